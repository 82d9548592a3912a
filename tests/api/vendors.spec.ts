// What vendors say beside an advisory: what the desk of the case approved, to readers of what is published, and nothing else of the case
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { send } from '../lib/http.ts'
import { admin, analyst, bank, bankLead, finder, lead, nobody, type Person } from '../lib/people.ts'

const ok = async (a: Promise<any>, status = 200) => {
  const b = await a
  expect(b.status, b.text).toBe(status)
  return b.json
}
const number = () => `CVE-2038-${100_000 + Math.floor(Math.random() * 800_000)}`
const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString()
const secret = 'goldcrest'
const patch = async (p: Person, id: string, value: object) => ok(p.send('PATCH', `/advisories/${id}`, value, { 'if-match': (await p.get(`/advisories/${id}`)).headers.etag as string }))

// a case of two vulnerabilities and two vendors; "say" is what a vendor says by the desk, approved or not
async function newCase(more: object = {}) {
  const p = await analyst()
  const v = await ok(p.post('/cases', { title: 'Gates stand open', summary: 'They do.', tlp: 'clear', ...more }), 201)
  const cve = number()
  const other = number()
  for (const id of [cve, other]) await ok(p.post(`/cases/${v.id}/vulnerabilities`, { title: `Hole ${id}`, cve: id, description: 'One walks in.' }), 201)
  const name = `Acme ${cve.slice(9)}`
  await ok(p.post(`/cases/${v.id}/parties`, { role: 'vendor', name, address: 'psirt@acme.example' }), 201)
  await ok(p.post(`/cases/${v.id}/parties`, { role: 'vendor', name: `Silent ${cve.slice(9)}`, address: 'psirt@silent.example' }), 201)
  const rows = (await ok(p.get(`/cases/${v.id}/statuses`))).statuses
  const vulns = (await ok(p.get(`/cases/${v.id}/vulnerabilities`))).vulnerabilities
  const row = (id: string) => rows.find((x: any) => x.party_name === name && x.vulnerability === vulns.find((u: any) => u.cve === id).id).part
  const act = async (id: string, verb: string, value: object = {}) => ok(p.post(`/cases/${v.id}/statuses/${row(id)}/acts/${verb}`, value))
  return { p, v: (await ok(p.get(`/cases/${v.id}`))) as any, cve, other, name, act }
}
// an advisory of it that names the first of its vulnerabilities alone
async function newAdvisory(p: Person, kase: any, cve: string, more: object = { tlp: 'clear' }) {
  const a = await ok(p.post('/advisories/from-case', { record: kase.ref }), 201)
  const k = await p.get(`/advisories/${a.id}/content`)
  await ok(p.send('PUT', `/advisories/${a.id}/content`, { ...k.json, products: [], remedies: [], vulnerabilities: k.json.vulnerabilities.filter((u: any) => u.id === cve) }, { 'if-match': k.headers.etag as string }))
  await ok(p.post(`/advisories/${a.id}/confirm`))
  await patch(p, a.id, { text: 'Close the gates.', ...more })
  return (await ok(p.get(`/advisories/${a.id}`))) as any
}
async function out(id: string, p: Person, l: Person) {
  await ok(p.act(id, 'submit'))
  await ok(l.act(id, 'approve'))
  await ok(p.act(id, 'publish'))
}
const told = async (ref: string) => (await ok(nobody.get(`/publications/${ref}/vendors`))).vendors
const pages = (ref: string, cve: string) => Promise.all([`/advisories/${ref}`, `/ur/advisories/${ref}`, `/vulnerabilities/${cve}`, `/ur/vulnerabilities/${cve}`].map(async (x) => (await send('GET', x)).text))

test.beforeAll(async () => {
  const boss = await admin()
  if (!(await boss.get('/admin/site')).json.base_url) expect((await boss.send('PATCH', '/admin/site', { base_url: 'http://localhost:8080' })).status).toBe(200)
})

