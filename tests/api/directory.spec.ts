// Directory: organisations, what hangs on them, who serves whom, who may see and change which part
import { expect, test } from '@playwright/test'
import { analyst, bank, finder, harbour, lead, newOrganisation, newReport, nobody, north, organisation, partner, roads, vendor } from '../lib/people.ts'

const at = (o: any, what: string, row = '') => `/organisations/${o.id}/${what}${row ? `/${row}` : ''}`
let counter = 0
const fresh = () => `n${Date.now()}${++counter}.directory.example`

test('sectors are data, and an unknown one is refused', async () => {
  const p = await analyst()
  const codes = (await p.get('/sectors')).json.sectors.map((s: any) => s.code)
  expect(codes).toContain('banking')
  expect((await p.post('/organisations', { title: 'Some Office', org_kind: 'constituent', sector: 'astrology' })).json.errors[0].pointer).toBe('/sector')
  expect((await p.post('/organisations', { title: 'Some Office', org_kind: 'constituent', country: 'xx' })).json.errors[0].pointer).toBe('/country')
  expect((await p.post('/organisations', { title: 'Some Office', org_kind: 'emperor' })).status).toBe(422)
})

test('sectors are kept by who keeps the installation; one that is used stays', async () => {
  const p = await lead()
  const code = `s${Date.now()}`
  expect((await (await analyst()).post('/sectors', { code, name: 'Space' })).status).toBe(403)
  const made = await p.post('/sectors', { code, name: 'Space' })
  expect(made).toMatchObject({ status: 201, json: { code, name: 'Space' } })
  expect((await p.post('/sectors', { code, name: 'Again' })).status).toBe(409)
  for (const wrong of ['Über', 'a b', '-x', 'x', '9x']) expect((await p.post('/sectors', { code: wrong, name: 'Space' })).json.errors[0].pointer, wrong).toBe('/code')
  expect((await p.send('PATCH', `/sectors/${code}`, { name: 'Space and satellites' })).json).toEqual({ code, name: 'Space and satellites' })
  expect((await p.send('PATCH', `/sectors/${code}`, { name: '' })).status).toBe(422)
  expect((await p.send('PATCH', '/sectors/no-such-one', { name: 'Nothing' })).status).toBe(404)
  expect((await (await analyst()).send('PATCH', `/sectors/${code}`, { name: 'Mine' })).status).toBe(403)
  const o = await newOrganisation(await analyst(), { sector: code })
  expect((await p.send('DELETE', `/sectors/${code}`)).status).toBe(409)
  expect((await (await analyst()).send('PATCH', `/organisations/${o.id}`, { sector: 'energy' }, { 'if-match': `"${o.revision}"` })).status).toBe(200)
  expect((await (await analyst()).send('DELETE', `/sectors/${code}`)).status).toBe(403)
  expect((await p.send('DELETE', `/sectors/${code}`)).status).toBe(204)
  expect((await p.send('DELETE', `/sectors/${code}`)).status).toBe(404)
  expect((await p.get('/sectors')).json.sectors.map((s: any) => s.code)).not.toContain(code)
})

