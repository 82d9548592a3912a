// Keeping a desk: what the calendar moves is listed with the old date; who keeps a desk invites to it and nowhere else
import { expect, test } from '@playwright/test'
import { send } from '../lib/http.ts'
import { admin, analyst, bank, bankLead, lead, newReport, north, nobody, origin, roads } from '../lib/people.ts'

const centre = async () => (await (await lead()).get('/teams')).json.teams.find((t: any) => t.prefix === 'XC')
const dayOf = (at: string, zone: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(at))

test('a holiday entered late: what moved is listed with the old date, for the desk alone', async () => {
  const boss = await lead()
  const team = await centre()
  const r = await newReport(boss, { title: 'Runs over a holiday' })
  const clock = async () => (await boss.get(`/records/${r.id}/deadlines`)).json.deadlines.find((d: any) => d.regime === 'acknowledge')
  const before = await clock()
  const day = dayOf(before.due_at, team.zone)
  const entered = await boss.post(`/teams/${team.id}/holidays`, { day, name: 'Day of tests' })
  expect(entered.status).toBe(201)
  expect(entered.json.moved).toBeGreaterThan(0)
  const after = await clock()
  expect(Date.parse(after.due_at)).toBeGreaterThan(Date.parse(before.due_at))
  const moves = (await boss.get(`/teams/${team.id}/moves`)).json.moves
  const mine = moves.find((m: any) => m.ref === r.ref)
  expect(mine).toMatchObject({ was: before.due_at, now: after.due_at, regime: 'acknowledge', title: r.title })
  expect(mine.because).toContain('Day of tests')
  expect(moves.length).toBeLessThanOrEqual(entered.json.moved + 200)
  // another desk, a constituent, nobody: there is nothing; the administrator of the machine learns of no content
  expect((await (await bank()).get(`/teams/${team.id}/moves`)).status).toBe(404)
  expect((await (await roads()).get(`/teams/${team.id}/moves`)).status).toBe(404)
  expect((await nobody.get(`/teams/${team.id}/moves`)).status).toBe(401)
  expect((await (await admin()).get(`/teams/${team.id}/moves`)).json.moves).toEqual([])
  // what is closed is no longer among them
  await boss.act(r.id, 'decline', { code: 'not-a-vulnerability', text: 'It works so.' })
  expect((await boss.get(`/teams/${team.id}/moves`)).json.moves.map((m: any) => m.ref)).not.toContain(r.ref)
  expect((await boss.send('DELETE', `/teams/${team.id}/holidays/${day}`)).status).toBe(204)
})

test('a demonstration says in its letters where it is served, while nobody has set another address', async () => {
  // before any other test sets one
  const boss = await admin()
  await expect.poll(async () => (await boss.get('/admin/site')).json.base_url).toBe(`http://localhost:${new URL(origin).port}`)
})

test('a desk says whether one may change it', async () => {
  const team = await centre()
  expect((await (await lead()).get(`/teams/${team.id}`)).json.keeper).toBe(true)
  expect((await (await analyst()).get(`/teams/${team.id}`)).json.keeper).toBe(false)
  expect((await (await admin()).get(`/teams/${team.id}`)).json.keeper).toBe(true)
  expect((await (await north()).get(`/teams/${team.id}`)).status).toBe(404)
})

test('who keeps a desk invites analysts and leads to it, and nowhere else', async () => {
  const boss = await bankLead()
  const teams = (await boss.get('/teams')).json.teams
  const own = teams.find((t: any) => t.prefix === 'XF').id
  const other = teams.find((t: any) => t.prefix === 'XC').id
  const stamp = Date.now()
  const ask = (p: typeof boss, place: string, role: string) => p.post('/people', { email: `inv${stamp}@fincert.example`, name: 'Invited', place, role })
  expect((await ask(boss, other, 'analyst')).status).toBe(403)
  expect((await ask(boss, 'hub', 'admin')).status).toBe(403)
  expect((await ask(boss, own, 'admin')).status).toBe(422)
  expect((await boss.post('/people', { email: `inv${stamp}@fincert.example`, name: 'Invited' })).status).toBe(403)
  expect((await ask(await bank(), own, 'analyst')).status).toBe(403)
  expect((await ask(await roads(), own, 'analyst')).status).toBe(403)
  expect((await ask(nobody, own, 'analyst')).status).toBe(401)
  const made = await ask(boss, own, 'analyst')
  expect(made.status).toBe(201)
  expect(made.json.link_token).toMatch(/^\S{20,}$/)
  // the list of accounts stays the administrator's; it says who sits where
  expect((await boss.get('/people')).status).toBe(403)
  const listed = (await (await admin()).get('/people?limit=500')).json.people
  expect(listed.find((x: any) => x.id === made.json.id)).toMatchObject({ state: 'invited', seats: [{ place: own, role: 'analyst' }] })
  const leadOfAll = listed.find((x: any) => x.email === 'lead@cert.example')
  expect(leadOfAll.seats.map((s: any) => s.role).sort()).toEqual(['admin', 'lead'])
})

