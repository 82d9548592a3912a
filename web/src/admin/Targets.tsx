// Targets - how long each step may take at this desk, and where the number comes from; what runs already keeps its own
import { Button, NumberInput, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Desk, get, put, type Target } from '../api'
import { Box, Shown } from '../bits'
import { Form, useChange, useDesk, useDeskKept } from './bits'
import { Regimes } from './Regimes'

const units = ['hours', 'days', 'working-days', 'months'] as const
type Row = Pick<Target, 'kind' | 'regime' | 'amount' | 'unit' | 'source'> & { basis?: string }

function Rows({ d, all }: { d: Desk; all: Target[] }) {
  const { t } = useTranslation()
  const [rows, setRows] = useState<Row[]>(all.map(({ kind, regime, amount, unit, source, basis }) => ({ kind, regime, amount, unit, source, basis })))
  const save = useChange(() => put(`/teams/${d.id}/targets`, { targets: rows.map(({ basis, ...r }) => r) }))
  const set = (i: number, more: Partial<Row>) => setRows(rows.map((r, k) => (k === i ? { ...r, basis: '', ...more } : r)))
  const off = !d.keeper
  return (
    <Box title={t('ui.adm.targets.of', { name: d.name })}>
      <Form save={save.mutate} busy={save.isPending} label={t('ui.save')} error={save.error} disabled={off}>
        <ul className="items">
          {rows.map((r, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are edited in place and have no other name
            <li key={i} className="line" style={{ alignItems: 'end' }}>
              <TextInput label={t('ui.adm.kind')} disabled={off} required value={r.kind} onChange={(e) => set(i, { kind: e.currentTarget.value })} w="8rem" />
              <TextInput label={t('ui.adm.step')} disabled={off} required value={r.regime} onChange={(e) => set(i, { regime: e.currentTarget.value })} w="9rem" />
              <NumberInput label={t('ui.adm.amount')} disabled={off} required min={1} max={10000} allowDecimal={false} value={r.amount} onChange={(x) => set(i, { amount: Number(x) || 1 })} w="6rem" />
              <Select label={t('ui.adm.unit')} disabled={off} allowDeselect={false} value={r.unit} onChange={(x) => set(i, { unit: (x ?? 'days') as Row['unit'] })} data={units.map((u) => ({ value: u, label: t(`ui.unit.${u}`) }))} w="9.5rem" />
              <TextInput label={t('ui.adm.source')} disabled={off} value={r.source} maxLength={200} onChange={(e) => set(i, { source: e.currentTarget.value })} style={{ flex: '1 1 12rem' }} />
              {r.basis && <span className="chip">{t('ui.adm.regime.of', { code: r.basis })}</span>}
              {!off && (
                <Button variant="default" onClick={() => setRows(rows.filter((_, k) => k !== i))} aria-label={t('ui.adm.target.drop', { step: `${r.kind} ${r.regime}` })}>
                  {t('ui.drop')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {!off && (
          <div>
            <Button variant="default" onClick={() => setRows([...rows, { kind: 'report', regime: '', amount: 1, unit: 'days', source: '' }])}>
              {t('ui.adm.target.add')}
            </Button>
          </div>
        )}
      </Form>
    </Box>
  )
}

// how many days before an embargo ends it is told
function Reminders({ d, days }: { d: Desk; days: number[] }) {
  const { t } = useTranslation()
  const [text, setText] = useState(days.join(', '))
  const save = useChange(() => put(`/teams/${d.id}/embargo-reminders`, { reminders: text.split(/[\s,]+/).filter(Boolean).map((x) => ({ days: Number(x) })) }))
  return (
    <Box title={t('ui.adm.reminders.of', { name: d.name })}>
      <p className="small quiet" style={{ marginBlockStart: 0 }}>
        {t('ui.adm.reminders.text')}
      </p>
      <Form save={save.mutate} busy={save.isPending} label={t('ui.adm.reminders.set')} error={save.error} disabled={!d.keeper}>
        <TextInput label={t('ui.adm.reminders.days')} description={t('ui.adm.reminders.hint')} disabled={!d.keeper} pattern="[0-9, ]*" value={text} onChange={(e) => setText(e.currentTarget.value)} w="16rem" />
      </Form>
    </Box>
  )
}

export default function Targets() {
  const { team, picker } = useDesk('targets')
  const desk = useDeskKept(team)
  const reminders = useQuery({ queryKey: ['embargo-reminders', team], queryFn: () => get<{ reminders: { days: number }[] }>(`/teams/${team}/embargo-reminders`), enabled: !!team })
  const q = useQuery({ queryKey: ['targets', team], queryFn: () => get<{ targets: Target[] }>(`/teams/${team}/targets`), enabled: !!team })
  return (
    <>
      {picker}
      <Shown query={desk}>{(d) => <Shown query={q}>{(x) => (
        <>
          <Rows key={d.id + JSON.stringify(x.targets)} d={d} all={x.targets} />
          <Regimes d={d} targets={x.targets} />
        </>
      )}</Shown>}</Shown>
      <Shown query={desk}>{(d) => <Shown query={reminders}>{(x) => <Reminders key={d.id + JSON.stringify(x.reminders)} d={d} days={x.reminders.map((r) => r.days)} />}</Shown>}</Shown>
    </>
  )
}