test('contacts are kept by the desk, in order, and checked', async () => {
  const p = await analyst()
  const o = await newOrganisation(p)
  const make = (v: object) => p.post(at(o, 'contacts'), { name: 'Duty officer', role: '24x7-soc', email: 'soc@office.example', hours: '24x7', zone: 'Asia/Karachi', order: 2, ...v })
  const a = (await make({})).json
  expect(a).toMatchObject({ role: '24x7-soc', reachability: 'unconfirmed', confirmed_at: null, bounces: 0 })
  const b = (await make({ order: 1, name: 'First' })).json
  expect((await p.get(at(o, 'contacts'))).json.contacts.map((c: any) => c.id)).toEqual([b.id, a.id])
  for (const [wrong, pointer] of [
    [{ email: 'nobody' }, '/email'],
    [{ hours: 'whenever' }, '/hours'],
    [{ hours: 'Mon-Fri 09:00' }, '/hours'],
    [{ zone: 'Mars/Olympus' }, '/zone'],
    [{ openpgp: '12 34' }, '/openpgp'],
    [{ telephone: 'call me' }, '/telephone'],
    [{ email: '', telephone: '' }, '/email'],
    [{ confirmed_at: '2026-01-01T00:00:00Z' }, '/confirmed_at'],
  ] as [object, string][])
    expect((await make(wrong)).json.errors?.[0].pointer, JSON.stringify(wrong)).toBe(pointer)
  const print = '0123 4567 89ab cdef 0123 4567 89AB CDEF 0123 4567'
  const c = await p.send('PATCH', at(o, 'contacts', a.id), { openpgp: print, hours: 'Mon-Fri 09:00-17:00; Sat 10:00-13:00' })
  expect(c.json).toMatchObject({ openpgp: '0123456789ABCDEF0123456789ABCDEF01234567', revision: 2 })
  expect((await p.send('PATCH', at(o, 'contacts', a.id), { name: 'X' }, { 'if-match': '"1"' })).status).toBe(412)
  expect((await p.send('DELETE', at(o, 'contacts', a.id))).status).toBe(204)
  expect((await p.send('DELETE', at(o, 'contacts', a.id))).status).toBe(404)
  expect((await p.get(at(o, 'contacts'))).json.contacts).toHaveLength(1)
  const verbs = (await p.get(`/records/${o.id}/timeline`)).json.entries.filter((e: any) => e.verb === 'contact')
  expect(verbs.map((e: any) => e.field)).toEqual(['added', 'added', 'changed', 'removed'])
  expect(JSON.stringify(verbs)).not.toContain('office.example')
})

const values: [string, string, string | null][] = [
  ['network', '203.0.113.0/24', '203.0.113.0/24'],
  ['network', '2001:0DB8:0:0::/32', '2001:db8::/32'],
  ['network', '203.0.113.9', '203.0.113.9'],
  ['network', '203.0.113.9/24', null],
  ['network', '203.0.113.0/33', null],
  ['network', '203.0.113', null],
  ['network', '::ffff:203.0.113.0/120', '203.0.113.0/24'],
  ['asn', 'as64500', 'AS64500'],
  ['asn', '64501', 'AS64501'],
  ['asn', 'AS0', null],
  ['asn', 'AS99999999999', null],
  ['domain', 'WWW.Roads.Example.', 'www.roads.example'],
  ['domain', '*.roads.example', 'roads.example'],
  ['domain', 'straße.example', 'xn--strae-oqa.example'],
  ['domain', 'a..example', null],
  ['domain', '-a.example', null],
  ['domain', '10.0.0.1', null],
  ['mail-domain', 'Mail.Roads.example', 'mail.roads.example'],
]
test('networks, ASNs and names are brought into one form, or refused', async () => {
  const p = await analyst()
  const o = await newOrganisation(p)
  for (const [type, value, normal] of values) {
    const a = await p.post(at(o, 'assets'), { type, value, until: '2020-01-01T00:00:00Z' })
    if (normal === null) expect(a.json.errors?.[0].pointer, value).toBe('/value')
    else expect(a.json.value, value).toBe(normal)
  }
})

test('what is held ends instead of going, and is not held twice', async () => {
  const p = await analyst()
  const o = await newOrganisation(p)
  const value = fresh()
  const a = (await p.post(at(o, 'assets'), { type: 'domain', value, since: '2024-01-01T00:00:00Z', proof: 'dns', proof_note: 'TXT' })).json
  expect((await p.post(at(o, 'assets'), { type: 'domain', value: value.toUpperCase() })).json.type).toBe('/problems/there-already')
  expect((await p.send('PATCH', at(o, 'assets', a.id), { value: 'other.example' })).json.errors[0].pointer).toBe('/value')
  expect((await p.send('PATCH', at(o, 'assets', a.id), { until: '2023-01-01T00:00:00Z' })).json.errors[0].pointer).toBe('/until')
  expect((await p.send('PATCH', at(o, 'assets', a.id), { proof: 'letter' })).json.proof).toBe('letter')
  expect((await p.send('DELETE', at(o, 'assets', a.id))).status).toBe(204)
  expect((await p.send('DELETE', at(o, 'assets', a.id))).status).toBe(409)
  expect((await p.get(at(o, 'assets'))).json.assets[0].until).not.toBeNull()
  expect((await p.post(at(o, 'assets'), { type: 'domain', value })).status).toBe(201)
})

