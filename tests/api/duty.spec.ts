// The roster: who keeps it and who reads it, the pattern, swaps, hand-over, gaps; TLP:RED is read by those on duty
import { expect, test } from '@playwright/test'
import { send } from '../lib/http.ts'
import { admin, analyst, auditor, bank, bankLead, harbour, lead, newReport, nobody, north, type Person, roads } from '../lib/people.ts'

test.describe.configure({ mode: 'serial' })

const hour = 3600_000
const iso = (ms: number) => new Date(ms).toISOString()
const teamOf = async (prefix: string) => (await (await lead()).get('/teams')).json.teams.find((t: any) => t.prefix === prefix).id as string
const sector = () => teamOf('XF')
const at = async (more = '') => `/teams/${await sector()}/duty${more}`
const idOf = async (p: Person) => (await p.get('/me')).json.id as string
const read = async (p: Person) => (await p.get(await at())).json
async function set(p: Person, rotas: object[], more: object = {}) {
  const was = await p.get(await at())
  return p.send('PUT', await at(), { rotas, ...more }, { 'if-match': was.headers.etag as string })
}
const yesterday = () => iso(Date.now() - 24 * hour).slice(0, 10)
const line = (n: number, people: string[], more: object = {}) => ({ line: n, first_day: yesterday(), at: '08:00', days: 7, people, ...more })
async function clear() {
  const p = await bankLead()
  for (const s of (await read(p)).spans) if (s.shift) await p.send('DELETE', await at(`/shifts/${s.shift}`))
  await set(p, [])
}
test.beforeAll(clear)
test.afterAll(clear)

test('a lead keeps it, members read it, to others it is not there', async () => {
  const boss = await bankLead()
  const member = await bank()
  const made = await set(boss, [line(1, [await idOf(member), await idOf(boss)], { first_day: iso(Date.now() - 72 * hour).slice(0, 10) })])
  expect(made.status).toBe(200)
  expect(made.json).toMatchObject({ keeper: true, first: 15, second: 30, third: 60 })
  expect(made.json.spans[0]).toMatchObject({ line: 1, person: await idOf(member), because: 'rota' })
  expect((await read(member)).keeper).toBe(false)
  expect((await set(member, [])).status).toBe(403)
  expect((await member.post(await at('/swap'), { line: 1, one: iso(Date.now()), other: iso(Date.now() + 8 * 24 * hour) })).status).toBe(403)
  for (const p of [await north(), await roads(), await harbour(), await admin(), await auditor(), await analyst()]) {
    expect((await p.get(await at())).status, p.name).toBe(404)
    expect((await p.send('PUT', await at(), { rotas: [] }, { 'if-match': '"1"' })).status, p.name).toBe(404)
    expect((await p.post(await at('/hand-over'), { note: 'x' })).status, p.name).toBe(404)
  }
  expect((await nobody.get(await at())).status).toBe(401)
})

test('what cannot be is told with its place, and what was changed meanwhile too', async () => {
  const boss = await bankLead()
  const me = await idOf(boss)
  const bad: [object[], string][] = [
    [[line(1, [me], { at: '25:00' })], '/rotas/0/at'],
    [[line(1, [me], { first_day: '2026-02-30' })], '/rotas/0/first_day'],
    [[line(4, [me])], '/rotas/0/line'],
    [[line(1, [me]), line(1, [me])], '/rotas/1/line'],
    [[line(1, [await idOf(await north())])], '/rotas/0/people/0'],
    [[line(1, [])], '/rotas/0/people'],
    [[line(1, [me], { days: 0 })], '/rotas/0/days'],
  ]
  for (const [rotas, pointer] of bad) {
    const a = await set(boss, rotas)
    expect(a.status, pointer).toBe(422)
    expect(a.json.errors[0].pointer).toBe(pointer)
  }
  expect((await set(boss, [line(1, [me])], { first: 40, second: 30 })).json.errors[0].pointer).toBe('/second')
  expect((await boss.send('PUT', await at(), { rotas: [] })).json.type).toContain('if-match-needed')
  expect((await boss.send('PUT', await at(), { rotas: [] }, { 'if-match': '"0"' })).status).toBe(412)
  expect((await boss.get(await at('?days=93'))).status).toBe(422)
  expect((await boss.get(await at('?from=soon'))).status).toBe(422)
  // a day in the middle of a turn, far ahead: the pattern of seven days began three days ago
  expect((await boss.get(await at(`?days=1&from=${iso(Date.now() + (7 * 160 - 1) * 24 * hour)}`))).json.spans).toHaveLength(1)
  const shift = { line: 1, person: me, starts_at: iso(Date.now()), ends_at: iso(Date.now() - hour) }
  expect((await boss.post(await at('/shifts'), shift)).json.errors[0].pointer).toBe('/ends_at')
})

