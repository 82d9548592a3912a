// Who acts in a test: the people of the demonstration, by cookie or by key
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { call } from './contract.ts'
import { type Answer, base } from './http.ts'

export const origin = base.origin
const json = { 'content-type': 'application/json' }

// RFC 6238, SHA-1, 6 digits, 30 s; `shift` steps into the future
export function totp(secret: string, at = Date.now(), shift = 0): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  let bits = ''
  for (const ch of secret.replace(/=+$/, '')) bits += alphabet.indexOf(ch).toString(2).padStart(5, '0')
  const key = Buffer.from(bits.match(/.{8}/g)?.map((b) => Number.parseInt(b, 2)) ?? [])
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30000) + shift))
  const h = createHmac('sha1', key).update(step).digest()
  return String((h.readUInt32BE(h[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

export type SignIn = { role: string; email: string; password: string; secret: string }
export function signIns(): SignIn[] {
  return readFileSync(process.env.RABTA_SIGN_INS ?? '', 'utf8')
    .trim()
    .split('\n')
    .map((l) => {
      const [role, email, password, secret] = l.split(' ')
      return { role, email, password, secret }
    })
}

export class Person {
  constructor(
    readonly name: string,
    readonly headers: Record<string, string>,
  ) {}
  get(path: string, headers = {}): Promise<Answer> {
    return call('GET', `/api/v1${path}`, { ...this.headers, ...headers })
  }
  send(method: string, path: string, value?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const body = value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value)
    return call(method, `/api/v1${path}`, { ...this.headers, ...(body === undefined ? {} : json), ...headers }, body)
  }
  post(path: string, value?: unknown, headers = {}) {
    return this.send('POST', path, value, headers)
  }
  act(id: string, verb: string, value: object = {}) {
    return this.post(`/records/${id}/acts/${verb}`, value)
  }
}

export const nobody = new Person('nobody', { origin })

export function cookieOf(a: Answer): string {
  const c = a.headers['set-cookie']?.[0]
  if (!c) throw new Error('no cookie was set')
  return c.split(';')[0]
}

const known = new Map<string, Person>()
export async function be(email: string): Promise<Person> {
  const have = known.get(email)
  if (have) return have
  const a = await nobody.post('/session/demo', { email })
  if (a.status !== 200) throw new Error(`cannot be ${email}: ${a.text}`)
  const p = new Person(email, { origin, cookie: cookieOf(a) })
  known.set(email, p)
  return p
}

export const analyst = () => be('analyst@cert.example')
export const lead = () => be('lead@cert.example')
export const bank = () => be('analyst@fincert.example')
export const north = () => be('analyst@north.example')
export const finder = () => be('finder@research.example')
export const auditor = () => be('auditor@cert.example')
export const bankLead = () => be('lead@fincert.example')
export const roads = () => be('security@roads.example')
export const harbour = () => be('soc@harbourbank.example')
export const vendor = () => be('psirt@nimbus.example')
export const partner = () => be('liaison@cert.neighbour.example')
export const admin = () => be('admin@cert.example')

let counter = 0
export async function newReport(p: Person, more: object = {}): Promise<any> {
  const a = await p.post('/reports', { title: `Printer opens port 9100 (${++counter})`, product: 'P100 printer', description: 'Anybody may print.', ...more })
  if (a.status !== 201) throw new Error(`no report: ${a.status} ${a.text}`)
  return a.json
}

export async function organisation(p: Person, name: string): Promise<any> {
  const a = await p.get(`/organisations?limit=200&q=${encodeURIComponent(name)}`)
  const o = a.json.items.find((i: any) => i.title === name)
  if (!o) throw new Error(`no organisation ${name}`)
  return o
}
export async function newOrganisation(p: Person, more: object = {}): Promise<any> {
  const a = await p.post('/organisations', { title: `Office of Tests ${Date.now()}-${++counter}`, org_kind: 'constituent', tlp: 'amber', ...more })
  if (a.status !== 201) throw new Error(`no organisation: ${a.status} ${a.text}`)
  return a.json
}