test('two who claim the same are told to those who see both', async () => {
  const p = await analyst()
  const [one, two] = [await newOrganisation(p), await newOrganisation(p)]
  const value = fresh()
  await p.post(at(one, 'assets'), { type: 'domain', value, proof: 'dns' })
  await p.post(at(two, 'assets'), { type: 'domain', value })
  await p.post(at(two, 'assets'), { type: 'domain', value: `www.${value}` })
  const mine = (await p.get(at(one, 'assets'))).json.assets[0]
  expect(mine.conflict).toContain(two.title)
  expect(mine.overlaps.map((x: any) => x.relation).sort()).toEqual(['contains', 'same'])
  const theirs = (await p.get(at(two, 'assets'))).json.assets
  expect(theirs.find((x: any) => x.value === value).conflict).toContain(one.title)
  expect(theirs.find((x: any) => x.value !== value)).toMatchObject({ conflict: '', overlaps: [{ relation: 'inside', name: one.title }] })
})

test('technologies are declared, changed and end', async () => {
  const p = await roads()
  const o = await organisation(p, 'Ministry of Roads')
  const a = (await p.post(at(o, 'technologies'), { vendor: 'Viatec', product: `Signal ${Date.now()}`, version: '1' })).json
  expect((await p.send('PATCH', at(o, 'technologies', a.id), { version: '2' })).json.version).toBe('2')
  expect((await p.send('DELETE', at(o, 'technologies', a.id))).status).toBe(204)
  const rows = (await p.get(at(o, 'technologies'))).json.technologies
  expect(rows.find((t: any) => t.id === a.id).until).not.toBeNull()
})

test('edges are dated, several, and close no circle', async () => {
  const p = await analyst()
  const [cert, mid, org] = [await newOrganisation(p, { org_kind: 'organisational-cert' }), await newOrganisation(p, { org_kind: 'organisational-cert' }), await newOrganisation(p)]
  const edge = (o: any, v: object) => p.post(at(o, 'edges'), { type: 'serves', ...v })
  const e = (await edge(org, { from: cert.ref })).json
  expect(e).toMatchObject({ type: 'serves', from: cert.id, to: org.id, other: cert.id, other_name: cert.title, current: true })
  expect((await edge(org, { from: cert.id })).json.type).toBe('/problems/there-already')
  expect((await edge(org, { from: mid.id })).status).toBe(201)
  expect((await edge(mid, { from: cert.id })).status).toBe(201)
  expect((await edge(cert, { from: org.id })).json.type).toBe('/problems/circle')
  expect((await edge(cert, { from: mid.id })).json.type).toBe('/problems/circle')
  expect((await edge(org, { from: org.id })).status).toBe(422)
  expect((await edge(org, { from: cert.id, to: mid.id })).status).toBe(422)
  expect((await edge(org, { from: 'org_00000000-0000-7000-8000-000000000000' })).json.errors[0].pointer).toBe('/from')
  expect((await p.send('PATCH', at(org, 'edges', e.id), { since: '2024-01-01T00:00:00Z' })).json.since).toBe('2024-01-01T00:00:00Z')
  expect((await p.get(at(org, 'edges'))).json.edges).toHaveLength(2)
  expect((await p.send('DELETE', at(org, 'edges', e.id))).status).toBe(204)
  expect((await p.get(at(org, 'edges'))).json.edges.find((x: any) => x.id === e.id)).toMatchObject({ current: false })
})

