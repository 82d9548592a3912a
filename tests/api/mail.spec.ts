// Mail out through a real SMTP server: what was released arrives once; a refused address is told; the test address takes all
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { send } from '../lib/http.ts'
import { admin, analyst, bank, lead, newOrganisation } from '../lib/people.ts'

const dir = mkdtempSync(join(tmpdir(), 'rabta-mail-'))
let server: ChildProcess
let port = 0

const free = () =>
  new Promise<number>((done) => {
    const s = net.createServer().listen(0, '127.0.0.1', () => {
      const p = (s.address() as net.AddressInfo).port
      s.close(() => done(p))
    })
  })
const pause = (ms: number) => new Promise((r) => setTimeout(r, ms))

test.beforeAll(async () => {
  port = await free()
  server = spawn('/usr/bin/python3', ['-m', 'aiosmtpd', '-n', '-l', `127.0.0.1:${port}`, '-c', 'aiosmtpd.handlers.Mailbox', join(dir, 'box')], { stdio: 'ignore' })
  for (let i = 0; i < 100; i++) {
    const up = await new Promise((done) => net.connect(port, '127.0.0.1').once('connect', () => done(true)).once('error', () => done(false)))
    if (up) return
    await pause(100)
  }
  throw new Error('the mail server did not start')
})
test.afterAll(async () => {
  await (await admin()).send('PUT', '/admin/mail', { url: 'capture' })
  server.kill()
  rmSync(dir, { recursive: true, force: true })
})

const arrived = () => {
  try {
    return readdirSync(join(dir, 'box', 'new')).map((f) => readFileSync(join(dir, 'box', 'new', f), 'utf8'))
  } catch {
    return []
  }
}
let n = 0
async function message(): Promise<any> {
  const product = `Mailed ${Date.now()} ${++n}`
  const b = ['product', product, 'description', 'd', 'email', 'reporter@research.example']
  let form = ''
  for (let i = 0; i < b.length; i += 2) form += `--x\r\nContent-Disposition: form-data; name="${b[i]}"\r\n\r\n${b[i + 1]}\r\n`
  await send('POST', '/report', { 'content-type': 'multipart/form-data; boundary=x' }, `${form}--x--\r\n`)
  const p = await analyst()
  const r = (await p.get(`/reports?product=${encodeURIComponent(product)}`)).json.items[0]
  await p.act(r.id, 'acknowledge', { text: 'Thank you.' })
  return (await p.get('/outbox?state=held&limit=200')).json.messages.find((m: any) => m.record === r.id)
}
async function settled(id: string): Promise<any> {
  const boss = await lead()
  expect((await boss.post(`/outbox/${id}/release`)).status).toBe(204)
  for (const end = Date.now() + 45_000; Date.now() < end; await pause(300)) {
    const m = (await boss.get('/outbox?limit=200')).json.messages.find((x: any) => x.id === id)
    if (m.state !== 'queued' && m.state !== 'unknown') return m
    if (m.state === 'queued' && m.error) return m
  }
  throw new Error('it never left')
}

test('a released message arrives once, as it was shown', async () => {
  await (await admin()).send('PUT', '/admin/mail', { url: `smtp://127.0.0.1:${port}` })
  expect((await (await admin()).post('/admin/mail/test')).status).toBe(204)
  // the test counts when somebody read the code in it
  await expect.poll(() => arrived().filter((t) => t.includes('Test of outgoing mail')).length).toBe(1)
  const tested = arrived().filter((t) => t.includes('Test of outgoing mail'))[0].split(/\r?\n\r?\n/)
  const code = /(\d{6})/.exec(Buffer.from(tested.slice(1).join(''), 'base64').toString('utf8'))?.[1] ?? ''
  const said = (given: string) => admin().then((p) => p.post('/admin/mail/received', { code: given }))
  expect((await said(code === '000000' ? '000001' : '000000')).status).toBe(422)
  expect((await said(code)).json.received_at).toMatch(/^20/)
  expect((await said(code)).status).toBe(422)
  const m = await message()
  expect(await settled(m.id)).toMatchObject({ state: 'sent', error: '' })
  const mine = arrived().filter((t) => t.includes(m.id))
  expect(mine).toHaveLength(1)
  const [head, body] = mine[0].split(/\r?\n\r?\n/, 2)
  expect(head).toMatch(/^From: "Coordination Centre" <cert@cert.example>$/m)
  expect(head).toMatch(/^To: <reporter@research.example>$/m)
  expect(head).toContain(`Subject: ${m.subject}`)
  expect(Buffer.from(body, 'base64').toString('utf8').replaceAll('\r\n', '\n')).toBe(m.body)
  expect(arrived().some((t) => t.includes('Test of outgoing mail'))).toBe(true)
})

