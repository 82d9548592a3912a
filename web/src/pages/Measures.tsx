// Measures - what the disclosure programme is measured by over a period: the ten in a table, beside each how it went from
// quarter to quarter; then the quarters in numbers, and the organisations and sectors
import { Button, Loader, Select, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, type Measure, type Measures as Answer } from '../api'
import { Box, Time, Wrong } from '../bits'
import { useMay } from '../me'
import { Bar, Bars } from '../parts/Chart'
import { Chip } from '../parts/ListTools'
import { go, link, usePath } from '../router'
import { shareOf, spanOf } from '../text'

interface Figure {
  letter: string
  name: string & keyof Measure // what is counted, or the median
  of?: string & keyof Measure // of how many
  time?: boolean
}
const figures: Figure[] = [
  { letter: 'a', name: 'received' },
  { letter: 'b', name: 'valid', of: 'judged' },
  { letter: 'c', name: 'open_valid', of: 'open' },
  { letter: 'd', name: 'open_old', of: 'open_valid' },
  { letter: 'e', name: 'validate_median', of: 'judged', time: true },
  { letter: 'f', name: 'mend_median', of: 'mended', time: true },
  { letter: 'g', name: 'answer_median', of: 'answered', time: true },
  { letter: 'h', name: 'age_median', of: 'open_valid', time: true },
  { letter: 'i', name: 'answer_late', of: 'answer_due' },
  { letter: 'i', name: 'validate_late', of: 'validate_due' },
  { letter: 'i', name: 'resolve_late', of: 'resolve_due' },
  { letter: 'j', name: 'told', of: 'closed' },
]
const n = (m: Measure, k: keyof Measure) => m[k] as number
// of nothing there is no median
const valueOf = (m: Measure, f: Figure): number | null => (f.time && f.of && !n(m, f.of) ? null : n(m, f.name))

function useWords() {
  const { t } = useTranslation()
  const value = (m: Measure, f: Figure) => {
    const v = valueOf(m, f)
    return v === null || (f.of && !n(m, f.of)) ? '-' : f.time ? spanOf(v, t) : String(v)
  }
  const of = (m: Measure, f: Figure) => (f.of && n(m, f.of) ? (f.time ? t('ui.measure.of_reports', { n: n(m, f.of) }) : `${t('ui.measure.of', { n: n(m, f.of) })} (${shareOf(n(m, f.name), n(m, f.of))})`) : '')
  return { value, of }
}

