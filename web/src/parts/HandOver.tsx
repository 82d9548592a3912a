// HandOver - who is on duty at my desks in one line each, and giving it to the next one with a word
import { Button, Modal, Select, Stack, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DutyNow, get, post } from '../api'
import { say, Time, Wrong } from '../bits'
import { useMay, useMembers } from '../me'
import { link } from '../router'

export function HandOver({ team, line, from, next, close }: { team: string; line: number; from: string | null; next: string | null; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const people = useMembers(team).filter((p) => p.id !== from)
  const [to, setTo] = useState<string | null>(next)
  const [note, setNote] = useState('')
  const give = useMutation({
    mutationFn: () => post(`/teams/${team}/duty/hand-over`, { line, to, note }),
    onSuccess: () => {
      queries.invalidateQueries()
      close()
      say({ text: t('ui.duty.handed') })
    },
  })
  return (
    <Modal opened onClose={close} title={t('ui.duty.hand_over')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          give.mutate()
        }}
      >
        <Stack gap="sm">
          <Textarea label={t('ui.duty.note')} description={t('ui.duty.note.hint')} data-autofocus required autosize minRows={3} maxLength={2000} value={note} onChange={(e) => setNote(e.currentTarget.value)} />
          <Select label={t('ui.duty.to')} required allowDeselect={false} value={to} onChange={setTo} data={people.map((p) => ({ value: p.id, label: p.name }))} />
          <Wrong error={give.error} />
          <Button type="submit" disabled={!to || !note.trim()} loading={give.isPending}>
            {t('ui.duty.hand_over')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}

function Line({ d, many }: { d: DutyNow; many: boolean }) {
  const { t } = useTranslation()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const page = link(`administration/duty?team=${d.team}`)
  if (!d.planned)
    return may('team') ? (
      <p className="small quiet" style={{ margin: 0 }}>
        {many && <b>{d.name}: </b>}
        {t('ui.duty.none')} <a {...page}>{t('ui.duty.make')}</a>
      </p>
    ) : null
  return (
    <p className="small line" style={{ margin: 0 }}>
      <span>
        {many && <b>{d.name}: </b>}
        <a {...page}>{t('ui.duty.now')}</a>: {d.person ? <b>{d.person_name}</b> : <b className="late">{t('ui.duty.nobody')}</b>}
        {d.until && (
          <>
            , {t('ui.duty.next')} <Time at={d.until} short /> {t('ui.duty.next_to', { name: d.next_name || t('ui.duty.nobody') })}
          </>
        )}
      </span>
      {d.yours && (
        <Button className="noprint" size="compact-sm" variant="default" onClick={() => setOpen(true)}>
          {t('ui.duty.hand_over')}
        </Button>
      )}
      {open && <HandOver team={d.team ?? ''} line={1} from={d.person} next={d.next} close={() => setOpen(false)} />}
    </p>
  )
}

export function OnDuty() {
  const q = useQuery({ queryKey: ['duty', 'home'], queryFn: () => get<{ teams: DutyNow[] }>('/home/duty'), refetchInterval: 300_000, retry: false })
  const teams = q.data?.teams ?? []
  return (
    <>
      {teams.map((d) => (
        <Line key={d.team} d={d} many={teams.length > 1} />
      ))}
    </>
  )
}
