// The public site of advisories, and the CSAF provider: each requirement of CSAF 2.0, 7.1 against the tree as it is served
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { type Answer, send } from '../lib/http.ts'
import { admin, analyst, bank, finder, harbour, lead, organisation, type Person } from '../lib/people.ts'
import { call } from '../lib/contract.ts'
import { fetched, tls } from '../lib/provider.ts'

let made = 0
const ok = async (a: Promise<Answer>) => {
  const b = await a
  expect([200, 201], b.text).toContain(b.status)
  return b
}
const content = (n: number) => ({
  products: [{ vendor: 'Acme', name: `Valve ${n}`, type: 'semver', range: '< 2.4', status: 'affected' }, { vendor: 'Acme', name: `Valve ${n}`, type: 'semver', range: '2.4', status: 'fixed' }],
  vulnerabilities: [{ id: `CVE-2033-${10000 + n}`, title: 'Valve opens', text: 'It opens.', weakness: 'CWE-287', vectors: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N'], epss: -1 }],
  remedies: [{ category: 'vendor-fix', text: 'Update to 2.4.' }],
  references: [{ url: 'https://acme.example/valve' }],
})
async function published(tlp = 'clear', more: object = {}, change: (c: any) => void = () => {}) {
  const p = await analyst()
  const l = await lead()
  const n = Math.floor(Math.random() * 80000) + made++
  const a = (await ok(p.post('/advisories', { title: `Valve ${n} opens`, summary: 'The valve opens.', text: '## What it is\n\nThe **valve** opens. <b>Really</b>.', tlp, ...more }))).json
  const at = `/advisories/${a.id}`
  const k = content(n)
  change(k)
  await ok(p.send('PUT', `${at}/content`, k, { 'if-match': (await p.get(`${at}/content`)).headers.etag }))
  await ok(p.act(a.id, 'submit'))
  await ok(l.act(a.id, 'approve'))
  await ok(p.act(a.id, 'publish'))
  return { a, p, l, n }
}
const tree = '/.well-known/csaf'
// the hub as it is reached from outside: its name, and TLS before it
const proxy = () =>
  tls(async (q, r) => {
    const passed = ['if-none-match', 'authorization'].flatMap((h) => (q.headers[h] ? [[h, String(q.headers[h])]] : []))
    const a = await send('GET', q.url ?? '/', Object.fromEntries(passed))
    r.writeHead(a.status, { 'content-type': a.headers['content-type'] ?? 'text/plain', etag: a.headers.etag ?? '' }).end(a.body)
  })
const get = (path: string, headers: Record<string, string> = {}) => send('GET', path, headers)
const as = (p: Person) => {
  const h = { ...p.headers }
  delete h.origin
  return h
}
const file = (a: any) => `${a.ref.toLowerCase()}.json`
const year = (a: any) => a.ref.split('-')[2]
// addresses in documents are those of the hub; here they are asked at the server under test
const here = (url: string) => new URL(url).pathname

// does each document of the white feed have a signature?
const signatures = async () => (await get(`${tree}/white/csaf-feed-tlp-white.json`)).json.feed.entry.every((e: any) => e.link.some((k: any) => k.rel === 'signature'))

let one: Awaited<ReturnType<typeof published>>
let key = false
let before = ''
test.beforeAll(async () => {
  // a provider is named by an address over TLS; the demonstration has none
  before = (await (await admin()).get('/admin/site')).json.base_url
  await ok((await admin()).send('PATCH', '/admin/site', { base_url: 'https://hub.example' }))
  const l = await lead()
  const team = (await l.get('/me')).json.seats.find((s: any) => s.place.startsWith('tea_')).place
  // who keeps the desk makes its key when it has none; what is published then is signed
  const have = await l.get(`/teams/${team}/openpgp`)
  key = !!have.json?.fingerprint || (await l.post(`/teams/${team}/openpgp`, {})).status < 300
  one = await published()
  // what was published before there was a key is signed a moment later, and then its feed links the signature
  const marks = async (paths: string[]) => Promise.all(paths.map(async (x) => (await get(x)).headers.etag))
  const unlinked = ['/advisories/feed.atom', '/advisories/feed.json', `${tree}/white/changes.csv`, `${tree}/white/index.txt`]
  const published_then = await marks(unlinked)
  if (key) await expect.poll(signatures, { timeout: 30_000 }).toBe(true)
  expect(await marks(unlinked)).toEqual(published_then)
})

test.afterAll(async () => {
  await ok((await admin()).send('PATCH', '/admin/site', { base_url: before }))
})

test('the list and the page without script, in both languages; what is written is text', async () => {
  const list = await get('/advisories')
  expect(list.text).toContain(one.a.ref)
  expect(list.text).not.toContain('<script')
  const ur = await get('/ur/advisories')
  expect(ur.text).toContain('<html lang="ur" dir="rtl">')
  const page = await get(`/advisories/${one.a.ref}`)
  expect(page.text).toContain('<h2>What it is</h2>')
  expect(page.text).toContain('&lt;b&gt;Really&lt;/b&gt;')
  expect(page.text).toContain(`${tree}/white/${year(one.a)}/${file(one.a)}`)
  expect((await get(`/ur/advisories/${one.a.ref}`)).text).toContain('lang="en" dir="ltr"')
  expect((await get(`/advisories?q=valve+${one.n}`)).text).toContain(one.a.ref)
  expect((await get('/advisories?q=nothing-of-that-name')).text).not.toContain(one.a.ref)
  expect((await get(`/advisories?year=${year(one.a)}`)).text).toContain(one.a.ref)
  expect((await get('/advisories?year=1999')).text).not.toContain(one.a.ref)
  expect((await get('/advisories/XC-AD-1999-0001')).status).toBe(404)
})

test('Atom and JSON Feed: who has them gets 304, until something is published; a draft changes no byte', async () => {
  for (const path of ['/advisories/feed.atom', '/advisories/feed.json']) {
    const a = await get(path)
    expect(a.status).toBe(200)
    expect(a.headers['content-type']).toBe(path.endsWith('atom') ? 'application/atom+xml' : 'application/feed+json')
    expect(a.text).toContain(`/advisories/${one.a.ref}`)
    const p = await analyst()
    await ok(p.act(one.a.id, 'revise'))
    const etag = (await p.get(`/advisories/${one.a.id}`)).headers.etag
    await ok(p.send('PATCH', `/advisories/${one.a.id}`, { title: 'Canary valve' }, { 'if-match': etag }))
    const again = await get(path, { 'if-none-match': a.headers.etag })
    expect([again.status, again.text]).toEqual([304, ''])
    expect((await get(path)).text).toBe(a.text)
    await ok(p.act(one.a.id, 'drop-changes'))
  }
  const json = await get('/advisories/feed.json')
  expect(json.json.items.find((i: any) => i.url.endsWith(one.a.ref)).attachments[0].url).toContain(file(one.a))
  const before = await get('/advisories/feed.atom')
  await published()
  expect((await get('/advisories/feed.atom', { 'if-none-match': before.headers.etag })).status).toBe(200)
})

test('what is green or amber is in no public list, feed or folder, and its folders ask for an account first', async () => {
  const lists = ['/advisories', '/advisories/feed.atom', '/advisories/feed.json', `${tree}/white/index.txt`, `${tree}/white/changes.csv`, `${tree}/white/csaf-feed-tlp-white.json`, `${tree}/provider-metadata.json`, `${tree}/white/`]
  const before = await Promise.all(lists.map(async (x) => (await get(x)).text))
  const g = await published('green')
  const after = await Promise.all(lists.map(async (x) => (await get(x)).text))
  expect(after).toEqual(before)
  expect((await get(`/advisories/${g.a.ref}`)).status).toBe(404)
  expect((await get(`${tree}/white/${year(g.a)}/${file(g.a)}`)).status).toBe(404)
  const member = as(await harbour())
  const outside = as(await finder())
  const feed = `${tree}/green/csaf-feed-tlp-green.json`
  expect((await get(feed, member)).json.feed.entry.map((e: any) => e.id)).toContain(g.a.ref)
  expect((await get(feed, outside)).json.feed.entry).toEqual([])
  expect((await get(`${tree}/green/${year(g.a)}/${file(g.a)}`, outside)).status).toBe(404)
  expect((await get(`${tree}/green/${year(g.a)}/${file(g.a)}`, member)).status).toBe(200)
})

test('withdrawn: the page says so, the tree keeps its place', async () => {
  const w = await published()
  await ok(w.p.act(w.a.id, 'withdraw', { text: 'It was no valve.' }))
  const page = await get(`/advisories/${w.a.ref}`)
  expect([page.status, page.text.includes('It was no valve.'), page.text.includes('What it is')]).toEqual([200, true, false])
  const d = (await get(`${tree}/white/${year(w.a)}/${file(w.a)}`)).json
  expect(d.document.tracking.revision_history.length).toBe(2)
  expect(d.document.title).toMatch(/^Withdrawn: /)
  expect(d.vulnerabilities).toBeUndefined()
  // the newest date first, and the withdrawal is a change: documents of others may have a later date, none of ours has
  const lines = (await get(`${tree}/white/changes.csv`)).text.trim().split('\n').map((l) => l.split(',').map((x) => x.slice(1, -1)))
  const dates = lines.map((l) => Date.parse(l[1]))
  expect(dates).toEqual([...dates].sort((a, b) => b - a))
  const place = lines.findIndex((l) => l[0].endsWith(file(w.a)))
  expect(lines[place][1]).toBe(d.document.tracking.current_release_date)
  expect(lines.slice(0, place).filter((l) => /\/xc-ad-/.test(l[0]))).toEqual([])
})

test('each profile of CSAF from what the advisory holds, valid in both versions', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'rabta-profile-'))
  const bare = (k: any) => Object.assign(k, { products: [], vulnerabilities: [], remedies: [] })
  for (const [want, more, change] of [
    ['csaf_informational_advisory', {}, bare],
    ['csaf_security_incident_response', { category: 'threat-report' }, bare],
    ['csaf_base', {}, (k: any) => Object.assign(k, { products: [], remedies: [] })],
    ['csaf_security_advisory', { category: 'threat-report' }, () => {}],
  ] as [string, object, (k: any) => void][]) {
    const x = await published('clear', more, change)
    for (const version of ['', '/v2.1']) {
      const d = await get(`${tree}${version}/white/${year(x.a)}/${file(x.a)}`)
      expect(d.json.document.category).toBe(want)
      writeFileSync(join(dir, 'a.json'), d.text)
      const r = spawnSync(new URL('../../build/rabta', import.meta.url).pathname, ['check', '--errors', join(dir, 'a.json')], { encoding: 'utf8' })
      expect([r.status, r.stdout]).toEqual([0, expect.stringContaining(': valid')])
    }
  }
})