test('what was approved stands on the pages once the advisory is out, as it was approved last; the rest of the case does not', async () => {
  const { p, v, cve, other, name, act } = await newCase()
  await act(cve, 'say', { state: 'affected', statement: 'All <b>4.x</b>.\nWait for 4.5.' })
  await act(cve, 'approve')
  await act(cve, 'addendum', { text: '3.9, too.' })
  await act(other, 'say', { state: 'affected', statement: secret })
  await act(other, 'approve')
  const a = await newAdvisory(p, v, cve)
  // a draft: who sees the case sees it beside, nobody else anything
  const beside = (await ok(p.get(`/advisories/${a.ref}/vendors`))).vendors
  expect(beside).toMatchObject([{ vendor: name, vulnerability: cve, state: 'affected', statement: 'All <b>4.x</b>.\nWait for 4.5.', addendum: '3.9, too.', case_ref: v.ref, public: false }])
  expect((await nobody.get(`/publications/${a.ref}/vendors`)).status).toBe(404)
  const f = await finder()
  expect((await f.get(`/advisories/${a.id}/vendors`)).json.detail).toBe((await f.get('/advisories/XC-AD-1999-0001/vendors')).json.detail)
  await out(a.id, p, await lead())
  const first = await told(a.ref)
  expect(first).toMatchObject([{ vendor: name, vulnerability: cve, product: '', state: 'affected', justification: '', addendum: '3.9, too.', contact: '', case_ref: '', public: true }])
  expect(first[0].said_at).toMatch(/^20/)
  expect((await ok(p.get(`/advisories/${a.ref}/vendors`))).vendors).toMatchObject([{ case_ref: v.ref, public: true }])
  const shown = await pages(a.ref, cve)
  for (const text of shown) {
    for (const part of [name, 'All &lt;b&gt;4.x&lt;/b&gt;.', '3.9, too.']) expect(text).toContain(part)
    for (const part of [secret, 'Silent', v.ref, 'psirt@']) expect(text).not.toContain(part)
  }
  expect(shown[0]).toContain('What vendors say')
  expect(shown[1]).toContain('بنانے والے کیا کہتے ہیں')
  // a translation shows the same
  const t = await ok(p.post(`/advisories/${a.id}/translations`, { language: 'ur' }), 201)
  expect((await ok(p.get(`/advisories/${t.id}/vendors`))).vendors).toMatchObject([{ vendor: name, public: false }])
  await ok(p.post(`/advisories/${t.id}/translation/settle`, {}))
  await out(t.id, p, await lead())
  expect(await told(t.ref)).toEqual(first)
  expect((await send('GET', `/vulnerabilities/${cve}`)).text.split('All &lt;b&gt;').length).toBe(2) // and the page of the vulnerability says it once
  shown.splice(0, 4, ...(await pages(a.ref, cve)))
  // what a vendor has in hand, who else is asked and what is written in the case change no byte outside
  await act(cve, 'say', { state: 'fixed', statement: `${secret} mends it.` })
  await ok(p.post(`/cases/${v.id}/parties`, { role: 'vendor', name: secret, address: `psirt@${secret}.example` }), 201)
  await act(cve, 'return', { text: 'Which version?' })
  expect(await told(a.ref)).toEqual(first)
  expect(await pages(a.ref, cve)).toEqual(shown)
  await act(cve, 'say', { state: 'fixed', statement: '4.5 mends it.' })
  await act(cve, 'approve')
  expect(await told(a.ref)).toMatchObject([{ state: 'fixed', statement: '4.5 mends it.' }])
  // another state under the same words is looked at anew; words that are taken back are gone
  expect((await act(cve, 'say', { state: 'affected', statement: '4.5 mends it.' })).approval).toBe('submitted')
  expect(await told(a.ref)).toMatchObject([{ state: 'fixed' }])
  await act(cve, 'say', { state: 'affected', statement: '' })
  expect(await told(a.ref)).toEqual([])
  await act(cve, 'say', { state: 'fixed', statement: '4.5 does.' })
  await act(cve, 'approve')
  // taken back by the desk, it is gone; so is all of a withdrawn advisory
  await act(cve, 'return', { text: 'It does not.' })
  expect(await told(a.ref)).toEqual([])
  await act(cve, 'approve')
  expect(await told(a.ref)).toHaveLength(1)
  await ok((await lead()).act(a.id, 'withdraw', { text: 'Wrong.' }))
  expect(await told(a.ref)).toEqual([])
  expect((await send('GET', `/advisories/${a.ref}`)).text).not.toContain(name)
})

