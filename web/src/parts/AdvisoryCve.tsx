// AdvisoryCve - CVE numbers of an advisory: reserved, told to the world, corrected, disputed, rejected; what waits and for whom
import { Button, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Advisory, type AdvisoryContent, type AdvisoryCves, get, post } from '../api'
import { Box, say, Time, Wrong } from '../bits'
import { useMay } from '../me'

type One = AdvisoryCves['numbers'][number]
const isCve = (id: string) => /^CVE-\d{4}-\d{4,}$/.test(id)
const open = (w: AdvisoryCves['wishes'][number]) => w.state === 'waiting' || w.state === 'sent'

// a final thing: its reason is asked for first, and what it does is said
function Reason({ at, n, verb, done, close }: { at: string; n: One; verb: 'reject' | 'transfer'; done: () => void; close: () => void }) {
  const { t } = useTranslation()
  const [v, setV] = useState({ reason: '', to: '' })
  const send = useMutation({
    mutationFn: () => post<AdvisoryCves>(`${at}/${n.id}/acts/${verb}`, verb === 'reject' ? { reason: v.reason } : v),
    onSuccess: () => {
      done()
      close()
    },
  })
  return (
    <Modal opened onClose={close} title={t(`ui.cve.do.${verb}`, { id: n.id })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          send.mutate()
        }}
      >
        <Stack gap="sm">
          <p style={{ margin: 0 }}>{t(`ui.cve.what.${verb}`)}</p>
          {verb === 'transfer' && <TextInput label={t('ui.cve.to')} required maxLength={32} value={v.to} onChange={(e) => setV({ ...v, to: e.currentTarget.value })} data-autofocus />}
          <Textarea label={t('ui.cve.reason')} required autosize minRows={2} maxLength={1000} value={v.reason} onChange={(e) => setV({ ...v, reason: e.currentTarget.value })} data-autofocus={verb === 'reject' || undefined} />
          <Wrong error={send.error} />
          <Button type="submit" loading={send.isPending} disabled={!v.reason.trim()}>
            {t(`ui.cve.do.${verb}`, { id: n.id })}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}

function Shown({ at, id }: { at: string; id: string }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['advisory-cve-record', at, id], queryFn: () => get<{ container: string; missing: string }>(`${at}/${id}/record`) })
  if (!q.data) return <Wrong error={q.error} />
  return (
    <>
      <p className="small quiet">{q.data.missing || t('ui.cve.record.fine')}</p>
      {q.data.container && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
        <pre className="raw adv-raw" tabIndex={0}>
          {JSON.stringify(JSON.parse(q.data.container), null, 2)}
        </pre>
      )}
    </>
  )
}

