// Files in a case: the desk's until it gives them to one party or to all; a party's own; behind a link as signed in; and no
// file for anybody else, by no address
import { expect, test } from '@playwright/test'
import { embargo, invite, linkOf, newCase, secret } from '../lib/cases.ts'
import { call } from '../lib/contract.ts'
import { base, send } from '../lib/http.ts'
import { analyst, auditor, bank, finder, lead, newReport, nobody, organisation, type Person, vendor } from '../lib/people.ts'

const part = (name: string, text: string) => `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${text}\r\n`
const attach = (p: Person, id: string, name: string, text: string) => call('POST', `/api/v1/records/${id}/attachments`, { ...p.headers, 'content-type': 'multipart/form-data; boundary=x' }, Buffer.from(`${part(name, text)}--x--\r\n`))
const names = async (p: Person, id: string) => (await p.get(`/records/${id}/attachments`)).json.attachments.map((f: any) => f.name).sort()

test('a file of a case is read by the desk alone, until it is given; a party adds its own', async () => {
  test.setTimeout(120_000)
  const [p, l, nim, fincert] = [await analyst(), await lead(), await vendor(), await bank()]
  const v = await newCase(p)
  await embargo(p, v.id)
  const a = await invite(p, v.id, { subject: (await organisation(p, 'Nimbus Networks')).id })
  const b = await invite(p, v.id, { name: 'Others', address: `psirt-${Date.now()}@others.example` })
  // before its consent a party neither sees a file nor adds one
  const proof = (await attach(p, v.id, 'proof.txt', `${secret} proof`)).json.attachments[0]
  expect(proof).toMatchObject({ audience: 'some', given: '' })
  expect((await p.send('PUT', `/attachments/${proof.id}/audience`, { to: 'party', party: a.part })).json.attachments[0]).toMatchObject({ audience: 'some', given: a.part })
  expect((await nim.get(`/attachments/${proof.id}/content`)).status).toBe(404)
  expect((await attach(nim, v.id, 'x.txt', 'x')).status).toBe(404)
  expect((await p.send('PUT', `/attachments/${proof.id}/audience`, { to: 'desk' })).json.attachments[0].given).toBe('')
  const offer = (await nim.get('/cases/offers')).json.offers.find((o: any) => o.part === a.part)
  expect((await nim.post(`/cases/offers/${a.part}`, { agrees: true, until: offer.until })).status).toBe(200)
  // denied by default, given to one, taken back, given to all
  expect(await names(nim, v.id)).toEqual([])
  expect((await nim.send('PUT', `/attachments/${proof.id}/audience`, { to: 'all' })).status).toBe(403)
  expect((await p.send('PUT', `/attachments/${proof.id}/audience`, { to: 'party', party: a.part })).status).toBe(200)
  expect((await nim.get(`/attachments/${proof.id}/content`)).text).toBe(`${secret} proof`)
  expect((await nim.send('PUT', `/attachments/${proof.id}/audience`, { to: 'all' })).status).toBe(403)
  expect((await nim.get(`/records/${v.id}/timeline?limit=500`)).json.entries.some((e: any) => e.verb === 'attachment-given' && e.now === 'party')).toBe(true)
  // a party's own is the desk's and its own
  expect((await attach(nim, v.id, 'fix.diff', 'a fix')).status).toBe(201)
  expect(await names(nim, v.id)).toEqual(['fix.diff', 'proof.txt'])
  const fix = (await p.get(`/records/${v.id}/attachments`)).json.attachments.find((f: any) => f.name === 'fix.diff')
  expect(fix).toMatchObject({ audience: 'some', given: a.part })
  // the one without account: by its link, as signed in
  const letter = await linkOf(l, v.id, b.address, v.ref)
  const until = /name="until" value="([^"]+)"/.exec((await send('GET', letter.url)).text)?.[1] ?? ''
  const press = (parts: Record<string, string>, files = '') => {
    const body = Object.entries(parts).map(([k, w]) => `--x\r\nContent-Disposition: form-data; name="${k}"\r\n\r\n${w}\r\n`).join('')
    return send('POST', letter.url, { 'content-type': 'multipart/form-data; boundary=x', origin: base.origin }, `${body}${files}--x--\r\n`)
  }
  expect((await send('GET', `${letter.url}/files/${proof.id}`)).status).toBe(404)
  expect((await press({ act: 'words', text: '' }, part('early.txt', 'e'))).status).toBe(404)
  expect((await press({ act: 'agree', until })).headers.location).toContain('done=1')
  expect((await send('GET', letter.url)).text).not.toContain('proof.txt')
  for (const f of [proof, fix]) expect((await send('GET', `${letter.url}/files/${f.id}`)).status).toBe(404)
  expect((await p.send('PUT', `/attachments/${proof.id}/audience`, { to: 'all' })).json.attachments.find((f: any) => f.id === proof.id)).toMatchObject({ audience: 'all', given: '' })
  expect((await send('GET', letter.url)).text).toContain('proof.txt')
  const got = await send('GET', `${letter.url}/files/${proof.id}`)
  expect(got.text).toBe(`${secret} proof`)
  expect(got.headers['content-disposition']).toMatch(/^attachment/)
  expect((await press({ act: 'words', text: '' }, part('ours.txt', 'o'))).headers.location).toContain('done=1')
  expect((await press({ act: 'words', text: '' })).headers.location).toContain('done=0')
  expect((await send('GET', letter.url)).text).toContain('ours.txt')
  expect(await names(nim, v.id)).toEqual(['fix.diff', 'proof.txt'])
  expect(await names(p, v.id)).toEqual(['fix.diff', 'ours.txt', 'proof.txt'])
  expect((await p.get(`/cases/${v.id}/parties`)).json.parties.find((x: any) => x.part === b.part).contact).toBe('answered')
  // those outside: not there, whatever they try
  for (const who of [nobody, fincert, await finder(), await auditor()])
    for (const f of [proof, fix]) {
      expect([401, 403, 404]).toContain((await who.get(`/attachments/${f.id}/content`)).status)
      expect([401, 403, 404]).toContain((await who.send('PUT', `/attachments/${f.id}/audience`, { to: 'all' })).status)
    }
  // what does not fit
  expect((await p.send('PUT', `/attachments/${proof.id}/audience`, { to: 'party' })).status).toBe(422)
  expect((await p.send('PUT', `/attachments/${proof.id}/audience`, { to: 'reporter' })).status).toBe(422)
  expect((await p.send('PUT', `/attachments/${proof.id}/audience`, { to: 'everybody' })).status).toBe(422)
  // who has left reads it no longer
  expect((await p.post(`/cases/${v.id}/parties/${b.part}/acts/remove`, {})).status).toBe(200)
  expect((await send('GET', `${letter.url}/files/${proof.id}`)).status).toBe(404)
  expect((await p.send('PUT', `/attachments/${fix.id}/audience`, { to: 'party', party: b.part })).status).toBe(422)
})

