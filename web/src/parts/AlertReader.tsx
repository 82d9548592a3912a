// AlertReader - an alert as who got it reads it: the text, one button, and the own line; a CERT above sees the lines it serves
import { Button, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Alert, type Ledger, get, post } from '../api'
import { Box, say, Shown, State, Time, Tlp, Wrong } from '../bits'
import { useMe, useTeamName } from '../me'
import { answers, LedgerRows } from './AlertRows'
import { Facts } from './Side'

export function AlertText({ a }: { a: Alert }) {
  const { t } = useTranslation()
  return (
    <section className="box" aria-label={t('ui.alert.text')}>
      <h2>{t('ui.alert.text')}</h2>
      {a.state === 'withdrawn' && (
        <div className="wrong">
          <b>{t('ui.alert.withdrawn')}</b> {a.withdrawn_why}
        </div>
      )}
      <div className="talk" dir={a.direction}>
        {a.text}
      </div>
    </section>
  )
}

export function AlertReader({ a }: { a: Alert }) {
  const { t } = useTranslation()
  const me = useMe()
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const team = useTeamName(a.team)
  const ledger = useQuery({ queryKey: ['ledger', a.id, ''], queryFn: () => get<Ledger>(`/alerts/${a.id}/ledger?limit=500`) })
  const orgs = me.seats.map((s) => s.place).filter((p) => p.startsWith('org_'))
  const own = ledger.data?.lines.filter((l) => orgs.includes(l.organisation ?? '')) ?? []
  const answer = useMutation({
    mutationFn: (word: string) => post(`/alerts/${a.id}/answer`, { answer: word, said }),
    onSuccess: () => {
      queries.invalidateQueries()
      setSaid('')
      say({ text: t('ui.alert.answered') })
    },
  })
  const open = a.state === 'sent' || a.state === 'closed'
  return (
    <div className="stack">
      <div className="head">
        <div className="line">
          <b className="mono">{a.ref}</b>
          <Tlp tlp={a.tlp} />
          <State state={a.state} />
        </div>
        <h1 dir={a.direction}>{a.title}</h1>
        {own.map((l) => (
          <p key={l.part} className="small" style={{ margin: '0.2rem 0' }}>
            <b>{l.name}</b>: {l.answer ? t(`ui.alert.answer.${l.answer}`) : t('ui.alert.no_answer')} <Time at={l.answered_at} short />
          </p>
        ))}
        {open && own.length > 0 && (
          <>
            <div className="acts noprint" style={{ marginBlockStart: '0.6rem' }}>
              {answers.map((w, i) => (
                <Button key={w} variant={i === 0 && !own[0].answer ? 'filled' : 'default'} loading={answer.isPending && answer.variables === w} disabled={answer.isPending} onClick={() => answer.mutate(w)}>
                  {t(`ui.alert.answer.${w}`)}
                </Button>
              ))}
            </div>
            <details className="small noprint">
              <summary>{t('ui.alert.add_words')}</summary>
              <Textarea aria-label={t('ui.alert.add_words')} autosize minRows={2} value={said} onChange={(e) => setSaid(e.currentTarget.value)} dir="auto" />
            </details>
          </>
        )}
        <Wrong error={answer.error} />
      </div>
      <div className="record">
        <div className="stack">
          <AlertText a={a} />
          <Shown query={ledger}>{(d) => (d.lines.length > own.length ? <LedgerRows a={a} lines={d.lines} /> : <span />)}</Shown>
        </div>
        <Box title={t('ui.facts')}>
          <Facts
            rows={[
              [t('ui.alert.sharing'), a.sharing],
              [t('ui.alert.wanted'), t(`ui.alert.want.${a.answer}`)],
              [t('ui.alert.answer_by'), a.answer_by && <Time key="b" at={a.answer_by} />],
              [t('ui.col.sent'), a.sent_at && <Time key="s" at={a.sent_at} />],
              [t('ui.handled_by'), team],
            ]}
          />
        </Box>
      </div>
    </div>
  )
}