test('onboarding: a proof and a second contact before verified, a notification before a CERT is active', async () => {
  const p = await analyst()
  const boss = await lead()
  const o = await newOrganisation(p)
  const act = (who: any, org: any, verb: string, v = {}) => who.post(at(org, 'acts', verb), v)
  expect((await act(p, o, 'recommend', { text: 'x' })).status).toBe(403)
  expect((await act(p, o, 'process')).json.state).toBe('being-processed')
  expect((await act(p, o, 'accept')).json.state).toBe('accepted')
  expect((await act(p, o, 'verify')).json.detail).toContain('proof')
  await p.post(at(o, 'assets'), { type: 'domain', value: fresh(), proof: 'dns' })
  await p.post(at(o, 'contacts'), { name: 'One', role: 'security', email: 'one@office.example' })
  expect((await act(p, o, 'verify')).json.detail).toContain('second contact')
  await p.post(at(o, 'contacts'), { name: 'Two', role: 'abuse', email: 'two@office.example' })
  expect((await act(p, o, 'verify')).json.state).toBe('verified')
  expect((await act(p, o, 'activate')).status).toBe(403)
  expect((await act(boss, o, 'activate')).json.state).toBe('active')
  expect((await act(boss, o, 'suspend')).status).toBe(422)
  expect((await act(boss, o, 'suspend', { text: 'The agreement ran out.' })).json.state).toBe('suspended')

  const cert = await newOrganisation(p, { org_kind: 'sectoral-cert' })
  expect((await act(p, cert, 'process')).status).toBe(409)
  await act(boss, cert, 'recommend', { text: 'by the council' })
  await act(boss, cert, 'notify', { text: 'in the gazette' })
  await act(p, cert, 'onboard')
  await p.post(at(cert, 'contacts'), { name: 'One', role: 'security', email: 'one@cert.example' })
  expect((await act(boss, cert, 'activate')).json.detail).toContain('notification')
  const read = await p.get(`/organisations/${cert.id}`)
  await p.send('PATCH', `/organisations/${cert.id}`, { notification: 'Order 7/2026', notified_on: '2026-02-01' }, { 'if-match': read.headers.etag })
  expect((await act(boss, cert, 'activate')).json.state).toBe('active')
})

test('renamed, merged and back, dissolved: the lineage stays', async () => {
  const p = await analyst()
  const boss = await lead()
  const [old, heir] = [await newOrganisation(p), await newOrganisation(p)]
  const name = `Renamed ${Date.now()}`
  expect((await p.post(at(old, 'acts', 'rename'), { text: name })).json.title).toBe(name)
  expect((await p.get(`/organisations/${old.id}`)).json.also_known_as).toEqual([old.title])
  expect((await p.get(`/organisations?q=${encodeURIComponent(old.title)}`)).json.items.map((i: any) => i.id)).toContain(old.id)
  expect((await boss.post(at(old, 'acts', 'merge'), { target: old.id })).status).toBe(422)
  expect((await p.post(at(old, 'acts', 'merge'), { target: heir.id })).status).toBe(403)
  expect((await boss.post(at(old, 'acts', 'merge'), { target: heir.ref })).json.state).toBe('merged')
  expect((await p.get(at(heir, 'lineage'))).json.lineage).toMatchObject([{ what: 'merged', from: old.id, to: heir.id, undone_at: null }])
  expect((await boss.post(at(heir, 'acts', 'merge'), { target: old.id })).status).toBe(422)
  expect((await boss.post(at(old, 'acts', 'undo-merge'), {})).json.state).toBe('new')
  expect((await p.get(at(old, 'lineage'))).json.lineage.find((l: any) => l.what === 'merged').undone_at).not.toBeNull()
  expect((await boss.post(at(old, 'acts', 'dissolve'), { text: 'closed for good', target: heir.id })).json.state).toBe('dissolved')
})