test('the first hour: steps from what is there, left out and taken up again', async () => {
  const boss = await admin()
  const steps = async () => Object.fromEntries((await boss.get('/admin/setup')).json.steps.map((s: any) => [s.name, s]))
  const before = await steps()
  for (const done of ['name', 'teams', 'organisations', 'colleague', 'mail-out', 'public']) expect(before[done], done).toMatchObject({ done: true })
  expect(before.backup).toMatchObject({ done: false, skipped: false })
  expect((await boss.send('PUT', '/admin/setup/backup', { skipped: true })).status).toBe(200)
  expect((await steps()).backup).toMatchObject({ done: false, skipped: true })
  expect((await boss.send('PUT', '/admin/setup/backup', { skipped: false })).status).toBe(200)
  expect((await steps()).backup.skipped).toBe(false)
  expect((await boss.send('PUT', '/admin/setup/nothing', { skipped: true })).status).toBe(404)
  for (const p of [await analyst(), await bankLead(), await roads()]) {
    expect((await p.get('/admin/setup')).status).toBe(403)
    expect((await p.get('/admin/site')).status).toBe(403)
    expect((await p.send('PUT', '/admin/setup/backup', { skipped: true })).status).toBe(403)
    expect((await p.send('PATCH', '/admin/site', { report: false })).status).toBe(403)
  }
})

test('public pages are there when they are switched on; an administrator sees them before', async () => {
  const boss = await admin()
  const paths = ['/report', '/.well-known/security.txt', '/rfc2350']
  const asked = async (headers = {}) => Promise.all(paths.map(async (x) => (await send('GET', x, headers)).status))
  const was = (await boss.get('/admin/site')).json
  expect(await asked()).toEqual([200, 200, 200])
  expect((await boss.send('PATCH', '/admin/site', { report: false, security_txt: false, rfc2350: false })).json).toMatchObject({ report: false, security_txt: false, rfc2350: false })
  expect(await asked()).toEqual([404, 404, 404])
  expect((await send('POST', '/report', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--\r\n')).status).toBe(404)
  expect((await send('GET', '/')).text).not.toContain('class="button" href="/report"')
  expect((await send('GET', '/report/status')).status).toBe(200)
  expect(await asked(boss.headers as Record<string, string>)).toEqual([200, 200, 200])
  const set = await boss.send('PATCH', '/admin/site', { report: true, security_txt: true, rfc2350: true, contact: 'mailto:security@cert.example', policy: 'https://cert.example/policy', languages: 'en, ur', expires_days: 30 })
  expect(set.status).toBe(200)
  const text = (await send('GET', '/.well-known/security.txt')).text
  expect(text).toMatch(/^Contact: http:\/\/[^\n]+\/report\nContact: mailto:security@cert\.example\n/)
  expect(text).toContain('\nPolicy: https://cert.example/policy\n')
  expect(text).toContain('\nPreferred-Languages: en, ur\n')
  expect(text.match(/^Expires: /gm)).toHaveLength(1)
  const days = (Date.parse(/^Expires: (\S+)$/m.exec(text)![1]) - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(28.5)
  expect(days).toBeLessThanOrEqual(30)
  for (const bad of [{ contact: 'javascript:x' }, { policy: 'ftp://x' }, { languages: 'en\nContact: x' }, { contact: 'mailto:a b' }, { expires_days: 400 }, { base_url: 'https://a.example/' }]) expect((await boss.send('PATCH', '/admin/site', bad)).status, JSON.stringify(bad)).toBe(422)
  await boss.send('PATCH', '/admin/site', { ...was, expires_days: was.expires_days })
})
