// bits - small things that several pages show: times, what is due, errors, empty lists
import { Alert, Badge, Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from './me'
import { left, problemText, timeIn, utc } from './text'

export function Time({ at }: { at: string | null | undefined }) {
  const me = useMe()
  if (!at) return null
  return (
    <time dateTime={at} title={utc(at)}>
      {timeIn(me.zone, at)}
    </time>
  )
}

export function Due({ at, what, explained }: { at: string | null | undefined; what?: string; explained?: string }) {
  const { t } = useTranslation()
  if (!at) return null
  const l = left(at)
  const key = l.late ? `ui.late.${l.unit}` : `ui.left.${l.unit}`
  return (
    <span className={l.late ? 'late' : undefined} title={explained ? `${explained} (${utc(at)})` : utc(at)}>
      {what ? `${t(`ui.regime.${what}`, what)}: ` : ''}
      {t(key, { n: l.amount })}
    </span>
  )
}

export function Wrong({ error }: { error: unknown }) {
  const { t } = useTranslation()
  if (!error) return null
  return (
    <Alert color="red" variant="outline" role="alert" title={t('ui.wrong')} my="sm" style={{ whiteSpace: 'pre-wrap' }}>
      {problemText(error, t('ui.offline.text'))}
    </Alert>
  )
}

export function Tlp({ tlp }: { tlp: string }) {
  return (
    <Badge variant="default" tt="uppercase">
      TLP:{tlp}
    </Badge>
  )
}
export function State({ state }: { state: string }) {
  const { t } = useTranslation()
  return <Badge variant="default">{t(`ui.state.${state}`, state)}</Badge>
}

// loading, failed, empty or there
export function Shown<T>({ query, empty, children }: { query: { isPending: boolean; error: unknown; data?: T }; empty?: (d: T) => ReactNode; children: (d: T) => ReactNode }) {
  const { t } = useTranslation()
  if (query.isPending) return <Loader aria-label={t('ui.loading')} />
  if (query.error) return <Wrong error={query.error} />
  const d = query.data as T
  return <>{empty?.(d) ?? children(d)}</>
}
