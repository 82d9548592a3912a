// Targets - to whom: first who is responsible for the site or product, with the reason, then any team or organisation
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Item, type Page, type Report } from '../api'
import { useTeams } from '../me'

export function Targets({ r, value, set }: { r: Report; value: string | null; set: (id: string | null) => void }) {
  const { t } = useTranslation()
  const teams = useTeams()
  const [words, setWords] = useState('')
  const orgs = useQuery({
    queryKey: ['organisations', 'pick', words],
    queryFn: () => get<Page<Item>>(`/organisations?limit=50${words ? `&q=${encodeURIComponent(words)}` : ''}`),
    retry: false,
  })
  const others = [
    { group: t('ui.teams'), items: teams.filter((x) => x.id !== r.team).map((x) => ({ value: x.id, label: x.name })) },
    { group: t('ui.nav.organisations'), items: (orgs.data?.items ?? []).map((o) => ({ value: o.id, label: o.title })) },
  ]
  return <Select label={t('ui.target')} searchable required value={value} onChange={set} onSearchChange={setWords} data={others.filter((g) => g.items.length)} />
}
