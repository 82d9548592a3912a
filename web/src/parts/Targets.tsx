// Targets - to whom: first who is responsible for the site or product, with the reason; then any team or organisation
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Organisation, type Page, type Rec } from '../api'
import { useTeams } from '../me'
import { refang } from '../text'
import { useResponsible } from './Answer'

export function Targets({ r, value, set }: { r: Rec; value: string | null; set: (id: string | null) => void }) {
  const { t } = useTranslation()
  const teams = useTeams()
  const [words, setWords] = useState('')
  const who = useResponsible(refang(r.site || [r.vendor, r.product].filter(Boolean).join(' ')))
  const answers = (who.data?.answers ?? []).filter((a) => a.organisation)
  const orgs = useQuery({
    queryKey: ['organisations', 'pick', words],
    queryFn: () => get<Page<Organisation>>(`/organisations?limit=50${words ? `&q=${encodeURIComponent(words)}` : ''}`),
    retry: false,
  })
  // the first who is responsible is chosen, so that Enter is enough
  const first = answers[0]?.organisation ?? null
  useEffect(() => {
    if (first && !value) set(first)
  }, [first, value, set])
  const proposed = new Set(answers.map((a) => a.organisation))
  const others = [
    { group: t('ui.target.proposed'), items: answers.map((a) => ({ value: a.organisation ?? '', label: a.name })) },
    { group: t('ui.teams'), items: teams.filter((x) => x.id !== r.team).map((x) => ({ value: x.id, label: x.name })) },
    { group: t('ui.nav.organisations'), items: (orgs.data?.items ?? []).filter((o) => !proposed.has(o.id)).map((o) => ({ value: o.id, label: o.title })) },
  ]
  const why = answers.find((a) => a.organisation === value)
  return (
    <div>
      <Select label={t('ui.target')} searchable required value={value} onChange={set} onSearchChange={setWords} data={others.filter((g) => g.items.length)} />
      {why && (
        <p className="small" style={{ margin: '0.3rem 0 0' }}>
          <b>{t('ui.target.why')}</b> {why.sentence}
        </p>
      )}
      {!answers.length && who.data && (
        <p className="small quiet" style={{ margin: '0.3rem 0 0' }}>
          {who.data.sentence}
        </p>
      )}
    </div>
  )
}
