// Keeping a desk: what the calendar moves is listed with the old date; who keeps a desk invites to it and nowhere else
import { expect, test } from '@playwright/test'
import { admin, analyst, bank, bankLead, lead, newReport, north, nobody, roads } from '../lib/people.ts'

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