test('an embargo that is offered or held keeps it, and an exercise, and a desk that only takes part', async () => {
  const { p, v, cve, name, act } = await newCase()
  await act(cve, 'say', { state: 'not-affected', justification: 'component_not_present', statement: 'Not built in.' })
  await act(cve, 'approve')
  const a = await newAdvisory(p, v, cve)
  await out(a.id, p, await lead())
  expect(await told(a.ref)).toMatchObject([{ vendor: name, justification: 'component_not_present' }])
  await ok(p.post(`/cases/${v.id}/embargo/proposals`, { until: day(20), zone: 'UTC' }), 201)
  expect(await told(a.ref)).toEqual([])
  const open = (await ok(p.get(`/cases/${v.id}/embargo`))).proposals.find((x: any) => x.state === 'open').id
  expect((await ok(p.post(`/cases/${v.id}/embargo/proposals/${open}/acts/accept`))).state).toBe('active')
  expect(await told(a.ref)).toEqual([])
  for (const text of await pages(a.ref, cve)) expect(text).not.toContain(name)
  expect((await ok(p.get(`/advisories/${a.ref}/vendors`))).vendors).toMatchObject([{ vendor: name, public: false }])
  await ok(p.act(v.id, 'note-attacks', { text: 'seen' }))
  expect(await told(a.ref)).toHaveLength(1)

  const e = await newCase({ exercise: true })
  await e.act(e.cve, 'say', { state: 'affected', statement: secret })
  await e.act(e.cve, 'approve')
  const played = await newAdvisory(p, e.v, e.cve)
  await out(played.id, p, await lead())
  expect(await told(played.ref)).toEqual([])

  // another desk that takes part sees the case, and its own advisory beside it tells nothing of it
  const other = await newCase()
  await other.act(other.cve, 'say', { state: 'affected', statement: secret })
  await other.act(other.cve, 'approve')
  await other.act(other.cve, 'share')
  const b = await bank()
  const place = (await b.get('/me')).json.seats.find((s: any) => s.place.startsWith('tea_')).place
  await ok(p.post(`/cases/${other.v.id}/parties`, { role: 'coordinator', subject: place }), 201)
  expect((await b.get(`/cases/${other.v.id}/statuses`)).text).toContain(secret)
  const theirs = await ok(b.post('/advisories', { title: 'Gates' }), 201)
  await ok(b.send('PUT', `/advisories/${theirs.id}/content`, { products: [], remedies: [], references: [], credits: [], vulnerabilities: [{ id: other.cve, text: 'A hole.' }] }, { 'if-match': '"c1"' }))
  await patch(b, theirs.id, { summary: 'Look.', text: 'Look.', tlp: 'clear' })
  await ok(b.post(`/records/${theirs.id}/links`, { type: 'related-to', target: other.v.id }), 201)
  expect((await ok(b.get(`/advisories/${theirs.id}/vendors`))).vendors).toEqual([])
  await out(theirs.id, b, await bankLead())
  expect(await told(theirs.ref)).toEqual([])
  expect((await send('GET', `/vulnerabilities/${other.cve}`)).text).not.toContain(secret)
})

test('who has said nothing is named where the policy of the team lets it', async () => {
  const { p, v, cve, name } = await newCase()
  const a = await newAdvisory(p, v, cve)
  await out(a.id, p, await lead())
  expect(await told(a.ref)).toEqual([])
  const l = await lead()
  const policy = `/teams/${a.team}/advisory-policy`
  expect((await ok(l.get(policy))).vendor_contact).toBe('hidden')
  try {
    expect(await ok(l.send('PUT', policy, { review: 'second-person', vendor_contact: 'public' }))).toMatchObject({ vendor_contact: 'public' })
    expect(await ok(l.send('PUT', policy, { review: 'second-person' }))).toMatchObject({ vendor_contact: 'public' }) // what is not named stays
    const said = await told(a.ref)
    expect(said.map((x: any) => [x.vendor, x.vulnerability, x.state, x.statement])).toEqual([[name, cve, '', ''], [name.replace('Acme', 'Silent'), cve, '', '']])
    for (const x of said) expect(['not-contacted', 'contacted']).toContain(x.contact)
    await ok(p.post(`/cases/${v.id}/parties/${(await ok(p.get(`/cases/${v.id}/parties`))).parties.find((x: any) => x.name === name).part}/acts/call`, { text: 'They look.' }))
    expect((await told(a.ref))[0].contact).toBe('answered')
    expect((await pages(a.ref, cve))[0]).toContain('Has answered')
  } finally {
    await ok(l.send('PUT', policy, { review: 'second-person', vendor_contact: 'hidden' }))
  }
  expect(await told(a.ref)).toEqual([])
})

