// TLS in the process, and the shapes of requests that no honest client sends, byte by byte on a socket.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import net from 'node:net'
import { Hub, folder, run, sleep, tell } from './lib.mjs'

// what comes back for these bytes until the line is closed or nothing more comes for a while; the first byte may take longer
function say(port, pieces, { first = 10_000, quiet = 1500, gap = 0 } = {}) {
  return new Promise((done) => {
    let text = ''
    let timer
    const started = Date.now()
    const s = net.connect(port, '127.0.0.1', async () => {
      for (const p of pieces) {
        if (s.destroyed) return
        s.write(p)
        if (gap) await sleep(gap)
      }
    })
    const end = (closed) => {
      clearTimeout(timer)
      s.destroy()
      done({ text, closed, ms: Date.now() - started, statuses: [...text.matchAll(/HTTP\/1\.[01] (\d{3})/g)].map((m) => Number(m[1])) })
    }
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(() => end(false), (text ? quiet : first) + gap)
    }
    s.on('data', (d) => {
      text += d
      wait()
    })
    s.on('end', () => end(true))
    s.on('error', () => end(true))
    wait()
  })
}

async function tls() {
  const dir = folder()
  const make = (...more) => execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=hub.example', ...more], { stdio: 'pipe' })
  make('-keyout', `${dir}/key.pem`, '-out', `${dir}/cert.pem`)
  const hub = await Hub.make('sqlite')
  hub.ready = async () => {}
  await hub.start('--tls-cert', `${dir}/cert.pem`, '--tls-key', `${dir}/key.pem`)
  const curl = (...more) => {
    try {
      return execFileSync('curl', ['-sk', '-m', '10', ...more], { stdio: ['ignore', 'pipe', 'pipe'] }).toString()
    } catch (e) {
      return `curl: ${e.status}`
    }
  }
  const at = `https://127.0.0.1:${hub.port}`
  for (let i = 0; i < 100 && !/ok|live|{/.test(curl(`${at}/healthz`)); i++) await sleep(50)
  const head = curl('-D', '-', '-o', '/dev/null', `${at}/healthz`)
  tell(/^HTTP\/1.1 200/.test(head) && /strict-transport-security: max-age=/i.test(head), 'TLS: answers, and asks to stay with TLS', head.split('\r\n')[0])
  const line = readFileSync(`${hub.data}/demo-sign-ins.txt`, 'utf8').split('\n').find((l) => l.startsWith('lead'))
  const cookie = curl('-D', '-', '-o', '/dev/null', '-H', 'content-type: application/json', '-d', JSON.stringify({ email: line.split(' ')[1] }), `${at}/api/v1/session/demo`)
  tell(/set-cookie: __Host-rabta=[^;]+;.*Secure/i.test(cookie), 'TLS: the cookie is __Host- and Secure', cookie.match(/set-cookie:.{0,40}/i)?.[0])
  const old = ['-tls1_1', '-tls1'].map((v) => {
    try {
      execFileSync('openssl', ['s_client', v, '-cipher', 'ALL:@SECLEVEL=0', '-connect', `127.0.0.1:${hub.port}`], { input: '', stdio: ['pipe', 'pipe', 'pipe'], timeout: 5000 })
      return 'taken'
    } catch {
      return 'refused'
    }
  })
  tell(old.every((o) => o === 'refused'), 'TLS: 1.0 and 1.1 are refused', old.join(' '))
  const now = execFileSync('openssl', ['s_client', '-connect', `127.0.0.1:${hub.port}`], { input: '', stdio: ['pipe', 'pipe', 'pipe'], timeout: 5000 }).toString()
  tell(/TLSv1\.[23]/.test(now), 'TLS: 1.2 or 1.3 is spoken', now.match(/TLSv1\.\d/)?.[0])
  const plain = await say(hub.port, ['GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'])
  tell(!plain.statuses.includes(200), 'TLS: plain HTTP gets no answer there', plain.text.slice(0, 60))
  await hub.stop()
  const refused = await new Promise((r) => {
    try {
      execFileSync('chmod', ['644', `${dir}/key.pem`])
      hub.command('serve', '--listen', '127.0.0.1:0', '--tls-cert', `${dir}/cert.pem`, '--tls-key', `${dir}/key.pem`)
      r('started')
    } catch (e) {
      r(`${e.stderr}`)
    }
  })
  tell(/may be read by everybody/.test(refused), 'TLS: a key that everybody may read is refused', refused.trim())
}

const get = (path, more = '') => `GET ${path} HTTP/1.1\r\nHost: hub.example\r\n${more}\r\n`

async function shapes(hub) {
  const report = JSON.stringify({ title: 'By hand', description: 'd' })
  const auth = `Authorization: Bearer ${hub.key}\r\nContent-Type: application/json\r\n`
  const post = (more, body) => `POST /api/v1/reports HTTP/1.1\r\nHost: hub.example\r\n${auth}${more}\r\n${body}`
  const made = async () => (await hub.ask('GET', `/api/v1/reports?limit=200&q=${encodeURIComponent('By hand')}`)).json.items.length
  const one = async (name, bytes, wanted, options) => {
    const a = await say(hub.port, Array.isArray(bytes) ? bytes : [bytes], options)
    const last = a.statuses.at(-1)
    const good = wanted.includes(last ?? (a.closed ? 'closed' : 'silent')) && !a.statuses.some((s) => s >= 500 && ![501, 505].includes(s))
    tell(good, `wire: ${name}`, `${a.statuses.join(' ')}${a.closed ? ' closed' : ' open'}`)
    return a
  }
  // two lengths, a length beside chunks, chunks hidden by case or blanks: how a second request is smuggled past a proxy
  const second = 'GET /smuggled HTTP/1.1\r\nHost: hub.example\r\n\r\n'
  const smuggles = {
    'Content-Length and Transfer-Encoding': [`Content-Length: ${report.length}\r\nTransfer-Encoding: chunked\r\n`, `0\r\n\r\n${second}`],
    'Transfer-Encoding and Content-Length': [`Transfer-Encoding: chunked\r\nContent-Length: 5\r\n`, `0\r\n\r\n${second}`],
    'two lengths that differ': ['Content-Length: 3\r\nContent-Length: 40\r\n', report + second],
    'two lengths that agree': [`Content-Length: ${report.length}\r\nContent-Length: ${report.length}\r\n`, report + second],
    'a list of lengths': [`Content-Length: ${report.length}, ${report.length}\r\n`, report + second],
    'a length with a sign': [`Content-Length: +${report.length}\r\n`, report + second],
    'a negative length': ['Content-Length: -1\r\n', report + second],
    'a length in hexadecimal': ['Content-Length: 0x10\r\n', report + second],
    'a length that overflows': ['Content-Length: 18446744073709551617\r\n', report + second],
    'an unknown coding': ['Transfer-Encoding: xchunked\r\n', report + second],
    'two codings': ['Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n', `0\r\n\r\n${second}`],
    'chunked among others': ['Transfer-Encoding: gzip, chunked\r\n', `0\r\n\r\n${second}`],
    'a blank before the colon': [`Content-Length : ${report.length}\r\n`, report + second],
  }
  const before = await made()
  for (const [name, [head, body]] of Object.entries(smuggles)) {
    const a = await say(hub.port, [post(head, body)])
    const second_answered = a.statuses.includes(404) || !a.closed
    const refused = a.statuses.length ? [400, 401, 411, 413, 415, 422, 501].includes(a.statuses[0]) : a.closed
    tell(refused && !second_answered, `wire: ${name}: refused, and no second request is read from its body`, `${a.statuses.join(' ')}${a.closed ? ' closed' : ''}`)
  }
  tell((await made()) === before, 'wire: none of these made a report')

  await one('chunks', post('Transfer-Encoding: chunked\r\n', `${report.length.toString(16)}\r\n${report}\r\n0\r\n\r\n`), [201])
  await one('chunks of one byte', post('Transfer-Encoding: chunked\r\n', `${[...report].map((ch) => `1\r\n${ch}\r\n`).join('')}0\r\n\r\n`), [201])
  await one('chunks with extensions', post('Transfer-Encoding: chunked\r\n', `${report.length.toString(16)};name=value\r\n${report}\r\n0\r\n\r\n`), [201, 400, 'closed'])
  await one('a chunk of a size that overflows', post('Transfer-Encoding: chunked\r\n', `fffffffffffffffff\r\n${report}\r\n0\r\n\r\n`), [400, 413, 'closed'])
  await one('a chunk whose size is no number', post('Transfer-Encoding: chunked\r\n', `zz\r\n${report}\r\n0\r\n\r\n`), [400, 'closed'])
  const two = await say(hub.port, [get('/healthz') + get('/healthz') + get('/nothing')])
  tell(two.statuses.join(' ') === '200 200 404', 'wire: three requests at once are answered in order', two.statuses.join(' '))
  await one('HTTP/1.0 without a host', 'GET /healthz HTTP/1.0\r\n\r\n', [200])
  await one('HTTP/1.1 without a host', 'GET /healthz HTTP/1.1\r\n\r\n', [400])
  await one('HTTP/0.9', 'GET /healthz\r\n\r\n', [400, 505, 'closed', 'silent'])
  await one('HTTP/3.7', 'GET /healthz HTTP/3.7\r\nHost: a\r\n\r\n', [400, 505, 'closed', 200])
  await one('two hosts', 'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', [400])
  await one('no request at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', ['closed', 'silent', 400, 501])
  await one('a folded header', get('/healthz', 'X-A: one\r\n two\r\n'), [200, 400])
  await one('a header with NUL, where the library ends its value', get('/healthz', 'X-A: a\0b\r\n'), [200, 400, 'closed'])
  await one('a header without a colon', get('/healthz', 'nonsense\r\n'), [200, 400])
  await one('a target with a space', 'GET /health z HTTP/1.1\r\nHost: a\r\n\r\n', [400, 404])
  await one('a target with broken UTF-8', get('/%ff%fe'), [400])
  await one('an absolute target', get('http://other.example/healthz'), [400, 404, 200])
  await one('an unknown method', 'BREW /healthz HTTP/1.1\r\nHost: a\r\n\r\n', [501, 405])
  await one('200 headers', get('/healthz', Array.from({ length: 200 }, (_, i) => `X-${i}: v\r\n`).join('')), [431])
  await one('a header of 40 KiB', get('/healthz', `X-A: ${'a'.repeat(40_000)}\r\n`), [431, 'closed'])
  await one('a body of a length that is too large', post(`Content-Length: ${3 << 20}\r\n`, ''), [413])
  const file = `POST /api/v1/records/XC-VU-2026-0001/attachments HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ${20 << 20}\r\n`
  await one("nobody's file of 20 MiB, before a byte of it was sent", `${file}\r\n`, [401])
  await one('a body where none belongs', `GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello`, [200, 400])
  await one('Expect: 100-continue', [post(`Content-Length: ${report.length}\r\nExpect: 100-continue\r\n`, ''), report], [201], { gap: 200 })
  const many = await Promise.all(Array.from({ length: 60 }, () => say(hub.port, ['GET /healthz HT'], { first: 800 })))
  const after = await hub.ask('GET', '/healthz')
  tell(after.status === 200 && many.length === 60, 'wire: sixty half requests hold up nobody')
}

// heads and bodies that trickle: cut after half a minute, while others are served
async function slow(hub) {
  const head = say(hub.port, ['GET /healthz HTTP/1.1\r\n', ...Array.from({ length: 40 }, (_, i) => `X-${i}: v\r\n`)], { gap: 1000, first: 45_000, quiet: 45_000 })
  const body = say(hub.port, [`POST /api/v1/reports HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n`, ...Array.from({ length: 45 }, () => 'x')], { gap: 1000, first: 45_000, quiet: 45_000 })
  let worst = 0
  for (let i = 0; i < 20; i++) {
    const at = Date.now()
    await hub.ask('GET', '/api/v1/me')
    worst = Math.max(worst, Date.now() - at)
    await sleep(100)
  }
  tell(worst < 1000, 'wire: others are served beside requests that trickle', `${worst} ms at worst`)
  const [h, b] = await Promise.all([head, body])
  tell(h.closed && h.ms > 20_000 && h.ms < 40_000 && !h.statuses.includes(200), 'wire: a head that trickles is cut after half a minute', `${h.ms} ms ${h.statuses}`)
  tell(b.closed && b.ms > 20_000 && b.ms < 44_000, 'wire: a body that trickles is cut after half a minute', `${b.ms} ms ${b.statuses}`)
}

await run(async () => {
  await tls()
  const hub = await Hub.make('sqlite')
  await hub.start()
  await shapes(hub)
  await slow(hub)
  tell((await hub.ask('GET', '/readyz')).status === 200, 'wire: and the server goes on')
  tell(hub.faults().length === 0, 'wire: no fault in the log', hub.faults().slice(0, 3).join(' | '))
})
