// What csaf_uploader (gocsaf) sends and reads: documents of other publishers in our tree
import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { call } from '../lib/contract.ts'
import { send } from '../lib/http.ts'
import { admin, analyst, finder, harbour, type Person, vendor } from '../lib/people.ts'

const tree = '/.well-known/csaf'
const wire = '/cgi-bin/csaf_provider.go'
const run = randomBytes(4).toString('hex')
const namespace = `https://nimbus-${run}.example`
const email = 'psirt@nimbus.example'
let org = ''
let seat: any
let auth = ''
const bare = (p: Person) => {
  const h = { ...p.headers }
  delete h.origin
  return h
}
// the client hashes its password with bcrypt (cost 10) once and sends that
const bcrypt = (secret: string) => spawnSync('python3', ['-W', 'ignore', '-c', 'import crypt,sys; print(crypt.crypt(sys.argv[1], "$2a$10$" + sys.argv[2]), end="")', secret, randomBytes(11).toString('hex')], { encoding: 'utf8' }).stdout
const paper = (id: string, version = '1', label: string | null = 'WHITE', change: (d: any) => void = () => {}) => {
  const n = Number(version)
  const d: any = {
    document: {
      category: 'csaf_base',
      csaf_version: '2.0',
      ...(label ? { distribution: { tlp: { label } } } : {}),
      publisher: { category: 'vendor', name: 'Nimbus', namespace },
      title: `Nimbus valve ${id}`,
      tracking: {
        current_release_date: `2026-01-0${n}T00:00:00Z`,
        id,
        initial_release_date: '2026-01-01T00:00:00Z',
        revision_history: Array.from({ length: n }, (_, i) => ({ date: `2026-01-0${i + 1}T00:00:00Z`, number: String(i + 1), summary: `Change ${i + 1}.` })),
        status: 'final',
        version,
      },
    },
  }
  change(d)
  return `${JSON.stringify(d, null, 2)}\n`
}
const name = (id: string) => `${id.toLowerCase().replaceAll(/[^+\-a-z0-9]+/g, '_')}.json`
// multipart/form-data as Go's mime/multipart writes it
const form = (file: string, text: string, fields: Record<string, string>, type = 'application/json') => {
  const b = randomBytes(30).toString('hex')
  const parts = [`--${b}\r\nContent-Disposition: form-data; name="csaf"; filename="${file}"\r\nContent-Type: ${type}\r\n\r\n${text}`]
  for (const [k, v] of Object.entries(fields)) parts.push(`--${b}\r\nContent-Disposition: form-data; name="${k}"\r\n\r\n${v}`)
  return { body: `${parts.join('\r\n')}\r\n--${b}--\r\n`, type: `multipart/form-data; boundary=${b}` }
}
const upload = (id: string, text: string, fields: Record<string, string> = { tlp: 'csaf' }, file = name(id)) => {
  const f = form(file, text, fields)
  return send('POST', `${wire}/${seat.id}/api/upload`, { 'user-agent': 'Go-http-client/1.1', 'x-csaf-provider-auth': auth, 'content-type': f.type }, f.body)
}
const refused = async (id: string, text: string, words: string, fields?: Record<string, string>, file?: string) => {
  const a = await upload(id, text, fields, file)
  expect(a.status, a.text).toBe(400)
  expect(a.headers['content-type']).toContain('application/json')
  expect(Object.keys(a.json).filter((k) => !['errors', 'warnings'].includes(k))).toEqual([])
  expect(a.json.errors.join('\n')).toContain(words)
}

test.beforeAll(async () => {
  const v = await vendor()
  org = (await v.get('/me')).json.seats.find((s: any) => s.place.startsWith('org_')).place
  const made = await (await admin()).post('/admin/csaf-publishers', { email, organisation: org, namespace: `${namespace}/` })
  expect(made.status, made.text).toBe(201)
  seat = made.json
  auth = bcrypt(seat.password)
})

