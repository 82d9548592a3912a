// An advisory from a vendor's document, from pasted words, from a case: what is taken over, with its source, and what is refused
import { expect, test } from '@playwright/test'
import { analyst, bank, finder, newOrganisation, type Person } from '../lib/people.ts'

let made = 0
const cve = () => `CVE-2036-${10000 + Math.floor(Math.random() * 80000) * 10 + made++}`
const csaf = (id: string, other: string) => ({
  document: {
    category: 'csaf_security_advisory', csaf_version: '2.0', title: 'Holes in Bridge',
    publisher: { category: 'vendor', name: 'Acme PSIRT', namespace: 'https://acme.example' },
    tracking: { id: 'ACME-7', status: 'final', version: '1', initial_release_date: '2036-01-02T03:04:05Z', current_release_date: '2036-01-02T03:04:05Z', revision_history: [{ date: '2036-01-02T03:04:05Z', number: '1', summary: 'First' }] },
  },
  product_tree: { branches: [{ category: 'vendor', name: 'Acme', branches: [{ category: 'product_name', name: 'Bridge', branches: [{ category: 'product_version_range', name: 'vers:semver/>=1.0.0|<1.4.0', product: { name: 'Acme Bridge', product_id: 'P1' } }] }] }] },
  vulnerabilities: [id, other].map((v) => ({
    cve: v, cwe: { id: 'CWE-787', name: 'Out-of-bounds Write' }, notes: [{ category: 'description', text: `A hole in Bridge, named ${v}. It is wide.` }],
    product_status: { known_affected: ['P1'] },
    scores: [{ products: ['P1'], cvss_v3: { version: '3.1', vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', baseScore: 9.8, baseSeverity: 'CRITICAL' } }],
    remediations: [{ category: 'vendor_fix', details: 'Install 1.4.0.', product_ids: ['P1'] }],
    references: [{ summary: 'Bulletin', url: 'https://acme.example/bulletin' }],
  })),
})
const drafted = async (p: Person, path: string, value: unknown) => {
  const a = await p.post(`/advisories/${path}`, value)
  expect(a.status, a.text).toBe(201)
  return { a: (await p.get(`/advisories/${a.json.id}`)).json, k: (await p.get(`/advisories/${a.json.id}/content`)).json }
}

test('a vendor\'s CSAF document: title, products, ranges, scores, remedies, references, each from that document and not confirmed', async () => {
  const p = await analyst()
  const [id, other] = [cve(), cve()]
  const { a, k } = await drafted(p, 'from-document', csaf(id, other))
  const source = `${id}, csaf:ACME-7 Acme PSIRT`
  expect(a).toMatchObject({ title: 'Holes in Bridge', state: 'draft', unconfirmed: [`title: ${source}`, `summary: ${source}`, `text: ${source}`] })
  expect(k.products).toMatchObject([{ vendor: 'Acme', name: 'Bridge', range: '>=1.0.0|<1.4.0', type: 'semver', status: 'affected', of: [id, other], source, confirmed: false }])
  expect(k.vulnerabilities).toMatchObject([{ id, weakness: 'CWE-787', vectors: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'], source, confirmed: false }, { id: other }])
  expect(k.remedies).toMatchObject([{ category: 'vendor-fix', text: 'Install 1.4.0.', source, confirmed: false }])
  expect(k.references).toMatchObject([{ url: 'https://acme.example/bulletin', source }])
  expect((await p.act(a.id, 'submit')).status).toBe(409)
  // nothing of it was taken in
  expect((await p.get(`/vulnerabilities/${id}`)).status).toBe(404)
})

test('an OSV document; what is none of these is refused and leaves no draft', async () => {
  const p = await analyst()
  const id = cve()
  const osv = { schema_version: '1.6.0', id: 'GO-2036-7', modified: '2036-01-02T03:04:05Z', aliases: [id], summary: 'Hole in a module', details: 'It is wide.', affected: [{ package: { ecosystem: 'Go', name: 'acme.example/gate' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.2.3' }] }] }] }
  const { a, k } = await drafted(p, 'from-document', osv)
  expect(a.title).toBe('Hole in a module')
  expect(k.products[0]).toMatchObject({ name: 'acme.example/gate', source: expect.stringContaining('osv:GO-2036-7') })
  expect(k.remedies[0].text).toContain('1.2.3 or later')
  const before = (await p.get('/advisories?limit=1')).json.items[0].id
  for (const bad of [{ hello: 1 }, { ...csaf(id, id), vulnerabilities: [] }, '{"document":', '[]']) {
    const b = await p.post('/advisories/from-document', bad)
    expect([400, 422], b.text).toContain(b.status)
  }
  expect((await p.get('/advisories?limit=1')).json.items[0].id).toBe(before)
  expect((await (await finder()).post('/advisories/from-document', csaf(id, id))).status).toBe(403)
})

test('pasted words: identifiers, the vector, the weakness and addresses in them; the words stay as they are', async () => {
  const p = await analyst()
  const id = cve()
  const text = `# Acme fixes Gate\n\nA hole (${id}), CWE-79, lets anybody in.\nIts score is CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H. See https://acme.example/gate-fix.\nCVE-12 is none, nor is xCVE-2036-1 .`
  const { a, k } = await drafted(p, 'from-text', { text, source: 'https://acme.example/page' })
  expect(a).toMatchObject({ title: 'Acme fixes Gate', text, summary: `A hole (${id}), CWE-79, lets anybody in.`, unconfirmed: ['title: https://acme.example/page', 'summary: https://acme.example/page', 'text: https://acme.example/page'] })
  expect(k.vulnerabilities).toMatchObject([{ id, weakness: 'CWE-79', vectors: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'], source: 'https://acme.example/page', confirmed: false }])
  expect(k.references.map((r: any) => r.url)).toEqual(['https://acme.example/gate-fix', 'https://acme.example/page'])
  expect((await p.post('/advisories/from-text', { text: '  \n  ' })).status).toBe(422)
  expect((await (await finder()).post('/advisories/from-text', { text })).status).toBe(403)
})

test('pasted words name products that are known here: proposed with the versions behind the name, to whoever sees that they are known', async () => {
  const p = await analyst()
  const name = `Signal Control ${Date.now()}`
  const at = `/organisations/${(await newOrganisation(p)).id}/technologies`
  for (const product of [name, 'Signal']) expect((await p.post(at, { vendor: 'Viatec Pasted', product })).status).toBe(201)
  const text = `# Hole in a controller\n\n${name.toUpperCase()} versions 2.0 before 2.4 let anybody in.`
  const { k } = await drafted(p, 'from-text', { text })
  expect(k.products).toMatchObject([{ vendor: 'Viatec Pasted', name, range: '>=2.0|<2.4', status: 'affected', source: 'pasted text', confirmed: false }])
  expect((await drafted(await bank(), 'from-text', { text })).k.products).toEqual([])
})

test('a case: for the desk that handles it, marked as it is and held by its embargo; nobody else learns that it is there', async () => {
  const p = await analyst()
  const id = cve()
  const kase = (await p.post('/cases', { title: 'A bridge without rails', summary: 'It has none.', tlp: 'amber' })).json
  expect((await p.post(`/cases/${kase.id}/vulnerabilities`, { title: 'No rails', cve: id, weakness: 'CWE-79', vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', description: 'One falls.' })).status).toBe(201)
  expect((await p.post(`/cases/${kase.id}/vulnerabilities`, { title: 'Another one' })).status).toBe(201)
  const ref = (await p.get(`/cases/${kase.id}`)).json.ref
  const { a, k } = await drafted(p, 'from-case', { record: ref })
  expect(a).toMatchObject({ title: 'A bridge without rails', summary: 'It has none.', tlp: 'amber', unconfirmed: [`title: ${ref}`, `summary: ${ref}`, `text: ${ref}`] })
  expect(a.text).toContain('One falls.')
  expect(k.vulnerabilities).toMatchObject([{ id, weakness: 'CWE-79', source: `${id}, case ${ref}`, confirmed: false }, { id: `${ref}-2`, title: 'Another one' }])
  expect((await p.get(`/records/${a.id}/links`)).json.links).toMatchObject([{ record: kase.id, type: 'related-to' }])
  // the embargo of the case holds it
  const until = new Date(Date.now() + 20 * 86_400_000).toISOString()
  expect((await p.post(`/cases/${kase.id}/embargo/proposals`, { until, zone: 'UTC' })).status).toBe(201)
  const proposal = (await p.get(`/cases/${kase.id}/embargo`)).json.proposals[0].id
  expect((await p.post(`/cases/${kase.id}/embargo/proposals/${proposal}/acts/accept`)).status).toBe(200)
  expect((await p.post(`/advisories/${a.id}/preview`, {})).json.checks.map((c: any) => c.code)).toContain('embargo')
  // who does not see it gets what is said of one that is not there
  const f = await finder()
  const absent = await f.post('/advisories/from-case', { record: 'XC-CASE-1999-0001' })
  const hidden = await f.post('/advisories/from-case', { record: ref })
  expect([hidden.status, hidden.json.detail]).toEqual([absent.status, absent.json.detail])
  // what is read by those who are named is not copied for a whole desk
  const now = await p.get(`/cases/${kase.id}`)
  const red = await p.send('PATCH', `/cases/${kase.id}`, { tlp: 'red' }, { 'if-match': now.headers.etag })
  expect(red.status, red.text).toBe(200)
  const b = await p.post('/advisories/from-case', { record: ref })
  expect(b.status, b.text).toBe(409)
})
