// Mail out through a real SMTP server: what was released arrives once; a refused address is told; the test address takes all
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { send } from '../lib/http.ts'
import { admin, analyst, lead } from '../lib/people.ts'

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
  test.setTimeout(90_000)
  await (await admin()).send('PUT', '/admin/mail', { url: `smtp://127.0.0.1:${port}` })
  expect((await (await admin()).post('/admin/mail/test')).status).toBe(204)
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
  test.setTimeout(90_000)
  await (await admin()).send('PUT', '/admin/mail', { url: `smtp://127.0.0.1:${port}`, test_address: 'trial@cert.example' })
  const m = await message()
  expect((await settled(m.id)).state).toBe('sent')
  const mine = arrived().filter((t) => t.includes(m.id))
  expect(mine[0]).toContain('To: <trial@cert.example>')
  expect(mine[0]).toMatch(/^Subject: \[to reporter@research\.example\]/m)
})

test('a server that is away is tried again later; nothing is lost', async () => {
  test.setTimeout(90_000)
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
