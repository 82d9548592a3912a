// Cases - what is coordinated between several, as far as one takes part; above it what is offered before it is shown
import { Button, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Case, type CaseOffer, type CaseOffers, get, post } from '../api'
import { Box, Due, say, State, Time, Tlp, Wrong } from '../bits'
import { useMay } from '../me'
import { ExportButton, Views } from '../parts/ListTools'
import { RecordTable, useAsked } from '../parts/RecordList'
import { go } from '../router'

export const useOffers = (enabled: boolean) => useQuery({ queryKey: ['case-offers'], queryFn: () => get<CaseOffers>('/cases/offers'), refetchInterval: 120_000, enabled })

function Offer({ o }: { o: CaseOffer }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const answer = useMutation({
    mutationFn: (agrees: boolean) => post(`/cases/offers/${o.part}`, { agrees, until: o.until }),
    onSuccess: () => {
      queries.invalidateQueries()
      say({ text: t('ui.case.offer.done') })
    },
  })
  return (
    <li className="entry">
      <div>
        <b className="mono">{o.ref}</b> {t('ui.case.offer.text', { team: o.team, role: t(`ui.case.role.${o.role}`) })}
      </div>
      <p style={{ margin: '0.3rem 0' }}>
        {t('ui.case.offer.until')} <b>{o.until && <Time at={o.until} />}</b>
      </p>
      <div className="acts">
        <Button size="compact-sm" loading={answer.isPending} onClick={() => answer.mutate(true)}>
          {t('ui.case.act.agree')}
        </Button>
        <Button size="compact-sm" variant="default" loading={answer.isPending} onClick={() => answer.mutate(false)}>
          {t('ui.case.act.decline')}
        </Button>
      </div>
      <Wrong error={answer.error} />
    </li>
  )
}

function Offers() {
  const { t } = useTranslation()
  const may = useMay()
  const offers = useOffers(may('read'))
  // the desk that made an offer sees it, and does not answer it
  const mine = offers.data?.offers.filter((o) => o.mine) ?? []
  if (!mine.length) return null
  return (
    <Box title={t('ui.case.offers')} count={mine.length}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} className="stack tight">
        {mine.map((o) => (
          <Offer key={o.part} o={o} />
        ))}
      </ul>
    </Box>
  )
}

export default function Cases() {
  const { t } = useTranslation()
  const { query, chip } = useAsked('cases', ['state', 'embargo', 'open', 'due', 'team', 'q'])
  const desk = useMay()('desk')
  const columns = ['ref', 'title', 'tlp', 'state', 'embargo', ...(desk ? ['due'] : [])]
  return (
    <div className="stack">
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <Title order={1} size="h3">
          {t('ui.nav.cases')}
        </Title>
        <div className="line noprint">
          <Views list="cases" query={query} apply={(q) => go(`cases?${q}`, true)} />
          <ExportButton list="cases" query={query} shown={columns} fields={{ embargo: 'embargo_until', due: 'due_at' }} />
        </div>
      </div>
      <Offers />
      {/* biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form */}
      <div className="chips noprint" role="group" aria-label={t('ui.filters')}>
        {chip('open', 'true', t('ui.filter.open'))}
        {chip('embargo', 'active', t('ui.case.filter.embargo'))}
        {['coordinating', 'disclosure-scheduled', 'published'].map((s) => chip('state', s, t(`ui.state.${s}`)))}
        {desk && chip('due', 'overdue', t('ui.due.overdue'))}
      </div>
      <RecordTable<Case>
        path="cases"
        query={query}
        columns={columns}
        cells={(r) => [
          <Tlp key="t" tlp={r.tlp} />,
          <State key="s" state={r.state} />,
          r.embargo === 'active' || r.embargo === 'revise' ? <Time key="e" at={r.embargo_until} short /> : t(`ui.case.embargo.${r.embargo}`),
          ...(desk ? [<Due key="d" at={r.due_at} what={r.due_what} />] : []),
        ]}
        empty={<p className="empty">{t(query ? 'ui.cases.none' : desk ? 'ui.cases.empty' : 'ui.cases.empty_outside')}</p>}
      />
    </div>
  )
}
