// Hosted disclosure policies: begun for an organisation, proposed by its people, refused while a demanded point is missing,
// published as versions, reported under, withdrawn; the unseen stays unseen
import { expect, test } from '@playwright/test'
import { base, send } from '../lib/http.ts'
import { admin, analyst, bank, finder, lead, newOrganisation, nobody, north, organisation, type Person, roads } from '../lib/people.ts'

const ok = async (a: Promise<any>, status = 200) => {
  const b = await a
  expect(b.status, b.text).toBe(status)
  return b.json
}
const address = '/vulnerability-disclosure-policy'
const form = (path: string, value: Record<string, string>) => send('POST', path, { 'content-type': 'application/x-www-form-urlencoded', origin: base.origin }, new URLSearchParams(value).toString())
const read = (p: Person, id: string) => ok(p.get(`/programmes/${id}`))
const patch = async (p: Person, id: string, value: object, status = 200) => ok(p.send('PATCH', `/programmes/${id}`, value, { 'if-match': (await p.get(`/programmes/${id}`)).headers.etag as string }), status)
const stops = async (p: Person, id: string, more?: object) => (await ok(p.post(`/programmes/${id}/preview`, more))).checks.filter((c: any) => c.stops).map((c: any) => `${c.code} ${c.place}`)

let n = Date.now() % 100_000
// the hub's address as it is reached from outside; given back, since other tests use another
let before = ''
test.beforeAll(async () => {
  before = (await ok((await admin()).get('/admin/site'))).base_url
  await ok((await admin()).send('PATCH', '/admin/site', { base_url: 'https://hub.example' }))
})
test.afterAll(async () => {
  await ok((await admin()).send('PATCH', '/admin/site', { base_url: before }))
})
// an organisation of the centre with a proven domain
async function owner(p: Person, proof = 'dns') {
  const name = `hosted${n++}`
  const o = await newOrganisation(p, { title: `Office ${name}` })
  await ok(p.post(`/organisations/${o.id}/assets`, { type: 'domain', value: `${name}.example`, proof }), 201)
  return { o, domain: `${name}.example` }
}
async function published(p: Person) {
  const { o, domain } = await owner(p)
  const r = await ok(p.post(`/organisations/${o.id}/programme`, {}), 201)
  await patch(p, r.id, { scope: [`www.${domain}`, `*.api.${domain}`] })
  await ok(p.act(r.id, 'publish'))
  return { o, domain, r, slug: (await read(p, r.id)).slug }
}

