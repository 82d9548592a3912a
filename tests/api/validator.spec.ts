// The interface of csaf-validator-service: names, presets, shape of the answer, whoever asks
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { call } from '../lib/contract.ts'
import { base, send } from '../lib/http.ts'
import { admin, analyst } from '../lib/people.ts'

const data = process.env.RABTA_DATA ?? new URL('../../../shared/data', import.meta.url).pathname
const json = { 'content-type': 'application/json' }
const preset = (name: string) => ({ type: 'preset', name })
const ask = (document: unknown, tests: object[], headers: Record<string, string> = {}) => call('POST', '/api/v1/validate', { ...json, ...headers }, JSON.stringify({ tests, document }))
const document = (version = '2.0', more: object = {}) => ({
  ...(version === '2.1' ? { $schema: 'https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json' } : {}),
  document: {
    category: 'csaf_base',
    csaf_version: version,
    ...(version === '2.1' ? { distribution: { tlp: { label: 'CLEAR' } } } : {}),
    publisher: { category: 'coordinator', name: 'A centre', namespace: 'https://cert.example' },
    title: 'A title',
    tracking: {
      current_release_date: '2026-01-01T00:00:00Z',
      id: 'A-1',
      initial_release_date: '2026-01-01T00:00:00Z',
      revision_history: [{ date: '2026-01-01T00:00:00Z', number: '1', summary: 'First.' }],
      status: 'final',
      version: '1',
    },
  },
  ...more,
})
const test_of = (a: any, name: string) => a.json.tests.find((t: any) => t.name === name)