test('a single shift stands over the pattern and goes again; two turns change places', async () => {
  const boss = await bankLead()
  const [me, other] = [await idOf(boss), await idOf(await bank())]
  await set(boss, [line(1, [other, me], { days: 1 })])
  const before = (await read(boss)).spans
  const day = before[2]
  const made = await boss.post(await at('/shifts'), { line: 1, person: before[1].person, starts_at: day.starts_at, ends_at: day.ends_at, note: 'A day off' })
  expect(made.status).toBe(200)
  const stands = made.json.spans.find((s: any) => s.starts_at === day.starts_at)
  expect(stands).toMatchObject({ person: before[1].person, because: 'shift', note: 'A day off' })
  expect((await (await bank()).send('DELETE', await at(`/shifts/${stands.shift}`))).status).toBe(403)
  expect((await boss.send('DELETE', await at(`/shifts/${stands.shift}`))).status).toBe(204)
  expect((await boss.send('DELETE', await at(`/shifts/${stands.shift}`))).status).toBe(404)
  expect((await read(boss)).spans.find((s: any) => s.starts_at === day.starts_at)).toMatchObject({ person: day.person, because: 'rota' })
  const swapped = await boss.post(await at('/swap'), { line: 1, one: before[2].starts_at, other: before[3].starts_at })
  expect(swapped.status).toBe(200)
  const who = (t: string) => swapped.json.spans.find((s: any) => s.starts_at === t)
  expect(who(before[2].starts_at).person).toBe(before[3].person)
  expect(who(before[3].starts_at).person).toBe(before[2].person)
  expect((await boss.post(await at('/swap'), { line: 1, one: before[2].starts_at, other: before[2].starts_at })).status).toBe(422)
  expect((await boss.post(await at('/swap'), { line: 2, one: before[2].starts_at, other: before[3].starts_at })).json.type).toContain('nobody-on-duty')
  await clear()
})

test('what is critical calls the first line at once, and whoever takes it ends that', async () => {
  const boss = await bankLead()
  const member = await bank()
  const [me, other] = [await idOf(boss), await idOf(member)]
  const team = await sector()
  const heard = async (p: Person, ref: string) => (await p.get('/notifications?limit=200')).json.notifications.filter((n: any) => n.ref === ref && n.what === 'duty-called').length
  const quiet = await newReport(boss, { team, exploitation: 'active' })
  expect(await heard(member, quiet.ref), 'without a roster nobody is called').toBe(0)
  await set(boss, [line(1, [other]), line(2, [me])])
  const calm = await newReport(boss, { team, exploitation: 'poc' })
  const hot = await newReport(boss, { team, exploitation: 'active' })
  expect([await heard(member, calm.ref), await heard(member, hot.ref), await heard(boss, hot.ref)]).toEqual([0, 1, 0])
  const incident = await boss.post('/incidents', { team, title: 'On fire', description: 'All of it.', classification: 'fraud', type: 'phishing', severity: 'critical' })
  expect(incident.status).toBe(201)
  expect(await heard(member, incident.json.ref)).toBe(1)
  const timeline = (await boss.get(`/records/${hot.id}/timeline`)).json.entries
  expect(timeline.find((e: any) => e.verb === 'duty-called')).toMatchObject({ field: '1', now: other })
  // it became so later: the same, once
  const tag = (await boss.get(`/reports/${calm.id}`)).headers.etag as string
  const now = await boss.send('PATCH', `/reports/${calm.id}`, { exploitation: 'active' }, { 'if-match': tag })
  expect(now.status).toBe(200)
  await boss.send('PATCH', `/reports/${calm.id}`, { title: 'Another title' }, { 'if-match': now.headers.etag as string })
  expect(await heard(member, calm.ref)).toBe(1)
  // the minutes are the team's
  expect((await set(boss, [line(1, [other])], { first: 5, second: 10, third: 20 })).json).toMatchObject({ first: 5, second: 10, third: 20 })
  await set(boss, [], { first: 15, second: 30, third: 60 })
})

