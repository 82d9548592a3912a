// Answer - whose is it, how we know, the way up, and whom to call now: without a click
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, type Responsible } from '../api'
import { Wrong } from '../bits'
import { useMay } from '../me'
import { link } from '../router'
import { CallNow } from './CallNow'

export function useResponsible(q: string, enabled = true) {
  return useQuery({ queryKey: ['responsible', q], queryFn: () => get<Responsible>(`/responsible?q=${encodeURIComponent(q)}`), enabled: enabled && !!q, retry: false, staleTime: 60_000 })
}

// here: the page of what is asked about shows it already
export function Answer({ q, close, here = false }: { q: string; close?: () => void; here?: boolean }) {
  const { t } = useTranslation()
  const may = useMay()
  const a = useResponsible(q, may('read'))
  const there = !here && (may('desk') || may('own-org'))
  if (a.error) return <Wrong error={a.error} />
  if (!a.data) return null
  const d = a.data
  return (
    <div>
      {there && (
        <p className="small" style={{ margin: 0, float: 'inline-end' }}>
          <a {...link(`observable?q=${encodeURIComponent(q)}`, close)}>{t('ui.observable.open')}</a>
        </p>
      )}
      {!d.found && <p style={{ margin: 0 }}>{d.sentence}</p>}
      {d.answers.map((x) => (
        <div key={`${x.organisation}${x.value}`} style={{ marginBlockEnd: '0.5rem' }}>
          <div className="line">
            <b>
              <a {...link(`organisations/${x.ref}`, close)}>{x.name}</a>
            </b>
            <span className="mono small">{x.value}</span>
            <span className="small quiet">{t('ui.answer.confidence', { word: t(`ui.confidence.${x.confidence}`, x.confidence) })}</span>
          </div>
          {x.path.length > 0 && (
            <div className="small quiet">
              {t('ui.answer.path')} {[x.name, ...x.path.map((s) => s.name)].join(' → ')}
            </div>
          )}
          <CallNow candidates={x.call} />
          <p className="small" style={{ margin: '0.4rem 0 0' }}>
            {x.sentence}
          </p>
        </div>
      ))}
      {!d.found && d.nearest.length > 0 && (
        <p className="small quiet" style={{ marginBlockEnd: 0 }}>
          {t('ui.answer.nearest')} {d.nearest.map((n) => `${n.name} (${n.value})`).join(', ')}
        </p>
      )}
    </div>
  )
}
