// BelongsTo - what was observed and is nobody's is given to an organisation, and the last days are redone
import './eventTexts'
import { Button, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, type EventWork, get, type Organisation, type Page, post } from '../api'
import { say, Wrong } from '../bits'
import { defang, within } from '../text'

export type By = 'network' | 'domain' | 'asn'
// what is read anew when something changed its owner
export const again = ['unattributed', 'events', 'events-figures', 'event-work', 'events-outside', 'event-list', 'responsible', 'holders']

export function Organisations({ value, set, kind, label }: { value: string | null; set: (id: string | null) => void; kind?: string; label: string }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const q = useQuery({ queryKey: ['organisations', 'pick', kind, words], queryFn: () => get<Page<Organisation>>(`/organisations?limit=50${kind ? `&org_kind=${kind}` : ''}${words ? `&q=${encodeURIComponent(words)}` : ''}`), placeholderData: (x) => x })
  return (
    <Select
      label={label}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('ui.intake.none') }}
      data-autofocus
      value={value}
      onChange={set}
      onSearchChange={setWords}
      nothingFoundMessage={q.data ? t('ui.events.no_organisation') : undefined}
      data={(q.data?.items ?? []).map((o) => ({ value: o.id, label: o.title }))}
    />
  )
}

/* a range is given to an organisation and whose the events of the last days are is found anew: what they tell it goes through the
 * outbox. Taken back, it never was theirs, and what was told of it is withdrawn. */
export function useGive(by: By, done: () => void) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const fresh = () => {
    for (const k of again) queries.invalidateQueries({ queryKey: [k] })
  }
  return useMutation({
    mutationFn: async ({ organisation, value, days }: { organisation: string; value: string; days: number }) => {
      const redo = async () => {
        if (days > 0) await post<EventWork>('/events/redo', { q: by === 'asn' ? `source.asn=${value.replace(/^AS/i, '')}` : value, days })
      }
      const path = `/organisations/${organisation}/assets`
      const asset = await post<{ id: string }>(path, { type: by, value, proof: 'desk', proof_note: t('ui.events.said_by_desk') })
      await redo()
      return async () => {
        await call('PATCH', `${path}/${asset.id}`, { until: '1970-01-02T00:00:00Z' })
        await redo()
        fresh()
      }
    },
    onSuccess: (undo, { value }) => {
      fresh()
      done()
      say({ text: t('ui.events.given', { value: defang(value) }), undo })
    },
  })
}

export function BelongsTo({ g, by, close }: { g: { value: string }; by: By; close: () => void }) {
  const { t } = useTranslation()
  const [organisation, setOrganisation] = useState<string | null>(null)
  const [days, setDays] = useState<number | string>(30)
  const [value, setValue] = useState(g.value)
  const send = useGive(by, close)
  return (
    <Modal opened onClose={close} title={t('ui.events.belongs', { value: within(defang(g.value)) })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          if (organisation) send.mutate({ organisation, value, days: Number(days) })
        }}
      >
        <Stack gap="sm">
          <Organisations value={organisation} set={setOrganisation} label={t('ui.events.belongs.to')} />
          <div className="two">
            <TextInput label={t(`ui.events.by.${by}`)} description={t('ui.events.belongs.range')} value={value} onChange={(e) => setValue(e.currentTarget.value)} required maxLength={300} />
            <NumberInput label={t('ui.events.belongs.days')} description={t('ui.events.belongs.none')} min={0} max={400} value={days} onChange={setDays} />
          </div>
          <p className="small quiet" style={{ margin: 0 }}>
            {t('ui.events.belongs.text')}
          </p>
          <Wrong error={send.error} />
          <Button type="submit" disabled={!organisation} loading={send.isPending}>
            {Number(days) > 0 ? t('ui.events.belongs.go', { n: Number(days) }) : t('ui.events.belongs.only')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
