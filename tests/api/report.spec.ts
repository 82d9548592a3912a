// Reports: what may come in, how they change, their whole life, export
import { expect, test } from '@playwright/test'
import { base, send } from '../lib/http.ts'
import { analyst, auditor, bank, be, finder, lead, newReport, north, type Person, vendor } from '../lib/people.ts'

async function raw(p: Person, body: string | Buffer) {
  return send('POST', '/api/v1/reports', { ...p.headers, 'content-type': 'application/json' }, body)
}

test('a report comes back as it was sent, by id and by reference', async () => {
  const p = await analyst()
  const sent = { title: 'Überlauf im Gerät ✓', description: 'line one\nline two', product: 'X', urls: ['https://vendor.example/a'], weakness: 'CWE-79', public: true }
  const r = await newReport(p, sent)
  for (const id of [r.id, r.ref]) expect((await p.get(`/reports/${id}`)).json).toMatchObject(sent)
  expect((await p.get(`/records/${r.ref}`)).json.id).toBe(r.id)
})

// R5.2: each field of the form comes back, on the desk and in the case; the reporter's own number stays with the desk
test('each field of the public form comes back; several vulnerabilities and vendors make one case', async () => {
  const p = await analyst()
  const mark = `whimbrel-${Date.now()}`
  const typed: Record<string, string> = {
    product: mark, vendor: 'Nimbus Networks', version: '4.1', product_id: 'pkg:npm/left-pad@1.3.0', description: 'It opens.', reproduction: 'Send two.', impact: 'All is read.',
    discovery: 'With a fuzzer', further: 'The second door\n\nThe third door', vendors: 'Harbour Bank: terminal 3\nUnknown Maker: box', urls: 'https://a.example/1\nhttps://a.example/2',
    cve: 'CVE-2026-1234', weakness: 'CWE-79', public: 'yes', exploited: 'yes', industrial: 'yes', vendor_contacted: 'yes', vendor_contact_note: 'No answer', disclosure_wish: 'after the fix',
    disclosure_on: '2027-03-01', disclosure_zone: 'Asia/Karachi', tracking: `own-${mark}`, credit_wanted: 'yes', credit_name: 'Q. Finder', name: 'Q', email: `${mark}@finder.example`,
  }
  const post = (v: Record<string, string>) => send('POST', '/report', { 'content-type': 'application/x-www-form-urlencoded', origin: base.origin }, new URLSearchParams(v).toString())
  expect((await post(typed)).status).toBe(201)
  const found = (await p.get(`/reports?product=${mark}`)).json.items[0]
  const r = (await p.get(`/reports/${found.id}`)).json
  for (const k of ['product', 'vendor', 'version', 'product_id', 'description', 'reproduction', 'impact', 'discovery', 'cve', 'weakness', 'vendor_contact_note', 'disclosure_wish', 'disclosure_zone', 'tracking', 'credit_name']) expect(r[k], k).toBe(typed[k])
  expect(r).toMatchObject({ further: ['The second door', 'The third door'], vendors: ['Harbour Bank: terminal 3', 'Unknown Maker: box'], urls: ['https://a.example/1', 'https://a.example/2'], public: true, exploitation: 'active', industrial: true, multi_vendor: true, vendor_contacted: true, credit_wanted: true, share_identity: false, disclosure_at: '2027-02-28T19:00:00Z' })
  // a further vendor is a way to go
  const ways = (await p.get(`/reports/${r.id}/candidates`)).json.candidates
  expect(ways.filter((w: any) => w.as === 'vendor').map((w: any) => w.name)).toEqual(['Nimbus Networks', 'First Harbour Bank'])
  // who it is routed to reads all but whose it is
  const vendorOrg = ways[0].target
  await p.act(r.id, 'validate')
  expect((await p.act(r.id, 'route', { target: vendorOrg, code: 'vendor', text: 'Please look.' })).status).toBe(200)
  const theirs = await (await vendor()).get(`/reports/${r.id}`)
  expect(theirs.json.further).toEqual(r.further)
  for (const secret of [`own-${mark}`, `${mark}@finder.example`]) {
    expect(theirs.text).not.toContain(secret)
    expect((await (await vendor()).get(`/records/${r.id}/timeline`)).text).not.toContain(secret)
    expect((await (await vendor()).get('/reports/export')).text).not.toContain(secret)
  }
  const made = await p.post(`/reports/${r.id}/case`, {})
  expect(made.status, made.text).toBe(201)
  expect((await p.get(`/cases/${made.json.id}/vulnerabilities`)).json.vulnerabilities.map((v: any) => v.title)).toEqual([mark, 'The second door', 'The third door'])
  // what is wrong stands beside its field
  for (const [k, v] of [['product_id', 'router'], ['disclosure_zone', 'Mars'], ['disclosure_on', '2027-13-99']]) {
    const again = await post({ ...typed, [k]: v })
    expect(again.status, k).toBe(422)
    expect(again.text).toContain(v)
  }
})

