// CallNow - whom to call at this minute, and why this one; the others with the reason why not
import { useTranslation } from 'react-i18next'
import type { Candidate } from '../api'

function Reach({ c }: { c: Candidate }) {
  return (
    <span>
      {c.telephone && (
        <>
          <a href={`tel:${c.telephone.replace(/[^+\d]/g, '')}`}>{c.telephone}</a>{' '}
        </>
      )}
      {c.email && <a href={`mailto:${c.email}`}>{c.email}</a>}
    </span>
  )
}

export function CallNow({ candidates }: { candidates: Candidate[] }) {
  const { t } = useTranslation()
  const chosen = candidates.find((c) => c.chosen)
  const others = candidates.filter((c) => !c.chosen)
  return (
    <>
      {chosen ? (
        <div className="seen">
          <div className="line">
            <b>{chosen.name}</b>
            {chosen.role && <span className="quiet">{t(`ui.contact.role.${chosen.role}`, chosen.role)}</span>}
            <Reach c={chosen} />
          </div>
          <div className="small">
            {chosen.fallback && <b>{t('ui.call.fallback', { name: chosen.organisation_name })} </b>}
            {chosen.reason}
            {chosen.local_time && !chosen.reason.includes(chosen.local_time) && <span className="quiet"> {t('ui.call.local', { time: chosen.local_time })}</span>}
          </div>
        </div>
      ) : (
        <p style={{ margin: '0.3rem 0' }}>
          <b>{t('ui.call.nobody')}</b>
        </p>
      )}
      {others.length > 0 && (
        <details className="small">
          <summary>{t('ui.call.others')}</summary>
          <ul>
            {others.map((c) => (
              <li key={`${c.organisation}${c.contact}${c.name}`}>
                <b>{c.name}</b> ({c.organisation_name}): {c.reason} <Reach c={c} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
