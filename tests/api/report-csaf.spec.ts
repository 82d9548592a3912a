// A report that comes as a document in CSAF
import { expect, test } from '@playwright/test'
import { call } from '../lib/contract.ts'
import { analyst, auditor, bank, nobody, type Person, vendor } from '../lib/people.ts'

const product = (name: string, id: string, cpe?: string) => ({ category: 'product_name', name, product: { name, product_id: id, ...(cpe ? { product_identification_helper: { cpe } } : {}) } })
const documentOf = (id: string) => ({
  document: {
    category: 'csaf_base', csaf_version: '2.0', title: 'Two doors of the gate stand open', distribution: { tlp: { label: 'AMBER' } },
    publisher: { category: 'vendor', name: 'Nimbus Networks', namespace: 'https://nimbus.example' },
    tracking: { id, status: 'final', version: '1', initial_release_date: '2026-11-01T00:00:00Z', current_release_date: '2026-11-01T00:00:00Z', revision_history: [{ number: '1', date: '2026-11-01T00:00:00Z', summary: 'First' }] },
  },
  product_tree: { branches: [{ category: 'vendor', name: 'Nimbus Networks', branches: [product('Gate 3', 'G3', 'cpe:2.3:h:nimbus:gate:3:*:*:*:*:*:*:*'), product('Gate 4', 'G4')] }] },
  vulnerabilities: [
    { cve: 'CVE-2026-41001', cwe: { id: 'CWE-287', name: 'Improper Authentication' }, title: 'The first door', notes: [{ category: 'description', text: 'Anybody opens it.' }], product_status: { known_affected: ['G3', 'G4'] }, references: [{ url: 'https://nimbus.example/a', summary: 'more' }],
      scores: [{ products: ['G3'], cvss_v3: { version: '3.1', vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', baseScore: 9.8, baseSeverity: 'CRITICAL' } }] },
    { cve: 'CVE-2026-41002', title: 'The second door', notes: [{ category: 'description', text: 'With a key.' }], product_status: { known_affected: ['G4'] } },
  ],
})
const send = (p: Person, body: string) => call('POST', '/api/v1/reports/csaf', { ...p.headers, 'content-type': 'application/json' }, body)

test('a vendor reports by a CSAF document: fields, further vulnerabilities and products, its own number, its marking', async () => {
  const v = await vendor()
  const a = await send(v, JSON.stringify(documentOf('NIM-2026-7')))
  expect(a.status, a.text).toBe(201)
  const p = await analyst()
  const r = (await p.get(`/reports/${a.json.id}`)).json
  expect(r).toMatchObject({
    title: 'Two doors of the gate stand open', tlp: 'amber', description: 'Anybody opens it.', product: 'Gate 3', vendor: 'Nimbus Networks', product_id: 'cpe:2.3:h:nimbus:gate:3:*:*:*:*:*:*:*',
    cve: 'CVE-2026-41001', weakness: 'CWE-287', cvss: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', tracking: 'NIM-2026-7', further: ['CVE-2026-41002: The second door'], vendors: ['Nimbus Networks: Gate 4'], urls: ['https://nimbus.example/a'], state: 'new',
  })
  // it is the vendor's own, and nobody else's
  expect((await v.get(`/reports/${a.json.id}`)).status).toBe(200)
  expect((await (await bank()).get(`/reports/${a.json.id}`)).status).toBe(404)
})

test('what is no such document is refused with its place, and makes nothing', async () => {
  const p = await analyst()
  const before = (await p.get('/reports?q=unreadabledoc')).json.items.length
  const none = documentOf('unreadabledoc-1')
  for (const [body, code] of [
    ['{"document":', /json-syntax/],
    ['{"a":1}', /bad-vulnerability/],
    [JSON.stringify({ ...none, vulnerabilities: [] }), /bad-vulnerability/],
    [JSON.stringify({ ...none, vulnerabilities: 'x' }), /bad-vulnerability/],
  ] as const) {
    const a = await send(p, body)
    expect(a.status, body.slice(0, 60)).toBeGreaterThanOrEqual(400)
    expect(a.status).toBeLessThan(500)
    expect(a.json.type).toMatch(code)
  }
  expect((await p.get('/reports?q=unreadabledoc')).json.items.length).toBe(before)
  expect((await send(nobody, JSON.stringify(none))).status).toBe(401)
  expect((await send(await auditor(), JSON.stringify(none))).status).toBe(403)
})