const refused: [string, object, string][] = [
  ['an unknown member', { colour: 'red' }, '/colour'],
  ['a wrong type', { title: 5 }, '/title'],
  ['a text for a truth value', { public: 'yes' }, '/public'],
  ['too long a title', { title: 'x'.repeat(201) }, '/title'],
  ['U+0000', { description: 'a\u0000b' }, '/description'],
  ['a word that is not in the list', { exploitation: 'maybe' }, '/exploitation'],
  ['a bad CWE', { weakness: '79' }, '/weakness'],
  ['a member that only the program sets', { outcome: 'fixed' }, '/outcome'],
  ['no description', { description: ' ' }, '/description'],
  ['a product that is neither purl nor CPE', { product_id: 'router' }, '/product_id'],
  ['a broken purl', { product_id: 'pkg:npm' }, '/product_id'],
  ['a broken CPE', { product_id: 'cpe:2.3:a:x' }, '/product_id'],
  ['a zone that nobody knows', { disclosure_zone: 'Mars/Base' }, '/disclosure_zone'],
  ['an item that is not text', { urls: ['a', 5] }, '/urls'],
]
for (const [name, change, pointer] of refused)
  test(`422 points at ${name}`, async () => {
    const p = await analyst()
    const a = await p.post('/reports', { title: 'A title', description: 'd', ...change })
    expect(a.status).toBe(422)
    expect(a.json.errors.map((e: any) => e.pointer).join(' ')).toContain(pointer)
  })

