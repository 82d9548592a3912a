// Warning lists: taken in, updated, switched, dropped, each with a way back; values asked; a listed event says so, and what
// follows from it is told by nobody but a person
import { expect, test } from '@playwright/test'
import { call } from '../lib/contract.ts'
import { send } from '../lib/http.ts'
import { admin, analyst, bank, finder, harbour, nobody, organisation, type Person } from '../lib/people.ts'

const stamp = () => `${Date.now()}${Math.round(Math.random() * 1e6)}`
const give = (p: Person, l: object | string) => p.post('/warning-lists', typeof l === 'string' ? l : JSON.stringify(l))
const check = async (p: Person, ...values: string[]) => (await p.post('/warning-lists/check', { values })).json.items.map((i: any) => i.lists.map((l: any) => l.name))
const mine = async (p: Person, name: string) => (await p.get('/warning-lists')).json.items.find((l: any) => l.name === name)

test('a list comes in, is updated, switched off, dropped, and each of it is undone', async () => {
  const p = await admin()
  const reader = await analyst()
  const s = stamp()
  const name = `Names ${s}`
  const first = { name, type: 'hostname', version: 1, description: 'A test', matching_attributes: ['domain'], list: [`.a${s}.example`, 'not a name', 7] }
  const a = await give(p, first)
  expect(a.status, a.text).toBe(200)
  expect(a.json).toMatchObject({ what: 'new', list: [{ name, type: 'hostname', entries: 1, left_out: 2, enabled: true, dropped: false, other: false }] })
  expect(a.json.left_out.map((x: any) => x.pointer)).toEqual(['/list/1', '/list/2'])
  const { id } = a.json.list[0]
  expect(await check(reader, `www.a${s}.example`, `b${s}.example`)).toEqual([[name], []])
  expect((await give(p, first)).json.what).toBe('same')
  expect((await give(p, { ...first, version: 2, list: [`b${s}.example`] })).json).toMatchObject({ what: 'updated', list: [{ version: 2, other: true }] })
  expect(await check(reader, `www.a${s}.example`, `b${s}.example`)).toEqual([[], [name]])
  expect((await p.post(`/warning-lists/${id}/other-state`)).json).toMatchObject({ version: 1 })
  expect(await check(reader, `www.a${s}.example`)).toEqual([[name]])
  expect((await p.send('PATCH', `/warning-lists/${id}`, { enabled: false })).json.enabled).toBe(false)
  expect(await check(reader, `www.a${s}.example`)).toEqual([[]])
  expect((await p.send('PATCH', `/warning-lists/${id}`, {})).status).toBe(422)
  await p.send('PATCH', `/warning-lists/${id}`, { enabled: true })
  expect((await p.send('DELETE', `/warning-lists/${id}`)).status).toBe(204)
  expect((await p.send('DELETE', `/warning-lists/${id}`)).status).toBe(404)
  expect(await check(reader, `www.a${s}.example`)).toEqual([[]])
  expect((await mine(reader, name)).dropped).toBe(true)
  expect((await p.post(`/warning-lists/${id}/restore`)).json.dropped).toBe(false)
  expect(await check(reader, `www.a${s}.example`)).toEqual([[name]])
  expect((await p.post(`/warning-lists/${id}/restore`)).status).toBe(404)
  await p.send('DELETE', `/warning-lists/${id}`)
  // by a form, as a browser sends it
  const form = `--x\r\nContent-Disposition: form-data; name="file"; filename="list.json"\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(first)}\r\n--x--\r\n`
  expect((await call('POST', '/api/v1/warning-lists', { ...p.headers, 'content-type': 'multipart/form-data; boundary=x' }, form)).json.what).toBe('updated')
  await p.send('DELETE', `/warning-lists/${id}`)
})

