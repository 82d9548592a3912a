// FindingWish - how an organisation wishes to be told: pace, format, quiet until a day; what is urgent comes at once
import { Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FindingWish, get, put } from '../api'
import { Form, useChange } from '../admin/bits'
import { Box, Shown } from '../bits'

function Fields({ organisation, w }: { organisation: string; w: FindingWish }) {
  const { t } = useTranslation()
  const [v, setV] = useState(w)
  const save = useChange(() => put(`/organisations/${organisation}/finding-wish`, v))
  return (
    <Form save={save.mutate} busy={save.isPending} label={t('ui.save')} error={save.error}>
      <Box title={t('ui.finding.part.wish')}>
        <p className="small quiet" style={{ marginBlockStart: 0 }}>
          {t('ui.finding.wish.text')}
        </p>
        <div className="line" style={{ alignItems: 'end' }}>
          <Select label={t('ui.finding.wish.pace')} allowDeselect={false} data={['as-the-desk', 'hourly', 'daily', 'weekly'].map((p) => ({ value: p, label: t(`ui.finding.pace.${p}`) }))} value={v.pace} onChange={(p) => setV({ ...v, pace: p as FindingWish['pace'] })} />
          <Select label={t('ui.finding.wish.format')} allowDeselect={false} data={['as-the-desk', 'csv', 'json', 'text', 'xarf'].map((p) => ({ value: p, label: t(`ui.finding.format.${p}`) }))} value={v.format} onChange={(p) => setV({ ...v, format: p as FindingWish['format'] })} />
          <TextInput type="date" label={t('ui.finding.wish.quiet')} value={v.quiet_until?.slice(0, 10) ?? ''} onChange={(e) => setV({ ...v, quiet_until: e.currentTarget.value ? `${e.currentTarget.value}T00:00:00Z` : null })} />
        </div>
      </Box>
    </Form>
  )
}

export function FindingWishForm({ organisation }: { organisation: string }) {
  const q = useQuery({ queryKey: ['finding-wish', organisation], queryFn: () => get<FindingWish>(`/organisations/${organisation}/finding-wish`) })
  return <Shown query={q}>{(w) => <Fields key={JSON.stringify(w)} organisation={organisation} w={w} />}</Shown>
}
