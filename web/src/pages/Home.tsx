// Home - what waits for me, by role; what one may not see is absent
import { Button, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { type Alert, type Asset, type Contact, type Figures, type FindingGroup, get, type Home as HomeData, type Item, type Organisation, type Page, post, type Report } from '../api'
import { Box, Due, say, Shown, State, Time, Wrong } from '../bits'
import { useKeys } from '../keys'
import { deskOf, useMay, useMe, useTeams } from '../me'
import { OnDuty } from '../parts/HandOver'
import { textOf } from '../parts/findingText'
import { Orphans } from '../parts/Orphans'
import { MessageLine, useHeld } from '../parts/MessageLine'
import { useHome, useWaitingAlerts } from '../parts/Nav'
import { RoutedLine } from '../parts/RoutedLine'
import { YourJob } from '../parts/YourJob'
import { go, link, pathOf } from '../router'

const Checklist = lazy(() => import('../admin/Setup'))
const Health = lazy(() => import('../parts/Health'))

function Lines({ title, empty, items, waiting, all, aside }: { title: string; empty: string; items: Item[]; waiting?: boolean; all?: string; aside?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <Box title={title} count={items.length || undefined} aside={aside}>
      {items.length === 0 && <p className="empty">{empty}</p>}
      <ul className="items">
        {items.slice(0, 8).map((i) => (
          <li key={i.id}>
            <a {...link(pathOf(i.kind, i.ref))} dir={i.direction}>
              {i.title}
            </a>
            <div className="line small">
              <span className="mono quiet">{i.ref}</span>
              <State state={i.state} />
              {waiting ? (
                <span>
                  {t(`ui.waiting.${i.waiting_for}`)} {t('ui.until')} <Time at={i.waiting_until} short />
                </span>
              ) : (
                <Due at={i.due_at} what={i.due_what} />
              )}
            </div>
          </li>
        ))}
      </ul>
      {all && items.length > 8 && (
        <p style={{ marginBlockEnd: 0 }}>
          <a {...link(all)}>{t('ui.home.all', { n: items.length })}</a>
        </p>
      )}
    </Box>
  )
}

// the hours of the desks I sit at, and how to reach them
function Desk() {
  const me = useMe()
  const mine = useTeams().filter((x) => deskOf(me).includes(x.id))
  return (
    <>
      {mine.map((x) => (
        <p key={x.id} className="small quiet" style={{ margin: 0 }}>
          <b>{x.name}</b>: {[x.hours, x.telephone].filter(Boolean).join('; ')}
        </p>
      ))}
    </>
  )
}

function Analyst({ h }: { h: HomeData }) {
  const { t } = useTranslation()
  const me = useMe()
  const queries = useQueryClient()
  const items = (l: HomeData['due']) => l as Item[]
  // what came in and was not judged waits in the inbox; the rest by what is due soonest, whatever its kind
  const due = (i: Item) => (i.due_at ? Date.parse(i.due_at) : Number.POSITIVE_INFINITY)
  const nobodys = items(h.unassigned)
    .filter((i) => i.kind !== 'message')
    .sort((a, b) => due(a) - due(b))
  const next = nobodys[0]
  const take = useMutation({
    mutationFn: (i: Item) => post(`/records/${i.id}/assign`, { assignee: me.id }),
    onSuccess: (_, i) => {
      queries.invalidateQueries()
      go(pathOf(i.kind, i.ref))
      say({ text: t('ui.take.done'), undo: () => post(`/records/${i.id}/assign`, { assignee: null }).then(() => queries.invalidateQueries()) })
    },
  })
  useKeys({ t: next && (() => take.mutate(next)) })
  const button = next && (
    <Button className="noprint" size="compact-sm" loading={take.isPending} onClick={() => take.mutate(next)}>
      {t('ui.home.next')}
      <kbd aria-hidden>t</kbd>
    </Button>
  )
  return (
    <>
      <Lines title={t('ui.home.due')} empty={t('ui.home.due.empty')} items={items(h.due)} all="reports?assignee=me&due=today" />
      <Lines title={t('ui.home.answered')} empty={t('ui.home.answered.empty')} items={items(h.answered)} />
      <Lines title={t('ui.home.unassigned')} empty={t('ui.home.unassigned.empty')} items={nobodys} all="reports?assignee=nobody&open=true" aside={button} />
      <Lines title={t('ui.home.waiting')} empty={t('ui.home.waiting.empty')} items={items(h.waiting)} waiting all="reports?waiting_for=anybody&open=true" />
      <Wrong error={take.error} />
    </>
  )
}

// for each desk that I keep: what is late or due within a day, and how much each person has
function Lead() {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['lead'], queryFn: () => get<{ teams: Figures[] }>('/home/lead') })
  return (
    <Shown query={q}>
      {(d) => (
        <>
          {d.teams.map((f) => (
            <TeamBox key={f.team} f={f} title={t('ui.lead.team', { name: f.name })} />
          ))}
        </>
      )}
    </Shown>
  )
}
function TeamBox({ f, title }: { f: Figures; title: string }) {
  const { t } = useTranslation()
  const most = Math.max(1, f.unassigned, ...f.load.map((l) => l.open))
  const open = `reports?team=${f.team}&open=true`
  const figures: [string, number, string, boolean][] = [
    [t('ui.lead.late'), f.overdue, `${open}&due=overdue`, true],
    [t('ui.lead.today'), f.due_today, `${open}&due=today`, false],
    [t('ui.lead.breached'), f.breached, `${open}&due=overdue`, true],
    [t('ui.lead.waiting'), f.waiting, `${open}&waiting_for=anybody`, false],
  ]
  const row = (id: string, name: string, n: number, late: number) => (
    <tr key={id}>
      <th scope="row" style={{ textAlign: 'start', fontWeight: 400 }}>
        <a {...link(`${open}&assignee=${id}`)}>{name}</a>
      </th>
      <td style={{ inlineSize: '30%' }}>
        <span className="bar" aria-hidden>
          <span style={{ inlineSize: `${(n / most) * 100}%` }} />
        </span>
      </td>
      <td style={{ inlineSize: '8rem', textAlign: 'end' }}>
        {n}
        {late > 0 && <span className="late small"> {t('ui.lead.of_late', { n: late })}</span>}
      </td>
    </tr>
  )
  return (
    <Box title={title}>
      <p className="line" style={{ marginBlockStart: 0 }}>
        {figures.map(([label, n, to, bad]) => (
          <a key={label} {...link(to)} className={bad && n ? 'late' : undefined}>
            {n} {label}
          </a>
        ))}
      </p>
      <table style={{ inlineSize: '100%', borderSpacing: '0 0.3rem' }}>
        <caption className="small quiet" style={{ textAlign: 'start' }}>
          {t('ui.lead.load')}
        </caption>
        <tbody>
          {f.load.map((l) => row(l.person ?? '', l.name, l.open, l.overdue))}
          {row('nobody', t('ui.lead.nobody'), f.unassigned, 0)}
        </tbody>
      </table>
      <p className="small quiet" style={{ marginBlockEnd: 0 }}>
        {t('ui.lead.hint')} <a {...link('measures')}>{t('ui.lead.measures')}</a>
      </p>
    </Box>
  )
}

