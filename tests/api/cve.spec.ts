// CVE numbers by this centre as a CNA: reserved, published, corrected, disputed, rejected, handed over; a service that is away,
// loses answers, refuses; what another program reserved; who may. The other side is tests/lib/cve-services.ts, not the real one.
import { randomBytes } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { CveServices } from '../lib/cve-services.ts'
import { admin, analyst, auditor, bank, finder, harbour, lead, type Person } from '../lib/people.ts'

test.describe.configure({ mode: 'serial' })
const hub = new CveServices()
const run = randomBytes(3).toString('hex')
const local = (n: number) => `XC-${run}-${n}`
let desk: Person
let boss: Person
let chief: Person
const ok = async (a: Promise<any>, status = 200) => {
  const b = await a
  expect(b.status, b.text).toBe(status)
  return b.json
}
const code = (a: any) => a.json.type.split('/').at(-1)
const panel = (a: any) => ok(desk.get(`/advisories/${a.id}/cve`))
const until = async (a: any, holds: (p: any) => boolean) => {
  await expect.poll(async () => holds(await panel(a)), { timeout: 30_000, intervals: [100] }).toBe(true)
  return panel(a)
}
const act = (a: any, id: string, verb: string, body: object = {}) => desk.post(`/advisories/${a.id}/cve/${id}/acts/${verb}`, body)
const queue = () => ok(boss.get('/admin/cve/queue'))
const settled = (a: any) => until(a, (p) => p.wishes.every((w: any) => !['waiting', 'sent'].includes(w.state)))
// tried, and to be tried again later: it is moved on by hand, since the queue waits a minute
const tried = async (a: any, n: number) => until(a, (p) => p.wishes[0].tries >= n && p.wishes[0].words !== '')
const retry = async (a: any) => ok(boss.post(`/admin/cve/queue/${(await panel(a)).wishes[0].id}/retry`, {}))