test('VEX as CSAF, OpenVEX and CycloneDX, and OSV: each valid by its own schema, for who may read the advisory', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'rabta-export-'))
  const checked = async (ref: string, as: string) => {
    const a = await call('GET', `/api/v1/publications/${ref}/export?as=${as}`, {})
    expect(a.status, a.text).toBe(200)
    writeFileSync(join(dir, `${as}.json`), a.text)
    const r = spawnSync(new URL('../../build/rabta', import.meta.url).pathname, ['check', '--json', '--errors', join(dir, `${as}.json`)], { encoding: 'utf8' })
    const said = JSON.parse(r.stdout)
    expect([said.format, said.valid], r.stdout).toEqual([{ 'csaf-vex': 'csaf-2.0', 'csaf-2.1-vex': 'csaf-2.1', openvex: 'openvex', cyclonedx: 'cyclonedx-1.6', osv: 'osv' }[as], true])
    return a.json
  }
  const x = await published('clear', {}, (k) => {
    k.products.push(
      { vendor: 'Acme', name: 'Valve library', type: 'npm', purl: 'pkg:npm/%40acme/valve', range: '>= 1.0 < 2.4', status: 'affected' },
      { vendor: 'Acme', name: 'Pump', range: '3.1', status: 'unaffected' },
      { vendor: 'Acme', name: 'Tap', range: 'all', status: 'under-investigation' },
    )
  })
  const id = `CVE-2033-${10000 + x.n}`
  for (const as of ['csaf-vex', 'csaf-2.1-vex']) {
    const d = await checked(x.a.ref, as)
    expect([d.document.category, d.document.tracking.id, d.vulnerabilities[0].cve]).toEqual(['csaf_vex', `${x.a.ref}-VEX`, id])
    expect(Object.keys(d.vulnerabilities[0].product_status).sort()).toEqual(['fixed', 'known_affected', 'known_not_affected', 'under_investigation'])
  }
  const open = await checked(x.a.ref, 'openvex')
  expect(open.statements.map((s: any) => s.status).sort()).toEqual(['affected', 'fixed', 'not_affected', 'under_investigation'])
  expect(open.statements.find((s: any) => s.status === 'affected')).toMatchObject({ vulnerability: { name: id }, action_statement: 'Update to 2.4.' })
  expect(open.statements.flatMap((s: any) => s.products.map((p: any) => p['@id']))).toContain('pkg:npm/%40acme/valve')
  const sbom = await checked(x.a.ref, 'cyclonedx')
  expect(sbom.components.length).toBe(5)
  expect(sbom.vulnerabilities.map((v: any) => v.analysis.state).sort()).toEqual(['exploitable', 'in_triage', 'not_affected', 'resolved'])
  expect(sbom.vulnerabilities.find((v: any) => v.analysis.state === 'exploitable')).toMatchObject({ id, cwes: [287], recommendation: 'Update to 2.4.' })
  const osv = await checked(x.a.ref, 'osv')
  expect(osv).toMatchObject({ id: `x_${x.a.ref}`, aliases: [id], severity: expect.arrayContaining([{ type: 'CVSS_V3', score: expect.stringContaining('CVSS:3.1/') }]) })
  expect(osv.affected.find((a: any) => a.package)).toMatchObject({
    package: { ecosystem: 'npm', name: '@acme/valve', purl: 'pkg:npm/%40acme/valve' },
    ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '1.0' }, { fixed: '2.4' }] }],
  })
  expect(osv.affected.find((a: any) => !a.package).database_specific).toMatchObject({ vendor: 'Acme', range: 'vers:semver/<2.4' })
  // the same bytes again; what may not be read is not there, and neither is what was taken back, but for OSV, which says so
  const again = (as: string) => get(`/api/v1/publications/${x.a.ref}/export?as=${as}`)
  expect((await again('cyclonedx')).text).toBe((await again('cyclonedx')).text)
  expect((await call('GET', `/api/v1/publications/${x.a.ref}/export?as=pdf`, {})).status).toBe(422)
  const green = await published('green')
  const none = await get('/api/v1/publications/XC-AD-1999-0001/export?as=osv')
  const hidden = await get(`/api/v1/publications/${green.a.ref}/export?as=osv`)
  expect([hidden.status, { ...hidden.json, request_id: 0 }]).toEqual([404, { ...none.json, request_id: 0 }])
  expect((await call('GET', `/api/v1/publications/${green.a.ref}/export?as=osv`, as(await lead()))).json.id).toBe(`x_${green.a.ref}`)
  await ok((await lead()).act(x.a.id, 'withdraw', { text: 'It was another valve.' }))
  expect((await again('openvex')).status).toBe(404)
  expect((await checked(x.a.ref, 'osv')).withdrawn).toBeTruthy()
})

