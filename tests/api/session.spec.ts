// Signing in and out, second factor, lock, keys
import { expect, test } from '@playwright/test'
import { send } from '../lib/http.ts'
import { admin, analyst, be, cookieOf, nobody, origin, Person, signIns, totp } from '../lib/people.ts'

const of = (email: string) => signIns().find((s) => s.email === email)!

test('password and code sign in; the code is good once; sign-out ends the session', async () => {
  const s = of('lead@fincert.example')
  const asked = await send('POST', '/api/v1/session', { 'content-type': 'application/json', origin }, JSON.stringify({ email: s.email, password: s.password }))
  expect(asked.status).toBe(401)
  expect(asked.json.type).toBe('/problems/code-needed')
  const code = totp(s.secret)
  const a = await nobody.post('/session', { email: s.email, password: s.password, code })
  expect(a.status).toBe(200)
  expect(a.json.factor).toBe('totp')
  expect(a.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Strict/)
  const again = await nobody.post('/session', { email: s.email, password: s.password, code })
  expect(again.status).toBe(401)
  const p = new Person(s.email, { origin, cookie: cookieOf(a) })
  expect((await p.get('/me')).json.email).toBe(s.email)
  expect((await p.send('DELETE', '/session')).status).toBe(204)
  expect((await p.get('/me')).status).toBe(401)
})

test('a wrong password, a wrong code and an unknown address read the same', async () => {
  const s = of('finder@research.example')
  const answers = [
    await nobody.post('/session', { email: s.email, password: 'not the password', code: '000000' }),
    await nobody.post('/session', { email: s.email, password: s.password, code: totp(s.secret, Date.now(), 1000) }),
    await nobody.post('/session', { email: 'nobody@nowhere.example', password: 'not the password', code: '000000' }),
  ]
  for (const a of answers) {
    expect(a.status).toBe(401)
    expect({ ...a.json, request_id: '' }).toEqual({ ...answers[0].json, request_id: '' })
  }
})

test('eight wrong passwords lock the account, also for the right one', async () => {
  const s = of('analyst2@cert.example')
  for (let i = 0; i < 8; i++) expect((await nobody.post('/session', { email: s.email, password: `wrong ${i}` })).status).toBe(401)
  const a = await nobody.post('/session', { email: s.email, password: s.password, code: totp(s.secret) })
  expect(a.status).toBe(401)
})

test('the demonstration names its people; an unknown one is not found', async () => {
  const people = (await nobody.get('/session/demo')).json.people
  expect(people.length).toBeGreaterThanOrEqual(9)
  expect(people.map((p: any) => p.email)).toContain('analyst@cert.example')
  const a = await send('POST', '/api/v1/session/demo', { 'content-type': 'application/json', origin }, '{"email":"x@y.example"}')
  expect(a.status).toBe(404)
})

test('changes by cookie are refused from a foreign page', async () => {
  const p = await analyst()
  const body = JSON.stringify({ title: 'From elsewhere', description: 'x' })
  const h = { cookie: p.headers.cookie, 'content-type': 'application/json' }
  for (const more of [{}, { origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'null' }]) {
    const a = await send('POST', '/api/v1/reports', { ...h, ...more } as Record<string, string>, body)
    expect(a.status, JSON.stringify(more)).toBe(403)
  }
})

test('a new account: one-time link, second factor, key; a reset takes the factor away', async () => {
  const boss = await admin()
  const team = (await boss.get('/teams')).json.teams[0]
  const email = `new${Date.now()}@cert.example`
  const made = await boss.post('/people', { email, name: 'New analyst', place: team.id, role: 'analyst' })
  expect(made.status).toBe(201)
  const token = made.json.link_token
  const weak = await nobody.post('/session/link', { token, password: 'short' })
  expect(weak.status).toBe(422)
  const a = await nobody.post('/session/link', { token, password: 'a long sentence of words' })
  expect(a.status).toBe(200)
  const p = new Person(email, { origin, cookie: cookieOf(a) })
  const refused = await p.get('/home')
  expect(refused.status).toBe(403)
  expect(refused.json.type).toBe('/problems/second-factor-needed')
  const offer = (await p.post('/me/second-factor/offer')).json
  expect(offer.uri).toContain('otpauth://totp/')
  expect((await p.post('/me/second-factor', { secret: offer.secret, code: '000000' })).status).toBe(422)
  const set = await p.post('/me/second-factor', { secret: offer.secret, code: totp(offer.secret) })
  expect(set.status).toBe(200)
  expect(set.json.recovery).toHaveLength(10)
  const recovery = await nobody.post('/session', { email, password: 'a long sentence of words', recovery: set.json.recovery[0] })
  expect(recovery.status).toBe(200)
  const twice = await nobody.post('/session', { email, password: 'a long sentence of words', recovery: set.json.recovery[0] })
  expect(twice.status).toBe(401)
  expect((await boss.get('/people?limit=200')).json.people.some((x: any) => x.email === email)).toBe(true)
  expect((await boss.post(`/people/${made.json.id}/reset`)).status).toBe(200)
})

