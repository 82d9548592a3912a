// EventTake - a file of observations: what it is and what its first rows become is shown before it is taken in; a table of an
// unknown layout is given a meaning here, which is kept by name and chosen again for the next file with the same headings
import './eventTexts'
import { Button, FileInput, Progress, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type EventMapping, post, type Taken, type Trying, upload } from '../api'
import { Wrong } from '../bits'
import { deskOf, useMe, useTeams } from '../me'
import { link } from '../router'
import { size } from '../text'
import { receive } from './dropped'
import { headOf, type Mapping, packed, tellsTime, tellsWhose, timeColumn, withTime } from './eventWords'
import { MappingTable, TriedRows } from './MappingTable'
import { Unopened, unzip } from './unzip'

const formats = ['eve', 'intelmq', 'shadowserver', 'xarf', 'csv', 'json']

function Outcome({ d }: { d: Taken }) {
  const { t } = useTranslation()
  return (
    <div role="status" className="stack tight">
      <p style={{ margin: 0 }}>
        <b>{t('ui.intake.done', { new: d.accepted, known: d.duplicates, bad: d.quarantined, skipped: d.skipped })}</b>
      </p>
      {d.unknown_type && <p style={{ margin: 0 }}>{t('ui.intake.unknown_type', { type: d.report_type })}</p>}
      {d.errors.length > 0 && (
        <>
          <ul className="small" style={{ margin: 0 }}>
            {d.errors.slice(0, 10).map((x) => (
              <li key={`${x.line}${x.pointer}`}>
                {t('ui.intake.line', { n: x.line })}: {x.reason}
                {x.pointer && ` (${x.pointer})`}
              </li>
            ))}
          </ul>
          <p style={{ margin: 0 }}>
            <a {...link('events/not-understood')}>{t('ui.intake.all_bad', { n: d.quarantined })}</a>
          </p>
        </>
      )}
    </div>
  )
}

