// Events - what was observed: looked for by address, network, name, hash or any field, counted by day or hour, one with its line
import '../parts/eventTexts'
import { Button, TextInput, Title } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Event, type EventFigures, get } from '../api'
import { Shown, Wrong } from '../bits'
import { useKeys } from '../keys'
import { useMay } from '../me'
import { EventPages, Histogram, OneEvent } from '../parts/EventBits'
import { EventRows } from '../parts/EventRows'
import { Chip, More, useList, useRows, Views } from '../parts/ListTools'
import LogCall from '../parts/LogCall'
import { go, usePath } from '../router'
import { refang } from '../text'

const filters = ['q', 'classification', 'organisation', 'feed', 'since', 'until', 'import']
const ago = (days: number) => new Date(Math.floor((Date.now() - days * 86_400_000) / 3_600_000) * 3_600_000).toISOString()

// what an incident is about, in words that somebody can change
export function about(e: Event, t: TFunction) {
  const lines = [
    t('ui.event.about', { class: e.classification, source: e.source || '-', n: e.count }),
    `${e.first_seen} - ${e.last_seen}`,
    ...(e.destination ? [`${e.source}${e.source_port >= 0 ? `:${e.source_port}` : ''} -> ${e.destination}${e.destination_port >= 0 ? `:${e.destination_port}` : ''}`] : []),
    ...(e.identifier ? [e.identifier] : []),
    ...e.fields.map((f) => `${f.name}: ${f.value}`),
  ]
  return {
    title: `${e.classification}: ${e.source || e.fields.find((f) => f.name === 'source.fqdn')?.value || e.destination}${e.organisation_name ? ` (${e.organisation_name})` : ''}`,
    body: lines.join('\n'),
    severity: e.severity === 'info' ? 'low' : e.severity,
    organisation: e.organisation || null,
    sender: e.feed,
  }
}

