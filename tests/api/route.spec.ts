// Where a report goes: candidates with reasons, a wrong way and back (scenario K), what is nobody's
import { expect, test } from '@playwright/test'
import { analyst, auditor, bank, be, finder, lead, newReport, nobody, north, organisation, type Person } from '../lib/people.ts'

const team = async (p: Person, name: RegExp) => (await p.get('/teams')).json.teams.find((t: any) => name.test(t.name))
const clocks = async (p: Person, id: string) => (await p.get(`/records/${id}/deadlines`)).json.deadlines

test('candidates: the owner of the site first, then who serves it, each with a reason and how fresh the contact is', async () => {
  const p = await analyst()
  const r = await newReport(p, { site: 'https://www.northpower.example/login', product: '', vendor: 'Nimbus Networks' })
  const ways = (await p.get(`/reports/${r.ref}/candidates`)).json.candidates
  const owner = await organisation(p, 'Northern Power')
  expect(ways[0]).toMatchObject({ target: owner.id, as: 'asset-owner', name: 'Northern Power', state: '' })
  expect(ways[0].why).toContain('northpower.example')
  expect(['confirmed', 'unconfirmed', 'stale', 'bouncing', 'none']).toContain(ways[0].reachability)
  expect(ways[0].contact_why).not.toBe('')
  const cert = ways.find((w: any) => w.as === 'sectoral-cert')
  expect(cert.why).toMatch(/serves|stands above/)
  expect(ways.find((w: any) => w.as === 'vendor')).toMatchObject({ name: 'Nimbus Networks' })
  expect(ways.filter((w: any) => w.target === r.team)).toEqual([]) // who has it is no way out
  expect(new Set(ways.map((w: any) => w.target)).size).toBe(ways.length)
  // who was asked already says so, and stands after those who were not
  await p.act(r.id, 'validate')
  expect((await p.act(r.id, 'route', { target: owner.id, code: 'asset-owner', text: 'Please look.' })).status).toBe(200)
  const again = (await p.get(`/reports/${r.id}/candidates`)).json.candidates
  expect(again.at(-1)).toMatchObject({ target: owner.id, state: 'sent' })
  for (const [who, status] of [[nobody, 401], [await finder(), 404], [await bank(), 404]] as const) expect((await who.get(`/reports/${r.id}/candidates`)).status).toBe(status)
  expect((await (await auditor()).get(`/reports/${r.id}/candidates`)).status).not.toBe(200)
})

test('scenario K: misrouted to the wrong province, refused, routed anew; the clocks are right and at no moment is it nobody\'s', async () => {
  const p = await analyst()
  const boss = await lead()
  const wrong = await north()
  const r = await newReport(p, { title: 'A portal of the financial sector', site: 'https://pay.example' })
  const centre = r.team
  await p.act(r.id, 'validate')
  const province = await team(p, /Northern Province/)
  const sector = await team(p, /Financial/)
  const owned = async (by: string, who: Person) => {
    const now = (await who.get(`/records/${r.id}`)).json
    expect(now.team).toBe(by)
    const grants = (await who.get(`/records/${r.id}/audience`)).json.grants.filter((g: any) => g.because === 'owner')
    expect(grants.map((g: any) => g.principal)).toEqual([`team:${by}`])
    expect(now.waiting_until || now.due_at).toBeTruthy()
    expect((await boss.get('/home/orphans')).json.orphans.map((o: any) => o.record)).not.toContain(r.id)
    return now
  }
  expect((await p.act(r.id, 'route', { target: province.id, code: 'sectoral-cert', text: 'Yours?' })).status).toBe(200)
  const due = (await clocks(p, r.id)).find((d: any) => d.regime === 'resolve')
  expect(due.paused_at).not.toBeNull()
  expect(due.pause_reason).toBe('waiting for partner')
  expect((await owned(centre, p)).waiting_for).toBe('partner')
  expect((await wrong.get(`/reports/${r.id}`)).status).toBe(200)
  const part = (await wrong.get('/home')).json.routed.find((x: any) => x.record === r.id)
  expect((await wrong.post(`/parts/${part.part}/acts/refuse`, { text: 'x', code: 'no-such' })).status).toBe(422)
  expect((await wrong.post(`/parts/${part.part}/acts/refuse`, {})).status).toBe(422)
  expect((await wrong.post(`/parts/${part.part}/acts/refuse`, { code: 'not-ours', text: 'It lies in the financial sector.' })).json.state).toBe('refused')
  // its sight ended with the refusal; it is at the desk again, and the clock runs
  expect((await wrong.get(`/reports/${r.id}`)).status).toBe(404)
  expect((await owned(centre, p)).waiting_for).toBe('nobody')
  const runs = (await clocks(p, r.id)).find((d: any) => d.regime === 'resolve')
  expect(runs.paused_at).toBeNull()
  expect(Date.parse(runs.due_at)).toBeGreaterThanOrEqual(Date.parse(due.due_at))
  const tried = (await p.get(`/reports/${r.id}/candidates`)).json.candidates.find((w: any) => w.target === province.id)
  expect(tried.state).toBe('refused')
  // the right one
  expect((await p.act(r.id, 'route', { target: sector.id, code: 'sectoral-cert', text: 'Yours, says the province.' })).status).toBe(200)
  const them = await bank()
  const mine = (await them.get('/home')).json.routed.find((x: any) => x.record === r.id)
  expect((await them.post(`/parts/${mine.part}/acts/acknowledge`, {})).json.state).toBe('acknowledged')
  await owned(centre, p)
  expect((await them.post(`/parts/${mine.part}/acts/accept`, {})).json.state).toBe('accepted')
  expect(await owned(sector.id, them)).toMatchObject({ waiting_for: 'nobody', assignee: null })
  // the whole way can be read by who handles it; the province reads none of it
  const steps = (await p.get(`/records/${r.id}/timeline?limit=200`)).json.entries.filter((e: any) => ['routed', 'route', 'handed-over'].includes(e.verb))
  expect(steps.map((e: any) => (e.verb === 'route' ? e.now : e.verb))).toEqual(['routed', 'refused', 'routed', 'acknowledged', 'accepted', 'handed-over'])
  expect(steps[1]).toMatchObject({ field: 'not-ours', body: 'It lies in the financial sector.' })
  expect((await wrong.get(`/records/${r.id}/timeline`)).status).toBe(404)
  // and it ends like any other
  expect((await them.act(r.id, 'close', { code: 'fixed', text: 'Mended.' })).json.state).toBe('closed')
  expect((await clocks(them, r.id)).every((d: any) => d.met_at || d.ended_at)).toBe(true)
})

test('what has an owner is not to be taken; who sees nothing of it is told nothing', async () => {
  const p = await analyst()
  const r = await newReport(p)
  expect((await p.post(`/orphans/${r.id}/take`, {})).status).toBe(404)
  expect((await (await finder()).post(`/orphans/${r.id}/take`, {})).status).toBe(403)
  expect((await nobody.get('/home/orphans')).status).toBe(401)
  expect((await (await finder()).get('/home/orphans')).status).toBe(403)
  expect((await (await be('analyst@fincert.example')).post(`/orphans/${r.id}/take`, {})).status).toBe(404)
})