// messages that wait for a yes, each readable here; one click lets it go
function Approvals() {
  const { t } = useTranslation()
  const q = useHeld()
  const held = q.data?.messages ?? []
  if (!held.length) return null
  return (
    <Box title={t('ui.lead.approvals')} count={held.length} aside={<a {...link('outbox')}>{t('ui.nav.outbox')}</a>}>
      <ul className="items">
        {held.slice(0, 5).map((m) => (
          <MessageLine key={m.id} m={m} />
        ))}
      </ul>
    </Box>
  )
}

// our own organisation as others reach us: contacts and assets, last confirmed
function OwnOrganisation({ id }: { id: string }) {
  const { t } = useTranslation()
  const o = useQuery({ queryKey: ['organisation', id], queryFn: () => get<Organisation>(`/organisations/${id}`), retry: false })
  const contacts = useQuery({ queryKey: ['contacts', id, 'home'], queryFn: () => get<{ contacts: Contact[] }>(`/organisations/${id}/contacts`), retry: false })
  const assets = useQuery({ queryKey: ['assets', id, 'home'], queryFn: () => get<{ assets: Asset[] }>(`/organisations/${id}/assets`), retry: false })
  if (!o.data) return null
  const all = contacts.data?.contacts ?? []
  const stale = all.filter((c) => c.reachability !== 'confirmed')
  return (
    <Box title={o.data.title} aside={<a {...link(`organisations/${o.data.ref}`)}>{t('ui.own.keep')}</a>}>
      <p style={{ marginBlockStart: 0 }} className={stale.length || !all.length ? 'late' : undefined}>
        {all.length ? t('ui.own.contacts', { n: all.length - stale.length, all: all.length }) : t('ui.org.contacts.empty')}
      </p>
      <ul className="items small">
        {all.map((c) => (
          <li key={c.id}>
            <b>{c.name}</b> <span className="quiet">{t(`ui.contact.role.${c.role}`, c.role)}</span>, {t('ui.org.confirmed')} {c.confirmed_at ? <Time at={c.confirmed_at} short /> : t('ui.org.never')}
          </li>
        ))}
      </ul>
      {assets.data && (
        <p className="small" style={{ marginBlockEnd: 0 }}>
          {t('ui.own.assets', { n: assets.data.assets.length })} <span className="mono">{assets.data.assets.slice(0, 4).map((a) => a.value).join(', ')}</span>
        </p>
      )}
    </Box>
  )
}