function Number({ a, at, n, busy, done }: { a: Advisory; at: string; n: One; busy: boolean; done: () => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const [ask, setAsk] = useState<'reject' | 'transfer' | null>(null)
  const [look, setLook] = useState(false)
  const act = useMutation({ mutationFn: (verb: string) => post<AdvisoryCves>(verb === 'use' ? `${at}/${n.id}/use` : `${at}/${n.id}/acts/${verb}`, {}), onSuccess: done })
  const verbs = n.state === 'reserved' ? ['publish'] : n.state === 'published' ? ['update', n.disputed ? 'undispute' : 'dispute'] : []
  const differs = n.seen !== '' && n.seen !== n.state
  return (
    <li>
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <span>
          <b className="mono">{n.id}</b> {t(`ui.cve.state.${n.state}`)} {n.disputed && t('ui.cve.disputed')} <span className="small quiet">{n.vulnerability}</span>
        </span>
        {!busy && (
          <span className="acts noprint">
            {(a.state === 'draft' || a.state === 'changes-requested') && n.state !== 'rejected' && n.vulnerability !== '' && (
              <Button size="compact-sm" variant="default" onClick={() => act.mutate('use')}>
                {t('ui.cve.use')}
              </Button>
            )}
            {may('route') &&
              verbs.map((v) => (
                <Button key={v} size="compact-sm" variant="default" loading={act.isPending && act.variables === v} onClick={() => act.mutate(v)}>
                  {t(`ui.cve.act.${v}`)}
                </Button>
              ))}
            {may('route') &&
              n.state !== 'rejected' &&
              (['reject', 'transfer'] as const).map((v) => (
                <Button key={v} size="compact-sm" variant="default" onClick={() => setAsk(v)}>
                  {t(`ui.cve.act.${v}`)}
                </Button>
              ))}
          </span>
        )}
      </div>
      {differs && <div className="wrong small">{t('ui.cve.differs', { seen: n.seen })}</div>}
      {n.to && <div className="small quiet">{t('ui.cve.handing', { to: n.to, why: n.why })}</div>}
      <Wrong error={act.error} />
      <details onToggle={(e) => setLook(e.currentTarget.open)}>
        <summary>{t('ui.cve.record')}</summary>
        {look && <Shown at={at} id={n.id} />}
      </details>
      {ask && <Reason at={at} n={n} verb={ask} done={done} close={() => setAsk(null)} />}
    </li>
  )
}

export function AdvisoryCve({ a, content }: { a: Advisory; content: AdvisoryContent }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const may = useMay()
  const at = `/advisories/${a.id}/cve`
  const q = useQuery({ queryKey: ['advisory-cve', a.id, a.desk_revision], queryFn: () => get<AdvisoryCves>(at), refetchInterval: (x) => (x.state.data?.wishes.some(open) ? 3000 : false) })
  const done = () => {
    client.invalidateQueries({ queryKey: ['advisory-cve', a.id] })
    client.invalidateQueries({ queryKey: ['advisory', a.ref] })
    client.invalidateQueries({ queryKey: ['advisory-cve-record', at] })
  }
  const reserve = useMutation({ mutationFn: (vulnerability: string) => post<AdvisoryCves>(at, { vulnerability }), onSuccess: done })
  const drop = useMutation({
    mutationFn: (id: string) => post<AdvisoryCves>(`${at}/wishes/${id}/withdraw`, {}),
    onSuccess: () => {
      done()
      say({ text: t('ui.cve.withdrawn') })
    },
  })
  const d = q.data
  if (!d || (!d.account && !d.numbers.length)) return null
  const busy = (number: string, vulnerability: string) => d.wishes.some((w) => open(w) && (number ? w.number === number : w.what === 'reserve' && w.vulnerability === vulnerability))
  const bare = content.vulnerabilities.map((v) => v.id).filter((id) => !isCve(id) && !d.numbers.some((n) => n.vulnerability === id && n.state !== 'rejected') && !busy('', id))
  const shown = d.wishes.filter((w, i) => open(w) || (w.state === 'refused' && i < 5))
  return (
    <Box title={t('ui.cve')} count={d.numbers.length || undefined}>
      {!d.numbers.length && !bare.length && !shown.length && <p className="empty">{t('ui.cve.none')}</p>}
      <ul className="items">
        {d.numbers.map((n) => (
          <Number key={n.id} a={a} at={at} n={n} busy={busy(n.id, '')} done={done} />
        ))}
        {bare.map((id) => (
          <li key={id} className="line" style={{ justifyContent: 'space-between' }}>
            <span className="mono">{id}</span>
            {d.account && (
              <Button size="compact-sm" variant="default" className="noprint" loading={reserve.isPending && reserve.variables === id} onClick={() => reserve.mutate(id)} aria-label={t('ui.cve.reserve_for', { id })}>
                {t('ui.cve.act.reserve')}
              </Button>
            )}
          </li>
        ))}
        {shown.map((w) => (
          <li key={w.id}>
            <span role="status">
              <b>{t(`ui.cve.act.${w.what}`)}</b> <span className="mono">{w.number || w.vulnerability}</span> {t(`ui.cve.wish.${w.state}`)} {w.words && <span className="small">{`${w.code} ${w.words}`}</span>}{' '}
              {open(w) && w.tries > 0 && (
                <span className="small quiet">
                  {t('ui.cve.again')} <Time at={w.due_at} short />
                </span>
              )}
            </span>{' '}
            {w.state !== 'sent' && may('desk') && (
              <Button size="compact-sm" variant="default" className="noprint" onClick={() => drop.mutate(w.id)}>
                {t('ui.cve.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Wrong error={reserve.error ?? drop.error} />
    </Box>
  )
}
