// What has to be mended until when: directives as a catalogue in the form of CISA's KEV, in JSON and CSV
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { send } from '../lib/http.ts'
import { admin, analyst, lead, type Person } from '../lib/people.ts'

const ok = async (a: Promise<any>, status = 200) => {
  const b = await a
  expect(b.status, b.text).toBe(status)
  return b.json
}
const base = 10_000 + Math.floor(Math.random() * 80_000) * 10
const cve = (n: number) => `CVE-2033-${base + n}`
const due = (day: string) => `${day}T23:59:59Z`
const catalogue = async () => {
  const a = await send('GET', '/advisories/must-fix.json', {})
  expect(a.status).toBe(200)
  return a
}
const entry = async (n: number) => (await catalogue()).json.vulnerabilities.find((v: any) => v.cveID === cve(n))

let desk: Person
let chief: Person
async function directive(title: string, vulnerabilities: object[], more: object = {}) {
  const a = await ok(desk.post('/advisories', { title, category: 'directive' }), 201)
  const at = `/advisories/${a.id}/content`
  const write = async (v: object[]) =>
    ok(desk.send('PUT', at, { vulnerabilities: v, products: [{ vendor: 'Acme', name: 'Gate', range: '< 2', status: 'affected' }, { vendor: 'Acme', name: 'Door', range: '*', status: 'affected' }], remedies: [{ category: 'vendor-fix', text: '=Update, "now".' }], references: [{ url: 'https://acme.example/gate' }] }, { 'if-match': (await desk.get(at)).headers.etag as string }))
  const set = async (v: object) => ok(desk.send('PATCH', `/advisories/${a.id}`, v, { 'if-match': (await desk.get(`/advisories/${a.id}`)).headers.etag as string }))
  await write(vulnerabilities)
  await set({ summary: 'Mend it.', text: 'Mend it.', tlp: 'clear', ...more })
  const out = async () => {
    await ok(desk.act(a.id, 'submit'))
    await ok(chief.act(a.id, 'approve'))
    await ok(desk.act(a.id, 'publish'))
  }
  return { a, write, set, out }
}

test('a directive gives dates; the catalogue is valid by the schema of KEV, changes with what is published, and else is 304', async () => {
  const boss = await admin()
  desk = await analyst()
  chief = await lead()
  if (!(await boss.get('/admin/site')).json.base_url) await ok(boss.send('PATCH', '/admin/site', { base_url: 'http://localhost:8080' }))
  const d = await directive('Gates', [
    { id: cve(1), title: 'Hole', text: 'A hole.', weakness: 'CWE-79', due_at: due('2033-02-03'), ransomware: true },
    { id: cve(2), text: 'No date.' },
    { id: `XC-${base}`, text: 'No number.', due_at: due('2033-02-03') },
  ])
  const checks = (await desk.post(`/advisories/${d.a.id}/preview`, {})).json.checks
  expect(checks.find((c: any) => c.code === 'no-due-date')).toMatchObject({ place: '/vulnerabilities/1/due_at', stops: false })
  expect(await entry(1)).toBeUndefined() // a draft is in nothing
  await d.out()
  const one = await entry(1)
  expect(one).toMatchObject({ vendorProject: 'Acme', product: 'Gate, Door', vulnerabilityName: 'Hole', shortDescription: 'A hole.', requiredAction: '=Update, "now".', dueDate: '2033-02-03', knownRansomwareCampaignUse: 'Known', cwes: ['CWE-79'] })
  expect(one.notes).toMatch(new RegExp(`/advisories/${d.a.ref} ; https://acme.example/gate$`))
  expect(await entry(2)).toBeUndefined()

  const a = await catalogue()
  expect(a.headers['content-type']).toContain('application/json')
  expect(a.json.count).toBe(a.json.vulnerabilities.length)
  expect(a.text).not.toContain(`XC-${base}"`)
  const file = join(mkdtempSync(join(tmpdir(), 'kev-')), 'kev.json')
  writeFileSync(file, a.text)
  const program = spawnSync('../build/rabta', ['check', file], { encoding: 'utf8' })
  expect(program.status, program.stdout + program.stderr).toBe(0)
  expect(program.stdout).toContain('kev')
  expect((await send('GET', '/advisories/must-fix.json', { 'if-none-match': a.headers.etag as string })).status).toBe(304)
  const csv = await send('GET', '/advisories/must-fix.csv', {})
  expect(csv.text.split('\r\n')[0]).toBe('cveID,vendorProject,product,vulnerabilityName,dateAdded,shortDescription,requiredAction,dueDate,knownRansomwareCampaignUse,notes,cwes')
  expect(csv.text).toContain(`${cve(1)},Acme,"Gate, Door",Hole,${one.dateAdded},A hole.,"'=Update, ""now"".",2033-02-03,Known,`)
  expect((await send('GET', '/advisories/must-fix.csv', { 'if-none-match': csv.headers.etag as string })).status).toBe(304)

  // an earlier day in another directive counts; one that is not for everybody changes no byte
  const before = (await catalogue()).text
  const closed = await directive('For members', [{ id: cve(3), text: 'Another.', due_at: due('2033-01-01') }], { tlp: 'green' })
  await closed.out()
  expect((await catalogue()).text).toBe(before)
  const e = await directive('Again', [{ id: cve(1), text: 'Sooner.', due_at: due('2033-01-02') }])
  await e.out()
  expect((await entry(1)).dueDate).toBe('2033-01-02')
  await ok(desk.act(e.a.id, 'withdraw', { text: 'Not so.' }))
  expect((await entry(1)).dueDate).toBe('2033-02-03')
  // a correction moves the day it is due, not the day it was added
  await ok(desk.act(d.a.id, 'revise'))
  await d.write([{ id: cve(1), text: 'A hole.', due_at: due('2033-03-04') }])
  await d.set({ change_note: 'More time.' })
  expect((await entry(1)).dueDate).toBe('2033-02-03')
  await d.out()
  expect(await entry(1)).toMatchObject({ dueDate: '2033-03-04', dateAdded: one.dateAdded, knownRansomwareCampaignUse: 'Unknown' })
})