export function EventTake() {
  const { t } = useTranslation()
  const me = useMe()
  const teams = useTeams()
  const queries = useQueryClient()
  const desks = deskOf(me)
  const [file, setFile] = useState<File | null>(null)
  const [head, setHead] = useState('')
  const [foreign, setForeign] = useState(0)
  const [format, setFormat] = useState<string | null>(null)
  const [mapping, setMapping] = useState<Mapping | null>(null)
  const [name, setName] = useState('')
  const [team, setTeam] = useState<string | null>(desks[0] ?? null)
  const [sent, setSent] = useState<number | null>(null)
  const [unread, setUnread] = useState('')
  const take = async (given: File | null) => {
    send.reset()
    setFile(given)
    setFormat(null)
    setMapping(null)
    setUnread('')
    setName('')
    setHead('')
    setForeign(0)
    if (!given) return
    try {
      const f = /\.zip$/i.test(given.name) ? await unzip(given) : given
      setFile(f)
      const h = /\.zst$/i.test(f.name) ? { text: '', foreign: 0 } : await headOf(f)
      setForeign(h.foreign)
      setHead(h.text)
    } catch (e) {
      if (e instanceof Unopened) setFile(null)
      setUnread(e instanceof Unopened ? `ui.intake.zip.${e.why}` : 'ui.intake.unread')
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was let fall on another page
  useEffect(() => {
    const f = receive()
    if (f) take(f)
  }, [])
  const [document] = useDebouncedValue(mapping ? JSON.stringify(mapping) : '', 300)
  const asked = { format: format ?? '', name: file?.name ?? '', sample: head, document }
  const tried = useQuery({
    queryKey: ['event-try', asked],
    queryFn: () => post<Trying>('/event-mappings/try', { name: asked.name, sample: asked.sample, ...(asked.format ? { format: asked.format } : {}), ...(asked.document ? { document: asked.document } : {}) }),
    enabled: !!file && !!head,
    retry: false,
    placeholderData: (before) => before,
  })
  const d = file && head ? tried.data : undefined
  const what = format ?? d?.format ?? null
  const mapped = what === 'csv' || what === 'json'
  const m: Mapping | null = mapped && d?.document ? (mapping ?? JSON.parse(d.document)) : null
  // a guess that found no time since one value is none goes by what most values of a column are
  const guessed = !!d && mapped && d.format === 'csv' && !d.mapping && !mapping && !tried.isPlaceholderData
  useEffect(() => {
    if (!guessed || !d?.document) return
    const now: Mapping = JSON.parse(d.document)
    const time = tellsTime(now) ? null : timeColumn(head, d.columns.map((c) => c.name), now)
    if (time) setMapping(withTime(now, time))
  }, [guessed, d, head])
  const called = name || d?.mapping_name || (file ? file.name.replace(/[\d_-]*\.\w+(\.gz)?$/, '').slice(0, 80) || file.name.slice(0, 80) : '')
  const warned = [foreign > 0 && t('ui.intake.foreign', { n: foreign }), m && !tellsTime(m) && t('ui.intake.no_time'), m && !tellsWhose(m) && t('ui.intake.no_owner')].filter((w) => w !== false && w !== null)
  const send = useMutation({
    mutationFn: async () => {
      if (!file || !what) throw new Error('no file')
      let kept = ''
      if (m) kept = d?.mapping && !mapping && !name ? d.mapping : (await post<EventMapping>('/event-mappings', { name: called, format: what, document: JSON.stringify(m), sample: head, ...(team ? { team } : {}) })).id
      const { body, how } = await packed(file)
      const query = new URLSearchParams({ format: what, name: file.name.slice(0, 200), ...(team ? { team } : {}), ...(kept ? { mapping: kept } : {}) })
      setSent(0)
      return upload<Taken>(`/events?${query}`, body, { 'Content-Type': 'application/x-ndjson', ...how }, setSent)
    },
    onSettled: () => {
      setSent(null)
      for (const k of ['events', 'events-figures', 'event-imports', 'unattributed', 'not-understood', 'event-list']) queries.invalidateQueries({ queryKey: [k] })
    },
  })
  return (
    <section
      className="box stack"
      aria-label={t('ui.intake')}
      onDragOver={(e) => e.preventDefault()}
      onDrop={(e) => {
        if (!e.dataTransfer.files.length) return
        e.preventDefault()
        e.stopPropagation()
        window.dispatchEvent(new Event('drag-over'))
        take(e.dataTransfer.files[0])
      }}
    >
      <div className="two">
        <FileInput label={t('ui.intake.file')} description={t('ui.intake.hint')} placeholder={t('ui.intake.choose')} value={file} onChange={take} clearable clearButtonProps={{ 'aria-label': t('ui.intake.other') }} />
        {file && (
          <Select
            label={t('ui.intake.format')}
            description={format || !d ? undefined : t('ui.intake.guessed')}
            value={what}
            allowDeselect={false}
            data={formats.map((f) => ({ value: f, label: t(`ui.intake.format.${f}`) }))}
            onChange={(v) => {
              setFormat(v)
              setMapping(null)
            }}
          />
        )}
        {file && desks.length > 1 && <Select label={t('ui.intake.team')} value={team} onChange={setTeam} allowDeselect={false} data={desks.map((x) => ({ value: x, label: teams.find((y) => y.id === x)?.name ?? x }))} />}
      </div>
      {unread && (
        <p role="alert" style={{ margin: 0 }}>
          {t(unread)}
        </p>
      )}
      {d?.unknown_type && <p style={{ margin: 0 }}>{t('ui.intake.unknown_type', { type: d.report_type || file?.name })}</p>}
      {d?.report_type && !d.unknown_type && <p style={{ margin: 0 }}>{t('ui.intake.report', { type: d.report_type })}</p>}
      {d?.mapping_name && mapped && !mapping && <p style={{ margin: 0 }}>{t('ui.intake.recognised', { name: d.mapping_name })}</p>}
      {d && m && <MappingTable tried={d} mapping={m} set={setMapping} />}
      {d && !send.data && <TriedRows tried={d} />}
      {warned.length > 0 && !send.data && !send.isPending && (
        <div role="status">
          {warned.map((words) => (
            <p key={words} className="late" style={{ margin: 0 }}>
              {words}
            </p>
          ))}
        </div>
      )}
      <Wrong error={tried.error} />
      {file && (
        <div className="line" style={{ alignItems: 'end' }}>
          {m && <TextInput label={t('ui.intake.name')} value={called} maxLength={80} required onChange={(e) => setName(e.currentTarget.value)} />}
          <Button loading={send.isPending} disabled={!what || (mapped && !m)} onClick={() => send.mutate()}>
            {t('ui.intake.go', { size: size(file.size) })}
          </Button>
        </div>
      )}
      {send.isPending && (
        <div role="status">
          <Progress value={sent === null ? 2 : Math.max(2, sent * 100)} aria-label={t('ui.intake.progress')} />
          <p className="small" style={{ margin: 0 }}>
            {t(sent === null ? 'ui.intake.packing' : sent < 1 ? 'ui.intake.sending' : 'ui.intake.reading', { n: Math.round((sent ?? 0) * 100) })}
          </p>
        </div>
      )}
      <Wrong error={send.error} />
      {send.data && <Outcome d={send.data} />}
    </section>
  )
}
