// SsvcDialog - a decision table asked in plain words: a digit answers the next question, the outcome follows as answered, and
// what is decided against it needs a reason
import { Button, Modal, Select, Stack, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { get, post, type Report, type ReportDecision, type SsvcTable } from '../api'
import { say, Shown, Wrong } from '../bits'
import { useKeys } from '../keys'
import { possible, worded } from './measure'

type Answers = Record<string, string>

// what the report itself says is proposed, so that only the rest is asked
function proposed(r: Report): Answers {
  return {
    report_public: r.public ? 'yes' : 'no',
    supplier_contacted: r.vendor_contacted ? 'yes' : 'no',
    supplier_cardinality: r.multi_vendor ? 'multiple' : 'one',
    exploitation: { none: 'none', poc: 'public_poc', active: 'active' }[r.exploitation] ?? '',
  }
}

function Question({ p, value, set, now }: { p: SsvcTable['points'][number]; value?: string; set: (v: string) => void; now: boolean }) {
  const { t } = useTranslation()
  const at = useRef<HTMLFieldSetElement>(null)
  // whoever answers by digits sees what is asked next
  useEffect(() => {
    if (now) at.current?.scrollIntoView({ block: 'nearest' })
  }, [now])
  return (
    <fieldset ref={at} className={now ? 'reasons asked' : 'reasons'}>
      <legend>{t(`ui.ssvc.ask.${p.name}`, p.definition || p.title)}</legend>
      {p.values.map((v, i) => (
        <label key={v.word} title={v.definition}>
          <input type="radio" name={p.name} value={v.word} checked={value === v.word} onChange={() => set(v.word)} />
          {now && i < 9 && <kbd aria-hidden>{i + 1}</kbd>}
          <span>
            {v.name}
            {v.definition && <span className="small quiet"> {t(`ui.ssvc.mean.${p.name}.${v.word}`, v.definition)}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function Asked({ r, table, close, start }: { r: Report; table: SsvcTable; close: () => void; start: Answers }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [answers, setAnswers] = useState<Answers>(() => Object.fromEntries(table.points.filter((p) => p.values.some((v) => v.word === start[p.name])).map((p) => [p.name, start[p.name]])))
  const [outcome, setOutcome] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const left = possible(table, answers)
  const next = table.points.find((p) => !answers[p.name])
  const nameOf = (word: string) => table.outcomes.find((o) => o.word === word)?.name ?? worded(word)
  const against = !next && outcome !== null && outcome !== left[0]
  const ready = !next && (!against || reason.trim().length >= 5)
  const send = useMutation({
    mutationFn: () =>
      post(`/reports/${r.id}/decisions`, {
        table: table.name,
        answers: table.points.map((p) => `${p.name}=${answers[p.name]}`),
        ...(against ? { outcome } : {}),
        ...(reason.trim() ? { reason } : {}),
      }),
    onSuccess: () => {
      queries.invalidateQueries()
      close()
      say({ text: t('ui.triage.decided', { outcome: nameOf(against && outcome ? outcome : left[0]) }) })
    },
  })
  const submit = (e?: FormEvent) => {
    e?.preventDefault()
    if (ready && !send.isPending) send.mutate()
  }
  const answer = (point: string, word: string) => {
    setAnswers((a) => ({ ...a, [point]: word }))
    setOutcome(null)
  }
  // drawn before the key's handler ends: the digit right after it is for the question after it
  const digit = (word: string) => next && flushSync(() => answer(next.name, word))
  useKeys({ Enter: () => submit(), ...Object.fromEntries((next?.values ?? []).slice(0, 9).map((v, i) => [String(i + 1), () => digit(v.word)])) }, true)
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {table.points.map((p) => (
          <Question key={p.name} p={p} value={answers[p.name]} set={(v) => answer(p.name, v)} now={p === next} />
        ))}
        <div className="outcome stays" role="status" aria-live="polite">
          {next ? t('ui.triage.still', { outcomes: left.map(nameOf).join(', ') }) : <b>{t('ui.triage.outcome', { outcome: nameOf(left[0]) })}</b>}
          {!next && <div className="small quiet">{table.outcomes.find((o) => o.word === left[0])?.definition}</div>}
        </div>
        {!next && (
          <>
            <Select
              label={t('ui.triage.otherwise')}
              description={t('ui.triage.otherwise.hint')}
              allowDeselect={false}
              data={table.outcomes.map((o) => ({ value: o.word, label: o.name }))}
              value={outcome ?? left[0]}
              onChange={setOutcome}
            />
            <Textarea label={against ? t('ui.triage.why') : `${t('ui.triage.why')} (${t('ui.optional')})`} required={against} minLength={against ? 5 : undefined} maxLength={2000} autosize value={reason} onChange={(e) => setReason(e.currentTarget.value)} />
          </>
        )}
        <Wrong error={send.error} />
        <div className="acts">
          <Button type="submit" loading={send.isPending} disabled={!ready}>
            {t('ui.triage.keep')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('ui.cancel')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

export default function SsvcDialog({ r, last, close }: { r: Report; last?: ReportDecision; close: () => void }) {
  const { t } = useTranslation()
  const [name, setName] = useState(last?.table ?? 'coordinator_triage')
  const tables = useQuery({ queryKey: ['ssvc'], queryFn: () => get<{ tables: { name: string; title: string; namespace: string }[] }>('/ssvc'), staleTime: 3_600_000 })
  const table = useQuery({ queryKey: ['ssvc', name], queryFn: () => get<SsvcTable>(`/ssvc/${name}`), staleTime: 3_600_000 })
  // answers to the same table are kept, so that one that changed is one answer
  const before = last?.table === name ? Object.fromEntries(last.answers.map((a) => a.split('=') as [string, string])) : {}
  return (
    <Modal opened onClose={close} title={t('ui.triage.decide')} size="lg" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack gap="sm">
        <Select
          label={t('ui.triage.table')}
          allowDeselect={false}
          data={(tables.data?.tables ?? []).filter((x) => x.namespace !== 'cvss').map((x) => ({ value: x.name, label: `${x.title} (${x.namespace === 'cisa' ? 'CISA' : 'CERT/CC'})` }))}
          value={name}
          onChange={(v) => v && setName(v)}
        />
        <Shown query={table}>{(d) => <Asked key={d.name} r={r} table={d} close={close} start={{ ...proposed(r), ...before }} />}</Shown>
      </Stack>
    </Modal>
  )
}
