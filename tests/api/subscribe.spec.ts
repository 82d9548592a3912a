// Advisories by mail for whoever asks: a yes by a second step, only what is public and was wished for, corrections, the end
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { send } from '../lib/http.ts'
import { admin, analyst, finder, harbour, lead, origin, type Person } from '../lib/people.ts'

const dir = mkdtempSync(join(tmpdir(), 'rabta-sub-'))
const stamp = Date.now()
let server: ChildProcess
let shown = ''

const free = () =>
  new Promise<number>((done) => {
    const s = net.createServer().listen(0, '127.0.0.1', () => {
      const p = (s.address() as net.AddressInfo).port
      s.close(() => done(p))
    })
  })
const pause = (ms: number) => new Promise((r) => setTimeout(r, ms))

test.beforeAll(async () => {
  const port = await free()
  server = spawn('/usr/bin/python3', ['-m', 'aiosmtpd', '-n', '-l', `127.0.0.1:${port}`, '-c', 'aiosmtpd.handlers.Mailbox', join(dir, 'box')], { stdio: 'ignore' })
  let up = false
  for (let i = 0; i < 100 && !up; i++) {
    up = await new Promise<boolean>((done) => net.connect(port, '127.0.0.1').once('connect', () => done(true)).once('error', () => done(false)))
    if (!up) await pause(100)
  }
  expect(up).toBe(true)
  const boss = await admin()
  expect((await boss.send('PUT', '/admin/mail', { url: `smtp://127.0.0.1:${port}`, base_url: 'http://localhost:8080' })).status).toBe(200)
  shown = /name="shown" value="([^"]+)"/.exec((await send('GET', '/subscribe')).text)?.[1] ?? ''
  expect(shown).not.toBe('')
  await pause(2100) // what comes back at once was no person
})
test.afterAll(async () => {
  await (await admin()).send('PUT', '/admin/mail', { url: 'capture', base_url: 'http://localhost:8080' })
  server.kill()
  rmSync(dir, { recursive: true, force: true })
})

interface Mail {
  head: string
  body: string
}
const arrived = (to: string): Mail[] => {
  try {
    // the text is the first part, whether the desk signs or not
    return readdirSync(join(dir, 'box', 'new'))
      .map((f) => readFileSync(join(dir, 'box', 'new', f), 'utf8').replaceAll('\r\n', '\n'))
      .map((t) => ({ head: t.slice(0, t.indexOf('\n\n')), body: Buffer.from(/\nContent-Transfer-Encoding: base64\n(?:[^\n]+\n)*\n([A-Za-z0-9+/=\n]+)/.exec(t)?.[1] ?? '', 'base64').toString('utf8').replaceAll('\r\n', '\n') }))
      .filter((m) => m.head.includes(`To: <${to}>`))
  } catch {
    return []
  }
}
const mails = async (to: string, n: number) => {
  await expect.poll(() => arrived(to).length, { timeout: 40_000 }).toBe(n)
  return arrived(to)
}
const form = (path: string, fields: Record<string, string>) => send('POST', path, { origin, 'content-type': 'application/x-www-form-urlencoded' }, new URLSearchParams(fields).toString())
const ask = (email: string, more: Record<string, string>, at = '/subscribe') => form(at, { email, shown, ...more })
const linkIn = (m: Mail) => new URL(/https?:\S+\/subscription\/\S+/.exec(m.body)?.[0] ?? '').pathname
async function subscribed(email: string, more: Record<string, string>, at = '/subscribe') {
  expect((await ask(email, more, at)).status).toBe(202)
  const link = linkIn((await mails(email, 1))[0])
  expect((await form(link, { act: 'confirm' })).status).toBe(303)
  return link
}

