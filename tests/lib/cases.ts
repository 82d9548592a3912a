// a case as tests need it: opened of a report, with an embargo, parties, and the personal link of one by mail
import { expect } from '@playwright/test'
import { base, send } from './http.ts'
import { newReport, type Person } from './people.ts'

export const secret = 'zebrafinch'
export const day = (n: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + n * 86400_000).toISOString().replace('.000', '')
export const seat = async (p: Person) => (await p.get('/me')).json.seats.find((s: any) => s.place.startsWith('tea_')).place

export async function newCase(p: Person, more: object = {}): Promise<any> {
  const r = await newReport(p, { title: `${secret} in the router`, product: 'N200 router', vendor: 'Nimbus Networks', description: `${secret} opens it`, cvss: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', ...more })
  expect((await p.act(r.id, 'validate', { note: 'it holds' })).status).toBe(200)
  const a = await p.post(`/reports/${r.id}/case`, {})
  expect(a.status, a.text).toBe(201)
  return (await p.get(`/cases/${a.json.id}`)).json
}
export async function embargo(p: Person, id: string, days = 30) {
  const made = await p.post(`/cases/${id}/embargo/proposals`, { until: day(days), zone: 'Asia/Karachi' })
  expect(made.status, made.text).toBe(201)
  const open = made.json.proposals.find((x: any) => x.state === 'open')
  expect((await p.post(`/cases/${id}/embargo/proposals/${open.id}/acts/accept`)).json.state).toBe('active')
  return (await p.get(`/cases/${id}/embargo`)).json
}
export async function invite(p: Person, id: string, more: object): Promise<any> {
  const a = await p.post(`/cases/${id}/parties`, { role: 'vendor', ...more })
  expect(a.status, a.text).toBe(201)
  return a.json
}
// the letter to this address, released, and its personal link
export async function linkOf(l: Person, record: string, address: string, ref: string): Promise<{ url: string; text: string }> {
  const m = (await l.get('/outbox?limit=200')).json.messages.find((x: any) => x.record === record && x.recipient === address && x.state === 'held')
  expect((await l.post(`/outbox/${m.id}/release`)).status).toBe(204)
  for (let i = 0; i < 120; i++) {
    const page = (await send('GET', '/demo/mail')).text
    const letters = page.split(/<article|<section|<li/).filter((x) => x.includes(address) && x.includes(ref) && x.includes('/c/'))
    if (letters.length) return { url: /\/c\/[A-Za-z0-9_-]+/.exec(letters[0])?.[0] ?? '', text: letters[0] }
    await new Promise((r) => setTimeout(r, 500))
  }
  throw new Error('no letter came')
}
const form = (value: Record<string, string>) => new URLSearchParams(value).toString()
export const press = (url: string, value: Record<string, string>) => send('POST', url, { 'content-type': 'application/x-www-form-urlencoded', origin: base.origin }, form(value))