test('begun with the house\'s words; what is demanded is named with its place, and nothing is published without it', async () => {
  const p = await analyst()
  const { o, domain } = await owner(p)
  const r = await ok(p.post(`/organisations/${o.id}/programme`, {}), 201)
  expect(r).toMatchObject({ kind: 'programme', state: 'draft', title: o.title })
  const again = await p.post(`/organisations/${o.id}/programme`, {})
  expect(again.status).toBe(409)
  const v = await read(p, r.id)
  expect(v.organisation).toBe(o.id)
  expect(v.harbour).toContain(o.title)
  expect(v.harbour_ur).toContain(o.title)
  // with the house's words the scope alone is missing
  expect(await stops(p, r.id)).toEqual(['no-scope /scope'])
  const refused = await p.act(r.id, 'publish')
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('/scope')
  // each demanded point, looked at and not kept
  const whole = { slug: v.slug, scope: [`www.${domain}`] }
  expect(await stops(p, r.id, whole)).toEqual([])
  const points: [object, string][] = [
    [{ harbour: ' ' }, 'no-harbour /harbour'],
    [{ privacy: '' }, 'no-privacy /privacy'],
    [{ sending: '' }, 'no-sending /sending'],
    [{ expect: '' }, 'no-expect /expect'],
    [{ allowed: '', forbidden: '' }, 'no-testing /allowed'],
    [{ response_days: 181 }, 'bound-too-long /response_days'],
  ]
  for (const [more, want] of points) expect(await stops(p, r.id, { ...whole, ...more })).toEqual([want])
  expect(await stops(p, r.id, { ...whole, allowed: '' })).toEqual([])
  expect((await read(p, r.id)).scope).toEqual([])
  // words that take back what a policy grants are named, and a person looks
  const words = (await ok(p.post(`/programmes/${r.id}/preview`, { ...whole, sending: 'You must provide your name and sign a non-disclosure agreement.' }))).checks
  expect(words.map((c: any) => `${c.code} ${c.place} ${c.stops}`)).toEqual(['asks-identity /sending false', 'binds-forever /sending false'])
  expect((await ok(p.post(`/programmes/${r.id}/preview`, { ...whole, harbour_ur: '' }))).checks.map((c: any) => c.place)).toEqual(['/harbour_ur'])
  // a hub that does not know its own address, or is not reached by https
  const site = async (base_url: string) => ok((await admin()).send('PATCH', '/admin/site', { base_url }))
  await site('')
  expect(await stops(p, r.id, whole)).toEqual(['no-address /site'])
  await site('http://hub.example')
  expect((await ok(p.post(`/programmes/${r.id}/preview`, whole))).checks.map((c: any) => [c.code, c.stops])).toEqual([['no-https', false]])
  await site('https://hub.example')
  // the template gives back what was lost
  await patch(p, r.id, { harbour: '' })
  expect((await ok(p.get(`/programmes/${r.id}/template`))).harbour).toBe(v.harbour)
  // inputs
  const bad: [object, string][] = [
    [{ slug: 'Big Letters' }, '/slug'],
    [{ slug: '-x' }, '/slug'],
    [{ scope: ['www.somebody-else.example'] }, '/scope/0'],
    [{ scope: [`www.${domain}`, 'not a name'] }, '/scope/1'],
    [{ scope: [`www.${domain}`, `WWW.${domain}.`] }, '/scope/1'],
    [{ scope: ['*.example'] }, '/scope/0'],
    [{ sites: [`*.${domain}`] }, '/sites/0'],
    [{ mail: 'nobody' }, '/mail'],
    [{ mail: 'a b@x.example' }, '/mail'],
    [{ languages: 'en\nPolicy: x' }, '/languages'],
    [{ version: 9 }, '/version'],
  ]
  for (const [value, pointer] of bad) expect((await patch(p, r.id, value, 422)).errors[0].pointer, JSON.stringify(value)).toBe(pointer)
  await ok(p.act(r.id, 'discard'))
  await ok(p.post(`/organisations/${o.id}/programme`, {}), 201)
})

test('a domain without proof cannot be opened to tests, nor one that is theirs no more', async () => {
  const p = await analyst()
  const { o, domain } = await owner(p, 'claimed')
  const r = await ok(p.post(`/organisations/${o.id}/programme`, {}), 201)
  await patch(p, r.id, { scope: [domain] })
  expect(await stops(p, r.id)).toEqual(['unproven /scope/0'])
  const a = (await ok(p.get(`/organisations/${o.id}/assets`))).assets[0]
  await ok(p.send('PATCH', `/organisations/${o.id}/assets/${a.id}`, { proof: 'letter' }))
  expect(await stops(p, r.id)).toEqual([])
  expect((await p.send('DELETE', `/organisations/${o.id}/assets/${a.id}`)).status).toBe(204)
  expect(await stops(p, r.id)).toEqual(['not-theirs /scope/0'])
  expect((await p.act(r.id, 'publish')).status).toBe(409)
  await patch(p, r.id, { intro: 'The rest can be written all the same.' })
})

