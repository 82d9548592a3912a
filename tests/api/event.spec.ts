// Observations in by HTTP: each line once, whose it is, who sees it, what was not understood, what is refused
import zlib, { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { call } from '../lib/contract.ts'
import { listen, send } from '../lib/http.ts'
import { admin, analyst, bank, finder, harbour, nobody, roads, type Person } from '../lib/people.ts'

const stamp = () => `${Date.now()}${Math.round(Math.random() * 1e6)}`
const when = (back: number) => new Date(Date.now() - back * 1000).toISOString().replace('Z', '000+0000')
const alert = (o: { src?: string; dst?: string; back?: number; sid?: number; port?: number }) =>
  JSON.stringify({ timestamp: when(o.back ?? 60), event_type: 'alert', src_ip: o.src ?? '100.64.0.1', src_port: o.port ?? 4000, dest_ip: o.dst ?? '100.64.0.2', dest_port: 443, proto: 'TCP', alert: { gid: 1, signature_id: o.sid ?? 1, rev: 1, signature: 'A test', category: 'A Network Trojan was detected', severity: 1 } })
const take = (p: Person, body: string | Buffer, query = 'format=eve', headers: Record<string, string> = {}) =>
  call('POST', `/api/v1/events?${query}`, { ...p.headers, 'content-type': 'application/x-ndjson', ...headers }, body)
// what an organisation holds, to send something about it
async function network(p: Person, name: string) {
  const o = (await p.get(`/organisations?q=${encodeURIComponent(name)}`)).json.items.find((x: any) => x.title === name)
  const a = (await p.get(`/organisations/${o.id}/assets`)).json.assets.find((x: any) => x.type === 'network' && x.value.includes('.') && !x.until)
  return { id: o.id, address: a.value.replace(/\d+\/\d+$/, (s: string) => String(Number(s.split('/')[0]) + 9)) }
}

test('each line is one of accepted, duplicate, not understood; the answer names line and reason', async () => {
  const p = await analyst()
  const mark = Number(stamp().slice(-9))
  const twice = alert({ sid: mark, back: 80 }) // made once: a line made a millisecond later is another
  const body = [alert({ sid: mark, back: 90 }), '{"broken": ', '', twice, twice].join('\n')
  const a = await take(p, body, `format=eve&name=one-${mark}.json`)
  expect(a.status, a.text).toBe(200)
  expect(a.json).toMatchObject({ accepted: 2, duplicates: 1, quarantined: 1, again: false })
  expect(a.json.errors).toMatchObject([{ line: 2 }])
  expect(a.json.errors[0].reason).not.toBe('')
  // sent again, packed in either way
  for (const [how, packed] of [['gzip', gzipSync(body)], ['zstd', (zlib as any).zstdCompressSync?.(Buffer.from(body))]] as [string, Buffer | undefined][]) {
    if (!packed) continue
    const b = await take(p, packed, 'format=eve', { 'content-encoding': how })
    expect(b.json, how).toMatchObject({ accepted: 0, duplicates: 3, quarantined: 1 })
  }
  const list = (await p.get('/event-imports')).json.items
  const mine = list.find((i: any) => i.name === `one-${mark}.json`)
  expect(mine).toMatchObject({ state: 'done', lines: 5, accepted: 2, duplicates: 1, quarantined: 1, format: 'eve' })
  expect((await p.get(`/event-imports/${mine.id}/not-understood`)).json.items).toMatchObject([{ line: 2 }])
  expect((await (await bank()).get(`/event-imports/${mine.id}/not-understood`)).status).toBe(404)
})

test('a batch that has a name is taken once, and answered as it was then', async () => {
  const p = await analyst()
  const mark = Number(stamp().slice(-9))
  const key = { 'idempotency-key': `batch-${mark}` }
  const first = await take(p, alert({ sid: mark }), 'format=eve', key)
  expect(first.json).toMatchObject({ accepted: 1, again: false })
  const second = await take(p, alert({ sid: mark }), 'format=eve', key)
  expect(second.json).toMatchObject({ accepted: 1, again: true })
})

test('an event belongs to whoever holds the address, and is seen by the desk, by them and by who serves them', async () => {
  const p = await analyst()
  const mark = Number(stamp().slice(-9))
  const a = await network(p, 'First Harbour Bank')
  const b = await network(p, 'Ministry of Roads')
  await take(p, [alert({ src: a.address, sid: mark }), alert({ src: b.address, sid: mark }), alert({ src: '100.64.3.3', sid: mark })].join('\n'))
  const of = async (who: Person, q = '') => ((await who.get(`/events?limit=200${q}`)).json.items ?? []).filter((e: any) => e.identifier.endsWith(String(mark)))
  const all = await of(p)
  expect(all.length).toBe(3)
  expect(all.find((e: any) => e.source === a.address)).toMatchObject({ organisation: a.id, organisation_name: 'First Harbour Bank', method: 'network', count: 1 })
  expect(all.find((e: any) => e.source === '100.64.3.3')).toMatchObject({ organisation: '', method: '', confidence: 0 })
  expect((await of(p, `&organisation=${b.id}`)).map((e: any) => e.source)).toEqual([b.address])
  expect((await of(p, '&organisation=none')).map((e: any) => e.source)).toEqual(['100.64.3.3'])
  expect((await of(p, `&q=${a.address}`)).map((e: any) => e.source)).toEqual([a.address])
  expect((await of(p, '&q=100.64.3.0/24')).map((e: any) => e.source)).toEqual(['100.64.3.3'])
  // the owner, the CERT that serves the bank, and nobody else
  expect((await of(await harbour())).map((e: any) => e.source)).toEqual([a.address])
  expect((await of(await roads())).map((e: any) => e.source)).toEqual([b.address])
  expect((await of(await bank())).map((e: any) => e.source)).toEqual([a.address])
  for (const who of [finder, admin]) expect(await of(await who())).toEqual([])
  expect((await send('GET', '/api/v1/events', nobody.headers)).status).toBe(401)
  // one of them, with the line it came from; another's name for it opens nothing
  const one = (await p.get(`/events/${all[0].id}`)).json
  expect(JSON.parse(one.raw).alert.signature_id).toBe(mark)
  expect(one.raw_sha256).toMatch(/^[0-9a-f]{64}$/)
  expect((await (await harbour()).get(`/events/${all.find((e: any) => e.source === a.address).id}`)).status).toBe(404)
})

test('nothing that a viewer is answered changes with an event that is not his', async () => {
  const p = await analyst()
  const sectoral = await bank()
  const plain = async () => {
    const out: string[] = []
    for (const path of ['/events', '/events?limit=1', '/events?q=100.64.0.0/10', '/events?organisation=none', '/event-imports']) out.push((await sectoral.get(path)).text)
    return out
  }
  const before = await plain()
  const a = await take(p, Array.from({ length: 300 }, (_, i) => alert({ src: `100.64.9.${i % 250}`, sid: Number(stamp().slice(-9)) })).join('\n'))
  expect(a.json.accepted).toBe(300)
  expect(await plain()).toEqual(before)
})

test('the stream tells what comes in from now on, to those who see it and ask for it', async () => {
  const [p, b, r] = [await analyst(), await bank(), await roads()]
  const mark = `${stamp().slice(-7)}`
  const one = (src: string, n: number) => alert({ src, sid: Number(`9${mark}${n}`) })
  const a = await network(p, 'First Harbour Bank')
  await take(p, one(a.address, 0))
  expect((await listen('/api/v1/events/stream', {}, 300)).status).toBe(401)
  expect((await p.get(`/events/stream?q=${encodeURIComponent('no.such.field=1')}`)).status).toBe(422)
  expect((await p.get(`/events/stream?feed=${'f'.repeat(400)}`)).status).toBe(422)
  const hear = (who: Person, q = '') => listen(`/api/v1/events/stream?q=${encodeURIComponent(q)}`, { cookie: who.headers.cookie }, 5000)
  const heard = [hear(p), hear(p, a.address), hear(p, `${a.address} classification.identifier=suricata-1-9${mark}2`), hear(p, '198.51.100.254'), hear(b), hear(r)]
  await new Promise((done) => setTimeout(done, 700))
  await take(p, one(a.address, 1))
  await take(p, [one(a.address, 2), one('100.64.7.7', 3)].join('\n'))
  const heardOf = (await Promise.all(heard)).map((h) => {
    expect(h.type).toMatch(/^text\/event-stream/)
    const told = [...h.text.matchAll(/^event: event\ndata: (.*)$/gm)].map((m) => JSON.parse(m[1]))
    return told.map((e) => e.identifier.split(`-9${mark}`)[1]).filter(Boolean).sort().join('')
  })
  // the desk all; by address; by a condition; an address that nobody told of; the bank its own; a ministry nothing
  expect(heardOf).toEqual(['123', '12', '2', '', '12', ''])
})

test('pages follow one another without a gap or a repetition', async () => {
  const p = await analyst()
  const mark = Number(stamp().slice(-9))
  await take(p, Array.from({ length: 23 }, (_, i) => alert({ src: '100.64.20.20', dst: `100.64.21.${i}`, sid: mark })).join('\n'))
  const seen: string[] = []
  let next = ''
  do {
    const page = (await p.get(`/events?q=100.64.20.20&limit=5${next ? `&cursor=${encodeURIComponent(next)}` : ''}`)).json
    for (const e of page.items) if (e.identifier.endsWith(String(mark))) seen.push(e.destination)
    next = page.next
  } while (next)
  expect(seen.length).toBe(23)
  expect(new Set(seen).size).toBe(23)
})

test('what cannot be taken is refused with the reason', async () => {
  const p = await analyst()
  expect((await take(p, 'x', 'format=telegram')).json).toMatchObject({ status: 422, errors: [{ pointer: '/format' }] })
  expect((await take(p, 'x', 'format=eve', { 'content-encoding': 'br' })).status).toBe(415)
  expect((await take(p, 'this is not packed', 'format=eve', { 'content-encoding': 'zstd' })).status).toBe(422)
  const bomb = await take(p, gzipSync(Buffer.alloc(40 << 20)), 'format=eve', { 'content-encoding': 'gzip' })
  expect(bomb.status).toBe(413)
  expect((await take(await finder(), alert({}))).status).toBe(403)
  expect((await take(nobody, alert({}))).status).toBe(401)
  expect((await take(p, alert({}), 'format=eve&team=tea_00000000-0000-7000-8000-000000000000')).status).toBe(403)
  expect((await p.get('/events?q=203.0.113')).status).toBe(422)
  expect((await p.get('/events?since=yesterday')).status).toBe(422)
  expect((await p.get('/events/nonsense')).status).toBe(404)
  expect((await p.get('/events?cursor=nonsense')).status).toBe(422)
})
