// Timeline - what was said and done, oldest first; notes, words to the reporter and words to asset owners look different
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Entry, get, type Route } from '../api'
import { Box, Shown, Time } from '../bits'
import { useMembers, useTeams } from '../me'
import { timeIn } from '../text'
import { EraseText } from './Retained'
import { worded } from './measure'
import { useMe } from '../me'

export function useTimeline(id: string) {
  return useQuery({ queryKey: ['timeline', id], queryFn: () => get<{ entries: Entry[] }>(`/records/${id}/timeline?limit=500`) })
}
export function useRoutes(id: string) {
  return useQuery({ queryKey: ['routes', id], queryFn: () => get<{ routes: Route[] }>(`/records/${id}/routes`) })
}

// reporter: the conversation with the reporter; owner: with those it was routed to; the rest is note or step
type Side = 'note' | 'reporter' | 'owner' | 'step'
export function side(e: Entry): Side {
  if (e.verb === 'note') return 'note'
  if (e.verb === 'message') return 'reporter'
  if (e.verb === 'routed' || e.verb === 'route') return 'owner'
  return 'step'
}
const looks: Record<Side, string> = { note: 'note', reporter: 'reply', owner: 'owner', step: 'step' }

function useWords(team: string | null, routes: Route[]) {
  const { t } = useTranslation()
  const me = useMe()
  const people = useMembers(team)
  const teams = useTeams()
  const name = (id: string) => (id === me.id ? me.name : (people.find((p) => p.id === id)?.name ?? teams.find((x) => x.id === id)?.name ?? routes.find((r) => r.subject === id)?.subject_name ?? ''))
  const party = (e: Entry) => routes.find((r) => r.id === e.part)?.subject_name || name(e.now)
  const what = (e: Entry): string => {
    switch (e.verb) {
      case 'message':
        return e.field === 'in' ? t('ui.entry.from_reporter') : t('ui.entry.to_reporter')
      case 'state':
        return `${t(`ui.state.${e.was}`, e.was)} → ${t(`ui.state.${e.now}`, e.now)}${e.field ? ` (${t(`ui.code.${e.field}`, e.field)})` : ''}`
      case 'field':
        return `${t(`ui.fact.${e.field}`, e.field)}: ${e.was || e.now ? `${e.was || '–'} → ${e.now || '–'}` : t('ui.entry.field')}`
      case 'routed':
        return t('ui.entry.routed_to', { name: party(e) })
      case 'route':
        return `${party(e)}: ${t(`ui.route.${e.now}`, e.now)}`
      case 'waiting':
        return e.now === 'nobody' ? t('ui.entry.waiting_over') : `${t('ui.waiting_for')} ${t(`ui.waiting.${e.now}`, e.now)}${e.field ? ` ${t('ui.until')} ${timeIn(me.zone, e.field)}` : ''}`
      case 'erased':
        return e.was === 'all' ? t('ui.entry.erased_all', { rule: t(`ui.retention.class.${e.field}`, e.field) }) : t('ui.entry.erased')
      case 'assigned':
        return e.now ? t('ui.entry.assigned_to', { name: name(e.now) }) : t('ui.entry.assigned_nobody')
      case 'handed-over':
        return t('ui.entry.handed_to', { name: name(e.now) })
      case 'escalated':
        return t('ui.entry.escalated_to', { name: party(e) })
      case 'duty':
        return t(e.now ? 'ui.entry.duty_named' : 'ui.entry.duty_unnamed', { name: name(e.now || e.was) })
      case 'scored':
        return t('ui.entry.scored_as', { score: e.field, vector: e.now })
      case 'decided':
        return t(e.was === e.now ? 'ui.entry.decided_as' : 'ui.entry.decided_against', { table: worded(e.field), outcome: worded(e.now), computed: worded(e.was) })
      case 'duty-called':
        return t('ui.entry.called_for', { name: e.now.split(' ').map(name).join(', ') })
      default:
        return t(`ui.entry.${e.verb}`, e.verb)
    }
  }
  const who = (e: Entry) => e.actor_name || (e.actor.startsWith('rct_') || e.actor.startsWith('receipt:') ? t('ui.reporter') : t('ui.entry.by_itself'))
  return { what, who }
}

function One({ e, what, who, desk }: { e: Entry; what: string; who: string; desk: boolean }) {
  const { t } = useTranslation()
  return (
    <li className={`entry ${looks[side(e)]}`}>
      <div className="small">
        <b>{what}</b>{' '}
        <span className="quiet">
          {who}, <Time at={e.at} short />
        </span>
      </div>
      {e.erased && <i>{t('ui.erased')}</i>}
      {e.body && e.verb !== 'field' && (
        <div className="talk" dir="auto">
          {e.body}
        </div>
      )}
      {desk && e.body && e.verb !== 'field' && <EraseText e={e} />}
    </li>
  )
}

// except: verbs that the page tells elsewhere
export function Timeline({ id, team, desk, except = [], children }: { id: string; team: string | null; desk?: boolean; except?: string[]; children?: ReactNode }) {
  const { t } = useTranslation()
  const list = useTimeline(id)
  const routes = useRoutes(id).data?.routes ?? []
  const words = useWords(team, routes)
  const [only, setOnly] = useState<Side | null>(null)
  const shown = (all: Entry[]) => all.filter((e) => !except.includes(e.verb) && (!only || side(e) === only))
  const part = (s: Side | null, label: string) => (
    <Button key={label} size="compact-sm" variant={only === s ? 'filled' : 'default'} aria-pressed={only === s} onClick={() => setOnly(s)}>
      {label}
    </Button>
  )
  return (
    <Box
      title={t('ui.timeline')}
      aside={
        desk && (
          <span className="line noprint" style={{ gap: '0.3rem' }}>
            {part(null, t('ui.timeline.all'))}
            {part('reporter', t('ui.timeline.reporter'))}
            {part('owner', t('ui.timeline.owner'))}
            {part('note', t('ui.timeline.notes'))}
          </span>
        )
      }
    >
      {children}
      <Shown query={list} empty={(d) => (shown(d.entries).length ? undefined : <p className="empty">{t('ui.timeline.empty')}</p>)}>
        {(d) => (
          <ol className="stack tight" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {shown(d.entries).map((e) => (
              <One key={e.id} e={e} what={words.what(e)} who={words.who(e)} desk={!!desk} />
            ))}
          </ol>
        )}
      </Shown>
    </Box>
  )
}