test('what vendors say is taken over into the table of products: once, with the case as its source, as the vendor says it now', async () => {
  const { p, v, cve, other, name, act } = await newCase()
  const party = (await ok(p.get(`/cases/${v.id}/parties`))).parties.find((x: any) => x.name === name).part
  const vulns = (await ok(p.get(`/cases/${v.id}/vulnerabilities`))).vulnerabilities
  const rows: Record<string, string> = {}
  for (const [product, versions, state] of [['Gate', '< 4.5', 'affected'], ['Door', 'vers:generic/>=1.0|<2.0', 'fixed'], ['Fence', 'those in green', 'affected'], ['Wall', '', 'no-fix-planned'], [secret, '< 3', 'affected']]) {
    const row = await ok(p.post(`/cases/${v.id}/statuses`, { party, vulnerability: vulns.find((u: any) => u.cve === (product === secret ? other : cve)).id, product, versions }), 201)
    rows[product] = `/cases/${v.id}/statuses/${row.part}/acts`
    await ok(p.post(`${rows[product]}/say`, { state, statement: `${product}.` }))
    await ok(p.post(`${rows[product]}/approve`, {}))
  }
  await act(cve, 'say', { state: 'affected', statement: 'Of no product.' })
  await act(cve, 'approve')
  const a = await newAdvisory(p, v, cve)
  const at = `/advisories/${a.id}/vendors/take-over`
  const brief = (k: any) => k.products.map((x: any) => [x.vendor, x.name, x.range, x.status, x.of.join(), x.source, x.confirmed])
  const first = await ok(p.post(at))
  expect(brief(first)).toEqual([
    [name, 'Door', '>=1.0|<2.0', 'fixed', cve, v.ref, false],
    [name, 'Gate', '<4.5', 'affected', cve, v.ref, false],
    [name, 'Wall', '*', 'affected', cve, v.ref, false],
  ])
  const ids = first.products.map((x: any) => x.id) // which are stable
  expect(first.remedies).toMatchObject([{ category: 'no-fix-planned', source: v.ref, confirmed: false }])
  expect((await ok(p.post(`/advisories/${a.id}/preview`, {}))).checks.map((c: any) => c.code)).toContain('not-confirmed')
  await ok(p.post(`/advisories/${a.id}/confirm`))
  expect((await ok(p.post(at))).products.map((x: any) => x.confirmed)).toEqual([true, true, true]) // nothing is new
  await ok(p.post(`${rows.Gate}/say`, { state: 'fixed', statement: '4.5 is out.' }))
  expect((await ok(p.post(at))).products[1]).toMatchObject({ status: 'affected' }) // not before it is approved
  await ok(p.post(`${rows.Gate}/approve`, {}))
  const again = await ok(p.post(at))
  expect(again.products.map((x: any) => [x.id, x.name, x.status, x.confirmed])).toEqual([[ids[0], 'Door', 'fixed', true], [ids[1], 'Gate', 'fixed', false], [ids[2], 'Wall', 'affected', true]])
  const f = await finder()
  expect((await f.post(at)).json.detail).toBe((await f.post('/advisories/XC-AD-1999-0001/vendors/take-over')).json.detail)
  await ok(p.act(a.id, 'discard'))
  expect((await p.post(at)).json.type).toContain('not-in-state')
})

