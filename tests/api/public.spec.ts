// The public pages without script, headers, methods, paths
import { expect, test } from '@playwright/test'
import { listen, send } from '../lib/http.ts'
import { analyst, lead, newReport, north, origin } from '../lib/people.ts'

function form(fields: Record<string, string>, file?: [string, string]) {
  let b = ''
  for (const [k, v] of Object.entries(fields)) b += `--x1\r\nContent-Disposition: form-data; name="${k}"\r\n\r\n${v}\r\n`
  if (file) b += `--x1\r\nContent-Disposition: form-data; name="file"; filename="${file[0]}"\r\nContent-Type: text/plain\r\n\r\n${file[1]}\r\n`
  return { headers: { 'content-type': 'multipart/form-data; boundary=x1' }, body: `${b}--x1--\r\n` }
}
const post = (path: string, f: ReturnType<typeof form>) => send('POST', path, f.headers, f.body)

test('a finder without account reports, follows by the code, is asked and answers', async () => {
  const f = form({ product: 'Tap controller', description: '<b>Anybody</b> opens the tap', email: 'h@finder.example', name: 'H', tracking: 'own <17>' }, ['proof.txt', 'open sesame'])
  const a = await post('/report', f)
  expect(a.status).toBe(201)
  expect(a.headers['set-cookie']).toBeUndefined()
  const code = a.text.match(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3,}/)?.[0]
  expect(code).toBeTruthy()
  const p = await analyst()
  const r = (await p.get('/reports?product=Tap%20controller')).json.items[0]
  expect(r.description).toBe('<b>Anybody</b> opens the tap')
  expect(JSON.stringify(r)).not.toContain('finder.example')
  expect((await p.act(r.id, 'ask', { text: 'Which <version>?' })).status).toBe(200)
  const status = await post('/report/status', form({ code: code!.toLowerCase() }))
  expect(status.status).toBe(200)
  expect(status.text).toContain('Which &lt;version&gt;?')
  expect(status.text).toContain('Your own number for it: <bdi>own &lt;17&gt;</bdi>')
  await p.post(`/records/${r.id}/notes`, { body: 'for the team alone' })
  const answered = await post('/report/status/reply', form({ code: code!, text: 'Version 7' }))
  expect(answered.text).toContain('Version 7')
  expect(answered.text).not.toContain('for the team alone')
  expect((await p.get(`/records/${r.id}/timeline`)).text).toContain('Version 7')
  expect((await p.get(`/records/${r.id}`)).json.waiting_for).toBe('nobody')
  const boss = await lead()
  expect((await boss.post(`/reports/${r.id}/reporter`, { reason: 'to telephone' })).json.email).toBe('h@finder.example')
  expect((await post('/report/status', form({ code: 'AAAA-BBBB-CCCC-DDDD' }))).status).toBe(404)
})

test('an incomplete form comes back filled in, escaped', async () => {
  const a = await post('/report', form({ product: '"><script>x</script>', description: '' }))
  expect(a.status).toBe(422)
  expect(a.text).not.toContain('<script>x')
  expect(a.text).toContain('&lt;script&gt;x')
})

test('pages carry no script and every answer its headers', async () => {
  for (const path of ['/', '/report', '/report/status', '/ur/', '/no-such-page', '/api/v1/me', '/api/v1/openapi.json']) {
    const a = await send('GET', path)
    expect(a.headers['x-content-type-options'], path).toBe('nosniff')
    expect(a.headers['content-security-policy'], path).toMatch(/default-src 'none'/)
    expect(a.headers['content-security-policy'], path).toMatch(/frame-ancestors 'none'/)
    expect(a.headers['referrer-policy'], path).toBe('no-referrer')
    expect(a.headers['server'], path).toBeUndefined()
    if (/html/.test(a.headers['content-type'] ?? '')) {
      expect(a.text, path).not.toMatch(/<script|\son[a-z]+=|javascript:/i)
      expect(a.text, path).not.toMatch(/(src|href)="(https?:)?\/\//)
    }
  }
})

test('security.txt, health and readiness', async () => {
  const s = await send('GET', '/.well-known/security.txt')
  expect(s.text).toMatch(/^Contact: /m)
  expect(s.text).toMatch(/^Expires: \d{4}-/m)
  expect((await send('GET', '/healthz')).status).toBe(200)
  expect((await send('GET', '/readyz')).status).toBe(200)
})

test('metrics are figures of the process, in the text format', async () => {
  const a = await send('GET', '/metrics')
  expect(a.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/)
  const lines = a.text.trim().split('\n')
  for (const l of lines) expect(l).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+)$/)
  const count = (name: string) => Number(lines.find((l) => l.startsWith(`${name} `))?.split(' ')[1])
  expect(count('rabta_http_request_seconds_count')).toBeGreaterThan(0)
  expect(lines.filter((l) => l.includes('le="+Inf"'))[0].split(' ')[1]).toBe(String(count('rabta_http_request_seconds_count')))
  expect(count('process_resident_memory_bytes')).toBeGreaterThan(1e6)
})