test('protected folders by an API key: each reader has exactly what is for him, nobody else keeps it, and our own client downloads it', async () => {
  const reader = async (p: Person, scopes: string[]) => (await ok(p.post('/me/keys', { name: 'feed', scopes }))).json.key as string
  const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`anybody:${key}`).toString('base64')}` })
  const g = await published('green')
  const r = await published('amber', { named: [(await organisation(g.p, 'First Harbour Bank')).id] })
  const [mine, theirs] = [await reader(await harbour(), ['read']), await reader(await bank(), ['read'])]
  const feed = (f: string) => `${tree}/${f}/csaf-feed-tlp-${f}.json`
  const ids = async (f: string, key: string) => {
    const a = await get(feed(f), { authorization: `Bearer ${key}` })
    expect([a.status, a.headers['cache-control'], a.headers.vary, a.headers['access-control-allow-origin']]).toEqual([200, 'private, no-cache', 'Authorization, Cookie', undefined])
    expect((await get(feed(f), basic(key))).text).toBe(a.text)
    return a.json.feed.entry.map((e: any) => e.id)
  }
  expect(await ids('green', mine)).toContain(g.a.ref)
  expect(await ids('green', theirs)).toContain(g.a.ref)
  expect(await ids('amber', mine)).toContain(r.a.ref)
  expect(await ids('amber', theirs)).not.toContain(r.a.ref)
  const at = `${tree}/amber/${year(r.a)}/${file(r.a)}`
  for (const x of ['', '.sha256', '.sha512']) {
    expect((await get(at + x, basic(mine))).status).toBe(200)
    const [not, never] = [await get(at + x, basic(theirs)), await get(`${tree}/amber/${year(r.a)}/xc-ad-1999-0001.json${x}`, basic(theirs))]
    expect([not.status, { ...not.json, request_id: 0 }]).toEqual([404, { ...never.json, request_id: 0 }])
  }
  expect((await get(`${tree}/amber/index.txt`, basic(theirs))).text).not.toContain(file(r.a))
  // nobody, a wrong key, one that may not read; and Basic opens nothing but this tree
  const nobody = await get(feed('amber'))
  expect([nobody.status, nobody.headers['www-authenticate']]).toEqual([401, expect.stringMatching(/^Basic realm="/)])
  expect((await get(feed('amber'), basic('rbt_wrong'))).status).toBe(401)
  expect((await get(feed('amber'), { authorization: 'Basic ???' })).status).toBe(401)
  expect((await get(feed('amber'), basic(await reader(await lead(), ['desk'])))).status).toBe(403)
  expect((await get('/api/v1/me/keys', basic(mine))).status).toBe(401)
  expect((await get(`${tree}/white/index.txt`, basic(mine))).status).toBe(200)

  const hub = await proxy()
  const [dir, secret] = [mkdtempSync(join(tmpdir(), 'rabta-closed-')), join(mkdtempSync(join(tmpdir(), 'rabta-key-')), 'key')]
  writeFileSync(secret, `reader:${mine}\n`, { mode: 0o600 })
  const out = await fetched(hub, dir, 'hub.example', ['--credentials', secret])
  expect([out.status, out.err], out.out).toEqual([0, ''])
  expect(out.out).not.toContain('ask for an account')
  expect(out.out + out.err).not.toContain(mine)
  const kept = readFileSync(join(dir, `hub.example${at}`), 'utf8')
  expect(kept).toBe((await get(at, basic(mine))).text)
  writeFileSync(secret, theirs) // a key alone
  const other = mkdtempSync(join(tmpdir(), 'rabta-closed-'))
  expect((await fetched(hub, other, 'hub.example', ['--credentials', secret])).status).toBe(0)
  expect(existsSync(join(other, `hub.example${at}`))).toBe(false)
  expect(existsSync(join(other, `hub.example${tree}/green/${year(g.a)}/${file(g.a)}`))).toBe(true)
  // said to the host that was asked for and to no other
  expect((await fetched(hub, mkdtempSync(join(tmpdir(), 'rabta-closed-')), 'other.example', ['--credentials', secret, '--connect', `other.example:443=127.0.0.1:${hub.port}`])).out).toContain('ask for an account')
  expect((await fetched(hub, dir, 'hub.example', ['--credentials', join(dir, 'none')])).status).toBe(2)
  hub.close()
})

test.describe('CSAF 2.0, 7.1', () => {
  const path = () => `${tree}/white/${year(one.a)}/${file(one.a)}`

  test('1 valid CSAF document', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'csaf-'))
    for (const [name, at] of [['20.json', path()], ['21.json', path().replace('/csaf/', '/csaf/v2.1/')], ['provider.json', `${tree}/provider-metadata.json`], ['feed.json', `${tree}/white/csaf-feed-tlp-white.json`]]) {
      const a = await get(at)
      expect(a.status, at).toBe(200)
      writeFileSync(join(folder, name), a.text)
      const r = spawnSync(new URL('../../build/rabta', import.meta.url).pathname, ['check', '--json', join(folder, name)], { encoding: 'utf8' })
      const out = JSON.parse(r.stdout)
      expect(out.findings.filter((f: any) => f.severity === 'error'), name).toEqual([])
      expect(out.format).not.toBe('json')
    }
  })
  test('2 filename', async () => {
    const d = (await get(path())).json
    expect(path().split('/').pop()).toBe(`${d.document.tracking.id.toLowerCase().replace(/[^+\-a-z0-9]+/g, '_')}.json`)
  })
  test('3 TLS: whatever is named is named by the address of the hub, which is where it is served over TLS', async () => {
    const m = (await get(`${tree}/provider-metadata.json`)).json
    const base = m.publisher.namespace
    expect(base).toMatch(/^https:/)
    expect(m.canonical_url).toBe(`${base}${tree}/provider-metadata.json`)
    for (const f of m.distributions[0].rolie.feeds) expect(f.url.startsWith(`${base}/`)).toBe(true)
    for (const e of (await get(`${tree}/white/csaf-feed-tlp-white.json`)).json.feed.entry) for (const l of e.link) expect(l.href.startsWith(`${base}/`)).toBe(true)
  })
  test('4 TLP:WHITE is there for everybody', async () => {
    expect((await get(path())).status).toBe(200)
    expect((await get(path())).json.document.distribution.tlp.label).toBe('WHITE')
  })
  test('5 TLP:GREEN, AMBER and RED are protected', async () => {
    for (const f of ['green', 'amber', 'amber-strict']) {
      for (const x of ['', 'index.txt', `csaf-feed-tlp-${f}.json`, `${year(one.a)}/${file(one.a)}`]) expect((await get(`${tree}/${f}/${x}`)).status, `${f}/${x}`).toBe(401)
    }
    expect((await get(`${tree}/red/index.txt`)).status).toBe(404)
  })
  test('6 no redirects', async () => {
    for (const x of [path(), `${path()}.sha256`, `${tree}/provider-metadata.json`, `${tree}/service.json`, `${tree}/white/`, `${tree}/white/index.txt`]) expect((await get(x)).status, x).toBe(200)
  })
  test('7 provider-metadata.json', async () => {
    const a = await get(`${tree}/provider-metadata.json`)
    expect(a.headers['content-type']).toBe('application/json')
    expect(a.headers['access-control-allow-origin']).toBe('*')
    expect(a.json).toMatchObject({ metadata_version: '2.0', publisher: { category: 'coordinator' } })
    expect((await get(`${tree}/provider-metadata.json`, { 'if-none-match': a.headers.etag })).status).toBe(304)
  })
  test('8 security.txt', async () => {
    expect((await get('/.well-known/security.txt')).text).toMatch(/^CSAF: .+\/\.well-known\/csaf\/provider-metadata\.json$/m)
  })
  test('9 well-known URL', async () => {
    expect((await get('/.well-known/csaf/provider-metadata.json')).status).toBe(200)
  })
  test('10 DNS path: csaf.data.security.DOMAIN is the metadata itself', async () => {
    const a = await get('/', { host: 'csaf.data.security.cert.example' })
    expect(a.headers['content-type']).toBe('application/json')
    expect(a.text).toBe((await get(`${tree}/provider-metadata.json`)).text)
  })
  test('11 a folder a year', async () => {
    const d = (await get(path())).json
    expect(path()).toContain(`/${d.document.tracking.initial_release_date.slice(0, 4)}/`)
    expect((await get(path().replace(`/${year(one.a)}/`, '/1999/'))).status).toBe(404)
  })
  test('12 index.txt', async () => {
    const a = await get(`${tree}/white/index.txt`)
    expect(a.headers['content-type']).toMatch(/^text\/plain/)
    const lines = a.text.trim().split('\n')
    expect(lines).toContain(`${year(one.a)}/${file(one.a)}`)
    for (const l of lines.slice(0, 20)) expect((await get(`${tree}/white/${l}`)).status, l).toBe(200)
  })
  test('13 changes.csv, newest first', async () => {
    const a = await get(`${tree}/white/changes.csv`)
    expect(a.headers['content-type']).toMatch(/^text\/csv/)
    const rows = a.text.trim().split('\n').map((l) => /^"([^"]+)","([^"]+)"$/.exec(l))
    expect(rows.every(Boolean)).toBe(true)
    const dates = rows.map((r) => Date.parse(r?.[2] ?? ''))
    expect(dates).toEqual([...dates].sort((x, y) => y - x))
    const own = rows.find((r) => r?.[1].endsWith(file(one.a)))
    expect(own?.[2]).toBe((await get(path())).json.document.tracking.current_release_date)
  })
  test('14 directory listings', async () => {
    expect((await get(`${tree}/white/`)).text).toContain(`href="${year(one.a)}/"`)
    expect((await get(`${tree}/white/${year(one.a)}/`)).text).toContain(`href="${file(one.a)}"`)
  })
  test('15 ROLIE feed', async () => {
    const a = await get(`${tree}/white/csaf-feed-tlp-white.json`)
    expect(a.headers['content-type']).toBe('application/json')
    const e = a.json.feed.entry.find((x: any) => x.id === one.a.ref)
    expect(here(e.content.src)).toBe(path())
    expect(e.link.map((l: any) => l.rel).slice(0, 3)).toEqual(['self', 'hash', 'hash'])
    expect(a.json.feed.category).toEqual([{ scheme: 'urn:ietf:params:rolie:category:information-type', term: 'csaf' }])
    expect((await get(`${tree}/white/csaf-feed-tlp-white.json`, { 'if-none-match': a.headers.etag })).status).toBe(304)
    // packed, made anew or kept, it is the same list under a tag of its own
    for (let i = 0; i < 2; i++)
      for (const [path, plain] of [[`${tree}/white/csaf-feed-tlp-white.json`, a.text], [`${tree}/white/index.txt`, (await get(`${tree}/white/index.txt`)).text], [`${tree}/white/changes.csv`, (await get(`${tree}/white/changes.csv`)).text]]) {
        const b = await get(path, { 'accept-encoding': 'gzip' })
        expect([b.headers['content-encoding'], b.headers.vary, gunzipSync(b.body).toString()]).toEqual(['gzip', 'Accept-Encoding', plain])
        expect(b.headers.etag).toMatch(/-gzip"$/)
        expect((await get(path, { 'accept-encoding': 'gzip', 'if-none-match': b.headers.etag })).status).toBe(304)
      }
  })
  test('16 ROLIE service document', async () => {
    const s = (await get(`${tree}/service.json`)).json.service
    expect(s.workspace[0].collection.map((x: any) => here(x.href))).toContain(`${tree}/white/csaf-feed-tlp-white.json`)
  })
  test('17 ROLIE category document', async () => {
    expect((await get(`${tree}/white/category-white.json`)).json.categories.category.length).toBeGreaterThan(0)
  })
  test('18 integrity', async () => {
    const text = (await get(path())).text
    for (const h of ['sha256', 'sha512']) expect((await get(`${path()}.${h}`)).text).toBe(`${createHash(h).update(text).digest('hex')}  ${file(one.a)}\n`)
  })
  test('19 signatures: gpg, with the keys that the metadata names, takes each document for what the desk signed, and no other bytes', async () => {
    expect(key, 'the desk has a key').toBe(true)
    const a = await get(`${path()}.asc`)
    expect([a.status, a.headers['content-type']]).toEqual([200, 'application/pgp-signature'])
    const dir = mkdtempSync(join(tmpdir(), 'gpg-'))
    const gpg = (...args: string[]) => spawnSync('gpg', ['--homedir', dir, '--batch', '--status-fd', '1', ...args], { encoding: 'utf8' })
    const keys = (await get(`${tree}/provider-metadata.json`)).json.public_openpgp_keys
    for (const k of keys) {
      writeFileSync(join(dir, 'key.asc'), (await get(here(k.url))).text)
      expect(gpg('--import', join(dir, 'key.asc')).status).toBe(0)
    }
    const document = (await get(path())).text
    writeFileSync(join(dir, 'a.json'), document)
    writeFileSync(join(dir, 'a.json.asc'), a.text)
    const good = gpg('--verify', join(dir, 'a.json.asc'), join(dir, 'a.json'))
    expect(good.status, good.stderr).toBe(0)
    expect(keys.some((k: any) => good.stdout.includes(`VALIDSIG ${k.fingerprint}`))).toBe(true)
    writeFileSync(join(dir, 'a.json'), `${document} `)
    expect(gpg('--verify', join(dir, 'a.json.asc'), join(dir, 'a.json')).status).not.toBe(0)
    spawnSync('gpgconf', ['--homedir', dir, '--kill', 'all'])
  })
  test('20 public OpenPGP key', async () => {
    const m = (await get(`${tree}/provider-metadata.json`)).json
    expect(m.role).toBe('csaf_trusted_provider')
    for (const k of m.public_openpgp_keys) {
      const a = await get(here(k.url))
      expect([a.status, a.headers['content-type'], a.text.includes('BEGIN PGP PUBLIC KEY')]).toEqual([200, 'application/pgp-keys', true])
      expect(k.url.endsWith(`${k.fingerprint}.asc`)).toBe(true)
    }
  })
  test('our own client downloads the tree and verifies it whole; another key signs all of it again', async () => {
    test.setTimeout(90_000)
    const hub = await proxy()
    const dir = mkdtempSync(join(tmpdir(), 'rabta-fetch-'))
    const sign = async () => {
      const l = await lead()
      const team = (await l.get('/me')).json.seats.find((s: any) => s.place.startsWith('tea_')).place
      return (await ok(l.post(`/teams/${team}/openpgp`, {}))).json.fingerprint
    }
    const all = async () => (await get(`${tree}/white/index.txt`)).text.trim().split('\n')
    await sign()
    await expect.poll(signatures, { timeout: 30_000 }).toBe(true) // also what was published before there was a key
    const n = (await all()).length
    const first = await fetched(hub, dir)
    expect(first.out, first.err).toMatch(new RegExp(`provider-metadata.json: ${n} documents: ${n} new \\(${n} with a hash that agrees, ${n} signed, 0 not valid\\), 0 known, 0 refused; \\d lists ask for an account\\n$`))
    expect(first.status).toBe(0)
    for (const f of await all()) expect(readFileSync(join(dir, 'hub.example/.well-known/csaf/white', f), 'utf8')).toBe((await get(`${tree}/white/${f}`)).text)
    expect((await fetched(hub, dir)).out).toContain(`: 0 new (0 with a hash that agrees, 0 signed, 0 not valid), ${n} known, 0 refused`)
    // what was damaged here is fetched again, and a new one alone beside it
    writeFileSync(join(dir, 'hub.example/.well-known/csaf/white', (await all())[0]), '{}')
    await published()
    expect((await fetched(hub, dir)).out).toContain(`${n + 1} documents: 2 new (2 with a hash that agrees, 2 signed, 0 not valid), ${n - 1} known, 0 refused`)
    const before = (await get(`${path()}.asc`)).text
    const feed = await get(`${tree}/white/csaf-feed-tlp-white.json`)
    const key = await sign()
    await expect.poll(async () => (await get(`${path()}.asc`)).text === before, { timeout: 30_000 }).toBe(false)
    expect((await get(`${tree}/white/csaf-feed-tlp-white.json`, { 'if-none-match': feed.headers.etag })).status).toBe(304)
    const late = await fetched(hub, mkdtempSync(join(tmpdir(), 'rabta-fetch-')))
    expect(late.out, late.err).toContain(`${n + 1} signed`)
    expect((await get(`${tree}/provider-metadata.json`)).json.public_openpgp_keys[0].fingerprint).toBe(key)
    hub.close()
  })
  test('the whole tree is downloaded again: each document of the index has its hash, and says what the feed says', async () => {
    const m = (await get(`${tree}/provider-metadata.json`)).json
    for (const f of m.distributions[0].rolie.feeds.slice(0, 1)) {
      for (const e of (await get(here(f.url))).json.feed.entry.slice(0, 200)) {
        const d = await get(here(e.content.src))
        expect(d.status).toBe(200)
        expect(d.json.document.tracking.id).toBe(e.id)
        expect(d.json.document.tracking.current_release_date).toBe(e.updated)
        const h = e.link.find((l: any) => l.href.endsWith('.sha512'))
        expect((await get(here(h.href))).text.split(' ')[0]).toBe(createHash('sha512').update(d.text).digest('hex'))
      }
    }
  })
})