test('published: a page in both languages, its file, versions; what is written next shows nowhere; dropped, withdrawn, published again', async () => {
  const p = await analyst()
  const { o, domain, r, slug } = await published(p)
  const at = `${address}/${slug}`
  const page = await send('GET', at)
  expect(page.status).toBe(200)
  for (const words of [o.title, `www.${domain}`, `*.api.${domain}`, 'anonymously', 'Issued on', 'will not take legal action', '90 days', `/report?programme=${slug}`]) expect(page.text).toContain(words)
  expect(page.text).not.toContain('<script')
  const urdu = await send('GET', `/ur${at}`)
  expect(urdu.text).toContain('dir="rtl"')
  expect(urdu.text).toContain('تاریخِ اجرا')
  expect((await send('GET', address)).text).toContain(`${at}"`)
  expect((await send('GET', '/')).text).toContain(address)
  expect((await send('GET', `${address}/no-such-policy`)).status).toBe(404)
  // the file
  const file = await send('GET', `${at}/security.txt?download=1`)
  expect(file.headers['content-type']).toContain('text/plain')
  expect(file.headers['content-disposition']).toContain('security.txt')
  expect(file.text).toMatch(new RegExp(`^Contact: .*/report\\?programme=${slug}$`, 'm'))
  expect(file.text).toMatch(new RegExp(`^Policy: .*${at}$`, 'm'))
  const until = Date.parse(/^Expires: (.+)$/m.exec(file.text)?.[1] ?? '')
  expect(until).toBeGreaterThan(Date.now() + 360 * 86_400_000)
  expect(until).toBeLessThan(Date.now() + 365 * 86_400_000)
  const told = await ok(p.get(`/programmes/${r.id}/security-txt`))
  expect(told.text).toBe(file.text)
  expect(told.address).toContain(`${at}/security.txt`)
  // it is not changed while it is out; the next version is written apart
  await patch(p, r.id, { intro: 'x' }, 409)
  await ok(p.act(r.id, 'revise'))
  await patch(p, r.id, { intro: 'quollfinch intro', scope: [`www.${domain}`, domain], mail: `sec@${domain}`, sites: [domain] })
  expect((await send('GET', at)).text).not.toContain('quollfinch')
  expect((await ok(p.post(`/programmes/${r.id}/preview`))).security_txt).toContain(`Canonical: https://${domain}/.well-known/security.txt`)
  await ok(p.act(r.id, 'drop-changes'))
  expect(await read(p, r.id)).toMatchObject({ state: 'published', version: 1, mail: '', scope: [`www.${domain}`, `*.api.${domain}`] })
  await ok(p.act(r.id, 'revise'))
  await patch(p, r.id, { intro: 'quollfinch intro', scope: [`www.${domain}`, domain], mail: `sec@${domain}`, sites: [domain] })
  expect((await patch(p, r.id, { slug: `${slug}-2` }, 422)).errors[0].pointer).toBe('/slug')
  await ok(p.act(r.id, 'publish', { text: 'One name more' }))
  const second = (await send('GET', at)).text
  expect(second).toContain('quollfinch intro')
  expect(second).not.toContain(`*.api.${domain}`)
  expect(second).toContain(`mailto:sec@${domain}`)
  const versions = (await ok(p.get(`/programmes/${r.id}/versions`))).versions
  expect(versions.map((v: any) => [v.n, v.what])).toEqual([[2, 'One name more'], [1, 'First published']])
  expect((await ok(p.get(`/programmes/${r.id}/versions/1`))).text[0].scope).toEqual([`www.${domain}`, `*.api.${domain}`])
  for (const none of ['3', '0', 'x', '99999999999999999999']) expect((await p.get(`/programmes/${r.id}/versions/${none}`)).status).toBe(404)
  // withdrawn: the address says so and no more
  expect((await p.act(r.id, 'withdraw')).status).toBe(422)
  await ok(p.act(r.id, 'withdraw', { text: 'quollfinch moved house' }))
  const gone = await send('GET', at)
  expect(gone.status).toBe(410)
  expect(gone.text).toContain(o.title)
  expect(gone.text).toContain('withdrawn')
  expect(gone.text).not.toContain('quollfinch')
  expect((await send('GET', `${at}/security.txt`)).status).toBe(410)
  expect((await p.get(`/programmes/${r.id}/security-txt`)).status).toBe(404)
  expect((await send('GET', address)).text).not.toContain(`${at}"`)
  expect((await send('GET', `/report?programme=${slug}`)).text).not.toContain(o.title)
  // the address is taken for good
  const other = await owner(p)
  const b = await ok(p.post(`/organisations/${other.o.id}/programme`, {}), 201)
  expect(await stops(p, b.id, { slug, scope: [other.domain] })).toEqual(['slug-taken /slug'])
  await ok(p.act(r.id, 'resume'))
  expect((await send('GET', at)).status).toBe(410)
  await ok(p.act(r.id, 'publish'))
  expect((await send('GET', at)).text).toContain('(version 3)')
})

