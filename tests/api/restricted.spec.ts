// A provider that is told who asks: what it marks for everybody is taken in, the rest lies with the desks that its source names and
// changes no answer to anybody else; the secret is said to that host and shown to nobody
import { createHash } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { advisory as advisoryOf, Closed } from '../lib/closed.ts'
import { document } from '../lib/contract.ts'
import { admin, analyst, auditor, bank, finder, lead, nobody, north, type Person } from '../lib/people.ts'

test.describe.configure({ mode: 'serial' })
const stamp = `${Date.now()}`.slice(-8)
const word = `zircon${stamp}`
const secret = `opal ${stamp}:jasper` // a password may have a colon and a blank
const key = `key-${stamp}-topaz`
const number = (n: number) => `CVE-2031-${stamp}${n}`
const ok = async (a: Promise<any>, status = 200) => {
  const b = await a
  expect(b.status, b.text).toBe(status)
  return b.json
}

const advisory = (...a: [string, string, string, string?]) => advisoryOf(word, ...a)
const hub = new Closed((h) => h.authorization === `Basic ${Buffer.from(`desk:${secret}`).toString('base64')}`)
const strangers: IncomingHttpHeaders[] = []
const stranger = createServer((q, r) => {
  strangers.push(q.headers)
  r.writeHead(404).end()
})
let boss: Person
let desk: Person
let team = ''
let source: any
const mine = async () => (await ok(boss.get('/vulnerability-sources'))).items.find((x: any) => x.id === source.id)
async function look() {
  const before = (await mine()).checked_at
  await new Promise((r) => setTimeout(r, 1100)) // a look a second
  await ok(boss.post(`/vulnerability-sources/${source.id}/look`, {}))
  await expect.poll(async () => (await mine()).checked_at, { timeout: 20_000 }).not.toBe(before)
  return mine()
}
// the schedule may look at it, too, a moment before: then until it is so
async function until(holds: () => Promise<boolean>) {
  for (let i = 0; i < 5 && !(await holds()); i++) await look()
  expect(await holds()).toBe(true)
  return mine()
}
const kept = async (p: Person, q = '') => (await ok(p.get(`/restricted-documents${q}`))).documents.filter((d: any) => d.source === source.id)
const at = (id: string) => kept(desk).then((l) => l.find((d: any) => d.file === `${id}.json`))

// what anybody could look at for a trace, and what each answers
const addresses = (p: Person) => [
  ...[word, number(1), number(2), number(3), `${word}-a`, 'Lockworks'].flatMap((q) => [`/vulnerabilities?q=${q}`, `/search?q=${q}`, `/publications?q=${q}`, `/restricted-documents?q=${q}`]),
  `/vulnerabilities?vendor=${word}`,
  ...[1, 2, 3].flatMap((n) => [`/vulnerabilities/${number(n)}`, `/vulnerabilities/${number(n)}/affected?version=1.0`]),
  '/vulnerability-news',
  '/restricted-documents',
  '/csaf-documents',
  ...(p === nobody ? [] : ['/home', '/me']),
]
// every address without a part that is named, but streams and what tells the time of day or of the last look
const everything = async () =>
  Object.entries((await document()).paths)
    .filter(([path, ops]: [string, any]) => ops.get && path.startsWith('/api/v1/') && !/[{]|stream|export|health|jobs|metrics|backup|outbox|vulnerability-sources|admin/.test(path))
    .map(([path]) => path.slice(7))
// of the measures, what goes on with the clock: the minute until which they are known, and how old what is open is
const clock = /"(now|at|looked_at|seen_at|server_time|until)":"[^"]*"|"age_median":\d+/g
const plain = (text: string) => text.replace(/"request_id":"[^"]*"/g, '').replace(clock, '')
async function answers(p: Person, paths = addresses(p)) {
  const out: Record<string, string> = {}
  for (const path of paths) {
    const a = await p.get(path)
    out[path] = `${a.status} ${plain(a.text)}`
  }
  return out
}

test.beforeAll(async () => {
  boss = await admin()
  desk = await analyst()
  team = (await ok(desk.get('/me'))).seats.find((s: any) => s.place.startsWith('tea_')).place
  await new Promise((ready) => stranger.listen(0, '127.0.0.1', () => ready(null)))
  await hub.open()
  hub.elsewhere = `http://localhost:${(stranger.address() as AddressInfo).port}`
  hub.put('white', `${word}-open`, advisory(`${word}-open`, 'WHITE', `CVE-2031-${stamp}0`))
})
test.afterAll(async () => {
  if (source) await boss.send('DELETE', `/vulnerability-sources/${source.id}`)
  hub.close()
  stranger.close()
  stranger.closeAllConnections()
})

