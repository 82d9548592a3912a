// Findings - how a desk tells owners: a row for a class or all, the more particular one counts
import { Button, NumberInput, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Desk, type FindingPolicy, get, put } from '../api'
import { Box, Shown } from '../bits'
import { Form, useChange, useDesk, useDeskKept } from './bits'

type Row = FindingPolicy['rows'][number]
const paces = ['at-once', 'hourly', 'daily', 'weekly', 'never']
const clock = (m: number) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`

function One({ row, off, set, drop }: { row: Row; off: boolean; set: (more: Partial<Row>) => void; drop?: () => void }) {
  const { t } = useTranslation()
  const number = (k: 'absence_days' | 'repeat_days' | 'confidence' | 'chase', min: number, max: number) => (
    <NumberInput label={t(`ui.adm.findings.${k}`)} disabled={off} required min={min} max={max} allowDecimal={false} value={row[k]} onChange={(n) => set({ [k]: Number(n) || min })} w="9.5rem" />
  )
  const times = row.pace === 'daily' || row.pace === 'weekly'
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0, minInlineSize: 0 }}>
      <legend className="label-like">{row.classification || t('ui.adm.findings.all')}</legend>
      <div className="line" style={{ alignItems: 'end' }}>
        <Select label={t('ui.adm.findings.pace')} allowDeselect={false} disabled={off} data={paces.map((p) => ({ value: p, label: t(`ui.finding.pace.${p}`) }))} value={row.pace} onChange={(p) => set({ pace: p as Row['pace'] })} w="9.5rem" />
        {times && (
          <Select
            label={t('ui.adm.findings.at')}
            allowDeselect={false}
            searchable
            disabled={off}
            data={[...new Set([...Array.from({ length: 48 }, (_, i) => i * 30), row.at_minute])].sort((a, b) => a - b).map((m) => ({ value: String(m), label: clock(m) }))}
            value={String(row.at_minute)}
            onChange={(m) => set({ at_minute: Number(m) })}
            w="7rem"
          />
        )}
        {row.pace === 'weekly' && (
          <Select label={t('ui.adm.findings.weekday')} allowDeselect={false} disabled={off} data={[0, 1, 2, 3, 4, 5, 6].map((d) => ({ value: String(d), label: t(`ui.adm.findings.day.${d}`) }))} value={String(row.weekday)} onChange={(d) => set({ weekday: Number(d) })} w="9.5rem" />
        )}
        <Select label={t('ui.finding.wish.format')} allowDeselect={false} disabled={off} data={['csv', 'json', 'text', 'xarf'].map((f) => ({ value: f, label: t(`ui.finding.format.${f}`) }))} value={row.format} onChange={(f) => set({ format: f as Row['format'] })} w="8rem" />
        <Select label={t('ui.adm.findings.language')} allowDeselect={false} disabled={off} data={['contact', 'en', 'ur'].map((l) => ({ value: l, label: t(`ui.adm.findings.language.${l}`) }))} value={row.language} onChange={(l) => set({ language: l as Row['language'] })} w="10rem" />
        {number('absence_days', 1, 365)}
        {number('repeat_days', 1, 365)}
        {number('confidence', 0, 100)}
        {number('chase', 0, 43200)}
        {drop && !off && (
          <Button variant="default" onClick={drop} aria-label={`${t('ui.adm.findings.drop')}: ${row.classification || t('ui.adm.findings.all')}`}>
            {t('ui.adm.findings.drop')}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

function Fields({ d, p }: { d: Desk; p: FindingPolicy }) {
  const { t } = useTranslation()
  const [rows, setRows] = useState(p.rows.filter((r) => r.own))
  const usual = p.rows.filter((r) => !r.own)
  const left = usual.filter((u) => !rows.some((r) => r.classification === u.classification && !r.organisation))
  const save = useChange(() => put(`/teams/${d.id}/finding-policy`, { rows: rows.map(({ own: _, ...r }) => r) }))
  const off = !d.keeper
  const title = (c: string) => c || t('ui.adm.findings.all')
  return (
    <Form save={save.mutate} busy={save.isPending} label={t('ui.save')} error={save.error} disabled={off}>
      <Box title={t('ui.adm.findings.own', { name: d.name })}>
        {rows.length ? (
          <ul className="items">
            {rows.map((r, i) => (
              <li key={`${r.classification} ${r.organisation}`}>
                <One row={r} off={off} set={(more) => setRows(rows.map((x, k) => (k === i ? { ...x, ...more } : x)))} drop={() => setRows(rows.filter((_, k) => k !== i))} />
              </li>
            ))}
          </ul>
        ) : (
          <p className="empty">{t('ui.adm.findings.none')}</p>
        )}
        {!off && (
          <Select
            label={t('ui.adm.findings.add')}
            data={left.map((u) => ({ value: u.classification || '-', label: title(u.classification) }))}
            value={null}
            onChange={(c) => {
              const u = usual.find((x) => (x.classification || '-') === c)
              if (u) setRows([...rows, { ...u, own: true }])
            }}
            maw="20rem"
          />
        )}
      </Box>
      <Box title={t('ui.adm.findings.usual')}>
        <ul className="items">
          {usual.map((u) => (
            <li key={u.classification}>
              <b>{title(u.classification)}</b>: {t(`ui.finding.pace.${u.pace}`)}
              {u.pace === 'daily' || u.pace === 'weekly' ? ` ${clock(u.at_minute)}` : ''}
              <span className="small quiet"> {t(u.chase ? 'ui.adm.findings.usual.text' : 'ui.adm.findings.usual.bounce', { absence: u.absence_days, repeat: u.repeat_days, chase: u.chase })}</span>
            </li>
          ))}
        </ul>
      </Box>
      {off && <p className="small quiet">{t('ui.adm.not_keeper')}</p>}
    </Form>
  )
}

export default function Findings() {
  const { team, picker } = useDesk('findings', true)
  const desk = useDeskKept(team)
  const q = useQuery({ queryKey: ['finding-policy', team], queryFn: () => get<FindingPolicy>(`/teams/${team}/finding-policy`), enabled: !!team })
  return (
    <>
      {picker}
      <Shown query={desk}>{(d) => <Shown query={q}>{(p) => <Fields key={d.id + JSON.stringify(p)} d={d} p={p} />}</Shown>}</Shown>
    </>
  )
}