test('duplicate members, deep nesting, broken UTF-8, lone surrogates and no JSON at all are refused', async () => {
  const p = await analyst()
  const bodies: (string | Buffer)[] = [
    '{"title":"A title","title":"B title","description":"d"}',
    `{"title":"A title","description":"d","urls":${'['.repeat(10000)}${']'.repeat(10000)}}`,
    '['.repeat(10000),
    Buffer.from([...Buffer.from('{"title":"A '), 0xff, 0xfe, ...Buffer.from('","description":"d"}')]),
    '{"title":"A \\ud800 title","description":"d"}',
    'title=A',
    '',
    'null',
    '[]',
    '{"title":"A title","description":"d"} x',
  ]
  for (const b of bodies) {
    const a = await raw(p, b)
    expect([400, 422], b.toString().slice(0, 60)).toContain(a.status)
    expect(a.json.type).toMatch(/^\/problems\//)
  }
})

test('a body over the limit is 413, and the server goes on', async () => {
  const p = await analyst()
  const a = await raw(p, JSON.stringify({ title: 'A title', description: 'x'.repeat(1 << 21) })).catch(() => undefined)
  if (a) expect(a.status).toBe(413)
  expect((await p.get('/me')).status).toBe(200)
})

test('a change wants the revision it was made from', async () => {
  const p = await analyst()
  const r = await newReport(p)
  const change = (rev: string | undefined, v: object) => p.send('PATCH', `/reports/${r.id}`, v, rev === undefined ? {} : { 'if-match': `"${rev}"` })
  const a = await change(String(r.revision), { product: 'P200' })
  expect(a.status).toBe(200)
  expect(a.json.product).toBe('P200')
  expect((await change(String(r.revision), { product: 'P300' })).status).toBe(412)
  expect((await p.get(`/reports/${r.id}`)).json.product).toBe('P200')
  expect((await change(String(a.json.revision), { nothing: 1 })).status).toBe(422)
  const line = (await p.get(`/records/${r.id}/timeline`)).json.entries.find((e: any) => e.field === 'product')
  expect(line).toMatchObject({ was: 'P100 printer', now: 'P200' })
})

test('lists filter, and their pages join without a gap', async () => {
  const p = await analyst()
  const product = `Pager ${Date.now()}`
  const made = []
  for (let i = 0; i < 7; i++) made.push((await newReport(p, { product })).id)
  const seen: string[] = []
  let cursor = ''
  do {
    const page = (await p.get(`/reports?limit=3&product=${encodeURIComponent(product)}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)).json
    seen.push(...page.items.map((i: any) => i.id))
    cursor = page.next
  } while (cursor)
  expect(seen.sort()).toEqual(made.sort())
  expect((await p.get('/reports?limit=3&cursor=abcdef')).status).toBe(422)
  expect((await p.get('/reports?limit=100000')).status).toBe(422)
  expect((await p.get('/reports?colour=red')).status).toBe(422)
  expect((await p.get('/reports?sort=colour')).status).toBe(422)
  for (const r of (await p.get('/reports?open=false&limit=200')).json.items) expect(r.state).toBe('closed')
})

test('a report lives from receipt to closing, each step in its timeline', async () => {
  const p = await analyst()
  const boss = await lead()
  const me = (await p.get('/me')).json
  const r = await newReport(p)
  const acts = (await p.get(`/records/${r.id}/acts`)).json.acts
  expect(acts.find((a: any) => a.verb === 'validate').possible).toBe(true)
  expect(acts.find((a: any) => a.verb === 'close').possible).toBe(false)
  expect((await p.act(r.id, 'acknowledge')).status).toBe(422)
  expect((await p.act(r.id, 'acknowledge', { text: 'We have it.' })).status).toBe(200)
  expect((await p.act(r.id, 'ask', { text: 'Which version?' })).json).toMatchObject({ state: 'needs-information', waiting_for: 'reporter' })
  expect((await p.act(r.id, 'validate', { note: 'repeated here' })).json).toMatchObject({ state: 'valid', waiting_for: 'nobody' })
  expect((await p.post(`/records/${r.id}/assign`, { assignee: me.id })).json.assignee).toBe(me.id)
  expect((await p.get('/records?assignee=me&limit=200')).json.items.map((x: any) => x.id)).toContain(r.id)
  const team = (await p.get('/teams')).json.teams.find((t: any) => /Financial/.test(t.name))
  expect((await (await bank()).get(`/reports/${r.id}`)).status).toBe(404)
  expect((await p.act(r.id, 'route', { target: team.id, code: 'sectoral-cert', text: 'Yours?' })).status).toBe(200)
  const them = await bank()
  const theirs = (await them.get(`/reports/${r.id}`)).json
  expect(theirs.title).toBe(r.title)
  const part = (await them.get(`/records/${r.id}/routes`)).json.routes[0]
  expect((await them.post(`/parts/${part.id}/acts/accept`, { text: 'Ours.' })).json.state).toBe('accepted')
  // who accepted handles it from now on; who routed it still sees it and no longer acts
  expect((await p.get(`/records/${r.id}`)).json.team).toBe(team.id)
  expect((await p.post(`/records/${r.id}/waiting`, { waiting_for: 'vendor', waiting_until: '2030-01-01T00:00:00Z' })).status).toBe(403)
  expect((await them.post(`/records/${r.id}/waiting`, { waiting_for: 'vendor', waiting_until: '2030-01-01T00:00:00Z' })).json.waiting_for).toBe('vendor')
  expect((await them.act(r.id, 'close', { text: 'Mended.' })).status).toBe(422)
  expect((await them.act(r.id, 'close', { code: 'no-such-code', text: 'Mended.' })).status).toBe(422)
  expect((await them.act(r.id, 'close', { code: 'fixed', text: 'Mended.' })).json.state).toBe('closed')
  expect((await them.act(r.id, 'validate')).status).toBe(409)
  expect((await them.act(r.id, 'reopen', { text: 'Again.' })).status).toBe(403)
  expect((await boss.act(r.id, 'reopen', { text: 'Again.' })).status).toBe(403)
  const their_boss = await be('lead@fincert.example')
  expect((await their_boss.act(r.id, 'reopen', { text: 'Again.' })).json.state).toBe('new')
  const states = (await them.get(`/records/${r.id}/timeline?limit=200`)).json.entries.filter((e: any) => e.verb === 'state').map((e: any) => e.now)
  expect(states).toEqual(['needs-information', 'valid', 'closed', 'new'])
  expect((await them.get(`/records/${r.id}/deadlines`)).json.deadlines.length).toBeGreaterThan(0)
  expect((await them.get(`/records/${r.id}/audience`)).json.grants.length).toBeGreaterThan(0)
})

test('notes stay with the team that wrote them', async () => {
  const p = await analyst()
  const r = await newReport(p)
  const team = (await p.get('/teams')).json.teams.find((t: any) => /Financial/.test(t.name))
  await p.act(r.id, 'validate')
  await p.act(r.id, 'route', { target: team.id, code: 'sectoral-cert', text: 'The words to the other side' })
  const secret = `canary-${Date.now()}`
  expect((await p.post(`/records/${r.id}/notes`, { body: secret })).status).toBe(201)
  expect((await p.post(`/records/${r.id}/replies`, { body: 'To the reporter' })).status).toBe(201)
  expect((await p.get(`/records/${r.id}/timeline`)).text).toContain(secret)
  const them = await bank()
  expect((await them.get(`/records/${r.id}/timeline`)).text).not.toContain(secret)
  expect((await them.get(`/search?q=${secret}`)).json.hits).toEqual([])
  expect((await p.get(`/search?q=${secret}`)).json.hits).toHaveLength(1)
  const record = (await them.get(`/reports/${r.id}`)).json
  expect(record.assignee ?? null).toBeNull()
  expect('desk_revision' in record && record.desk_revision !== null).toBe(false)
})

test('links, labels, watching, notifications, files', async () => {
  const p = await analyst()
  const [a, b] = [await newReport(p), await newReport(p)]
  expect((await p.post(`/records/${a.id}/links`, { type: 'related-to', target: b.ref })).status).toBe(201)
  const link = (await p.get(`/records/${a.id}/links`)).json.links[0]
  expect(link.record).toBe(b.id)
  expect((await p.send('DELETE', `/records/${a.id}/links/${link.id}`)).status).toBe(204)
  expect((await p.get(`/records/${a.id}/links`)).json.links).toEqual([])
  expect((await p.send('PUT', `/records/${a.id}/labels`, { labels: ['printers'] })).json.labels).toEqual(['printers'])
  expect((await p.get(`/records/${a.id}/labels`)).json.labels).toEqual(['printers'])
  expect((await p.get('/reports?label=printers')).json.items.map((x: any) => x.id)).toContain(a.id)
  expect((await p.send('PUT', `/records/${a.id}/watch`, { on: true })).status).toBe(200)
  expect((await p.get('/notifications?unseen=true')).status).toBe(200)
  expect((await p.post('/notifications/seen', {})).status).toBe(204)
  const bytes = Buffer.from('<script>alert(1)</script>')
  const form = Buffer.concat([Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="../../x.html"\r\nContent-Type: text/html\r\n\r\n'), bytes, Buffer.from('\r\n--b--\r\n')])
  const up = await p.post(`/records/${a.id}/attachments`, form.toString('latin1'), { 'content-type': 'multipart/form-data; boundary=b' })
  expect(up.status).toBe(201)
  const file = (await p.get(`/records/${a.id}/attachments`)).json.attachments[0]
  expect(file.size).toBe(bytes.length)
  expect(file.name).not.toContain('/')
  const down = await p.get(`/attachments/${file.id}/content`)
  expect(down.body.equals(bytes)).toBe(true)
  expect(down.headers['content-type']).toBe('application/octet-stream')
  expect(down.headers['content-disposition']).toMatch(/^attachment/)
  const other = await north()
  expect((await other.get(`/attachments/${file.id}/content`)).status).toBe(404)
})

test('hostile files are kept as they came, under harmless names, and never opened', async () => {
  const p = await analyst()
  const r = await newReport(p)
  const { gzipSync } = await import('node:zlib')
  let bomb = Buffer.alloc(8 << 20) // ten thousand times its size when opened
  for (let i = 0; i < 2; i++) bomb = gzipSync(bomb)
  const names: [string, Buffer][] = [
    ['../../../etc/passwd', bomb], ['..\\..\\windows\\system32', bomb], ['/abs/olute', bomb], ['a\u202egnp.exe', bomb], ['.', bomb], ['..', bomb], ['nul\u0001l', bomb],
    ['x'.repeat(400), bomb], ['', bomb], ['=cmd|calc.csv', Buffer.from('a')],
  ]
  for (const [name, bytes] of names) {
    const body = Buffer.concat([Buffer.from(`--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`), bytes, Buffer.from('\r\n--b--\r\n')])
    const a = await send('POST', `/api/v1/records/${r.id}/attachments`, { ...p.headers, 'content-type': 'multipart/form-data; boundary=b' }, body)
    expect([201, 400, 422], name).toContain(a.status)
  }
  const files = (await p.get(`/records/${r.id}/attachments`)).json.attachments
  expect(files.length).toBeGreaterThan(0)
  for (const f of files) {
    expect(f.name).not.toMatch(/[/\\\u0000-\u001f\u202a-\u202e]/)
    expect(['.', '..', '']).not.toContain(f.name)
    const down = await p.get(`/attachments/${f.id}/content`)
    expect(down.headers['content-type']).toBe('application/octet-stream')
    expect(down.body.length).toBe(f.size)
    expect([bomb.length, 1]).toContain(f.size)
  }
  expect((await p.get('/me')).status).toBe(200)
})

test('an Idempotency-Key makes one report; with another body it is refused', async () => {
  const p = await analyst()
  const h = { 'idempotency-key': `k${Date.now()}` }
  const body = { title: 'Made once', description: 'd', product: `Once ${Date.now()}` }
  const one = await p.post('/reports', body, h)
  expect(one.status).toBe(201)
  const two = await p.post('/reports', body, h)
  expect(two.status).toBe(201)
  expect(two.headers.location).toBe(one.headers.location)
  expect(two.json).toEqual(one.json)
  expect((await p.get(`/reports?product=${encodeURIComponent(body.product)}`)).json.items).toHaveLength(1)
  expect((await p.post('/reports', { ...body, title: 'Other body' }, h)).status).toBe(422)
})

test('the export neither runs formulas nor breaks on quotes', async () => {
  const boss = await lead()
  const product = `Csv ${Date.now()}`
  for (const title of ['=HYPERLINK("http://evil.example")', '+1+1 plus', '-2+3 minus', '@SUM(A1)', 'has "quotes", commas\u2028']) await newReport(boss, { title, product })
  const a = await boss.get(`/reports/export?product=${encodeURIComponent(product)}`)
  expect(a.headers['content-type']).toMatch(/^text\/csv/)
  expect(a.text).toContain('""quotes""')
  for (const cell of a.text.split(/\r?\n/).flatMap((l) => l.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))) expect(cell).not.toMatch(/^"?[=+@-]\D?.*[A-Z(]/)
  const may = (await (await finder()).get('/me')).json.rights.includes('export')
  expect((await (await finder()).get('/reports/export')).status).toBe(may ? 200 : 403)
})

test('whoever reports with an account finds his own number again; nobody whom the report is passed to learns of it', async () => {
  const [p, f, v] = [await analyst(), await finder(), await vendor()]
  const mark = `mine${Date.now()}`
  const r = await newReport(f, { vendor: 'Nimbus Networks', tracking: mark })
  expect(r.tracking).toBe(mark)
  for (const who of [f, p]) {
    expect((await who.get(`/reports/${r.ref}`)).json.tracking, who.name).toBe(mark)
    expect((await who.get(`/reports?limit=200`)).json.items.find((x: any) => x.id === r.id).tracking, who.name).toBe(mark)
  }
  // an organisation's report is its own, also for whom it has signed in
  const theirs = await newReport(v, { tracking: `${mark}-v` })
  expect((await v.get(`/reports/${theirs.id}`)).json.tracking).toBe(`${mark}-v`)
  expect((await f.get(`/reports/${theirs.id}`)).status).toBe(404)
  // who may read it, but did not report: no answer says the number, or changes with it
  const nimbus = (await p.get(`/reports/${r.id}/candidates`)).json.candidates.find((w: any) => w.as === 'vendor').target
  await p.act(r.id, 'validate')
  const sector = (await p.get('/teams')).json.teams.find((x: any) => x.prefix === 'XF').id
  for (const [target, code] of [[nimbus, 'vendor'], [sector, 'sectoral-cert']]) expect((await p.act(r.id, 'route', { target, code, text: 'Please look.' })).status).toBe(200)
  const take = async (who: Person) => {
    const all = []
    for (const x of [`/reports/${r.id}`, `/records/${r.id}`, '/reports?limit=200', `/reports?q=${mark}`, `/reports?tracking=${mark}`, `/records/${r.id}/timeline`, '/reports/export', '/reports/export?columns=ref,tracking', `/search?q=${mark}`]) {
      const a = await who.get(x)
      all.push(`${x} ${a.status} ${a.headers.etag ?? ''} ${a.text.replace(/"request_id":"[^"]*"/, '')}`)
    }
    return all
  }
  const others = [v, await bank(), await north(), await auditor()]
  const before = await Promise.all(others.map(take))
  for (const reader of before.slice(0, 2)) expect(reader[0]).toContain(`/reports/${r.id} 200`)
  expect(before.flat().join('\n').replaceAll(`q=${mark}`, '').replaceAll(`tracking=${mark}`, '').replaceAll(`${mark}-v`, '')).not.toContain(mark)
  const etag = (await p.get(`/reports/${r.id}`)).headers.etag as string
  expect((await p.send('PATCH', `/reports/${r.id}`, { tracking: `${mark}-2` }, { 'if-match': etag })).status).toBe(200)
  expect(await Promise.all(others.map(take))).toEqual(before)
  expect((await f.get(`/reports/${r.id}`)).json.tracking).toBe(`${mark}-2`)
})

test("the reporter's identity is opened with a reason, and the opening is kept", async () => {
  const p = await lead()
  const r = (await p.get('/reports?limit=200')).json.items.find((x: any) => x.originator.startsWith('rct_'))
  expect((await p.post(`/reports/${r.id}/reporter`, {})).status).toBe(422)
  expect((await p.post(`/reports/${r.id}/reporter`, { reason: 'to telephone' })).status).toBe(200)
  const lines = (await p.get(`/records/${r.id}/timeline?limit=200`)).json.entries
  expect(lines.some((e: any) => e.verb === 'identity-opened' && e.body === 'to telephone')).toBe(true)
  const stranger = await auditor()
  expect([403, 404]).toContain((await stranger.post(`/reports/${r.id}/reporter`, { reason: 'to telephone' })).status)
})

test('home, teams and holidays answer', async () => {
  const p = await analyst()
  const home = (await p.get('/home')).json
  for (const list of ['due', 'answered', 'unassigned', 'waiting', 'routed']) expect(Array.isArray(home[list]), list).toBe(true)
  expect(home.unassigned.length).toBeGreaterThan(0)
  const boss = await lead()
  const team = (await boss.get('/teams')).json.teams[0]
  expect((await boss.get(`/teams/${team.id}/people`)).json.people.length).toBeGreaterThan(0)
  expect((await boss.post(`/teams/${team.id}/holidays`, { day: '2031-03-23', name: 'Pakistan Day' })).status).toBe(201)
  expect((await boss.post(`/teams/${team.id}/holidays`, { day: '23.3.2031', name: 'x' })).status).toBe(422)
})
