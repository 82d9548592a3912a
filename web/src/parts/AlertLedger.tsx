// AlertLedger - who has answered and who has not: a bar across the top, those in need and the silent first, live
import { Button, Modal, Stack, Textarea } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Act, type Alert, get, type Ledger, type LedgerGroup, post, type Reminder } from '../api'
import { Box, Due, say, Shown, State, Time, Tlp, Wrong } from '../bits'
import { go, link } from '../router'
import { AlertText } from './AlertReader'
import { LedgerRows } from './AlertRows'
import { Chip, More } from './ListTools'
import { Facts } from './Side'
import { Timeline } from './Timeline'

const order = ['queued', 'sent', 'delivered', 'bounced', 'opened', 'acknowledged', 'stated', 'verified', 'withdrawn']

function Bar({ d, state, set }: { d: Ledger; state: string; set: (s: string) => void }) {
  const { t } = useTranslation()
  const n = (s: string) => d.tallies.find((x) => x.state === s)?.n ?? 0
  const there = order.filter((s) => n(s) > 0)
  return (
    <>
      <div className="ledger-bar" aria-hidden>
        {there.map((s) => (
          <span key={s} className={`of-${s}`} style={{ flexGrow: n(s) }} />
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form */}
      <div className="chips" role="group" aria-label={t('ui.alert.by_state')}>
        {there.map((s) => (
          <Chip key={s} on={state === s} set={(on) => set(on ? s : '')}>
            <span className={`dot of-${s}`} aria-hidden /> {t(`ui.alert.line.${s}`)} <b>{n(s)}</b>
          </Chip>
        ))}
      </div>
    </>
  )
}

function Groups({ a, by, pick }: { a: Alert; by: 'sector' | 'cert'; pick: (key: string) => void }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['ledger-groups', a.id, by], queryFn: () => get<{ groups: LedgerGroup[] }>(`/alerts/${a.id}/ledger/groups?by=${by}`) })
  return (
    <Shown query={q}>
      {(d) => (
        <table className="rows">
          <thead>
            <tr>
              {[by, 'lines', 'silent', 'help', 'bounced'].map((c) => (
                <th key={c} scope="col">
                  {t(`ui.col.${c}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {d.groups.map((g) => (
              <tr key={g.key}>
                <td className="wide">
                  <button type="button" className="plain-link" onClick={() => pick(g.key)}>
                    {g.name || t('ui.alert.no_group')}
                  </button>
                </td>
                {[g.total, g.silent, g.help, g.bounced].map((n, i) => (
                  <td key={['total', 'silent', 'help', 'bounced'][i]} className="narrow">
                    {n}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Shown>
  )
}

function Withdraw({ a, close }: { a: Alert; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [why, setWhy] = useState('')
  const send = useMutation({
    mutationFn: () => post(`/records/${a.id}/acts/withdraw`, { text: why }),
    onSuccess: () => {
      queries.invalidateQueries()
      close()
    },
  })
  return (
    <Modal opened onClose={close} title={t('ui.alert.act.withdraw')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          send.mutate()
        }}
      >
        <Stack gap="sm">
          <Textarea label={t('ui.alert.withdraw.why')} description={t('ui.alert.withdraw.hint')} required autosize minRows={3} value={why} onChange={(e) => setWhy(e.currentTarget.value)} data-autofocus dir="auto" />
          <Wrong error={send.error} />
          <Button type="submit" color="red" loading={send.isPending} disabled={!why.trim()}>
            {t('ui.alert.act.withdraw')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}

function Remind({ a, silent }: { a: Alert; silent: number }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [seen, setSeen] = useState<Reminder | null>(null)
  const look = useMutation({ mutationFn: () => post<Reminder>(`/alerts/${a.id}/remind`, { send: false }), onSuccess: setSeen })
  const send = useMutation({
    mutationFn: () => post<Reminder>(`/alerts/${a.id}/remind`, { send: true }),
    onSuccess: (r) => {
      setSeen(null)
      queries.invalidateQueries()
      say({ text: r.count ? t('ui.alert.reminded', { count: r.count }) : t('ui.alert.reminded.none') })
    },
  })
  return (
    <>
      <Button loading={send.isPending} disabled={!silent} onClick={() => send.mutate()}>
        {t('ui.alert.remind')}
      </Button>
      <Button variant="default" loading={look.isPending} disabled={!silent} onClick={() => look.mutate()}>
        {t('ui.alert.remind.look')}
      </Button>
      <Wrong error={send.error ?? look.error} />
      {seen && (
        <Modal opened onClose={() => setSeen(null)} size="lg" title={t('ui.alert.remind')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
          <Stack gap="sm">
            <p style={{ margin: 0 }}>{t('ui.alert.remind.count', { count: seen.count, addresses: seen.addresses })}</p>
            <p className="small" style={{ margin: 0 }}>
              {seen.names.join(', ')}
            </p>
            <p className="mono" style={{ margin: 0 }}>
              {seen.subject}
            </p>
            <div className="box talk" dir="auto">
              {seen.text}
            </div>
            <Button loading={send.isPending} disabled={!seen.count} onClick={() => send.mutate()}>
              {t('ui.alert.remind')}
            </Button>
          </Stack>
        </Modal>
      )}
    </>
  )
}

const PAGE = 100
const shows = ['all', 'silent', 'help', 'bounced', 'answered'] as const

export function AlertLedger({ a }: { a: Alert }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [show, setShow] = useState<string>('all')
  const [state, setState] = useState('')
  const [by, setBy] = useState<'' | 'sector' | 'cert'>('')
  const [group, setGroup] = useState<{ by: string; key: string } | null>(null)
  const [withdraw, setWithdraw] = useState(false)
  const query = new URLSearchParams({ show, limit: String(PAGE), ...(state ? { state } : {}), ...(group ? { [group.by]: group.key } : {}) }).toString()
  const q = useInfiniteQuery({
    queryKey: ['ledger', a.id, query],
    initialPageParam: 0,
    queryFn: ({ pageParam }) => get<Ledger>(`/alerts/${a.id}/ledger?${query}&from=${pageParam}`),
    getNextPageParam: (l, pages) => (l.lines.length && pages.length * PAGE < l.matching ? pages.length * PAGE : null),
    placeholderData: keepPreviousData,
  })
  // a line that moved on between two pages stands in both
  const lines = [...new Map(q.data?.pages.flatMap((p) => p.lines).map((l) => [l.part, l])).values()]
  const acts = useQuery({ queryKey: ['acts', a.id], queryFn: () => get<{ acts: Act[] }>(`/records/${a.id}/acts`) }).data?.acts ?? []
  const act = useMutation({
    mutationFn: (verb: string) => post(`/records/${a.id}/acts/${verb}`),
    onSuccess: (_, verb) => {
      queries.invalidateQueries()
      say({ text: t('ui.done', { what: t(`ui.alert.act.${verb}`) }) })
    },
  })
  const correct = useMutation({
    mutationFn: () => post<{ ref: string }>(`/alerts/${a.id}/correct`),
    onSuccess: (n) => go(`alerts/${n.ref}`),
  })
  const can = (verb: string) => acts.some((x) => x.verb === verb && x.possible)
  const why = acts.filter((x) => !x.possible && x.why_not !== 'the state does not allow it' && x.verb !== 'take-back' && x.verb !== 'review')
  const plain = (verb: string, main?: boolean) =>
    can(verb) && (
      <Button key={verb} variant={main ? 'filled' : 'default'} loading={act.isPending && act.variables === verb} onClick={() => act.mutate(verb)}>
        {t(`ui.alert.act.${verb}`)}
      </Button>
    )
  const d = q.data?.pages[0]
  return (
    <div className="stack">
      <div className="head">
        <div className="line">
          <b className="mono">{a.ref}</b>
          <Tlp tlp={a.tlp} />
          <State state={a.state} />
          <span className="small">{t(`ui.alert.urgency.${a.urgency}`)}</span>
          {a.due_at && (
            <b className="small">
              <Due at={a.due_at} what={a.due_what} />
            </b>
          )}
        </div>
        <h1 dir={a.direction}>{a.title}</h1>
        {d && (
          <p style={{ marginBlock: '0.3rem' }} role="status">
            {t('ui.alert.standing', { total: d.total, silent: d.silent })}
            {d.help > 0 && <b className="late"> {t('ui.alert.standing.help', { count: d.help })}</b>}
            {d.held > 0 && (
              <>
                {' '}
                <a {...link('outbox')}>{t('ui.alert.standing.held', { count: d.held })}</a>
              </>
            )}
          </p>
        )}
        <div className="acts noprint">
          {plain('review', true)}
          {a.state === 'sent' && <Remind a={a} silent={d?.silent ?? 0} />}
          {plain('take-back')}
          {can('withdraw') && (
            <Button variant="default" onClick={() => setWithdraw(true)}>
              {t('ui.alert.act.withdraw')}...
            </Button>
          )}
          {a.sent_at && (
            <Button variant="default" loading={correct.isPending} onClick={() => correct.mutate()}>
              {t('ui.alert.act.correct')}
            </Button>
          )}
          {plain('close')}
          <Button variant="default" onClick={() => print()}>
            {t('ui.print')}
          </Button>
        </div>
        {why.map((x) => (
          <p key={x.verb} className="small quiet" style={{ marginBlock: '0.2rem' }}>
            {t(`ui.alert.act.${x.verb}`)}: {x.why_not}
          </p>
        ))}
        <Wrong error={act.error ?? correct.error} />
      </div>
      <Shown query={q}>
        {({ pages: [l] }) => (
          <>
            <Bar d={l} state={state} set={setState} />
            {/* biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form */}
            <div className="chips noprint" role="group" aria-label={t('ui.filters')}>
              {shows.map((s) => (
                <Chip key={s} on={show === s} set={() => setShow(s)}>
                  {t(`ui.alert.show.${s}`)}
                </Chip>
              ))}
              <Chip on={by === 'sector'} set={(on) => setBy(on ? 'sector' : '')}>
                {t('ui.alert.by_sector')}
              </Chip>
              <Chip on={by === 'cert'} set={(on) => setBy(on ? 'cert' : '')}>
                {t('ui.alert.by_cert')}
              </Chip>
              {group && (
                <Chip on set={() => setGroup(null)}>
                  {t('ui.alert.one_group')}
                </Chip>
              )}
            </div>
            {by && (
              <Groups
                a={a}
                by={by}
                pick={(key) => {
                  setGroup({ by, key })
                  setBy('')
                }}
              />
            )}
            {!by && (lines.length ? <LedgerRows a={a} lines={lines} /> : <p className="empty box">{t('ui.alert.no_lines')}</p>)}
            {!by && l.matching > PAGE && (
              <div className="line noprint">
                <More list={q} />
                <span className="small quiet" role="status">
                  {t('ui.alert.shown_of', { n: lines.length, count: l.matching })}
                </span>
              </div>
            )}
          </>
        )}
      </Shown>
      <div className="record">
        <div className="stack">
          <AlertText a={a} />
          <Timeline id={a.id} team={a.team} desk except={['recipient', 'grant', 'delivery']} />
        </div>
        <Box title={t('ui.facts')}>
          <Facts
            rows={[
              [t('ui.alert.sharing'), a.sharing],
              [t('ui.alert.wanted'), t(`ui.alert.want.${a.answer}`)],
              [t('ui.alert.answer_by'), a.answer_by && <Time key="b" at={a.answer_by} />],
              [t('ui.col.sent'), a.sent_at && <Time key="s" at={a.sent_at} />],
              [t('ui.alert.corrects'), a.corrects && <a key="c" {...link(`alerts/${a.corrects}`)}>{t('ui.alert.corrects.link')}</a>],
            ]}
          />
        </Box>
      </div>
      {withdraw && <Withdraw a={a} close={() => setWithdraw(false)} />}
    </div>
  )
}
