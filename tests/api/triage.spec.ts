// How a report is judged: CVSS scores and SSVC decisions - for the desk alone, with history, against the table only with a reason
import { expect, test } from '@playwright/test'
import { send } from '../lib/http.ts'
import { analyst, auditor, bank, finder, lead, newReport, nobody, type Person } from '../lib/people.ts'

const v31 = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'
const v40 = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N'
const triaged = ['report_public=no', 'supplier_contacted=yes', 'report_credibility=credible', 'supplier_cardinality=multiple', 'supplier_engagement=unresponsive', 'utility=efficient', 'public_safety_impact=significant']
const pointers = (a: any) => a.json.errors.map((e: any) => e.pointer)

test('what a vector says, of any version; what is wrong with one, with the place', async () => {
  const p = await analyst()
  const ask = (vector: string) => p.get(`/cvss?vector=${encodeURIComponent(vector)}`)
  expect((await ask(v31)).json).toMatchObject({ vector: v31, version: '3.1', score: '9.8', tenths: 98, severity: 'critical', base: '9.8', temporal: '', environmental: '', impact: '5.9', macro_vector: '' })
  expect((await ask(`${v40}/E:U/S:P`)).json).toMatchObject({ score: '8.1', base: '9.3', temporal: '8.1', severity: 'high', macro_vector: '000220' })
  expect((await ask('(AV:N/AC:L/Au:N/C:C/I:C/A:C)')).json).toMatchObject({ vector: 'AV:N/AC:L/Au:N/C:C/I:C/A:C', score: '10.0', severity: 'high' })
  for (const [vector, detail] of [
    [`${v31}/E:Z`, 'character 48: E has no such value; it has X, H, F, P, U'],
    ['CVSS:3.1/AV:N/AC', 'character 15: AC has no value'],
    ['', 'the vector is empty'],
  ]) {
    const a = await ask(vector)
    expect(a.status).toBe(422)
    expect(a.json.errors).toMatchObject([{ pointer: '/vector', code: 'bad-vector', detail }])
  }
  const m = (await p.get('/cvss/4.0')).json.metrics
  expect(m.filter((x: any) => x.group === 'base').map((x: any) => x.name)).toEqual(['AV', 'AC', 'AT', 'PR', 'UI', 'VC', 'VI', 'VA', 'SC', 'SI', 'SA'])
  expect(m.find((x: any) => x.name === 'U')).toMatchObject({ group: 'supplemental', values: ['X', 'Red', 'Amber', 'Green', 'Clear'] })
  expect((await p.get('/cvss/5.0')).status).toBe(404)
  expect((await nobody.get('/cvss?vector=x')).status).toBe(401)
})

test('decision tables: all, and one with the outcome of every combination', async () => {
  const p = await analyst()
  const all = (await p.get('/ssvc')).json.tables
  expect(all.map((t: any) => t.name)).toEqual(expect.arrayContaining(['cisa_bod_26_04', 'cisa_coordinator', 'coordinator_triage']))
  const t = (await p.get('/ssvc/cisa_bod_26_04')).json
  expect(t).toMatchObject({ name: 'cisa_bod_26_04', title: 'CISA BOD 26-04', namespace: 'cisa', version: '1.0.0' })
  expect(t.points.map((x: any) => x.name)).toEqual(['in_kev', 'publicly_exposed', 'automatable', 'technical_impact'])
  expect(t.rows).toHaveLength(16)
  expect([t.rows[0], t.rows[15]]).toEqual(['fix_on_system_upgrade', '3_days_&_forensic_investigation'])
  expect((await p.get('/ssvc/none')).status).toBe(404)
})

test('scores: each stays, the newest of a version is the current one, the timeline tells both vectors', async () => {
  const p = await analyst()
  const r = await newReport(p)
  expect((await p.get(`/reports/${r.id}/scores`)).json).toEqual({ scores: [] })
  const low = 'CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:L'
  expect((await p.post(`/reports/${r.ref}/scores`, { vector: low })).status).toBe(201)
  expect((await p.post(`/reports/${r.id}/scores`, { vector: ` ${v40}/U:Red/E:X ` })).status).toBe(201)
  const a = await p.post(`/reports/${r.id}/scores`, { vector: 'CVSS:3.1/S:U/AV:N/AC:L/PR:N/UI:N/C:H/I:H/A:H' })
  expect(a.status).toBe(201)
  expect(a.json.scores.map((s: any) => [s.version, s.vector, s.score, s.severity, s.current])).toEqual([
    ['3.1', v31, '9.8', 'critical', true],
    ['4.0', `${v40}/U:Red`, '9.3', 'critical', true],
    ['3.1', low, '1.6', 'low', false],
  ])
  expect(a.json.scores[0].by_name).not.toBe('')
  const entries = (await p.get(`/records/${r.id}/timeline`)).json.entries.filter((e: any) => e.verb === 'scored')
  expect(entries.map((e: any) => [e.field, e.was, e.now])).toEqual([
    ['1.6 low', '', low],
    ['9.3 critical', '', `${v40}/U:Red`],
    ['9.8 critical', low, v31],
  ])
  const bad = await p.post(`/reports/${r.id}/scores`, { vector: `${v31}/AV:N` })
  expect([bad.status, bad.json.errors[0].detail]).toEqual([422, 'character 46: AV stands twice'])
})