test('what opens it is checked, and shown to nobody; only an administrator sets it', async () => {
  const good = { url: hub.base, format: 'csaf-provider', hours: 24, access: 'basic', account: 'desk', secret, teams: [team] }
  for (const [wrong, pointer] of [
    [{ secret: '' }, '/secret'],
    [{ secret: 'two\nlines' }, '/secret'],
    [{ account: 'a:b' }, '/account'],
    [{ account: '' }, '/account'],
    [{ access: 'api-key', account: 'X Key' }, '/account'],
    [{ access: 'api-key', account: 'Host' }, '/account'],
    [{ access: 'none' }, '/access'],
    [{ access: 'certificate', account: '', secret: 'no PEM' }, '/secret'],
    [{ access: 'certificate', account: '', secret: '-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\nAA\n-----END PRIVATE KEY-----\n' }, '/secret'], // PEM around nothing
    [{ access: 'certificate', secret: '-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\nAA\n-----END PRIVATE KEY-----\n' }, '/account'],
    [{ teams: [] }, '/teams'],
    [{ teams: ['tea_00000000-0000-7000-8000-000000000000'] }, '/teams'],
    [{ format: 'csaf' }, '/format'],
    [{ url: hub.base.replace('//', '//desk:pass@') }, '/url'],
  ] as const) {
    const a = await boss.post('/vulnerability-sources', { ...good, ...wrong })
    expect([a.status, a.json.errors[0].pointer], JSON.stringify(wrong)).toEqual([422, pointer])
    expect(a.text).not.toContain(secret)
  }
  expect((await desk.post('/vulnerability-sources', good)).status).toBe(403)
  const made = await boss.post('/vulnerability-sources', good)
  expect(made.status, made.text).toBe(201)
  source = made.json
  expect(source).toMatchObject({ access: 'basic', account: 'desk', teams: [team] })
  expect(made.text + (await boss.get('/vulnerability-sources')).text).not.toContain('opal')
  expect((await desk.send('PUT', `/vulnerability-sources/${source.id}/access`, { access: 'none' })).status).toBe(403)
  const first = await look()
  expect([first.error, first.told.length]).toEqual(['', 1]) // the schedule may have read it a moment before
})

test('what is not for everybody lies with the desks that are named, and changes no answer to anybody', async () => {
  test.setTimeout(120_000)
  const outside: [string, Person][] = [
    ['nobody', nobody],
    ['another desk', await bank()],
    ["a province's CERT", await north()],
    ['a finder', await finder()],
    ['an auditor', await auditor()],
    ['an administrator', boss],
  ]
  const before: Record<string, string>[] = []
  const lists = await everything()
  expect(lists.length).toBeGreaterThan(40)
  for (const [, p] of outside) before.push(await answers(p, [...addresses(p), ...lists]))
  const own = addresses(desk).filter((x) => !x.startsWith('/restricted'))
  const beside = await answers(desk, own)
  hub.put('amber', `${word}-a`, advisory(`${word}-a`, 'AMBER', number(1), `Secret ${word}`))
  hub.put('amber', `${word}-g`, advisory(`${word}-g`, 'GREEN', number(2)))
  hub.put('amber', `${word}-n`, advisory(`${word}-n`, '', number(3)))
  hub.put('amber', `${word}-r`, advisory(`${word}-r`, 'RED', number(3)))
  hub.put('amber', `${word}-x`, advisory(`${word}-x`, 'AMBER', number(3)).replace('"title":"The lock opens","tracking"', '"tracking"'))
  const told = await until(async () => (await kept(desk)).length === 5)
  // an administrator reads that something was refused, and not what
  expect(told.error).toBe('2 documents were refused')
  expect(told.told[0]).toMatchObject({ documents: 0, added: 0, refused: 2, bad: Array(2).fill({ line: 0, code: 'bad-provider', pointer: '', reason: 'a document is refused: its readers see which, and why' }) })
  expect(JSON.stringify(told)).not.toContain(word)
  for (const [i, [name, p]] of outside.entries()) expect(await answers(p, [...addresses(p), ...lists]), name).toEqual(before[i])
  expect(await answers(desk, own)).toEqual(beside) // nothing else uses it, for its readers either
  const a = await at(`${word}-a`)
  for (const [name, p] of outside)
    for (const path of ['', '/document', '/check']) {
      const hidden = await p.get(`/restricted-documents/${a.id}${path}`)
      const absent = await p.get(`/restricted-documents/rsd_00000000-0000-7000-8000-000000000000${path}`)
      expect([hidden.status, hidden.json.detail], name).toEqual([absent.status, absent.json.detail])
      expect(hidden.status).not.toBe(200)
    }
  const b = await bank()
  const [hidden, absent] = [await b.post('/advisories/from-restricted', { document: a.id }), await b.post('/advisories/from-restricted', { document: 'rsd_00000000-0000-7000-8000-000000000000' })]
  expect([hidden.status, hidden.json.errors]).toEqual([absent.status, absent.json.errors])
  expect(hidden.json.errors[0].pointer).toBe('/document')
})