const ok = async (a: Promise<any>) => {
  const b = await a
  expect(b.status, b.text).toBeLessThan(300)
  return b.json
}
async function written(product: object, more: object = {}) {
  const p = await analyst()
  const a = await ok(p.post('/advisories', { title: `Gate ${stamp}`, category: 'hardening-guide', tlp: 'clear', summary: 'Gates are open.', text: 'Lock them all.', ...more }))
  const tag = (await p.get(`/advisories/${a.id}/content`)).headers.etag ?? ''
  await ok(p.send('PUT', `/advisories/${a.id}/content`, { products: [{ range: 'all', status: 'fixed', ...product }] }, { 'if-match': tag }))
  return a
}
async function out(id: string) {
  const p = await analyst()
  await ok(p.act(id, 'submit'))
  await ok((await lead()).act(id, 'approve'))
  await ok(p.act(id, 'publish'))
}
const lying = async (id: string) => (await (await lead()).get('/outbox?limit=200')).json.messages.filter((m: any) => m.record === id)
const held = async (id: string, n: number) => {
  await expect.poll(async () => (await lying(id)).filter((m: any) => m.state === 'held').length, { timeout: 20_000 }).toBe(n)
  return (await lying(id)).filter((m: any) => m.state === 'held')
}
const letGo = async (m: any) => expect((await (await lead()).post(`/outbox/${m.id}/release`)).status).toBe(204)
const figures = async (id: string) => (await (await analyst()).get(`/advisories/${id}/subscribers`)).json
const kept = async () => (await (await admin()).get('/admin/subscriptions')).json

test('a look confirms nothing, a button does; whoever asks is told the same whether the address is known or not', async () => {
  const first = `first.${stamp}@home.example`
  const before = await kept()
  const a = await ask(first, { products: `Zephyr Gate${stamp}\r\n` })
  expect(a.status).toBe(202)
  const [mail] = await mails(first, 1)
  expect(mail.body).not.toContain('Zephyr') // nobody sends words of his own through us
  expect(mail.head).not.toContain('List-Unsubscribe')
  const link = linkIn(mail)
  for (let i = 0; i < 2; i++) {
    const page = await send('GET', link)
    expect(page.text).toContain(`Zephyr Gate${stamp}`)
    expect(page.text).toContain('value="confirm"')
    expect(page.headers['x-robots-tag']).toBe('noindex')
  }
  expect((await kept()).active).toBe(before.active)
  expect((await form(link, { act: 'change', all: 'yes' })).status).toBe(303) // not before the yes
  expect((await send('GET', link)).text).toContain('value="confirm"')
  expect((await form(link, { act: 'confirm' })).headers.location).toContain(link)
  expect((await send('GET', link)).text).toContain('Your subscription')
  expect((await kept()).active).toBe(before.active + 1)
  // the same again, and a stranger's: one answer
  const known = await ask(first, { vendors: 'Zephyr' })
  const unknown = await ask(`stranger.${stamp}@home.example`, { vendors: 'Zephyr' })
  expect([known.status, known.text]).toEqual([a.status, a.text])
  expect([unknown.status, unknown.text]).toEqual([a.status, a.text])
  // the second yes joins the first: one subscription, one mail an advisory
  const second = linkIn((await mails(first, 2)).find((m) => linkIn(m) !== link) as Mail)
  expect((await form(second, { act: 'confirm' })).headers.location).toContain(link)
  expect((await send('GET', link)).text).toMatch(/Zephyr Gate\d+[^]*Zephyr<|Zephyr Gate\d+[^]*Zephyr\n/)
  expect((await kept()).active).toBe(before.active + 1)
  // a link that nobody was given, and one that ended
  const wrong = link.slice(0, -1) + (link.endsWith('0') ? '1' : '0')
  expect((await send('GET', wrong)).status).toBe(404)
  expect((await form(wrong, { act: 'end' })).status).toBe(404)
  expect((await form(link, { act: 'end' })).text).toContain('Your address is deleted')
  expect((await send('GET', link)).text).toContain('Your address is deleted')
  expect((await kept()).active).toBe(before.active)
})

test('what is wrong is said beside it, and what came back at once is asked for again', async () => {
  expect((await ask('nobody', { all: 'yes' })).status).toBe(422)
  const none = await ask(`x.${stamp}@home.example`, {})
  expect(none.status).toBe(422)
  expect(none.text).toContain(`value="x.${stamp}@home.example"`)
  const many = await ask(`x.${stamp}@home.example`, { products: Array.from({ length: 21 }, (_, i) => `p${i}`).join('\n') })
  expect(many.status).toBe(422)
  // who mends a field keeps the moment; a form of its own that comes back at once was no person's
  expect(/name="shown" value="([^"]+)"/.exec(none.text)?.[1]).toBe(/name="shown" value="([^"]+)"/.exec(many.text)?.[1])
  const now = /name="shown" value="([^"]+)"/.exec((await send('GET', '/subscribe')).text)?.[1] ?? ''
  expect((await ask(`x.${stamp}@home.example`, { all: 'yes', shown: now })).status).toBe(422)
  expect((await ask(`x.${stamp}@home.example`, { all: 'yes', shown: '1.aaaaaaaaaaaaaaaaaaaaaaaa' })).status).toBe(422)
  expect(arrived(`x.${stamp}@home.example`)).toEqual([])
  expect((await send('GET', '/subscribe?product=%3Cb%3Egate')).text).toContain('&lt;b&gt;gate')
})