test('documents hold what was approved when the revision was published, apart from the words of the centre, and are valid', async () => {
  test.setTimeout(90_000)
  const dir = mkdtempSync(join(tmpdir(), 'rabta-said-'))
  const valid = (name: string, text: string) => {
    writeFileSync(join(dir, name), text)
    const r = spawnSync(new URL('../../build/rabta', import.meta.url).pathname, ['check', '--errors', join(dir, name)], { encoding: 'utf8' })
    expect(r.status, r.stdout).toBe(0)
    return JSON.parse(text)
  }
  const { p, v, cve, other, name, act } = await newCase()
  const party = (await ok(p.get(`/cases/${v.id}/parties`))).parties.find((x: any) => x.name === name).part
  const vulns = (await ok(p.get(`/cases/${v.id}/vulnerabilities`))).vulnerabilities
  const row = async (product: string, versions: string, said: object, approve = true) => {
    const at = `/cases/${v.id}/statuses/${(await ok(p.post(`/cases/${v.id}/statuses`, { party, vulnerability: vulns.find((u: any) => u.cve === cve).id, product, versions }), 201)).part}/acts`
    await ok(p.post(`${at}/say`, said))
    if (approve) await ok(p.post(`${at}/approve`, {}))
    return at
  }
  const words = 'The <b>hinge</b> is not built in.\n"Look", they say \u{1F6AA}.'
  const gate = await row('Gate', '< 4.5', { state: 'not-affected', justification: 'component_not_present', statement: words })
  await ok(p.post(`${gate}/addendum`, { text: 'We could not try that.' }))
  await row('Wall', '', { state: 'no-fix-planned', statement: 'Too old.' })
  await row('Fence', '< 2', { state: 'affected', statement: secret }, false)
  await act(other, 'say', { state: 'affected', statement: secret })
  await act(other, 'approve')
  const a = await newAdvisory(p, v, cve)
  await ok(p.post(`/advisories/${a.id}/vendors/take-over`))
  await ok(p.post(`/advisories/${a.id}/confirm`))
  const seen = await ok(p.post(`/advisories/${a.id}/preview`, {}))
  expect(seen.csaf).toContain('Vendor statement: ')
  await out(a.id, p, await lead())
  const documents = async (ref: string) => {
    const year = new Date().getUTCFullYear()
    return Promise.all(['', 'v2.1/'].map(async (f) => (await send('GET', `/.well-known/csaf/${f}white/${year}/${ref.toLowerCase()}.json`)).text))
  }
  const notes = (d: any) => d.vulnerabilities[0].notes.slice(1).map((n: any) => [n.category, n.audience, n.title, n.text.split('\n\n').slice(1).join('\n\n')])
  const first = await documents(a.ref)
  for (const [i, text] of first.entries()) {
    const d = valid(`first${i}.json`, text)
    expect(notes(d)).toEqual([
      ['other', 'all', `Vendor statement: ${name}`, words],
      ['other', 'all', `Addendum of ${d.document.publisher.name} to what ${name} says`, 'We could not try that.'],
      ['other', 'all', `Vendor statement: ${name}`, 'Too old.'],
    ])
    expect(d.vulnerabilities[0].notes[1].text).toMatch(/^Product: Gate\nVersions: < 4\.5\nStatus: not-affected\nSaid: 20/)
    const gateId = (await ok(p.get(`/advisories/${a.id}/content`))).products.find((x: any) => x.name === 'Gate').id
    expect(d.vulnerabilities[0].flags).toEqual([{ label: 'component_not_present', product_ids: [gateId] }])
    expect(d.vulnerabilities[0].product_status.known_not_affected).toEqual([gateId])
    for (const part of [secret, v.ref, 'Fence', 'Silent', 'psirt@', other]) expect(text).not.toContain(part)
  }
  const exported = async (as: string) => valid(`${as}.json`, (await send('GET', `/api/v1/publications/${a.ref}/export?as=${as}`)).text)
  for (const as of ['csaf-vex', 'csaf-2.1-vex']) expect((await exported(as)).vulnerabilities[0].flags).toHaveLength(1)
  const no = (await exported('openvex')).statements.find((x: any) => x.status === 'not_affected')
  expect([no.justification, no.impact_statement]).toEqual(['component_not_present', undefined])
  const x = (await exported('cyclonedx')).vulnerabilities.find((u: any) => u.analysis.state === 'not_affected')
  expect([x['bom-ref'], x.analysis.justification, x.analysis.detail]).toEqual([`${cve}/not_affected/component_not_present`, 'code_not_present', 'The vendor says so: component_not_present.'])
  // a translation says what its original's revision says
  const t = await ok(p.post(`/advisories/${a.id}/translations`, { language: 'ur' }), 201)
  await ok(p.post(`/advisories/${t.id}/translation/settle`, {}))
  await out(t.id, p, await lead())
  for (const [i, text] of (await documents(t.ref)).entries()) expect(notes(valid(`ur${i}.json`, text))[0]).toEqual(['other', 'all', `Vendor statement: ${name}`, words])
  // what is approved later changes no byte of what is out, and stands in the next revision
  const beside = async () => (await ok(p.get(`/advisories/${a.id}/vendors`))).vendors.map((x: any) => [x.product, x.in_document])
  expect(await beside()).toEqual([['Gate', true], ['Wall', true]])
  await ok(p.post(`${gate}/say`, { state: 'affected', statement: 'It is hit after all.' }))
  await ok(p.post(`${gate}/approve`, {}))
  expect(await documents(a.ref)).toEqual(first)
  expect(await beside()).toEqual([['Gate', false], ['Wall', true]])
  await ok(p.act(a.id, 'revise'))
  expect((await ok(p.get(`/advisories/${a.id}/difference`))).changes.map((x: any) => x.place)).toEqual([`vendors ${name}: Gate < 4.5, ${cve}`])
  await patch(p, a.id, { change_note: 'The vendor says otherwise' })
  await out(a.id, p, await lead())
  for (const [i, text] of (await documents(a.ref)).entries()) {
    const d = valid(`second${i}.json`, text)
    expect(notes(d)[0][3]).toBe('It is hit after all.')
    expect(d.vulnerabilities[0].flags).toBeUndefined() // the vendor gives no reason any more
    expect(text).not.toContain('hinge')
  }
  // what an embargo may hold is not in what is published then
  await ok(p.post(`/cases/${v.id}/embargo/proposals`, { until: day(20), zone: 'UTC' }), 201)
  expect((await ok(p.post(`/advisories/${a.id}/preview`, {}))).csaf).not.toContain('Vendor statement')
  rmSync(dir, { recursive: true, force: true })
})
