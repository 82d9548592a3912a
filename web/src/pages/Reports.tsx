// Reports - the list and the board; what is looked for stands in the address, so that it can be sent to a colleague
import { Button, SegmentedControl, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Report } from '../api'
import { Due, Shown, State, Time, Tlp } from '../bits'
import { useKeys } from '../keys'
import { deskOf, useMay, useMe, useMembers, useTeams } from '../me'
import { Bulk } from '../parts/Bulk'
import { Chip, Mark, ExportButton, More, useColumns, useList, useRows, Views } from '../parts/ListTools'
import { worded } from '../parts/measure'
import { go, link, usePath } from '../router'
import { defang } from '../text'

const states = ['new', 'needs-information', 'valid', 'in-coordination', 'tracked', 'closed']
const filters = ['state', 'assignee', 'due', 'lane', 'label', 'open', 'waiting_for', 'exploitation', 'decision', 'severity', 'team', 'routed_to', 'routed_by', 'sort', 'q']
const columns = ['ref', 'title', 'about', 'state', 'tlp', 'judged', 'assignee', 'due', 'team', 'waiting', 'received']
const usual = ['ref', 'title', 'about', 'state', 'assignee', 'due', 'received']
const outside = ['ref', 'title', 'state', 'received']

function useNames() {
  const me = useMe()
  const first = deskOf(me)[0]
  const people = useMembers(first)
  const teams = useTeams()
  return {
    person: (id: string | null | undefined) => (id === me.id ? me.name : (people.find((p) => p.id === id)?.name ?? '')),
    team: (id: string | null | undefined) => teams.find((x) => x.id === id)?.name ?? '',
  }
}

// what the newest decision and the newest score say; the desk alone has them
function Judged({ r }: { r: Report }) {
  const { t } = useTranslation()
  return (
    <>
      {r.decision && <span className="chip">{worded(r.decision)}</span>} {r.severity && <span className={`chip severity ${r.severity}`}>{t(`ui.severity.${r.severity}`, r.severity)}</span>}
    </>
  )
}

function useCell() {
  const { t } = useTranslation()
  const names = useNames()
  const me = useMe()
  return (c: string, r: Report, open: () => void): ReactNode => {
    switch (c) {
      case 'ref':
        return <span className="mono">{r.ref}</span>
      case 'title':
        return (
          <a {...link(`reports/${r.ref}`, open)} dir={r.direction}>
            {r.title}
          </a>
        )
      case 'about':
        return r.product || (r.site && <span className="mono">{defang(r.site)}</span>)
      case 'state':
        return <State state={r.state} reason={r.state === 'closed' ? r.outcome : undefined} />
      case 'tlp':
        return <Tlp tlp={r.tlp} />
      case 'assignee':
        return r.assignee === undefined ? '' : !r.assignee ? <span className="quiet">{t('ui.assignee.nobody')}</span> : r.assignee === me.id ? t('ui.assignee.me') : names.person(r.assignee)
      case 'due':
        return <Due at={r.due_at} what={r.due_what} />
      case 'judged':
        return <Judged r={r} />
      case 'team':
        return names.team(r.team)
      case 'waiting':
        return r.waiting_for && r.waiting_for !== 'nobody' ? t(`ui.waiting.${r.waiting_for}`) : ''
      default:
        return <Time at={r.received_at} short />
    }
  }
}

