// Keys, confirmations, groups and the page that everybody may read
import { expect, test } from '@playwright/test'
import { send } from '../lib/http.ts'
import { analyst, bank, finder, harbour, lead, newOrganisation, nobody, organisation, origin, roads } from '../lib/people.ts'

const key = `-----BEGIN PGP PUBLIC KEY BLOCK-----

mDMEaVW5ABYJKwYBBAHaRw8BAQdAKwpriBhIrEefMWhUs+SQQ7sy778K80dHxVDn
GJp3vVO0JlNlY3VyaXR5IGRlc2sgPHNlY3VyaXR5QHJvYWRzLmV4YW1wbGU+iJYE
ExYIAD4WIQQHOfY9xVw/fRVf1us6b5qWFekqbgUCaVW5AAIbAwUJA8JnAAULCQgH
AgYVCgkICwIEFgIDAQIeAQIXgAAKCRA6b5qWFekqbgOiAQCGpLezNwEPqLIjDeF/
GgSMKBuXGpg4Xxj7XEGNrnWBxAEA4uxRgu2EsPizv3YtpwsoBi4oWuwMHSQAMiu8
kiHdKAc=
=etUX
-----END PGP PUBLIC KEY BLOCK-----
`
const at = (o: any, what: string, row = '') => `/organisations/${o.id}/${what}${row ? `/${row}` : ''}`

test('a pasted key is read: fingerprint, name, expiry', async () => {
  const p = await analyst()
  const o = await newOrganisation(p)
  const a = await p.post(at(o, 'keys'), { armored: key, source: 'compared by telephone' })
  expect(a.json).toMatchObject({ fingerprint: '0739F63DC55C3F7D155FD6EB3A6F9A9615E92A6E', uid: 'Security desk <security@roads.example>', version: 4, expires_at: '2028-01-01T00:00:00Z', state: 'good' })
  expect((await p.post(at(o, 'keys'), { armored: key })).json.type).toBe('/problems/there-already')
  expect((await p.post(at(o, 'keys'), { armored: 'no key at all' })).json.errors[0].pointer).toBe('/armored')
  expect((await p.post(at(o, 'keys'), { armored: '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n' })).json.type).toBe('/problems/secret-key')
  expect((await p.send('PATCH', at(o, 'keys', a.json.id), { armored: 'x' })).status).toBe(422)
  expect((await p.send('PATCH', at(o, 'keys', a.json.id), { source: 'by letter' })).json.source).toBe('by letter')
  expect((await p.get(at(o, 'keys'))).json.keys).toHaveLength(1)
  expect((await (await bank()).get(at(o, 'keys'))).status).toBe(404)
  expect((await p.send('DELETE', at(o, 'keys', a.json.id))).status).toBe(204)
})

test('a key that the organisation sends waits for the desk', async () => {
  const p = await roads()
  const desk = await analyst()
  const o = await organisation(p, 'Ministry of Roads')
  const a = await p.post(at(o, 'keys'), { armored: key })
  expect(a.json.waiting).toBe(true)
  expect((await p.get(at(o, 'keys'))).json.keys).toEqual([])
  expect((await (await harbour()).get(at(o, 'keys'))).json.keys).toEqual([])
  const held = (await desk.get(at(o, 'changes'))).json.changes.find((h: any) => h.item === a.json.id)
  expect((await desk.post(`/organisations/${o.id}/changes/${held.id}/acts/accept`)).json.state).toBe('accepted')
  expect((await p.get(at(o, 'keys'))).json.keys.map((k: any) => k.id)).toEqual([a.json.id])
  expect((await desk.send('DELETE', at(o, 'keys', a.json.id))).status).toBe(204)
})

const form = (v: Record<string, string>) => send('POST', '/confirm', { origin, 'content-type': 'application/x-www-form-urlencoded' }, new URLSearchParams(v).toString())

