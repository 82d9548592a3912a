// Cases - what is coordinated between several, as far as one takes part; above it what is offered before it is shown
import { Button, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Case, type CaseOffer, type CaseOffers, get, post } from '../api'
import { Box, Due, say, Shown, State, Time, Tlp, Wrong } from '../bits'
import { useMay } from '../me'
import { Chip, ExportButton, More, useList, useRows, Views } from '../parts/ListTools'
import { go, link, usePath } from '../router'

const filters = ['state', 'embargo', 'open', 'due', 'team', 'q']

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
  const desk = useMay()('desk')
  const params = new URLSearchParams(usePath().split('?')[1] ?? '')
  const wanted = new URLSearchParams()
  for (const k of filters) if (params.get(k)) wanted.set(k, params.get(k) as string)
  const query = wanted.toString()
  const { list, items } = useList<Case>('cases', query)
  const rows = useRows(items, (r) => `cases/${r.ref}`)
  const chip = (k: string, v: string, label: string) => (
    <Chip
      key={k + v}
      on={params.get(k) === v}
      set={(on) => {
        const n = new URLSearchParams(params)
        if (on) n.set(k, v)
        else n.delete(k)
        go(`cases?${n}`, true)
      }}
    >
      {label}
    </Chip>
  )
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
      <Shown
        query={list}
        empty={() =>
          items.length ? undefined : (
            <div className="box">
              <p className="empty">{t(query ? 'ui.cases.none' : desk ? 'ui.cases.empty' : 'ui.cases.empty_outside')}</p>
            </div>
          )
        }
      >
        {() => (
          <div className="sideways">
            <table className="rows">
              <thead>
                <tr>
                  {columns.map((c) => (
                    <th key={c} scope="col">
                      {t(`ui.col.${c}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map((r) => (
                  <tr key={r.id} data-row={r.id} data-at={rows.at === r.id}>
                    <td className="narrow mono">{r.ref}</td>
                    <td className="wide">
                      <a {...link(`cases/${r.ref}`, () => rows.opened(r))} dir={r.direction}>
                        {r.title}
                      </a>
                    </td>
                    <td className="narrow">
                      <Tlp tlp={r.tlp} />
                    </td>
                    <td className="narrow">
                      <State state={r.state} />
                    </td>
                    <td className="narrow">{r.embargo === 'active' || r.embargo === 'revise' ? <Time at={r.embargo_until} short /> : t(`ui.case.embargo.${r.embargo}`)}</td>
                    {desk && (
                      <td className="narrow">
                        <Due at={r.due_at} what={r.due_what} />
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Shown>
      <More list={list} />
    </div>
  )
}
