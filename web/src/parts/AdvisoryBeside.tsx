// AdvisoryBeside - beside the text: what is missing, each a step to its place; how it will look; what is different; revisions
import { Button, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Act, type Advisory, type AdvisoryDifference, type AdvisoryPreview, type AdvisoryRevisions, get } from '../api'
import { Box, Time } from '../bits'
import { useMe } from '../me'
import { zoned } from '../text'

export type Check = AdvisoryPreview['checks'][number]

// a paragraph of what is written: it is marked, so that the eye finds it
function paragraph(e: HTMLTextAreaElement, n: number) {
  let at = 0
  for (const m of e.value.matchAll(/(?:[^\S\n]*\S[^\n]*(?:\n|$))+/g)) if (++at === n) e.setSelectionRange(m.index, m.index + m[0].trimEnd().length)
}

// the nearest place that is on the page: /products/2/range, else the product, else the table
export function jump(place: string) {
  const parts = place.split('/')
  for (let n = parts.length; n > 1; n--) {
    const e = document.getElementById(`at${parts.slice(0, n).join('/')}`)
    if (!e) continue
    const field = e.matches('input,textarea') ? e : e.querySelector<HTMLElement>('input,textarea,button')
    e.scrollIntoView({ block: 'center' })
    ;(field as HTMLElement | null)?.focus({ preventScroll: true })
    if (field instanceof HTMLTextAreaElement && /^\d+$/.test(parts[n] ?? '')) paragraph(field, Number(parts[n]))
    return
  }
}

export function Checks({ checks }: { checks: Check[] }) {
  const { t } = useTranslation()
  const stops = checks.filter((c) => c.stops).length
  return (
    <Box title={t('ui.adv.checks')} count={checks.length}>
      <p role="status" style={{ marginBlock: 0 }}>
        {stops ? t('ui.adv.checks.stops', { n: stops }) : t('ui.adv.checks.fine')}
      </p>
      <ul className="items">
        {checks.map((c) => (
          <li key={c.place + c.text}>
            <button type="button" className="plain-link" onClick={() => jump(c.place)}>
              {c.text}
            </button>{' '}
            <span className="small quiet mono">{c.place}</span> {!c.stops && <span className="small quiet">{t('ui.adv.checks.hint')}</span>}
          </li>
        ))}
      </ul>
    </Box>
  )
}

export function Preview({ p }: { p?: AdvisoryPreview }) {
  const { t } = useTranslation()
  const [as, setAs] = useState<'page' | 'mail' | 'csaf'>('page')
  return (
    <Box title={t('ui.adv.preview')}>
      {/* biome-ignore lint/a11y/useSemanticElements: which of three looks, not a form */}
      <div className="chips" role="group" aria-label={t('ui.adv.preview')}>
        {(['page', 'mail', 'csaf'] as const).map((k) => (
          <button key={k} type="button" className="filter" aria-pressed={as === k} onClick={() => setAs(k)}>
            {t(`ui.adv.preview.${k}`)}
          </button>
        ))}
      </div>
      {p && as === 'page' && (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: made by the hub of its own few tags; whatever was written is escaped
        <div className="adv-page" dangerouslySetInnerHTML={{ __html: p.page.replaceAll('<h1>', '<h3>').replaceAll('</h1>', '</h3>').replaceAll('<h2>', '<h4>').replaceAll('</h2>', '</h4>') }} />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      {p && as !== 'page' && <pre className="raw adv-raw" tabIndex={0}>{as === 'mail' ? p.mail : JSON.stringify(JSON.parse(p.csaf), null, 1)}</pre>}
    </Box>
  )
}

export function Difference({ a }: { a: Advisory }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['advisory-difference', a.id, a.desk_revision], queryFn: () => get<AdvisoryDifference>(`/advisories/${a.id}/difference`), enabled: a.version > 0 })
  if (!q.data || !a.version) return null
  return (
    <Box title={t('ui.adv.difference', { n: q.data.from })} count={q.data.changes.length}>
      <ul className="items">
        {q.data.changes.map((c) => (
          <li key={c.place}>
            <b>{c.place}</b>
            {c.was && <del className="adv-was">{c.was}</del>}
            {c.now && <ins className="adv-now">{c.now}</ins>}
          </li>
        ))}
        {!q.data.changes.length && <li className="quiet">{t('ui.adv.difference.none')}</li>}
      </ul>
    </Box>
  )
}

export function Revisions({ a }: { a: Advisory }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['advisory-revisions', a.id, a.version], queryFn: () => get<AdvisoryRevisions>(`/advisories/${a.id}/revisions`), enabled: a.version > 0 })
  if (!a.version) return null
  return (
    <Box title={t('ui.adv.revisions')} count={q.data?.revisions.length}>
      <ul className="items">
        {q.data?.revisions.map((r) => (
          <li key={r.n}>
            <b>{r.n}</b> {r.what}{' '}
            <span className="small quiet">
              <Time at={r.at} short /> {r.approved_name && t('ui.adv.approved_by', { name: r.approved_name })}
            </span>
          </li>
        ))}
      </ul>
      <a href={`/advisories/${a.ref}`} target="_blank" rel="noreferrer">
        {t('ui.adv.public')}
      </a>
    </Box>
  )
}

// what an act needs beside the press of its button
export function AdvisoryAct({ act, run, busy, close }: { act: Act; run: (body: object) => void; busy: boolean; close: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const [v, setV] = useState({ text: '', target: '', day: '', hour: '09:00' })
  return (
    <Modal opened onClose={close} title={t(`ui.adv.act.${act.verb}`)} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          const at = v.day ? new Date(Date.parse(zoned(me.zone, v.day, 0)) + (Number(v.hour.slice(0, 2)) * 60 + Number(v.hour.slice(3, 5))) * 60_000) : null
          run({ ...(v.text ? { text: v.text } : {}), ...(v.target ? { target: v.target.trim() } : {}), ...(at ? { until: at.toISOString() } : {}) })
        }}
      >
        <Stack gap="sm">
          <p className="quiet" style={{ margin: 0 }}>
            {act.doc}.
          </p>
          {act.needs_target && <TextInput label={t('ui.link.target')} required value={v.target} onChange={(e) => setV({ ...v, target: e.currentTarget.value })} />}
          {act.needs_until && <TextInput type="date" label={t('ui.until.date')} required value={v.day} onChange={(e) => setV({ ...v, day: e.currentTarget.value })} />}
          {act.needs_until && <TextInput type="time" label={t('ui.adv.hour')} required value={v.hour} onChange={(e) => setV({ ...v, hour: e.currentTarget.value })} />}
          {act.needs_text && <Textarea data-autofocus label={t('ui.act.words')} autosize minRows={3} required value={v.text} onChange={(e) => setV({ ...v, text: e.currentTarget.value })} />}
          <Button type="submit" loading={busy}>
            {t(`ui.adv.act.${act.verb}`)}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
