// Alike - beside a report: what may be the same, with reasons; one of them side by side with it, to be closed as its duplicate or
// put aside for good
import { Button, Modal, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Act, del, get, post, type Report, type ReportAlike } from '../api'
import { Box, say, Shown, State, Time, Wrong } from '../bits'
import { useKeys } from '../keys'
import { link, pathOf } from '../router'
import { defang } from '../text'
import { useWordsOf } from './ActDialog'
import { ReporterSees } from './ReporterSees'

const fold = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const wordsIn = (text: string) => new Set((text.match(/[\p{L}\p{N}]+/gu) ?? []).map(fold).filter((w) => w.length > 3 || /\d/.test(w)))

// the words that the other text has too are marked
function Marked({ text, common }: { text: string; common: Set<string> }): ReactNode {
  const parts = useMemo(() => text.slice(0, 8000).split(/([\p{L}\p{N}\p{M}]+)/u), [text])
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which do not move
  return parts.map((p, i) => (i % 2 && common.has(fold(p)) ? <mark key={i}>{p}</mark> : p))
}

function One({ r, common, label }: { r: Report; common: Set<string>; label: string }) {
  const { t } = useTranslation()
  const same = (text: string) => <Marked text={text} common={common} />
  return (
    <section aria-label={label} className="stack tight" style={{ minInlineSize: 0, overflowWrap: 'anywhere' }}>
      <div className="line">
        <b className="small quiet">{label}</b>
        <span className="mono">{r.ref}</span>
        <State state={r.state} reason={r.state === 'closed' ? r.outcome : undefined} />
      </div>
      <h3 dir={r.direction} style={{ margin: 0, fontSize: '1rem' }}>
        {same(r.title)}
      </h3>
      <div className="small">
        {[r.vendor, r.product, r.version].some(Boolean) && <div>{same([r.vendor, r.product, r.version].filter(Boolean).join(' '))}</div>}
        {r.site && <div className="mono">{defang(r.site)}</div>}
        {r.cve && <div className="mono">{same(r.cve)}</div>}
        <div className="quiet">
          {t(r.originator.startsWith('rct_') ? 'ui.alike.by.form' : 'ui.alike.by.account')}, <Time at={r.received_at} short />
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard */}
      <div className="talk" dir={r.direction} tabIndex={0} role="region" aria-label={t('ui.alike.found', { ref: r.ref })} style={{ maxBlockSize: '45vh', overflow: 'auto' }}>
        {same(r.description)}
      </div>
    </section>
  )
}

function Reasons({ k }: { k: ReportAlike }) {
  const { t } = useTranslation()
  return (
    <span className="small quiet">
      {t('ui.alike.score', { n: k.score })}: {k.reasons.map((w) => (w === 'similar-text' ? t('ui.alike.why.similar-text', { n: k.text }) : t(`ui.alike.why.${w}`, w))).join(', ')}
    </span>
  )
}

