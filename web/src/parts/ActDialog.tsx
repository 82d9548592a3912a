// ActDialog - what an act needs: a code, a text for the other side (shown as it will be read), a target, a date
import { Button, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Act, get, type Item, type Page, post, type Report, type Team } from '../api'
import { Wrong } from '../bits'

export function ActDialog({ r, act, close }: { r: Report; act: Act; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [code, setCode] = useState<string | null>(act.codes.length === 1 ? act.codes[0] : null)
  const [text, setText] = useState(act.needs_text ? t(`ui.template.${act.verb}`, '') : '')
  const [note, setNote] = useState('')
  const [target, setTarget] = useState<string | null>(null)
  const [until, setUntil] = useState('')
  const teams = useQuery({ queryKey: ['teams'], queryFn: () => get<{ teams: Team[] }>('/teams'), enabled: act.needs_target })
  const orgs = useQuery({ queryKey: ['organisations', 'all'], queryFn: () => get<Page<Item>>('/organisations?limit=200'), enabled: act.needs_target })
  const places = [...(orgs.data?.items ?? []).map((o) => ({ value: o.id, label: o.title })), ...(teams.data?.teams ?? []).filter((x) => x.id !== r.team).map((x) => ({ value: x.id, label: x.name }))]
  const send = useMutation({
    mutationFn: () =>
      post(`/records/${r.id}/acts/${act.verb}`, {
        ...(code ? { code } : {}),
        ...(text ? { text } : {}),
        ...(note ? { note } : {}),
        ...(target ? { target } : {}),
        ...(until ? { until: new Date(`${until}T12:00:00Z`).toISOString() } : {}),
      }),
    onSuccess: () => {
      queries.invalidateQueries()
      close()
    },
  })
  const ready = (!act.needs_code || code) && (!act.needs_text || text.trim()) && (!act.needs_target || target) && (!act.needs_until || until)
  const toReporter = act.verb !== 'route'
  return (
    <Modal opened onClose={close} title={t(`ui.act.${act.verb}`, act.verb)} size="lg" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          if (ready) send.mutate()
        }}
      >
        <Stack>
          <Text>{act.doc}</Text>
          {act.codes.length > 0 && (
            <Select label={t('ui.reason')} data-autofocus required={act.needs_code} clearable={!act.needs_code} value={code} onChange={setCode} data={act.codes.map((c) => ({ value: c, label: t(`ui.code.${c}`, c) }))} />
          )}
          {act.needs_target && <Select label={t('ui.target')} searchable required value={target} onChange={setTarget} data={places} />}
          {act.needs_until && <TextInput type="date" label={t('ui.until.date')} required value={until} onChange={(e) => setUntil(e.currentTarget.value)} />}
          <Textarea
            label={toReporter ? t('ui.text.reporter') : t('ui.text.target')}
            description={toReporter ? t('ui.text.reporter.hint') : undefined}
            autosize
            minRows={3}
            required={act.needs_text}
            value={text}
            onChange={(e) => setText(e.currentTarget.value)}
          />
          <Textarea label={t('ui.text.note')} autosize value={note} onChange={(e) => setNote(e.currentTarget.value)} />
          <Wrong error={send.error} />
          <Button type="submit" loading={send.isPending} disabled={!ready}>
            {t(`ui.act.${act.verb}`, act.verb)}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
