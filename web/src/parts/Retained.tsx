// Retained - beside a record: how long it is kept, whether it is held, what was taken out of it; and taking one text out
import { Button, Modal, Switch, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, type Entry, type Erasure, get, post, type Rec } from '../api'
import { say, Shown, Time, Wrong } from '../bits'
import { useMe } from '../me'
import { link } from '../router'

const useErasures = (id: string) => useQuery({ queryKey: ['erasures', id], queryFn: () => get<{ erasures: Erasure[] }>(`/records/${id}/erasures`) })

// on the page of a record whose texts went: what, when, by which rule; who and how much, for the desk
export function ErasedBanner({ r }: { r: Rec }) {
  const { t } = useTranslation()
  const q = useErasures(r.id)
  const whole = q.data?.erasures.filter((x) => !x.entry && x.state === 'done').at(-1)
  if (!r.erased_at) return null
  return (
    <div className="box" role="note">
      <b>{t('ui.erased.whole')}</b> <Time at={r.erased_at} />
      {whole && (
        <div className="small">
          {t('ui.erased.rule', { rule: t(`ui.retention.class.${whole.rule}`, whole.rule) })}{' '}
          {whole.texts + whole.files + whole.mails > 0 && t('ui.erased.amount', { texts: whole.texts, files: whole.files, mails: whole.mails })}{' '}
          {whole.proposed_by_name && t('ui.erased.by', { one: whole.proposed_by_name, two: whole.decided_by_name })}
        </div>
      )}
    </div>
  )
}

export function Retained({ r }: { r: Rec }) {
  const { t } = useTranslation()
  const me = useMe()
  const queries = useQueryClient()
  const q = useErasures(r.id)
  const lead = me.seats.some((s) => s.place === r.team && s.role === 'lead')
  const hold = useMutation({
    mutationFn: async (on: boolean) => {
      const path = `/${r.kind}s/${r.id}`
      const { etag } = await call('GET', path)
      return call('PATCH', path, { legal_hold: on }, { 'If-Match': etag ?? '' })
    },
    onSuccess: (_, on) => {
      queries.invalidateQueries()
      say({ text: t(on ? 'ui.retained.held' : 'ui.retained.let_go') })
    },
  })
  return (
    <div className="stack tight small">
      <div>
        {t(`ui.retention.class.${r.retention}`, r.retention ?? '')}.{' '}
        {r.retain_until && (
          <>
            {t('ui.retained.until')} <Time at={r.retain_until} short />
          </>
        )}
      </div>
      {lead && !r.erased_at ? (
        <Switch className="noprint" label={t('ui.retained.hold')} checked={!!r.legal_hold} disabled={hold.isPending} onChange={(e) => hold.mutate(e.currentTarget.checked)} />
      ) : (
        r.legal_hold && <b>{t('ui.retained.held')}</b>
      )}
      <Wrong error={hold.error} />
      <Shown query={q} empty={(d) => (d.erasures.length ? undefined : <></>)}>
        {(d) => (
          <ul className="items">
            {d.erasures.map((x) => (
              <li key={x.id}>
                {t(x.entry ? 'ui.erase.one' : 'ui.erase.whole')}: {t(`ui.erase.state.${x.state}`, x.state)} <Time at={x.decided_at ?? x.proposed_at} short />
                {x.reason && <div className="quiet">{x.reason}</div>}
                <div className="quiet">{[x.proposed_by_name, x.decided_by_name].filter(Boolean).join(', ')}</div>
                {x.state === 'proposed' && <a {...link('administration/retention')}>{t('ui.erase.decide')}</a>}
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </div>
  )
}

export function EraseText({ e }: { e: Entry }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const ask = useMutation({
    mutationFn: () => post(`/entries/${e.id}/erasure`, { reason }),
    onSuccess: () => {
      queries.invalidateQueries()
      setOpen(false)
      say({ text: t('ui.erase.asked') })
    },
  })
  return (
    <>
      <Button className="noprint" size="compact-xs" variant="subtle" onClick={() => setOpen(true)} aria-label={t('ui.erase.of', { text: e.body.slice(0, 40) })}>
        {t('ui.erase')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('ui.erase')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
        <form
          className="stack tight"
          onSubmit={(x) => {
            x.preventDefault()
            ask.mutate()
          }}
        >
          <p style={{ margin: 0 }}>{t('ui.erase.text')}</p>
          <Textarea label={t('ui.erase.reason')} description={t('ui.erase.reason.hint')} data-autofocus required minLength={5} maxLength={300} value={reason} onChange={(x) => setReason(x.currentTarget.value)} />
          <Wrong error={ask.error} />
          <Button type="submit" loading={ask.isPending}>
            {t('ui.erase.propose')}
          </Button>
        </form>
      </Modal>
    </>
  )
}