test('with a test address everything goes there', async () => {
  await (await admin()).send('PUT', '/admin/mail', { url: `smtp://127.0.0.1:${port}`, test_address: 'trial@cert.example' })
  const m = await message()
  expect((await settled(m.id)).state).toBe('sent')
  const mine = arrived().filter((t) => t.includes(m.id))
  expect(mine[0]).toContain('To: <trial@cert.example>')
  expect(mine[0]).toMatch(/^Subject: \[to reporter@research\.example\]/m)
})

test('a server that is away is tried again later; nothing is lost', async () => {
  await (await admin()).send('PUT', '/admin/mail', { url: `smtp://127.0.0.1:${await free()}` })
  const m = await message()
  const after = await settled(m.id)
  expect(after.state).toBe('queued')
  expect(after.error).toContain('not sent')
  const boss = await lead()
  expect((await boss.post(`/outbox/${m.id}/hold`)).status).toBe(204)
  await (await admin()).send('PUT', '/admin/mail', { url: `smtp://127.0.0.1:${port}` })
  expect((await settled(m.id)).state).toBe('sent')
  expect(arrived().filter((t) => t.includes(m.id))).toHaveLength(1)
})

const box = process.env.RABTA_MAIL_FOLDER ?? ''
test('an answer names the mail that it answers, to who wrote it and to who reported by it', async () => {
  test.skip(!box, 'the server has no mail folder')
  test.setTimeout(120_000)
  await (await admin()).send('PUT', '/admin/mail', { url: `smtp://127.0.0.1:${port}` })
  const stamp = `${Date.now()}-${++n}`
  const own = `<finder-${stamp}@mail.example>`
  const from = `finder-${stamp}@mail.example`
  writeFileSync(join(box, 'new', `${stamp}.thread`), `From: A finder <${from}>\nTo: cert@cert.example\nMessage-ID: ${own}\nIn-Reply-To: <older@mail.example>\nReferences: <oldest@mail.example>\n <older@mail.example>\nSubject: SQL injection ${stamp}\n\nid=1%27 shows an error.\n`)
  expect((await (await admin()).post('/admin/mail-in/look')).status).toBe(204)
  const p = await analyst()
  const find = async () => (await p.get('/inbox?limit=200')).json.items.find((i: any) => i.title === `SQL injection ${stamp}`)
  await expect.poll(async () => Boolean(await find()), { timeout: 25_000 }).toBe(true)
  const m = await find()
  const left = async (record: string) => {
    const held = (await p.get('/outbox?state=held&limit=200')).json.messages.find((x: any) => x.record === record)
    const preview = (await p.get(`/outbox/${held.id}/preview`)).json.source as string
    expect(await settled(held.id)).toMatchObject({ state: 'sent' })
    const wire = arrived().find((t) => t.includes(`Message-ID: <${held.id}@`)) ?? ''
    return [preview, wire].map((t) => t.split(/\r?\n\r?\n/)[0].replaceAll(/\r?\n /g, ' '))
  }
  expect((await p.post(`/records/${m.id}/replies`, { body: 'Thank you.' })).status).toBe(201)
  const answered = [`In-Reply-To: ${own}`, `References: <oldest@mail.example> <older@mail.example> ${own}`]
  for (const head of await left(m.id)) for (const line of answered) expect(head).toContain(line)
  // the report that is made of it is answered in the same thread
  expect((await p.act(m.id, 'report')).status).toBe(200)
  const report = (await p.get(`/messages/${m.id}`)).json.became
  expect((await p.act(report, 'acknowledge', { text: 'It is a report now.' })).status).toBe(200)
  for (const head of await left(report)) for (const line of answered) expect(head).toContain(line)
  // what he answers in turn is what is answered next
  const ours = (await p.get('/outbox?limit=200')).json.messages.find((x: any) => x.record === report).id
  const second = `<second-${stamp}@mail.example>`
  writeFileSync(join(box, 'new', `${stamp}.thread2`), `From: ${from}\nTo: cert@cert.example\nMessage-ID: ${second}\nIn-Reply-To: <${ours}@cert.example>\nSubject: Re\n\nMore.\n`)
  expect((await (await admin()).post('/admin/mail-in/look')).status).toBe(204)
  await expect.poll(async () => (await p.get(`/records/${report}/timeline`)).text.includes('More.'), { timeout: 25_000 }).toBe(true)
  expect((await p.post(`/records/${report}/replies`, { body: 'Seen.' })).status).toBe(201)
  for (const head of await left(report)) expect(head).toContain(`In-Reply-To: ${second}\r\nReferences: <${ours}@cert.example> ${second}`.replaceAll('\r\n', head.includes('\r') ? '\r\n' : '\n'))
})