test('a file of a report is given to who reported it, and taken back', async () => {
  const [p, f] = [await analyst(), await finder()]
  const r = (await f.post('/reports', { title: 'A file comes back', description: 'x' })).json
  expect((await attach(f, r.id, 'mine.txt', 'm')).json.attachments[0]).toMatchObject({ given: 'reporter' })
  const note = (await attach(p, r.id, 'note.txt', 'n')).json.attachments.find((x: any) => x.name === 'note.txt')
  expect(await names(f, r.id)).toEqual(['mine.txt'])
  expect((await p.send('PUT', `/attachments/${note.id}/audience`, { to: 'party', party: `prt_${'0'.repeat(26)}` })).status).toBe(422)
  expect((await p.send('PUT', `/attachments/${note.id}/audience`, { to: 'reporter' })).status).toBe(200)
  expect(await names(f, r.id)).toEqual(['mine.txt', 'note.txt'])
  expect((await p.send('PUT', `/attachments/${note.id}/audience`, { to: 'desk' })).status).toBe(200)
  expect(await names(f, r.id)).toEqual(['mine.txt'])
  const own = await newReport(p)
  const g = (await attach(p, own.id, 'own.txt', 'o')).json.attachments[0]
  expect((await (await bank()).send('PUT', `/attachments/${g.id}/audience`, { to: 'all' })).status).toBe(404)
})
