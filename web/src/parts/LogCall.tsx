// LogCall - a call is written down while it lasts: five things, and it is kept as an incident or laid into the inbox; its
// clock starts at the call's time. Who has no desk reports an incident of the own organisation with the same few fields.
import { Button, Modal, SegmentedControl, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Incident, type Message, type Organisation, type Page, post } from '../api'
import { say, Wrong } from '../bits'
import { useMay, useMe } from '../me'
import { go } from '../router'

// the time as an input of the browser wants it, and back; both in the browser's own zone, which is shown beside it
const local = (at: number) => new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16)

function Who({ value, set }: { value: string | null; set: (id: string | null) => void }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const q = useQuery({ queryKey: ['organisations', 'pick', words], queryFn: () => get<Page<Organisation>>(`/organisations?limit=50${words ? `&q=${encodeURIComponent(words)}` : ''}`), retry: false })
  return <Select label={t('ui.phone.organisation')} searchable clearable value={value} onChange={set} onSearchChange={setWords} data={(q.data?.items ?? []).map((o) => ({ value: o.id, label: o.title }))} />
}

// about: what it is known to be already, from an event
export default function LogCall({ close, about }: { close: () => void; about?: { sender: string; title: string; body: string; severity: string; organisation: string | null } }) {
  const { t } = useTranslation()
  const me = useMe()
  const may = useMay()
  const desk = may('desk')
  const queries = useQueryClient()
  const [f, setF] = useState({ sender: about?.sender ?? '', telephone: '', title: about?.title.slice(0, 200) ?? '', body: about?.body ?? '', severity: about?.severity ?? 'medium', at: local(Date.now()) })
  const [organisation, setOrganisation] = useState<string | null>(about?.organisation ?? null)
  const [opened] = useState(f.at)
  const set = (k: keyof typeof f) => (e: { currentTarget: { value: string } }) => setF({ ...f, [k]: e.currentTarget.value })
  const send = useMutation({
    mutationFn: async (incident: boolean) => {
      const m = await post<Message>('/messages', {
        door: desk ? (about ? 'sensor' : 'call') : 'portal',
        title: f.title,
        body: f.body.trim() || f.title,
        severity: f.severity,
        ...(desk ? { sender: f.sender, telephone: f.telephone, ...(organisation ? { organisation } : {}), ...(f.at !== opened ? { received_at: new Date(f.at).toISOString() } : {}) } : {}),
      })
      if (!incident) return m.ref
      await post(`/records/${m.id}/acts/incident`, {})
      const made = (await get<Message>(`/messages/${m.id}`)).became
      await post(`/records/${made}/assign`, { assignee: me.id })
      return (await get<Incident>(`/incidents/${made}`)).ref
    },
    onSuccess: (ref, incident) => {
      queries.invalidateQueries()
      close()
      if (incident) go(`incidents/${ref}`)
      else say({ text: t(desk ? 'ui.phone.kept' : 'ui.phone.sent', { ref }), more: desk ? undefined : { label: t('ui.open'), act: () => go(`messages/${ref}`) } })
    },
  })
  const ready = f.title.trim().length > 2 && !send.isPending
  const keys = (e: KeyboardEvent) => {
    if ((e.ctrlKey || e.metaKey) && e.key === 'Enter' && ready) send.mutate(desk)
  }
  return (
    <Modal opened onClose={close} title={t(about ? 'ui.event.incident' : desk ? 'ui.phone.title' : 'ui.phone.report')} size="lg" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter from any field */}
      <form
        onKeyDown={keys}
        onSubmit={(e) => {
          e.preventDefault()
          if (ready) send.mutate(desk)
        }}
      >
        <Stack gap="sm">
          {desk && !about && (
            <div className="two">
              <TextInput label={t('ui.phone.caller')} data-autofocus maxLength={200} value={f.sender} onChange={set('sender')} />
              <TextInput label={t('ui.phone.number')} type="tel" maxLength={60} value={f.telephone} onChange={set('telephone')} />
            </div>
          )}
          {desk && <Who value={organisation} set={setOrganisation} />}
          <TextInput label={t('ui.phone.what')} data-autofocus={desk && !about ? undefined : true} required minLength={3} maxLength={200} value={f.title} onChange={set('title')} />
          <Textarea label={t('ui.phone.more')} autosize minRows={3} maxRows={12} value={f.body} onChange={set('body')} />
          <div>
            <span className="label-like" id="call-severity">
              {t('ui.severity')}
            </span>
            <SegmentedControl
              aria-labelledby="call-severity"
              fullWidth
              value={f.severity}
              onChange={(severity) => setF({ ...f, severity })}
              data={['low', 'medium', 'high', 'critical'].map((s) => ({ value: s, label: t(`ui.severity.${s}`) }))}
            />
          </div>
          {desk && !about && <TextInput type="datetime-local" label={t('ui.phone.when')} description={t('ui.phone.when.hint')} value={f.at} max={local(Date.now())} onChange={set('at')} />}
          <Wrong error={send.error} />
          <div className="acts">
            <Button type="submit" disabled={!ready} loading={send.isPending} title="Ctrl+Enter">
              {t(desk ? 'ui.phone.incident' : 'ui.phone.send')}
            </Button>
            {desk && (
              <Button variant="default" disabled={!ready} onClick={() => send.mutate(false)}>
                {t('ui.phone.inbox')}
              </Button>
            )}
            <Button variant="default" onClick={close}>
              {t('ui.cancel')}
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  )
}
