// Our client of CSAF providers against servers of this test: what is sound is taken, and each kind of hostile answer is refused with its reason
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { expect, test } from '@playwright/test'
import { admin, analyst } from '../lib/people.ts'
import { fetched, tls } from '../lib/provider.ts'

const temp = () => mkdtempSync(join(tmpdir(), 'rabta-client-'))
const at = '/csaf/white/'
const cve = `CVE-2032-${10000 + Math.floor(Math.random() * 80000)}`
const advisory = (id: string, more: object = {}) =>
  JSON.stringify({
    document: {
      category: 'csaf_security_advisory',
      csaf_version: '2.0',
      distribution: { tlp: { label: 'WHITE' } },
      notes: [{ category: 'summary', text: 'The lock opens.' }],
      publisher: { category: 'vendor', name: 'Lockworks', namespace: 'https://hub.example' },
      references: [{ category: 'self', summary: 'Itself', url: `https://hub.example${at}${id}.json` }],
      title: 'The lock opens',
      tracking: {
        current_release_date: '2026-01-01T00:00:00Z',
        id,
        initial_release_date: '2026-01-01T00:00:00Z',
        revision_history: [{ date: '2026-01-01T00:00:00Z', number: '1', summary: 'First' }],
        status: 'final',
        version: '1',
      },
    },
    product_tree: { branches: [{ category: 'vendor', name: 'Lockworks', branches: [{ category: 'product_name', name: 'Lock', branches: [{ category: 'product_version', name: '1.0', product: { name: 'Lockworks Lock 1.0', product_id: 'P1' } }] }] }] },
    vulnerabilities: [
      {
        cve,
        notes: [{ category: 'description', text: 'It opens.' }],
        product_status: { known_affected: ['P1'] },
        remediations: [{ category: 'none_available', details: 'None yet.', product_ids: ['P1'] }],
        title: 'The lock opens',
      },
    ],
    ...more,
  })
const sums = (text: string) => ({ sha256: createHash('sha256').update(text).digest('hex'), sha512: createHash('sha512').update(text).digest('hex') })

// a tree as files: what lies at each address
type Tree = Record<string, string | ((q: IncomingMessage, r: ServerResponse) => void)>
const answer = (tree: Tree) => (q: IncomingMessage, r: ServerResponse) => {
  const what = tree[q.url ?? '']
  if (typeof what === 'function') return what(q, r)
  if (what === undefined) return r.writeHead(404).end()
  const etag = `"${createHash('md5').update(what).digest('hex')}"`
  if (q.headers['if-none-match'] === etag) return r.writeHead(304, { etag }).end()
  r.writeHead(200, { 'content-type': 'application/json', etag }).end(what)
}
const metadata = (base: string, role = 'csaf_provider', keys: object[] = []) =>
  JSON.stringify({
    canonical_url: `${base}/.well-known/csaf/provider-metadata.json`,
    distributions: [{ directory_url: `${base}${at}` }],
    last_updated: '2026-01-01T00:00:00Z',
    list_on_CSAF_aggregators: true,
    metadata_version: '2.0',
    mirror_on_CSAF_aggregators: true,
    ...(keys.length ? { public_openpgp_keys: keys } : {}),
    publisher: { category: 'vendor', name: 'Lockworks', namespace: base },
    role,
  })
const place = '/.well-known/csaf/provider-metadata.json'
const changes = (ids: string[], more = '') => `${ids.map((id) => `"2026/${id}.json","2026-01-01T00:00:00Z"\n`).join('')}${more}`
function sound(id: string, text = advisory(id)): Tree {
  const file = `${at}2026/${id}.json`
  return { [file]: text, [`${file}.sha512`]: `${sums(text).sha512}  ${id}.json\n`, [`${file}.sha256`]: `${sums(text).sha256}  ${id}.json\n` }
}
const line = (out: string, id: string) => out.split('\n').find((l) => l.includes(`/${id}.json: `)) ?? ''

