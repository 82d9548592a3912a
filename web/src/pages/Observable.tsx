// Observable - an address, network, domain, URL, hash, mail address or vulnerability: whose it is first, what was seen of it, what
// its owner was told, what lies around it, who held it, and the reports, incidents, alerts and advisories that mention it
import '../parts/eventTexts'
import { Button, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Event, type EventFigures, type GeoPlace, get, type Hit, type Holder, type Page, post, type VulnerabilityPage, type WarningListCheck } from '../api'
import { Box, copy, Shown, State, Time, Wrong } from '../bits'
import { useKeys } from '../keys'
import { useMay } from '../me'
import type { TFunction } from 'i18next'
import { Answer, useResponsible } from '../parts/Answer'
import { Histogram, OneEvent, Seen } from '../parts/EventBits'
import { EventRows } from '../parts/EventRows'
import { useRows } from '../parts/ListTools'
import LogCall from '../parts/LogCall'
import NewReport from '../parts/NewReport'
import { Around } from '../parts/ObservableAround'
import { Owner } from '../parts/ObservableOwner'
import { vulnerability } from '../parts/VulnBits'
import { link, pathOf, usePath } from '../router'
import { defang, looksLikeVulnerability, refang } from '../text'
import { about } from './Events'

const host = (v: string) => (/^[a-z]+:\/\//i.test(v) ? (v.split('/')[2] ?? '').replace(/^.*@/, '').replace(/:\d+$/, '') : v)

function Holders({ q }: { q: string }) {
  const { t } = useTranslation()
  const h = useQuery({ queryKey: ['holders', q], queryFn: () => get<{ items: Holder[] }>(`/holders?q=${encodeURIComponent(q)}`), retry: false })
  return (
    <Box title={t('ui.observable.held')}>
      <Shown query={h} empty={(d) => (d.items.length ? undefined : <p className="empty small">{t('ui.observable.held.empty')}</p>)}>
        {(d) => (
          <ul className="items small">
            {d.items.map((x) => (
              <li key={x.ref + x.value + x.since}>
                <a {...link(`organisations/${x.ref}`)}>{x.name}</a> {x.type === 'asn' ? <span className="mono">{x.value}</span> : <Seen value={x.value} />} <span className="chip">{t(`ui.proof.${x.proof}`)}</span>
                <div className="quiet">
                  {x.since ? (
                    <>
                      {t('ui.observable.since')} <Time at={x.since} short />
                    </>
                  ) : (
                    t('ui.observable.since_unknown')
                  )}
                  {x.until && (
                    <>
                      {' '}
                      {t('ui.until')} <Time at={x.until} short />
                    </>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Box>
  )
}

// what the files of the installation say of an address: its network, its place
function Place({ q }: { q: string }) {
  const { t } = useTranslation()
  const isAddress = /^[0-9.]+$|:/.test(q) && !q.includes('/')
  const g = useQuery({ queryKey: ['geo', q], queryFn: () => get<GeoPlace>(`/geo/${encodeURIComponent(q)}`), enabled: isAddress, retry: false, staleTime: 600_000 })
  const d = g.data
  if (!d || !(d.asn || d.cc)) return null
  const words = [d.asn ? `AS${d.asn} ${d.as_name}`.trim() : '', [d.city, d.country || d.cc].filter(Boolean).join(', ')]
  return <p style={{ margin: 0 }}>{t('ui.observable.place', { place: words.filter(Boolean).join('; ') })}</p>
}

// the lists of what rarely means what it seems to
function OnLists({ q }: { q: string }) {
  const { t } = useTranslation()
  const a = useQuery({ queryKey: ['warning-check', q], queryFn: () => post<WarningListCheck>('/warning-lists/check', { values: [q] }), retry: false, staleTime: 60_000 })
  const lists = a.data?.items[0]?.lists ?? []
  if (!a.data) return null
  return <p style={{ margin: 0 }}>{lists.length ? t('ui.observable.lists', { n: lists.length, names: lists.map((l) => l.name).join(', ') }) : t('ui.observable.no_list')}</p>
}

function Mentions({ q }: { q: string }) {
  const { t } = useTranslation()
  const hits = useQuery({ queryKey: ['search', q, 'observable'], queryFn: () => get<{ hits: Hit[] }>(`/search?limit=50&q=${encodeURIComponent(q)}`), retry: false })
  return (
    <Box title={t('ui.observable.mentions')} count={hits.data?.hits.length}>
      <Shown query={hits} empty={(d) => (d.hits.length ? undefined : <p className="empty small">{t('ui.observable.mentions.empty')}</p>)}>
        {(d) => (
          <ul className="items small">
            {d.hits.map((h) => (
              <li key={h.record + h.field + h.at}>
                <a {...link(pathOf(h.kind, h.ref))}>{h.title}</a>
                <div className="line">
                  <span className="mono quiet">{h.ref}</span> <State state={h.state} /> <Time at={h.at} short />
                </div>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Box>
  )
}

// what others say about it, in a line, and the page that has all of it
function Known({ id }: { id: string }) {
  const { t } = useTranslation()
  const v = useQuery({ queryKey: ['vulnerability', id], queryFn: () => get<VulnerabilityPage>(`/vulnerabilities/${encodeURIComponent(id)}`), retry: false })
  return (
    <div>
      {v.data?.about[0]?.title && (
        <p dir="auto" style={{ margin: 0 }}>
          <b>{v.data.about[0].title}</b>
        </p>
      )}
      {v.error && <p style={{ margin: 0 }}>{t('ui.observable.unknown_vulnerability')}</p>}
      <p style={{ margin: 0 }}>
        <a {...link(vulnerability(id))}>{t('ui.vuln.page', { id })}</a>
      </p>
    </div>
  )
}

// how many sources reported anything on each day: a day without a bar means something only while somebody looked
function Coverage({ from }: { from: string }) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState(false)
  const c = useQuery({ queryKey: ['events-figures', 'coverage', from], queryFn: () => get<EventFigures>(`/events/figures?by=day&since=${from}`), enabled: wanted, retry: false, staleTime: 60_000 })
  if (!wanted)
    return (
      <div className="noprint">
        <Button size="compact-sm" variant="default" onClick={() => setWanted(true)}>
          {t('ui.observable.coverage.show')}
        </Button>
      </div>
    )
  return (
    <Shown query={c}>
      {(d) => (
        <div>
          <p className="small quiet" style={{ margin: 0 }}>
            {t('ui.observable.coverage.text')} {!d.complete && t('ui.observable.coverage.part', { n: d.counted })}
          </p>
          <div className="chips">
            {d.buckets.slice(-60).map((b) => (
              <span key={b.at} className="chip">
                <bdi>{(b.at ?? '').slice(0, 10)}</bdi> {b.feeds}
              </span>
            ))}
          </div>
        </div>
      )}
    </Shown>
  )
}

// what an incident about it says before anybody wrote
function aboutValue(value: string, f: EventFigures | undefined, organisation: string | null, t: TFunction) {
  const seen = f?.events ? [`${t('ui.observable.seen', { n: f.lines, feeds: f.feeds.length, organisations: f.organisations.filter((o) => o.word).length })} ${f.first} - ${f.last}`, f.classes.map((c) => `${c.word} ${c.events}`).join(', ')] : [t('ui.observable.never')]
  return { title: t('ui.observable.incident', { value: defang(value) }), body: [defang(value), ...seen].join('\n'), severity: 'medium', organisation, sender: f?.feeds[0]?.word ?? '' }
}

export default function Observable() {
  const { t } = useTranslation()
  const may = useMay()
  const value = refang(new URLSearchParams(usePath().split('?')[1] ?? '').get('q') ?? '')
  const known = looksLikeVulnerability(value)
  const asked = /^cve-/i.test(value) ? value.toUpperCase() : known ? value : host(value)
  const query = `q=${encodeURIComponent(asked)}`
  const figures = useQuery({ queryKey: ['events-figures', query, 'day'], queryFn: () => get<EventFigures>(`/events/figures?by=day&${query}`), enabled: !!asked, retry: false })
  const list = useQuery({ queryKey: ['event-list', query], queryFn: () => get<Page<Event>>(`/events?limit=20&${query}`), enabled: !!asked, retry: false })
  const [open, setOpen] = useState<Event | null>(null)
  const [incident, setIncident] = useState<Event | null>(null)
  const [loose, setLoose] = useState(false)
  const [fresh, setFresh] = useState(false)
  const items = list.data?.items ?? []
  const rows = useRows(items, null, setOpen)
  const newest = items.find((e) => e.id === rows.at) ?? items[0]
  const whose = useResponsible(asked, !known && may('read'))
  const report = () => (newest ? setIncident(newest) : setLoose(true))
  useKeys({ i: may('report') && report })
  const named = !known && /[a-z]/i.test(asked) && /^[^\s:/@]+\.[^\s:/@]+$/.test(asked)
  const domain = named ? (items.flatMap((e) => [e.source_domain, e.destination_domain]).find((d) => d && (asked === d || asked.endsWith(`.${d}`))) ?? asked) : ''
  const f = figures.data
  return (
    <div className="stack">
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <Title order={1} size="h3" style={{ overflowWrap: 'anywhere' }}>
          <bdi dir="ltr">{defang(value)}</bdi>
        </Title>
        <div className="line noprint">
          {may('report') && (
            <Button onClick={report} title="i">
              {t('ui.event.incident')}
            </Button>
          )}
          {may('report') && (
            <Button variant="default" onClick={() => setFresh(true)}>
              {t('ui.search.new')}
            </Button>
          )}
          <Button variant="default" onClick={() => copy(defang(value), t('ui.copied'))} title={t('ui.copy.defanged.hint')}>
            {t('ui.copy.defanged')}
          </Button>
        </div>
      </div>
      <section className="box stack tight" aria-label={t('ui.search.answer')}>
        {known ? <Known id={asked} /> : <Answer q={asked} here />}
        {asked && !known && <OnLists q={value} />}
        {!known && <Place q={asked} />}
        {f && (
          <p style={{ margin: 0 }}>
            {f.events ? (
              <>
                {t('ui.observable.seen', { n: f.lines, feeds: f.feeds.length, organisations: f.organisations.filter((o) => o.word).length })} <Time at={f.first} /> {t('ui.until')} <Time at={f.last} />
                {!f.complete && <span className="quiet"> {t('ui.events.only_newest', { n: f.counted })}</span>}
              </>
            ) : (
              t('ui.observable.never')
            )}
          </p>
        )}
      </section>
      <Wrong error={figures.error} />
      {f && f.events > 0 && (
        <Box title={t('ui.events.figures')}>
          <Histogram f={f} by="day" />
          {f.first && <Coverage from={f.first} />}
          <div className="chips">
            {f.classes.map((x) => (
              <span key={x.word} className="chip">
                {x.word} {x.events}
              </span>
            ))}
          </div>
        </Box>
      )}
      {items.length > 0 && (
        <Box
          title={t('ui.observable.events')}
          aside={
            <a {...link(`events?${query}`)}>
              {t('ui.observable.all')}
            </a>
          }
        >
          <EventRows
            items={items}
            at={rows.at}
            open={(e) => {
              rows.opened(e)
              setOpen(e)
            }}
          />
        </Box>
      )}
      <div className="cols">
        {!known && asked && <Owner q={asked} seen={!!f?.events} />}
        {!known && asked && <Around q={asked} domain={domain} />}
        {!known && <Holders q={asked} />}
        <Mentions q={asked} />
      </div>
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
      {loose && <LogCall about={aboutValue(value, f, whose.data?.answers[0]?.organisation ?? null, t)} close={() => setLoose(false)} />}
      {fresh && <NewReport close={() => setFresh(false)} about={value} />}
    </div>
  )
}