test('an organisation claims, and changes what is harmless; the rest waits for the desk', async () => {
  const p = await roads()
  const desk = await analyst()
  const o = await organisation(p, 'Ministry of Roads')
  const claim = await p.post(at(o, 'assets'), { type: 'domain', value: fresh() })
  expect(claim.json.proof).toBe('claimed')
  expect((await p.post(at(o, 'assets'), { type: 'domain', value: fresh(), proof: 'dns' })).json.errors[0].pointer).toBe('/proof')
  expect((await p.send('DELETE', at(o, 'assets', claim.json.id))).status).toBe(204)
  const proven = (await p.get(at(o, 'assets'))).json.assets.find((a: any) => a.proof === 'whois')
  expect((await p.send('DELETE', at(o, 'assets', proven.id))).status).toBe(403)

  const c = (await p.get(at(o, 'contacts'))).json.contacts[0]
  expect((await p.send('PATCH', at(o, 'contacts', c.id), { hours: 'Mon-Fri 08:00-16:00' })).json).toMatchObject({ hours: 'Mon-Fri 08:00-16:00', waiting: false })
  const asked = await p.send('PATCH', at(o, 'contacts', c.id), { telephone: '+1-555-0199' })
  expect(asked.json).toMatchObject({ telephone: c.telephone, waiting: true })
  const added = await p.post(at(o, 'contacts'), { name: 'New', role: 'legal', email: 'legal@roads.example' })
  expect(added.json.waiting).toBe(true)
  expect((await p.get(at(o, 'contacts'))).json.contacts.map((x: any) => x.id)).not.toContain(added.json.id)
  const waiting = (await desk.get(at(o, 'changes'))).json.changes.filter((h: any) => h.state === 'waiting')
  const of = (item: string) => waiting.find((h: any) => h.item === item)
  expect((await p.post(`/organisations/${o.id}/changes/${of(c.id).id}/acts/accept`)).status).toBe(403)
  expect((await desk.post(`/organisations/${o.id}/changes/${of(c.id).id}/acts/accept`)).json.state).toBe('accepted')
  expect((await desk.post(`/organisations/${o.id}/changes/${of(c.id).id}/acts/accept`)).status).toBe(409)
  expect((await desk.post(`/organisations/${o.id}/changes/${of(added.json.id).id}/acts/refuse`)).json.state).toBe('refused')
  const now = (await p.get(at(o, 'contacts'))).json.contacts
  expect(now.find((x: any) => x.id === c.id)).toMatchObject({ telephone: '+1-555-0199', reachability: 'unconfirmed' })
  expect(now.map((x: any) => x.id)).not.toContain(added.json.id)
  expect((await desk.send('PATCH', at(o, 'contacts', c.id), { telephone: c.telephone })).status).toBe(200)
})

// ---- who sees what

test('members see each other, not what hangs on the others', async () => {
  const mine = await harbour()
  const other = await organisation(mine, 'Ministry of Roads')
  for (const what of ['contacts', 'assets', 'technologies', 'changes']) {
    const a = await mine.get(at(other, what))
    expect(a.status).toBe(200)
    expect(Object.values(a.json)[0], what).toEqual([])
  }
  const own = await organisation(mine, 'First Harbour Bank')
  expect((await mine.get(at(own, 'contacts'))).json.contacts.length).toBeGreaterThan(0)
  expect((await (await bank()).get(at(own, 'contacts'))).json.contacts.length).toBeGreaterThan(0)
  expect((await (await north()).get(at(own, 'contacts'))).json.contacts).toEqual([])
  // the centre serves the sector's CERT, and so what that one serves
  expect((await (await analyst()).get(at(own, 'contacts'))).json.contacts.length).toBeGreaterThan(0)
})

test('a vendor, a partner and a finder are no members', async () => {
  for (const [who, seen] of [[vendor, 'Nimbus Networks'], [partner, 'CERT of Neighbouria'], [finder, '']] as [typeof vendor, string][]) {
    const p = await who()
    const list = (await p.get('/organisations?limit=200')).json.items
    expect(list.map((o: any) => o.title), seen).toEqual(seen ? [seen] : [])
  }
  expect((await nobody.get('/organisations')).status).toBe(401)
})

