// Webhooks: what changed reaches an address as signed messages (Standard Webhooks 1.0), and only what its person may see
import { createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { analyst, bank, lead, newReport, north, organisation, type Person } from '../lib/people.ts'

type Message = { headers: http.IncomingHttpHeaders; body: string }

async function receiver(status: () => number) {
  const got: Message[] = []
  const s = http.createServer((q, r) => {
    let body = ''
    q.on('data', (d) => (body += d))
    q.on('end', () => {
      got.push({ headers: q.headers, body })
      r.writeHead(status()).end()
    })
  })
  await new Promise<void>((done) => s.listen(0, '127.0.0.1', done))
  return { got, url: `http://127.0.0.1:${(s.address() as AddressInfo).port}/hook`, close: () => s.close() }
}
const until = async (what: () => boolean, ms = 15_000) => {
  for (const end = Date.now() + ms; Date.now() < end && !what(); ) await new Promise((r) => setTimeout(r, 50))
  return what()
}

test('a change is told to whom it concerns, signed, and repeated until it was taken', async () => {
  let failures = 1
  const r = await receiver(() => (failures-- > 0 ? 500 : 204))
  const p = await analyst()
  const made = await p.post('/webhooks', { url: r.url, events: ['created', 'state'] })
  expect(made.status).toBe(201)
  const secret = made.json.secret
  expect(secret).toMatch(/^whsec_/)
  expect((await p.get('/webhooks')).text).not.toContain(secret)
  const report = await newReport(p, { description: 'never in a webhook' })
  await p.act(report.id, 'validate')
  const about = () => r.got.filter((m) => m.body.includes(report.id))
  expect(await until(() => about().some((m) => JSON.parse(m.body).type === 'report.state'), 25_000)).toBe(true)
  for (const m of about()) {
    const text = `${m.headers['webhook-id']}.${m.headers['webhook-timestamp']}.${m.body}`
    const mac = createHmac('sha256', Buffer.from(secret.slice(6), 'base64')).update(text).digest('base64')
    expect(m.headers['webhook-signature']).toBe(`v1,${mac}`)
    expect(Math.abs(Date.now() / 1000 - Number(m.headers['webhook-timestamp']))).toBeLessThan(60)
    expect(m.body).not.toContain('never in a webhook')
  }
  const ids = r.got.map((m) => m.headers['webhook-id'])
  expect(ids[1]).toBe(ids[0]) // what was refused came again under its own id
  const kinds = about().map((m) => JSON.parse(m.body).type)
  expect(kinds.indexOf('report.created')).toBeLessThan(kinds.indexOf('report.state'))
  const other = await bank()
  expect((await other.send('DELETE', `/webhooks/${made.json.id}`)).status).toBe(404)
  expect((await p.send('DELETE', `/webhooks/${made.json.id}`)).status).toBe(204)
  r.close()
})

test('nothing is told of what its person cannot see', async () => {
  const r = await receiver(() => 204)
  const outsider = await north()
  const hook = (await outsider.post('/webhooks', { url: r.url })).json
  const hidden = await newReport(await analyst(), { tlp: 'red' })
  const own = await newReport(outsider)
  expect(await until(() => r.got.some((m) => m.body.includes(own.id)))).toBe(true)
  expect(r.got.some((m) => m.body.includes(hidden.id))).toBe(false)
  await outsider.send('DELETE', `/webhooks/${hook.id}`)
  r.close()
})

test('only web addresses are taken', async () => {
  const p = await analyst()
  for (const url of ['ftp://files.example/x', 'file:///etc/passwd', 'nonsense', 'httpx://a.example']) expect((await p.post('/webhooks', { url })).status, url).toBe(422)
})

test('an advisory that is published, corrected, withdrawn is told to whoever may read it, without its record and its words', async () => {
  const r = await receiver(() => 204)
  const desk = await analyst()
  const boss = await lead()
  const outsider = await north()
  const hook = (await outsider.post('/webhooks', { url: r.url, events: ['publication.published', 'publication.corrected', 'publication.withdrawn'] })).json
  const act = async (p: Person, id: string, verb: string, value = {}) => expect((await p.act(id, verb, value)).status, verb).toBe(200)
  const published = async (more: object) => {
    const a = (await desk.post('/advisories', { title: 'Canary of a webhook', category: 'hardening-guide', tlp: 'clear', summary: 'S.', text: 'T.', ...more })).json
    await act(desk, a.id, 'submit')
    await act(boss, a.id, 'approve')
    await act(desk, a.id, 'publish')
    return a
  }
  const hidden = await published({ tlp: 'amber+strict', named: [(await organisation(desk, 'Ministry of Roads')).id] })
  const a = await published({})
  await act(desk, a.id, 'revise')
  const etag = (await desk.get(`/advisories/${a.id}`)).headers.etag ?? ''
  expect((await desk.send('PATCH', `/advisories/${a.id}`, { summary: 'Other.', change_note: 'Other' }, { 'if-match': etag })).status).toBe(200)
  await act(desk, a.id, 'submit')
  await act(boss, a.id, 'approve')
  await act(desk, a.id, 'publish')
  await act(boss, a.id, 'withdraw', { text: 'Nothing.' })
  const types = () => r.got.filter((m) => m.body.includes(a.ref)).map((m) => JSON.parse(m.body).type)
  expect(await until(() => types().length >= 3, 25_000)).toBe(true)
  expect(types()).toEqual(['publication.published', 'publication.corrected', 'publication.withdrawn'])
  expect(JSON.parse(r.got[0].body).data).toEqual({ record: a.ref, kind: 'publication' })
  for (const m of r.got) expect(m.body).not.toMatch(new RegExp(`Canary|${a.id}|${hidden.ref}|${hidden.id}`))
  await outsider.send('DELETE', `/webhooks/${hook.id}`)
  r.close()
})