test('an administrator lets in who has a seat, for a namespace of one organisation; the password is shown once', async () => {
  const a = await admin()
  expect(seat).toMatchObject({ organisation: org, namespace })
  expect(seat.address.endsWith(`${wire}/${seat.id}`)).toBe(true)
  const list = await a.get('/admin/csaf-publishers')
  expect(list.json.publishers.map((p: any) => p.id)).toContain(seat.id)
  expect(list.text).not.toContain(seat.password)
  expect((await a.post('/admin/csaf-publishers', { email, organisation: org, namespace })).json.type).toBe('/problems/there-already')
  expect((await a.post('/admin/csaf-publishers', { email: 'finder@research.example', organisation: org, namespace: 'https://x.example' })).json.type).toBe('/problems/not-earned')
  expect((await a.post('/admin/csaf-publishers', { email, organisation: org, namespace: 'nimbus' })).status).toBe(422)
  expect((await (await analyst()).get('/admin/csaf-publishers')).status).toBe(403)
})

test('create: the hash of the right password, a seat, or a key of the account', async () => {
  const good = await call('GET', `${wire}/${seat.id}/api/create`, { 'x-csaf-provider-auth': auth })
  expect([good.status, Object.keys(good.json)]).toEqual([200, ['message']])
  for (const wrong of [bcrypt('another'), seat.password, '', `$2a$31$${auth.slice(7)}`, auth.slice(0, 59)]) {
    const a = await send('GET', `${wire}/${seat.id}/api/create`, { 'x-csaf-provider-auth': wrong })
    expect([a.status, Object.keys(a.json)]).toEqual([403, ['errors']])
  }
  expect((await send('GET', `${wire}/csp_0/api/create`, { 'x-csaf-provider-auth': auth })).status).toBe(403)
  expect((await call('GET', `${wire}/api/create`, bare(await vendor()))).status).toBe(200)
  expect((await send('GET', `${wire}/api/create`, bare(await harbour()))).status).toBe(403)
  expect((await send('GET', `${wire}/api/create`)).status).toBe(401)
})

test('a document goes in as it came, and stands in folder, feed, index.txt and changes.csv with its hashes', async () => {
  const id = `NIM ${run}/1`
  const text = paper(id)
  const f = form(name(id), text, { tlp: 'csaf' })
  const a = await call('POST', `${wire}/${seat.id}/api/upload`, { 'x-csaf-provider-auth': auth, 'content-type': f.type }, f.body)
  expect(a.status, a.text).toBe(200)
  expect(a.json).toMatchObject({ name: name(id), release_date: '2026-01-01T00:00:00Z' })
  expect(Object.keys(a.json).filter((k) => !['name', 'release_date', 'warnings'].includes(k))).toEqual([])
  const at = `2026/${name(id)}`
  const got = await send('GET', `${tree}/white/${at}`)
  expect([got.status, got.text, got.headers['content-type']]).toEqual([200, text, 'application/json'])
  for (const h of ['sha256', 'sha512']) expect((await send('GET', `${tree}/white/${at}.${h}`)).text).toBe(`${createHash(h).update(text).digest('hex')}  ${name(id)}\n`)
  expect((await send('GET', `${tree}/white/index.txt`)).text.split('\n')).toContain(at)
  expect((await send('GET', `${tree}/white/changes.csv`)).text.split('\n')).toContain(`"${at}","2026-01-01T00:00:00Z"`)
  expect((await send('GET', `${tree}/white/2026/`)).text).toContain(`${name(id)}.sha512`)
  const entry = (await send('GET', `${tree}/white/csaf-feed-tlp-white.json`)).json.feed.entry.find((e: any) => e.id === id)
  expect(entry.content.src.endsWith(`${tree}/white/${at}`)).toBe(true)
  expect((await send('GET', `${tree}/v2.1/white/${at}`)).status).toBe(404)
  // the same once more: nothing changes, and the client is told so
  expect((await upload(id, text)).json.warnings.join()).toContain('nothing changed')
  // with the account instead of the password
  const own = await call('POST', `${wire}/api/upload`, { ...(await vendor()).headers, 'content-type': f.type }, f.body)
  expect([own.status, own.json.name]).toEqual([200, name(id)])
  expect((await (await vendor()).get('/csaf-documents')).json.documents.map((d: any) => d.file)).toContain(name(id))
})

