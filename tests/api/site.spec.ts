// What the sites of organisations say about reporting to them: asked, kept, counted by sector for whoever sees the domains;
// security.txt on the command line
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { admin, analyst, auditor, bank, finder, lead, newOrganisation, nobody, north, organisation, type Person, roads } from '../lib/people.ts'

const ok = async (a: Promise<any>, status = 200) => {
  const b = await a
  expect(b.status, b.text).toBe(status)
  return b.json
}
const plain = (a: any) => `${a.status} ${a.text.replace(/"request_id":"[^"]*"/, '')}`
const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms))
const rows = async (p: Person, query = '') => (await ok(p.get(`/roll-out${query}`))).organisations
const row = async (p: Person, id: string, query = '') => (await rows(p, query)).find((r: any) => r.organisation === id)

let n = Date.now() % 100_000
async function owner(p: Person, more: object = {}) {
  const name = `site${n++}`
  const o = await newOrganisation(p, { title: `Office ${name}`, ...more })
  await ok(p.post(`/organisations/${o.id}/assets`, { type: 'domain', value: `${name}.example`, proof: 'dns' }), 201)
  return { o, domain: `${name}.example` }
}

test.beforeAll(async () => {
  const boss = await admin()
  if (!(await boss.get('/admin/site')).json.base_url) await ok(boss.send('PATCH', '/admin/site', { base_url: 'http://localhost:8080' }))
})

test('asked when somebody wants it: what could not be read is told with the reason', async () => {
  const p = await analyst()
  const { o, domain } = await owner(p)
  expect((await ok(p.get(`/organisations/${o.id}/sites`))).sites).toEqual([expect.objectContaining({ domain, looked_at: null, file: '', policy: '', findings: [] })])
  expect(await row(p, o.id)).toMatchObject({ domains: 1, looked: 0, file: '', policy: '', has_file: false, has_policy: false })
  await ok(p.post(`/organisations/${o.id}/sites/look`))
  await ok(p.post(`/organisations/${o.id}/sites/look`)) // once a minute at most
  let site: any
  for (let i = 0; i < 120 && !site?.looked_at; i++, await sleep(500)) site = (await ok(p.get(`/organisations/${o.id}/sites`))).sites[0]
  expect(site).toMatchObject({ domain, file: 'unreachable', policy: 'unreachable', expires_at: null })
  expect(site.why).toContain('/.well-known/security.txt')
  expect(await row(p, o.id)).toMatchObject({ looked: 1, file: 'unreachable', policy: 'unreachable', has_file: false, has_policy: false })
})

test('who has a policy, by sector with its denominator; a hosted one counts, and how its scope grew', async () => {
  const p = await analyst()
  const sector = (await ok(p.get('/sectors'))).sectors[0].code
  const before = (await ok(p.get(`/roll-out?sector=${sector}`))).sectors[0] ?? { organisations: 0, policy: 0, both: 0 }
  const { o, domain } = await owner(p, { sector })
  await owner(p, { sector })
  const r = await ok(p.post(`/organisations/${o.id}/programme`, {}), 201)
  const patch = async (v: object) => ok(p.send('PATCH', `/programmes/${r.id}`, v, { 'if-match': (await p.get(`/programmes/${r.id}`)).headers.etag as string }))
  await patch({ scope: [`www.${domain}`] })
  expect(await ok(p.get(`/programmes/${r.id}/scope`))).toEqual({ entries: [], growth: [], last_at: null, late: false })
  await ok(p.act(r.id, 'publish'))
  await ok(p.act(r.id, 'revise'))
  await patch({ scope: [`*.${domain}`, `www.${domain}`], products: ['Road planner'] })
  await ok(p.act(r.id, 'publish'))
  await ok(p.act(r.id, 'revise'))
  await patch({ scope: [`*.${domain}`] })
  await ok(p.act(r.id, 'publish'))
  const grew = await ok(p.get(`/programmes/${r.id}/scope`))
  expect(grew.entries.map((e: any) => [e.value, e.what, e.until === null])).toEqual([[`www.${domain}`, 'host', false], [`*.${domain}`, 'host', true], ['Road planner', 'product', true]])
  expect(grew.growth.at(-1).entries).toBe(2)
  expect(grew.late).toBe(false)
  const mine = await row(p, o.id, `?sector=${sector}`)
  expect(mine).toMatchObject({ sector, policy: 'hosted', has_policy: true, has_file: false, scope: 2, scope_late: false })
  const now = (await ok(p.get(`/roll-out?sector=${sector}`))).sectors
  expect(now.length).toBe(1)
  expect([now[0].organisations - before.organisations, now[0].policy - before.policy, now[0].both - before.both]).toEqual([2, 1, 0])
  const all = await ok(p.get('/roll-out'))
  expect(all.complete).toBe(true)
  const sum = (k: string) => all.sectors.reduce((a: number, s: any) => a + s[k], 0)
  expect(sum('organisations')).toBe(all.organisations.length)
  expect(sum('policy')).toBe(all.organisations.filter((x: any) => x.has_policy).length)
  expect((await p.get('/roll-out?colour=red')).status).toBe(422)
  const csv = await p.get(`/roll-out/export?sector=${sector}`)
  expect(csv.status).toBe(200)
  expect(csv.text.split('\r\n')[0]).toBe('ref,name,sector,domains,looked,file,expires_at,policy,hosted,has_file,has_policy,scope,scope_at,scope_late')
  expect(csv.text.split('\r\n').find((l) => l.startsWith(`${o.ref},`))).toContain(',hosted,')
  await ok(p.act(r.id, 'withdraw', { text: 'x' }))
  expect(await row(p, o.id)).toMatchObject({ hosted: '', has_policy: false })
})