test('critical infrastructure is seen and found by those who may, at their own team', async () => {
  const boss = await lead()
  const p = await analyst()
  const registry = await organisation(p, 'Civil Registry')
  expect(registry.cii).toBeUndefined()
  expect((await boss.get(`/organisations/${registry.id}`)).json).toMatchObject({ cii: 'designated', cii_grade: 'A' })
  expect((await p.get('/organisations?cii=designated')).status).toBe(422)
  const found = (await boss.get('/organisations?cii=designated&limit=200')).json.items
  expect(found.map((o: any) => o.title).sort()).toEqual(['Civil Registry', 'Delta Telecom'])
  expect((await boss.get(`/organisations/${(await organisation(boss, 'First Harbour Bank')).id}`)).json.cii).toBeUndefined()
  expect((await (await harbour()).get('/organisations?cii=designated')).status).toBe(422)
  // a change of it moves nothing that others see
  const before = await p.get(`/organisations/${registry.id}`)
  const outside = await (await bank()).get(`/organisations/${registry.id}`)
  const mine = await boss.get(`/organisations/${registry.id}`)
  expect((await boss.send('PATCH', `/organisations/${registry.id}`, { cii_grade: 'B' }, { 'if-match': mine.headers.etag })).status).toBe(200)
  expect((await (await bank()).get(`/organisations/${registry.id}`)).text).toBe(outside.text)
  expect((await p.get(`/organisations/${registry.id}`)).json.revision).toBe(before.json.revision)
  const again = await boss.get(`/organisations/${registry.id}`)
  await boss.send('PATCH', `/organisations/${registry.id}`, { cii_grade: 'A' }, { 'if-match': again.headers.etag })
})

test('what others may not see answers as what does not exist', async () => {
  const p = await analyst()
  const hidden = await newOrganisation(p)
  const absent = { ...hidden, id: hidden.id.replace(/....$/, '0000') }
  await p.post(at(hidden, 'contacts'), { name: 'One', role: 'security', email: 'one@hidden.example' })
  const asset = (await p.post(at(hidden, 'assets'), { type: 'domain', value: fresh() })).json
  for (const who of [bank, north, harbour, vendor, finder]) {
    const v = await who()
    for (const what of ['', 'contacts', 'assets', 'edges', 'technologies', 'lineage', 'changes']) {
      const [a, b] = [await v.get(what ? at(hidden, what) : `/organisations/${hidden.id}`), await v.get(what ? at(absent, what) : `/organisations/${absent.id}`)]
      expect(a.status, what).toBe(404)
      expect(a.json.detail).toBe(b.json.detail)
    }
    for (const [m, path, body] of [
      ['POST', at(hidden, 'contacts'), { name: 'X', role: 'legal', email: 'x@x.example' }],
      ['PATCH', at(hidden, 'assets', asset.id), { proof: 'none' }],
      ['DELETE', at(hidden, 'assets', asset.id), undefined],
      ['POST', at(hidden, 'acts', 'process'), {}],
    ] as [string, string, object | undefined][])
      expect((await v.send(m, path, body)).status, `${m} ${path}`).toBe(404)
  }
})

test('who is outside the constituency learns nothing from another desk\'s rows', async () => {
  const p = await north()
  const o = await organisation(p, 'Northern Power')
  const mine = await bank()
  const row = (await p.get(at(o, 'contacts'))).json.contacts[0]
  expect((await mine.get(`/organisations/${o.id}`)).status).toBe(200)
  expect((await mine.send('PATCH', at(o, 'contacts', row.id), { name: 'X' })).status).toBe(404)
  expect((await mine.post(at(o, 'contacts'), { name: 'X', role: 'legal', email: 'x@x.example' })).status).toBe(403)
  expect((await mine.post(at(o, 'edges'), { type: 'serves', from: (await organisation(mine, 'Financial Sector CERT')).id })).status).toBe(403)
})

// ---- who is responsible, and whom do we call

