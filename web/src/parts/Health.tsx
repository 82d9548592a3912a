// Health - for the administrator: whether the machine is well, what needs somebody first. No content of any case.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Check, get } from '../api'
import { Box, Shown, Time } from '../bits'
import { link } from '../router'
import { GivenUp } from './MailOut'

function Lines({ all }: { all: Check[] }) {
  const { t } = useTranslation()
  return (
    <ul className="items">
      {all.map((c) => (
        <li key={c.name}>
          <div className="line" style={{ justifyContent: 'space-between' }}>
            <span>
              <b>{t(`ui.health.what.${c.name}`, c.name)}</b>{' '}
              {c.at ? <Time at={c.at} short /> : c.value ? c.value.toLocaleString('en-GB') : ''}
            </span>
            <span className={`chip ${c.state === 'ok' ? 'valid' : 'needs-information'}`}>{t(`ui.health.${c.state}`)}</span>
          </div>
          {c.detail && <div className="small quiet">{c.detail}</div>}
        </li>
      ))}
    </ul>
  )
}

export default function Health() {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['health'], queryFn: () => get<{ checks: Check[] }>('/admin/health'), refetchInterval: 60_000 })
  return (
    <Shown query={q}>
      {(d) => (
        <div className="cols">
          <GivenUp />
          <Box title={t('ui.admin.health')} aside={<a {...link('administration/setup')}>{t('ui.adm.setup')}</a>}>
            {d.checks.every((x) => x.state === 'ok') ? <p className="empty">{t('ui.health.all')}</p> : <Lines all={d.checks.filter((x) => x.state !== 'ok')} />}
            <details style={{ marginBlockStart: '0.5rem' }}>
              <summary>{t('ui.health.well', { n: d.checks.filter((x) => x.state === 'ok').length })}</summary>
              <Lines all={d.checks.filter((x) => x.state === 'ok')} />
            </details>
          </Box>
        </div>
      )}
    </Shown>
  )
}
