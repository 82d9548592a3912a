// Advisories: drafted from a CVE, checked, read by a second person, published, corrected, withdrawn; what readers see and what nobody does
import { writeFileSync, mkdtempSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { call } from '../lib/contract.ts'
import { send } from '../lib/http.ts'
import { admin, analyst, bank, finder, harbour, lead, newOrganisation, nobody, type Person } from '../lib/people.ts'

let made = 0
const cve = () => `CVE-2032-${10000 + Math.floor(Math.random() * 80000) * 10 + made++}`
const record = (id: string, product: string) =>
  JSON.stringify({
    dataType: 'CVE_RECORD', dataVersion: '5.1',
    cveMetadata: { cveId: id, state: 'PUBLISHED', assignerShortName: 'acme', datePublished: '2032-01-02T03:04:05Z' },
    containers: {
      cna: {
        title: `Hole in ${product}`,
        descriptions: [{ lang: 'en', value: `A hole in ${product} lets anybody in. It is wide.` }],
        affected: [{ vendor: 'Acme', product, versions: [{ version: '2.0.0', lessThan: '2.3.1', status: 'affected', versionType: 'semver' }] }],
        problemTypes: [{ descriptions: [{ lang: 'en', cweId: 'CWE-79', description: 'CWE-79' }] }],
        metrics: [{ cvssV3_1: { version: '3.1', vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', baseScore: 9.8, baseSeverity: 'CRITICAL' } }],
        references: [{ url: 'https://acme.example/advisory', tags: ['vendor-advisory'] }],
      },
    },
  })
const take = async (id: string, product: string) => {
  const l = await lead()
  const a = await call('POST', '/api/v1/vulnerability-imports', { ...l.headers, 'content-type': 'application/x-ndjson' }, record(id, product))
  expect(a.status, a.text).toBe(200)
}
const patch = async (p: Person, id: string, value: object) =>
  p.send('PATCH', `/advisories/${id}`, value, { 'if-match': (await p.get(`/advisories/${id}`)).headers.etag })
async function draft(p: Person, product: string) {
  const id = cve()
  await take(id, product)
  const a = await p.post('/advisories/from-vulnerabilities', { vulnerabilities: [id] })
  expect(a.status, a.text).toBe(201)
  return { cve: id, a: (await p.get(`/advisories/${a.json.id}`)).json }
}
const ok = async (a: Promise<any>) => {
  const b = await a
  expect(b.status, b.text).toBe(200)
  return b.json
}
async function published(product: string, more: object = { tlp: 'clear' }) {
  const p = await analyst()
  const l = await lead()
  const d = await draft(p, product)
  await ok(p.post(`/advisories/${d.a.id}/confirm`))
  await ok(patch(p, d.a.id, more))
  await ok(p.act(d.a.id, 'submit'))
  await ok(l.act(d.a.id, 'approve'))
  await ok(p.act(d.a.id, 'publish'))
  return { ...d, p, l }
}

// as the demonstration has it; who tries out mail may have emptied it
test.beforeAll(async () => {
  const boss = await admin()
  if (!(await boss.get('/admin/site')).json.base_url) expect((await boss.send('PATCH', '/admin/site', { base_url: 'http://localhost:8080' })).status).toBe(200)
})

test('what an advisory stands beside holds it: an embargo while it lasts, and a marking that is another one\'s', async () => {
  const p = await analyst()
  const { a } = await draft(p, 'Bridge')
  await ok(p.post(`/advisories/${a.id}/confirm`))
  await ok(patch(p, a.id, { tlp: 'clear' }))
  const stops = async () => (await p.post(`/advisories/${a.id}/preview`, {})).json.checks.filter((c: any) => c.stops).map((c: any) => c.code)
  const link = async (target: string) => {
    const b = await p.post(`/records/${a.id}/links`, { type: 'related-to', target })
    expect(b.status, b.text).toBe(201)
    return (await p.get(`/records/${a.id}/links`)).json.links.find((x: any) => x.record === target).id
  }
  expect(await stops()).toEqual([])

  const kase = (await p.post('/cases', { title: 'A bridge', tlp: 'clear' })).json
  const until = new Date(Date.now() + 20 * 86_400_000).toISOString()
  expect((await p.post(`/cases/${kase.id}/embargo/proposals`, { until, zone: 'UTC' })).status).toBe(201)
  const open = (await p.get(`/cases/${kase.id}/embargo`)).json.proposals.find((x: any) => x.state === 'open')
  expect((await p.post(`/cases/${kase.id}/embargo/proposals/${open.id}/acts/accept`)).json.state).toBe('active')
  const first = await link(kase.id)
  expect(await stops()).toEqual(['embargo'])
  await ok(p.act(a.id, 'submit'))
  await ok((await lead()).act(a.id, 'approve'))
  // written and read before, never out before
  expect((await p.act(a.id, 'publish')).json.detail).toMatch(/^the embargo of .* holds until/)
  expect((await p.act(a.id, 'schedule', { until: new Date(Date.now() + 86_400_000).toISOString() })).status).toBe(409)
  expect((await send('GET', `/advisories/${a.ref}`, {})).status).toBe(404)
  await ok(p.act(a.id, 'schedule', { until: new Date(Date.now() + 21 * 86_400_000).toISOString() }))
  await ok(p.act(a.id, 'unschedule'))
  expect((await p.send('DELETE', `/records/${a.id}/links/${first}`)).status).toBe(204)
  expect(await stops()).toEqual([])

  const theirs = await harbour()
  const report = (await theirs.post('/reports', { title: 'A bridge is open', product: 'Bridge', description: 'As it says.', tlp: 'amber' })).json
  const second = await link(report.id)
  expect(await stops()).toEqual(['tlp-looser'])
  expect((await p.act(a.id, 'publish')).status).toBe(409)
  expect((await p.send('DELETE', `/records/${a.id}/links/${second}`)).status).toBe(204)
  await ok(p.act(a.id, 'publish'))
})

test('a draft of a CVE: all that sources say, each piece with its source until confirmed', async () => {
  const p = await analyst()
  const { cve: id, a } = await draft(p, 'Gate')
  expect(a.title).toBe('Hole in Gate')
  expect(a.summary).toBe('A hole in Gate lets anybody in.')
  expect(a.unconfirmed[0]).toBe(`title: ${id}, cna acme`)
  const k = (await p.get(`/advisories/${a.id}/content`)).json
  expect(k.products).toMatchObject([{ id: 'P0001', vendor: 'Acme', name: 'Gate', range: '>=2.0.0|<2.3.1', status: 'affected', source: `${id}, cna acme`, confirmed: false }])
  expect(k.vulnerabilities[0]).toMatchObject({ id, weakness: 'CWE-79', vectors: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'] })
  expect(k.remedies[0]).toMatchObject({ category: 'vendor-fix', text: 'Update Acme Gate to 2.3.1 or later.' })
  expect(k.references[0].url).toBe('https://acme.example/advisory')
  const before = (await p.post(`/advisories/${a.id}/preview`, {})).json
  expect(before.checks.filter((c: any) => c.code === 'not-confirmed').map((c: any) => c.place)).toEqual(['/title', '/summary', '/text', '/products/0', '/vulnerabilities/0', '/remedies/0', '/references/0'])
  expect((await p.act(a.id, 'submit')).status).toBe(409)
  expect((await p.post('/advisories/from-vulnerabilities', { vulnerabilities: ['CVE-1999-99999'] })).status).toBe(422)
})

test('what is missing is told with its place, also of what is not saved yet', async () => {
  const p = await analyst()
  const { a } = await draft(p, 'Fence')
  const k = (await p.get(`/advisories/${a.id}/content`)).json
  await ok(p.post(`/advisories/${a.id}/confirm`))
  await ok(patch(p, a.id, { tlp: 'clear' }))
  const look = async (value: object) => (await ok(p.post(`/advisories/${a.id}/preview`, value))) as any
  const places = async (value: object) => (await look(value)).checks.filter((c: any) => c.stops).map((c: any) => c.place)
  expect(await places({})).toEqual([])
  expect(await places({ summary: '' })).toContain('/summary')
  expect(await places({ remedies: [] })).toContain('/products/0')
  expect(await places({ tlp: 'red' })).toContain('/tlp')
  expect(await places({ tlp: 'amber' })).toContain('/named')
  expect(await places({ credits: [{ name: 'A. Finder' }] })).toContain('/credits/0/consent')
  const bad = await p.post(`/advisories/${a.id}/preview`, { products: [{ ...k.products[0], range: '1 2' }] })
  expect(bad.status).toBe(422)
  expect(bad.json.errors[0].pointer).toBe('/products/0/range')
  const v = await look({ text: '# <b>Top</b>' })
  expect(v.page).toContain('<h2>&lt;b&gt;Top&lt;/b&gt;</h2>')
  expect(v.mail).toContain('Hole in Fence')
  expect(JSON.parse(v.csaf).document.category).toBe('csaf_security_advisory')
  expect((await p.get(`/advisories/${a.id}`)).json.text).not.toContain('Top') // looked at, not kept
})

test('whoever wrote in it does not approve it; a team may say otherwise', async () => {
  const l = await lead()
  const { a } = await draft(l, 'Wall')
  await ok(l.post(`/advisories/${a.id}/confirm`))
  await ok(patch(l, a.id, { tlp: 'clear' }))
  await ok(l.act(a.id, 'submit'))
  const no = await l.act(a.id, 'approve')
  expect([no.status, no.json.detail]).toEqual([409, 'a second person approves it: who wrote in it does not'])
  expect((await (await analyst()).act(a.id, 'approve')).status).toBe(403)
  expect((await patch(l, a.id, { summary: 'x' })).status).toBe(409) // what was handed on stays as it is
  const policy = `/teams/${a.team}/advisory-policy`
  expect((await l.get(policy)).json.review).toBe('second-person')
  await ok(l.send('PUT', policy, { review: 'direct' }))
  expect((await (await analyst()).send('PUT', policy, { review: 'direct' })).status).toBe(403)
  await ok(l.act(a.id, 'approve'))
  await ok(l.send('PUT', policy, { review: 'second-person' }))
  await ok(l.act(a.id, 'discard'))
})

test('published: readers see that revision and no draft of the next; a correction tells what is different; withdrawn it keeps its place', async () => {
  const { p, l, a, cve: id } = await published('Bridge')
  const word = `canary${Date.now()}`
  const seen = async () => (await ok(nobody.get(`/publications/${a.ref}`))) as any
  expect((await ok(nobody.get('/publications?q=bridge'))).publications.map((x: any) => x.ref)).toContain(a.ref)
  expect(await seen()).toMatchObject({ version: 1, state: 'published', title: 'Hole in Bridge' })
  const list = (await nobody.get('/publications')).text
  // the next revision is written, and nobody outside sees a byte of it
  await ok(p.act(a.id, 'revise'))
  await ok(patch(p, a.id, { title: word, change_note: 'The range was wrong' }))
  const k = await p.get(`/advisories/${a.id}/content`)
  const content = structuredClone(k.json)
  content.products[0].range = '< 2.4'
  content.products.push({ vendor: 'Acme', name: 'Bridge', range: '2.4', status: 'fixed' })
  expect((await p.send('PUT', `/advisories/${a.id}/content`, content, { 'if-match': '"c0"' })).status).toBe(412)
  const now = await ok(p.send('PUT', `/advisories/${a.id}/content`, content, { 'if-match': k.headers.etag }))
  expect(now.products.map((x: any) => [x.id, x.range])).toEqual([['P0001', '<2.4'], ['P0002', '2.4']])
  expect((await nobody.get('/publications')).text).toBe(list)
  expect((await nobody.get(`/publications?q=${word}`)).json.publications).toEqual([])
  const d = await ok(p.get(`/advisories/${a.id}/difference`))
  expect(d.from).toBe(1)
  expect(d.changes.map((c: any) => c.place)).toEqual(['title', 'products P0001', 'products P0002'])
  await ok(p.act(a.id, 'submit'))
  await ok(l.act(a.id, 'approve'))
  await ok(l.act(a.id, 'publish'))
  expect(await seen()).toMatchObject({ version: 2, title: word })
  const revisions = (await ok(p.get(`/advisories/${a.id}/revisions`))).revisions
  expect(revisions.map((r: any) => [r.n, r.what])).toEqual([[2, 'The range was wrong'], [1, 'First published']])
  expect((await ok(p.get(`/advisories/${a.id}/revisions/1`))).title).toBe('Hole in Bridge')
  expect((await ok(p.get(`/advisories/${a.id}/difference?from=1&to=2`))).changes.length).toBe(3)
  await ok(p.act(a.id, 'withdraw', { text: 'It was another product.' }))
  expect(await seen()).toMatchObject({ version: 3, state: 'withdrawn', why: 'It was another product.' })
  expect(id).toBeTruthy()
})

test('who it is not for sees neither it nor that it is there', async () => {
  const before = (await nobody.get('/publications')).text
  const { a } = await published('Canary gate', { tlp: 'green' })
  expect((await nobody.get('/publications')).text).toBe(before)
  expect((await nobody.get(`/publications/${a.ref}`)).status).toBe(404)
  expect((await (await finder()).get(`/publications/${a.ref}`)).status).toBe(404)
  expect((await (await harbour()).get(`/publications/${a.ref}`)).status).toBe(200)
  // the advisory itself is the team's
  for (const p of [nobody, await bank(), await harbour(), await admin()]) {
    const c = await p.get(`/advisories/${a.id}`)
    expect([401, 403, 404]).toContain(c.status)
  }
})

test('another stands in its place', async () => {
  const { p, a } = await published('Old road')
  const b = await published('New road')
  expect((await p.act(a.id, 'supersede', { target: a.id })).status).toBe(422)
  await ok(p.act(a.id, 'supersede', { target: b.a.id }))
  expect((await ok(nobody.get(`/publications/${a.ref}`)))).toMatchObject({ state: 'superseded', successor: b.a.ref })
})

test('our own checker finds nothing in what was published', async () => {
  const { a } = await published('River')
  const folder = mkdtempSync(join(tmpdir(), 'advisory-'))
  const i = (await ok(nobody.get(`/publications/${a.ref}`))) as any
  const p = await analyst()
  const v = await ok(p.post(`/advisories/${a.id}/preview`, {}))
  writeFileSync(join(folder, 'river.json'), v.csaf)
  const program = new URL('../../build/rabta', import.meta.url).pathname
  const r = spawnSync(program, ['check', '--json', join(folder, 'river.json')], { encoding: 'utf8' })
  expect(JSON.parse(r.stdout).findings.filter((f: any) => f.severity === 'error')).toEqual([])
  expect(i.ref).toBe(a.ref)
  expect((await send('GET', '/api/v1/advisories')).status).toBe(401)
})

test('written by hand, found in the list, taken out as a table', async () => {
  const p = await analyst()
  const a = await p.post('/advisories', { title: 'Lock your doors', category: 'hardening-guide', summary: 'Doors are open.', text: 'Lock them.' })
  expect(a.status, a.text).toBe(201)
  expect((await ok(p.get('/advisories?category=hardening-guide&state=draft'))).items.map((x: any) => x.id)).toContain(a.json.id)
  const csv = await p.get('/advisories/export?state=draft')
  expect([csv.status, csv.text.includes('Lock your doors')]).toEqual([200, true])
  expect((await p.send('PUT', `/advisories/${a.json.id}/content`, { products: [{ id: 'P0007', name: 'x' }] }, { 'if-match': '"c1"' })).status).toBe(422)
  await ok(p.act(a.json.id, 'discard'))
})

test('comments on paragraphs: beside the text while it is in review, in nobody\'s way, and seen by nobody outside the desk', async () => {
  const p = await analyst()
  const l = await lead()
  const made = (await p.post('/advisories', { title: `Sluice ${Date.now()}`, category: 'hardening-guide', tlp: 'clear', summary: 'Sluices are open.', text: 'Close the first.\n\nClose the second.' })).json
  await ok(p.act(made.id, 'submit'))
  const canary = `Canary ${Date.now()}`
  const said = await ok(l.post(`/advisories/${made.id}/comments`, { member: 'text', paragraph: 2, text: canary }))
  expect(said.paragraphs.map((x: any) => [x.member, x.n])).toEqual([['summary', 1], ['text', 1], ['text', 2]])
  expect(said.comments).toMatchObject([{ member: 'text', paragraph: 2, now: 2, stands: 'there', quote: 'Close the second.', text: canary, resolved_by: '' }])
  expect((await l.post(`/advisories/${made.id}/comments`, { member: 'detect', paragraph: 1, text: canary })).json.errors[0]).toMatchObject({ pointer: '/paragraph', code: 'out-of-range' })
  expect((await l.post(`/advisories/${made.id}/comments`, { member: 'text', paragraph: 1, text: '' })).status).toBe(422)
  const check = async () => (await p.post(`/advisories/${made.id}/preview`, {})).json.checks.filter((c: any) => c.code === 'comment')
  expect(await check()).toMatchObject([{ place: '/text/2', stops: false, text: expect.stringContaining(canary) }])

  // nobody else learns what was said, nor that there is something
  for (const other of [await finder(), await harbour(), await bank()])
    for (const [method, path] of [['GET', 'comments'], ['POST', 'comments'], ['POST', `comments/${said.comments[0].id}/resolve`]] as const) {
      const body = path === 'comments' && method === 'POST' ? { member: 'text', paragraph: 1, text: 'x' } : undefined
      const hidden = await other.send(method, `/advisories/${made.id}/${path}`, body)
      const absent = await other.send(method, `/advisories/adv_00000000-0000-7000-8000-000000000000/${path}`, body)
      expect([hidden.status, hidden.json.detail]).toEqual([absent.status, absent.json.detail])
      expect(hidden.status).not.toBe(200)
    }

  // an open one keeps nobody from approving; nothing of it goes out
  await ok(l.act(made.id, 'approve'))
  await ok(p.act(made.id, 'publish'))
  const { ref } = (await p.get(`/advisories/${made.id}`)).json
  const year = ref.split('-')[2]
  for (const path of [`/advisories/${ref}`, `/api/v1/publications/${ref}`, `/.well-known/csaf/white/${year}/${ref.toLowerCase()}.json`, '/advisories/feed.atom', '/advisories/feed.json']) {
    const seen = await send('GET', path, {})
    expect(seen.status, path).toBe(200)
    expect(seen.text, path).not.toContain(canary)
  }
  for (const path of [`/records/${made.id}/timeline`, `/advisories/${made.id}`, `/advisories/${made.id}/revisions/1`]) expect((await p.get(path)).text, path).not.toContain(canary)
  const settled = await ok(p.post(`/advisories/${made.id}/comments/${said.comments[0].id}/resolve`))
  expect(settled.comments[0].resolved_by).not.toBe('')
  expect(await check()).toEqual([])
  expect((await ok(p.get(`/advisories/${made.id}/comments`).then((b: any) => b))).comments).toHaveLength(1)
})

test('a translation: copied and marked, held against its original in all but words, told what changed there, and found in its language', async () => {
  const { a, p, l } = await published('Tongue')
  const begun = await p.post(`/advisories/${a.id}/translations`, { language: 'ur' })
  expect(begun.status, begun.text).toBe(201)
  const t = (await p.get(`/advisories/${begun.json.id}`)).json
  expect(t).toMatchObject({ title: a.title, language: 'ur', tlp: 'clear', state: 'draft', translation_of: a.id })
  expect((await p.post(`/advisories/${a.id}/translations`, { language: 'ur' })).status).toBe(409)
  expect((await p.post(`/advisories/${a.id}/translations`, { language: 'en' })).status).toBe(422)
  expect((await p.post(`/advisories/${a.id}/translations`, { language: 'sd' })).status).toBe(422)
  expect((await p.post(`/advisories/${t.id}/translations`, { language: 'en' })).status).toBe(409)
  // no other team sees that there is one, and it changes nothing that anybody reads
  const other = await harbour()
  const nothing = t.id.replace(/.{12}$/, '0'.repeat(12))
  for (const x of [`/advisories/${t.id}/translation`, `/advisories/${a.id}/translation`]) {
    const seen = await other.get(x)
    expect(seen.status).toBeGreaterThan(400)
    expect(seen.json.code).toBe((await other.get(x.replace(/adv_[^/]*/, nothing))).json.code)
  }
  expect((await other.post(`/advisories/${a.id}/translations`, { language: 'ur' })).status).toBeGreaterThan(400)
  expect((await send('GET', `/advisories/${a.ref}`, {})).body.toString()).not.toContain(t.ref)

  const stops = async (what: object = {}) => (await ok(p.post(`/advisories/${t.id}/preview`, what))).checks.filter((c: any) => c.stops)
  const places = async (code: string, what: object = {}) => (await stops(what)).filter((c: any) => c.code === code).map((c: any) => c.place)
  expect(await places('untranslated')).toEqual(['/title', '/summary', '/text', '/vulnerabilities/0/title', '/vulnerabilities/0/text', '/remedies/0/text', '/references/0/text'])
  expect((await p.act(t.id, 'submit')).status).toBe(409)
  await ok(patch(p, t.id, { title: 'زبان میں نقص', summary: 'زبان میں ایک نقص ہے۔', text: '## خلاصہ\n\nہر کوئی اندر آ سکتا ہے۔' }))
  const write = async (id: string, change: (k: any) => void) => {
    const k = await p.get(`/advisories/${id}/content`)
    change(k.json)
    return ok(p.send('PUT', `/advisories/${id}/content`, k.json, { 'if-match': k.headers.etag }))
  }
  await write(t.id, (k) => {
    k.remedies[0].text = 'نسخہ 2.3.1 لگائیں۔'
    k.products[0].range = '< 2.3.2'
    k.vulnerabilities[0].vectors = []
  })
  expect(await places('untranslated')).toEqual(['/vulnerabilities/0/title', '/vulnerabilities/0/text', '/references/0/text'])
  expect(await places('differs')).toEqual(['/products/0/range', '/vulnerabilities/0/vectors'])
  expect(await places('differs', { tlp: 'green' })).toContain('/tlp')
  await ok(p.post(`/advisories/${t.id}/translation/settle`, { places: ['/references/0/text'] }))
  expect((await ok(p.post(`/advisories/${t.id}/translation/settle`, {}))).pending).toEqual([])
  expect((await p.act(t.id, 'submit')).status).toBe(409)
  await ok(p.post(`/advisories/${t.id}/translation/take-over`))
  expect(await stops()).toEqual([])
  await ok(p.act(t.id, 'submit'))
  await ok(l.act(t.id, 'approve'))
  await ok(p.act(t.id, 'publish'))

  // each page leads to the other, in its language
  const en = (await send('GET', `/advisories/${a.ref}`, {})).body.toString()
  const ur = (await send('GET', `/ur/advisories/${t.ref}`, {})).body.toString()
  for (const x of [en, ur]) {
    expect(x).toContain(`<link rel="alternate" hreflang="ur" href="/ur/advisories/${t.ref}">`)
    expect(x).toContain(`<link rel="alternate" hreflang="en" href="/advisories/${a.ref}">`)
  }
  expect(ur).toContain('<h1 lang="ur" dir="rtl">زبان میں نقص</h1>')
  const doc = async (ref: string, v21: boolean) => {
    const x = (await p.get(`/publications/${ref}`)).json
    return JSON.parse((await send('GET', `/.well-known/csaf/${v21 ? 'v2.1/' : ''}white/${x.first_at.slice(0, 4)}/${ref.toLowerCase()}.json`, {})).body)
  }
  for (const v21 of [false, true]) {
    const d = await doc(t.ref, v21)
    expect(d.document).toMatchObject({ lang: 'ur', source_lang: 'en', publisher: { category: 'translator' }, tracking: { id: t.ref, version: '1' } })
    const o = await doc(a.ref, v21)
    expect(o.document.source_lang).toBeUndefined()
    expect(d.document.references.map((x: any) => x.url)).toContain(o.document.references[0].url)
    expect(d.product_tree).toEqual(o.product_tree)
    expect(d.vulnerabilities[0].scores ?? d.vulnerabilities[0].metrics).toEqual(o.vulnerabilities[0].scores ?? o.vulnerabilities[0].metrics)
  }
  const feed = JSON.parse((await send('GET', '/.well-known/csaf/white/csaf-feed-tlp-white.json', {})).body).feed.entry
  expect(feed.find((x: any) => x.id === t.ref).category[0].term).toBe('ur')
  expect(feed.find((x: any) => x.id === a.ref).category[0].term).toBe('en')
  const inUrdu = (await p.get('/publications?language=ur')).json.publications.map((x: any) => x.ref)
  expect(inUrdu).toContain(t.ref)
  expect(inUrdu).not.toContain(a.ref)
  const urdu = JSON.parse((await send('GET', '/advisories/feed.json?lang=ur', {})).body).items
  expect(urdu.every((x: any) => x.language === 'ur')).toBe(true)
  expect(urdu.map((x: any) => x.title)).toContain('زبان میں نقص')
  expect((await send('GET', '/advisories?lang=ur', {})).body.toString()).toContain(t.ref)
  expect((await send('GET', '/advisories?lang=en', {})).body.toString()).not.toContain(t.ref)

  // the original says something else: the translation is told what, takes over what is no text, and has its words marked
  await ok(p.act(a.id, 'revise'))
  await ok(patch(p, a.id, { summary: 'A hole in Tongue lets anybody in, and is used.', change_note: 'It is used' }))
  await write(a.id, (k) => {
    k.products[0].range = '< 2.3.5'
    k.remedies.unshift({ ...k.remedies[0], text: 'Switch it off.', category: 'workaround' })
  })
  await ok(p.act(a.id, 'submit'))
  await ok(l.act(a.id, 'approve'))
  await ok(p.act(a.id, 'publish'))
  expect((await send('GET', `/ur/advisories/${t.ref}`, {})).body.toString()).toContain('اصل میں اس کے بعد تبدیلی ہوئی ہے')
  await ok(p.act(t.id, 'revise'))
  await ok(patch(p, t.id, { change_note: 'اصل کی طرح' }))
  expect((await stops()).map((c: any) => c.code)).toContain('stale')
  const told = (await ok(p.get(`/advisories/${t.id}/translation`))) as any
  expect(told.original).toMatchObject([{ ref: a.ref, version: 2, of: 1 }])
  expect(told.changes.map((c: any) => c.place)).toContain('summary')
  expect(told.changes.find((c: any) => c.place === 'products P0001').now).toContain('<2.3.5')
  expect((await ok(p.get(`/advisories/${a.id}/translation`))).translations).toMatchObject([{ ref: t.ref, language: 'ur', of: 1 }])
  const after = (await ok(p.post(`/advisories/${t.id}/translation/take-over`))) as any
  expect(after.changes).toEqual([])
  expect(after.pending).toEqual(['/summary', '/remedies/0/text'])
  const k = (await p.get(`/advisories/${t.id}/content`)).json
  expect(k.products[0].range).toBe('<2.3.5')
  expect(k.remedies.map((x: any) => x.text)).toEqual(['Switch it off.', 'نسخہ 2.3.1 لگائیں۔'])
  expect((await stops()).map((c: any) => c.code)).toEqual(['untranslated', 'untranslated'])
  // dropped, it is as it was published, and behind its original again
  await ok(p.act(t.id, 'drop-changes'))
  expect((await ok(p.get(`/advisories/${t.id}/translation`))).changes.length).toBeGreaterThan(0)
  // what is withdrawn is withdrawn in each language
  await ok(p.act(a.id, 'withdraw', { text: 'It was another hole.' }))
  expect((await p.get(`/advisories/${t.id}`)).json).toMatchObject({ state: 'withdrawn', withdrawn_why: 'It was another hole.' })
})

test('a translation of what is not out yet waits for it, and mail goes out in the language of its reader', async () => {
  const p = await analyst()
  const l = await lead()
  const d = await draft(p, 'Echo')
  await ok(p.post(`/advisories/${d.a.id}/confirm`))
  await ok(patch(p, d.a.id, { tlp: 'clear' }))
  const t = (await p.post(`/advisories/${d.a.id}/translations`, { language: 'ur' })).json
  await ok(p.post(`/advisories/${t.id}/translation/settle`, {}))
  await ok(p.act(t.id, 'submit'))
  await ok(l.act(t.id, 'approve'))
  expect((await p.act(t.id, 'publish')).json.detail).toContain('is not published yet')
  await ok(p.act(d.a.id, 'submit'))
  await ok(l.act(d.a.id, 'approve'))
  await ok(p.act(d.a.id, 'publish'))
  // it is out as it was copied, but as a revision: that is looked at once more
  await ok(p.act(t.id, 'reopen'))
  await ok(p.post(`/advisories/${t.id}/translation/take-over`))
  await ok(p.act(t.id, 'submit'))
  await ok(l.act(t.id, 'approve'))
  await ok(p.act(t.id, 'publish'))
  const reads = async (language: string) => {
    const o = await newOrganisation(p)
    expect((await p.post(`/organisations/${o.id}/contacts`, { name: 'Desk', role: 'security', email: `desk-${o.id}@office.example`, language })).status).toBe(201)
    return o.id
  }
  const ur = await reads('ur')
  const en = await reads('en')
  await ok(p.post(`/advisories/${d.a.id}/letters`, { named: [ur, en] }))
  const body = async (o: string) => (await l.get('/outbox?limit=200')).json.messages.find((m: any) => m.record === d.a.id && m.organisation === o)?.body ?? ''
  await expect.poll(() => body(ur), { timeout: 20_000 }).toContain(`/ur/advisories/${t.ref}`)
  await expect.poll(() => body(en), { timeout: 20_000 }).toContain(`/advisories/${d.a.ref}`)
})