test('with a key of the desk the file is signed and says where the key is', async () => {
  const p = await analyst()
  const boss = await lead()
  const team = (await p.get('/teams')).json.teams[0].id
  if (!(await ok(boss.get(`/teams/${team}/openpgp`))).fingerprint) await ok(boss.post(`/teams/${team}/openpgp`, {}))
  const key = (await ok(boss.get(`/teams/${team}/openpgp`))).fingerprint
  const { r } = await published(p)
  const file = await ok(p.get(`/programmes/${r.id}/security-txt`))
  expect(file.with_signature).toBe(true)
  expect(file.text).toMatch(/^-----BEGIN PGP SIGNED MESSAGE-----\r?\n/)
  expect(file.text).toContain(`Encryption: openpgp4fpr:${key}`)
  expect(file.text).toContain('-----END PGP SIGNATURE-----')
})

test('what is reported under it is known to be theirs: at the desk that hosts it, the organisation first, with the reason', async () => {
  const p = await analyst()
  const { o, domain, r, slug } = await published(p)
  const shown = await send('GET', `/report?programme=${slug}`)
  expect(shown.text).toContain(o.title)
  const description = `quollfinch${Date.now()} answers with the whole table`
  // a field that is wrong brings the form back with the organisation it is about
  const back = await form('/report', { programme: slug, product: 'x', description: '' })
  expect(back.status).toBe(422)
  expect(back.text).toContain(`name="programme" value="${slug}"`)
  expect((await form('/report', { programme: slug, product: 'Forms', description })).status).toBe(201)
  const report = (await ok(p.get(`/reports?programme=${r.id}`))).items[0]
  expect(report).toMatchObject({ description, programme: r.id, team: r.team })
  const first = (await ok(p.get(`/reports/${report.id}/candidates`))).candidates[0]
  expect(first).toMatchObject({ target: o.id, as: 'asset-owner', confidence: 'high' })
  expect(first.why).toContain('under the policy')
  // by the site alone: it lies in the scope
  const site = `https://v2.api.${domain}/list`
  const other = await ok(p.post('/reports', { title: 'A list', site, description }), 201)
  expect(other.programme).toBe('')
  expect((await ok(p.get(`/reports/${other.id}/candidates`))).candidates[0].why).toContain(`*.api.${domain}`)
  // no such policy, or none that is out: a report as any other
  for (const none of ['no-such-policy', `${slug}x`]) {
    expect((await form('/report', { programme: none, product: 'Forms', description: `${description} ${none}` })).status).toBe(201)
  }
  expect((await ok(p.get(`/reports?programme=${r.id}`))).items.length).toBe(1)
  expect((await p.send('PATCH', `/reports/${other.id}`, { programme: r.id }, { 'if-match': (await p.get(`/reports/${other.id}`)).headers.etag as string })).status).toBe(422)
})

test('its own people propose, the desk gives back and publishes', async () => {
  const p = await analyst()
  const own = await roads()
  const o = await organisation(p, 'Ministry of Roads')
  const r = await ok(own.post(`/organisations/${o.id}/programme`, {}), 201)
  const mine = async () => (await ok(own.get(`/records/${r.id}/acts`))).acts.filter((a: any) => a.possible).map((a: any) => a.verb)
  expect(await mine()).toEqual(['propose'])
  await patch(own, r.id, { scope: ['www.roads.example'] })
  expect((await own.act(r.id, 'publish')).status).toBe(403)
  await ok(own.act(r.id, 'propose'))
  await patch(own, r.id, { intro: 'x' }, 409)
  expect((await read(p, r.id)).state).toBe('proposed')
  await ok(p.act(r.id, 'return', { text: 'Please name the forms, too.' }))
  expect((await ok(own.get(`/records/${r.id}/timeline`))).entries.some((e: any) => e.body === 'Please name the forms, too.')).toBe(true)
  await patch(own, r.id, { scope: ['www.roads.example', 'forms.roads.example'] })
  await ok(own.act(r.id, 'propose'))
  await ok(p.act(r.id, 'publish'))
  expect((await send('GET', `${address}/${(await read(own, r.id)).slug}`)).text).toContain('forms.roads.example')
  expect(await mine()).toEqual(['suggest'])
  expect((await own.act(r.id, 'withdraw', { text: 'x' })).status).toBe(403)
  await ok(p.act(r.id, 'withdraw', { text: 'After the test.' }))
})