test('a team sees those it serves, an organisation itself; what is unseen changes no answer', async () => {
  const p = await analyst()
  const others = [await bank(), await north(), await finder(), await roads(), await admin(), await auditor()]
  const take = async () => Promise.all(others.flatMap((who) => ['/roll-out', '/roll-out?sector=', '/roll-out/export'].map(async (x) => plain(await who.get(x)))))
  const before = await take()
  const { o } = await owner(p)
  const r = await ok(p.post(`/organisations/${o.id}/programme`, {}), 201)
  expect(await take()).toEqual(before)
  const absent = o.id.replace(/....$/, '0000')
  for (const who of [...others, nobody]) {
    expect(plain(await who.get(`/organisations/${o.id}/sites`)), who.name).toBe(plain(await who.get(`/organisations/${absent}/sites`)))
    expect(plain(await who.post(`/organisations/${o.id}/sites/look`)), who.name).toBe(plain(await who.post(`/organisations/${absent}/sites/look`)))
    expect(plain(await who.get(`/programmes/${r.id}/scope`)), who.name).toBe(plain(await who.get(`/programmes/${r.id.replace(/....$/, '0000')}/scope`)))
  }
  // the name of a member is seen by others, its domains are not
  const ministry = await organisation(p, 'Ministry of Roads')
  expect((await rows(await roads())).map((x: any) => x.organisation)).toEqual([ministry.id])
  expect((await ok((await bank()).get(`/organisations/${ministry.id}/sites`))).sites).toEqual([])
  expect(await row(await bank(), ministry.id)).toBeUndefined()
  const served = await rows(await bank())
  expect(served.map((x: any) => x.name)).toContain('First Harbour Bank')
  expect((await nobody.get('/roll-out')).status).toBe(401)
})

test('nobody is asked each week unless an administrator says so', async () => {
  const a = await admin()
  const was = (await ok(a.get('/admin/site'))).looks
  expect(was).toBe(false)
  expect((await ok(a.send('PATCH', '/admin/site', { looks: true }))).looks).toBe(true)
  expect((await ok(a.send('PATCH', '/admin/site', { looks: false }))).looks).toBe(false)
  expect((await (await analyst()).get('/admin/site')).status).toBe(403)
  expect((await (await lead()).get('/roll-out')).status).toBe(200)
})

test('rabta check knows a security.txt by its fields and by its name', () => {
  const dir = mkdtempSync(join(tmpdir(), 'security-txt-'))
  const file = (name: string, text: string) => {
    writeFileSync(join(dir, name), text)
    return name
  }
  const run = (...files: string[]) => {
    const a = spawnSync(new URL('../../build/rabta', import.meta.url).pathname, ['check', ...files], { encoding: 'utf8', cwd: dir })
    return { status: a.status, out: a.stdout }
  }
  const soon = new Date(Date.now() + 100 * 86_400_000).toISOString().replace(/\.\d+/, '')
  const good = `Contact: mailto:sec@roads.example\nExpires: ${soon}\nPolicy: https://roads.example/policy\n`
  expect(run(file('ours.txt', good))).toEqual({ status: 0, out: 'ours.txt: security-txt: valid\n' })
  expect(run(file('bad.txt', `${good}Contact: http://roads.example/\n`))).toEqual({ status: 1, out: 'bad.txt: security-txt: invalid: 2.5.3 /4 an address of the web must begin with https://\n' })
  const named = run(file('security.txt', 'Hello\n'))
  expect(named.status).toBe(1)
  expect(named.out).toContain('security.txt: security-txt: invalid: 4 /1 ')
  expect(run(file('hello.txt', 'Hello\n')).out).toContain('hello.txt: unknown: invalid')
})
