// What may be the same as a report: found by CVE, file, address, product and words, with reasons; of what one sees and nothing else
import { expect, test } from '@playwright/test'
import { call } from '../lib/contract.ts'
import { send } from '../lib/http.ts'
import { analyst, auditor, bank, finder, lead, newReport, nobody, type Person } from '../lib/people.ts'

let n = 0
// a name that no other test has, so that only what is meant is found
const name = () => `Zq${Date.now().toString(36)}${(++n).toString(36)}`
const listed = async (p: Person, id: string) => (await p.get(`/reports/${id}/duplicates`)).json.duplicates
const of = (list: any[], r: any) => list.find((k) => k.id === r.id)

function story(product: string) {
  return {
    first: { title: `SQL injection in ${product}`, product, vendor: `${product} Works`, version: '4.2', description: `The endpoint /orders/export of ${product} takes the parameter customer unfiltered into a statement: an attacker reads the orders of every customer without signing in.` },
    again: { title: `${product}: orders of others can be read`, product, vendor: `${product} works`, version: '4.2', description: `In ${product} anybody can read orders of every customer: the parameter customer of /orders/export goes into a SQL statement without escaping.` },
    other: { title: 'Fixed password in a camera', product: `${product} camera`, description: `The firmware opens telnet with a fixed password ${product}x that is printed in the manual.` },
  }
}

async function attach(p: Person, id: string, bytes: string) {
  const body = `--x\r\ncontent-disposition: form-data; name="file"; filename="proof.txt"\r\n\r\n${bytes}\r\n--x--\r\n`
  const a = await call('POST', `/api/v1/records/${id}/attachments`, { ...p.headers, 'content-type': 'multipart/form-data; boundary=x' }, Buffer.from(body))
  expect(a.status).toBe(201)
}

test('the same told twice is found from both sides, with reasons and a score; another thing is not', async () => {
  const p = await analyst()
  const s = story(name())
  const [first, again, other] = [await newReport(p, s.first), await newReport(p, s.again), await newReport(p, s.other)]
  const k = of(await listed(p, again.id), first)
  expect(k).toMatchObject({ kind: 'report', ref: first.ref, title: first.title, product: s.first.product, version: '4.2', state: 'new', outcome: '' })
  expect(k.reasons).toEqual(['same-product', 'same-vendor', 'same-version', 'similar-text'])
  expect(k.text).toBeGreaterThanOrEqual(25)
  expect(k.score).toBeGreaterThan(50)
  expect(of(await listed(p, first.ref), again).score).toBe(k.score)
  for (const r of [first, again]) expect(of(await listed(p, r.id), other)).toBeUndefined()
  expect(of(await listed(p, first.id), first)).toBeUndefined()
})

test('by CVE, by a file with the same bytes, by the address of a site; what a report says now counts', async () => {
  const p = await analyst()
  const word = name()
  const cve = `CVE-2031-${10000 + Math.floor(Math.random() * 80000)}${n}`
  const one = await newReport(p, { title: `${word}a one`, product: `${word}a`, description: `Alpha ${word}a`, cve })
  const two = await newReport(p, { title: `${word}b two`, product: `${word}b`, description: `Beta ${word}b`, cve })
  expect(of(await listed(p, two.id), one)).toMatchObject({ reasons: ['same-cve'], score: 60, cve })
  const etag = (await p.get(`/reports/${one.id}`)).headers.etag as string
  expect((await p.send('PATCH', `/reports/${one.id}`, { cve: '' }, { 'if-match': etag })).status).toBe(200)
  expect(of(await listed(p, two.id), one)).toBeUndefined()
  await attach(p, one.id, `proof of ${word}`)
  await attach(p, two.id, `proof of ${word}`)
  expect(of(await listed(p, two.id), one)).toMatchObject({ reasons: ['same-file'], score: 60 })
  const site = await newReport(p, { title: `${word}c three`, product: '', description: `Gamma ${word}c`, site: `https://www.${word.toLowerCase()}.example/login?next=1` })
  const same = await newReport(p, { title: `${word}d four`, product: '', description: `Delta ${word}d`, site: `http://${word}.example/login` })
  expect(of(await listed(p, same.id), site)).toMatchObject({ reasons: ['same-address'] })
})

test('a case that holds the CVE is named to who sees the case', async () => {
  const p = await analyst()
  const word = name()
  const cve = `CVE-2032-${10000 + Math.floor(Math.random() * 80000)}${n}`
  const r = await newReport(p, { title: `${word} opened`, product: word, description: `Gone into a case ${word}` })
  expect((await p.act(r.id, 'validate', { text: 'It holds' })).status).toBe(200)
  const c = await p.post(`/reports/${r.id}/case`, {})
  expect(c.status, c.text).toBe(201)
  const v = await p.post(`/cases/${c.json.id}/vulnerabilities`, { title: `${word} one`, cve })
  expect(v.status, v.text).toBe(201)
  const later = await newReport(p, { title: `${word}z later`, product: `${word}z`, description: `Told later ${word}z`, cve })
  expect(of(await listed(p, later.id), c.json)).toMatchObject({ kind: 'case', reasons: ['same-cve'] })
})