test('what guards an account is changed by its person, with the password again, and never by a key', async () => {
  const boss = await admin()
  const email = `own${Date.now()}@cert.example`
  const team = (await boss.get('/teams')).json.teams[0]
  const made = await boss.post('/people', { email, name: 'Own account', place: team.id, role: 'analyst' })
  const a = await nobody.post('/session/link', { token: made.json.link_token, password: 'a long sentence of words' })
  expect((await nobody.post('/session/link', { token: made.json.link_token, password: 'a long sentence of words' })).status).toBe(401)
  let p = new Person(email, { origin, cookie: cookieOf(a) })
  const first = (await p.post('/me/second-factor/offer')).json
  p = new Person(email, { origin, cookie: cookieOf(await p.post('/me/second-factor', { secret: first.secret, code: totp(first.secret) })) })
  const second = (await p.post('/me/second-factor/offer')).json
  expect((await p.post('/me/second-factor', { secret: second.secret, code: totp(second.secret) })).status).toBe(422)
  const replaced = await p.post('/me/second-factor', { secret: second.secret, code: totp(second.secret), password: 'a long sentence of words' })
  expect(replaced.status).toBe(200)
  expect((await p.get('/me')).status).toBe(401) // the former session ended
  p = new Person(email, { origin, cookie: cookieOf(replaced) })
  expect((await p.post('/me/recovery', { code: '000000' })).status).toBe(422)
  const codes = await p.post('/me/recovery', { code: totp(second.secret) })
  expect(codes.json.recovery).toHaveLength(10)
  expect(codes.json.recovery).not.toEqual(replaced.json.recovery)
  expect((await p.post('/me/recovery', { code: totp(second.secret) })).status).toBe(422) // a code is good once
  expect((await p.send('PATCH', '/me', { zone: 'Mars/Olympus' })).status).toBe(422)
  expect((await p.send('PATCH', '/me', { zone: 'Asia/Karachi', language: 'ur' })).json).toMatchObject({ zone: 'Asia/Karachi', language: 'ur', factor: 'totp' })
  const key = (await p.post('/me/keys', { name: 'reads', scopes: ['read'] })).json.key
  const k = new Person('key', { authorization: `Bearer ${key}` })
  for (const [m, path, body] of [
    ['POST', '/me/keys', { name: 'more' }], ['POST', '/me/second-factor/offer', undefined], ['POST', '/me/password', { current: 'a', password: 'b' }],
    ['POST', '/me/recovery', { code: '000000' }], ['PATCH', '/me', { name: 'x' }],
  ] as const) expect((await k.send(m, path, body)).json.type, path).toBe('/problems/by-session-only')
  expect((await p.post('/me/password', { current: 'not this one', password: 'another long sentence' })).status).toBe(422)
  expect((await p.post('/me/password', { current: 'a long sentence of words', password: 'short' })).status).toBe(422)
  const changed = await p.post('/me/password', { current: 'a long sentence of words', password: 'another long sentence' })
  expect(changed.status).toBe(204)
  expect((await p.get('/me')).status).toBe(401)
  p = new Person(email, { origin, cookie: cookieOf(changed) })
  const verbs = (await p.get('/me/log')).json.entries.map((e: any) => e.verb)
  for (const v of ['password-set', 'second-factor-set', 'recovery-codes-made', 'key-made']) expect(verbs).toContain(v)
  expect((await (await analyst()).get('/me/log')).text).not.toContain(made.json.id)
  // ids stand there as what they name
  const own = (await p.get('/me/log')).json.entries
  expect(own.find((e: any) => e.verb === 'key-made')).toMatchObject({ said: 'reads', actor_name: (await p.get('/me')).json.name })
  for (const e of own) expect(e.said).not.toMatch(/\b[a-z]{3}_[0-9a-f-]{8,}/)
  const seat = (await (await analyst()).get('/me/log')).json.entries.find((e: any) => e.verb === 'seat-given')
  if (seat) expect(seat.said).toBe('analyst at Coordination Centre')
})

test('a key acts with its scopes only, is shown once, and ends with its withdrawal', async () => {
  const p = await analyst()
  const made = await p.post('/me/keys', { name: 'reader', scopes: ['read'] })
  expect(made.status).toBe(201)
  const listed = (await p.get('/me/keys')).json
  expect(JSON.stringify(listed)).not.toContain(made.json.key)
  const k = new Person('key', { authorization: `Bearer ${made.json.key}` })
  expect((await k.get('/reports?limit=1')).status).toBe(200)
  expect((await k.get('/me')).json.rights).toEqual(['read'])
  expect((await k.post('/reports', { title: 'By a reading key', description: 'x' })).status).toBe(403)
  expect((await p.send('DELETE', `/me/keys/${made.json.id}`)).status).toBe(204)
  expect((await k.get('/me')).status).toBe(401)
})

test('a key never has more than its owner, and nobody withdraws another person\'s', async () => {
  const p = await analyst()
  const made = await p.post('/me/keys', { name: 'wants more', scopes: ['read', 'admin'] })
  if (made.status === 201) {
    const k = new Person('key', { authorization: `Bearer ${made.json.key}` })
    expect((await k.get('/people')).status).toBe(403)
    const other = await be('analyst@fincert.example')
    expect((await other.send('DELETE', `/me/keys/${made.json.id}`)).status).toBe(404)
    expect((await k.get('/me')).status).toBe(200)
  } else expect(made.status).toBe(422)
})
