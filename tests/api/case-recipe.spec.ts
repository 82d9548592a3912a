// Checklists of a case: what fits is said with its reason, ticks name who and when, and all of it is the desk's alone
import { expect, test } from '@playwright/test'
import { day, embargo, invite, newCase } from '../lib/cases.ts'
import { analyst, auditor, bank, finder, newReport, nobody, organisation, vendor } from '../lib/people.ts'

test('what fits a case now is offered with its reason; steps are ticked; nobody else learns of it', async () => {
  const p = await analyst()
  const v = await newCase(p)
  const of = async () => (await p.get(`/cases/${v.id}/recipes`)).json.recipes
  const fits = async () => (await of()).filter((r: any) => r.fits).map((r: any) => r.recipe)
  const all = await of()
  expect(all).toHaveLength(21)
  expect(new Set(all.map((r: any) => r.recipe)).size).toBe(21)
  for (const r of all) expect(r.steps.length, r.recipe).toBeGreaterThanOrEqual(3)
  expect(await fits()).toEqual([])
  await embargo(p, v.id, 10)
  const a = await invite(p, v.id, { subject: (await organisation(p, 'Nimbus Networks')).id })
  const nim = await vendor()
  const offer = (await nim.get('/cases/offers')).json.offers.find((o: any) => o.part === a.part)
  await nim.post(`/cases/offers/${a.part}`, { agrees: true, until: offer.until })
  await nim.post(`/cases/${v.id}/words`, { to: 'party', body: 'We look at it.' })
  expect(await fits()).toEqual(['guide-08']) // ten days, and no fix
  const second = await newReport(p, { title: 'Seen by another' })
  await p.act(second.id, 'validate', { note: 'x' })
  expect((await p.post(`/cases/${v.id}/reports`, { report: second.id })).status).toBe(201)
  await nim.post(`/cases/${v.id}/embargo/proposals`, { until: day(40), zone: 'UTC', reason: 'tests' })
  expect(await fits()).toEqual(['guide-08', 'guide-15', 'guide-19'])
  // taken up, ticked, put away and taken up again: what was ticked is there
  const at = `/cases/${v.id}/recipes/guide-08`
  const first = (x: any) => x.json.recipes[0]
  expect(first(await p.send('PUT', at, { attached: true }))).toMatchObject({ recipe: 'guide-08', fits: expect.stringContaining('two weeks') })
  const me = (await p.get('/me')).json.name
  expect(first(await p.send('PUT', `${at}/steps/2`, { done: true })).steps[1]).toMatchObject({ n: 2, done_by: me })
  expect((await p.send('PUT', at, { attached: false })).json.recipes.find((r: any) => r.recipe === 'guide-08').attached_at).toBeNull()
  expect(first(await p.send('PUT', at, { attached: true })).steps[1].done_at).not.toBeNull()
  expect(first(await p.send('PUT', `${at}/steps/2`, { done: false })).steps[1]).toMatchObject({ done_at: null, done_by: '' })
  const told = (await p.get(`/records/${v.id}/timeline?limit=500`)).json.entries.filter((e: any) => e.verb === 'checklist')
  expect(told.map((e: any) => e.now).sort()).toEqual(['attached', 'attached', 'done 2', 'open 2', 'put-away'])
  // what does not fit
  expect((await p.send('PUT', `/cases/${v.id}/recipes/guide-99`, { attached: true })).status).toBe(404)
  expect((await p.send('PUT', `${at}/steps/6`, { done: true })).status).toBe(404)
  expect((await p.send('PUT', `${at}/steps/0`, { done: true })).status).toBe(404)
  expect((await p.send('PUT', `${at}/steps/1`, {})).status).toBe(422)
  // the vendor that takes part, and who does not
  expect((await nim.get(`/cases/${v.id}/recipes`)).status).toBe(403)
  expect((await nim.get(`/records/${v.id}/timeline?limit=500`)).text).not.toMatch(/checklist|guide-08/)
  for (const who of [nobody, await bank(), await finder(), await auditor()]) {
    expect([401, 403, 404]).toContain((await who.get(`/cases/${v.id}/recipes`)).status)
    expect([401, 403, 404]).toContain((await who.send('PUT', at, { attached: false })).status)
    expect([401, 403, 404]).toContain((await who.send('PUT', `${at}/steps/1`, { done: true })).status)
  }
  // attacks end the embargo, and what to do then is offered
  await p.act(v.id, 'note-attacks', { text: 'two sensors saw it' })
  expect(await fits()).toContain('guide-02')
})