test('what does not hold is refused with each reason, and nothing of it is kept', async () => {
  const id = `nim-${run}-2`
  const before = (await send('GET', `${tree}/white/index.txt`)).text
  await refused(id, paper(id, '1', 'WHITE', (d) => delete d.document.title), 'title')
  await refused(id, paper(id, '1', 'WHITE', (d) => (d.document.tracking.revision_history[0].number = '2')), '6.1.')
  await refused(id, paper(id), 'is called', { tlp: 'white' }, 'other.json')
  await refused(id, paper(id, '1', 'WHITE', (d) => (d.document.publisher.namespace = 'https://another.example')), '/document/publisher/namespace')
  await refused(id, paper(id, '1', null), 'valid TLP label missing')
  await refused(id, paper(id), "unsupported TLP type 'purple'", { tlp: 'purple' })
  await refused(id, paper(id, '1', 'RED'), 'TLP:RED')
  await refused(id, paper(id, '1', 'AMBER'), 'tighter', { tlp: 'white' })
  await refused(id, paper(id, '1', 'WHITE', (d) => (d.document.tracking.status = 'draft')), 'draft')
  await refused('XC-AD-2099-0001', paper('XC-AD-2099-0001'), "hub's own")
  await refused(id, '{"document": ', 'line')
  await refused(id, paper(id), 'signature', { tlp: 'white', signature: 'no signature' })
  const plain = form(name(id), paper(id), { tlp: 'white' }, 'application/octet-stream')
  expect((await send('POST', `${wire}/${seat.id}/api/upload`, { 'x-csaf-provider-auth': auth, 'content-type': plain.type }, plain.body)).json.errors[0]).toContain('application/json')
  const wrong = await send('POST', `${wire}/${seat.id}/api/upload`, { 'x-csaf-provider-auth': bcrypt('x'), 'content-type': plain.type }, plain.body)
  expect([wrong.status, Object.keys(wrong.json)]).toEqual([403, ['errors']])
  expect((await send('GET', `${tree}/white/index.txt`)).text).toBe(before)
})

test('amber and green change no byte of what others read, and are there for those who may', async () => {
  const lists = [`${tree}/white/index.txt`, `${tree}/white/changes.csv`, `${tree}/white/csaf-feed-tlp-white.json`, `${tree}/provider-metadata.json`, `${tree}/white/`]
  const others = bare(await finder())
  const all = async () => Promise.all([...lists.map(async (x) => (await send('GET', x)).text), ...['green', 'amber'].map(async (f) => (await send('GET', `${tree}/${f}/index.txt`, others)).text), (await finder()).get('/csaf-documents').then((a) => a.text)])
  const before = await all()
  const id = `nim-${run}-3`
  expect((await upload(id, paper(id, '1', 'AMBER'))).status).toBe(200)
  const green = `nim-${run}-4`
  expect((await upload(green, paper(green, '1', 'GREEN'))).status).toBe(200)
  expect(await all()).toEqual(before)
  const at = `${tree}/amber/2026/${name(id)}`
  for (const end of ['', '.sha256', '.sha512', '.asc']) {
    expect((await send('GET', at + end)).status).toBe(401)
    expect((await send('GET', at + end, others)).status).toBe(404)
    expect((await send('GET', `${tree}/white/2026/${name(id)}${end}`)).status).toBe(404)
  }
  expect((await send('GET', at, bare(await harbour()))).status).toBe(404)
  const own = bare(await vendor())
  expect((await send('GET', at, own)).text).toBe(paper(id, '1', 'AMBER'))
  expect((await send('GET', `${tree}/amber/csaf-feed-tlp-amber.json`, own)).json.feed.entry.map((e: any) => e.id)).toContain(id)
  expect((await send('GET', `${tree}/green/2026/${name(green)}`, bare(await harbour()))).status).toBe(200)
  expect((await (await finder()).post(`/csaf-documents/${name(id)}/withdraw`, { reason: 'not mine' })).status).toBe(404)
})

