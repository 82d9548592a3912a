// What is kept how long; what two people of the desk erase, what stays of it, and that nobody else learns of either
import { expect, test } from '@playwright/test'
import { admin, analyst, auditor, bank, bankLead, finder, lead, newReport, nobody, type Person } from '../lib/people.ts'

const due = async (p: Person) => (await p.get('/retention/due')).json
const old = async (p: Person, title: string) => {
  const r = (await due(p)).records.find((x: any) => x.title === title)
  if (!r) throw new Error(`${title} is not past its time`)
  return r
}

test('classes are data with a source; an administrator sets them, in their bounds, and a desk reads what is due at it', async () => {
  const a = await admin()
  const all = (await a.get('/retention')).json
  expect(all.keeper).toBe(true)
  const of = (name: string, d = all) => d.classes.find((c: any) => c.name === name)
  expect(of('case')).toMatchObject({ applies: 'records', how: 'asked', days: 1827, due: 0, next_at: null })
  expect(of('noise')).toMatchObject({ how: 'itself', days: 90 })
  expect(of('events')).toMatchObject({ applies: 'machine', how: 'itself', days: 180 })
  expect(of('intake')).toMatchObject({ days: 7, most: 7 })
  for (const c of all.classes) expect(c.source.length).toBeGreaterThan(10)
  const desk = (await (await analyst()).get('/retention')).json
  expect(desk.keeper).toBe(false)
  expect(of('case', desk).due).toBeGreaterThanOrEqual(2)
  const was = of('mail')
  const set = await a.send('PUT', '/retention/mail', { days: 45, source: 'decided by the centre', revision: was.revision })
  expect(of('mail', set.json)).toMatchObject({ days: 45, source: 'decided by the centre', revision: was.revision + 1 })
  expect((await a.send('PUT', '/retention/mail', { days: 46, source: 'decided by the centre', revision: was.revision })).status).toBe(409)
  await a.send('PUT', '/retention/mail', { days: was.days, source: was.source, revision: was.revision + 1 })
  expect((await a.send('PUT', '/retention/intake', { days: 8, source: 'longer', revision: of('intake').revision })).json.errors[0].pointer).toBe('/days')
  expect((await a.send('PUT', '/retention/Bad%20Name', { days: 8, source: 'longer' })).json.errors[0].pointer).toBe('/name')
  const name = `archive-${Date.now()}`
  const own = await a.send('PUT', `/retention/${name}`, { days: 3653, source: 'a law of the country' })
  expect(of(name, own.json)).toMatchObject({ how: 'asked', applies: 'records', days: 3653 })
  for (const p of [await analyst(), await bankLead(), await bank()]) expect((await p.send('PUT', '/retention/mail', { days: 1, source: 'no' })).status).toBe(403)
  for (const p of [await finder(), await auditor()]) for (const c of (await p.get('/retention')).json.classes) expect(c.due).toBe(0)
  expect((await nobody.get('/retention')).status).toBe(401)
})

test('a record names a class that there is; a hold is a lead\'s', async () => {
  const p = await analyst()
  const r = await newReport(p)
  const patch = async (who: Person, v: object) => {
    const at = await who.get(`/reports/${r.id}`)
    return who.send('PATCH', `/reports/${r.id}`, v, { 'if-match': at.headers.etag })
  }
  expect(r.retention).toBe('case')
  expect((await patch(p, { retention: 'no-such-class' })).json.errors[0].pointer).toBe('/retention')
  expect((await patch(p, { retention: 'events' })).json.errors[0].pointer).toBe('/retention')
  expect((await patch(p, { retention: 'alert' })).json.retention).toBe('alert')
  expect((await patch(p, { legal_hold: true })).status).toBe(422)
  expect((await patch(await lead(), { legal_hold: true })).json.legal_hold).toBe(true)
  // what is put away as noise goes sooner, and what comes back from there does not
  const m = (await p.post('/messages', { title: 'Buy cheap toner', door: 'api', body: 'Cheap toner', tlp: 'amber', team: r.team })).json
  expect(m.retention).toBe('inbox')
  expect((await p.act(m.id, 'noise')).json.retention).toBe('noise')
  expect((await p.act(m.id, 'reopen')).json.retention).toBe('inbox')
})

