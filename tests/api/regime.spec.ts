// Times that laws and guides name: listed, given out, taken in, taken over as a target; who may; nothing that runs moves.
// What is wrong in a table, and clocks by an adopted row: src/domain/disclosure/regime_test.c
import { expect, test } from '@playwright/test'
import { seat } from '../lib/cases.ts'
import { admin, analyst, bank, finder, lead, newReport, nobody, type Person } from '../lib/people.ts'

const take = (p: Person, table: string) => p.send('POST', '/regimes', table, { 'content-type': 'text/csv' })

test('the table that comes with the hub', async () => {
  for (const p of [await analyst(), await admin(), await finder()]) {
    const all = (await p.get('/regimes')).json.regimes
    for (let i = 1; i <= 24; i++) expect(all.some((r: any) => r.code === `K${i}` || r.code === `K${i}a`), `K${i}`).toBe(true)
    expect(all.filter((r: any) => r.adoptable && !r.own).map((r: any) => `${r.code} ${r.kind} ${r.step} ${r.amount} ${r.unit}`)).toEqual(['K1 report acknowledge 3 working-days', 'K2 report validate 7 days', 'K3 report resolve 90 days', 'K4 case disclose 45 days', 'K10d incident acknowledge 24 hours'])
    for (const r of all) expect(r.source, r.code).not.toBe('')
  }
  expect((await nobody.get('/regimes')).status).toBe(401)
  const csv = await (await lead()).get('/regimes/export')
  expect(csv.text.split('\r\n')[0]).toBe('code,regime,applies_to,trigger,duration,calendar,effective_from,source,status,kind,step,amount,unit')
})

test('rows of the hub, and one taken over: its source stays with the target, and what runs keeps its date', async () => {
  const [l, p, a] = [await lead(), await analyst(), await admin()]
  const team = await seat(l)
  const targets = async () => (await l.get(`/teams/${team}/targets`)).json.targets
  const before = await targets()
  const r = await newReport(p)
  const due = async () => (await p.get(`/records/${r.id}/deadlines`)).json.deadlines.find((d: any) => d.regime === 'validate').due_at
  const was = await due()
  const table = 'code,regime,duration,source,status,kind,step,amount,unit\nLAW-1,Judge sooner,2 days,"Our law, section 3",in force,report,validate,2,days\n'
  for (const other of [p, await bank(), await finder()]) expect((await take(other, table)).status).toBe(403)
  expect((await take(a, table.replace('LAW-1', 'K1'))).status).toBe(422)
  const wrong = await take(a, table.replace('in force', 'law'))
  expect(wrong.status).toBe(422)
  expect(wrong.json.errors[0]).toMatchObject({ pointer: '/line/2/status', code: 'not-a-word' })
  const taken = await take(a, table)
  expect(taken.status, taken.text).toBe(200)
  expect(taken.json.regimes.at(-1)).toMatchObject({ code: 'LAW-1', own: true, adoptable: true, status: 'in force' })
  const adopt = (who: Person, code: string, at = team) => who.post(`/teams/${at}/targets/regimes/${code}`)
  expect((await adopt(p, 'LAW-1')).status).toBe(403)
  expect((await adopt(await bank(), 'LAW-1')).status).toBe(404)
  expect((await adopt(l, 'LAW-9')).status).toBe(404)
  expect((await adopt(l, 'K6')).status).toBe(409)
  expect((await adopt(l, 'LAW-1')).status).toBe(204)
  expect((await targets()).find((t: any) => t.kind === 'report' && t.regime === 'validate')).toMatchObject({ amount: 2, unit: 'days', source: 'Our law, section 3', basis: 'LAW-1' })
  expect(await due()).toBe(was)
  // kept as it is, it goes on to say where it is from; changed, it does not
  const put = (list: any[]) => l.send('PUT', `/teams/${team}/targets`, { targets: list.map(({ kind, regime, amount, unit, source }) => ({ kind, regime, amount, unit, source })) })
  expect((await put(await targets())).json.targets.find((t: any) => t.basis)).toMatchObject({ basis: 'LAW-1' })
  expect((await put((await targets()).map((t: any) => (t.basis ? { ...t, amount: 3 } : t)))).json.targets.some((t: any) => t.basis)).toBe(false)
  expect((await put(before)).status).toBe(200)
  expect((await a.send('DELETE', '/regimes/LAW-1')).status).toBe(204)
  expect((await a.send('DELETE', '/regimes/K1')).status).toBe(404)
  expect((await p.send('DELETE', '/regimes/K1')).status).toBe(403)
})
