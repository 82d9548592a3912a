// YourJob - in the demonstration: three steps that this role can try here and now; put away when one knows
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Box } from '../bits'
import { useMe, useTeams } from '../me'
import { link } from '../router'

// where each step is done; a path with / leaves the workspace for the public pages
const steps: Record<string, string[]> = {
  analyst: ['reports?assignee=nobody&open=true', 'search?q=203.0.113.7', 'inbox'],
  sectoral: ['', 'organisations', 'search?q=harbourbank.example'],
  constituent: ['', 'organisations', '/report'],
  vendor: ['', 'organisations', 'reports'],
  finder: ['/report', '/report/status', 'reports'],
  lead: ['outbox', 'reports?team=mine&open=true&due=overdue', 'administration/hours'],
  admin: ['administration/setup', 'administration/accounts', 'administration/health'],
}

// who can take in a file
const files = new Set(['analyst', 'sectoral', 'lead'])

function useRole(): string {
  const me = useMe()
  const teams = useTeams()
  const desk = me.seats.find((s) => s.place.startsWith('tea_'))
  if (desk?.role === 'lead') return 'lead'
  if (desk) return teams.length && desk.place !== teams[0].id ? 'sectoral' : 'analyst'
  return me.seats.find((s) => steps[s.role])?.role ?? ''
}

export function YourJob() {
  const { t } = useTranslation()
  const me = useMe()
  const role = useRole()
  const place = `job:${me.email}`
  const [away, setAway] = useState(() => localStorage.getItem(place) === 'away')
  if (!me.demo || away || !steps[role]) return null
  return (
    <Box
      className="noprint"
      title={t('ui.job')}
      aside={
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            localStorage.setItem(place, 'away')
            setAway(true)
          }}
        >
          {t('ui.job.away')}
        </Button>
      }
    >
      <ol style={{ margin: 0, paddingInlineStart: '1.3rem' }}>
        {steps[role].map((to, i) => (
          <li key={to}>
            {t(`ui.job.${role}.${i + 1}`)} {to.startsWith('/') ? <a href={to}>{t('ui.job.there')}</a> : to && <a {...link(to)}>{t('ui.job.there')}</a>}
          </li>
        ))}
      </ol>
      {files.has(role) && (
        <p className="small" style={{ margin: '0.5rem 0 0' }}>
          {t('ui.job.files')} <a href="/demo/files">{t('ui.job.there')}</a>
        </p>
      )}
    </Box>
  )
}
