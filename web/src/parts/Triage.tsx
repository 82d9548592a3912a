// Triage - beside a report: how it was judged, by CVSS and by SSVC tables, and what stood there before
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Report, type ReportDecision, type ReportScore } from '../api'
import { Box, copy, Shown, Time } from '../bits'
import { useKeys } from '../keys'
import { worded } from './measure'

const Cvss = lazy(() => import('./CvssDialog'))
const Ssvc = lazy(() => import('./SsvcDialog'))

function Score({ s }: { s: ReportScore }) {
  const { t } = useTranslation()
  return (
    <li>
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <b>CVSS {s.version}</b>
        <span className={`chip severity ${s.severity}`}>
          {s.score} {t(`ui.severity.${s.severity}`, s.severity)}
        </span>
      </div>
      <div className="mono small" style={{ overflowWrap: 'anywhere' }}>
        {s.vector}
      </div>
      <div className="small quiet line">
        <span>
          {s.by_name}, <Time at={s.at} short />
        </span>
        <Button className="noprint" size="compact-xs" variant="default" onClick={() => copy(s.vector, t('ui.copied'))} aria-label={t('ui.triage.copy.vector', { version: s.version })}>
          {t('ui.triage.copy')}
        </Button>
      </div>
    </li>
  )
}

function Decision({ d, title }: { d: ReportDecision; title: string }) {
  const { t } = useTranslation()
  return (
    <li>
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <b>{title}</b>
        <span className="chip">{worded(d.outcome)}</span>
      </div>
      {d.overridden && (
        <div className="small">
          {t('ui.triage.against', { outcome: worded(d.computed) })}{' '}
          <span dir="auto">{d.reason}</span>
        </div>
      )}
      {d.due_at && (
        <div className="small">
          {t('ui.triage.due')} <Time at={d.due_at} short />
        </div>
      )}
      <details className="small">
        <summary>{t('ui.triage.answers')}</summary>
        <ul style={{ margin: 0, paddingInlineStart: '1.1rem' }}>
          {d.answers.map((a) => (
            <li key={a}>{worded(a).replace('=', ': ')}</li>
          ))}
        </ul>
      </details>
      <div className="small quiet">
        {d.by_name}, <Time at={d.at} short />
      </div>
    </li>
  )
}

function Judged({ scores, decisions }: { scores: ReportScore[]; decisions: ReportDecision[] }) {
  const { t } = useTranslation()
  const tables = useQuery({ queryKey: ['ssvc'], queryFn: () => get<{ tables: { name: string; title: string }[] }>('/ssvc'), staleTime: 3_600_000, enabled: decisions.length > 0 })
  const titleOf = (name: string) => tables.data?.tables.find((x) => x.name === name)?.title ?? worded(name)
  const list = (current: boolean) => (
    <ul className="items">
      {decisions
        .filter((d) => d.current === current)
        .map((d) => (
          <Decision key={d.id} d={d} title={titleOf(d.table)} />
        ))}
      {scores
        .filter((s) => s.current === current)
        .map((s) => (
          <Score key={s.id} s={s} />
        ))}
    </ul>
  )
  const before = [...scores, ...decisions].filter((x) => !x.current).length
  return (
    <>
      {list(true)}
      {before > 0 && (
        <details>
          <summary className="small">{t('ui.triage.before', { n: before })}</summary>
          {list(false)}
        </details>
      )}
    </>
  )
}

export function Triage({ r }: { r: Report }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'cvss' | 'ssvc' | null>(null)
  const judged = useQuery({
    queryKey: ['triage', r.id],
    queryFn: async () => {
      const [s, d] = await Promise.all([get<{ scores: ReportScore[] }>(`/reports/${r.id}/scores`), get<{ decisions: ReportDecision[] }>(`/reports/${r.id}/decisions`)])
      return { ...s, ...d }
    },
  })
  const may = !r.erased_at
  useKeys(may ? { s: () => setOpen('ssvc'), b: () => setOpen('cvss') } : {})
  const newest = judged.data?.scores.find((s) => s.current)
  return (
    <Box title={t('ui.triage')}>
      <Shown query={judged} empty={(j) => (j.scores.length + j.decisions.length ? undefined : <p className="empty small">{t('ui.triage.empty')}</p>)}>
        {(j) => <Judged {...j} />}
      </Shown>
      {may && (
        <div className="acts noprint" style={{ marginBlockStart: '0.6rem' }}>
          <Button size="compact-sm" variant="default" onClick={() => setOpen('ssvc')}>
            {t('ui.triage.decide')}
            <kbd aria-hidden>s</kbd>
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setOpen('cvss')}>
            {t('ui.triage.score')}
            <kbd aria-hidden>b</kbd>
          </Button>
        </div>
      )}
      <Suspense fallback={null}>
        {open === 'ssvc' && <Ssvc r={r} last={judged.data?.decisions.find((d) => d.current)} close={() => setOpen(null)} />}
        {open === 'cvss' && <Cvss r={r} vector={newest?.vector ?? r.cvss} close={() => setOpen(null)} />}
      </Suspense>
    </Box>
  )
}