test('each kind of hostile answer is refused with its reason; what is sound beside it is taken', async () => {
  const text = advisory('moved-hash')
  const tree: Tree = {
    [place]: metadata('https://hub.example'),
    [`${at}changes.csv`]: changes(
      ['good', 'wrong-hash', 'no-schema', 'not-json', 'other-name', 'inward', 'downgrade', 'loop', 'slow', 'endless', 'gone', 'weak'],
      '"../../../etc/passwd.json","2026-01-01T00:00:00Z"\n"https://evil.example/x.json","2026-01-01T00:00:00Z"\n"2026/%2e%2e/x.json","2026-01-01T00:00:00Z"\n"2026/y.json","today"\n',
    ),
    ...sound('good'),
    ...sound('wrong-hash', advisory('wrong-hash')),
    [`${at}2026/wrong-hash.json.sha512`]: `${sums(text).sha512}  wrong-hash.json\n`,
    ...sound('no-schema', advisory('no-schema').replace('"title":"The lock opens","tracking"', '"tracking"')),
    ...sound('not-json', `${advisory('not-json')}}`),
    ...sound('other-name', advisory('Another')),
    ...sound('weak', advisory('weak').replace('"product_status":{"known_affected":["P1"]}', '"product_status":{"known_affected":["P1","P2"]}')),
    [`${at}2026/inward.json`]: (_, r) => r.writeHead(302, { location: 'https://127.0.0.1:9/x.json' }).end(),
    [`${at}2026/downgrade.json`]: (_, r) => r.writeHead(302, { location: 'http://hub.example/x.json' }).end(),
    [`${at}2026/loop.json`]: (_, r) => r.writeHead(302, { location: `${at}2026/loop.json` }).end(),
    [`${at}2026/slow.json`]: (_, r) => r.writeHead(200).write('{'),
    [`${at}2026/endless.json`]: (q, r) => {
      const more = () => {
        while (!q.destroyed && r.write(Buffer.alloc(1 << 20, 0x20)));
      }
      r.on('drain', more).writeHead(200)
      more()
    },
  }
  const hub = await tls(answer(tree))
  const dir = temp()
  const a = await fetched(hub, dir, 'hub.example', ['--seconds', '3'])
  expect(a.status, a.err).toBe(1)
  for (const [id, why] of [
    ['wrong-hash', 'refused: its sha512 says'],
    ['no-schema', 'refused: /document schema: must have "title"'],
    ['not-json', 'refused: json-syntax'],
    ['other-name', 'refused: /document/tracking/id 5.1: the file of this id is another.json'],
    ['inward', 'refused: the address leads to this machine or its neighbours, which is not read'],
    ['downgrade', 'refused: it redirects to what is neither https nor, from http, http'],
    ['loop', 'refused: it redirects more than five times'],
    ['slow', 'refused: it is too slow'],
    ['gone', 'refused: the server answered 404'],
    ['weak', 'invalid: 6.1.1 /vulnerabilities/0/product_status/known_affected/1 product "P2" is not defined'],
  ])
    expect(line(a.out, id), a.out).toContain(why)
  expect(line(a.out, 'endless')).toMatch(/refused: (it has more than 67108864 bytes|it is too slow)/)
  expect(a.out).toContain('../../../etc/passwd.json: refused: its path leads up, or nowhere')
  expect(a.out).toContain('https://evil.example/x.json: refused: its path holds what a path may not')
  expect(a.out).toContain('2026/%2e%2e/x.json: refused: its path holds what a path may not')
  expect(a.out).toContain('2026/y.json: refused: no time of the last change stands beside it')
  expect(a.out).toContain('12 documents: 2 new (2 with a hash that agrees, 0 signed, 1 not valid), 0 known, 14 refused')
  expect(existsSync(join(dir, 'hub.example/csaf/white/2026/good.json'))).toBe(true)
  expect(existsSync(join(dir, 'hub.example/csaf/white/2026/wrong-hash.json'))).toBe(false)
  // cut short or not, the next run asks for what is not there yet
  hub.asked.length = 0
  tree[`${at}changes.csv`] = changes(['good', 'gone'])
  Object.assign(tree, sound('gone'))
  expect((await fetched(hub, dir)).out).toContain('2 documents: 1 new (1 with a hash that agrees, 0 signed, 0 not valid), 1 known, 0 refused')
  expect(hub.asked.filter((u) => u.includes('/good.json'))).toEqual([])
  hub.close()
})

