// MessageLine - a message before it leaves: to whom and why, marking, encryption, the text; release, undo, change, cancel
import { Button, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Outgoing, post, put } from '../api'
import { say, Time, Tlp, Wrong } from '../bits'
import { useMay } from '../me'
import { link, pathOfId } from '../router'
import { OutboxPreview } from './OutboxPreview'

export function useHeld(enabled = true) {
  return useQuery({ queryKey: ['outbox', 'held'], queryFn: () => get<{ messages: Outgoing[] }>('/outbox?state=held'), enabled, retry: false })
}

function Changing({ m, close }: { m: Outgoing; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [body, setBody] = useState(m.body)
  const save = useMutation({
    mutationFn: () => put(`/outbox/${m.id}`, { subject: m.subject, body }),
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: ['outbox'] })
      close()
    },
  })
  return (
    <div className="stack tight">
      <Textarea label={t('ui.outbox.text')} autosize minRows={4} value={body} onChange={(e) => setBody(e.currentTarget.value)} />
      <div className="acts">
        <Button size="compact-sm" disabled={!body.trim()} loading={save.isPending} onClick={() => save.mutate()}>
          {t('ui.save')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={close}>
          {t('ui.cancel')}
        </Button>
      </div>
      <Wrong error={save.error} />
    </div>
  )
}

// release, hold, cancel; what was released can be held again for 20 s
export function useRelease() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const again = () => queries.invalidateQueries({ queryKey: ['outbox'] })
  return useMutation({
    mutationFn: ({ m, verb }: { m: Outgoing; verb: string }) => post(`/outbox/${m.id}/${verb}`, {}),
    onSuccess: (_, { m, verb }) => {
      again()
      if (verb === 'release') say({ text: t('ui.outbox.released'), seconds: 20, undo: () => post(`/outbox/${m.id}/hold`, {}).then(again) })
    },
  })
}

// look: shown by the page, which has the keys; else here
export function MessageLine({ m, at, look }: { m: Outgoing; at?: boolean; look?: (m: Outgoing | null) => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const [changing, setChanging] = useState(false)
  const [looking, setLooking] = useState(false)
  const release = useRelease()
  const act = { ...release, mutate: (verb: string) => release.mutate({ m, verb }) }
  return (
    <li data-row={m.id} data-at={at}>
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <b>{m.subject}</b>
        <span className="chip">{t(`ui.outbox.state.${m.state}`, m.state)}</span>
      </div>
      <div className="line small">
        <span>
          {t('ui.to')} <b>{m.recipient === 'subscriber' ? t('ui.outbox.subscriber') : m.recipient}</b>
        </span>
        <span className="quiet">{t('ui.outbox.because', { reason: m.reason })}</span>
        <Tlp tlp={m.tlp} />
        <span title={m.encryption_reason}>{t(`ui.outbox.encryption.${m.encryption}`, m.encryption)}</span>
        {m.ref && <a {...link(pathOfId(m.record ?? '', m.ref))}>{m.ref}</a>}
        <span className="quiet">
          <Time at={m.sent_at ?? m.released_at ?? m.created_at} short />
        </span>
      </div>
      {m.error && <p className="late small">{m.error}</p>}
      {changing ? (
        <Changing m={m} close={() => setChanging(false)} />
      ) : (
        <details className="small">
          <summary>{t('ui.outbox.read')}</summary>
          <div className="talk seen">{m.body}</div>
        </details>
      )}
      <div className="acts noprint" style={{ marginBlockStart: '0.35rem' }}>
        <Button size="compact-sm" variant="default" onClick={() => (look ? look(m) : setLooking(true))} aria-label={`${t('ui.outbox.preview')}: ${m.subject}`}>
          {t('ui.outbox.preview')}
        </Button>
        {m.state === 'held' && may('release') && (
          <Button size="compact-sm" loading={act.isPending} onClick={() => act.mutate('release')}>
            {t('ui.outbox.release')}
          </Button>
        )}
        {m.state === 'queued' && (
          <Button size="compact-sm" variant="default" onClick={() => act.mutate('hold')}>
            {t('ui.outbox.hold')}
          </Button>
        )}
        {m.state === 'held' && !changing && (
          <Button size="compact-sm" variant="default" onClick={() => setChanging(true)}>
            {t('ui.edit')}
          </Button>
        )}
        {m.state === 'held' && (
          <Button size="compact-sm" variant="default" onClick={() => confirm(t('ui.outbox.cancel.sure')) && act.mutate('cancel')}>
            {t('ui.outbox.cancel')}
          </Button>
        )}
      </div>
      <Wrong error={act.error} />
      {looking && <OutboxPreview m={m} close={() => setLooking(false)} release={m.state === 'held' && may('release') ? () => act.mutate('release') : undefined} />}
    </li>
  )
}
