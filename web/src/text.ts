// text - times in the person's zone, times left, and texts of problems
import { Problem } from './api'

export function timeIn(zone: string, at: string | null | undefined): string {
  if (!at) return ''
  try {
    return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(new Date(at))
  } catch {
    return at
  }
}
export const utc = (at: string | null | undefined) => (at ? `${at.slice(0, 16).replace('T', ' ')} UTC` : '')

export type Left = { late: boolean; amount: number; unit: 'day' | 'hour' | 'minute' }
export function left(at: string, now = Date.now()): Left {
  const ms = new Date(at).getTime() - now
  const a = Math.abs(ms) / 60000
  if (a >= 48 * 60) return { late: ms < 0, amount: Math.round(a / 1440), unit: 'day' }
  if (a >= 60) return { late: ms < 0, amount: Math.round(a / 60), unit: 'hour' }
  return { late: ms < 0, amount: Math.round(a), unit: 'minute' }
}
export function problemText(e: unknown, offline: string): string {
  if (!(e instanceof Problem)) return String(e)
  const more = e.errors.map((f) => `${f.pointer.slice(1)}: ${f.detail}`).join('\n')
  return more || e.message || offline
}
// observables are shown so that nobody opens them by accident
export function defang(s: string): string {
  return s.replace(/^http/i, 'hxxp').replace(/\.(?=[^.]*$)/, '[.]')
}