test('its readers find, open, check it and draft from it; the draft keeps the marking', async () => {
  const a = await at(`${word}-a`)
  expect(a).toMatchObject({ tracking: `${word}-a`, title: `Secret ${word}`, publisher: 'Lockworks', tlp: 'amber', version: '1', vulnerabilities: [number(1)], finding: '', error: '', signed_by: false })
  expect(await at(`${word}-n`)).toMatchObject({ tlp: '', vulnerabilities: [number(3)] })
  expect(await at(`${word}-r`)).toMatchObject({ tracking: '', title: '', error: expect.stringContaining('TLP:RED') })
  expect(await at(`${word}-x`)).toMatchObject({ tracking: '', error: expect.stringContaining('must have "title"') })
  expect((await kept(desk, `?q=${number(1).toLowerCase()}`)).map((d: any) => d.id)).toEqual([a.id])
  for (const q of ['%25', '_', '!', `${word}-b`]) expect(await kept(desk, `?q=${q}`)).toEqual([])
  expect(await ok(desk.get(`/restricted-documents/${a.id}`))).toMatchObject({ id: a.id, tlp: a.tlp })
  const bytes = await desk.get(`/restricted-documents/${a.id}/document`)
  expect(bytes.text).toBe(hub.tree[`/amber/2026/${word}-a.json`])
  expect(createHash('sha256').update(bytes.text).digest('hex')).toBe(a.sha256)
  expect([bytes.headers['cache-control'], bytes.headers['content-disposition']]).toEqual(['private, no-store', `attachment; filename="${word}-a.json"`])
  const check = await ok(desk.get(`/restricted-documents/${a.id}/check`))
  expect(check.valid).toBe(true)
  expect(check.findings.every((f: any) => f.group !== 'mandatory')).toBe(true)
  expect((await desk.get(`/restricted-documents/${(await at(`${word}-r`)).id}/document`)).status).toBe(404) // no bytes of it are here
  expect((await desk.post('/advisories/from-restricted', { document: a.id, team: 'tea_00000000-0000-7000-8000-000000000000' })).json.errors[0].pointer).toBe('/team')
  const d = await ok(desk.post('/advisories/from-restricted', { document: a.id }), 201)
  expect(d).toMatchObject({ team, tlp: 'amber', title: `Secret ${word}` })
  const k = (await desk.get(`/advisories/${d.id}/content`)).json
  expect([k.vulnerabilities[0].id, k.products[0].vendor]).toEqual([number(1), word])
  expect((await (await bank()).get(`/advisories/${d.id}`)).status).toBe(404)
  await ok(desk.post(`/advisories/${d.id}/confirm`))
  const looser = async (tlp: string) => (await ok(desk.post(`/advisories/${d.id}/preview`, { tlp, to_clients: tlp !== 'clear' }))).checks.filter((c: any) => c.code === 'tlp-looser').length
  expect([await looser('clear'), await looser('green'), await looser('amber')]).toEqual([1, 1, 0])
  await ok((async () => desk.send('PATCH', `/advisories/${d.id}`, { tlp: 'clear' }, { 'if-match': (await desk.get(`/advisories/${d.id}`)).headers.etag }))())
  expect((await desk.act(d.id, 'submit')).json.detail).toContain(`looser than that of ${word}-a (TLP:amber)`)
  await ok(desk.act(d.id, 'discard'))
})

