// AlertRows - one row an organisation: last step, person, clock and next fall-back; the row's acts where one may do them
import { Button, Menu, Modal, Select, Stack, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Alert, get, type Line, type LineStory, post } from '../api'
import { Due, say, Shown, Time, Wrong } from '../bits'
import { useMe } from '../me'

export const answers = ['received', 'not-affected', 'affected-working', 'done', 'need-help']

type Verb = 'call' | 'answer' | 'note' | 'verify' | 'next-contact' | 'escalate'

// what is written down about a line: a call, an answer on somebody's behalf, a note
function LineDialog({ a, line, verb, close }: { a: Alert; line: Line; verb: 'call' | 'answer' | 'note'; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [answer, setAnswer] = useState<string | null>(null)
  const [text, setText] = useState('')
  const send = useMutation({
    mutationFn: () => post(`/alerts/${a.id}/lines/${line.part}/acts/${verb}`, { ...(verb === 'note' || !answer ? {} : { answer }), text }),
    onSuccess: () => {
      queries.invalidateQueries()
      close()
      say({ text: t('ui.done', { what: t(`ui.alert.act.${verb}`) }) })
    },
  })
  return (
    <Modal opened onClose={close} title={`${t(`ui.alert.act.${verb}`)}: ${line.name}`} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          send.mutate()
        }}
      >
        <Stack gap="sm">
          {verb !== 'note' && (
            <Select
              label={t('ui.alert.their_answer')}
              description={verb === 'call' ? t('ui.alert.their_answer.hint') : undefined}
              required={verb === 'answer'}
              clearable={verb === 'call'}
              value={answer}
              onChange={setAnswer}
              data={answers.map((w) => ({ value: w, label: t(`ui.alert.answer.${w}`) }))}
            />
          )}
          <Textarea label={t(verb === 'note' ? 'ui.alert.note' : 'ui.alert.what_was_said')} autosize minRows={3} required={verb === 'note' || (verb === 'call' && !answer)} value={text} onChange={(e) => setText(e.currentTarget.value)} dir="auto" data-autofocus />
          <Wrong error={send.error} />
          <Button type="submit" loading={send.isPending} disabled={verb === 'answer' && !answer}>
            {t(`ui.alert.act.${verb}`)}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}

function Story({ a, line, close }: { a: Alert; line: Line; close: () => void }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['line', line.part], queryFn: () => get<LineStory>(`/alerts/${a.id}/lines/${line.part}`) })
  const steps: [string, string | null][] = [
    ['queued', line.created_at],
    ['sent', line.sent_at],
    ['delivered', line.delivered_at],
  ]
  return (
    <Modal opened onClose={close} size="lg" title={line.name} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <p className="small quiet" style={{ marginBlockStart: 0 }}>
        {t('ui.alert.why', { why: line.why })}
      </p>
      <ul className="items small">
        {steps.map(
          ([s, at]) =>
            at && (
              <li key={s}>
                <b>{t(`ui.alert.line.${s}`)}</b> {s === 'queued' ? '' : line.address} <Time at={at} />
              </li>
            ),
        )}
        <Shown query={q}>
          {(d) => (
            <>
              {d.steps.map((e) => (
                <li key={e.id}>
                  <b>{e.verb === 'note' ? t('ui.entry.note') : t(`ui.alert.step.${e.field}`, e.field)}</b>
                  {e.now && !e.now.includes('_') ? `: ${t(`ui.alert.answer.${e.now}`, e.now)}` : ''}{' '}
                  <span className="quiet">
                    {e.actor_name || t('ui.entry.by_itself')}, <Time at={e.at} />
                  </span>
                  {e.body && (
                    <div className="talk" dir="auto">
                      {e.body}
                    </div>
                  )}
                </li>
              ))}
            </>
          )}
        </Shown>
      </ul>
    </Modal>
  )
}

function lastStep(l: Line): [string, string | null] {
  if (l.answer) return [l.state === 'verified' ? 'verified' : l.answer, l.answered_at]
  return [l.state, { bounced: l.bounced_at, opened: l.opened_at, delivered: l.delivered_at, sent: l.sent_at }[l.state] ?? l.created_at]
}