test('whose is it: address, URL, mail, product, name; with the way up and the reasons', async () => {
  const p = await analyst()
  const ask = async (q: string, more = '') => (await p.get(`/responsible?q=${encodeURIComponent(q)}${more}`)).json
  const a = await ask('203.0.113[.]7')
  expect(a).toMatchObject({ kind: 'network', value: '203.0.113.7', found: true })
  expect(a.answers[0]).toMatchObject({ name: 'Ministry of Roads', value: '203.0.113.0/26', how: 'longest-prefix', confidence: 'high', proof: 'whois' })
  expect(a.answers[0].path.map((s: any) => s.name)).toEqual(['Federal CERT', 'Government CERT', 'National CERT', 'Coordination Centre'])
  expect(a.answers[0].call[0]).toMatchObject({ chosen: true })
  for (const word of ['203.0.113.0/26', 'longest prefix', 'Federal CERT', 'Call']) expect(a.sentence).toContain(word)
  expect((await ask('hxxps://tax.roads[.]example/login')).answers[0]).toMatchObject({ name: 'Ministry of Roads', how: 'longest-suffix' })
  expect((await ask('someone@health.example')).answers[0]).toMatchObject({ name: 'Ministry of Health', type: 'mail-domain' })
  expect((await ask('AS64500')).answers[0].name).toBe('First Harbour Bank')
  expect((await ask('nimbus n200')).answers.map((x: any) => x.name)).toContain('Ministry of Roads')
  expect((await ask('National Data Office')).answers[0].name).toBe('Digital Services Agency')
  const ports = (await ask('203.0.113.70')).answers[0]
  expect(ports).toMatchObject({ name: 'Ministry of Roads', was: 'Ministry of Ports' })
  const before = (await ask('203.0.113.70', '&at=2025-06-01')).answers[0]
  expect(before).toMatchObject({ name: 'Ministry of Ports', was: '' })
  const both = await ask('198.51.100.70')
  expect(both.answers.map((x: any) => x.confidence)).toEqual(['contested', 'contested'])
  expect(both.answers.map((x: any) => x.name).sort()).toEqual(['City Water Works', 'Northern Power'])
  const nobody_ = await ask('192.0.2.250')
  expect(nobody_).toMatchObject({ found: false, answers: [] })
  expect(nobody_.nearest[0].name).toBe('University CERT')
  expect((await ask('AS4200000000')).found).toBe(false)
  expect((await p.get('/responsible')).json.errors[0].pointer).toBe('/q')
  expect((await p.get('/responsible?q=1.2.3.4&at=yesterday')).json.errors[0].pointer).toBe('/at')
  expect((await p.get('/responsible?q=203.0.113.0/77')).json.errors[0].pointer).toBe('/q')
})

test('whom to call: not the one that bounces, not the one who sleeps, else the CERT that serves', async () => {
  const p = await analyst()
  const call = async (name: string) => (await p.get(`/organisations/${(await organisation(p, name)).id}/call`)).json
  const stale = await call('City Water Works')
  expect(stale.candidates[0]).toMatchObject({ chosen: true, fallback: true, organisation_name: 'Coordination Centre' })
  expect(stale.candidates.filter((k: any) => !k.fallback).every((k: any) => /passed over/.test(k.reason))).toBe(true)
  expect(stale.sentence).toContain('which serves it')
  const merged = await call('Ministry of Ports')
  expect(merged.name).toBe('Ministry of Roads')
  expect((await call('Northern Power')).candidates[0]).toMatchObject({ role: '24x7-soc', fallback: false })
  const bouncing = await call('Ministry of Education')
  expect(bouncing.candidates[0].reachability).not.toBe('bouncing')
  const o = await newOrganisation(p)
  expect((await p.get(`/organisations/${o.id}/call`)).json).toMatchObject({ found: false, candidates: [] })
})