test('two people erase a record past its time: what it said goes, what it was stays', async () => {
  const a = await analyst()
  const l = await lead()
  const r = await old(a, 'Fax gateway prints the last page of the one before')
  const before = (await a.get(`/reports/${r.record}`)).json
  expect(before.description).toContain('first page')
  const open = await newReport(a)
  const p = (await a.post('/retention/proposals', { records: [r.record, open.id, r.record.replace(/....$/, '0000')] })).json
  expect(p.done).toBe(1)
  expect(p.refused.map((x: any) => x.code)).toEqual(['not-erasable', 'not-found'])
  expect((await a.post('/retention/proposals', { records: [r.ref] })).json.refused[0].code).toBe('proposed-already')
  const mine = await old(a, r.title)
  expect(mine).toMatchObject({ confirmable: false, class: 'case', days: 1827 })
  expect(await old(l, r.title)).toMatchObject({ confirmable: true, proposal: mine.proposal })
  const decide = async (who: Person, decision: string) => (await who.post('/retention/decisions', { proposals: [mine.proposal], decision })).json
  expect((await decide(a, 'confirm')).refused[0].code).toBe('four-eyes')
  // another CERT's lead cannot, and is told what he would be told of nothing
  expect((await decide(await bankLead(), 'confirm')).refused[0].code).toBe('not-found')
  expect((await due(await bankLead())).records.some((x: any) => x.record === r.record)).toBe(false)
  // held at the last moment
  const hold = async (on: boolean) => l.send('PATCH', `/reports/${r.record}`, { legal_hold: on }, { 'if-match': (await l.get(`/reports/${r.record}`)).headers.etag })
  expect((await hold(true)).status).toBe(200)
  expect((await decide(l, 'confirm')).refused[0].code).toBe('not-erasable')
  expect((await due(l)).records.some((x: any) => x.record === r.record)).toBe(false)
  expect((await hold(false)).status).toBe(200)
  expect(await decide(l, 'confirm')).toMatchObject({ done: 1, refused: [] })
  const after = (await a.get(`/reports/${r.record}`)).json
  for (const k of ['ref', 'state', 'tlp', 'outcome', 'received_at', 'closed_at', 'product', 'vendor', 'exploitation'] as const) expect(after[k], k).toEqual(before[k])
  expect(after).toMatchObject({ description: '', title: before.ref, credit_name: '', urls: [] })
  expect(after.erased_at).toBeTruthy()
  const t = await a.get(`/records/${r.record}/timeline`)
  expect(t.text).not.toContain('repaired')
  expect(t.json.entries.at(-1)).toMatchObject({ verb: 'erased', field: 'case', was: 'all' })
  expect(t.json.entries.filter((e: any) => e.erased).length).toBeGreaterThan(0)
  const what = (await l.get(`/records/${r.record}/erasures`)).json.erasures
  expect(what.length).toBe(1)
  expect(what[0]).toMatchObject({ rule: 'case', state: 'done', entry: null })
  expect(what[0].texts).toBeGreaterThan(0)
  expect(what[0].proposed_by_name && what[0].decided_by_name).toBeTruthy()
  expect((await l.post(`/reports/${r.record}/reporter`, { reason: 'is it gone' })).json.anonymous).toBe(true)
  expect((await l.get('/search?q=fax')).json.hits.some((h: any) => h.record === r.record)).toBe(false)
  for (const [path, body] of [
    [`/records/${r.record}/notes`, { body: 'again' }],
    [`/records/${r.record}/acts/reopen`, {}],
  ] as const)
    expect((await l.post(path, body)).json.type).toBe('/problems/erased')
})

test('declined is left as it was', async () => {
  const a = await analyst()
  const r = await old(a, 'Ticket printer answers to a password from its manual')
  expect((await a.post('/retention/proposals', { records: [r.record] })).json.done).toBe(1)
  const p = await old(a, r.title)
  expect((await a.post('/retention/decisions', { proposals: [p.proposal], decision: 'decline' })).json.done).toBe(1)
  expect((await old(a, r.title)).proposal).toBe(null)
  expect((await a.post('/retention/decisions', { proposals: [p.proposal], decision: 'confirm' })).json.refused[0].code).toBe('not-found')
})

test('one text goes, the entry and its proof stay; who did not see it learns nothing', async () => {
  const a = await analyst()
  const l = await lead()
  const f = await finder()
  const r = (await f.post('/reports', { title: 'Camera shows its stream', product: 'C1 camera', description: 'It does.' })).json
  await a.post(`/records/${r.id}/notes`, { body: 'his number is 0300 1234567 zebrafinch' })
  const entries = async (p: Person) => (await p.get(`/records/${r.id}/timeline`)).json.entries
  const note = (await entries(a)).find((e: any) => e.body.includes('zebrafinch'))
  const seen = JSON.stringify(await entries(f))
  for (const p of [f, await bank()]) expect((await p.post(`/entries/${note.id}/erasure`, { reason: 'I wish so' })).status).toBeGreaterThanOrEqual(403)
  const absent = await (await bank()).post(`/entries/${note.id.replace(/....$/, '0000')}/erasure`, { reason: 'I wish so' })
  expect((await (await bank()).post(`/entries/${note.id}/erasure`, { reason: 'I wish so' })).json.detail).toBe(absent.json.detail)
  const asked = await a.post(`/entries/${note.id}/erasure`, { reason: 'a private number' })
  expect(asked.status).toBe(201)
  expect((await due(l)).texts.find((x: any) => x.id === asked.json.id)).toMatchObject({ confirmable: true, reason: 'a private number', entry: note.id })
  expect((await a.post('/retention/decisions', { proposals: [asked.json.id], decision: 'confirm' })).json.refused[0].code).toBe('four-eyes')
  expect((await l.post('/retention/decisions', { proposals: [asked.json.id], decision: 'confirm' })).json.done).toBe(1)
  const after = await entries(a)
  expect(after.find((e: any) => e.id === note.id)).toMatchObject({ body: '', erased: true, verb: 'note' })
  expect(after.at(-1)).toMatchObject({ verb: 'erased', field: 'redaction', was: note.id })
  expect((await a.get('/search?q=zebrafinch')).json.hits.some((h: any) => h.record === r.id)).toBe(false)
  expect(JSON.stringify(await entries(f))).toBe(seen)
  expect((await f.get(`/records/${r.id}/erasures`)).json.erasures).toEqual([])
  expect((await a.post(`/entries/${note.id}/erasure`, { reason: 'once more' })).json.type).toBe('/problems/not-erasable')
})