test('a known address with another method is 405 and says which; an unknown one 404', async () => {
  const a = await send('DELETE', '/api/v1/me', { origin })
  expect(a.status).toBe(405)
  expect(a.headers.allow).toContain('GET')
  expect((await send('GET', '/api/v1/nothing')).status).toBe(404)
  expect((await send('BREW', '/')).status).toBeGreaterThanOrEqual(400)
})

test('tricks with paths lead nowhere', async () => {
  const p = await analyst()
  const r = await newReport(p)
  const paths = [
    '/app/../../../../etc/passwd', '/app/%2e%2e/%2e%2e/etc/passwd', '/app/..%2f..%2fetc%2fpasswd', '/api/v1/me/../people', '/api/v1//me', '/api/v1/me/',
    '/api/v1/%00', `/api/v1/reports/${r.id}%00`, `/api/v1/reports/${r.id}/../${r.id}`, '/api/v1/reports/%ff%fe', `/api/v1/reports/${'x'.repeat(5000)}`,
    "/api/v1/reports/' OR 1=1 --".replaceAll(' ', '%20'), '/api/v1/attachments/..%2f..%2fmaster.key/content',
  ]
  for (const path of paths) {
    const a = await send('GET', path, { cookie: p.headers.cookie })
    expect(a.text, path).not.toMatch(/root:|per_[0-9a-f]{8}/)
    if (!path.startsWith('/app/')) expect([400, 404, 414, 422], path).toContain(a.status)
    expect(a.status, path).toBeLessThan(500)
  }
  expect((await send('GET', `/${'a'.repeat(20000)}`)).status).toBeGreaterThanOrEqual(400)
  expect((await p.get('/me')).status).toBe(200)
})

test('the stream tells that something changed, to those who see it', async () => {
  const p = await analyst()
  expect((await listen('/api/v1/stream', {}, 300)).status).toBe(401)
  const heard = listen('/api/v1/stream', { cookie: p.headers.cookie }, 6000)
  await new Promise((r) => setTimeout(r, 300))
  await newReport(p)
  const h = await heard
  expect(h.status).toBe(200)
  expect(h.type).toMatch(/^text\/event-stream/)
  expect(h.text).toMatch(/event: change/)
})

test('the stream is silent about what its viewer cannot see, and ends with the session', async () => {
  const [p, outsider] = [await analyst(), await north()]
  const silent = listen('/api/v1/stream', { cookie: outsider.headers.cookie }, 2500)
  await new Promise((r) => setTimeout(r, 300))
  const hidden = await newReport(p, { tlp: 'red' })
  await p.act(hidden.id, 'validate')
  expect((await silent).text).not.toMatch(/event/)
  const made = (await p.post('/me/keys', { name: 'listens', scopes: ['read'] })).json
  const heard = listen('/api/v1/stream', { authorization: `Bearer ${made.key}` }, 3000)
  await new Promise((r) => setTimeout(r, 300))
  expect((await p.send('DELETE', `/me/keys/${made.id}`)).status).toBe(204)
  await newReport(p)
  const h = await heard
  expect(h.status).toBe(200)
  expect(h.text).not.toMatch(/event/)
})

test('pages for people are there in each language and name each other; the addresses of machines carry none', async () => {
  for (const path of ['/', '/report', '/report/status', '/confirm']) {
    const en = await send('GET', path)
    const ur = await send('GET', `/ur${path}`)
    expect(en.text).toContain('<html lang="en" dir="ltr">')
    expect(ur.text, path).toContain('<html lang="ur" dir="rtl">')
    for (const a of [en, ur]) for (const l of ['en', 'ur']) expect(a.text).toContain(`<link rel="alternate" hreflang="${l}"`)
    // what leads on stays in the language
    expect(ur.text).not.toMatch(/action="\/(?!ur\/)/)
    expect(ur.text.match(/<a (?![^>]*hreflang)[^>]*href="\/(?!ur|app\/)/g)).toBeNull()
  }
  for (const path of ['/ur/healthz', '/ur/api/v1/openapi.json', '/ur/api/v1/me', '/ur/.well-known/security.txt', '/ur/app/', '/ur/public.css', '/ur/ur/report', '/urn', '/de/report'])
    expect((await send('GET', path)).status, path).toBe(404)
})