test('a contact confirms itself by its code: looking changes nothing, one button does, once', async () => {
  const p = await analyst()
  const o = await newOrganisation(p)
  const phone = (await p.post(at(o, 'contacts'), { name: 'Gate <b>keeper</b>', role: 'technical', telephone: '+1-555-0123' })).json
  const mail = (await p.post(at(o, 'contacts'), { name: 'Desk', role: 'security', email: `desk${Date.now()}@office.example` })).json
  const a = await p.post(at(o, 'confirmations'), {})
  expect(a.status).toBe(201)
  const of = (id: string) => a.json.confirmations.find((x: any) => x.contact === id)
  expect(of(mail.id).code).toBe('')
  const out = (await p.get('/outbox?limit=200')).json
  const message = Object.values(out).flat().find((m: any) => m?.recipient === mail.email) as any
  expect(message.rule).toBe('confirmation')
  const code = message.body.match(/[A-Z0-9]{4}(-[A-Z0-9]{4}){3}/)[0]
  for (const [c, id] of [[code, mail.id], [of(phone.id).code, phone.id]] as [string, string][]) {
    const look = await form({ code: c.toLowerCase() })
    expect(look.status).toBe(200)
    expect(look.text).toContain(o.title)
    expect(look.text).not.toContain('<b>')
    const row = async () => (await p.get(at(o, 'contacts'))).json.contacts.find((x: any) => x.id === id)
    expect((await row()).confirmed_at).toBeNull()
    expect((await form({ code: c, answer: 'yes' })).status).toBe(200)
    expect(await row()).toMatchObject({ reachability: 'confirmed' })
    expect((await form({ code: c, answer: 'yes' })).status).toBe(404)
    expect((await form({ code: c })).status).toBe(404)
  }
  expect((await form({ code: 'AAAA-AAAA-AAAA-AAAA' })).status).toBe(404)
  expect((await form({ code: '' })).status).toBe(404)
  expect((await send('GET', '/confirm')).status).toBe(200)
  expect((await p.post(at(o, 'confirmations'), { contacts: ['con_00000000-0000-7000-8000-000000000000'] })).status).toBe(422)
  const again = (await p.post(at(o, 'confirmations'), { contacts: [phone.id] })).json.confirmations[0]
  await p.send('PATCH', at(o, 'contacts', phone.id), { email: 'other@office.example' }) // made for another address: worthless
  expect((await form({ code: again.code })).status).toBe(404)
  expect((await (await harbour()).post(at(await organisation(await harbour(), 'Ministry of Roads'), 'confirmations'), {})).status).toBe(403)
  expect((await (await bank()).post(at(o, 'confirmations'), {})).status).toBe(404)
})

test('a sharing group is seen by its members and by the team that runs it', async () => {
  const p = await analyst()
  const them = await roads()
  const org = await organisation(them, 'Ministry of Roads')
  const g = (await p.post('/groups', { name: `Roads and ports ${Date.now()}`, purpose: 'Signals', ceiling: 'amber' })).json
  expect(g).toMatchObject({ members: 0, ceiling: 'amber' })
  expect((await them.get(`/groups/${g.id}`)).status).toBe(404)
  const m = await p.post(`/groups/${g.id}/members`, { member: org.ref })
  expect(m.json).toMatchObject({ member: org.id, name: org.title })
  expect((await them.get('/groups')).json.groups.map((x: any) => x.id)).toContain(g.id)
  expect((await them.get(`/groups/${g.id}`)).json).toMatchObject({ name: g.name, members: 1 })
  expect((await them.get(`/groups/${g.id}/members`)).json.members).toHaveLength(1)
  expect((await them.post(`/groups/${g.id}/members`, { member: org.id })).status).toBe(403)
  for (const who of [await bank(), await harbour(), await finder()]) {
    expect((await who.get(`/groups/${g.id}`)).status).toBe(404)
    expect((await who.get(`/groups/${g.id}/members`)).status).toBe(404)
    expect((await who.get('/groups')).json.groups.map((x: any) => x.id)).not.toContain(g.id)
  }
  expect((await (await bank()).post(`/groups/${g.id}/members`, { member: org.id })).status).toBe(404)
  expect((await p.post(`/groups/${g.id}/members`, { member: 'org_00000000-0000-7000-8000-000000000000' })).status).toBe(422)
  expect((await p.send('PATCH', `/groups/${g.id}`, { name: 'Renamed group' })).json.name).toBe('Renamed group')
  expect((await p.send('DELETE', `/groups/${g.id}/members/${org.id}`)).status).toBe(204)
  expect((await p.send('DELETE', `/groups/${g.id}/members/${org.id}`)).status).toBe(404)
  expect((await them.get(`/groups/${g.id}`)).status).toBe(404)
})

test('what a team says of itself is public and plain text', async () => {
  const a = await send('GET', '/rfc2350')
  expect(a.headers['content-type']).toContain('text/plain')
  for (const part of ['1. About this Document', '2. Contact Information', '3. Charter', '4. Policies', '5. Services', '6. Incident Reporting Forms', '7. Disclaimers', 'Coordination Centre', 'cert@cert.example'])
    expect(a.text).toContain(part)
  expect(a.text).not.toMatch(/security@cert\.example/) // contacts of the directory are not for everybody
  expect((await send('GET', '/rfc2350/XF')).text).toContain('Financial Sector CERT')
  expect((await send('GET', '/rfc2350/ZZ')).status).toBe(404)
  expect((await nobody.get('/groups')).status).toBe(401)
  expect((await (await lead()).get('/groups')).status).toBe(200)
})