// those without a desk: what they reported or may read, and how to begin
function Begin({ read }: { read: boolean }) {
  const { t } = useTranslation()
  const may = useMay()
  const list = useQuery({ queryKey: ['reports', 'mine'], queryFn: () => get<Page<Report>>('/reports?limit=8'), enabled: read })
  return (
    <>
      {read && (
        <Box title={may('report') ? t('ui.home.mine') : t('ui.home.readable')}>
          <Shown query={list} empty={(d) => (d.items.length ? undefined : <p className="empty">{may('report') ? t('ui.home.mine.empty') : t('ui.home.readable.empty')}</p>)}>
            {(d) => (
              <ul className="items">
                {d.items.map((i) => (
                  <li key={i.id}>
                    <a {...link(pathOf(i.kind, i.ref))}>{i.title}</a>
                    <div className="line small">
                      <span className="mono quiet">{i.ref}</span>
                      <State state={i.state} />
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </Shown>
        </Box>
      )}
      {may('report') && (
        <Box title={t('ui.home.begin')}>
          <p style={{ marginBlockStart: 0 }}>{t('ui.home.report.text')}</p>
          <Button component="a" href="/report">
            {t('public.nav.report')}
          </Button>
        </Box>
      )}
    </>
  )
}

function Routed({ h, desk }: { h: HomeData; desk: boolean }) {
  const { t } = useTranslation()
  if (!h.routed.length && desk) return null
  return (
    <Box title={desk ? t('ui.home.routed') : t('ui.home.todo')} count={h.routed.length || undefined}>
      {h.routed.length === 0 && <p className="empty">{t('ui.home.routed.empty')}</p>}
      <ul className="items">
        {[...h.routed]
          .sort((a, b) => (a.due_at ?? '9').localeCompare(b.due_at ?? '9'))
          .map((r) => (
            <RoutedLine key={r.part} r={{ ...r, id: r.part ?? '' } as Parameters<typeof RoutedLine>[0]['r']} />
          ))}
      </ul>
    </Box>
  )
}

// alerts that wait for an answer of my organisation: one click says that it was received
function WaitingAlerts() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const q = useWaitingAlerts(true)
  const answer = useMutation({
    mutationFn: (a: { alert: string; organisation: string }) => post(`/alerts/${a.alert}/answer`, { organisation: a.organisation, answer: 'received' }),
    onSuccess: () => {
      queries.invalidateQueries()
      say({ text: t('ui.alert.answered') })
    },
  })
  const items = q.data?.alerts ?? []
  return (
    <Box title={t('ui.home.alerts')} count={items.length || undefined}>
      {items.length === 0 && <p className="empty">{t('ui.home.alerts.empty')}</p>}
      <ul className="items">
        {items.map((a) => (
          <li key={a.part}>
            <a {...link(`alerts/${encodeURIComponent(a.ref)}`)}>{a.title}</a>
            <div className="line small">
              <span className="mono quiet">{a.ref}</span>
              <span>{t(`ui.alert.urgency.${a.urgency}`)}</span>
              <Due at={a.answer_by} />
              {!a.answer && (
                <Button size="compact-sm" loading={answer.isPending && answer.variables?.alert === a.alert} onClick={() => answer.mutate({ alert: a.alert ?? '', organisation: a.organisation ?? '' })}>
                  {t('ui.alert.answer.received')}
                </Button>
              )}
              {a.answer && <span className="quiet">{t('ui.home.alerts.state')}</span>}
            </div>
          </li>
        ))}
      </ul>
      <Wrong error={answer.error} />
    </Box>
  )
}

// problems on what is ours that wait for an answer of ours: how many, and the newest
function OpenFindings() {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['finding-groups', 'home'], queryFn: () => get<{ items: FindingGroup[] }>('/findings/groups'), retry: false })
  const waits = (g: FindingGroup) => g.open - g.help
  const open = (q.data?.items ?? []).filter((g) => waits(g) > 0)
  const n = open.reduce((sum, g) => sum + waits(g), 0)
  const newest = [...open].sort((a, b) => (b.last_seen ?? '').localeCompare(a.last_seen ?? ''))
  return (
    <Box title={t('ui.home.findings')} count={n || undefined} aside={n > 0 ? <a {...link('findings?state=open')}>{t('ui.home.findings.answer')}</a> : undefined}>
      <Shown query={q} empty={() => (n ? undefined : <p className="empty">{t('ui.home.findings.empty')}</p>)}>
        {() => (
          <ul className="items">
            {newest.slice(0, 3).map((g) => (
              <li key={`${g.classification} ${g.identifier} ${g.organisation}`}>
                <a {...link(g.back === waits(g) ? 'findings?state=came-back' : 'findings?state=open')}>{[t(`public.finding.class.${textOf(g.classification)}.name`), g.identifier].filter(Boolean).join(': ')}</a>
                <div className="line small">
                  <span>{t('ui.home.findings.n', { n: waits(g) })}</span>
                  <span className="quiet">
                    {t('ui.finding.last_of_all')} <Time at={g.last_seen} short />
                  </span>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Box>
  )
}

// alerts that one person sent: the second person's look is owed within a day
function ReviewsOwed() {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['alerts', 'owed'], queryFn: () => get<Page<Alert>>('/alerts?team=mine&open=true&due=2999-01-01T00:00:00Z&sort=due_at&limit=20'), retry: false })
  const items = (q.data?.items ?? []) as Item[]
  if (!items.length) return null
  return <Lines title={t('ui.home.reviews')} empty="" items={items} />
}

// a desk that is not the centre's own: what it passed on and who among those it serves cannot be relied on to be reached
function Sectoral() {
  const { t } = useTranslation()
  const me = useMe()
  const teams = useTeams()
  const other = teams.length > 0 && !deskOf(me).includes(teams[0].id)
  const asked = useQuery({ queryKey: ['records', 'routed-by'], queryFn: () => get<Page<Item>>('/records?routed_by=mine&open=true&limit=20'), enabled: other })
  const orgs = useQuery({ queryKey: ['organisations', 'unconfirmed'], queryFn: () => get<Page<Organisation>>('/organisations?served_by=mine&contacts=unconfirmed&open=true&limit=20'), enabled: other })
  if (!other) return null
  return (
    <>
      {asked.data && <Lines title={t('ui.home.asked')} empty={t('ui.home.asked.empty')} items={asked.data.items} all="reports?routed_by=mine&open=true" />}
      {orgs.data && (
        <Box title={t('ui.home.unconfirmed')} count={orgs.data.items.length || undefined}>
          {orgs.data.items.length === 0 && <p className="empty">{t('ui.home.unconfirmed.empty')}</p>}
          <ul className="items">
            {orgs.data.items.slice(0, 8).map((o) => (
              <li key={o.id}>
                <a {...link(`organisations/${o.ref}`)}>{o.title}</a>
              </li>
            ))}
          </ul>
          {orgs.data.items.length > 8 && (
            <p style={{ marginBlockEnd: 0 }}>
              <a {...link('organisations?served_by=mine&contacts=unconfirmed&open=true')}>{t('ui.home.all_of_them')}</a>
            </p>
          )}
        </Box>
      )}
    </>
  )
}

export default function Home() {
  const { t } = useTranslation()
  const me = useMe()
  const may = useMay()
  const read = may('read')
  const home = useHome(read)
  const desk = may('desk')
  const ownOrg = may('own-org')
  return (
    <div className="stack">
      <div>
        <Title order={1} size="h3">
          {t('ui.home.title')}
        </Title>
        {desk && <Desk />}
        {desk && <OnDuty />}
        {desk && (
          <a {...link('vulnerabilities')} className="small">
            {t('ui.home.vuln_news')}
          </a>
        )}
      </div>
      <YourJob />
      {may('admin') && !(desk && me.demo) && (
        <Suspense>
          <Checklist />
        </Suspense>
      )}
      {read && (
        <Shown query={home}>
          {(h) => (
            <div className="cols">
              {ownOrg && <WaitingAlerts />}
              {ownOrg && <OpenFindings />}
              {may('approve') && <ReviewsOwed />}
              {(desk || ownOrg) && <Routed h={h} desk={desk} />}
              {desk && <Orphans />}
              {desk && <Analyst h={h} />}
              {desk && <Sectoral />}
              {may('team') && <Lead />}
              {may('release') && <Approvals />}
              {me.seats
                .filter((x) => x.place.startsWith('org_'))
                .map((x) => (
                  <OwnOrganisation key={x.place} id={x.place} />
                ))}
              {!desk && <Begin read={read} />}
            </div>
          )}
        </Shown>
      )}
      {may('admin') && (
        <Suspense>
          <Health />
        </Suspense>
      )}
    </div>
  )
}
