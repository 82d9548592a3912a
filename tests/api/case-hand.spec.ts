// A case goes to another desk: only to one that sees it, when it says yes; parties, statements, days and files go with it, and
// what was said in private stays where it was said
import { expect, test } from '@playwright/test'
import { embargo, invite, linkOf, newCase, press, seat } from '../lib/cases.ts'
import { call } from '../lib/contract.ts'
import { send } from '../lib/http.ts'
import { analyst, auditor, bank, finder, lead, nobody, north, organisation, type Person, vendor } from '../lib/people.ts'

const attach = (p: Person, id: string, name: string) =>
  call('POST', `/api/v1/records/${id}/attachments`, { ...p.headers, 'content-type': 'multipart/form-data; boundary=x' }, Buffer.from(`--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\nx\r\n--x--\r\n`))

test('a case is handed over to a desk that takes part: refused, withdrawn, accepted', async () => {
  test.setTimeout(120_000)
  const [p, l, nim, fincert] = [await analyst(), await lead(), await vendor(), await bank()]
  const v = await newCase(p)
  const e = await embargo(p, v.id)
  const a = await invite(p, v.id, { subject: (await organisation(p, 'Nimbus Networks')).id })
  const b = await invite(p, v.id, { name: 'By mail', address: `psirt-${Date.now()}@mail.example` })
  const desk = await invite(p, v.id, { subject: await seat(fincert), role: 'coordinator', shared: true })
  const at = `/cases/${v.id}/hand-over`
  const ask = (part: string) => p.post(at, { part, reason: 'Your sector, your case' })
  // not to a vendor, not to oneself, not before it has agreed to the embargo, not without a reason
  const own = (await p.get(`/cases/${v.id}/parties`)).json.parties.find((x: any) => x.subject === v.team)
  for (const part of [a.part, own.part, desk.part]) expect((await ask(part)).status).toBe(422)
  expect((await fincert.post(`/cases/offers/${desk.part}`, { agrees: true })).status).toBe(200)
  expect((await p.post(at, { part: desk.part })).status).toBe(422)
  expect((await fincert.get(at)).json.team).toBe('')
  expect((await fincert.post(at, { part: desk.part, reason: 'mine now' })).status).toBe(403)
  expect((await ask(desk.part)).status).toBe(201)
  expect((await ask(desk.part)).status).toBe(409)
  expect((await p.get(at)).json).toMatchObject({ team: desk.subject, acts: ['withdraw'] })
  expect((await p.post(`${at}/acts/accept`, {})).status).toBe(409)
  // the others learn nothing of it
  const offer = (await nim.get('/cases/offers')).json.offers.find((o: any) => o.part === a.part)
  await nim.post(`/cases/offers/${a.part}`, { agrees: true, until: offer.until })
  expect((await nim.get(at)).json).toMatchObject({ team: '', reason: '' })
  expect((await nim.get(`/records/${v.id}/timeline?limit=500`)).text).not.toContain('Your sector')
  for (const who of [nobody, await finder(), await auditor(), await north()]) {
    expect([401, 403, 404]).toContain((await who.get(at)).status)
    expect([401, 403, 404]).toContain((await who.post(`${at}/acts/accept`, {})).status)
  }
  // refused with words, and withdrawn: nothing has moved
  expect((await fincert.get(at)).json).toMatchObject({ reason: 'Your sector, your case', acts: ['accept', 'refuse'] })
  expect((await fincert.post(`${at}/acts/refuse`, {})).status).toBe(422)
  expect((await fincert.post(`${at}/acts/refuse`, { text: 'No hands free.' })).json.team).toBe('')
  expect((await ask(desk.part)).status).toBe(201)
  expect((await p.post(`${at}/acts/withdraw`, {})).status).toBe(200)
  expect((await fincert.post(`${at}/acts/accept`, {})).status).toBe(409)
  expect((await p.get(`/cases/${v.id}`)).json.team).toBe(v.team)
  // what stands in the case before
  const letter = await linkOf(l, v.id, b.address, v.ref)
  const until = /name="until" value="([^"]+)"/.exec((await send('GET', letter.url)).text)?.[1] ?? ''
  await press(letter.url, { act: 'agree', until })
  await press(letter.url, { act: 'words', text: 'said to the centre alone' })
  await p.post(`/cases/${v.id}/words`, { to: 'desk', body: 'among the centre' })
  const mine = (await nim.get(`/cases/${v.id}/statuses`)).json.statuses[0]
  await nim.post(`/cases/${v.id}/statuses/${mine.part}/acts/say`, { state: 'affected', statement: 'All 4.x.' })
  await attach(p, v.id, 'notes.txt')
  await attach(nim, v.id, 'fix.txt')
  expect((await fincert.get(`/cases/${v.id}/parties`)).json.parties.map((x: any) => x.name)).not.toContain('By mail')
  // accepted
  expect((await ask(desk.part)).status).toBe(201)
  expect((await fincert.post(`${at}/acts/accept`, { text: 'We take it.' })).status).toBe(200)
  expect((await fincert.get(`/cases/${v.id}`)).json).toMatchObject({ team: desk.subject, embargo: 'active', embargo_until: e.until })
  const seen = (await fincert.get(`/cases/${v.id}/parties`)).json.parties
  expect(seen.map((x: any) => x.name)).toEqual(expect.arrayContaining(['By mail', 'Nimbus Networks']))
  expect(seen.find((x: any) => x.part === a.part)).toMatchObject({ consent: 'signatory', acts_for: 'desk' })
  expect((await fincert.get(`/cases/${v.id}/statuses`)).json.statuses.find((x: any) => x.part === mine.part)).toMatchObject({ statement: 'All 4.x.' })
  expect((await fincert.get(`/records/${v.id}/attachments`)).json.attachments.map((f: any) => f.name).sort()).toEqual(['fix.txt', 'notes.txt'])
  expect((await fincert.get(`/cases/${v.id}/thread?with=${b.part}`)).text).not.toContain('said to the centre alone')
  expect((await fincert.get(`/cases/${v.id}/thread?with=desk`)).text).not.toContain('among the centre')
  // the former desk takes part, and leads no more
  expect((await p.get(`/cases/${v.id}`)).status).toBe(200)
  expect((await p.get(`/records/${v.id}/timeline?limit=500`)).text).toContain('said to the centre alone')
  expect((await p.post(`/cases/${v.id}/parties`, { role: 'vendor', name: 'x', address: 'x@x.example' })).status).toBe(403)
  expect((await p.get(`/records/${v.id}/attachments`)).json.attachments.map((f: any) => f.name)).toEqual([])
  expect((await p.get(`/cases/${v.id}/recipes`)).status).toBe(403)
  expect((await p.get(`/cases/${v.id}/parties`)).json.parties.map((x: any) => x.name)).not.toContain('By mail')
  // parties go on, with the new desk, by the links they have
  expect((await press(letter.url, { act: 'words', text: 'said to the new desk' })).headers.location).toContain('done=1')
  expect((await fincert.get(`/cases/${v.id}/thread?with=${b.part}`)).text).toContain('said to the new desk')
  expect((await p.get(`/records/${v.id}/timeline?limit=500`)).text).not.toContain('said to the new desk')
  expect((await nim.post(`/cases/${v.id}/statuses/${mine.part}/acts/say`, { state: 'fixed', statement: '4.9 is good.' })).status).toBe(200)
  expect((await fincert.post(`/cases/${v.id}/statuses/${mine.part}/acts/approve`, {})).json.approval).toBe('approved')
  expect((await p.get(`/cases/${v.id}/statuses`)).json.statuses).toEqual([])
  // and the new desk gives it back
  const back = (await fincert.get(`/cases/${v.id}/parties`)).json.parties.find((x: any) => x.subject === v.team)
  expect(back).toMatchObject({ role: 'coordinator', consent: 'signatory' })
  expect((await fincert.post(at, { part: back.part, reason: 'Yours again' })).status).toBe(201)
  expect((await p.post(`${at}/acts/accept`, {})).status).toBe(200)
  expect((await p.get(`/cases/${v.id}`)).json.team).toBe(v.team)
  expect((await p.get(`/cases/${v.id}/parties`)).json.parties.map((x: any) => x.name)).toContain('By mail')
})