test('an unseen holder changes no answer', async () => {
  const p = await analyst()
  const o = await newOrganisation(p)
  const name = fresh()
  const viewers = [await bank(), await harbour(), await vendor(), await finder(), await roads()]
  const asked = [`/responsible?q=www.${name}&at=2030-01-01`, '/responsible?q=203.0.113.1&at=2030-01-01', `/responsible?q=${encodeURIComponent('canary gate')}&at=2030-01-01`]
  const take = async () => (await Promise.all(viewers.flatMap((v) => asked.map(async (q) => { const a = await v.get(q); return `${a.status} ${a.text}` })))).join('\n')
  const before = await take()
  await p.post(at(o, 'assets'), { type: 'domain', value: name, proof: 'dns' })
  await p.post(at(o, 'assets'), { type: 'network', value: '203.0.113.1/32', proof: 'dns' })
  await p.post(at(o, 'technologies'), { vendor: 'Canary', product: 'Gate' })
  expect(await take()).toBe(before)
  expect((await p.get(asked[0])).json.answers[0].name).toBe(o.title)
  for (const a of (await p.get(at(o, 'assets'))).json.assets) await p.send('DELETE', at(o, 'assets', a.id))
})

test('the export holds what the list holds, and no grade of what is critical for those who may not see it', async () => {
  const p = await analyst()
  const a = await p.get('/organisations/export?q=registry')
  expect(a.headers['content-type']).toContain('text/csv')
  expect(a.text).toContain('Civil Registry')
  expect(a.text.split('\r\n')[0]).not.toContain('cii')
  expect((await (await lead()).get('/organisations/export?q=registry')).text.split('\r\n')[0]).toContain('cii_grade')
  expect((await (await north()).get('/organisations/export?q=courier')).text).not.toContain('Evening Courier')
  expect((await (await roads()).get('/organisations/export')).status).toBe(403)
})

// ---- what an edge opens

test('what is routed to an organisation is seen by the CERT that serves it, until the edge ends', async () => {
  const desk = await analyst()
  const cert = await organisation(desk, 'Northern Province CERT')
  const org = await newOrganisation(desk)
  const edge = (await desk.post(at(org, 'edges'), { type: 'serves', from: cert.id })).json
  const contact = (await desk.post(at(org, 'contacts'), { name: 'One', role: 'security', email: 'one@served.example' })).json
  const r = await newReport(desk, { tlp: 'amber' })
  const strict = await newReport(desk, { tlp: 'amber+strict' })
  for (const x of [r, strict]) {
    await desk.act(x.id, 'validate')
    expect((await desk.act(x.id, 'route', { target: org.id, code: 'asset-owner', text: 'Yours.' })).status).toBe(200)
  }
  const them = await north()
  expect((await them.get(`/reports/${r.id}`)).status).toBe(200)
  expect((await them.get(`/reports/${strict.id}`)).status).toBe(404) // AMBER+STRICT goes where it was sent and no further
  expect((await them.get(at(org, 'contacts'))).json.contacts.map((x: any) => x.id)).toEqual([contact.id])
  expect((await (await bank()).get(`/reports/${r.id}`)).status).toBe(404)
  expect((await desk.get(`/records/${r.id}/audience`)).json.grants.map((g: any) => g.because)).toContain(`edge:${edge.id}`)

  const preview = await desk.get(`${at(org, 'edges', edge.id)}/preview`)
  const lost = preview.json.losses
  expect(lost.map((l: any) => `${l.organisation_name} ${l.record}`).sort()).toEqual(
    [`Northern Province CERT ${org.id}`, `Northern Province CERT ${r.id}`].sort(),
  )
  expect((await them.get(`/reports/${r.id}`)).status).toBe(200) // looking changed nothing
  expect((await (await harbour()).get(`${at(org, 'edges', edge.id)}/preview`)).status).toBe(403)
  expect((await (await bank()).get(`${at(org, 'edges', edge.id)}/preview`)).status).toBe(404)

  expect((await desk.send('DELETE', at(org, 'edges', edge.id))).status).toBe(204)
  await expect.poll(async () => (await them.get(`/reports/${r.id}`)).status, { timeout: 20_000 }).toBe(404)
  expect((await them.get(at(org, 'contacts'))).status).toBe(404)
})
