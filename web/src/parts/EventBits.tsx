// EventBits - what the pages of events share: the row of pages, the histogram, one event with its line, work under way
import './eventTexts'
import { Button, Modal } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Event, type EventWork, type EventFigures, get } from '../api'
import { copy, Shown, Time } from '../bits'
import { useKeys } from '../keys'
import { useMay } from '../me'
import { link } from '../router'
import { defang } from '../text'
import { bars, bucketsOf, drawn } from './histogram'
import { SeenTimes } from './SeenTimes'

export function EventPages({ here }: { here: '' | 'imports' | 'unattributed' | 'not-understood' }) {
  const { t } = useTranslation()
  const may = useMay()
  if (!may('desk')) return null
  return (
    <nav className="chips noprint" aria-label={t('ui.nav.events')}>
      {(['', 'unattributed', 'imports', 'not-understood'] as const).map((p) => (
        <a key={p} className="filter page-link" {...link(p ? `events/${p}` : 'events')} aria-current={here === p ? 'page' : undefined}>
          {t(`ui.events.page.${p || 'all'}`)}
        </a>
      ))}
    </nav>
  )
}

export const observable = (value: string) => `observable?q=${encodeURIComponent(value)}`
export function Seen({ value, port }: { value: string; port?: number }) {
  if (!value) return null
  return (
    <span className="mono" dir="ltr">
      <a {...link(observable(value))}>{defang(value)}</a>
      {port !== undefined && port >= 0 && <span style={{ whiteSpace: 'nowrap' }}>:{port}</span>}
    </span>
  )
}
// the part of a name that somebody registered
function Domain({ value }: { value: string }) {
  const { t } = useTranslation()
  if (!value) return null
  return (
    <span className="small quiet">
      {t('ui.event.domain')} <Seen value={value} />
    </span>
  )
}
export function Severity({ of }: { of: string }) {
  const { t } = useTranslation()
  return <span className={`chip severity-${of}`}>{t(`ui.severity.${of}`)}</span>
}