test('a desk has a key of its own: made here or taken, its secret never told', async () => {
  const boss = await lead()
  const team = (await boss.get('/teams')).json.teams.find((t: any) => t.prefix === 'XC').id
  const at = `/teams/${team}/openpgp`
  expect((await boss.get(at)).status).toBe(200)
  expect((await (await bank()).get(at)).status).toBe(404)
  expect((await (await bank()).post(at, {})).status).toBe(404)
  expect((await (await analyst()).post(at, {})).status).toBe(403)
  const made = await boss.post(at, {})
  expect(made.json).toMatchObject({ uid: expect.stringContaining('<cert@cert.example>') })
  expect(made.json.fingerprint).toMatch(/^[0-9A-F]{40}$/)
  expect(made.json.armored).toContain('BEGIN PGP PUBLIC KEY BLOCK')
  expect(made.text).not.toContain('PRIVATE')
  expect((await boss.post(at, { secret: made.json.armored })).json.errors[0].pointer).toBe('/secret')
  expect((await boss.get(at)).json.fingerprint).toBe(made.json.fingerprint)
})

test('what leaves is signed from then on, and encrypted to who has a key; GnuPG reads both', async () => {
  test.setTimeout(120_000)
  await (await admin()).send('PUT', '/admin/mail', { url: `smtp://127.0.0.1:${port}` })
  const home = mkdtempSync(join(tmpdir(), 'rabta-gpg-'))
  const gpg = (...args: string[]) => execFileSync('gpg', ['--homedir', home, '--batch', '--yes', '--quiet', '--trust-model', 'always', '--pinentry-mode', 'loopback', ...args], { stdio: ['ignore', 'pipe', 'pipe'] }).toString()
  try {
    const boss = await lead()
    const team = (await boss.get('/teams')).json.teams.find((t: any) => t.prefix === 'XC').id
    const own = (await boss.get(`/teams/${team}/openpgp`)).json
    writeFileSync(join(home, 'desk.asc'), own.armored)
    gpg('--import', join(home, 'desk.asc'))
    // signed: a reporter without a key
    const m = await message()
    expect(m).toMatchObject({ encryption: 'signed', encryption_reason: 'not encrypted: the text is public' })
    expect(await settled(m.id)).toMatchObject({ state: 'sent', encryption: 'signed' })
    const text = readFileSync(join(dir, 'box', 'new', readdirSync(join(dir, 'box', 'new')).find((f) => readFileSync(join(dir, 'box', 'new', f), 'utf8').includes(m.id)) ?? ''), 'latin1').replaceAll(/\r?\n/g, '\r\n')
    const edge = /boundary="([^"]+)"/.exec(text)?.[1] ?? ''
    const [, signed, signature] = text.split(`--${edge}\r\n`)
    writeFileSync(join(home, 'part'), signed.replace(/\r\n$/, ''), 'latin1')
    writeFileSync(join(home, 'sig'), signature.slice(signature.indexOf('-----BEGIN')).split(`--${edge}--`)[0])
    expect(gpg('--status-fd', '1', '--verify', join(home, 'sig'), join(home, 'part'))).toContain(`VALIDSIG ${own.fingerprint}`)

    // encrypted: an organisation with a key, asked to confirm its contact
    gpg('--passphrase', '', '--quick-gen-key', 'Office <office@tests.example>', 'future-default', 'default', '1y')
    const o = await newOrganisation(await analyst())
    const p = await analyst()
    expect((await p.post(`/organisations/${o.id}/contacts`, { name: 'Office', role: 'security', email: 'office@tests.example' })).status).toBeLessThan(300)
    expect((await p.post(`/organisations/${o.id}/keys`, { armored: gpg('--armor', '--export', 'office@tests.example') })).status).toBeLessThan(300)
    const asked = (await p.post(`/organisations/${o.id}/confirmations`, { contacts: [] })).json.confirmations[0]
    const k = (await p.get('/outbox?state=held&limit=200')).json.messages.find((x: any) => x.id === asked.message)
    const clear = k.tlp === 'clear'
    expect(k.encryption).toBe(clear ? 'signed' : 'encrypted')
    expect(await settled(k.id)).toMatchObject({ state: 'sent', encryption: k.encryption })
    const mail = arrived().find((t) => t.includes(k.id)) ?? ''
    if (!clear) {
      expect(mail).not.toContain(k.subject)
      writeFileSync(join(home, 'cipher'), mail.slice(mail.indexOf('-----BEGIN PGP MESSAGE')))
      const inner = gpg('--decrypt', join(home, 'cipher'))
      expect(inner).toContain(`Subject: ${k.subject}`)
    }
  } finally {
    execFileSync('gpgconf', ['--homedir', home, '--kill', 'all'])
    rmSync(home, { recursive: true, force: true })
  }
})

