// RecordPage - the bones of every record page: line 1 and the buttons, the timeline with the composer at the left, facts at the
// right. What a kind adds comes in as `found`, `side`, its quick keys and what may be edited.
import { Button, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { type Act, call, type Deadline, get, post, type Rec } from '../api'
import { Due, say, State, Time, Tlp, Wrong } from '../bits'
import { useDraft } from '../drafts'
import { useKeys } from '../keys'
import { useMe, useMembers, useTeamName } from '../me'
import { problemText } from '../text'
import { ActDialog } from './ActDialog'
import { Acts } from './Acts'
import { Composer, type Tab } from './Composer'
import { Assign, LinkTo, Wait } from './DeskDialogs'
import { takeFiles } from './dropped'
import { Edit, type Editable } from './Edit'
import { Presence } from './Presence'
import { ErasedBanner } from './Retained'
import { Timeline } from './Timeline'

function Assignee({ r }: { r: Rec }) {
  const { t } = useTranslation()
  const me = useMe()
  const people = useMembers(r.team)
  if (r.assignee === undefined) return null
  const name = !r.assignee ? t('ui.assignee.nobody') : r.assignee === me.id ? `${me.name} (${t('ui.assignee.me')})` : (people.find((p) => p.id === r.assignee)?.name ?? t('ui.assignee.other'))
  return (
    <span>
      <span className="quiet">{t('ui.assignee')}</span> <b>{name}</b>
    </span>
  )
}

function Head({ r, deadlines }: { r: Rec; deadlines: Deadline[] }) {
  const { t } = useTranslation()
  const team = useTeamName(r.team)
  const open = deadlines.filter((d) => !d.met_at && !d.ended_at)
  const next = open.find((d) => !d.paused_at && d.due_at === r.due_at)
  const paused = open.find((d) => d.paused_at)
  return (
    <>
      <div className="line">
        <b className="mono">{r.ref}</b>
        <Tlp tlp={r.tlp} />
        <State state={r.state} reason={r.state === 'closed' ? r.outcome : undefined} />
        {r.exercise && <span className="chip">{t('ui.exercise')}</span>}
      </div>
      <h1 dir={r.direction}>{r.title}</h1>
      <div className="line who small">
        <Assignee r={r} />
        <span>
          <span className="quiet">{t('ui.handled_by')}</span> <b>{team}</b>
        </span>
        {r.due_at && (
          <span>
            <span className="quiet">{t('ui.col.due')}</span>{' '}
            <b>
              <Due at={r.due_at} what={r.due_what} />
            </b>{' '}
            (<Time at={r.due_at} short />)
          </span>
        )}
        {r.waiting_for && r.waiting_for !== 'nobody' && (
          <span>
            <span className="quiet">{t('ui.waiting_for')}</span> <b>{t(`ui.waiting.${r.waiting_for}`)}</b> {t('ui.until')} <Time at={r.waiting_until} short />
          </span>
        )}
      </div>
      {(next || paused) && (
        <details className="small quiet" style={{ marginBlockStart: '0.35rem' }}>
          <summary>{t('ui.due.why')}</summary>
          {open.map((d) => (
            <p key={d.id} style={{ margin: '0.25rem 0' }}>
              <b>{t(`ui.regime.${d.regime}`, d.regime)}</b>: {d.explanation}
              {d.paused_at && ` ${t('ui.paused')}: ${d.pause_reason}.`}
            </p>
          ))}
        </details>
      )}
    </>
  )
}

// whoever reported with an account answers here
function MyReply({ r }: { r: Rec }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [text, write] = useDraft(`${r.id}:mine`)
  const send = useMutation({
    mutationFn: () => post(`/records/${r.id}/replies`, { body: text }),
    onSuccess: () => {
      write('')
      queries.invalidateQueries()
      say({ text: t('ui.mine.sent') })
    },
  })
  return (
    <section className="composer reply noprint" aria-label={t('ui.mine.write')}>
      <Textarea label={t('ui.mine.write')} autosize minRows={3} value={text} onChange={(e) => write(e.currentTarget.value)} />
      <Wrong error={send.error} />
      <Button mt="xs" disabled={!text.trim()} loading={send.isPending} onClick={() => send.mutate()}>
        {t('ui.mine.send')}
      </Button>
    </section>
  )
}

type Open = 'assign' | 'wait' | 'snooze' | 'link' | 'edit' | null

// everything a desk does with one record: state buttons from the workflow, take, assign, wait, snooze, link
function useDesk(r: Rec, etag: string, desk: boolean, kind: Kind) {
  const { t } = useTranslation()
  const me = useMe()
  const queries = useQueryClient()
  const [dialog, setDialog] = useState<Act | null>(null)
  const [open, setOpen] = useState<Open>(null)
  const [read, setRead] = useState<{ r: Rec; etag: string } | null>(null)
  const [tab, setTab] = useState<Tab>('note')
  const acts = useQuery({ queryKey: ['acts', r.id], queryFn: () => get<{ acts: Act[] }>(`/records/${r.id}/acts`) })
  const again = () => queries.invalidateQueries()
  const assign = useMutation({
    mutationFn: (to: string | null) => post(`/records/${r.id}/assign`, { assignee: to }),
    onSuccess: (_, to) => {
      again()
      const before = r.assignee ?? null
      say({ text: t(to ? 'ui.take.done' : 'ui.give_back.done'), undo: () => post(`/records/${r.id}/assign`, { assignee: before }).then(again) })
    },
  })
  const direct = useMutation({
    mutationFn: (a: Act) => post(`/records/${r.id}/acts/${a.verb}`, {}),
    onSuccess: (_, a) => {
      again()
      say({ text: t('ui.done', { what: t(`ui.act.${a.verb}`, a.verb) }) })
    },
  })
  // keys may come faster than answers: one thing is done after the other, and what is possible is asked after the last one
  const order = useRef<Promise<unknown>>(Promise.resolve())
  const next = (f: () => Promise<unknown>) => {
    order.current = order.current.then(f, f).catch(() => undefined)
  }
  // an act that needs nothing is done at once; the others ask for what they need
  const now = async (a: Act) => {
    const own = kind.own?.[a.verb]
    if (own) return own()
    if (a.needs_code || a.needs_text || a.needs_target || a.needs_until) setDialog(a)
    else await direct.mutateAsync(a)
  }
  const run = (a: Act) => next(() => now(a))
  const take = (to: string | null) => next(() => assign.mutateAsync(to))
  const quick = (verb: string) =>
    next(async () => {
      const a = (await acts.refetch()).data?.acts.find((x) => x.verb === verb)
      if (a?.possible) await now(a)
      else if (a) say({ text: `${t(`ui.act.${verb}`)}: ${a.why_not}` })
    })
  const compose = (to: Tab) => {
    // drawn before the key's handler ends: what is typed right after it belongs into the box
    flushSync(() => setTab(to))
    document.getElementById('composer')?.focus()
  }
  const edit = () => {
    setRead({ r, etag })
    setOpen('edit')
  }
  useKeys(
    desk
      ? {
          c: () => take(me.id),
          a: () => setOpen('assign'),
          ...Object.fromEntries(Object.entries(kind.quick).map(([k, verb]) => [k, () => quick(verb)])),
          w: () => setOpen('wait'),
          e: () => setOpen('snooze'),
          l: () => setOpen('link'),
          ...(kind.ownWords ? {} : { n: () => compose('note'), m: () => compose('reply') }),
        }
      : {},
  )
  const dialogs = (
    <>
      {dialog && <ActDialog r={r} act={dialog} close={() => setDialog(null)} />}
      {open === 'assign' && <Assign r={r} close={() => setOpen(null)} />}
      {open === 'wait' && <Wait r={r} close={() => setOpen(null)} />}
      {open === 'snooze' && <Wait r={r} close={() => setOpen(null)} snooze />}
      {open === 'link' && <LinkTo r={r} close={() => setOpen(null)} />}
      {open === 'edit' && read && kind.edit && <Edit kind={kind.edit} base={read.r} etag={read.etag} close={() => setOpen(null)} />}
    </>
  )
  return { acts: acts.data?.acts ?? [], run, take, setOpen, edit, tab, setTab, dialogs, error: assign.error ?? direct.error, busy: assign.isPending || direct.isPending }
}

export interface Kind {
  quick: Record<string, string> // key: verb
  edit?: Editable
  // acts that this kind's own page does in its own way
  own?: Record<string, () => void>
  // its page has boxes to write in of its own
  ownWords?: boolean
}

export function RecordPage({ r, etag, kind, found, side }: { r: Rec; etag: string; kind: Kind; found: ReactNode; side: (d: { desk: boolean; edit: () => void; addLink: () => void }) => ReactNode }) {
  const { t } = useTranslation()
  const me = useMe()
  const desk = me.seats.some((s) => s.place === r.team)
  const queries = useQueryClient()
  const d = useDesk(r, etag, desk, kind)
  const [writing, setWriting] = useState(false)
  const deadlines = useQuery({ queryKey: ['deadlines', r.id], queryFn: () => get<{ deadlines: Deadline[] }>(`/records/${r.id}/deadlines`), enabled: desk })
  // a file that is let fall anywhere on this page is attached to it
  useEffect(() => {
    takeFiles(async (files) => {
      const form = new FormData()
      for (const f of files) form.append('file', f)
      try {
        await call('POST', `/records/${r.id}/attachments`, form)
        queries.invalidateQueries({ queryKey: ['files', r.id] })
        say({ text: t('ui.drop.attached', { n: files.length, ref: r.ref }) })
      } catch (e) {
        say({ text: problemText(e, t('ui.offline.text')) })
      }
    })
    return () => takeFiles(null)
  }, [r.id, r.ref, queries, t])
  useEffect(() => {
    document.title = `${r.ref} ${r.title}`
    return () => {
      document.title = 'Rabta'
    }
  }, [r.ref, r.title])
  return (
    <div className="stack">
      <div className="head">
        <Head r={r} deadlines={deadlines.data?.deadlines ?? []} />
        <div className="acts noprint" style={{ marginBlockStart: '0.7rem' }}>
          <Acts acts={d.acts} run={d.run} />
        </div>
        {desk && (
          <div className="acts noprint" style={{ marginBlockStart: '0.5rem' }}>
            <Button size="compact-sm" variant="default" loading={d.busy} onClick={() => d.take(r.assignee === me.id ? null : me.id)}>
              {r.assignee === me.id ? t('ui.give_back') : t('ui.take')}
              {r.assignee !== me.id && <kbd aria-hidden>c</kbd>}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => d.setOpen('assign')}>
              {t('ui.assign')}
              <kbd aria-hidden>a</kbd>
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => d.setOpen('wait')}>
              {t('ui.wait')}
              <kbd aria-hidden>w</kbd>
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => d.setOpen('snooze')}>
              {t('ui.snooze')}
              <kbd aria-hidden>e</kbd>
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => print()}>
              {t('ui.print')}
            </Button>
          </div>
        )}
        {desk && <Presence id={r.id} writing={writing} />}
        <Wrong error={d.error} />
      </div>
      <div className="record">
        <div className="stack">
          <ErasedBanner r={r} />
          {found}
          <Timeline id={r.id} team={r.team} desk={desk} />
          {r.erased_at || kind.ownWords ? null : desk ? <Composer r={r} tab={d.tab} setTab={d.setTab} writing={setWriting} /> : r.originator.endsWith(me.id) || d.acts.length > 0 ? <MyReply r={r} /> : null}
        </div>
        {side({ desk, edit: d.edit, addLink: () => d.setOpen('link') })}
      </div>
      {d.dialogs}
    </div>
  )
}

