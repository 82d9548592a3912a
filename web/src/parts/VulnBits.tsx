// VulnBits - marks of a vulnerability that the list, the morning list and its page share
import { useTranslation } from 'react-i18next'
import type { Vulnerability } from '../api'
import { Time } from '../bits'

export const vulnerability = (id: string) => `vulnerabilities/${encodeURIComponent(id)}`

export function Marks({ of: v }: { of: Vulnerability }) {
  const { t } = useTranslation()
  return (
    <span className="line small">
      <span className={`chip ${v.severity >= 70 ? 'late' : ''}`}>{v.severity < 0 ? t('ui.vuln.unscored') : `${(v.severity / 10).toFixed(1)} ${v.severity_word}`}</span>
      {v.exploited === 'active' && <b className="late">{t('ui.vuln.exploited.active')}</b>}
      {v.exploited === 'poc' && <span>{t('ui.vuln.exploited.poc')}</span>}
      {v.kev_at && (
        <span>
          {t('ui.vuln.listed')} <Time at={v.kev_at} short />
        </span>
      )}
      {v.epss >= 0 && <span title={t('ui.vuln.epss.hint')}>EPSS {(v.epss / 10_000).toFixed(1)} %</span>}
      {v.state !== 'published' && <b>{t(`ui.vuln.state.${v.state}`, v.state)}</b>}
    </span>
  )
}