test('whoever is on duty hands over with a word; TLP:RED goes with it', async () => {
  const boss = await bankLead()
  const member = await bank()
  const [me, other] = [await idOf(boss), await idOf(member)]
  const team = await sector()
  expect((await member.post(await at('/hand-over'), { note: 'x' })).json.type).toContain('nobody-on-duty')
  await set(boss, [line(1, [other, me])])
  const red = await newReport(boss, { tlp: 'red', team })
  expect((await member.get(`/reports/${red.id}`)).status).toBe(200)
  const home = (p: Person) => p.get('/home/duty').then((a) => a.json.teams.find((t: any) => t.team === team))
  expect(await home(member)).toMatchObject({ person: other, next: me, yours: true, planned: true })
  expect((await home(boss)).yours).toBe(false)
  const stranger = await north()
  const seen = async () => (await Promise.all(['/home', '/home/duty', '/notifications', '/records', '/search?q=printer'].map((x) => send('GET', `/api/v1${x}`, stranger.headers)))).map((a) => a.text)
  const before = await seen()
  const given = await member.post(await at('/hand-over'), { note: 'The bank of the harbour calls at noon.' })
  expect(given.status).toBe(200)
  expect(given.json.spans[0]).toMatchObject({ person: me, because: 'shift' })
  expect(given.json.handovers[0]).toMatchObject({ was: other, now: me, note: 'The bank of the harbour calls at noon.' })
  expect(await home(boss)).toMatchObject({ person: me, yours: true })
  expect((await boss.get('/notifications')).json.notifications[0]).toMatchObject({ kind: 'team', what: 'duty-yours', record: team })
  // the names moved with it: who went off duty does not read it any more, who came does
  expect((await member.get(`/reports/${red.id}`)).status).toBe(404)
  expect((await boss.get(`/reports/${red.id}`)).status).toBe(200)
  expect((await boss.get(`/records/${red.id}/timeline`)).json.entries.filter((e: any) => e.verb === 'duty').length).toBeGreaterThan(0)
  expect((await member.get(`/search?q=${encodeURIComponent(red.ref)}`)).json.hits.map((h: any) => h.ref)).not.toContain(red.ref)
  // back, because who gave it is off duty now, and only who is on duty or leads gives it
  expect((await member.post(await at('/hand-over'), { note: 'x' })).json.type).toContain('not-on-duty')
  expect((await boss.post(await at('/hand-over'), { note: 'x', to: me })).json.type).toContain('same-person')
  expect((await boss.post(await at('/hand-over'), { note: 'Back to you.', to: other })).status).toBe(200)
  expect((await member.get(`/reports/${red.id}`)).status).toBe(200)
  // what a person works on stays that person's, on duty or not
  expect((await member.post(`/records/${red.id}/assign`, { assignee: other })).status).toBe(200)
  expect((await member.post(await at('/hand-over'), { note: 'Mine stays mine.', to: me })).status).toBe(200)
  expect((await member.get(`/reports/${red.id}`)).status).toBe(200)
  // none of it changed an answer to another desk
  expect(await seen()).toEqual(before)
  await clear()
})
