// Files of events by mail: an address of a desk, what is mailed to it, and that nobody else makes, sees or uses it
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { admin, analyst, auditor, bank, finder, nobody, organisation, type Person } from '../lib/people.ts'
import { zip } from '../lib/zip.ts'

test.describe.configure({ mode: 'serial' })
const box = process.env.RABTA_MAIL_FOLDER ?? ''
const mark = `mailed${Date.now()}`
const pause = (ms: number) => new Promise((r) => setTimeout(r, ms))
let desk: Person
let address: any
let host = ''

const row = (n: number, back: number) =>
  `${JSON.stringify({ 'time.source': new Date(Date.now() - back * 1000).toISOString(), 'classification.type': 'scanner', 'classification.identifier': mark, 'source.ip': host.replace('*', `${20 + n}`), 'feed.name': 'Mailed' })}\n`
const base64 = (b: Uint8Array | string) => Buffer.from(b).toString('base64').replace(/.{76}/g, '$&\r\n')
const mail = (to: string, subject: string, files: [string, string, Uint8Array | string][]) =>
  [
    `From: Reports <reports@sinkhole.example>\r\nTo: ${to}\r\nSubject: ${subject}\r\nMessage-ID: <${Date.now()}.${Math.random()}@sinkhole.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=xx\r\n`,
    '--xx\r\nContent-Type: text/plain\r\n\r\nThe reports of the day.',
    ...files.map(([name, type, bytes]) => `--xx\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(bytes)}`),
    '--xx--\r\n',
  ].join('\r\n')
async function deliver(text: string) {
  writeFileSync(join(box, 'new', `${Date.now()}.${Math.random()}`), text)
  expect((await (await admin()).post('/admin/mail-in/look')).status).toBe(204)
  for (const end = Date.now() + 25_000; readdirSync(join(box, 'new')).length; await pause(200)) if (Date.now() > end) throw new Error('it was not taken')
}
const mine = async (p: Person) => (await p.get('/event-addresses')).json.items.find((a: any) => a.id === address.id)
const came = (n: number) => expect.poll(async () => (await mine(desk)).mails, { timeout: 30_000 }).toBe(n)

test.beforeAll(async () => {
  desk = await analyst()
  const o = await organisation(desk, 'First Harbour Bank')
  const a = (await desk.get(`/organisations/${o.id}/assets`)).json.assets.find((x: any) => x.type === 'network' && x.value.includes('.') && !x.until)
  host = a.value.replace(/\d+\/\d+$/, '*')
})

test('a desk makes an address of its own; what is wrong is said at its place', async () => {
  for (const [wrong, pointer] of [
    [{ name: '' }, '/name'],
    [{ name: 'x', sender: 'nobody' }, '/sender'],
    [{ name: 'x', sender: '@' }, '/sender'],
    [{ name: 'x', team: 'tea_00000000-0000-7000-8000-000000000000' }, '/team'],
  ] as const) {
    const a = await desk.post('/event-addresses', wrong)
    expect([a.status, a.json.errors[0].pointer], JSON.stringify(wrong)).toEqual([422, pointer])
  }
  const boss = await admin()
  const settings = (await boss.get('/admin/mail-in')).json
  const set = (plus_tags: boolean) => boss.send('PUT', '/admin/mail-in', { url: settings.url, user: settings.user, folder: settings.folder, hourly: settings.hourly, plus_tags })
  expect((await set(false)).status).toBe(200)
  expect((await desk.post('/event-addresses', { name: mark })).json.errors[0].code).toBe('not-possible-now')
  expect((await set(true)).status).toBe(200)
  const made = await desk.post('/event-addresses', { name: mark, sender: '@sinkhole.example' })
  expect(made.status, made.text).toBe(201)
  address = made.json
  expect(address.address).toMatch(/^[^+@]+\+e\.[a-z2-7]+\.[a-z2-7]+@/)
  expect(await mine(desk)).toMatchObject({ name: mark, sender: '@sinkhole.example', address: address.address, mails: 0, problem: '', last_at: null })
})