test('a later version replaces, an earlier does not; withdrawn it is gone until a later one comes', async () => {
  const id = `nim-${run}-5`
  const at = `${tree}/white/2026/${name(id)}`
  const v = await vendor()
  expect((await upload(id, paper(id, '2'))).status).toBe(200)
  await refused(id, paper(id, '1'), 'not later than 2')
  await refused(id, paper(id, '2', 'WHITE', (d) => (d.document.title = 'Another')), 'not later than 2')
  await refused(id, paper(id, '3', 'WHITE', (d) => { d.document.tracking.initial_release_date = '2025-12-31T00:00:00Z'; d.document.tracking.revision_history[0].date = '2025-12-31T00:00:00Z' }), 'year')
  expect((await upload(id, paper(id, '3'))).status).toBe(200)
  expect((await send('GET', at)).text).toBe(paper(id, '3'))
  expect((await (await harbour()).post(`/csaf-documents/${name(id)}/withdraw`, { reason: 'not mine' })).status).toBe(403)
  expect((await v.post(`/csaf-documents/${name(id)}/withdraw`, { reason: 'It was no valve.' })).status).toBe(204)
  expect((await v.post(`/csaf-documents/${name(id)}/withdraw`, { reason: 'It was no valve.' })).status).toBe(409)
  for (const end of ['', '.sha256', '.asc']) expect((await send('GET', at + end)).status).toBe(404)
  expect((await send('GET', `${tree}/white/index.txt`)).text).not.toContain(name(id))
  expect((await v.get('/csaf-documents')).json.documents.find((d: any) => d.file === name(id))).toMatchObject({ state: 'withdrawn', why: 'It was no valve.' })
  expect((await (await harbour()).get('/csaf-documents')).text).not.toContain(name(id))
  await refused(id, paper(id, '3'), 'not later than 3')
  expect((await upload(id, paper(id, '4'))).status).toBe(200)
  expect((await send('GET', at)).text).toBe(paper(id, '4'))
})

test('a signature of a key that the directory holds of them stays, and the key stands in the tree', async () => {
  const home = mkdtempSync(join(tmpdir(), 'rabta-gpg-'))
  const gpg = (...args: string[]) => spawnSync('gpg', ['--homedir', home, '--batch', '--yes', '--passphrase', '', ...args], { encoding: 'utf8' })
  expect(gpg('--quick-gen-key', `PSIRT <psirt-${run}@nimbus.example>`, 'ed25519', 'sign', 'never').status).toBe(0)
  const open = gpg('--armor', '--export').stdout
  const sign = (text: string) => {
    writeFileSync(join(home, 'd.json'), text)
    expect(gpg('--armor', '--detach-sign', join(home, 'd.json')).status).toBe(0)
    return readFileSync(join(home, 'd.json.asc'), 'utf8')
  }
  const id = `nim-${run}-6`
  const one = sign(paper(id))
  const unknown = await upload(id, paper(id), { tlp: 'csaf', signature: one })
  expect([unknown.status, unknown.json.warnings.join().includes('signed by the hub')]).toEqual([200, true])
  const key = await (await analyst()).post(`/organisations/${org}/keys`, { armored: open })
  expect(key.status, key.text).toBe(201)
  const two = sign(paper(id, '2'))
  await refused(id, paper(id, '2'), 'not that of this document', { tlp: 'csaf', signature: one })
  expect((await upload(id, paper(id, '2'), { tlp: 'csaf', signature: two })).status).toBe(200)
  expect((await send('GET', `${tree}/white/2026/${name(id)}.asc`)).text.trim()).toBe(two.trim())
  const meta = (await send('GET', `${tree}/provider-metadata.json`)).json
  const there = meta.public_openpgp_keys.find((k: any) => k.fingerprint === key.json.fingerprint)
  // the demonstration has no address of its own: what it names stands without one
  expect((await send('GET', new URL(there.url, 'https://hub.example').pathname)).text).toContain('BEGIN PGP PUBLIC KEY BLOCK')
  expect((await (await analyst()).send('DELETE', `/organisations/${org}/keys/${key.json.id}`)).status).toBe(204)
  spawnSync('gpgconf', ['--homedir', home, '--kill', 'all'])
})

test('who is not allowed any more uploads nothing; what he published stays', async () => {
  const id = `nim-${run}-7`
  expect((await upload(id, paper(id))).status).toBe(200)
  expect((await (await admin()).send('DELETE', `/admin/csaf-publishers/${seat.id}`)).status).toBe(204)
  expect((await upload(id, paper(id, '2'))).status).toBe(403)
  expect((await send('GET', `${tree}/white/2026/${name(id)}`)).text).toBe(paper(id))
})
