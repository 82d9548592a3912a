// api - one way to the hub: JSON in, JSON out, errors as problems (RFC 9457)

export interface FieldError {
  pointer: string
  code: string
  detail: string
}
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly errors: FieldError[],
  ) {
    super(detail)
  }
}

async function problemOf(r: Response): Promise<Problem> {
  try {
    const p = await r.json()
    const code = String(p.type ?? '').split('/').pop() ?? ''
    return new Problem(r.status, code, p.detail ?? p.title ?? r.statusText, p.errors ?? [])
  } catch {
    return new Problem(r.status, 'no-answer', r.statusText, [])
  }
}

export interface Answer<T> {
  data: T
  etag: string | null
}
export async function call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
  const form = body instanceof FormData
  let r: Response
  try {
    r = await fetch(`/api/v1${path}`, {
      method,
      headers: { ...(body !== undefined && !form ? { 'Content-Type': 'application/json' } : {}), ...headers },
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
      credentials: 'same-origin',
    })
  } catch {
    throw new Problem(0, 'no-answer', '', [])
  }
  if (!r.ok) throw await problemOf(r)
  const data = r.status === 204 ? undefined : await r.json()
  return { data: data as T, etag: r.headers.get('ETag') }
}
export const get = async <T>(path: string) => (await call<T>('GET', path)).data
export const post = async <T>(path: string, body: unknown = {}) => (await call<T>('POST', path, body)).data
export const put = async <T>(path: string, body: unknown) => (await call<T>('PUT', path, body)).data
export const del = async (path: string) => (await call<void>('DELETE', path)).data

export interface Me {
  id: string
  name: string
  email: string
  language: string
  zone: string
  factor: string
  demo: boolean
  second_factor: boolean
  rights: string[]
  roles: string[]
  seats: { place: string; role: string }[]
}
export interface Item {
  id: string
  kind: string
  ref: string
  title: string
  state: string
  tlp: string
  team: string
  originator: string
  assignee?: string | null
  waiting_for?: string
  waiting_until?: string | null
  due_at?: string | null
  due_what?: string
  language: string
  direction: 'ltr' | 'rtl'
  received_at: string | null
  closed_at: string | null
  updated_at: string
  revision: number
}
export interface Report extends Item {
  product: string
  vendor: string
  version: string
  site: string
  description: string
  reproduction: string
  impact: string
  weakness: string
  urls: string[]
  cve: string
  cvss: string
  exploitation: string
  public: boolean
  vendor_contacted: boolean
  vendor_contact_note: string
  disclosure_wish: string
  credit_name: string
  credit_wanted: boolean
  share_identity: boolean
  lane: string
  outcome: string
}
export interface Act {
  verb: string
  to: string
  doc: string
  possible: boolean
  why_not: string
  needs_text: boolean
  needs_code: boolean
  needs_target: boolean
  needs_until: boolean
  codes: string[]
}
export interface Entry {
  id: string
  at: string
  actor: string
  actor_name: string
  verb: string
  part: string
  field: string
  was: string
  now: string
  body: string
  audience: string
  erased: boolean
}
export interface Deadline {
  id: string
  regime: string
  due_at: string
  paused_at: string | null
  met_at: string | null
  breached_at: string | null
  ended_at: string | null
  pause_reason: string
  explanation: string
}
export interface Route {
  id: string
  state: string
  subject_name: string
  reason: string
  detail: string
  due_at: string | null
  updated_at: string
}
export interface Routed {
  part: string
  record: string
  kind: string
  ref: string
  title: string
  state: string
  to: string
  due_at: string | null
}
export interface Team {
  id: string
  name: string
  prefix: string
  zone: string
}
export interface Page<T> {
  items: T[]
  next: string | null
}
