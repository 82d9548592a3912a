// CvssDialog - a CVSS score: by choosing metrics of 4.0 or 3.1, or a vector of any version pasted; the hub computes
import { Button, Modal, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CvssMetric, type CvssScore, get, post, type Report } from '../api'
import { say, Shown, Wrong } from '../bits'
import { baseName, type Chosen, chosenOf, complete, vectorOf, versionOf } from './measure'

const groups = ['base', 'temporal', 'environmental', 'supplemental']

function Metric({ m, major, value, set }: { m: CvssMetric; major: string; value: string; set: (v: string) => void }) {
  const { t } = useTranslation()
  const name = baseName(m)
  const title = t(`ui.cvss.${major}.${name}`, name)
  // of the impact metrics, and of those that are modified, the values have the same names
  const word = (v: string) => t(`ui.cvss.${major}.${name}.${v}`, t(`ui.cvss.value.${v}`, v))
  return (
    <fieldset className="metric">
      <legend>
        {name === m.name ? title : t('ui.cvss.modified', { name: title })} <span className="quiet mono">{m.name}</span>
      </legend>
      {m.values.map((v) => (
        <label key={v}>
          <input type="radio" name={m.name} value={v} checked={value === v} onChange={() => set(v)} />
          <span>{word(v)}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Metrics({ version, metrics, chosen, set }: { version: string; metrics: CvssMetric[]; chosen: Chosen; set: (m: string, v: string) => void }) {
  const { t } = useTranslation()
  const major = version[0]
  return (
    <>
      {groups.map((g) => {
        const list = metrics.filter((m) => m.group === g)
        if (!list.length) return null
        const inside = (
          <div className="metrics">
            {list.map((m) => (
              <Metric key={m.name} m={m} major={major} value={chosen[m.name] ?? (g === 'base' ? '' : m.values[0])} set={(v) => set(m.name, v)} />
            ))}
          </div>
        )
        return g === 'base' ? (
          <div key={g}>{inside}</div>
        ) : (
          <details key={g} open={list.some((m) => chosen[m.name])}>
            <summary>{t(g === 'temporal' && major === '4' ? 'ui.cvss.group.threat' : `ui.cvss.group.${g}`)}</summary>
            {inside}
          </details>
        )
      })}
    </>
  )
}

function Result({ s }: { s: CvssScore }) {
  const { t } = useTranslation()
  const parts = [
    ['base', s.base],
    [s.version === '4.0' ? 'threat' : 'temporal', s.temporal],
    ['environmental', s.environmental],
  ].filter((x) => x[1])
  return (
    <>
      <b>
        {s.score} <span className={`chip severity ${s.severity}`}>{t(`ui.severity.${s.severity}`, s.severity)}</span>
      </b>
      <div className="small quiet">{parts.map(([k, v]) => `${t(`ui.cvss.score.${k}`)} ${v}`).join(', ')}</div>
    </>
  )
}

// what stands in the box is what is scored; the metrics write it and follow it
export default function CvssDialog({ r, vector, close }: { r: Report; vector: string; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [text, setText] = useState(vector)
  const [picked, setPicked] = useState(vector.startsWith('CVSS:3') ? '3.1' : '4.0')
  const typed = text.trim()
  const version = typed ? versionOf(typed) : picked
  const old = version !== '4.0' && version !== '3.1' && version !== '3.0'
  const metrics = useQuery({ queryKey: ['cvss', version], queryFn: () => get<{ metrics: CvssMetric[] }>(`/cvss/${version}`), staleTime: 3_600_000, enabled: !old })
  const chosen = chosenOf(typed)
  const whole = old ? typed !== '' : complete(metrics.data?.metrics ?? [], chosen)
  const scored = useQuery({
    queryKey: ['cvss-score', typed],
    queryFn: () => get<CvssScore>(`/cvss?vector=${encodeURIComponent(typed)}`),
    enabled: whole,
    retry: false,
    placeholderData: keepPreviousData,
  })
  const ok = whole && scored.data && !scored.error && !scored.isPlaceholderData
  const keep = useMutation({
    mutationFn: () => post(`/reports/${r.id}/scores`, { vector: typed }),
    onSuccess: () => {
      queries.invalidateQueries()
      close()
      say({ text: t('ui.triage.scored', { score: scored.data?.score ?? '' }) })
    },
  })
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (ok && !keep.isPending) keep.mutate()
  }
  const choose = (m: string, v: string) => setText(vectorOf(version, metrics.data?.metrics ?? [], { ...chosen, [m]: v }))
  const change = (v: string) => {
    setPicked(v)
    setText('')
  }
  return (
    <Modal opened onClose={close} title={t('ui.triage.score')} size="xl" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput label={t('ui.cvss.vector')} description={t('ui.cvss.vector.hint')} data-autofocus classNames={{ input: 'mono' }} spellCheck={false} maxLength={300} value={text} onChange={(e) => setText(e.currentTarget.value)} />
          <div className="outcome" role="status" aria-live="polite">
            {whole && scored.error ? null : ok && scored.data ? <Result s={scored.data} /> : t('ui.cvss.open')}
          </div>
          {whole && <Wrong error={scored.error} />}
          <SegmentedControl aria-label={t('ui.cvss.version')} data={['4.0', '3.1']} value={version === '3.1' || version === '3.0' ? '3.1' : old ? '' : '4.0'} onChange={change} style={{ alignSelf: 'start' }} />
          {old ? (
            <p className="small quiet">{t('ui.cvss.old')}</p>
          ) : (
            <Shown query={metrics}>{(d) => <Metrics version={version} metrics={d.metrics} chosen={chosen} set={choose} />}</Shown>
          )}
          <Wrong error={keep.error} />
          <div className="acts">
            <Button type="submit" loading={keep.isPending} disabled={!ok}>
              {t('ui.cvss.keep')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('ui.cancel')}
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  )
}