export function LedgerRows({ a, lines }: { a: Alert; lines: Line[] }) {
  const { t } = useTranslation()
  const me = useMe()
  const queries = useQueryClient()
  const [dialog, setDialog] = useState<{ line: Line; verb: 'call' | 'answer' | 'note' } | null>(null)
  const [story, setStory] = useState<Line | null>(null)
  const desk = me.seats.some((s) => s.place === a.team)
  const live = a.state === 'sent' || a.state === 'closed'
  const act = useMutation({
    mutationFn: ({ line, verb }: { line: Line; verb: Verb }) => post<Line>(`/alerts/${a.id}/lines/${line.part}/acts/${verb}`),
    onSuccess: (l, { verb }) => {
      queries.invalidateQueries()
      say({ text: verb === 'verify' ? t('ui.done', { what: t('ui.alert.act.verify') }) : l.escalated_to && verb === 'escalate' ? t('ui.alert.escalated') : t('ui.alert.asked', { name: l.who }) })
    },
  })
  return (
    <div className="sideways">
      <Wrong error={act.error} />
      <table className="rows">
        <thead>
          <tr>
            {['organisation', 'last_step', 'person', 'next', ...(desk && live ? ['acts'] : [])].map((c) => (
              <th key={c} scope="col">
                {t(`ui.col.${c}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((l) => {
            const [step, at] = lastStep(l)
            return (
              <tr key={l.part}>
                <td className="about">
                  <button type="button" className="plain-link" onClick={() => setStory(l)}>
                    {l.name || t('ui.alert.unnamed')}
                  </button>
                </td>
                <td className="wide">
                  <span className={`chip ${l.answer === 'need-help' ? 'severity-critical' : l.state}`}>{l.answer ? t(`ui.alert.answer.${l.answer}`) : t(`ui.alert.line.${step}`, step)}</span>
                  {l.state === 'verified' && <span className="small"> {t('ui.alert.line.verified')}</span>}
                  {l.held && <span className="small quiet"> {t('ui.alert.held')}</span>}{' '}
                  <span className="small quiet">
                    <Time at={at} short />
                  </span>
                  {l.said && (
                    <div className="small talk" dir="auto">
                      {l.said}
                    </div>
                  )}
                </td>
                <td className="about">
                  {l.who || t('ui.alert.nobody_known')}
                  <div className="small quiet">{t('ui.alert.rung', { n: l.rung, way: t(`ui.alert.channel.${l.channel}`, l.channel) })}</div>
                </td>
                <td className="about">
                  {l.due_at ? (
                    <>
                      <Due at={l.due_at} /> <div className="small quiet">{t('ui.alert.then_next')}</div>
                    </>
                  ) : l.escalated_to ? (
                    <span className="small">{t('ui.alert.with_cert', { name: l.cert_name || t('ui.alert.cert') })}</span>
                  ) : null}
                </td>
                {desk && live && (
                  <td className="narrow noprint">
                    <Button size="compact-sm" variant="default" onClick={() => setDialog({ line: l, verb: 'call' })} aria-label={`${t('ui.alert.act.call')}: ${l.name}`}>
                      {t('ui.alert.act.call')}
                    </Button>{' '}
                    <Menu position="bottom-end" withinPortal>
                      <Menu.Target>
                        <Button size="compact-sm" variant="default" aria-label={`${t('ui.alert.more')}: ${l.name}`}>
                          ...
                        </Button>
                      </Menu.Target>
                      <Menu.Dropdown>
                        <Menu.Item onClick={() => setDialog({ line: l, verb: 'answer' })}>{t('ui.alert.act.answer')}</Menu.Item>
                        <Menu.Item onClick={() => setDialog({ line: l, verb: 'note' })}>{t('ui.alert.act.note')}</Menu.Item>
                        {a.state === 'sent' && <Menu.Item onClick={() => act.mutate({ line: l, verb: 'next-contact' })}>{t('ui.alert.act.next-contact')}</Menu.Item>}
                        {a.state === 'sent' && <Menu.Item onClick={() => act.mutate({ line: l, verb: 'escalate' })}>{t('ui.alert.act.escalate')}</Menu.Item>}
                        {l.answer && <Menu.Item onClick={() => act.mutate({ line: l, verb: 'verify' })}>{t('ui.alert.act.verify')}</Menu.Item>}
                      </Menu.Dropdown>
                    </Menu>
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
      {dialog && <LineDialog a={a} line={dialog.line} verb={dialog.verb} close={() => setDialog(null)} />}
      {story && <Story a={a} line={story} close={() => setStory(null)} />}
    </div>
  )
}