test('decisions: what the table says, otherwise with a reason; a date that follows is proposed', async () => {
  const p = await analyst()
  const r = await newReport(p)
  const to = `/reports/${r.id}/decisions`
  const first = await p.post(to, { table: 'coordinator_triage', answers: triaged })
  expect(first.status).toBe(201)
  expect(first.json.decisions).toMatchObject([{ table: 'coordinator_triage', version: '1.0.0', computed: 'coordinate', outcome: 'coordinate', overridden: false, reason: '', due_at: null, current: true, answers: triaged }])
  const silent = await p.post(to, { table: 'coordinator_triage', answers: triaged, outcome: 'track' })
  expect([silent.status, pointers(silent)]).toEqual([422, ['/reason']])
  const second = await p.post(to, { table: 'coordinator_triage', answers: [...triaged].reverse(), outcome: 'track', reason: 'The vendor published this morning' })
  expect(second.json.decisions.map((d: any) => [d.computed, d.outcome, d.overridden, d.current, d.reason])).toEqual([
    ['coordinate', 'track', true, true, 'The vendor published this morning'],
    ['coordinate', 'coordinate', false, false, ''],
  ])
  expect(second.json.decisions[0].answers).toEqual(triaged)
  const due = await p.post(to, { table: 'cisa_bod_26_04', answers: ['in_kev=yes', 'publicly_exposed=yes', 'automatable=yes', 'technical_impact=total'] })
  const d = due.json.decisions[0]
  expect(d.outcome).toBe('3_days_&_forensic_investigation')
  expect((Date.parse(d.due_at) - Date.parse(d.at)) / 86400e3).toBe(3)
  const upgrade = await p.post(to, { table: 'cisa_bod_26_04', answers: ['in_kev=no', 'publicly_exposed=no', 'automatable=no', 'technical_impact=partial'] })
  expect(upgrade.json.decisions[0]).toMatchObject({ outcome: 'fix_on_system_upgrade', due_at: null })
  const entries = (await p.get(`/records/${r.id}/timeline`)).json.entries.filter((e: any) => e.verb === 'decided')
  expect(entries.map((e: any) => [e.field, e.was, e.now, e.body])).toEqual([
    ['coordinator_triage', 'coordinate', 'coordinate', ''],
    ['coordinator_triage', 'coordinate', 'track', 'The vendor published this morning'],
    ['cisa_bod_26_04', '3_days_&_forensic_investigation', '3_days_&_forensic_investigation', ''],
    ['cisa_bod_26_04', 'fix_on_system_upgrade', 'fix_on_system_upgrade', ''],
  ])
})

test('lists show what the newest say and go by it, for the desk; whoever else sees the report neither sees nor asks for it', async () => {
  const p = await analyst()
  const own = await finder()
  const product = `Judged ${Date.now()}`
  const r = await newReport(own, { product })
  const other = await newReport(own, { product })
  const asked = async (w: Person, q: string) => (await send('GET', `/api/v1/reports?product=${encodeURIComponent(product)}&${q}`, w.headers)).json
  await p.post(`/reports/${r.id}/scores`, { vector: v31 })
  await p.post(`/reports/${r.id}/decisions`, { table: 'coordinator_triage', answers: triaged })
  await p.post(`/reports/${other.id}/scores`, { vector: 'CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:L' })
  expect((await p.get(`/reports/${r.id}`)).json).toMatchObject({ decision: 'coordinate', severity: 'critical' })
  expect((await asked(p, 'severity=critical')).items.map((x: any) => x.id)).toEqual([r.id])
  expect((await asked(p, 'decision=coordinate')).items.map((x: any) => x.id)).toEqual([r.id])
  expect((await asked(p, 'severity=low')).items.map((x: any) => x.id)).toEqual([other.id])
  const seen = (await own.get(`/reports/${r.id}`)).json
  expect([seen.decision, seen.severity]).toEqual([undefined, undefined])
  for (const q of ['severity=critical', 'decision=coordinate', 'severity=low']) expect((await asked(own, q)).items ?? [], q).toEqual([])
  expect((await p.send('PATCH', `/reports/${r.id}`, { severity: 'none' }, { 'if-match': (await p.get(`/reports/${r.id}`)).headers.etag })).status).toBe(422)
})