test('the secret goes to the host that is named and nowhere else; what does not open it is told without it', async () => {
  expect(hub.said.some((x) => x.url.startsWith('/amber/') && x.headers.authorization)).toBe(true)
  hub.describe([`${hub.elsewhere}/amber/`, `${hub.base}/moved/`])
  await look()
  expect(strangers.length).toBeGreaterThan(0)
  for (const h of strangers) expect(JSON.stringify(h)).not.toMatch(/Basic|topaz/)
  // a key in a header of its own name goes with no redirect
  const set = (value: object) => boss.send('PUT', `/vulnerability-sources/${source.id}/access`, value)
  expect((await set({ access: 'api-key', account: 'X-API-Key', teams: [team] })).json.errors[0].pointer).toBe('/secret') // another way wants a secret of its own
  const answer = await set({ access: 'api-key', account: 'X-API-Key', secret: key, teams: [team] })
  expect([answer.status, answer.text.includes(key)]).toEqual([200, false])
  hub.opens = (h) => h['x-api-key'] === key
  strangers.length = 0
  const asked = hub.said.length
  const moved = await until(async () => hub.said.slice(asked).some((x) => x.headers['x-api-key'] === key && x.url.startsWith('/moved/')))
  expect(strangers.map((h) => JSON.stringify(h)).join()).not.toContain('topaz')
  expect(JSON.stringify(moved)).not.toContain('topaz')
  expect((await at(`${word}-a`)).error).toBe('')
  hub.describe()
  hub.opens = () => false
  const closed = await until(async () => (await mine()).told[0].bad[0]?.reason === '1 lists are not open to this account')
  expect(JSON.stringify(closed)).not.toMatch(/topaz|opal/)
  hub.opens = (h) => h.authorization === `Bearer ${key}`
  await ok(set({ access: 'api-key', account: '', teams: [team] })) // the secret stays as it is
  await until(async () => (await mine()).told[0].refused === 2)
  expect((await boss.get('/admin/health')).text + (await boss.get('/vulnerability-sources')).text).not.toMatch(/topaz|opal/)
})

test('what opens it is set anew while it is read: nothing that the old secret was shown is kept', async () => {
  const set = (secret: string) => ok(boss.send('PUT', `/vulnerability-sources/${source.id}/access`, { access: 'api-key', account: '', secret, teams: [team] }))
  const late = `${word}-h`
  let on = () => {}
  const waits = new Promise<void>((r) => (on = r))
  hub.held = (url) => (url.endsWith(`/${late}.json`) ? waits : undefined)
  hub.put('amber', late, advisory(late, 'AMBER', number(3)))
  await new Promise((r) => setTimeout(r, 1100))
  await ok(boss.post(`/vulnerability-sources/${source.id}/look`, {}))
  await expect.poll(() => hub.said.some((x) => x.url.endsWith(`/${late}.json`)), { timeout: 20_000 }).toBe(true)
  await set(`not-${key}`)
  expect((await mine()).checked_at).toBeTruthy()
  on()
  const told = await until(async () => (await mine()).told[0].bad[0]?.reason === '1 lists are not open to this account')
  expect(told.told[0].documents).toBe(1) // the one for everybody
  expect(await at(late)).toBeUndefined()
  await set(key)
  await until(async () => (await at(late)) !== undefined)
})

test('other desks at once; what is marked for everybody later is public then; all of it goes with its source', async () => {
  const b = await bank()
  const theirs = (await ok(b.get('/me'))).seats.find((s: any) => s.place.startsWith('tea_')).place
  const set = (teams: string[]) => ok(boss.send('PUT', `/vulnerability-sources/${source.id}/access`, { access: 'api-key', account: '', teams }))
  await set([theirs])
  expect(await kept(desk)).toEqual([])
  expect((await kept(b)).length).toBe(6)
  await set([team])
  expect(await kept(b)).toEqual([])
  expect((await desk.get(`/vulnerabilities/${number(2)}`)).status).toBe(404)
  hub.put('amber', `${word}-g`, advisory(`${word}-g`, 'WHITE', number(2)), '2026-02-01T00:00:00Z')
  await until(async () => (await at(`${word}-g`)) === undefined)
  await expect.poll(async () => (await b.get(`/vulnerabilities/${number(2)}`)).status).toBe(200)
  expect((await (await lead()).get(`/vulnerabilities/${number(1)}`)).status).toBe(404)
  const left = await kept(desk)
  expect((await boss.send('DELETE', `/vulnerability-sources/${source.id}`)).status).toBe(204)
  expect((await desk.get(`/restricted-documents/${left[0].id}`)).status).toBe(404)
  source = undefined
})