// what the reporter will read stands there, so that Enter is enough
function Beside({ r, k, apart, close }: { r: Report; k: ReportAlike; apart: (k: ReportAlike) => void; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const words = useWordsOf(r.language)
  const proposed = words('ui.template.decline.duplicate') || words('ui.template.decline')
  const [text, setText] = useState(proposed)
  const [touched, setTouched] = useState(false)
  useEffect(() => {
    if (!touched && proposed) setText(proposed)
  }, [touched, proposed])
  const other = useQuery({ queryKey: ['report-beside', k.id], queryFn: () => get<Report>(`/reports/${k.id}`) })
  const acts = useQuery({ queryKey: ['acts', r.id], queryFn: () => get<{ acts: Act[] }>(`/records/${r.id}/acts`) })
  const decline = acts.data?.acts.find((a) => a.verb === 'decline')
  const send = useMutation({
    mutationFn: () => post(`/records/${r.id}/acts/decline`, { code: 'duplicate', target: k.id, text }),
    onSuccess: () => {
      queries.invalidateQueries()
      close()
      say({ text: t('ui.alike.closed', { ref: k.ref }) })
    },
  })
  const ready = decline?.possible && text.trim() && !send.isPending
  const submit = () => ready && send.mutate()
  useKeys({ Enter: submit, x: () => apart(k) }, true)
  const common = useMemo(() => {
    const whole = (x: Report) => wordsIn([x.title, x.vendor, x.product, x.version, x.cve, x.description].join(' '))
    const theirs = other.data ? whole(other.data) : new Set<string>()
    return new Set([...whole(r)].filter((w) => theirs.has(w)))
  }, [r, other.data])
  return (
    <Modal opened onClose={close} size="min(70rem, 96vw)" title={t('ui.alike.beside', { ref: k.ref })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <div className="stack">
        <Reasons k={k} />
        <Shown query={other}>
          {(o) => (
            <div style={{ display: 'grid', gap: '1rem', gridTemplateColumns: 'repeat(auto-fit, minmax(min(20rem, 100%), 1fr))' }}>
              <One r={r} common={common} label={t('ui.alike.this')} />
              <One r={o} common={common} label={t('ui.alike.that')} />
            </div>
          )}
        </Shown>
        {decline?.possible ? (
          <>
            <Textarea
              label={t('ui.text.reporter')}
              description={t('ui.text.reporter.hint')}
              autosize
              minRows={2}
              maxRows={8}
              dir="auto"
              value={text}
              onChange={(e) => {
                setText(e.currentTarget.value)
                setTouched(true)
              }}
              onKeyDown={(e) => (e.ctrlKey || e.metaKey) && e.key === 'Enter' && submit()}
            />
            <ReporterSees state="closed" after code="duplicate" />
          </>
        ) : (
          decline && <p className="small quiet">{decline.why_not}</p>
        )}
        <Wrong error={send.error} />
        <div className="acts">
          <Button onClick={submit} disabled={!ready} loading={send.isPending} data-autofocus>
            {t('ui.alike.close')}
          </Button>
          <Button variant="default" onClick={() => apart(k)}>
            {t('ui.alike.apart')}
            <kbd aria-hidden>x</kbd>
          </Button>
          <Button variant="default" onClick={close}>
            {t('ui.cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

export function Alike({ r }: { r: Report }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [beside, setBeside] = useState<ReportAlike | null>(null)
  const q = useQuery({ queryKey: ['alike', r.id], queryFn: () => get<{ duplicates: ReportAlike[] }>(`/reports/${r.id}/duplicates`), enabled: !r.erased_at })
  const again = () => queries.invalidateQueries()
  const apart = useMutation({
    mutationFn: (k: ReportAlike) => post(`/reports/${r.id}/not-the-same`, { record: k.id }),
    onSuccess: (_, k) => {
      again()
      setBeside(null)
      say({ text: t('ui.alike.apart.done', { ref: k.ref }), undo: () => del(`/reports/${r.id}/not-the-same/${k.id}`).then(again) })
    },
  })
  const first = q.data?.duplicates.find((k) => k.kind === 'report')
  useKeys({ u: first && (() => setBeside(first)) })
  if (r.erased_at) return null
  return (
    <Box title={t('ui.alike')}>
      <Shown query={q} empty={(d) => (d.duplicates.length ? undefined : <p className="empty small">{t('ui.alike.empty')}</p>)}>
        {(d) => (
          <ul className="items small" style={{ overflowWrap: 'anywhere' }}>
            {d.duplicates.map((k) => (
              <li key={k.id}>
                <div>
                  <a {...link(pathOf(k.kind, k.ref))} className="mono">
                    {k.ref}
                  </a>{' '}
                  <State state={k.state} reason={k.state === 'closed' ? k.outcome : undefined} />
                </div>
                <div dir="auto">{k.title}</div>
                <Reasons k={k} />
                {k.kind === 'report' && (
                  <div className="acts noprint" style={{ marginBlockStart: '0.3rem' }}>
                    <Button size="compact-xs" variant="default" onClick={() => setBeside(k)} aria-label={t('ui.alike.compare.of', { ref: k.ref })}>
                      {t('ui.alike.compare')}
                      {k === first && <kbd aria-hidden>u</kbd>}
                    </Button>
                    <Button size="compact-xs" variant="default" onClick={() => apart.mutate(k)} aria-label={t('ui.alike.apart.of', { ref: k.ref })}>
                      {t('ui.alike.apart')}
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ul>
        )}
      </Shown>
      <Wrong error={apart.error} />
      {beside && <Beside r={r} k={beside} apart={(k) => apart.mutate(k)} close={() => setBeside(null)} />}
    </Box>
  )
}
