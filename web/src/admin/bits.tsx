// bits - what the pages of Administration share: saving with a word about it, a line of texts, which desk is meant
import { Button, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Desk } from '../api'
import { say, Wrong } from '../bits'
import { deskOf, useMay, useMe, useTeams } from '../me'
import { go, usePath } from '../router'

// one change: afterwards everything is read afresh
export function useChange<A = void, R = unknown>(fn: (a: A) => Promise<R>, then?: (r: R, a: A) => void) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: fn,
    onSuccess: (r: R, a: A) => {
      queries.invalidateQueries()
      if (then) then(r, a)
      else say({ text: t('ui.saved') })
    },
  })
}

export function Form({ save, busy, label, error, children, disabled }: { save: () => void; busy: boolean; label: string; error: unknown; children: ReactNode; disabled?: boolean }) {
  return (
    <form
      className="stack tight"
      onSubmit={(e) => {
        e.preventDefault()
        save()
      }}
    >
      {children}
      <div>
        <Button type="submit" loading={busy} disabled={disabled}>
          {label}
        </Button>
      </div>
      <Wrong error={error} />
    </form>
  )
}

// a text of an object under its name
export function texts<T extends object>(v: T, set: (v: T) => void, off?: boolean) {
  return (k: keyof T & string, label: string, more: Partial<Parameters<typeof TextInput>[0]> = {}) => (
    <TextInput key={k} label={label} disabled={off} value={String(v[k] ?? '')} onChange={(e) => set({ ...v, [k]: e.currentTarget.value })} {...more} />
  )
}

// the desks that one may look after (only those one works at, where the machine's keeper has no say), and which one is meant:
// it stands in the address
export function useDesk(section: string, own_only = false): { team: string | null; picker: ReactNode } {
  const { t } = useTranslation()
  const me = useMe()
  const may = useMay()
  const all = useTeams()
  const asked = new URLSearchParams(usePath().split('?')[1] ?? '').get('team')
  const own = deskOf(me)
  const desks = may('admin') && !own_only ? all : all.filter((x) => own.includes(x.id))
  const team = desks.find((x) => x.id === asked)?.id ?? desks.find((x) => own.includes(x.id))?.id ?? desks[0]?.id ?? null
  const picker = desks.length > 1 && (
    <Select label={t('ui.people.team')} allowDeselect={false} value={team} onChange={(v) => go(`administration/${section}?team=${v}`, true)} data={desks.map((x) => ({ value: x.id, label: x.name }))} maw="24rem" />
  )
  return { team, picker }
}
export function useDeskKept(team: string | null) {
  return useQuery({ queryKey: ['desk', team], queryFn: () => get<Desk>(`/teams/${team}`), enabled: !!team })
}