test('what is not the same is not offered again, from neither side, until that is taken back; the timeline of that report tells it', async () => {
  const p = await analyst()
  const s = story(name())
  const [first, again] = [await newReport(p, s.first), await newReport(p, s.again)]
  const a = await p.post(`/reports/${again.id}/not-the-same`, { record: first.ref })
  expect(a.status, a.text).toBe(201)
  expect(of(a.json.duplicates, first)).toBeUndefined()
  expect((await p.post(`/reports/${again.id}/not-the-same`, { record: first.id })).status).toBe(201)
  expect(of(await listed(await lead(), first.id), again)).toBeUndefined()
  const told = (await p.get(`/records/${again.id}/timeline`)).json.entries.filter((e: any) => e.verb === 'not-the-same')
  expect(told.map((e: any) => e.now)).toEqual([first.id])
  expect((await p.get(`/records/${first.id}/timeline`)).json.entries.filter((e: any) => e.verb === 'not-the-same')).toEqual([])
  expect((await p.send('DELETE', `/reports/${first.id}/not-the-same/${again.id}`)).status).toBe(204)
  expect(of(await listed(p, again.id), first)).toBeDefined()
  expect((await p.send('DELETE', `/reports/${first.id}/not-the-same/${again.id}`)).status).toBe(404)
  const self = await p.post(`/reports/${first.id}/not-the-same`, { record: first.id })
  expect([self.status, self.json.errors[0].pointer]).toEqual([422, '/record'])
})

test('closed as its duplicate: linked, told, and offered no more', async () => {
  const p = await analyst()
  const s = story(name())
  const [first, again] = [await newReport(p, s.first), await newReport(p, s.again)]
  expect((await p.act(again.id, 'decline', { code: 'duplicate', target: first.id, text: 'Somebody reported the same before you' })).status).toBe(200)
  expect((await p.get(`/records/${again.id}/links`)).json.links).toMatchObject([{ type: 'duplicate-of', record: first.id }])
  expect(of(await listed(p, again.id), first)).toBeUndefined()
  expect(of(await listed(p, first.id), again)).toBeUndefined()
})

test('no byte of an answer changes with what is alike and not theirs: another desk, named readers, a file', async () => {
  const [p, b] = [await analyst(), await bank()]
  const s = story(name())
  const cve = `CVE-2033-${10000 + Math.floor(Math.random() * 80000)}${n}`
  const team = (await p.get('/teams')).json.teams.find((t: any) => /financial/i.test(t.name))
  const theirs = await newReport(b, { ...s.first, cve, team: team.id })
  const bytes = async () => (await send('GET', `/api/v1/reports/${theirs.id}/duplicates`, b.headers)).text
  expect(theirs.team).toBe(team.id)
  await attach(b, theirs.id, `proof of ${s.first.product}`)
  const before = await bytes()
  const hidden = [await newReport(p, { ...s.again, cve }), await newReport(p, { ...s.first, cve, tlp: 'red' })]
  await attach(p, hidden[0].id, `proof of ${s.first.product}`)
  for (const h of hidden) expect((await b.get(`/reports/${h.id}`)).status).toBe(404)
  expect(await bytes()).toBe(before)
  expect(of(await listed(p, hidden[0].id), hidden[1])).toBeDefined()
  // a name that is guessed is as one that does not exist
  const real = await b.post(`/reports/${theirs.id}/not-the-same`, { record: hidden[0].id })
  const none = await b.post(`/reports/${theirs.id}/not-the-same`, { record: hidden[0].id.replace(/....$/, '0000') })
  expect([real.status, real.json.detail]).toEqual([none.status, none.json.detail])
  expect(real.status).toBe(404)
  const back = await b.send('DELETE', `/reports/${theirs.id}/not-the-same/${hidden[0].id}`)
  expect(back.status).toBe(404)
  // once it is shared with them it is there
  expect((await p.act(hidden[0].id, 'validate', { text: 'It holds' })).status).toBe(200)
  expect((await p.act(hidden[0].id, 'route', { target: team.id, code: 'sectoral-cert', text: 'Yours' })).status).toBe(200)
  expect(of(await listed(b, theirs.id), hidden[0]).reasons).toContain('same-cve')
})

test('who does not judge the report is not told', async () => {
  const p = await analyst()
  const own = await finder()
  const s = story(name())
  const mine = await newReport(own, s.first)
  const other = await newReport(p, s.again)
  expect((await own.get(`/reports/${mine.id}/duplicates`)).status).toBe(403)
  expect((await own.post(`/reports/${mine.id}/not-the-same`, { record: mine.id })).status).toBe(403)
  expect((await own.get(`/reports/${other.id}/duplicates`)).status).toBe(404)
  expect((await (await auditor()).get(`/reports/${mine.id}/duplicates`)).status).toBe(404)
  expect((await nobody.get(`/reports/${mine.id}/duplicates`)).status).toBe(401)
})

test('one that is closed is named with its outcome', async () => {
  const p = await analyst()
  const s = story(name())
  const [first, again] = [await newReport(p, s.first), await newReport(p, s.again)]
  expect(of(await listed(p, again.id), first)).toBeDefined()
  await p.act(first.id, 'decline', { code: 'spam', text: 'No' })
  expect(of(await listed(p, again.id), first)).toMatchObject({ state: 'closed', outcome: 'spam' })
})
