// The end of an embargo comes near: how many days before is told is the desk's; what vendors get before goes when the desk
// sends it, with letters that say nothing. When and whom the clock tells: src/domain/disclosure/case_remind_test.c
import { expect, test } from '@playwright/test'
import { embargo, invite, newCase, seat, secret } from '../lib/cases.ts'
import { analyst, bank, bankLead, finder, lead, organisation, vendor } from '../lib/people.ts'

test('how many days before is data of the desk', async () => {
  const [p, l] = [await analyst(), await lead()]
  const team = await seat(p)
  const path = `/teams/${team}/embargo-reminders`
  expect((await p.get(path)).json.reminders).toEqual([{ days: 14 }, { days: 7 }, { days: 1 }])
  expect((await p.send('PUT', path, { reminders: [] })).status).toBe(403)
  for (const days of [[1, 7], [7, 7], [0], [91], Array.from({ length: 11 }, (_, i) => 20 - i)]) expect((await l.send('PUT', path, { reminders: days.map((d) => ({ days: d })) })).status, String(days)).toBe(422)
  expect((await l.send('PUT', path, { reminders: [{ days: 30 }, { days: 2 }] })).json.reminders).toEqual([{ days: 30 }, { days: 2 }])
  expect((await l.send('PUT', path, { reminders: [{ days: 14 }, { days: 7 }, { days: 1 }] })).status).toBe(200)
  for (const other of [await bank(), await bankLead(), await finder(), await vendor()]) {
    expect((await other.get(path)).status).toBe(404)
    expect((await other.send('PUT', path, { reminders: [] })).status).toBe(404)
  }
})

test('the desk writes to the vendors, also to the silent ones, and nobody else learns of it', async () => {
  const p = await analyst()
  const v = await newCase(p)
  const up = `/cases/${v.id}/embargo/heads-up`
  expect((await p.post(up, {})).status).toBe(409)
  await embargo(p, v.id)
  const nimbus = await organisation(p, 'Nimbus Networks')
  const a = await invite(p, v.id, { subject: nimbus.id })
  await invite(p, v.id, { name: 'Silent Routers', address: 'psirt@quiet.example' })
  const nim = await vendor()
  expect((await nim.post(`/cases/offers/${a.part}`, { agrees: true })).status).toBe(200)
  const e = (await p.get(`/cases/${v.id}/embargo`)).json
  expect(e.heads_up_at).toBeNull()
  expect((await nim.get(`/cases/${v.id}/embargo`)).json).not.toHaveProperty('heads_up')
  const whom = (await p.post(up, {})).json
  expect(whom.names).toEqual(expect.arrayContaining(['Nimbus Networks', 'Silent Routers']))
  expect((await p.post(up, { send: true })).status).toBe(422)
  const before = await (await bank()).get('/notifications?limit=100')
  expect((await p.post(up, { send: true, text: `${secret}: what we will publish` })).json.count).toBe(2)
  expect((await p.get(`/cases/${v.id}/embargo`)).json).toMatchObject({ heads_up: false, heads_up_at: expect.any(String) })
  expect((await nim.get(`/cases/${v.id}/thread?with=${a.part}`)).text).toContain('what we will publish')
  const letters = (await (await lead()).get('/outbox?limit=200')).json.messages.filter((m: any) => m.record === v.id && m.rule === 'case-heads-up')
  expect(letters).toHaveLength(2)
  for (const m of letters) {
    expect(m.state).toBe('held')
    expect(JSON.stringify(m)).not.toContain(secret)
  }
  expect((await nim.post(up, { send: true, text: 'x' })).status).toBe(403)
  expect((await (await bank()).post(up, { send: true, text: 'x' })).status).toBe(404)
  for (const at of [up, up.replace(/.{4}\/embargo/, '0000/embargo')]) expect((await (await finder()).post(at, { send: true, text: 'x' })).status).toBe(403)
  expect((await (await bank()).get('/notifications?limit=100')).text).toBe(before.text)
})