// events by hour or day, in UTC; the numbers stand in a table for who does not see the bars
export function Histogram({ f, by }: { f: EventFigures; by: 'hour' | 'day' }) {
  const { t } = useTranslation()
  const step = by === 'hour' ? 3_600_000 : 86_400_000
  const buckets = bucketsOf(f.buckets)
  const shown = drawn(buckets, step)
  const all = bars(shown, step)
  if (!all.length) return null
  const [first, last] = [all[0].at, all[all.length - 1].at]
  const most = Math.max(...all.map((a) => a.events), 1)
  const far = buckets.filter((b) => b.at < first || b.at > last)
  const label = (at: number) => new Date(at).toISOString().slice(0, by === 'hour' ? 13 : 10).replace('T', ' ') + (by === 'hour' ? ':00' : '')
  const wide = Math.max(all.length, 12)
  return (
    <figure className="histogram">
      <svg viewBox={`0 0 ${wide * 10} 100`} preserveAspectRatio="none" role="img" aria-label={t('ui.events.histogram', { n: f.events, from: label(first), to: label(last) })}>
        {all.map((a, i) => {
          const high = a.events ? Math.max(2, (a.events / most) * 98) : 0
          return (
            <rect key={a.at} x={i * 10 + 1} y={100 - high} width={8} height={high}>
              <title>{t('ui.events.bar', { at: label(a.at), events: a.events, lines: a.lines, feeds: a.feeds })}</title>
            </rect>
          )
        })}
      </svg>
      <figcaption className="small quiet line" style={{ justifyContent: 'space-between' }}>
        <span>{label(first)}</span>
        <span>{t(by === 'hour' ? 'ui.events.by_hour' : 'ui.events.by_day', { n: most })}</span>
        <span>{all.length > 1 ? label(last) : ''}</span>
      </figcaption>
      {far.length > 0 && (
        <p className="small" style={{ margin: 0 }}>
          {t('ui.events.not_drawn', { n: far.reduce((sum, b) => sum + b.events, 0), from: label(far[0].at), to: label(far[far.length - 1].at) })}
        </p>
      )}
      <details className="small">
        <summary>{t('ui.events.numbers')}</summary>
        <table className="compare">
          <thead>
            <tr>
              <th scope="col">UTC</th>
              <th scope="col">{t('ui.col.events')}</th>
              <th scope="col">{t('ui.col.event_lines')}</th>
              <th scope="col">{t('ui.col.sources')}</th>
            </tr>
          </thead>
          <tbody>
            {[...far, ...shown.slice(-60)].map((b) => (
              <tr key={b.at}>
                <td>{label(b.at)}</td>
                <td>{b.events}</td>
                <td>{b.lines}</td>
                <td>{b.feeds}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

export function OneEvent({ id, close, incident }: { id: string; close: () => void; incident?: (e: Event) => void }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['event', id], queryFn: () => get<Event>(`/events/${id}`), retry: false })
  const e = q.data
  useKeys({ i: e && incident && (() => incident(e)) }, true)
  return (
    <Modal opened onClose={close} title={t('ui.event')} size="xl" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Shown query={q}>
        {(d) => (
          <div className="stack tight">
            <dl className="facts">
              <dt>{t('ui.col.seen')}</dt>
              <dd>
                <Time at={d.first_seen} /> {d.last_seen !== d.first_seen && <>{t('ui.until')} <Time at={d.last_seen} /></>} {t('ui.event.times', { n: d.count })}
              </dd>
              <dt>{t('ui.col.class')}</dt>
              <dd>
                {d.classification} {d.identifier && <span className="mono small">{d.identifier}</span>}
              </dd>
              <dt>{t('ui.col.source')}</dt>
              <dd>
                <Seen value={d.source} port={d.source_port} /> <Domain value={d.source_domain} />
              </dd>
              {d.times.length > 0 && (
                <dd className="small">
                  <SeenTimes times={d.times} />
                </dd>
              )}
              {(d.destination || d.destination_domain) && <dt>{t('ui.col.destination')}</dt>}
              {(d.destination || d.destination_domain) && (
                <dd>
                  <Seen value={d.destination} port={d.destination_port} /> <Domain value={d.destination_domain} />
                </dd>
              )}
              <dt>{t('ui.col.organisation')}</dt>
              <dd>{d.organisation_name ? `${d.organisation_name} (${t('ui.event.how', { how: d.method, n: d.confidence })})` : t('ui.events.nobodys')}</dd>
              {d.warnings.length > 0 && <dt>{t('ui.event.warnings')}</dt>}
              {d.warnings.length > 0 && <dd>{d.warnings.join(', ')}</dd>}
              {d.fields.flatMap((f) => [
                <dt key={`t${f.name}`} className="mono">
                  {f.name}
                </dt>,
                <dd key={`d${f.name}`}>{/(fqdn|url|ip|account)$/.test(f.name) ? <Seen value={f.value} /> : f.value}</dd>,
              ])}
            </dl>
            <details open>
              <summary>{t('ui.event.raw')}</summary>
              <pre className="raw mono" dir="ltr" tabIndex={0}>
                {d.raw || t(d.raw_desk_only ? 'ui.event.raw.desk' : 'ui.event.raw.gone')}
              </pre>
              <p className="small quiet" style={{ margin: 0, overflowWrap: 'anywhere' }}>
                {d.raw_sha256 && `SHA-256 ${d.raw_sha256}`}
              </p>
            </details>
            <div className="acts">
              {incident && (
                <Button onClick={() => incident(d)}>
                  {t('ui.event.incident')} <kbd>i</kbd>
                </Button>
              )}
              <Button variant="default" onClick={() => copy(d.raw, t('ui.copied'))}>
                {t('ui.event.copy')}
              </Button>
            </div>
          </div>
        )}
      </Shown>
    </Modal>
  )
}

// work with events that goes on: shown while it does, and for a while after
export function useWork(enabled = true) {
  const queries = useQueryClient()
  const q = useQuery({
    queryKey: ['event-work'],
    queryFn: () => get<{ items: EventWork[] }>('/event-work'),
    enabled,
    refetchInterval: (x) => (x.state.data?.items.some((w) => w.state !== 'done') ? 1000 : false),
  })
  const going = q.data?.items.filter((w) => w.state !== 'done').length ?? 0
  const before = useRef(0)
  // what was worked on is read anew when it is done
  useEffect(() => {
    if (before.current > going) for (const k of ['events', 'events-figures', 'unattributed', 'event-imports', 'event-list']) queries.invalidateQueries({ queryKey: [k] })
    before.current = going
  }, [going, queries])
  return q.data?.items ?? []
}
// of what it is, as whoever began it here was told; kept while the tab is open
const work_names = 'event-work:'
export const workIs = (id: string, name: string) => sessionStorage.setItem(work_names + id, name)
export function Work({ items, kind }: { items: EventWork[]; kind: 'redo' | 'take-back' }) {
  const { t } = useTranslation()
  const shown = items.filter((w) => w.kind === kind && (w.state !== 'done' || Date.now() - Date.parse(w.ended_at ?? '') < 600_000)).slice(0, 3)
  if (!shown.length) return null
  return (
    <div className="box" role="status">
      {shown.map((w) => (
        <p key={w.id} style={{ margin: 0 }}>
          {sessionStorage.getItem(work_names + w.id) && (
            <>
              <b>{sessionStorage.getItem(work_names + w.id)}</b>{' '}
            </>
          )}
          {t(`ui.events.work.${kind}.${w.state === 'done' ? 'done' : 'going'}`, { looked: w.looked, changed: w.changed, gone: w.gone })}
        </p>
      ))}
    </div>
  )
}
