// Rows not understood - by source and reason, with samples; the mapping is mended and tried on them, then they are read again
import '../parts/eventTexts'
import { Button, Modal, Stack, TextInput, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type BadGroup, type EventMapping, get, post, type Taken, type Trying } from '../api'
import { say, Shown, Time, Wrong } from '../bits'
import { EventPages } from '../parts/EventBits'
import type { Mapping } from '../parts/eventWords'
import { useRows } from '../parts/ListTools'
import { MappingTable, TriedRows } from '../parts/MappingTable'

function Mend({ g, close }: { g: BadGroup; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const mapped = g.format === 'csv' || g.format === 'json'
  const [mapping, setMapping] = useState<Mapping | null>(g.mapping ? JSON.parse(g.mapping) : null)
  const [report, setReport] = useState(g.report)
  const [name, setName] = useState('')
  const sample = [g.heading, ...g.samples.map((s) => s.raw)].filter(Boolean).join('\n').concat('\n')
  const [document] = useDebouncedValue(mapping ? JSON.stringify(mapping) : '', 300)
  const [type] = useDebouncedValue(report, 300)
  const asked = { format: g.format, name: g.name, sample, ...(document ? { document } : {}), ...(g.format === 'shadowserver' && type ? { report: type } : {}) }
  const tried = useQuery({ queryKey: ['event-try', asked], queryFn: () => post<Trying>('/event-mappings/try', asked), retry: false, placeholderData: (x) => x })
  const m = mapped ? (mapping ?? (tried.data?.document ? JSON.parse(tried.data.document) : null)) : null
  const kept = useQuery({ queryKey: ['event-mappings'], queryFn: () => get<{ mappings: EventMapping[] }>('/event-mappings'), enabled: mapped })
  const called = name || kept.data?.mappings.find((x) => x.document === g.mapping)?.name || g.name.replace(/[\d_-]*\.\w+$/, '').slice(0, 80) || 'mapping'
  const send = useMutation({
    mutationFn: async () => {
      const kept = m ? (await post<EventMapping>('/event-mappings', { name: called, format: g.format, document: JSON.stringify(m), sample: g.heading ? `${g.heading}\n` : sample })).id : ''
      return post<Taken>('/events/not-understood/again', { group: g.id, ...(kept ? { mapping: kept } : {}), ...(g.format === 'shadowserver' && report ? { report } : {}) })
    },
    onSuccess: (d) => {
      for (const k of ['not-understood', 'events', 'events-figures', 'event-imports', 'unattributed']) queries.invalidateQueries({ queryKey: [k] })
      close()
      say({ text: t('ui.bad.done', { new: d.accepted, known: d.duplicates, bad: d.quarantined }) })
    },
  })
  return (
    <Modal opened onClose={close} title={t('ui.bad.mend', { name: g.name || t('ui.events.unnamed') })} size="xl" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack gap="sm">
        <p style={{ margin: 0 }}>
          {t('ui.bad.rows', { n: g.rows })}: {g.reason}
          {g.pointer && ` (${g.pointer})`}
        </p>
        {tried.data && m && <MappingTable tried={tried.data} mapping={m} set={setMapping} />}
        {g.format === 'shadowserver' && <TextInput label={t('ui.bad.report')} value={report} onChange={(e) => setReport(e.currentTarget.value)} maxLength={100} />}
        {tried.data && <TriedRows tried={tried.data} />}
        <Wrong error={tried.error ?? send.error} />
        <div className="line" style={{ alignItems: 'end' }}>
          {m && <TextInput label={t('ui.intake.name')} value={called} maxLength={80} onChange={(e) => setName(e.currentTarget.value)} />}
          <Button loading={send.isPending} disabled={mapped && !m} onClick={() => send.mutate()}>
            {t('ui.bad.again', { n: g.rows })}
          </Button>
        </div>
      </Stack>
    </Modal>
  )
}

export default function NotUnderstood() {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['not-understood'], queryFn: () => get<{ items: BadGroup[] }>('/events/not-understood') })
  const [mend, setMend] = useState<BadGroup | null>(null)
  const items = q.data?.items ?? []
  const rows = useRows(items, null, setMend)
  return (
    <div className="stack">
      <Title order={1} size="h3">
        {t('ui.events.bad')}
      </Title>
      <EventPages here="not-understood" />
      <Shown query={q} empty={(d) => (d.items.length ? undefined : <p className="box empty">{t('ui.bad.empty')}</p>)}>
        {(d) => (
          <ul className="items box">
            {d.items.map((g) => (
              <li key={g.id} data-row={g.id} data-at={rows.at === g.id}>
                <div className="line" style={{ justifyContent: 'space-between' }}>
                  <span>
                    <b>{g.name || t('ui.events.unnamed')}</b> <span className="chip">{t(`ui.intake.format.${g.format}`)}</span> <span className="quiet">{t('ui.bad.rows', { n: g.rows })}</span>
                  </span>
                  <span className="line">
                    <span className="small quiet">
                      <Time at={g.last} short />
                    </span>
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => setMend(g)}
                      aria-label={t('ui.bad.mend', { name: g.name || t('ui.events.unnamed') })}
                    >
                      {t(g.format === 'csv' || g.format === 'json' ? 'ui.bad.button' : 'ui.bad.button_again')}
                    </Button>
                  </span>
                </div>
                <div>
                  {g.reason}
                  {g.pointer && <span className="mono small"> {g.pointer}</span>}
                </div>
                {g.samples.map((s) => (
                  <div key={s.line} className="small">
                    <span className="quiet">{t('ui.intake.line', { n: s.line })}</span> <span className="mono raw-line">{s.raw.slice(0, 400)}</span>
                  </div>
                ))}
              </li>
            ))}
          </ul>
        )}
      </Shown>
      {mend && <Mend g={mend} close={() => setMend(null)} />}
    </div>
  )
}
