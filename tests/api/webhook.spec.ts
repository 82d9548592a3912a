// Webhooks: what changed reaches an address as signed messages (Standard Webhooks 1.0), and only what its person may see
import { createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { analyst, bank, lead, newReport, north, organisation, type Person } from '../lib/people.ts'

type Message = { headers: http.IncomingHttpHeaders; body: string }

async function receiver(status: () => number) {
  const got: Message[] = []
  const paths: string[] = []
  const s = http.createServer((q, r) => {
    let body = ''
    q.on('data', (d) => (body += d))
    q.on('end', () => {
      got.push({ headers: q.headers, body })
      paths.push(q.url ?? '')
      r.writeHead(status()).end()
    })
  })
  await new Promise<void>((done) => s.listen(0, '127.0.0.1', done))
  return { got, paths, url: `http://127.0.0.1:${(s.address() as AddressInfo).port}/hook`, close: () => s.close() }
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

test('who asked for a vendor, a product or a sector is told of these advisories, and of their end whatever they are about then', async () => {
  test.setTimeout(90_000)
  const stamp = Date.now()
  const desk = await analyst()
  const boss = await lead()
  const outsider = await north()
  const ok = async (a: Promise<any>) => {
    const b = await a
    expect(b.status, b.text).toBeLessThan(300)
    return b.json
  }
  const r = await receiver(() => 204)
  const hook = async (name: string, only: object) => ok(outsider.post('/webhooks', { url: `${r.url}/${name}`, events: ['publication.published', 'publication.corrected', 'publication.withdrawn'], ...only }))
  const hooks = {
    vendor: await hook('vendor', { vendors: [`Breeze${stamp}`] }),
    product: await hook('product', { products: [`breeze${stamp} gate`, `calm${stamp} tap`] }),
    sector: await hook('sector', { sectors: ['energy'], products: [`none${stamp}`] }),
    kind: await hook('kind', { vendors: [`Breeze${stamp}`], kinds: ['directive'] }),
    score: await hook('score', { vendors: [`Breeze${stamp}`], floor: 70 }),
  }
  expect(hooks.sector).toMatchObject({ sectors: ['energy'], products: [`none${stamp}`], vendors: [], kinds: [], floor: 0 })
  expect((await outsider.get('/webhooks')).json.webhooks.find((x: any) => x.id === hooks.score.id)).toMatchObject({ vendors: [`Breeze${stamp}`], floor: 70 })
  for (const [only, at] of [
    [{ vendors: ['?!'] }, '/vendors'],
    [{ sectors: ['canary'] }, '/sectors'],
    [{ kinds: ['canary'] }, '/kinds'],
    [{ floor: 101 }, '/floor'],
  ] as const) {
    const bad = await outsider.post('/webhooks', { url: r.url, ...only })
    expect([bad.status, bad.json.errors[0].pointer]).toEqual([422, at])
  }
  const about = async (id: string, vendor: string, name: string) => {
    const etag = (await desk.get(`/advisories/${id}/content`)).headers.etag ?? ''
    await ok(desk.send('PUT', `/advisories/${id}/content`, { products: [{ vendor, name, range: 'all', status: 'fixed' }] }, { 'if-match': etag }))
  }
  const out = async (id: string) => {
    await ok(desk.act(id, 'submit'))
    await ok(boss.act(id, 'approve'))
    await ok(desk.act(id, 'publish'))
  }
  const written = async (vendor: string, more: object = {}) => {
    const a = await ok(desk.post('/advisories', { title: `Of ${stamp}`, category: 'hardening-guide', tlp: 'clear', summary: 'S.', text: 'T.', ...more }))
    await about(a.id, vendor, 'Gate')
    return a
  }
  const hidden = await written(`Breeze${stamp}`, { tlp: 'amber+strict', named: [(await organisation(desk, 'Ministry of Roads')).id] })
  await out(hidden.id)
  const a = await written(`Breeze${stamp}`)
  await out(a.id)
  const other = await written(`Other${stamp}`, { sectors: ['energy'] })
  await out(other.id)
  const told = (name: string) => r.paths.map((p, i) => (p === `/hook/${name}` ? JSON.parse(r.got[i].body) : null)).filter(Boolean).map((m) => `${m.type.slice(12)} ${m.data.record}`)
  const published = [`published ${a.ref}`]
  expect(await until(() => told('vendor').length > 0 && told('product').length > 0 && told('sector').length > 0, 25_000)).toBe(true)
  expect([told('vendor'), told('product'), told('sector')]).toEqual([published, published, [`published ${other.ref}`]])
  // its correction is about another vendor: who was told hears of it, and who asked for that one hears for the first time
  await ok(desk.act(a.id, 'revise'))
  await about(a.id, `Calm${stamp}`, 'Tap')
  const etag = (await desk.get(`/advisories/${a.id}`)).headers.etag ?? ''
  await ok(desk.send('PATCH', `/advisories/${a.id}`, { change_note: 'Another vendor' }, { 'if-match': etag }))
  const late = await hook('late', { vendors: [`calm${stamp}`] })
  const never = await hook('never', { vendors: [`Breeze${stamp}`] }) // made after it was told, and not about it any more
  await out(a.id)
  await ok(boss.act(a.id, 'withdraw', { text: 'Nothing.' }))
  const rest = [`corrected ${a.ref}`, `withdrawn ${a.ref}`]
  expect(await until(() => [told('vendor'), told('product'), told('late')].every((l) => l.includes(rest[1])), 25_000)).toBe(true)
  expect([told('vendor'), told('product'), told('late')]).toEqual([[...published, ...rest], [...published, ...rest], rest])
  expect([told('sector'), told('kind'), told('score'), told('never')]).toEqual([[`published ${other.ref}`], [], [], []])
  expect(r.got.map((m) => m.body).join()).not.toContain(hidden.ref)
  for (const h of [...Object.values(hooks), late, never]) expect((await outsider.send('DELETE', `/webhooks/${h.id}`)).status).toBe(204)
  r.close()
})
