// Scenario L: two reports of one vulnerability are merged, split again, and both undone: credits, the earlier day, who sees what
import { expect, test } from '@playwright/test'
import { analyst, auditor, bank, newReport, nobody, organisation, type Person, vendor } from '../lib/people.ts'

const day = (n: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + n * 86400_000).toISOString().replace('.000', '')
async function caseOf(p: Person, title: string, days: number, credit: string): Promise<any> {
  const r = await newReport(p, { title, product: 'N200 router', credit_name: credit, credit_wanted: !!credit })
  expect((await p.act(r.id, 'validate', { note: 'it holds' })).status).toBe(200)
  const v = (await p.post(`/reports/${r.id}/case`, {})).json
  const made = await p.post(`/cases/${v.id}/embargo/proposals`, { until: day(days), zone: 'Asia/Karachi' })
  const open = made.json.proposals.find((x: any) => x.state === 'open')
  expect((await p.post(`/cases/${v.id}/embargo/proposals/${open.id}/acts/accept`)).json.state).toBe('active')
  return { id: v.id, ref: v.ref, report: r, until: (await p.get(`/cases/${v.id}`)).json.embargo_until, vuln: (await p.get(`/cases/${v.id}/vulnerabilities`)).json.vulnerabilities[0].id }
}

test('scenario L: merge of two reports, later split, credits and embargo dates as the rules have them, undo', async () => {
  const p = await analyst()
  const a = await caseOf(p, 'The login is not checked', 45, 'A. First')
  const b = await caseOf(p, 'The same login, seen by another', 30, 'B. Second')
  const nimbus = (await organisation(p, 'Nimbus Networks')).id
  const invite = async (id: string, more: object) => (await p.post(`/cases/${id}/parties`, { role: 'vendor', ...more })).json
  const there = await invite(a.id, { subject: nimbus })
  const nim = await vendor()
  expect((await nim.post(`/cases/offers/${there.part}`, { agrees: true })).status).toBe(200)
  const small = await invite(b.id, { name: 'Small Routers', address: `psirt-${Date.now()}@small.example` })
  // what it does is said before, and nothing of it is done
  const plan = await p.get(`/cases/${b.id}/merge?into=${a.ref}`)
  expect(plan.json).toMatchObject({ into: a.id, ref: a.ref, embargo: 'active', until: b.until, changes: true, vulnerabilities: 1 })
  const fate = (x: any, part: string) => x.json.parties.find((f: any) => f.part === part)?.is
  expect(fate(plan, there.part)).toBe('sees')
  expect(fate(plan, small.part)).toBe('asked')
  expect(plan.json.credits.map((k: any) => k.name)).toEqual(['A. First', 'B. Second'])
  expect((await p.get(`/cases/${b.id}`)).json.state).toBe('coordinating')
  expect((await p.get(`/cases/${b.id}/merge?into=${b.ref}`)).status).toBe(422)
  expect((await p.act(b.id, 'merge', {})).status).toBe(422)
  expect((await p.act(b.id, 'undo-merge')).status).toBe(409)
  expect((await p.act(b.id, 'undo-split')).status).toBe(409)
  // who is not of the desk neither does nor learns it
  for (const [who, status] of [[nobody, 401], [await bank(), 404], [await auditor(), 403]] as const) {
    expect([status, 404]).toContain((await who.get(`/cases/${b.id}/merge?into=${a.id}`)).status)
    expect([status, 404, 403]).toContain((await who.post(`/cases/${a.id}/split`, { title: 'mine now', vulnerabilities: [a.vuln], send: true })).status)
  }
  for (const path of ['moves', 'credits', `merge?into=${b.id}`]) expect((await nim.get(`/cases/${a.id}/${path}`)).status, path).toBe(403)
  // merged: the earlier day holds, one case with both vulnerabilities, credits by who came first
  expect((await p.act(b.id, 'merge', { target: a.id, text: 'one flaw' })).json.state).toBe('merged')
  expect((await p.get(`/cases/${a.id}`)).json).toMatchObject({ embargo: 'active', embargo_until: b.until })
  expect((await nim.get(`/cases/${a.id}/vulnerabilities`)).json.vulnerabilities).toHaveLength(2)
  expect((await nim.get(`/cases/${a.id}`)).text).not.toContain(b.ref)
  expect((await nim.get(`/records/${a.id}/timeline?limit=500`)).text).not.toContain('one flaw')
  expect((await p.get(`/cases/${a.id}/credits`)).json.credits.map((k: any) => k.report)).toEqual([a.report.id, b.report.id])
  expect((await p.get(`/cases/${a.id}/parties`)).json.parties.find((x: any) => x.part === small.part).consent).toBe('invited')
  expect((await p.get(`/cases/${a.id}/moves`)).json.moves[0]).toMatchObject({ kind: 'merge', here: true, other_ref: b.ref, undone_at: null })
  expect((await p.post(`/cases/${b.id}/words`, { to: 'all', body: 'x' })).status).toBe(409)
  // split again: the embargo goes with it, the vendor named for both is in both
  const what = { title: 'The second product', summary: 'Its own.', reports: [b.report.id], vulnerabilities: [b.vuln], both: [there.part] }
  const asked = await p.post(`/cases/${a.id}/split`, what)
  expect(asked.status, asked.text).toBe(200)
  expect(asked.json.made).toBeNull()
  expect(fate(asked, there.part)).toBe('both')
  expect(fate(asked, small.part)).toBe('stays')
  expect((await p.post(`/cases/${a.id}/split`, { ...what, reports: [b.report.id, a.report.id], vulnerabilities: [a.vuln, b.vuln] })).status).toBe(422)
  const done = await p.post(`/cases/${a.id}/split`, { ...what, send: true })
  expect(done.status, done.text).toBe(200)
  const c = done.json.made
  expect((await p.get(`/cases/${c}`)).json).toMatchObject({ state: 'coordinating', embargo: 'active', embargo_until: b.until, title: 'The second product' })
  expect((await nim.get(`/cases/${c}/vulnerabilities`)).json.vulnerabilities.map((x: any) => x.id)).toEqual([b.vuln])
  expect((await nim.get(`/cases/${a.id}/vulnerabilities`)).json.vulnerabilities.map((x: any) => x.id)).toEqual([a.vuln])
  expect((await p.get(`/cases/${c}/credits`)).json.credits.map((k: any) => k.name)).toEqual(['B. Second'])
  expect((await p.get(`/records/${c}/deadlines`)).json.deadlines.map((d: any) => d.regime)).toContain('disclose')
  // undone, the later one first: everything is as it was
  expect((await p.act(b.id, 'undo-merge')).status).toBe(409)
  expect((await p.act(c, 'undo-split')).json.state).toBe('merged')
  expect((await nim.get(`/cases/${a.id}/vulnerabilities`)).json.vulnerabilities).toHaveLength(2)
  expect((await p.act(b.id, 'undo-merge')).json.state).toBe('coordinating')
  expect((await p.get(`/cases/${a.id}`)).json).toMatchObject({ embargo: 'active', embargo_until: a.until })
  expect((await p.get(`/cases/${b.id}`)).json).toMatchObject({ embargo: 'active', embargo_until: b.until })
  expect((await p.get(`/cases/${b.id}/vulnerabilities`)).json.vulnerabilities.map((x: any) => x.id)).toEqual([b.vuln])
  expect((await p.get(`/cases/${a.id}/credits`)).json.credits.map((k: any) => k.name)).toEqual(['A. First'])
  expect((await nim.get(`/cases/${b.id}`)).status).toBe(404)
  expect((await p.get(`/cases/${b.id}/parties`)).json.parties.find((x: any) => x.part === small.part).consent).toBe('invited')
})