test('signatures: by the key that is named, and no other; a trusted provider gives both', async () => {
  const home = temp()
  const gpg = (...args: string[]) => spawnSync('gpg', ['--homedir', home, '--batch', '--yes', '--pinentry-mode', 'loopback', '--passphrase', '', ...args], { encoding: 'utf8' })
  const keys = ['one@lock.example', 'two@lock.example'].map((uid) => {
    expect(gpg('--quick-generate-key', uid, 'ed25519', 'sign', '1y').status).toBe(0)
    const print = /^fpr:+([0-9A-F]{40}):/m.exec(gpg('--with-colons', '--list-keys', uid).stdout)?.[1] ?? ''
    return { uid, print, open: gpg('--armor', '--export', uid).stdout }
  })
  const sign = (text: string, uid: string) => {
    writeFileSync(join(home, 'x'), text)
    expect(gpg('--local-user', uid, '--armor', '--output', join(home, 'x.asc'), '--detach-sign', join(home, 'x')).status).toBe(0)
    return readFileSync(join(home, 'x.asc'), 'utf8')
  }
  const file = (id: string) => `${at}2026/${id}.json`
  const tree: Tree = {
    [place]: metadata('https://hub.example', 'csaf_trusted_provider', [{ fingerprint: keys[0].print, url: 'https://hub.example/one.asc' }]),
    '/one.asc': keys[0].open,
    [`${at}changes.csv`]: changes(['fine', 'stranger', 'altered', 'unsigned', 'unhashed']),
    ...sound('fine'),
    ...sound('stranger'),
    ...sound('altered'),
    ...sound('unsigned'),
    [file('unhashed')]: advisory('unhashed'),
    [`${file('fine')}.asc`]: sign(advisory('fine'), keys[0].uid),
    [`${file('stranger')}.asc`]: sign(advisory('stranger'), keys[1].uid),
    [`${file('altered')}.asc`]: sign(`${advisory('altered')} `, keys[0].uid),
  }
  const hub = await tls(answer(tree))
  const a = await fetched(hub, temp())
  expect(a.status, a.err).toBe(1)
  expect(a.out).toContain('5 documents: 1 new (1 with a hash that agrees, 1 signed, 0 not valid), 0 known, 4 refused')
  expect(line(a.out, 'stranger')).toContain('refused: it is signed by a key that the provider does not name')
  expect(line(a.out, 'altered')).toContain('refused: its signature does not fit it')
  expect(line(a.out, 'unsigned')).toContain('refused: its signature is not read: the server answered 404')
  expect(line(a.out, 'unhashed')).toContain('refused: a trusted provider gives hashes, and there is none (7.1.18)')
  // another key at the address that is named
  tree['/one.asc'] = keys[1].open
  const b = await fetched(hub, temp())
  expect(b.out).toContain(`https://hub.example/one.asc: refused: the key is ${keys[1].print}, and not ${keys[0].print} as the metadata says`)
  expect(line(b.out, 'fine')).toContain('refused: it is signed by a key that the provider does not name')
  hub.close()
  spawnSync('gpgconf', ['--homedir', home, '--kill', 'all'])
})

test('a provider is found in three ways, or none; nothing inward is asked', async () => {
  const tree: Tree = { [`${at}changes.csv`]: changes(['good']), ...sound('good') }
  const hub = await tls(answer(tree))
  const none = await fetched(hub, temp())
  expect(none.status).toBe(2)
  for (const way of ['well-known https://hub.example', 'security.txt: the server answered 404', 'DNS https://csaf.data.security.hub.example/']) expect(none.err).toContain(way)
  tree['/elsewhere/provider-metadata.json'] = metadata('https://hub.example')
  tree['/.well-known/security.txt'] = 'Contact: mailto:a@hub.example\nCSAF: https://hub.example/elsewhere/provider-metadata.json\n'
  expect((await fetched(hub, temp())).out).toContain('https://hub.example/elsewhere/provider-metadata.json: 1 documents: 1 new')
  delete tree['/.well-known/security.txt']
  expect((await fetched(hub, temp(), 'https://hub.example/elsewhere/provider-metadata.json')).out).toContain('1 documents: 1 new')
  // a certificate that is not for csaf.data.security.hub.example is none
  const dns = await fetched(hub, temp(), 'hub.example', ['--connect', `csaf.data.security.hub.example:443=127.0.0.1:${hub.port}`])
  expect([dns.status, dns.err]).toEqual([2, expect.stringContaining('DNS https://csaf.data.security.hub.example/: not read: ')])
  tree['/elsewhere/provider-metadata.json'] = '{"canonical_url":"https://hub.example/provider-metadata.json","metadata_version":"2.0"}'
  expect((await fetched(hub, temp(), 'https://hub.example/elsewhere/provider-metadata.json')).err).toContain('the metadata is not valid: schema')
  hub.asked.length = 0
  const inward = await fetched(hub, temp(), `https://127.0.0.1:${hub.port + 1}/provider-metadata.json`)
  expect([inward.status, inward.err]).toEqual([2, expect.stringContaining('this machine or its neighbours')])
  expect((await fetched(hub, temp(), 'http://hub.example/provider-metadata.json')).err).toContain('it is no https address')
  expect(hub.asked).toEqual([])
  hub.close()
})