test('what is no list is refused with its place; who may not is told so', async () => {
  const p = await admin()
  for (const [l, pointer] of [['{"name":', ''], [{ list: ['a'] }, '/name'], [{ name: 'x', type: 'glob', list: ['a'] }, '/type'], [{ name: 'x', type: 'cidr', list: ['a'] }, '/list'], [{ name: 'x', type: 'regex', list: ['/(/'] }, '/list']] as [object | string, string][]) {
    const a = await give(p, l)
    expect(a.status, a.text).toBe(422)
    if (pointer) expect(a.json.errors[0].pointer).toBe(pointer)
  }
  expect((await give(await analyst(), { name: 'x', list: ['a'] })).status).toBe(403)
  for (const who of [nobody]) expect((await send('GET', '/api/v1/warning-lists', who.headers)).status).toBe(401)
  expect((await (await analyst()).post('/warning-lists/check', { values: ['x'.repeat(4097)] })).status).toBe(422)
  expect((await (await finder()).get('/warning-lists')).status).toBeLessThan(404)
})

test('an event of a listed value says so; its finding waits until somebody looked; nobody else is told anything by it', async () => {
  const p = await analyst()
  const keeper = await admin()
  const sectoral = await bank()
  const s = stamp()
  const o = await organisation(p, 'Ministry of Roads')
  const net = (await p.get(`/organisations/${o.id}/assets`)).json.assets.find((x: any) => x.type === 'network' && x.value.includes('.') && !x.until).value
  const ip = net.replace(/\d+\/\d+$/, (x: string) => String(Number(x.split('/')[0]) + 33))
  const name = `Addresses ${s}`
  const { id } = (await give(keeper, { name, type: 'cidr', list: [ip] })).json.list[0]
  const before = [(await sectoral.get('/findings')).text, (await sectoral.get('/findings?waiting=yes')).text, (await sectoral.get('/findings/groups?waiting=yes')).text]
  const line = JSON.stringify({ 'time.source': new Date(Date.now() - 60_000).toISOString(), 'classification.type': 'vulnerable-system', 'classification.identifier': s, 'source.ip': ip, 'source.port': 53, 'feed.name': 'Listed' })
  expect((await call('POST', '/api/v1/events?format=intelmq', { ...p.headers, 'content-type': 'application/x-ndjson' }, line)).json.accepted).toBe(1)
  const find = async (q: string) => (await p.get(`/events?q=${encodeURIComponent(q)}`)).json.items
  const e = (await find(`${ip} warning="${name}"`))[0]
  expect(e).toMatchObject({ source: ip, warnings: [name] })
  expect(e.fields.map((f: any) => f.name)).not.toContain('warning')
  expect((await find(`classification.identifier=${s} warning=*`)).length).toBe(1)
  expect((await find(`classification.identifier=${s} warning~addresses`)).length).toBe(1)
  expect((await find(`classification.identifier=${s} warning!="${name}"`)).length).toBe(0)
  let f: any
  await expect.poll(async () => (f = (await p.get(`/findings?waiting=yes&identifier=${s}`)).json.items[0])?.id, { timeout: 60_000 }).toBeTruthy()
  expect(f).toMatchObject({ listed: [name], looked: '', next_at: null })
  expect((await p.get(`/findings/groups?waiting=yes&organisation=${o.id}`)).json.items.find((g: any) => g.identifier === s)).toMatchObject({ waiting: 1 })
  const look = (who: Person, word: string) => who.post('/findings/look', { look: word, findings: [f.id] })
  expect([(await sectoral.get('/findings')).text, (await sectoral.get('/findings?waiting=yes')).text, (await sectoral.get('/findings/groups?waiting=yes')).text]).toEqual(before)
  expect((await look(sectoral, 'tell')).json.changed).toBe(0) // as one that is not there
  expect((await look(await harbour(), 'tell')).status).toBe(403)
  expect((await look(p, 'perhaps')).status).toBe(422)
  expect((await look(p, 'keep')).json.changed).toBe(1)
  expect((await look(p, 'keep')).json.changed).toBe(0)
  expect((await p.get(`/findings?waiting=yes&identifier=${s}`)).json.items).toEqual([])
  expect((await look(p, 'undo')).json.changed).toBe(1)
  expect((await look(p, 'tell')).json.changed).toBe(1)
  const now = (await p.get(`/findings/${f.id}`)).json
  expect(now.looked).toBe('tell')
  expect(now.steps.map((x: any) => x.act)).toEqual(expect.arrayContaining(['look-tell', 'look-undo', 'look-keep']))
  await keeper.send('DELETE', `/warning-lists/${id}`)
})
