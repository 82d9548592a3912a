// MappingTable - what the columns of a file mean, said on the screen: a field for each, what is the same in every row, and
// what the first rows would become
import './eventTexts'
import { Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trying } from '../api'
import { defang } from '../text'
import { classes, fields, LEAVE_OUT, type Mapping, offsetOf, setConstant, setOffset, setTo, toOf } from './eventWords'

export function TriedRows({ tried }: { tried: Trying }) {
  const { t } = useTranslation()
  return (
    <div className="stack tight">
      <p style={{ margin: 0 }}>
        <b>{t('ui.intake.sample', { good: tried.understood, bad: tried.not_understood })}</b>
      </p>
      <ul className="items small" aria-label={t('ui.intake.rows')}>
        {tried.rows.slice(0, 8).map((r) => (
          <li key={r.line}>
            <span className="quiet">{t('ui.intake.line', { n: r.line })}</span>{' '}
            {r.understood ? (
              r.fields.map((f) => (
                <span key={f.name} className="pair">
                  <span className="quiet">{f.name}</span> <span className="mono">{/(ip|fqdn|url)$/.test(f.name) ? defang(f.value) : f.value}</span>
                </span>
              ))
            ) : (
              <>
                <span className="late">
                  {r.reason}
                  {r.pointer && ` (${r.pointer})`}
                </span>
                <div className="mono raw-line">{r.raw}</div>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

export function MappingTable({ tried, mapping, set }: { tried: Trying; mapping: Mapping; set: (m: Mapping) => void }) {
  const { t } = useTranslation()
  // what was typed stays as it was typed, until the mapping is changed elsewhere: nothing moves under the pointer
  const [typed, setTyped] = useState({ text: '', means: '' })
  const [broken, setBroken] = useState(false)
  const text = typed.text && (broken || typed.means === JSON.stringify(mapping)) ? typed.text : JSON.stringify(mapping, null, 1)
  const numbered = mapping.header === false
  const own = new Set([...fields, ...(mapping.columns ?? []).map((c) => c.to).filter(Boolean)])
  const data = [
    { value: LEAVE_OUT, label: t('ui.intake.leave_out') },
    ...[...own].map((f) => ({ value: f, label: f })),
  ]
  return (
    <div className="stack tight">
      <div className="sideways">
        <table className="rows mapping">
          <thead>
            <tr>
              {['column', 'first_value', 'means'].map((c) => (
                <th key={c} scope="col">
                  {t(`ui.col.${c}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tried.columns.map((c, i) => {
              const from = numbered ? String(i + 1) : c.name
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
                <tr key={i}>
                  <td className="about">{numbered ? t('ui.import.column', { n: i + 1 }) : c.name}</td>
                  <td className="about mono small">{defang(numbered ? c.name : c.value)}</td>
                  <td className="wide">
                    <Select
                      aria-label={t('ui.intake.means', { column: numbered ? i + 1 : c.name })}
                      placeholder={t('ui.intake.kept')}
                      searchable
                      clearable
                      clearButtonProps={{ 'aria-label': t('ui.intake.kept') }}
                      value={toOf(mapping, from) || null}
                      data={data}
                      onChange={(v) => set(setTo(mapping, from, v ?? ''))}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <div className="two">
        <Select
          label={t('ui.intake.class')}
          description={t('ui.intake.class.hint')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('ui.intake.none') }}
          value={mapping.constants?.['classification.type'] ?? null}
          data={classes}
          onChange={(v) => set(setConstant(mapping, 'classification.type', v ?? ''))}
        />
        <TextInput label={t('ui.intake.feed')} value={mapping.constants?.['feed.name'] ?? ''} maxLength={100} onChange={(e) => set(setConstant(mapping, 'feed.name', e.currentTarget.value))} />
        <Select
          label={t('ui.intake.offset')}
          description={t('ui.intake.offset.hint')}
          clearable
          clearButtonProps={{ 'aria-label': t('ui.intake.none') }}
          searchable
          value={offsetOf(mapping) || null}
          data={['-08:00', '-05:00', '-03:00', '+00:00', '+01:00', '+02:00', '+03:00', '+03:30', '+04:00', '+04:30', '+05:00', '+05:30', '+06:00', '+07:00', '+08:00', '+09:00', '+10:00']}
          onChange={(v) => set(setOffset(mapping, v ?? ''))}
        />
      </div>
      <details>
        <summary>{t('ui.intake.as_json')}</summary>
        <Textarea
          aria-label={t('ui.intake.as_json')}
          className="mono"
          autosize
          minRows={6}
          maxRows={18}
          value={text}
          error={broken ? t('ui.intake.no_json') : undefined}
          onChange={(e) => {
            const now = e.currentTarget.value
            try {
              const read = JSON.parse(now)
              set(read)
              setTyped({ text: now, means: JSON.stringify(read) })
              setBroken(false)
            } catch {
              setTyped({ text: now, means: '' })
              setBroken(true)
            }
          }}
        />
      </details>
    </div>
  )
}
