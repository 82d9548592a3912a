// bits - small things that several pages show: times, what is due, marks, boxes, errors, empty lists, what was just done
import { Button, Loader } from '@mantine/core'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from './api'
import { useMe } from './me'
import { defang, left, problemText, shortTime, timeIn, utc } from './text'

export function Time({ at, short }: { at: string | null | undefined; short?: boolean }) {
  const me = useMe()
  if (!at) return null
  return (
    <time dateTime={at} title={utc(at)}>
      {short ? shortTime(me.zone, at) : timeIn(me.zone, at)}
    </time>
  )
}

export function Due({ at, what, explained }: { at: string | null | undefined; what?: string; explained?: string }) {
  const { t } = useTranslation()
  if (!at) return null
  const l = left(at)
  return (
    <bdi className={l.late ? 'late' : undefined} title={explained ? `${explained} (${utc(at)})` : utc(at)}>
      {what ? `${t(`ui.regime.${what}`, what)} ` : ''}
      {t(l.late ? `ui.late.${l.unit}` : `ui.left.${l.unit}`, { n: l.amount })}
    </bdi>
  )
}

export function Wrong({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useTranslation()
  if (!error) return null
  const gone = error instanceof Problem && error.status === 404
  return (
    <div role="alert" className="wrong">
      <b>{gone ? t('ui.not_there') : t('ui.wrong')}</b>
      <div>
        {gone ? t('ui.not_there.text') : problemText(error, t('ui.offline.text'))}
        {again && (
          <Button variant="default" size="compact-sm" ms="sm" onClick={again}>
            {t('ui.again')}
          </Button>
        )}
      </div>
    </div>
  )
}

export function Tlp({ tlp }: { tlp: string }) {
  return <span className={`tlp ${tlp === 'amber+strict' ? 'strict' : tlp}`}>TLP:{tlp.toUpperCase()}</span>
}
export function State({ state, reason }: { state: string; reason?: string }) {
  const { t } = useTranslation()
  return (
    <>
      <span className={`chip ${state}`}>{t(`ui.state.${state}`, state)}</span>
      {reason && <span className="small quiet" style={{ whiteSpace: 'normal' }}> {t(`ui.code.${reason}`, reason)}</span>}
    </>
  )
}

export function Box({ title, count, aside, children, className }: { title: string; count?: number; aside?: ReactNode; children: ReactNode; className?: string }) {
  return (
    <section className={`box ${className ?? ''}`} aria-label={title}>
      <h2>
        <span>
          {title}
          {count !== undefined && <span className="count quiet"> {count}</span>}
        </span>
        {aside}
      </h2>
      {children}
    </section>
  )
}

// something observed: shown so that nobody opens it by accident, copied either way
export function Observable({ value }: { value: string }) {
  const { t } = useTranslation()
  return (
    <span className="line" style={{ gap: '0.4rem' }}>
      <span className="mono" dir="ltr" style={{ overflowWrap: 'anywhere' }}>
        {defang(value)}
      </span>
      <span className="noprint">
        <Button size="compact-xs" variant="default" title={t('ui.copy.defanged.hint')} onClick={() => copy(defang(value), t('ui.copied'))}>
          {t('ui.copy.defanged')}
        </Button>{' '}
        <Button size="compact-xs" variant="default" title={t('ui.copy.real.hint')} onClick={() => copy(value, t('ui.copied'))}>
          {t('ui.copy.real')}
        </Button>
      </span>
    </span>
  )
}
export function copy(text: string, said: string) {
  navigator.clipboard.writeText(text).then(() => say({ text: said }))
}

// loading, failed, empty or there
export function Shown<T>({ query, empty, children }: { query: { isPending: boolean; error: unknown; data?: T; refetch?: () => void }; empty?: (d: T) => ReactNode; children: (d: T) => ReactNode }) {
  const { t } = useTranslation()
  if (query.data === undefined && query.error) return <Wrong error={query.error} again={query.refetch} />
  if (query.isPending || query.data === undefined) return <Loader size="sm" role="img" aria-label={t('ui.loading')} />
  return <>{empty?.(query.data) ?? children(query.data)}</>
}

// ---- what was just done, with a way back where there is one
interface Said {
  text: string
  undo?: () => void
  more?: { label: string; act: () => void }
  seconds?: number
}
let said: (Said & { until: number }) | null = null
const hearers = new Set<() => void>()
export function say(s: Said | null) {
  said = s && { ...s, until: Date.now() + (s.seconds ?? 8) * 1000 }
  for (const h of hearers) h()
}
export function Toast() {
  const { t } = useTranslation()
  const s = useSyncExternalStore(
    (h) => {
      hearers.add(h)
      return () => hearers.delete(h)
    },
    () => said,
  )
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    if (!s) return
    setNow(Date.now())
    const timer = setInterval(() => (Date.now() >= s.until ? say(null) : setNow(Date.now())), 500)
    return () => clearInterval(timer)
  }, [s])
  return (
    <div role="status" aria-live="polite">
      {s && (
        <div className="toast noprint">
          <span>
            {s.text}
            {s.seconds ? ` ${t('ui.in_seconds', { n: Math.max(0, Math.ceil((s.until - now) / 1000)) })}` : ''}
          </span>
          {s.more && (
            <button type="button" onClick={s.more.act}>
              {s.more.label}
            </button>
          )}
          {s.undo && (
            <button
              type="button"
              onClick={() => {
                s.undo?.()
                say(null)
              }}
            >
              {t('ui.undo')}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
