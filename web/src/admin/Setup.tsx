// Setup - the first hour: what is still to be set up, computed from what is there; each step can be left out and taken up
// again. When all is done the administrator's home shows health instead.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, put, type SetupStep } from '../api'
import { Box, Shown, Wrong } from '../bits'
import { link } from '../router'
import { useChange } from './bits'

// where each step is done
const places: Record<string, string> = {
  name: 'administration/public',
  hours: 'administration/hours',
  'mail-out': 'administration/mail',
  'mail-in': 'administration/mail',
  openpgp: 'administration/mail',
  teams: 'administration/teams',
  organisations: 'organisations?import',
  colleague: 'administration/accounts',
  'second-factor': 'account',
  public: 'administration/public',
  retention: 'administration/retention',
}
const useSteps = () => useQuery({ queryKey: ['setup'], queryFn: () => get<{ steps: SetupStep[] }>('/admin/setup') })

function Step({ s, skip, first }: { s: SetupStep; skip: (skipped: boolean) => void; first: boolean }) {
  const { t } = useTranslation()
  const open = !s.done && !s.skipped
  const name = t(`ui.setup.${s.name}`)
  return (
    <li>
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <span>
          <span className={`chip ${s.done ? 'valid' : s.skipped ? '' : 'needs-information'}`}>{t(s.done ? 'ui.setup.done' : s.skipped ? 'ui.setup.skipped' : 'ui.setup.open')}</span> <b>{name}</b>
        </span>
        <span className="acts noprint">
          {places[s.name] && (
            <Button component="a" size="compact-sm" variant={open && first ? 'filled' : 'default'} {...link(places[s.name])} aria-label={t(s.done ? 'ui.setup.look.of' : 'ui.setup.go.of', { name })}>
              {t(s.done ? 'ui.setup.look' : 'ui.setup.go')}
            </Button>
          )}
          {!s.done && (
            <Button size="compact-sm" variant="default" onClick={() => skip(!s.skipped)} aria-label={t(s.skipped ? 'ui.setup.unskip.of' : 'ui.setup.skip.of', { name })}>
              {t(s.skipped ? 'ui.setup.unskip' : 'ui.setup.skip')}
            </Button>
          )}
        </span>
      </div>
      {open && <div className="small quiet">{t(`ui.setup.${s.name}.text`)}</div>}
      {open && s.name === 'backup' && (
        <pre className="small mono" style={{ margin: '0.3rem 0 0', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          rabta backup --data DIR --test /mnt/backup/$(date +%F)
        </pre>
      )}
    </li>
  )
}

function Steps({ steps }: { steps: SetupStep[] }) {
  const { t } = useTranslation()
  const skip = useChange(({ name, skipped }: { name: string; skipped: boolean }) => put(`/admin/setup/${name}`, { skipped }), () => {})
  const left = steps.filter((s) => !s.done && !s.skipped)
  return (
    <Box title={left.length ? t('ui.admin.checklist') : t('ui.setup.all_done')} count={left.length || undefined}>
      <p style={{ marginBlockStart: 0 }}>{t('ui.setup.text', { n: steps.length - left.length, all: steps.length })}</p>
      <ul className="items">
        {steps.map((s) => (
          <Step key={s.name} s={s} first={s === left[0]} skip={(skipped) => skip.mutate({ name: s.name, skipped })} />
        ))}
      </ul>
      <Wrong error={skip.error} />
    </Box>
  )
}

export function SetupPage() {
  const q = useSteps()
  return <Shown query={q}>{(d) => <Steps steps={d.steps} />}</Shown>
}

// on the administrator's home, first, until all is done or left out
export default function Checklist() {
  const q = useSteps()
  return q.data?.steps.some((s) => !s.done && !s.skipped) ? <Steps steps={q.data.steps} /> : null
}
