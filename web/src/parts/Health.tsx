// Health - for the administrator: first what is still to be set up, then whether the machine is well. No content of any case.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Check, get } from '../api'
import { Box, Shown, Time } from '../bits'
import { link } from '../router'
import { GivenUp } from './MailOut'

const setup = ['teams', 'people', 'mail-out', 'mail-to-test-address', 'teams-without-mailbox', 'backup', 'restore-test']

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
      {(d) => {
        const todo = d.checks.filter((c) => setup.includes(c.name) && c.state !== 'ok')
        return (
          <div className="cols">
            {todo.length > 0 && (
              <Box title={t('ui.admin.checklist')} count={todo.length}>
                <Lines all={todo} />
              </Box>
            )}
            <GivenUp />
            <Box title={t('ui.admin.health')} aside={<a {...link('administration/accounts')}>{t('ui.adm.accounts')}</a>}>
              <Lines all={d.checks.filter((c) => !todo.includes(c))} />
            </Box>
          </div>
        )
      }}
    </Shown>
  )
}