test('a message is seen as the other side will have it, by its desk alone', async () => {
  await (await admin()).send('PUT', '/admin/mail', { url: `smtp://127.0.0.1:${port}`, test_address: 'trial@cert.example' })
  const m = await message()
  const p = await analyst()
  expect((await p.get('/outbox/door')).json).toEqual({ door: 'smtp', test_address: 'trial@cert.example', all_direct: false })
  const v = (await p.get(`/outbox/${m.id}/preview`)).json
  expect(v).toMatchObject({ to: 'trial@cert.example', encryption: m.encryption })
  expect(v.from).toContain('<cert@cert.example>')
  expect(v.reply_to).toMatch(/^cert\+o\.[a-z2-7]{26}\.[a-z2-7]{12}@cert\.example$/)
  expect(v.source).toContain(`Message-ID: <${m.id}@cert.example>`)
  expect(v.source).toContain('[to reporter@research.example]')
  const other = await bank()
  const say = async (id: string) => {
    const a = await other.get(`/outbox/${id}/preview`)
    return `${a.status} ${a.text.replace(/"request_id":"[^"]*"/, '')}`
  }
  expect(await say(m.id)).toBe(await say(m.id.replace(/....$/, '0000')))
  await (await admin()).send('PUT', '/admin/mail', { url: `smtp://127.0.0.1:${port}` })
})

test('a rule is switched on only after it earned it, by who may release', async () => {
  const boss = await lead()
  const m = await message()
  expect((await boss.post(`/outbox/${m.id}/release`)).status).toBe(204)
  const rule = (await boss.get('/outbox/rules')).json.rules.find((r: any) => r.team === m.team && r.rule === m.rule)
  expect(rule).toMatchObject({ direct: false, earned: false, needed: 20 })
  expect((await boss.send('PUT', '/outbox/rules', { team: m.team, rule: m.rule, direct: true })).status).toBe(409)
  expect((await (await bank()).send('PUT', '/outbox/rules', { team: m.team, rule: m.rule, direct: true })).status).toBe(403)
  const off = await boss.send('PUT', '/outbox/rules', { team: m.team, rule: m.rule, direct: false })
  expect(off.status).toBe(200)
  const step = off.json.rules.find((r: any) => r.team === m.team && r.rule === m.rule).history[0]
  expect(step).toMatchObject({ what: 'off', by: (await boss.get('/me')).json.id, by_name: (await boss.get('/me')).json.name })
  expect((await (await bank()).get('/outbox/rules')).json.rules.every((r: any) => r.team !== m.team)).toBe(true)
  expect((await boss.post(`/outbox/${m.id}/hold`)).status).toBe(204)
})