const wrong: [string, object, string][] = [
  ['a table that is none', { table: 'nothing', answers: [] }, '/table'],
  ['a point that is not answered', { table: 'coordinator_triage', answers: triaged.slice(1) }, '/answers'],
  ['a point answered twice', { table: 'coordinator_triage', answers: [...triaged.slice(1), triaged[1]] }, '/answers/6'],
  ['a value that is none', { table: 'coordinator_triage', answers: ['report_public=perhaps', ...triaged.slice(1)] }, '/answers/0'],
  ['a point that is none', { table: 'coordinator_triage', answers: ['colour=red', ...triaged.slice(1)] }, '/answers/0'],
  ['no answer at all', { table: 'coordinator_triage', answers: ['yes', ...triaged.slice(1)] }, '/answers/0'],
  ['an outcome that is none', { table: 'coordinator_triage', answers: triaged, outcome: 'shrug', reason: 'because of it' }, '/outcome'],
  ['an unknown member', { table: 'coordinator_triage', answers: triaged, colour: 'red' }, '/colour'],
]
for (const [name, body, pointer] of wrong)
  test(`422 points at ${name}`, async () => {
    const p = await analyst()
    const r = await newReport(p)
    const a = await p.post(`/reports/${r.id}/decisions`, body)
    expect([a.status, pointers(a)]).toEqual([422, [pointer]])
    expect((await p.get(`/reports/${r.id}/decisions`)).json.decisions).toEqual([])
  })

test('who does not judge may not, and reads nothing of it, though the report itself is read', async () => {
  const p = await analyst()
  const own = await finder()
  const r = await newReport(own)
  const etag = async (w: Person) => (await send('GET', `/api/v1/reports/${r.id}`, w.headers)).headers.etag
  const seen = await etag(own)
  expect((await p.post(`/reports/${r.id}/scores`, { vector: v31 })).status).toBe(201)
  expect((await p.post(`/reports/${r.id}/decisions`, { table: 'coordinator_triage', answers: triaged, outcome: 'decline', reason: 'canary of a reason' })).status).toBe(201)
  // who reported sees the report, not how it is weighed: no row, no entry, no change of its mark
  for (const w of ['scores', 'decisions']) expect((await own.get(`/reports/${r.id}/${w}`)).json).toEqual({ [w]: [] })
  const timeline = await own.get(`/records/${r.id}/timeline`)
  expect(timeline.text).not.toContain('canary')
  expect(timeline.json.entries.filter((e: any) => ['scored', 'decided'].includes(e.verb))).toEqual([])
  expect(await etag(own)).toBe(seen)
  expect((await own.post(`/reports/${r.id}/scores`, { vector: v31 })).status).toBe(403)
  expect((await own.post(`/reports/${r.id}/decisions`, { table: 'coordinator_triage', answers: triaged })).status).toBe(403)
  // whom it was not shared with finds nothing, as of what does not exist
  for (const w of [await bank(), await auditor()])
    for (const part of ['scores', 'decisions']) {
      const a = await w.get(`/reports/${r.id}/${part}`)
      const none = await w.get(`/reports/${r.id.replace(/....$/, '0000')}/${part}`)
      expect([a.status, a.json.detail]).toEqual([none.status, none.json.detail])
      expect(a.status).toBe(404)
    }
  // a colleague reads all of it
  expect((await (await lead()).get(`/reports/${r.id}/decisions`)).json.decisions[0].reason).toBe('canary of a reason')
})

test('whom it was routed to does not read how it was weighed, and judges it no further', async () => {
  const p = await analyst()
  const r = await newReport(p)
  await p.post(`/reports/${r.id}/scores`, { vector: v31 })
  await p.act(r.id, 'validate', { text: 'It holds' })
  const fincert = (await p.get('/teams')).json.teams.find((t: any) => /financial/i.test(t.name))
  expect((await p.act(r.id, 'route', { target: fincert.id, code: 'sectoral-cert', text: 'Yours' })).status).toBe(200)
  const b = await bank()
  expect((await b.get(`/reports/${r.id}`)).status).toBe(200)
  expect((await b.get(`/reports/${r.id}/scores`)).json).toEqual({ scores: [] })
  expect((await b.post(`/reports/${r.id}/scores`, { vector: v40 })).status).toBe(403)
})

test('a reason that is taken out of the timeline is taken out of the decision', async () => {
  const p = await analyst()
  const r = await newReport(p)
  await p.post(`/reports/${r.id}/decisions`, { table: 'coordinator_triage', answers: triaged, outcome: 'track', reason: 'a word too many' })
  const e = (await p.get(`/records/${r.id}/timeline`)).json.entries.find((x: any) => x.verb === 'decided')
  const asked = await p.post(`/entries/${e.id}/erasure`, { reason: 'It names somebody' })
  expect(asked.status, asked.text).toBe(201)
  expect((await (await lead()).post('/retention/decisions', { proposals: [asked.json.id], decision: 'confirm' })).json.done).toBe(1)
  expect((await p.get(`/reports/${r.id}/decisions`)).json.decisions[0]).toMatchObject({ overridden: true, outcome: 'track', reason: '' })
})
