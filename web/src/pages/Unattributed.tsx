// Unattributed - what was observed and belongs to nobody known, the worst first: given to an organisation in three actions,
// or said to be outside our constituency, with whom to tell
import '../parts/eventTexts'
import { Button, Modal, Stack, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type EventGroup, type EventGroups, get, type Outside, post, del } from '../api'
import { Box, say, Shown, Time, Wrong } from '../bits'
import { useKeys } from '../keys'
import { useMay } from '../me'
import { again, BelongsTo, type By, Organisations, useGive } from '../parts/BelongsTo'
import { EventPages, observable, Severity, useWork, Work } from '../parts/EventBits'
import { Chip, useRows } from '../parts/ListTools'
import { go, link, usePath } from '../router'
import { defang, within } from '../text'

function OutsideDialog({ g, by, close }: { g: EventGroup; by: By; close: () => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const queries = useQueryClient()
  const [organisation, setOrganisation] = useState<string | null>(null)
  const [contact, setContact] = useState('')
  const [value, setValue] = useState(g.value)
  const give = useGive(by, close)
  const mark = useMutation({
    mutationFn: () => post<Outside>('/events/outside', { value, contact }),
    onSuccess: (o) => {
      const fresh = () => {
        for (const k of again) queries.invalidateQueries({ queryKey: [k] })
      }
      fresh()
      close()
      say({ text: t('ui.events.outside.done', { value: defang(o.value) }), undo: () => del(`/events/outside/${o.id}`).then(fresh) })
    },
  })
  return (
    <Modal opened onClose={close} title={t('ui.events.outside', { value: within(defang(g.value)) })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          if (organisation) give.mutate({ organisation, value, days: 30 })
          else mark.mutate()
        }}
      >
        <Stack gap="sm">
          <TextInput label={t('ui.events.outside.what')} value={value} onChange={(e) => setValue(e.currentTarget.value)} required maxLength={300} />
          {may('directory') && <Organisations value={organisation} set={setOrganisation} kind="foreign-cert" label={t('ui.events.outside.team')} />}
          {!organisation && <TextInput label={t('ui.events.outside.contact')} value={contact} onChange={(e) => setContact(e.currentTarget.value)} maxLength={300} />}
          <p className="small quiet" style={{ margin: 0 }}>
            {t(organisation ? 'ui.events.outside.told' : 'ui.events.outside.untold')}
          </p>
          <Wrong error={give.error ?? mark.error} />
          <Button type="submit" loading={give.isPending || mark.isPending}>
            {t(organisation ? 'ui.events.outside.route' : 'ui.events.outside.go')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}

function OutsideList() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const q = useQuery({ queryKey: ['events-outside'], queryFn: () => get<{ items: Outside[] }>('/events/outside') })
  const drop = useMutation({
    mutationFn: (id: string) => del(`/events/outside/${id}`),
    onSuccess: () => {
      for (const k of again) queries.invalidateQueries({ queryKey: [k] })
    },
  })
  if (!q.data?.items.length) return null
  return (
    <Box title={t('ui.events.outside.list')} count={q.data.items.length}>
      <ul className="items">
        {q.data.items.map((o) => (
          <li key={o.id} className="line">
            <b className="mono">{defang(o.value)}</b>
            <span>{o.organisation_name || o.contact || <span className="quiet">{t('ui.events.outside.nobody')}</span>}</span>
            {o.organisation_name && o.contact && <span className="small quiet">{o.contact}</span>}
            <span className="small quiet">
              <Time at={o.at} short />
            </span>
            <Button size="compact-sm" variant="default" loading={drop.isPending && drop.variables === o.id} onClick={() => drop.mutate(o.id)} aria-label={t('ui.events.outside.undo', { value: defang(o.value) })}>
              {t('ui.undo')}
            </Button>
          </li>
        ))}
      </ul>
      <Wrong error={drop.error} />
    </Box>
  )
}

export default function Unattributed() {
  const { t } = useTranslation()
  const may = useMay()
  const params = new URLSearchParams(usePath().split('?')[1] ?? '')
  const by = (['network', 'domain', 'asn'].find((x) => x === params.get('by')) ?? 'network') as By
  const days = Number(params.get('days') ?? 30) || 30
  const work = useWork()
  const [belongs, setBelongs] = useState<EventGroup | null>(null)
  const [outside, setOutside] = useState<EventGroup | null>(null)
  const q = useQuery({ queryKey: ['unattributed', by, days], queryFn: () => get<EventGroups>(`/events/unattributed?by=${by}&days=${days}`), placeholderData: (x) => x })
  const items = (q.data?.by === by ? q.data.items : []).map((g) => ({ ...g, id: g.value }))
  const rows = useRows(items, null, setBelongs)
  const at = items.find((g) => g.id === rows.at)
  useKeys({ b: at && may('directory') && (() => setBelongs(at)), o: at && (() => setOutside(at)) })
  const set = (k: string, v: string) => {
    const n = new URLSearchParams(params)
    n.set(k, v)
    go(`events/unattributed?${n}`, true)
  }
  return (
    <div className="stack">
      <Title order={1} size="h3">
        {t('ui.events.unattributed')}
      </Title>
      <EventPages here="unattributed" />
      <div className="line" style={{ justifyContent: 'space-between' }}>
        {/* biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form */}
        <div className="chips noprint" role="group" aria-label={t('ui.filters')}>
          {(['network', 'domain', 'asn'] as const).map((x) => (
            <Chip key={x} on={by === x} set={() => set('by', x)}>
              {t(`ui.events.by.${x}`)}
            </Chip>
          ))}
          {[7, 30, 90].map((n) => (
            <Chip key={n} on={days === n} set={() => set('days', String(n))}>
              {t('ui.events.days', { n })}
            </Chip>
          ))}
        </div>
        {q.data && (
          <span className="small quiet">
            {t('ui.events.unattributed.sum', { n: q.data.events, without: q.data.without, outside: q.data.outside })} {q.data.inside > 0 && t('ui.events.unattributed.inside', { n: q.data.inside })} {!q.data.complete && t('ui.events.only_newest', { n: q.data.events })}
          </span>
        )}
      </div>
      <Work items={work} kind="redo" />
      <Shown query={q} empty={() => (items.length || q.isFetching ? undefined : <p className="box empty">{t('ui.events.unattributed.empty')}</p>)}>
        {() => (
          <div className="sideways">
            <table className="rows">
              <thead>
                <tr>
                  {[by, 'severity', 'class', 'events', 'event_lines', 'last_seen', 'acts'].map((c) => (
                    <th key={c} scope="col">
                      {t(`ui.col.${c}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map((g) => (
                  <tr key={g.id} data-row={g.id} data-at={rows.at === g.id}>
                    <td className="about mono">
                      <a {...link(by === 'asn' ? `events?organisation=none&q=${encodeURIComponent(`source.asn=${g.value.slice(2)}`)}` : observable(g.value))}>{defang(g.value)}</a>
                      {g.about && <div className="small quiet">{g.about}</div>}
                    </td>
                    <td className="narrow">
                      <Severity of={g.severity} />
                    </td>
                    <td className="about">{g.class}</td>
                    <td className="narrow" title={t('ui.col.events')}>
                      {g.events}
                    </td>
                    <td className="narrow" title={t('ui.col.event_lines')}>
                      {g.lines}
                    </td>
                    <td className="narrow">
                      <Time at={g.last} short />
                    </td>
                    <td className="narrow">
                      <span className="line">
                        {may('directory') && (
                          <Button size="compact-sm" onClick={() => setBelongs(g)} aria-label={t('ui.events.belongs', { value: defang(g.value) })} title="b">
                            {t('ui.events.belongs.button')}
                          </Button>
                        )}
                        <Button size="compact-sm" variant="default" onClick={() => setOutside(g)} aria-label={t('ui.events.outside', { value: defang(g.value) })} title="o">
                          {t('ui.events.outside.button')}
                        </Button>
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Shown>
      <OutsideList />
      {belongs && <BelongsTo g={belongs} by={by} close={() => setBelongs(null)} />}
      {outside && <OutsideDialog g={outside} by={by} close={() => setOutside(null)} />}
    </div>
  )
}
