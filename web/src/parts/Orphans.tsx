// Orphans - what the nightly look found open and nobody's; taken over for the desk that was told, by a button
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, type Orphan, post } from '../api'
import { Box, say, Time, Wrong } from '../bits'
import { link, pathOf } from '../router'

function Line({ o }: { o: Orphan }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const take = useMutation({
    mutationFn: () => post(`/orphans/${o.record}/take`, {}),
    onSuccess: () => {
      queries.invalidateQueries()
      say({ text: t('ui.home.orphans.done', { ref: o.ref }) })
    },
  })
  return (
    <li>
      <a {...link(pathOf(o.kind, o.ref))}>{o.title}</a>
      <div className="line small">
        <span className="mono quiet">{o.ref}</span>
        <span className="late">{t(`ui.home.orphans.why.${o.why}`, { team: o.team_name })}</span>
        <span className="quiet">
          {t('ui.since')} <Time at={o.since} short />
        </span>
      </div>
      {o.takeable && (
        <Button className="noprint" size="compact-sm" variant="default" mt={4} loading={take.isPending} onClick={() => take.mutate()}>
          {t('ui.home.orphans.take')}
        </Button>
      )}
      <Wrong error={take.error} />
    </li>
  )
}

// nothing is shown while everything has an owner
export function Orphans() {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['home', 'orphans'], queryFn: () => get<{ orphans: Orphan[] }>('/home/orphans'), refetchInterval: 300_000, retry: false })
  const all = q.data?.orphans ?? []
  if (!all.length) return null
  return (
    <Box title={t('ui.home.orphans')} count={all.length}>
      <ul className="items">
        {all.map((o) => (
          <Line key={o.record} o={o} />
        ))}
      </ul>
    </Box>
  )
}