async function draft(n: number, more: object = {}) {
  const a = await ok(desk.post('/advisories', { title: `A hole, ${run} ${n}` }), 201)
  const at = `/advisories/${a.id}/content`
  await ok(
    desk.send('PUT', at, {
      products: [{ vendor: 'Acme', name: `Gate ${n}`, range: '>= 1.0 < 2.4', status: 'affected', of: [local(n)] }],
      vulnerabilities: [{ id: local(n), title: 'A hole', text: 'Anybody gets in.', weakness: 'CWE-79', vectors: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N'] }],
      remedies: [{ category: 'vendor-fix', text: 'Update to 2.4.' }, { category: 'workaround', text: 'Close the gate.' }],
      references: [{ url: 'https://acme.example/gate', text: 'Acme' }],
      credits: [{ name: 'A. Finder', consent: true }],
      ...more,
    }, { 'if-match': (await desk.get(at)).headers.etag }),
  )
  const b = await ok(desk.get(`/advisories/${a.id}`))
  await ok(desk.send('PATCH', `/advisories/${a.id}`, { summary: 'Anybody gets in.', text: 'Update.', tlp: 'clear', change_note: '' }, { 'if-match': (await desk.get(`/advisories/${a.id}`)).headers.etag }))
  return b
}
async function publish(a: any) {
  await ok(desk.act(a.id, 'submit'))
  await ok(chief.act(a.id, 'approve'))
  await ok(desk.act(a.id, 'publish'))
}
async function reserved(n: number) {
  const a = await draft(n)
  await ok(desk.post(`/advisories/${a.id}/cve`, { vulnerability: local(n) }))
  const p = await until(a, (x) => x.numbers.length === 1)
  return { a, id: p.numbers[0].id as string }
}

test.beforeAll(async () => {
  desk = await analyst()
  boss = await admin()
  chief = await lead()
  if (!(await boss.get('/admin/site')).json.base_url) await ok(boss.send('PATCH', '/admin/site', { base_url: 'http://localhost:8080' }))
  hub.next = 10_000 + Math.floor(Math.random() * 80_000) * 10
  await hub.open()
})
test.afterAll(async () => {
  await boss.send('PUT', '/admin/cve', { url: '', org: '', user: '' })
  await hub.close()
})

test('the account: nothing is wished without one, the key is shown nowhere and goes to no other address', async () => {
  const a = await draft(0)
  const none = await desk.post(`/advisories/${a.id}/cve`, { vulnerability: local(0) })
  expect(code(none)).toBe('not-possible-now')
  expect(code(await boss.send('PUT', '/admin/cve', { url: 'ftp://x', org: 'rabta', user: 'u', key: 'k' }))).toBe('bad-format')
  const set = { url: hub.url, org: hub.org, user: hub.user }
  await ok(boss.send('PUT', '/admin/cve', { ...set, key: 'WRONG' }))
  const checked = async () => {
    await ok(boss.post('/admin/cve/check', {}))
    await expect.poll(async () => (await ok(boss.get('/admin/cve'))).checked_at, { timeout: 30_000, intervals: [100] }).not.toBeNull()
    return ok(boss.get('/admin/cve'))
  }
  expect((await checked()).error).toMatch(/^401 UNAUTHORIZED/)
  const v = await ok(boss.send('PUT', '/admin/cve', { ...set, key: hub.key }))
  expect(JSON.stringify(v)).not.toContain(hub.key)
  expect(await checked()).toMatchObject({ error: '', quota: 100, reserved: 0, available: 100, has_key: true })
  expect(await ok(boss.send('PUT', '/admin/cve', { ...set, url: 'https://other.example/api' }))).toMatchObject({ has_key: false })
  await ok(boss.send('PUT', '/admin/cve', { ...set, key: hub.key }))
})

test('reserved, taken into the text, published, corrected, disputed, rejected', async () => {
  const { a, id } = await reserved(1)
  expect(hub.ids.get(id)?.state).toBe('RESERVED')
  expect(code(await desk.post(`/advisories/${a.id}/cve`, { vulnerability: local(1) }))).toBe('there-already')
  // nothing of it leaves before the advisory is out
  expect(code(await act(a, id, 'publish'))).toBe('not-possible-now')
  const seen = await ok(desk.get(`/advisories/${a.id}/cve/${id}/record`))
  expect(seen.missing).toContain('nothing of the advisory is published')
  expect(JSON.parse(seen.container).cnaContainer.affected[0]).toEqual({ vendor: 'Acme', product: 'Gate 1', versions: [{ version: '1.0', status: 'affected', versionType: 'custom', lessThan: '2.4' }] })
  await ok(desk.post(`/advisories/${a.id}/cve/${id}/use`, {}))
  expect((await ok(desk.get(`/advisories/${a.id}/content`))).products[0].of).toEqual([id])
  await publish(a)
  expect(code(await act(a, id, 'update'))).toBe('not-in-state')
  await ok(act(a, id, 'publish'))
  let p = await until(a, (x) => x.numbers[0].state === 'published')
  expect(p.numbers[0]).toMatchObject({ vulnerability: local(1), seen: 'published', revision: 1, disputed: false })
  const c = hub.ids.get(id)?.container
  expect(c).toMatchObject({ title: 'A hole', descriptions: [{ lang: 'en', value: 'Anybody gets in.' }], solutions: [{ value: 'Update to 2.4.' }], workarounds: [{ value: 'Close the gate.' }], credits: [{ lang: 'en', value: 'A. Finder' }], source: { advisory: a.ref } })
  expect(c.problemTypes[0].descriptions[0].cweId).toBe('CWE-79')
  expect(c.metrics[0].cvssV3_1).toMatchObject({ baseScore: 9.8, baseSeverity: 'CRITICAL' })
  expect(c.metrics[1].cvssV4_0).toMatchObject({ baseScore: 9.3, baseSeverity: 'CRITICAL' })
  expect(c.providerMetadata).toBeUndefined()

  await ok(act(a, id, 'dispute'))
  p = await until(a, (x) => x.numbers[0].disputed)
  expect(hub.ids.get(id)?.container.tags).toEqual(['disputed'])
  await ok(act(a, id, 'undispute'))
  await until(a, (x) => !x.numbers[0].disputed)
  expect(hub.ids.get(id)?.container.tags).toBeUndefined()
  await ok(act(a, id, 'update'))
  await settled(a)
  expect(hub.asked.at(-1)).toBe(`PUT /api/cve/${id}/cna`)

  await ok(act(a, id, 'transfer', { to: 'other', reason: 'It is theirs.' }))
  expect((await panel(a)).numbers[0]).toMatchObject({ to: 'other', why: 'It is theirs.', state: 'published' })
  expect((await act(a, id, 'reject')).json.errors[0].pointer).toBe('/reason')
  await ok(act(a, id, 'reject', { reason: 'It is none.' }))
  p = await until(a, (x) => x.numbers[0].state === 'rejected')
  expect(hub.ids.get(id)).toMatchObject({ state: 'REJECTED', container: { rejectedReasons: [{ lang: 'en', value: 'It is none.' }] } })
  const told = (await ok(desk.get(`/records/${a.id}/timeline`))).entries.map((e: any) => e.body).join('\n')
  expect(told).toContain(`${id} is reserved for ${local(1)}`)
  expect(told).toContain(`${id}: publish is done`)
  expect(told).not.toContain(hub.key)
})

test('a number that was only reserved is rejected, and one is reserved anew', async () => {
  const { a, id } = await reserved(2)
  await ok(act(a, id, 'reject', { reason: 'Not needed.' }))
  await until(a, (x) => x.numbers[0].state === 'rejected')
  expect(hub.asked.at(-1)).toBe(`POST /api/cve/${id}/reject`)
  await ok(desk.post(`/advisories/${a.id}/cve`, { vulnerability: local(2) }))
  await until(a, (x) => x.numbers.length === 2)
})

test('away: the wish stays, and is done when the service is back; taken back while it waits', async () => {
  const a = await draft(3)
  const b = await draft(4)
  const port = hub.port
  await hub.close()
  await ok(desk.post(`/advisories/${a.id}/cve`, { vulnerability: local(3) }))
  const p = await tried(a, 1)
  expect(p.wishes[0]).toMatchObject({ state: 'waiting', what: 'reserve' })
  expect((await queue()).wishes.some((w: any) => w.id === p.wishes[0].id && w.words !== '')).toBe(true)
  await ok(desk.post(`/advisories/${b.id}/cve`, { vulnerability: local(4) }))
  const w = (await tried(b, 1)).wishes[0]
  await ok(desk.post(`/advisories/${b.id}/cve/wishes/${w.id}/withdraw`, {}))
  expect((await panel(b)).wishes[0].state).toBe('withdrawn')
  expect((await boss.post(`/admin/cve/queue/${w.id}/withdraw`, {})).status).toBe(409)
  const fresh = new CveServices()
  Object.assign(fresh, { ids: hub.ids, next: hub.next, asked: hub.asked })
  await fresh.open(port)
  await retry(a)
  await until(a, (x) => x.numbers.length === 1)
  expect((await panel(b)).numbers).toEqual([])
  hub.next = fresh.next
  await fresh.close()
})

test('lost answers: nothing is reserved, published or rejected twice', async () => {
  const other = new CveServices()
  Object.assign(other, { ids: hub.ids, next: hub.next })
  await other.open(hub.port)
  const posts = (what: string) => other.asked.filter((x) => x.startsWith(what)).length
  const a = await draft(5)
  const stranger = other.reserve(String(new Date().getUTCFullYear()), 'somebody@cert.example')
  const before = other.ids.size
  other.mood = 'lost'
  await ok(desk.post(`/advisories/${a.id}/cve`, { vulnerability: local(5) }))
  expect((await tried(a, 1)).wishes[0].state).toBe('sent')
  expect(other.ids.size).toBe(before + 1)
  other.mood = 'broken' // asked, and not told: it is not sent again
  await retry(a)
  await tried(a, 2)
  expect(posts('POST /api/cve-id')).toBe(1)
  expect((await queue()).wishes[0].state).toBe('sent')
  other.mood = 'garbage'
  await retry(a)
  await tried(a, 3)
  expect(posts('POST /api/cve-id')).toBe(1)
  other.mood = 'fine'
  await retry(a)
  const id = (await until(a, (x) => x.numbers.length === 1)).numbers[0].id
  expect(id).not.toBe(stranger)
  expect(posts('POST /api/cve-id')).toBe(1)
  expect(other.ids.size).toBe(before + 1)

  await publish(a)
  other.mood = 'lost'
  await ok(act(a, id, 'publish'))
  await tried(a, 1)
  expect(other.ids.get(id)?.state).toBe('PUBLISHED')
  expect((await panel(a)).numbers[0].state).toBe('reserved')
  other.mood = 'fine'
  await retry(a)
  await until(a, (x) => x.numbers[0].state === 'published')
  expect(posts(`POST /api/cve/${id}/cna`)).toBe(1)

  other.mood = 'lost'
  await ok(act(a, id, 'reject', { reason: 'None.' }))
  await tried(a, 1)
  other.mood = 'fine'
  await retry(a)
  await until(a, (x) => x.numbers[0].state === 'rejected')
  expect(posts(`PUT /api/cve/${id}/reject`)).toBe(1)

  // a busy service, and one whose line is cut before anything was done
  const b = await draft(6)
  other.mood = 'busy'
  await ok(desk.post(`/advisories/${b.id}/cve`, { vulnerability: local(6) }))
  expect((await tried(b, 1)).wishes[0]).toMatchObject({ state: 'waiting', code: 'TOO_MANY_REQUESTS' })
  other.mood = 'cut'
  await retry(b)
  expect((await tried(b, 2)).wishes[0].state).toBe('sent')
  other.mood = 'fine'
  await retry(b)
  await until(b, (x) => x.numbers.length === 1)
  expect((await panel(b)).numbers[0].id).not.toBe(stranger)
  // what the service refuses is told in its words
  const c = await draft(7)
  other.quota = 0
  await ok(desk.post(`/advisories/${c.id}/cve`, { vulnerability: local(7) }))
  expect((await settled(c)).wishes[0]).toMatchObject({ state: 'refused', code: 'EXCEEDED_ID_QUOTA' })
  other.quota = 100
  hub.next = other.next
  await other.close()
})

test('stock, and what another program reserved, changed or handed over', async () => {
  const other = new CveServices()
  Object.assign(other, { ids: hub.ids, next: hub.next })
  await other.open(hub.port)
  const had = new Set(other.ids.keys())
  await ok(boss.post('/admin/cve/stock', { amount: 2 }))
  await expect.poll(async () => (await queue()).stock, { timeout: 30_000, intervals: [100] }).toBe(2)
  const n = other.ids.size
  const a = await draft(8)
  const p = await ok(desk.post(`/advisories/${a.id}/cve`, { vulnerability: local(8) }))
  expect(p.numbers.length).toBe(1) // at once, from stock
  expect(other.ids.size).toBe(n)
  const id = p.numbers[0].id
  const theirs = other.reserve('2026')
  ;(other.ids.get(id) as any).state = 'REJECTED'
  const compare = async () => {
    await ok(boss.post('/admin/cve/compare', {}))
    await expect.poll(async () => (await ok(boss.get('/admin/cve'))).looked_at, { timeout: 30_000, intervals: [100] }).not.toBeNull()
    expect((await ok(boss.get('/admin/cve'))).look_error).toBe('')
    return (await queue()).differences as any[]
  }
  let d = await compare()
  expect(d.find((x) => x.id === theirs)).toMatchObject({ origin: 'outside', state: 'reserved', seen: 'reserved' })
  expect(d.find((x) => x.id === id)).toMatchObject({ origin: 'ours', state: 'reserved', seen: 'rejected' })
  expect((await queue()).stock).toBe(1) // what others reserved is not ours to give away
  // one in stock that CVE Services gives to another CNA meanwhile is no stock of ours: an advisory gets a number of its own
  const [moved] = [...other.ids.keys()].filter((x) => !had.has(x) && x !== id && x !== theirs)
  ;(other.ids.get(moved) as any).owning_cna = 'other'
  d = await compare()
  expect(d.find((x) => x.id === moved)).toMatchObject({ state: 'reserved', seen: 'reserved', owner: 'other' })
  expect((await queue()).stock).toBe(0)
  const own = await draft(12)
  await ok(desk.post(`/advisories/${own.id}/cve`, { vulnerability: local(12) }))
  expect((await until(own, (x) => x.numbers.length === 1)).numbers[0].id).not.toBe(moved)
  ;(other.ids.get(moved) as any).owning_cna = other.org.toUpperCase()
  expect((await compare()).find((x) => x.id === moved)).toBeUndefined() // the same CNA, in other letters
  ;(other.ids.get(moved) as any).owning_cna = other.org
  expect((await compare()).find((x) => x.id === moved)).toBeUndefined()
  expect((await queue()).stock).toBe(1)
  const last = await draft(11)
  expect((await ok(desk.post(`/advisories/${last.id}/cve`, { vulnerability: local(11) }))).numbers.length).toBe(1)
  expect((await queue()).stock).toBe(0)
  ;(other.ids.get(id) as any).owning_cna = 'other'
  d = await compare()
  expect(d.find((x) => x.id === id)).toMatchObject({ owner: 'other' })
  // taken over as it was seen: here it has the state that it has there, nothing is sent, and its desk finds a line about it
  const take = (p: Person, number: string, seen: string) => p.post(`/admin/cve/numbers/${number}/take-over`, { seen })
  const sent = () => other.asked.filter((x) => !x.startsWith('GET ')).length
  const before = sent()
  expect(code(await take(boss, id, 'published'))).toBe('not-in-state')
  expect((await take(boss, 'CVE-1999-0001', 'rejected')).status).toBe(404)
  for (const p of [await bank(), desk]) expect([403, 404]).toContain((await take(p, id, 'rejected')).status)
  expect((await panel(a)).numbers[0].state).toBe('reserved')
  const taken = await ok(take(boss, id, 'rejected'))
  expect(taken.differences.find((x: any) => x.id === id)).toBeUndefined()
  expect(JSON.stringify(taken)).not.toContain(a.ref)
  expect((await panel(a)).numbers[0]).toMatchObject({ id, state: 'rejected' })
  expect((await ok(desk.get(`/records/${a.id}/timeline`))).entries.map((e: any) => e.body).join('\n')).toContain(`${id} is rejected at CVE Services. It was reserved here`)
  expect(code(await take(boss, id, 'rejected'))).toBe('not-in-state')
  expect(sent()).toBe(before)
  other.ids.delete(theirs)
  d = await compare()
  expect(d.find((x) => x.id === theirs)).toMatchObject({ seen: 'absent' })
  expect(code(await take(boss, theirs, 'absent'))).toBe('not-in-state') // what is not there has no state to take over
  // of next year, not in a row
  const next = new Date().getUTCFullYear() + 1
  expect((await boss.post('/admin/cve/stock', { amount: 11, year: next, nonsequential: true })).json.errors[0].pointer).toBe('/amount')
  await ok(boss.post('/admin/cve/stock', { amount: 1, year: next, nonsequential: true }))
  await expect.poll(() => other.asked.filter((x) => x.includes(`amount=1&batch_type=nonsequential&cve_year=${next}`)).length, { timeout: 30_000, intervals: [100] }).toBe(1)
  await expect.poll(async () => (await queue()).stock, { timeout: 30_000, intervals: [100] }).toBe(1)
  other.mood = 'broken'
  await ok(boss.post('/admin/cve/compare', {}))
  await expect.poll(async () => (await ok(boss.get('/admin/cve'))).look_error, { timeout: 30_000, intervals: [100] }).toContain('500')
  hub.next = other.next
  await other.close()
})

test('embargo and marking: no record of what is not public, also when that changes after it was wished', async () => {
  const other = new CveServices()
  Object.assign(other, { ids: hub.ids, next: hub.next })
  await other.open(hub.port)
  const { a, id } = await reserved(9)
  await publish(a)
  const kase = (await desk.post('/cases', { title: `A gate ${run}`, tlp: 'clear' })).json
  expect((await desk.post(`/cases/${kase.id}/embargo/proposals`, { until: new Date(Date.now() + 20 * 86_400_000).toISOString(), zone: 'UTC' })).status).toBe(201)
  const open = (await desk.get(`/cases/${kase.id}/embargo`)).json.proposals.find((x: any) => x.state === 'open')
  await ok(desk.post(`/cases/${kase.id}/embargo/proposals/${open.id}/acts/accept`))
  await ok(desk.post(`/records/${a.id}/links`, { type: 'related-to', target: kase.id }), 201)
  expect((await act(a, id, 'publish')).json.detail).toContain('the embargo of')
  const link = (await ok(desk.get(`/records/${a.id}/links`))).links.find((x: any) => x.record === kase.id).id
  await desk.send('DELETE', `/records/${a.id}/links/${link}`)
  other.mood = 'busy'
  await ok(act(a, id, 'publish'))
  await tried(a, 1)
  await ok(desk.act(a.id, 'withdraw', { text: 'It was wrong.' }))
  other.mood = 'fine'
  await retry(a)
  expect((await settled(a)).wishes[0]).toMatchObject({ state: 'refused', code: 'held' })
  expect(other.ids.get(id)?.state).toBe('RESERVED')
  hub.next = other.next
  await other.close()
})

test('who may, and that nobody else learns of it', async () => {
  const a = await draft(10)
  await hub.close()
  await ok(desk.post(`/advisories/${a.id}/cve`, { vulnerability: local(10) }))
  for (const p of [await bank(), await finder(), await harbour(), await auditor()]) {
    const there = await p.get(`/advisories/${a.id}/cve`)
    const nothing = await p.get('/advisories/adv_00000000000000000000000000/cve')
    expect([403, 404]).toContain(there.status)
    expect({ ...there.json, request_id: '' }).toEqual({ ...nothing.json, request_id: '' })
    expect((await p.post(`/advisories/${a.id}/cve`, { vulnerability: local(10) })).status).toBe(there.status)
    expect([403, 404]).toContain((await p.get('/admin/cve')).status)
    expect([403, 404]).toContain((await p.get('/admin/cve/queue')).status)
  }
  // who keeps the machine sees what waits, and not of what
  const seen = JSON.stringify(await queue())
  for (const word of [a.id, a.ref, local(10), hub.key]) expect(seen).not.toContain(word)
  const w = (await panel(a)).wishes[0]
  await tried(a, 1)
  await ok(boss.post(`/admin/cve/queue/${w.id}/withdraw`, {}))
})