function Rows({ items, shown, rows, desk }: { items: Report[]; shown: string[]; rows: ReturnType<typeof useRows<Report>>; desk: boolean }) {
  const { t } = useTranslation()
  const cell = useCell()
  const all = items.length > 0 && items.every((i) => rows.isMarked(i.id))
  return (
    <div className="sideways"><table className="rows">
      <thead>
        <tr>
          {desk && (
            <th scope="col">
              <Mark on={all} set={() => rows.markAll(!all)} label={t('ui.mark.all')} />
            </th>
          )}
          {shown.map((c) => (
            <th key={c} scope="col">
              {t(`ui.col.${c}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((r) => (
          <tr key={r.id} data-row={r.id} data-at={rows.at === r.id}>
            {desk && (
              <td className="narrow">
                <Mark on={rows.isMarked(r.id)} set={() => rows.mark(r.id)} label={t('ui.mark.one', { ref: r.ref })} />
              </td>
            )}
            {shown.map((c) => (
              <td key={c} className={c === 'title' ? 'wide' : c === 'about' ? 'about' : 'narrow'}>
                {cell(c, r, () => rows.opened(r))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table></div>
  )
}

function Board({ items }: { items: Report[] }) {
  const { t } = useTranslation()
  const names = useNames()
  const me = useMe()
  const late = (r: Report) => (r.due_at ? Date.parse(r.due_at) : Number.POSITIVE_INFINITY)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className="board" tabIndex={0} role="region" aria-label={t('ui.board')}>
      {states.map((c) => {
        const mine = items.filter((i) => i.state === c).sort((a, b) => late(a) - late(b))
        return (
          <section key={c} aria-label={t(`ui.state.${c}`)}>
            <h2>
              {t(`ui.state.${c}`)} <span className="quiet">{mine.length}</span>
            </h2>
            <div className="stack tight">
              {mine.length === 0 && <p className="empty small">{t('ui.board.empty')}</p>}
              {mine.map((r) => (
                <article key={r.id} className="box">
                  <a {...link(`reports/${r.ref}`)} dir={r.direction}>
                    {r.title}
                  </a>
                  <p className="small quiet" style={{ margin: '0.2rem 0' }}>
                    <span className="mono">{r.ref}</span> {r.product || (r.site && defang(r.site))}
                  </p>
                  <div className="line small">
                    <Judged r={r} />
                    {r.exploitation === 'active' && <span className="chip">{t('ui.exploited')}</span>}
                    <Due at={r.due_at} what={r.due_what} />
                    {r.assignee && <span>{r.assignee === me.id ? t('ui.assignee.me') : names.person(r.assignee)}</span>}
                  </div>
                </article>
              ))}
            </div>
          </section>
        )
      })}
    </div>
  )
}

function Filters({ params, set }: { params: URLSearchParams; set: (k: string, v: string | null) => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const routedTo = params.get('routed_to')
  const org = useQuery({ queryKey: ['name', routedTo], queryFn: () => get<{ title: string }>(`/records/${routedTo}`), enabled: !!routedTo?.startsWith('org_'), retry: false })
  const chip = (k: string, v: string, label: string) => (
    <Chip key={k + v} on={params.get(k) === v} set={(on) => set(k, on ? v : null)}>
      {label}
    </Chip>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form
    <div className="chips noprint" role="group" aria-label={t('ui.filters')}>
      {may('desk') && chip('assignee', 'me', t('ui.filter.mine'))}
      {may('desk') && chip('assignee', 'nobody', t('ui.filter.nobody'))}
      {may('desk') && chip('due', 'overdue', t('ui.due.overdue'))}
      {may('desk') && chip('due', 'today', t('ui.due.today'))}
      {may('desk') && chip('waiting_for', 'anybody', t('ui.filter.waiting'))}
      {chip('open', 'true', t('ui.filter.open'))}
      {chip('lane', 'live-site', t('ui.filter.live'))}
      {chip('exploitation', 'active', t('ui.exploited'))}
      {may('triage') && chip('decision', 'coordinate', t('ui.filter.to_coordinate'))}
      {may('triage') && chip('severity', 'critical', t('ui.filter.critical'))}
      {states.map((s) => chip('state', s, t(`ui.state.${s}`)))}
      {may('desk') && chip('routed_by', 'mine', t('ui.filter.routed_on'))}
      {may('desk') && chip('sort', 'due_at', t('ui.filter.by_due'))}
      {routedTo && chip('routed_to', routedTo, t('ui.filter.routed_to', { name: org.data?.title ?? '' }))}
      {params.get('label') && chip('label', params.get('label') as string, `${t('ui.labels')}: ${params.get('label')}`)}
      {params.get('q') && chip('q', params.get('q') as string, `“${params.get('q')}”`)}
    </div>
  )
}

export default function Reports() {
  const { t } = useTranslation()
  const may = useMay()
  const desk = may('desk')
  const params = new URLSearchParams(usePath().split('?')[1] ?? '')
  const view = params.get('view') ?? 'list'
  const wanted = new URLSearchParams()
  for (const k of filters) if (params.get(k)) wanted.set(k, params.get(k) as string)
  const query = wanted.toString()
  const { list, items } = useList<Report>('reports', query, view === 'board' ? 200 : 50)
  const [shown, columnMenu] = useColumns('reports', desk ? columns : columns.filter((c) => !['assignee', 'waiting', 'due', 'judged'].includes(c)), desk ? usual : outside)
  const rows = useRows(items, (r) => `reports/${r.ref}`)
  const set = (k: string, v: string | null) => {
    const n = new URLSearchParams(params)
    if (v) n.set(k, v)
    else n.delete(k)
    rows.clear()
    go(`reports?${n}`, true)
  }
  // the next one that is nobody's
  const next = items.find((r) => r.assignee === null && r.state !== 'closed')
  useKeys({
    t:
      desk &&
      next &&
      (() => {
        rows.opened(next)
        go(`reports/${next.ref}`)
      }),
  })
  return (
    <div className="stack">
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <Title order={1} size="h3">
          {t('ui.nav.reports')}
        </Title>
        <div className="line noprint">
          <SegmentedControl
            aria-label={t('ui.view')}
            value={view}
            onChange={(v) => set('view', v)}
            data={[
              { value: 'list', label: t('ui.view.list') },
              { value: 'board', label: t('ui.view.board') },
            ]}
          />
          <Views list="reports" query={query} apply={(q) => go(`reports?${q}`, true)} />
          {view === 'list' && columnMenu}
          <ExportButton list="reports" query={query} shown={shown} fields={{ about: 'product,site', judged: 'decision,severity', due: 'due_at', waiting: 'waiting_for', received: 'received_at' }} />
          <Button variant="default" onClick={() => print()} visibleFrom="sm">
            {t('ui.print')}
          </Button>
        </div>
      </div>
      <Filters params={params} set={set} />
      <Shown query={list} empty={() => (items.length ? undefined : <Empty filtered={!!query} clear={() => go('reports', true)} />)}>
        {() => (view === 'board' ? <Board items={items} /> : <Rows items={items} shown={shown} rows={rows} desk={desk} />)}
      </Shown>
      <More list={list} />
      {rows.marked.length > 0 && <Bulk items={rows.marked} clear={rows.clear} />}
    </div>
  )
}

function Empty({ filtered, clear }: { filtered: boolean; clear: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="box">
      <p className="empty">{filtered ? t('ui.reports.none') : t('ui.reports.empty')}</p>
      <p style={{ marginBlockEnd: 0 }}>{filtered ? <Button variant="default" onClick={clear}>{t('ui.filters.clear')}</Button> : <a href="/report">{t('ui.reports.form')}</a>}</p>
    </div>
  )
}