test('presets and single tests over both versions, each once, by the names of the service', async () => {
  const all = (await call('GET', '/api/v1/tests', {})).json as { name: string; preset: string }[]
  const of = (p: string) => all.filter((t) => t.preset === p).map((t) => t.name)
  expect(of('schema')).toEqual(['csaf_2_0', 'csaf_2_0_strict', 'csaf_2_1', 'csaf_2_1_strict'])
  for (const name of ['mandatoryTest_6_1_1', 'mandatoryTest_6_1_27_9', 'optionalTest_6_2_20', 'recommendedTest_6_2_20', 'informativeTest_6_3_1']) expect(all.map((t) => t.name)).toContain(name)
  expect(new Set(all.map((t) => t.name)).size).toBe(all.length)
  const fine = await ask(document(), [preset('full'), preset('basic'), { type: 'test', name: 'mandatoryTest_6_1_1' }])
  expect(fine.json.isValid, fine.text).toBe(true)
  const names = fine.json.tests.map((t: any) => t.name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toContain('csaf_2_0_strict')
  expect(names).not.toContain('csaf_2_0')
  expect(names).not.toContain('mandatoryTest_6_1_1000')
  expect((await ask(document(), [preset('basic')])).json.tests.map((t: any) => t.name)).not.toContain('mandatoryTest_6_1_8')
  expect((await ask(document('2.1'), [preset('mandatory')])).json.isValid).toBe(true)
  expect((await ask(document(), [{ type: 'test', name: 'mandatoryTest_6_1_2' }])).json).toEqual({ isValid: true, tests: [{ errors: [], infos: [], isValid: true, name: 'mandatoryTest_6_1_2', warnings: [] }] })
  expect((await ask({}, [preset('schema')])).json).toMatchObject({ isValid: false })
})

test('a finding names its place: errors make it invalid, warnings and infos do not', async () => {
  const bad = document('2.0', { product_tree: { full_product_names: [{ name: 'A', product_id: 'P' }, { name: 'B', product_id: 'P' }] } })
  const a = await ask(bad, [preset('mandatory'), preset('optional')])
  expect(a.json.isValid).toBe(false)
  expect(test_of(a, 'mandatoryTest_6_1_2')).toEqual({ errors: [{ instancePath: '/product_tree/full_product_names/1/product_id', message: expect.any(String) }], infos: [], isValid: false, name: 'mandatoryTest_6_1_2', warnings: [] })
  const weak = await ask({ ...document(), own: 1 }, [{ type: 'test', name: 'optionalTest_6_2_20' }, { type: 'test', name: 'csaf_2_0' }])
  expect([weak.json.isValid, test_of(weak, 'optionalTest_6_2_20').warnings.length]).toEqual([true, 1])
  const strict = await ask({ ...document(), own: 1 }, [preset('basic')])
  expect([strict.json.isValid, test_of(strict, 'csaf_2_0_strict').errors[0].instancePath]).toEqual([false, '/own'])
})

test('what is not as described is refused with its place', async () => {
  for (const [body, place] of [
    [{ tests: [], document: {} }, '/tests'],
    [{ document: {} }, '/tests'],
    [{ tests: [{ type: 'preset', name: 'most' }], document: {} }, '/tests/0/name'],
    [{ tests: [preset('basic'), { type: 'test', name: 'mandatoryTest_7' }], document: {} }, '/tests/1/name'],
    [{ tests: [{ name: 'basic' }], document: {} }, '/tests/0/type'],
    [{ tests: [preset('basic')] }, '/document'],
  ] as [object, string][]) {
    const a = await call('POST', '/api/v1/validate', json, JSON.stringify(body))
    expect([a.status, a.json.errors?.[0]?.pointer], a.text).toEqual([422, place])
  }
  expect((await call('POST', '/api/v1/validate', { 'content-type': 'text/plain' }, '{}')).status).toBe(415)
  expect((await call('POST', '/api/v1/validate', json, '{"tests":[')).json.type).toContain('json-syntax')
})

test('whoever asks gets the same answer, from pages of any site too; switched off it is there for accounts alone', async () => {
  const p = await analyst()
  const body = JSON.stringify({ tests: [preset('full')], document: document() })
  const nobody = await send('POST', '/api/v1/validate', json, body)
  const somebody = await send('POST', '/api/v1/validate', { ...json, ...p.headers, origin: base.origin }, body)
  const elsewhere = await send('POST', '/api/v1/validate', { ...json, origin: 'https://editor.example', 'sec-fetch-site': 'cross-site' }, body)
  expect([nobody.status, somebody.text, elsewhere.text]).toEqual([200, nobody.text, nobody.text])
  expect(elsewhere.headers['access-control-allow-origin']).toBe('*')
  const before = await send('OPTIONS', '/api/v1/validate', { origin: 'https://editor.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' })
  expect([before.status, before.headers['access-control-allow-headers']]).toEqual([204, 'Content-Type'])
  const boss = await admin()
  const site = (await boss.get('/admin/site')).json
  expect((await boss.send('PATCH', '/admin/site', { advisories: false })).status).toBe(200)
  expect((await send('POST', '/api/v1/validate', json, body)).status).toBe(404)
  expect((await send('POST', '/api/v1/validate', { ...json, ...p.headers, origin: base.origin }, body)).text).toBe(nobody.text)
  expect((await boss.send('PATCH', '/admin/site', { advisories: site.advisories })).status).toBe(200)
})

test('the documents that must fail a mandatory test fail it by this way, too', async () => {
  test.skip(!existsSync(join(data, 'csaf/validator-tests')), 'the shared test data is not there')
  const folder = join(data, 'csaf/validator-tests/2.0')
  const cases = JSON.parse(readFileSync(join(folder, 'testcases.json'), 'utf8')).tests.filter((t: any) => t.group === 'mandatory')
  let n = 0
  for (const t of cases)
    for (const f of t.failures ?? []) {
      const name = `mandatoryTest_${t.id.replaceAll('.', '_')}`
      const a = await send('POST', '/api/v1/validate', json, JSON.stringify({ tests: [{ type: 'test', name }], document: JSON.parse(readFileSync(join(folder, f.name), 'utf8')) }))
      expect([a.json.isValid, a.json.tests[0].errors.length > 0], f.name).toEqual([false, true])
      n++
    }
  expect(n).toBeGreaterThan(50)
})