test('published, corrected, withdrawn: who wished for it gets it, the correction with what is different first; marked AMBER, nobody', async () => {
  test.setTimeout(180_000)
  const reader = `reader.${stamp}@home.example`
  const urdu = `urdu.${stamp}@home.example`
  const other = `other.${stamp}@home.example`
  const link = await subscribed(reader, { products: `Breeze Gate${stamp}` })
  const urduLink = await subscribed(urdu, { vendors: `Breeze`, floor: '0' }, '/ur/subscribe')
  await subscribed(other, { products: `Breeze Tap${stamp}` })
  expect(urduLink).toContain('/ur/subscription/')

  const amber = await written({ vendor: 'Breeze', name: `Gate${stamp}` }, { tlp: 'amber', to_clients: true })
  expect((await figures(amber.id)).fitting).toBe(0)
  await out(amber.id)
  const a = await written({ vendor: 'Breeze', name: `Gate${stamp}` })
  expect(await figures(a.id)).toMatchObject({ fitting: 2, written: 0, waiting: 0 })
  await out(a.id)
  const letters = await held(a.id, 2)
  expect(await lying(amber.id)).toEqual([])
  expect(letters.map((m: any) => [m.recipient, m.rule])).toEqual([
    ['subscriber', 'subscription'],
    ['subscriber', 'subscription'],
  ])
  expect(JSON.stringify(letters)).not.toContain('home.example')
  for (const m of letters) {
    expect(m.body).toContain('{personal-link}')
    expect((await (await lead()).get(`/outbox/${m.id}/preview`)).text).not.toContain('home.example')
    await letGo(m)
  }
  const got = (await mails(reader, 2)).find((m) => m.head.includes('List-Unsubscribe')) as Mail
  expect(got.body).toContain('Lock them all.')
  expect(linkIn(got)).toBe(link)
  expect(got.head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  const oneClick = new URL(/^List-Unsubscribe: <([^>]+)>/m.exec(got.head)?.[1] ?? '').pathname
  expect((await mails(urdu, 2)).some((m) => m.body.includes('رکنیت') && m.body.includes('Lock them all.'))).toBe(true)
  expect((await figures(a.id)).written).toBe(2)
  // of subscribers the timeline holds nothing
  expect((await (await analyst()).get(`/records/${a.id}/timeline`)).text).not.toMatch(/home\.example|"delivery"/)

  const p = await analyst()
  await ok(p.act(a.id, 'revise'))
  const etag = (await p.get(`/advisories/${a.id}`)).headers.etag ?? ''
  await ok(p.send('PATCH', `/advisories/${a.id}`, { summary: 'Two gates are open.', change_note: 'It is two gates' }, { 'if-match': etag }))
  await out(a.id)
  const corrections = await held(a.id, 2)
  const correction = corrections.find((m: any) => m.subject === `[TLP:CLEAR] Correction of ${(letters[0] as any).ref}`)
  expect(correction.body.indexOf('- Gates are open.')).toBeGreaterThan(0)
  expect(correction.body.indexOf('+ Two gates are open.')).toBeLessThan(correction.body.indexOf('Lock them all.'))
  // one request of a mail program ends it; a look does not
  expect((await send('GET', oneClick)).text).toContain('Your subscription')
  const ended = (await kept()).ended
  expect((await send('POST', oneClick, { 'content-type': 'application/x-www-form-urlencoded' }, 'List-Unsubscribe=One-Click')).status).toBe(200)
  expect((await send('GET', link)).text).toContain('Your address is deleted')
  expect((await kept()).ended).toBe(ended + 1)
  const [left] = await held(a.id, 1) // what still lay there for the other is taken back
  await letGo(left)
  expect((await mails(urdu, 3)).some((m) => m.body.includes('It is two gates'))).toBe(true)

  await ok((await lead()).act(a.id, 'withdraw', { text: 'There is no gate.' }))
  const [last] = await held(a.id, 1)
  expect(last.body).toContain('There is no gate.')
  expect(arrived(other)).toHaveLength(1)
  expect(arrived(reader)).toHaveLength(2)
})

test('in the language of its reader: the translation follows when one is begun, and corrections go by it; marked tighter, what lies there is taken back', async () => {
  test.setTimeout(120_000)
  const reader = `mutarjim.${stamp}@home.example`
  const plain = `plain.${stamp}@home.example`
  await subscribed(reader, { vendors: `Gale${stamp}` }, '/ur/subscribe')
  await subscribed(plain, { vendors: `Gale${stamp}` })
  const p = await analyst()
  const a = await written({ vendor: `Gale${stamp}`, name: 'Gate' })
  const t = await ok(p.post(`/advisories/${a.id}/translations`, { language: 'ur' }))
  await out(a.id)
  const first = await held(a.id, 2)
  const theirs = first.find((m: any) => m.body.startsWith('ترجمہ ابھی نہیں ہوا'))
  expect(theirs.body).toContain('Lock them all.')
  for (const m of first) await letGo(m)
  const etag = async (id: string) => (await p.get(`/advisories/${id}`)).headers.etag ?? ''
  const translated = async (text: string, more: object = {}) => {
    await ok(p.post(`/advisories/${t.id}/translation/take-over`))
    await ok(p.send('PATCH', `/advisories/${t.id}`, { text, ...more }, { 'if-match': await etag(t.id) }))
    await ok(p.post(`/advisories/${t.id}/translation/settle`, {}))
    await out(t.id)
  }
  await translated('تالے لگائیں۔')
  const [again] = await held(a.id, 1)
  expect([again.recipient, again.rule, again.subject]).toEqual(['subscriber', 'subscription', `[TLP:CLEAR] ${t.ref}`])
  expect(again.body).toContain('تالے لگائیں۔')
  await letGo(again)
  expect((await mails(reader, 3)).some((m) => m.body.includes('تالے لگائیں۔'))).toBe(true)

  await ok(p.act(a.id, 'revise'))
  await ok(p.send('PATCH', `/advisories/${a.id}`, { text: 'Lock two.', change_note: 'Two' }, { 'if-match': await etag(a.id) }))
  await out(a.id)
  const corrections = await held(a.id, 2)
  const lies = corrections.find((m: any) => m.body.startsWith('ترجمہ ابھی نہیں ہوا'))
  await ok(p.act(t.id, 'revise'))
  await translated('دو کو تالے لگائیں۔', { change_note: 'دو' })
  await expect.poll(async () => (await lying(a.id)).find((m: any) => m.id === lies.id).state, { timeout: 20_000 }).toBe('cancelled')
  const instead = (await held(a.id, 2)).find((m: any) => m.subject.includes(t.ref))
  expect(instead.body).toContain('+ دو کو تالے لگائیں۔')
  expect(instead.body).not.toContain('Lock two')
  // what is marked tighter goes to no subscriber, in no language
  await ok(p.act(a.id, 'revise'))
  await ok(p.send('PATCH', `/advisories/${a.id}`, { tlp: 'green', change_note: 'For members' }, { 'if-match': await etag(a.id) }))
  await out(a.id)
  await held(a.id, 0)
  expect(arrived(reader)).toHaveLength(3)
})

test('by sector and kind; changed behind the link', async () => {
  const one = `sector.${stamp}@home.example`
  const link = await subscribed(one, { 'sector-energy': 'yes', 'kind-bulletin': 'yes' })
  const guide = await written({ vendor: 'V', name: `N${stamp}` }, { sectors: ['energy'] })
  const n = (await figures(guide.id)).fitting
  expect((await form(link, { act: 'change', 'sector-energy': 'yes', pace: 'weekly', floor: '0' })).status).toBe(303)
  expect((await send('GET', link)).text).toContain('<option value="weekly" selected>')
  expect((await figures(guide.id)).fitting).toBe(n + 1)
  expect((await form(link, { act: 'change' })).status).toBe(422) // nothing is no wish
  await form(link, { act: 'end' })
  expect((await figures(guide.id)).fitting).toBe(n)
})

test('figures are for the desk and for who keeps the installation; to others an advisory with subscribers is like none', async () => {
  const a = await written({ vendor: 'V', name: 'N' })
  for (const p of [await finder(), await harbour()] as Person[]) {
    const hidden = await p.get(`/advisories/${a.id}/subscribers`)
    const absent = await p.get('/advisories/adv_00000000-0000-7000-8000-000000000000/subscribers')
    expect([hidden.status, hidden.json.detail]).toEqual([absent.status, absent.json.detail])
    expect(hidden.status).not.toBe(200)
    expect((await p.get('/admin/subscriptions')).status).toBe(403)
  }
})
