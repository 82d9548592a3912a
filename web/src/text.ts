// text - times in the person's zone, times left, sizes, defanging, and texts of problems
import { Problem } from './api'

// to make a format costs more than to use it a hundred times: each is made once
const formats = new Map<string, Intl.DateTimeFormat>()
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  let f = formats.get(key)
  if (!f) formats.set(key, (f = new Intl.DateTimeFormat(language, options)))
  return f
}

export function timeIn(zone: string, at: string | null | undefined): string {
  if (!at) return ''
  try {
    return format('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(new Date(at))
  } catch {
    return at
  }
}
// without the year when it is this one: lists stay narrow
export function shortTime(zone: string, at: string, now = Date.now()): string {
  const year = (ms: number) => format('en-GB', { year: 'numeric', timeZone: zone }).format(ms)
  try {
    const same = year(Date.parse(at)) === year(now)
    return format('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: zone, ...(same ? {} : { year: 'numeric' }) }).format(new Date(at))
  } catch {
    return at
  }
}
/* to the second: who translates addresses looks for one of many by it */
export const utcSecond = (at: string | null | undefined) => (at ? `${at.slice(0, 19).replace('T', ' ')} UTC` : '')
export const localSecond = (zone: string, at: string) => format('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(new Date(at))
export const utc = (at: string | null | undefined) => (at ? `${at.slice(0, 16).replace('T', ' ')} UTC` : '')

export type Left = { late: boolean; amount: number; unit: 'day' | 'hour' | 'minute' }
export function left(at: string, now = Date.now()): Left {
  const ms = new Date(at).getTime() - now
  const a = Math.abs(ms) / 60000
  if (a >= 48 * 60) return { late: ms < 0, amount: Math.round(a / 1440), unit: 'day' }
  if (a >= 60) return { late: ms < 0, amount: Math.round(a / 60), unit: 'hour' }
  return { late: ms < 0, amount: Math.round(a), unit: 'minute' }
}
// a time in its two largest units: 3 days 4 hours
export function spanOf(seconds: number, t: (key: string, more?: Record<string, number>) => string): string {
  const minutes = Math.round(seconds / 60)
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)]
  const words = days ? [t('ui.span.days', { n: days }), hours && days < 100 ? t('ui.span.hours', { n: hours }) : ''] : hours ? [t('ui.span.hours', { n: hours }), minutes % 60 ? t('ui.span.minutes', { n: minutes % 60 }) : ''] : [t('ui.span.minutes', { n: minutes })]
  return words.filter(Boolean).join(' ')
}
export const shareOf = (part: number, whole: number) => `${Math.round((100 * part) / whole)}%`
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KiB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`
}
export function problemText(e: unknown, offline: string): string {
  if (!(e instanceof Problem)) return String(e)
  const more = e.errors.map((f) => `${f.pointer.slice(1)}: ${f.detail}`).join('\n')
  return more || e.message || offline
}
// a value within words: it keeps its order where they are read from right to left (Unicode's isolates)
export const within = (s: string) => `\u2066${s}\u2069`
// observables are shown so that nobody opens them by accident, and copied either way
export function defang(s: string): string {
  return s.replace(/^http/i, 'hxxp').replace(/^([a-z]+:\/\/)?([^/?#]*)/i, (host) => host.replace(/\.(?=[^.]*$)/, '[.]')).replace('@', '[@]')
}
export function refang(s: string): string {
  return s
    .trim()
    .replace(/^hxxp/i, 'http')
    .replaceAll('[.]', '.')
    .replaceAll('(.)', '.')
    .replaceAll('[dot]', '.')
    .replaceAll('[@]', '@')
    .replaceAll('[:]', ':')
}
// what a pasted word may be; the hub decides, this only says whether asking is worth it
export function looksLikeObservable(s: string): boolean {
  const v = refang(s)
  if (/\s/.test(v) || v.length < 3 || v.length > 300) return false
  return /^https?:\/\//i.test(v) || /^\d{1,3}(\.\d{1,3}){3}(\/\d+)?$/.test(v) || /^[0-9a-f]*:[0-9a-f:.]+(\/\d+)?$/i.test(v) || /^as\d+$/i.test(v) || /^[^@]+@[^@]+\.[a-z0-9-]+$/i.test(v) || /^([a-z0-9_-]+\.)+[a-z][a-z0-9-]+$/i.test(v)
}
// the network that an address lies in as its neighbours are usually counted: its /24, its /48; empty when it is no address
export function networkAround(q: string): string {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(q)) return `${q.replace(/\.\d+$/, '.0')}/24`
  if (!/^[0-9a-f:]+:[0-9a-f:]*$/i.test(q)) return ''
  const [head, tail] = q.toLowerCase().split('::')
  const parts = head.split(':').filter(Boolean)
  // what :: stands for is zero, as far as it reaches into the first three
  const before = tail === undefined ? parts : [...parts, ...Array(Math.max(0, 8 - parts.length - tail.split(':').filter(Boolean).length)).fill('0'), ...tail.split(':').filter(Boolean)]
  return `${before.slice(0, 3).map((p) => p.replace(/^0+(?=.)/, '')).join(':')}::/48`
}
// addresses of the sides, or names below a domain, in what was observed; each with in how many events, the most first
export function seenIn(events: readonly { source: string; destination: string; fields: readonly { name: string; value: string }[] }[], of: { network: string } | { domain: string }): { value: string; n: number }[] {
  const count = new Map<string, number>()
  for (const e of events) {
    const names = 'domain' in of ? e.fields.filter((f) => /\.(fqdn|reverse_dns)$/.test(f.name)).map((f) => f.value.toLowerCase()) : [e.source, e.destination]
    for (const v of new Set(names)) if (v && ('domain' in of ? v === of.domain || v.endsWith(`.${of.domain}`) : networkAround(v) === of.network)) count.set(v, (count.get(v) ?? 0) + 1)
  }
  return [...count].map(([value, n]) => ({ value, n })).sort((a, b) => b.n - a.n || a.value.localeCompare(b.value))
}
export const looksLikeVulnerability = (s: string) => /^(CVE-\d{4}-\d{4,}|GHSA(-[0-9a-z]{4}){3})$/i.test(s.trim())
// what is worth asking about in a text: addresses, URLs and domains, defanged or not; each once, at most `most`
export function observables(text: string, most = 8): string[] {
  const out = new Set<string>()
  for (const word of text.split(/[\s<>"'(),;|]+/)) {
    const v = refang(word).replace(/^[[{]+|[\]}.:!?]+$/g, '')
    // a lone word with a dot may be the end of a sentence: a domain has at least two letters behind its last dot
    if (v.length > 5 && looksLikeObservable(v) && !/^\d+(\.\d+){1,2}$/.test(v)) out.add(v)
    if (out.size >= most) break
  }
  return [...out]
}
// the headers of a message as it goes over the line: names and values, folded lines joined, encoded words (RFC 2047) read
export function headersOf(source: string): [string, string][] {
  const head = source.split(/\r?\n\r?\n/)[0].replaceAll(/\r?\n[ \t]+/g, ' ')
  const read = (s: string) =>
    s.replaceAll(/(=\?UTF-8\?B\?[A-Za-z0-9+/=]*\?=)\s+(?==\?UTF-8\?B\?)/g, '$1').replaceAll(/=\?UTF-8\?B\?([A-Za-z0-9+/=]*)\?=/g, (_, b: string) => new TextDecoder().decode(Uint8Array.from(atob(b), (c) => c.charCodeAt(0))))
  return head.split(/\r?\n/).flatMap((l): [string, string][] => {
    const at = l.indexOf(':')
    return at > 0 ? [[l.slice(0, at), read(l.slice(at + 1).trim())]] : []
  })
}

// the Monday (or tomorrow, or in N days) at nine in a zone, as an instant
export function atNine(zone: string, days: number, now = Date.now()): string {
  const day = format('en-CA', { timeZone: zone, dateStyle: 'short' }).format(now + days * 86_400_000)
  return zoned(zone, day, 9)
}
export function zoned(zone: string, day: string, hour: number): string {
  const guess = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)
  const shown = format('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(guess)
  const offset = Date.parse(`${shown.replace(' ', 'T')}Z`) - guess
  return new Date(guess - offset).toISOString()
}
export function daysToMonday(zone: string, now = Date.now()): number {
  const day = format('en-GB', { timeZone: zone, weekday: 'short' }).format(now)
  return 7 - ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(day)
}

// three ways: what was read, what is there now, what I wrote. Only what both changed differently is asked.
export interface Conflict {
  field: string
  base: unknown
  theirs: unknown
  mine: unknown
}
export function threeWay(base: Record<string, unknown>, theirs: Record<string, unknown>, mine: Record<string, unknown>): { merged: Record<string, unknown>; conflicts: Conflict[]; theirsOnly: string[] } {
  const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
  const merged: Record<string, unknown> = {}
  const conflicts: Conflict[] = []
  for (const field of Object.keys(mine)) {
    if (same(mine[field], theirs[field])) continue
    if (same(base[field], theirs[field])) merged[field] = mine[field]
    else conflicts.push({ field, base: base[field], theirs: theirs[field], mine: mine[field] })
  }
  const theirsOnly = Object.keys(theirs).filter((f) => f in base && !(f in mine) && !same(base[f], theirs[f]))
  return { merged, conflicts, theirsOnly }
}
