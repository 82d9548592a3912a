// Scenario A up to publication: an anonymous finder, a router of three vendors of whom one is silent, triage by a table, an
// embargo of 45 days, attacks seen within it, the embargo ends by itself
import { expect, test } from '@playwright/test'
import { base, send } from '../lib/http.ts'
import { analyst, bank, be, lead, newOrganisation, nobody, organisation, type Person, vendor } from '../lib/people.ts'

const day = (n: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + n * 86400_000).toISOString().replace('.000', '')
const page = (path: string, fields: Record<string, string>) =>
  send('POST', path, { origin: base.origin, 'content-type': 'application/x-www-form-urlencoded' }, new URLSearchParams(fields).toString())

test('scenario A: from the form to the end of the embargo', async () => {
  test.setTimeout(120_000)
  const word = `kingfisher${Date.now()}`
  const p = await analyst()
  const boss = await lead()
  // the finder leaves no name and gets a code
  const got = await send('POST', '/report', { origin: base.origin, 'content-type': 'application/x-www-form-urlencoded' }, new URLSearchParams({ product: `Router ${word}`, vendor: 'Nimbus Networks', description: `${word}: a packet opens it`, multi_vendor: 'true', public: 'false' }).toString())
  expect(got.status, got.text).toBeLessThan(300)
  const code = /([A-Z0-9]{4}-){3,}[A-Z0-9]{4}/.exec(got.text)?.[0] ?? ''
  expect(code).not.toBe('')
  const found = (await p.get(`/reports?q=${word}&limit=5`)).json.items
  expect(found).toHaveLength(1)
  const r = found[0]
  // triage: coordinate, by the table
  const answers = ['report_public=no', 'supplier_contacted=yes', 'report_credibility=credible', 'supplier_cardinality=multiple', 'supplier_engagement=unresponsive', 'utility=super_effective', 'public_safety_impact=significant']
  const judged = await p.post(`/reports/${r.id}/decisions`, { table: 'coordinator_triage', answers })
  expect(judged.status, judged.text).toBe(201)
  expect(judged.json.decisions[0].outcome).toBe('coordinate')
  expect((await p.act(r.id, 'validate', { text: 'It holds.' })).status).toBe(200)
  const v = (await p.post(`/reports/${r.id}/case`, {})).json
  // 45 days, offered before anything is shown
  const made = await p.post(`/cases/${v.id}/embargo/proposals`, { until: day(45), zone: 'Asia/Karachi' })
  const open = made.json.proposals.find((x: any) => x.state === 'open')
  expect((await p.post(`/cases/${v.id}/embargo/proposals/${open.id}/acts/accept`)).json.state).toBe('active')
  const other = await newOrganisation(p, { title: `Second Routers ${word.slice(-6)}`, org_kind: 'vendor' })
  const party = async (more: object) => {
    const a = await p.post(`/cases/${v.id}/parties`, { role: 'vendor', text: 'please look', ...more })
    expect(a.status, a.text).toBe(201)
    return a.json
  }
  const nimbus = await party({ subject: (await organisation(p, 'Nimbus Networks')).id })
  await party({ subject: other.id, address: 'psirt@second.example' })
  const silent = await party({ name: 'Silent Routers', address: `psirt-${Date.now()}@silent.example` })
  const nim = await vendor()
  expect((await nim.get(`/cases/${v.id}`)).status).toBe(404)
  const offer = (await nim.get('/cases/offers')).json.offers.find((o: any) => o.part === nimbus.part)
  expect(JSON.stringify(offer)).not.toContain(word)
  expect((await nim.post(`/cases/offers/${nimbus.part}`, { agrees: true, until: offer.until })).status).toBe(200)
  // the finder agrees by the code, and sees the case then
  const row = (await nim.get(`/cases/${v.id}/statuses`)).json.statuses[0]
  expect((await nim.post(`/cases/${v.id}/statuses/${row.part}/acts/say`, { state: 'affected', statement: 'All 4.x.' })).json.state).toBe('affected')
  const status = await page('/report/status', { code })
  expect(status.status).toBe(200)
  // one is silent: not contacted, contacted, seen and answered are told apart, and chasing names who would be asked
  const parties = (await p.get(`/cases/${v.id}/parties`)).json.parties
  const reach = Object.fromEntries(parties.map((x: any) => [x.part, x.contact]))
  expect(reach[nimbus.part]).toBe('answered')
  expect(['not-contacted', 'contacted']).toContain(reach[silent.part])
  // nothing is published while it holds, by nobody
  expect((await boss.act(v.id, 'publish', {})).status).toBe(409)
  const outsiders: Person[] = [await bank(), await be('finder@research.example'), nobody]
  for (const who of outsiders) {
    expect((await who.get(`/cases/${v.id}`)).status).not.toBe(200)
    if (who !== nobody) expect((await who.get(`/search?q=${word}`)).text).not.toContain(v.ref)
  }
  // attacks are seen: the embargo ends in the same transaction, all who take part see the case, and a letter goes to each
  expect((await p.act(v.id, 'note-attacks', { text: 'Two sensors of constituents saw it.' })).status).toBe(200)
  const after = (await p.get(`/cases/${v.id}`)).json
  expect(after).toMatchObject({ embargo: 'exited', embargo_end: 'attacks' })
  expect(after.attacks_at).not.toBeNull()
  const letters = (await boss.get('/outbox?limit=200')).json.messages.filter((m: any) => m.record === v.id)
  expect(letters.map((m: any) => m.recipient)).toContain(silent.address ?? letters.find((m: any) => /silent/.test(m.recipient))?.recipient)
  for (const m of letters) expect(`${m.subject} ${m.body ?? ''}`).not.toContain(word)
  expect((await p.post(`/cases/${v.id}/embargo/proposals`, { until: day(60), zone: 'UTC' })).status).toBe(409)
  // no other embargo begins, and the centre may publish; the finder reads it by the code
  expect((await boss.act(v.id, 'publish', {})).json.state).toBe('published')
  const clocks = (await p.get(`/records/${v.id}/deadlines`)).json.deadlines
  expect(clocks.every((d: any) => d.met_at || d.ended_at || d.regime !== 'disclose')).toBe(true)
  expect((await page('/report/status', { code })).status).toBe(200)
})