test('who does not serve it begins none; what is written is seen by its desk and its organisation alone', async () => {
  const p = await analyst()
  const { o } = await owner(p)
  const others = [await bank(), await north(), await finder(), await roads(), await admin()]
  const absent = o.id.replace(/....$/, '0000')
  const plain = (a: any) => `${a.status} ${a.text.replace(/"request_id":"[^"]*"/, '')}`
  for (const who of others) expect(plain(await who.post(`/organisations/${o.id}/programme`, {})), who.name).toBe(plain(await who.post(`/organisations/${absent}/programme`, {})))
  expect((await nobody.post(`/organisations/${o.id}/programme`, {})).status).toBe(401)
  // a member sees that the organisation is there, and begins none for it
  const seen = await organisation(await bank(), 'Ministry of Roads')
  expect((await (await bank()).post(`/organisations/${seen.id}/programme`, {})).status).toBe(403)
  // before, and after something is written and published elsewhere: the same bytes
  const paths = ['/programmes', `/programmes?organisation=${o.id}`, '/programmes?q=quollfinch', '/search?q=quollfinch']
  const take = async () => Promise.all(others.flatMap((who) => paths.map(async (x) => plain(await who.get(x)))))
  const before = await take()
  const r = await ok(p.post(`/organisations/${o.id}/programme`, {}), 201)
  await patch(p, r.id, { intro: 'quollfinch' })
  expect(await take()).toEqual(before)
  const none = r.id.replace(/....$/, '0000')
  for (const who of [...others, nobody])
    for (const x of ['', '/versions', '/versions/1', '/template', '/security-txt']) expect(plain(await who.get(`/programmes/${r.id}${x}`)), `${who.name} ${x}`).toBe(plain(await who.get(`/programmes/${none}${x}`)))
  for (const who of others) {
    expect(plain(await who.post(`/programmes/${r.id}/preview`, {})), who.name).toBe(plain(await who.post(`/programmes/${none}/preview`, {})))
    expect(plain(await who.act(r.id, 'publish')), who.name).toBe(plain(await who.act(none, 'publish')))
  }
  // an address that a draft has is no secret that a refusal tells: the public page alone decides
  const b = await owner(p)
  const c = await ok(p.post(`/organisations/${b.o.id}/programme`, {}), 201)
  expect(await stops(p, c.id, { slug: (await read(p, r.id)).slug, scope: [b.domain] })).toEqual([])
  expect((await send('GET', `${address}/${(await read(p, r.id)).slug}`)).status).toBe(404)
})

test("the hub's own policy stands at the address without a name, and in its security.txt", async () => {
  const p = await analyst()
  const own = (await ok(p.get('/organisations?org_kind=coordination-centre'))).items[0]
  const domain = (await ok(p.get(`/organisations/${own.id}/assets`))).assets.find((a: any) => a.type === 'domain').value
  expect((await send('GET', '/.well-known/security.txt')).text).not.toContain(address)
  const r = await ok(p.post(`/organisations/${own.id}/programme`, {}), 201)
  await patch(p, r.id, { scope: [domain] })
  await ok(p.act(r.id, 'publish'))
  const page = (await send('GET', address)).text
  expect(page).toContain('will not take legal action')
  expect(page).toContain(`<bdi>${own.title}</bdi>`)
  expect((await send('GET', '/.well-known/security.txt')).text).toContain(`Policy: https://hub.example${address}\n`)
  await ok(p.act(r.id, 'withdraw', { text: 'After the test.' }))
})

test('lists, export and one by its reference', async () => {
  const p = await analyst()
  const { r } = await published(p)
  expect((await ok(p.get('/programmes?state=published&limit=200'))).items.map((i: any) => i.id)).toContain(r.id)
  expect((await ok(p.get(`/programmes/${r.ref}`))).id).toBe(r.id)
  const csv = await p.get('/programmes/export?columns=ref,title,state,version,issued_at')
  expect(csv.status).toBe(200)
  expect(csv.text).toContain(r.ref)
})
