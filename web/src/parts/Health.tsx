// Health - for the administrator: what is still to be set up, then whether the machine is well. No content of any case.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { absent, get } from '../api'
import { Box, Shown, Time } from '../bits'
import { link } from '../router'

interface Check {
  what: string
  state: string
  detail: string
  at: string | null
}
export default function Health() {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['health'], queryFn: () => get<{ checklist: Check[]; health: Check[] }>('/admin/health'), retry: false, refetchInterval: 60_000 })
  if (q.error && absent(q.error))
    return (
      <Box title={t('ui.admin')}>
        <p style={{ marginBlock: 0 }}>
          <a {...link('people')}>{t('ui.nav.people')}</a>: {t('ui.admin.people')}
        </p>
      </Box>
    )
  const lines = (all: Check[]) => (
    <ul className="items">
      {all.map((c) => (
        <li key={c.what} className="line">
          <span className="chip">{t(`ui.health.${c.state}`, c.state)}</span>
          <span>
            <b>{t(`ui.health.what.${c.what}`, c.what)}</b> {c.detail} <Time at={c.at} short />
          </span>
        </li>
      ))}
    </ul>
  )
  return (
    <Shown query={q}>
      {(d) => (
        <div className="cols">
          {d.checklist.some((c) => c.state !== 'done') && <Box title={t('ui.admin.checklist')}>{lines(d.checklist)}</Box>}
          <Box title={t('ui.admin.health')}>{lines(d.health)}</Box>
        </div>
      )}
    </Shown>
  )
}
