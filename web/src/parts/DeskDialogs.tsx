// DeskDialogs - assign, wait for somebody until a date, snooze, link
import { Button, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post, type Rec } from '../api'
import { say, Wrong } from '../bits'
import { useMay, useMe, useMembers } from '../me'
import { atNine, daysToMonday, timeIn, zoned } from '../text'

function Frame({ title, close, submit, error, pending, ready, label, children }: { title: string; close: () => void; submit: () => void; error: unknown; pending: boolean; ready: boolean; label: string; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        onSubmit={(e: FormEvent) => {
          e.preventDefault()
          if (ready) submit()
        }}
      >
        <Stack gap="sm">
          {children}
          <Wrong error={error} />
          <Button type="submit" disabled={!ready} loading={pending}>
            {label}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}

export function Assign({ r, close }: { r: Rec; close: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const may = useMay()
  const queries = useQueryClient()
  const people = useMembers(r.team)
  const [to, setTo] = useState<string | null>(r.assignee ?? me.id)
  const send = useMutation({
    mutationFn: () => post(`/records/${r.id}/assign`, { assignee: to }),
    onSuccess: () => {
      queries.invalidateQueries()
      close()
      const before = r.assignee ?? null
      say({ text: t('ui.assign.done'), undo: () => post(`/records/${r.id}/assign`, { assignee: before }).then(() => queries.invalidateQueries()) })
    },
  })
  // only a lead gives work to others; everybody may take and give back
  const data = people.filter((p) => p.id === me.id || p.id === r.assignee || may('assign')).map((p) => ({ value: p.id, label: p.id === me.id ? `${p.name} (${t('ui.assignee.me')})` : p.name }))
  return (
    <Frame title={t('ui.assign')} close={close} submit={send.mutate} error={send.error} pending={send.isPending} ready label={t('ui.assign')}>
      <Select label={t('ui.assignee')} data-autofocus clearable placeholder={t('ui.assignee.nobody')} value={to} onChange={setTo} data={data} />
    </Frame>
  )
}

const sides = ['reporter', 'vendor', 'asset-owner', 'partner', 'lab']

// the usual dates are one click; the time is nine o'clock in the zone of the one who asks
function Until({ value, set }: { value: string; set: (iso: string) => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const quick: [string, string][] = [
    [t('ui.until.tomorrow'), atNine(me.zone, 1)],
    [t('ui.until.monday'), atNine(me.zone, daysToMonday(me.zone))],
    [t('ui.until.week'), atNine(me.zone, 7)],
    [t('ui.until.fortnight'), atNine(me.zone, 14)],
  ]
  return (
    <div>
      <div className="chips">
        {quick.map(([label, iso]) => (
          <button key={label} type="button" className="filter" aria-pressed={value === iso} onClick={() => set(iso)}>
            {label}
          </button>
        ))}
      </div>
      <TextInput mt="xs" type="date" label={t('ui.until.date')} description={value ? timeIn(me.zone, value) : undefined} required value={value.slice(0, 10)} onChange={(e) => e.currentTarget.value && set(zoned(me.zone, e.currentTarget.value, 9))} />
    </div>
  )
}

export function Wait({ r, close, snooze }: { r: Rec; close: () => void; snooze?: boolean }) {
  const { t } = useTranslation()
  const me = useMe()
  const queries = useQueryClient()
  const [side, setSide] = useState<string | null>(r.waiting_for && sides.includes(r.waiting_for) ? r.waiting_for : 'reporter')
  const [until, setUntil] = useState(() => atNine(me.zone, snooze ? daysToMonday(me.zone) : 7))
  const again = () => queries.invalidateQueries()
  const send = useMutation({
    mutationFn: () => post(`/records/${r.id}/waiting`, { waiting_for: snooze ? 'date' : side, waiting_until: until }),
    onSuccess: () => {
      again()
      close()
      say({ text: t('ui.wait.done', { at: timeIn(me.zone, until) }), undo: () => post(`/records/${r.id}/waiting`, { waiting_for: 'nobody' }).then(again) })
    },
  })
  return (
    <Frame title={t(snooze ? 'ui.snooze' : 'ui.wait')} close={close} submit={send.mutate} error={send.error} pending={send.isPending} ready={!!until && (snooze || !!side)} label={t(snooze ? 'ui.snooze' : 'ui.wait')}>
      <p className="quiet" style={{ margin: 0 }}>
        {t(snooze ? 'ui.snooze.hint' : 'ui.wait.hint')}
      </p>
      {!snooze && <Select label={t('ui.waiting_for')} data-autofocus allowDeselect={false} value={side} onChange={setSide} data={sides.map((s) => ({ value: s, label: t(`ui.waiting.${s}`) }))} />}
      <Until value={until} set={setUntil} />
    </Frame>
  )
}

export function LinkTo({ r, close }: { r: Rec; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [target, setTarget] = useState('')
  const [type, setType] = useState<string | null>('related-to')
  const send = useMutation({
    mutationFn: () => post(`/records/${r.id}/links`, { target: target.trim(), type }),
    onSuccess: () => {
      queries.invalidateQueries()
      close()
    },
  })
  return (
    <Frame title={t('ui.link')} close={close} submit={send.mutate} error={send.error} pending={send.isPending} ready={!!target.trim() && !!type} label={t('ui.link')}>
      <Select label={t('ui.link.type')} allowDeselect={false} value={type} onChange={setType} data={['duplicate-of', 'related-to', 'concerns', 'found-in'].map((x) => ({ value: x, label: t(`ui.link.${x}`) }))} />
      <TextInput label={t('ui.link.target')} description={t('ui.link.target.hint')} data-autofocus required value={target} onChange={(e) => setTarget(e.currentTarget.value)} />
    </Frame>
  )
}