test('nobody else sees it, drops it, or is told that it is there', async () => {
  for (const who of [bank, finder, auditor, admin]) {
    const p = await who()
    expect((await p.get('/event-addresses')).text).not.toContain(mark)
    const say = async (id: string) => {
      const a = await p.send('DELETE', `/event-addresses/${id}`)
      return `${a.status} ${a.text.replace(/"request_id":"[^"]*"/, '')}`
    }
    const there = await say(address.id)
    expect(there).toBe(await say(address.id.replace(/....$/, '0000')))
    expect(there).not.toContain('204')
  }
  expect((await nobody.get('/event-addresses')).status).toBe(401)
  expect(await mine(desk)).toBeTruthy()
})

test('what is mailed to it is taken in by itself, zip too; the same again adds nothing', async () => {
  test.skip(!box, 'the server has no mail folder')
  test.setTimeout(120_000)
  const packed = await zip({ 'reports/a.json': row(1, 60) + row(2, 61), 'b.json': row(3, 62) })
  const files: [string, string, Uint8Array | string][] = [
    ['both.zip', 'application/zip', packed],
    ['plain.json', 'application/json', `${row(4, 63)}{broken\n`],
  ]
  const before = (await desk.get('/messages?limit=1')).json
  await deliver(mail(address.address, `Reports ${mark}`, files))
  await came(1)
  expect(await mine(desk)).toMatchObject({ accepted: 4, duplicates: 0, quarantined: 1, problem: '' })
  const imports = (await desk.get('/event-imports')).json.items.filter((i: any) => ['a.json', 'b.json', 'plain.json'].includes(i.name))
  expect(imports.map((i: any) => [i.name, i.by, i.accepted]).sort()).toEqual([['a.json', 'system:event-mail', 2], ['b.json', 'system:event-mail', 1], ['plain.json', 'system:event-mail', 1]])
  const events = (await desk.get(`/events?q=classification.identifier%3D${mark}`)).json.items
  expect(events.length).toBe(4)
  expect(events[0].organisation_name).toBe('First Harbour Bank')
  await deliver(mail(address.address, `Reports ${mark}, again`, files))
  await came(2)
  expect(await mine(desk)).toMatchObject({ accepted: 4, duplicates: 4 })
  expect((await desk.get('/messages?limit=1')).json).toEqual(before) // nothing of it came to the inbox
})

test('a sender\'s name alone takes nothing in; what is left of a mail lies in the inbox with a word', async () => {
  test.skip(!box, 'the server has no mail folder')
  test.setTimeout(120_000)
  const title = `Left ${mark}`
  await deliver(mail(address.address, title, [['colours.csv', 'text/csv', 'colour,size\nred,7\n'], ['c.json', 'application/json', row(5, 60)]]))
  await came(3)
  expect(await mine(desk)).toMatchObject({ accepted: 5, problem: 'colours.csv: the desk keeps no mapping for its headings' })
  const there = async (name: string) => (await desk.get(`/messages?q=${encodeURIComponent(name)}&limit=50`)).json.items?.find((m: any) => m.title === name)
  await expect.poll(() => there(title), { timeout: 30_000 }).toBeTruthy()
  const m = (await desk.get(`/messages/${(await there(title)).id}`)).json
  expect(m.warnings.join()).toContain('not all of it was taken in by itself')
  const plain = `Plain ${mark}`
  await deliver(mail(address.address.replace(/\+[^@]*/, ''), plain, [['d.json', 'application/json', row(6, 60)]]))
  await expect.poll(() => there(plain), { timeout: 30_000 }).toBeTruthy()
  expect((await desk.send('DELETE', `/event-addresses/${address.id}`)).status).toBe(204)
  const late = `Late ${mark}`
  await deliver(mail(address.address, late, [['e.json', 'application/json', row(7, 60)]]))
  await expect.poll(() => there(late), { timeout: 30_000 }).toBeTruthy()
  expect((await desk.get(`/events?q=classification.identifier%3D${mark}`)).json.items.length).toBe(5)
})