function Ten({ whole, quarters }: { whole: Measure; quarters: Measure[] }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <div className="sideways" role="region" tabIndex={0} aria-label={t('ui.measure.whole')}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('ui.measure.what')}</th>
            <th scope="col">{t('ui.measure.value')}</th>
            <th scope="col">{t('ui.measure.quarters')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((f) => (
            <tr key={f.name}>
              <th scope="row">
                {t(`ui.measure.${f.name}`)}
                <span className="small quiet" style={{ display: 'block' }}>
                  {t(`ui.measure.${f.name}.text`)}
                </span>
              </th>
              <td className="narrow">
                <bdi>
                  <b>{words.value(whole, f)}</b>
                </bdi>
                <span className="small quiet" style={{ display: 'block' }}>
                  <bdi>{words.of(whole, f)}</bdi>
                </span>
              </td>
              <td>
                <Bars values={quarters.map((q) => valueOf(q, f))} title={t(`ui.measure.${f.name}`)} desc={quarters.map((q) => `${q.name}: ${words.value(q, f)}`).join('; ')} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Quarters({ quarters }: { quarters: Measure[] }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <div className="sideways" role="region" tabIndex={0} aria-label={t('ui.measure.quarters')}>
      <table className="rows kept">
        <thead>
          <tr>
            <th scope="col">{t('ui.measure.what')}</th>
            {quarters.map((q) => (
              <th key={q.name} scope="col">
                <bdi>{q.name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((f) => (
            <tr key={f.name}>
              <th scope="row">{t(`ui.measure.${f.name}`)}</th>
              {quarters.map((q) => (
                <td key={q.name} className="narrow">
                  <bdi>
                    {words.value(q, f)} <span className="small quiet">{f.of && !f.time && n(q, f.of) ? t('ui.measure.of', { n: n(q, f.of) }) : ''}</span>
                  </bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const compared = figures.filter((f) => f.letter !== 'i' || f.name === 'resolve_late')

function Parts({ rows, by, at, set }: { rows: Measure[]; by: string; at: string; set: (k: string, v: string) => void }) {
  const { t } = useTranslation()
  const words = useWords()
  const f = figures.find((x) => x.name === at) ?? figures[0]
  const all = [...rows].sort((a, b) => (valueOf(b, f) ?? -1) - (valueOf(a, f) ?? -1))
  const most = Math.max(0, ...rows.map((r) => valueOf(r, f) ?? 0))
  return (
    <>
      <div className="line noprint">
        {['organisation', 'sector'].map((b) => (
          <Chip key={b} on={by === b} set={() => set('by', b)}>
            {t(`ui.measure.by.${b}`)}
          </Chip>
        ))}
        <Select size="xs" label={t('ui.measure.sorted')} allowDeselect={false} value={f.name} onChange={(v) => set('at', v ?? 'received')} data={figures.map((x) => ({ value: x.name, label: t(`ui.measure.${x.name}`) }))} w="17rem" />
      </div>
      <div className="sideways" role="region" tabIndex={0} aria-label={t(`ui.measure.by.${by}`)}>
        <table className="rows kept">
          <caption className="hide">{t('ui.measure.parts.text')}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`ui.measure.by.${by}`)}</th>
              <th scope="col" colSpan={2}>
                {t(`ui.measure.${f.name}`)}
              </th>
              {compared
                .filter((x) => x !== f)
                .map((x) => (
                  <th key={x.name} scope="col">
                    {t(`ui.measure.${x.name}.short`)}
                  </th>
                ))}
            </tr>
          </thead>
          <tbody>
            {all.map((r) => (
              <tr key={(r.organisation ?? '') + r.sector + r.name}>
                <th scope="row" style={{ whiteSpace: 'normal', minInlineSize: '9rem' }}>
                  {r.organisation ? <a {...link(`organisations/${r.organisation}`)}>{r.name}</a> : r.name || <span className="quiet">{t(by === 'sector' ? 'ui.measure.no_sector' : 'ui.measure.nobodys')}</span>}
                </th>
                <td className="narrow">
                  <bdi>
                    {words.value(r, f)} <span className="small quiet">{words.of(r, f)}</span>
                  </bdi>
                </td>
                <td style={{ minInlineSize: '6rem' }}>
                  <Bar value={valueOf(r, f) ?? 0} most={most} />
                </td>
                {compared
                  .filter((x) => x !== f)
                  .map((x) => (
                    <td key={x.name} className="narrow">
                      <bdi>
                        {words.value(r, x)} <span className="small quiet">{x.of && !x.time && n(r, x.of) ? t('ui.measure.of', { n: n(r, x.of) }) : ''}</span>
                      </bdi>
                    </td>
                  ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

// a quarter that is over or runs, or any days
function Period({ d, params, set }: { d: Answer; params: URLSearchParams; set: (v: Record<string, string>) => void }) {
  const { t } = useTranslation()
  const day = (at: string | null, less = 0) => (at ? new Intl.DateTimeFormat('en-CA', { timeZone: d.zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(Date.parse(at) - less) : '')
  const quarters = d.rows.filter((r) => r.by === 'quarter')
  const from = day(d.from)
  const to = day(d.to, 1000)
  const ends = (q: Measure) => {
    const [y, k] = q.name.split('-Q').map(Number)
    return new Date(Date.UTC(y, 3 * k, 0)).toISOString().slice(0, 10)
  }
  return (
    <div className="line noprint" style={{ alignItems: 'end' }}>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form */}
      <div className="chips" role="group" aria-label={t('ui.measure.period')}>
        {params.get('to') && (
          <Chip on={false} set={() => set({ from: '', to: '' })}>
            {t('ui.measure.this_quarter')}
          </Chip>
        )}
        {quarters.map((q) => (
          <Chip key={q.name} on={day(q.from) === from && ends(q) === to} set={() => set({ from: day(q.from), to: ends(q) })}>
            {q.name}
          </Chip>
        ))}
      </div>
      <TextInput size="xs" type="date" label={t('ui.measure.from')} value={from} max={to} onChange={(e) => e.currentTarget.value && set({ from: e.currentTarget.value, to })} />
      <TextInput size="xs" type="date" label={t('ui.measure.to')} value={to} min={from} onChange={(e) => e.currentTarget.value && set({ from, to: e.currentTarget.value })} />
    </div>
  )
}

export default function Measures() {
  const { t } = useTranslation()
  const may = useMay()
  const params = new URLSearchParams(usePath().split('?')[1] ?? '')
  const asked = new URLSearchParams()
  for (const k of ['from', 'to']) if (params.get(k)) asked.set(k, params.get(k) as string)
  const q = useQuery({ queryKey: ['measures', asked.toString()], queryFn: () => get<Answer>(`/measures?${asked}`), staleTime: 60_000, placeholderData: (before) => before })
  const set = (v: Record<string, string>) => {
    const next = new URLSearchParams(params)
    for (const [k, x] of Object.entries(v)) x ? next.set(k, x) : next.delete(k)
    go(`measures?${next}`, true)
  }
  const rows = (by: string) => (q.data?.rows ?? []).filter((r) => r.by === by)
  const whole = rows('whole')[0]
  const by = params.get('by') === 'sector' ? 'sector' : 'organisation'
  return (
    <div className="stack">
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <div>
          <Title order={1} size="h3">
            {t('ui.nav.measures')}
          </Title>
          <p className="quiet" style={{ margin: 0 }}>
            {t('ui.measure.text')}
          </p>
        </div>
        {may('export') && (
          <Button className="noprint" component="a" variant="default" href={`/api/v1/measures/export?${asked}`}>
            {t('ui.export')}
          </Button>
        )}
      </div>
      {q.data && <Period d={q.data} params={params} set={set} />}
      {q.isFetching && (
        <p className="line small quiet noprint" role="status" style={{ margin: 0 }}>
          <Loader size="xs" role="img" aria-label={t('ui.loading')} /> {t('ui.measure.counting')}
        </p>
      )}
      <Wrong error={q.error} again={q.refetch} />
      {q.data && whole && (
        <>
          <p className="small quiet" style={{ margin: 0 }}>
            <Time at={whole.from} /> - <Time at={whole.until} /> ({q.data.zone})
          </p>
          {whole.received + whole.open + whole.judged + whole.closed === 0 && (
            <div className="box">
              <p className="empty">{t('ui.measure.empty')}</p>
            </div>
          )}
          <Ten whole={whole} quarters={rows('quarter')} />
          {rows('organisation').length > 0 && (
            <Box title={t(`ui.measure.parts.${by}`)}>
              <Parts rows={rows(by)} by={by} at={params.get('at') ?? 'received'} set={(k, v) => set({ [k]: v })} />
            </Box>
          )}
          <Box title={t('ui.measure.quarters')}>
            <Quarters quarters={rows('quarter')} />
          </Box>
          <p className="small quiet" style={{ margin: 0 }}>
            {t('ui.measure.defined')}
          </p>
        </>
      )}
    </div>
  )
}
