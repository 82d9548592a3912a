// Nav - where one can go; what one may not is absent, and a count is what waits for me, never a total
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, type Home, type WaitingAlert } from '../api'
import { useMay } from '../me'
import { link } from '../router'
import { useOffers } from '../pages/Cases'
import { useHeld } from './MessageLine'

export function useHome(enabled = true) {
  return useQuery({ queryKey: ['home'], queryFn: () => get<Home>('/home'), refetchInterval: 120_000, enabled })
}

// alerts that wait for an answer of my organisations
export function useWaitingAlerts(enabled: boolean) {
  return useQuery({ queryKey: ['alerts-waiting'], queryFn: () => get<{ alerts: WaitingAlert[] }>('/alerts/waiting'), refetchInterval: 120_000, enabled })
}

export function Nav({ path, close, fresh, call }: { path: string; close: () => void; fresh?: () => void; call?: () => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const home = useHome(may('read'))
  const unseen = useQuery({ queryKey: ['unseen'], queryFn: () => get<{ notifications: unknown[] }>('/notifications?unseen=true&limit=100'), refetchInterval: 120_000, enabled: may('read') })
  const inbox = useQuery({ queryKey: ['inbox-count'], queryFn: () => get<{ items: { assignee: string | null }[] }>('/inbox?limit=100'), refetchInterval: 120_000, enabled: may('desk') })
  const alerts = useWaitingAlerts(may('own-org'))
  const offers = useOffers(may('read'))
  const held = useHeld(may('release'))
  const mine = new Set([...(home.data?.due ?? []), ...(home.data?.answered ?? [])].map((i) => i.id)).size + (home.data?.routed.length ?? 0)
  const nobodys = (kind: string) => home.data?.unassigned.filter((i) => i.kind === kind).length
  const here = path.split(/[/?]/)[0]
  const item = (to: string, label: string, count = 0, why = '') => (
    <a key={to} className="nav-item" {...link(to)} onClickCapture={close} aria-current={here === to ? 'page' : undefined}>
      {label}
      {count > 0 && (
        <span className="count" title={why}>
          {count}
          <span className="hide"> {why}</span>
        </span>
      )}
    </a>
  )
  return (
    <>
      {item('', t('ui.nav.home'), mine, t('ui.nav.home.count'))}
      {may('desk') && item('inbox', t('ui.nav.inbox'), inbox.data?.items.filter((i) => !i.assignee).length, t('ui.nav.inbox.count'))}
      {may('read') && item('reports', t('ui.nav.reports'), nobodys('report'), t('ui.nav.reports.count'))}
      {may('read') && item('cases', t('ui.nav.cases'), offers.data?.offers.filter((o) => o.mine).length, t('ui.nav.cases.count'))}
      {may('read') && item('incidents', t('ui.nav.incidents'), nobodys('incident'), t('ui.nav.reports.count'))}
      {(may('desk') || may('own-org')) && item('alerts', t('ui.nav.alerts'), alerts.data?.alerts.length, t('ui.nav.alerts.count'))}
      {may('desk') && item('advisories', t('ui.nav.advisories'))}
      {may('read') && item('vulnerabilities', t('ui.nav.vulnerabilities'))}
      {(may('desk') || may('own-org')) && item('events', t('ui.nav.events'))}
      {(may('desk') || may('own-org')) && item('findings', t('ui.nav.findings'))}
      {(may('desk') || may('own-org')) && item('organisations', t('ui.nav.organisations'))}
      {(may('desk') || may('own-org')) && item('programmes', t('ui.nav.programmes'))}
      {(may('desk') || may('own-org')) && item('measures', t('ui.nav.measures'))}
      <hr style={{ inlineSize: '100%', border: 0, borderBlockStart: '1px solid var(--edge)', marginBlock: '0.5rem' }} />
      {may('desk') && item('outbox', t('ui.nav.outbox'), may('release') ? held.data?.messages.length : 0, t('ui.nav.outbox.count'))}
      {(may('desk') || may('admin')) && item('administration', t('ui.nav.administration'))}
      {item('account', t('ui.nav.account'), unseen.data?.notifications.length, t('ui.nav.account.count'))}
      {[
        [fresh, t('ui.new')] as const,
        [call, t(may('desk') ? 'ui.phone.title' : 'ui.phone.report')] as const,
      ].map(
        ([open, label]) =>
          open && (
            <button
              key={label}
              type="button"
              className="tab"
              style={{ margin: '0.75rem 0.75rem 0', borderColor: 'currentcolor' }}
              onClick={() => {
                close()
                open()
              }}
            >
              {label}
            </button>
          ),
      )}
    </>
  )
}