function Filters({ params, change, f }: { params: URLSearchParams; change: (c: Record<string, string>) => void; f?: EventFigures }) {
  const { t } = useTranslation()
  const [words, setWords] = useState(params.get('q') ?? '')
  const now = params.get('q') ?? ''
  useEffect(() => setWords(now), [now])
  const chip = (k: string, v: string, label: string) => (
    <Chip key={k + v} on={params.get(k) === v} set={(on) => change({ [k]: on ? v : '' })}>
      {label}
    </Chip>
  )
  const since = (days: number, label: string) => {
    const at = params.get('since')
    const on = !!at && Math.abs(Date.parse(at) - Date.parse(ago(days))) < 7_200_000 && !params.get('until')
    return (
      <Chip key={days} on={on} set={(x) => change({ since: x ? ago(days) : '', until: '' })}>
        {label}
      </Chip>
    )
  }
  const day = (k: 'since' | 'until') => (
    <TextInput
      type="date"
      label={t(k === 'since' ? 'ui.events.since' : 'ui.events.until')}
      value={(params.get(k) ?? '').slice(0, 10)}
      onChange={(e) => change({ [k]: e.currentTarget.value ? `${e.currentTarget.value}T00:00:00Z` : '' })}
    />
  )
  const named = (k: 'classification' | 'feed', of?: { word: string }[]) => {
    const chosen = params.get(k)
    const shown = (of ?? []).map((x) => x.word).filter(Boolean).slice(0, 6)
    if (chosen && !shown.includes(chosen)) shown.unshift(chosen)
    return shown.map((w) => chip(k, w, w))
  }
  const organisation = params.get('organisation')
  return (
    <div className="stack tight noprint">
      <form
        className="line"
        style={{ alignItems: 'end' }}
        onSubmit={(e) => {
          e.preventDefault()
          // a lone value may be pasted defanged; conditions go as they are
          change({ q: /[=~<>"]/.test(words) ? words.trim() : refang(words) })
        }}
      >
        <TextInput style={{ flex: '1 1 22rem' }} label={t('ui.events.look')} placeholder="203.0.113.0/24 destination.port=443 feed.name~sinkhole" value={words} onChange={(e) => setWords(e.currentTarget.value)} maxLength={1000} />
        {day('since')}
        {day('until')}
        <Button type="submit">{t('ui.events.find')}</Button>
      </form>
      <details className="small">
        <summary>{t('ui.events.how')}</summary>
        <p style={{ margin: '0.25rem 0' }}>{t('ui.events.how.text')}</p>
      </details>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form */}
      <div className="chips" role="group" aria-label={t('ui.filters')}>
        {since(1, t('ui.events.day'))}
        {since(7, t('ui.events.week'))}
        {since(30, t('ui.events.month'))}
        {chip('organisation', 'none', t('ui.events.nobodys'))}
        {organisation && organisation !== 'none' && chip('organisation', organisation, f?.organisations.find((o) => o.word === organisation)?.name ?? t('ui.col.organisation'))}
        {named('classification', f?.classes)}
        {named('feed', f?.feeds)}
        {params.get('import') && chip('import', params.get('import') as string, t('ui.events.of_import'))}
      </div>
    </div>
  )
}

export default function Events() {
  const { t } = useTranslation()
  const may = useMay()
  const params = new URLSearchParams(usePath().split('?')[1] ?? '')
  const wanted = new URLSearchParams()
  for (const k of filters) if (params.get(k)) wanted.set(k, params.get(k) as string)
  const query = wanted.toString()
  const live = params.get('live') === 'yes'
  const { list, items } = useList<Event>('events', query)
  const span = params.get('since') ? Date.parse(params.get('until') || new Date().toISOString()) - Date.parse(params.get('since') as string) : Number.POSITIVE_INFINITY
  const by = (params.get('by') as 'hour' | 'day') ?? (span < 3.1 * 86_400_000 ? 'hour' : 'day')
  const figures = useQuery({ queryKey: ['events-figures', query, by], queryFn: () => get<EventFigures>(`/events/figures?by=${by}${query ? `&${query}` : ''}`), placeholderData: (x) => x, retry: false })
  const [open, setOpen] = useState<Event | null>(null)
  const [incident, setIncident] = useState<Event | null>(null)
  const rows = useRows(items, null, setOpen)
  const change = (c: Record<string, string>) => {
    const n = new URLSearchParams(params)
    for (const [k, v] of Object.entries(c)) {
      if (v) n.set(k, v)
      else n.delete(k)
    }
    go(`events?${n}`, true)
  }
  const at = items.find((e) => e.id === rows.at)
  useKeys({ i: may('report') && at && (() => setIncident(at)) })
  // While it is watched the hub tells each event that comes in and fits; the list is read anew at most once a second
  const { refetch } = list
  const again = figures.refetch
  useEffect(() => {
    if (!live) return
    let timer: number | undefined
    const s = new EventSource(`/api/v1/events/stream?${query}`)
    const read = () => {
      timer ??= window.setTimeout(() => {
        timer = undefined
        refetch()
        again()
      }, 1000)
    }
    s.addEventListener('event', read)
    s.addEventListener('more', read)
    s.addEventListener('open', read) // what came while the line was down
    return () => {
      clearTimeout(timer)
      s.close()
    }
  }, [live, query, refetch, again])
  const f = figures.data
  return (
    <div className="stack">
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <Title order={1} size="h3">
          {t('ui.nav.events')}
        </Title>
        <div className="line noprint">
          <Chip on={live} set={(on) => change({ live: on ? 'yes' : '' })}>
            {t('ui.events.live')}
          </Chip>
          <Views list="events" query={query} apply={(q) => go(`events?${q}`, true)} />
          {may('export') && (
            <Button component="a" variant="default" href={`/api/v1/events/export?${query}`}>
              {t('ui.export')}
            </Button>
          )}
        </div>
      </div>
      <EventPages here="" />
      <Filters params={params} change={change} f={f} />
      {/* what is wrong with what was asked is wrong for both, and said once: by the list */}
      <Wrong error={list.error ? undefined : figures.error} />
      {f && f.events > 0 && (
        <section className="box" aria-label={t('ui.events.figures')}>
          <div className="line" style={{ justifyContent: 'space-between' }}>
            <span>
              <b>{t('ui.events.sum', { n: f.events, lines: f.lines })}</b> {!f.complete && <span className="quiet">{t('ui.events.only_newest', { n: f.counted })}</span>}
            </span>
            <span className="chips noprint">
              {(['day', 'hour'] as const).map((x) => (
                <Chip key={x} on={by === x} set={() => change({ by: x })}>
                  {t(`ui.events.per_${x}`)}
                </Chip>
              ))}
            </span>
          </div>
          <Histogram f={f} by={by} />
        </section>
      )}
      <Shown
        query={list}
        empty={() =>
          items.length ? undefined : (
            <div className="box">
              <p className="empty">{t(list.hasNextPage ? 'ui.events.none_yet' : query ? 'ui.events.none' : may('desk') ? 'ui.events.empty' : 'ui.events.empty_outside')}</p>
            </div>
          )
        }
      >
        {() => (
          <>
            <p className="small quiet" style={{ margin: 0 }}>
              {t('ui.events.order')}
            </p>
            <EventRows
              items={items}
              at={rows.at}
              open={(e) => {
                rows.opened(e)
                setOpen(e)
              }}
            />
          </>
        )}
      </Shown>
      <More list={list} label={items.length ? undefined : t('ui.events.further')} />
      {open && !incident && <OneEvent id={open.id} close={() => setOpen(null)} incident={may('report') ? setIncident : undefined} />}
      {incident && (
        <LogCall
          about={about(incident, t)}
          close={() => {
            setIncident(null)
            setOpen(null)
          }}
        />
      )}
    </div>
  )
}