test('a certificate of ours opens what is not for everybody, is shown to that host alone, and follows no redirect', async () => {
  const dir = temp()
  const [key, cert] = [join(dir, 'key.pem'), join(dir, 'cert.pem')]
  expect(spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=desk']).status).toBe(0)
  const both = join(dir, 'both.pem')
  writeFileSync(both, readFileSync(cert, 'utf8') + readFileSync(key, 'utf8'))
  const shown: string[] = []
  const tree: Tree = { [`${at}changes.csv`]: changes(['good']), ...sound('good') }
  const hub = await tls(
    (q, r) => {
      const subject = (q.socket as TLSSocket).getPeerCertificate()?.subject?.CN ?? ''
      shown.push(`${q.headers.host} ${subject}`)
      if (q.url?.startsWith(at) && subject !== 'desk') return r.writeHead(403).end()
      if (q.url?.startsWith('/gone/')) return r.writeHead(302, { location: `https://other.example${at}changes.csv` }).end()
      answer(tree)(q, r)
    },
    { requestCert: true, rejectUnauthorized: false },
  )
  tree[place] = metadata('https://hub.example')
  const other = ['--connect', `other.example:443=127.0.0.1:${hub.port}`]
  const without = await fetched(hub, temp(), 'hub.example', other)
  expect(without.out).toContain('0 documents: 0 new')
  expect(without.out).toContain('1 lists ask for an account')
  const opened = await fetched(hub, temp(), 'hub.example', ['--credentials', both, ...other])
  expect(opened.status, opened.err).toBe(0)
  expect(opened.out).toContain('1 documents: 1 new (1 with a hash that agrees')
  shown.length = 0
  tree[place] = metadata('https://hub.example').replaceAll(`https://hub.example${at}`, 'https://other.example/elsewhere/')
  tree['/elsewhere/changes.csv'] = changes([])
  await fetched(hub, temp(), 'hub.example', ['--credentials', both, ...other])
  expect(shown).toContain('hub.example desk')
  expect(shown).toContain('other.example ')
  expect(shown).not.toContain('other.example desk')
  shown.length = 0
  tree[place] = metadata('https://hub.example').replaceAll(`https://hub.example${at}`, 'https://hub.example/gone/')
  expect((await fetched(hub, temp(), 'hub.example', ['--credentials', both, ...other])).err).toContain('the server answered 302')
  expect(shown.filter((x) => x.startsWith('other'))).toEqual([])
  hub.close()
})

test('a provider as a source: taken in on a schedule, only what changed is asked for, what is refused is listed with its place', async () => {
  const boss = await admin()
  const reader = await analyst()
  const tree: Tree = {}
  const asked: string[] = []
  const server = createServer((q, r) => {
    asked.push(q.url ?? '')
    answer(tree)(q, r)
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  Object.assign(tree, { [place]: metadata(base), [`${at}changes.csv`]: changes(['good', 'bad']), ...sound('good'), ...sound('bad', advisory('bad').replace('"title":"The lock opens","tracking"', '"tracking"')) })
  const made = await boss.post('/vulnerability-sources', { url: base, format: 'csaf-provider', hours: 24 })
  expect(made.status, made.text).toBe(201)
  const mine = async () => (await boss.get('/vulnerability-sources')).json.items.find((x: any) => x.id === made.json.id)
  let last = ''
  const look = async () => {
    await expect.poll(async () => (await boss.post(`/vulnerability-sources/${made.json.id}/look`, {})).status).toBe(200)
    await expect.poll(async () => (await mine()).checked_at !== null && (await mine()).checked_at !== last, { timeout: 20_000 }).toBe(true)
    last = (await mine()).checked_at
    return mine()
  }
  const first = await look()
  expect(first.error).toBe('1 documents were refused')
  expect(first.told[0]).toMatchObject({ format: 'csaf', documents: 1, added: 1, refused: 1 })
  expect(first.told[0].bad[0]).toMatchObject({ code: 'bad-document', pointer: '/document', reason: expect.stringContaining(`${base}${at}2026/bad.json: schema: must have "title"`) })
  const page = await reader.get(`/vulnerabilities/${cve}`)
  expect(page.status).toBe(200)
  expect(page.text).toContain('Lockworks')
  // what was refused is asked for again, what was taken is not
  asked.length = 0
  Object.assign(tree, sound('bad'))
  await new Promise((r) => setTimeout(r, 1100)) // a look a second
  const second = await look()
  expect([second.error, second.failures]).toEqual(['', 0])
  expect(asked.some((u) => u.endsWith('/bad.json'))).toBe(true)
  expect(asked.some((u) => u.endsWith('/good.json'))).toBe(false)
  // and then the list alone, by its mark
  asked.length = 0
  await new Promise((r) => setTimeout(r, 1100))
  const third = await look()
  expect([third.error, third.taken_at]).toEqual(['', second.taken_at])
  expect(asked.filter((u) => u.includes('/2026/'))).toEqual([])
  tree[place] = '{}'
  await new Promise((r) => setTimeout(r, 1100))
  const broken = await look()
  expect(broken.failures).toBe(1)
  expect(broken.error).toContain('this is no provider metadata of CSAF')
  expect((await boss.send('DELETE', `/vulnerability-sources/${made.json.id}`)).status).toBe(204)
  server.close()
})
