// Home - what waits for me, by role; what one may not see is absent
import { Button, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Home as HomeData, type Item, type Page, post, type Report } from '../api'
import { Box, Due, say, Shown, State, Time, Wrong } from '../bits'
import { useKeys } from '../keys'
import { deskOf, useMay, useMe, useMembers, useTeams } from '../me'
import { useHome } from '../parts/Nav'
import { RoutedLine } from '../parts/RoutedLine'
import { go, link, pathOf } from '../router'

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
  const next = items(h.unassigned)[0]
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
      <Lines title={t('ui.home.unassigned')} empty={t('ui.home.unassigned.empty')} items={items(h.unassigned)} all="reports?assignee=nobody&open=true" aside={button} />
      <Lines title={t('ui.home.waiting')} empty={t('ui.home.waiting.empty')} items={items(h.waiting)} waiting all="reports?waiting_for=anybody&open=true" />
      <Wrong error={take.error} />
    </>
  )
}

// by team: what is late or due within a day, and how much each person has
function Lead() {
  const { t } = useTranslation()
  const me = useMe()
  const teams = useTeams().filter((x) => deskOf(me).includes(x.id))
  return (
    <>
      {teams.map((x) => (
        <TeamBox key={x.id} id={x.id} title={teams.length > 1 ? t('ui.lead.team', { name: x.name }) : t('ui.lead')} />
      ))}
    </>
  )
}
function TeamBox({ id, title }: { id: string; title: string }) {
  const { t } = useTranslation()
  const people = useMembers(id)
  const open = useQuery({ queryKey: ['reports', 'load', id], queryFn: () => get<Page<Report>>(`/reports?open=true&limit=200&team=${id}`) })
  const items = open.data?.items ?? []
  const soon = Date.now() + 86_400_000
  const late = items.filter((i) => i.due_at && Date.parse(i.due_at) < Date.now()).length
  const today = items.filter((i) => i.due_at && Date.parse(i.due_at) >= Date.now() && Date.parse(i.due_at) < soon).length
  const load = [...people.map((p) => ({ id: p.id, name: p.name, n: items.filter((i) => i.assignee === p.id).length })), { id: 'nobody', name: t('ui.lead.nobody'), n: items.filter((i) => !i.assignee).length }]
  const most = Math.max(1, ...load.map((l) => l.n))
  return (
    <Box title={title}>
      <Shown query={open}>
        {() => (
          <>
            <p style={{ marginBlockStart: 0 }}>
              <a {...link(`reports?team=${id}&due=overdue&open=true`)} className={late ? 'late' : undefined}>
                {t('ui.lead.late', { n: late })}
              </a>{' '}
              <a {...link(`reports?team=${id}&due=today&open=true`)}>{t('ui.lead.today', { n: today })}</a>
              {open.data?.next && <span className="small quiet"> {t('ui.lead.more')}</span>}
            </p>
            <table style={{ inlineSize: '100%', borderSpacing: '0 0.3rem' }}>
              <caption className="small quiet" style={{ textAlign: 'start' }}>
                {t('ui.lead.load')}
              </caption>
              <tbody>
                {load.map((l) => (
                  <tr key={l.id}>
                    <th scope="row" style={{ textAlign: 'start', fontWeight: 400 }}>
                      <a {...link(`reports?team=${id}&assignee=${l.id}&open=true`)}>{l.name}</a>
                    </th>
                    <td style={{ inlineSize: '35%' }}>
                      <span className="bar" aria-hidden>
                        <span style={{ inlineSize: `${(l.n / most) * 100}%` }} />
                      </span>
                    </td>
                    <td style={{ inlineSize: '2.5rem', textAlign: 'end' }}>{l.n}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="small quiet" style={{ marginBlockEnd: 0 }}>
              {t('ui.lead.hint')}
            </p>
          </>
        )}
      </Shown>
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

export default function Home() {
  const { t } = useTranslation()
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
      </div>
      {read && (
        <Shown query={home}>
          {(h) => (
            <div className="cols">
              {(desk || ownOrg) && <Routed h={h} desk={desk} />}
              {desk && <Analyst h={h} />}
              {may('assign') && <Lead />}
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
