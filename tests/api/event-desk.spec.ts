// What a desk does with events: conditions on any field, figures, export, imports taken back, mappings, rows read again,
// what belongs to nobody; and what of all this another viewer is told: nothing
import { expect, test } from '@playwright/test'
import { call } from '../lib/contract.ts'
import { send } from '../lib/http.ts'
import { admin, analyst, bank, bankLead, finder, harbour, newOrganisation, nobody, organisation, type Person } from '../lib/people.ts'

const stamp = () => Math.round(Date.now() * 10 + Math.random() * 1e5) % 1e9
const at = (back: number) => new Date(Date.now() - back * 1000).toISOString()
const mq = (o: object) => JSON.stringify({ 'time.source': at(60), 'classification.type': 'infected-system', 'feed.name': 'A test feed', ...o })
const take = (p: Person, body: string, query: string) => call('POST', `/api/v1/events?${query}`, { ...p.headers, 'content-type': 'application/x-ndjson' }, body)
const q = encodeURIComponent
// a network of one's own for each test: 100.128.0.0/10 is nobody's here
const net = () => {
  const n = stamp()
  return `100.${128 + (n % 60)}.${Math.floor(n / 60) % 250}`
}
async function done(p: Person, id: string) {
  await expect.poll(async () => (await p.get(`/event-work/${id}`)).json.state, { timeout: 20_000 }).toBe('done')
  return (await p.get(`/event-work/${id}`)).json
}

test('conditions on any field; figures and the table are of the same events', async () => {
  const p = await analyst()
  const n = net()
  const feed = `Feed ${stamp()}`
  const lines = [
    mq({ 'source.ip': `${n}.1`, 'source.port': 53, 'malware.name': 'zeus', 'feed.name': feed, 'event_description.text': '=1+1' }),
    mq({ 'source.ip': `${n}.2`, 'source.port': 80, 'feed.name': feed, 'time.source': at(90_000) }),
    mq({ 'source.ip': `${n}.2`, 'source.port': 80, 'feed.name': feed, 'time.source': at(90_001) }),
  ]
  expect((await take(p, lines.join('\n'), 'format=intelmq&name=conditions')).json).toMatchObject({ accepted: 3 })
  const of = async (words: string) => (await p.get(`/events?q=${q(words)}`)).json.items.length
  expect(await of(`${n}.0/24`)).toBe(2)
  expect(await of(`${n}.0/24 source.port=53`)).toBe(1)
  expect(await of(`feed.name="${feed}" malware.name!=*`)).toBe(1)
  expect((await p.get(`/events?feed=${q(feed)}`)).json.items.length).toBe(2)
  const f = (await p.get(`/events/figures?by=hour&q=${q(`${n}.0/24`)}`)).json
  expect(f).toMatchObject({ events: 2, lines: 3, complete: true, classes: [{ word: 'infected-system', events: 2, lines: 3 }], feeds: [{ word: feed, events: 2 }], organisations: [{ word: '', events: 2 }] })
  expect(Date.parse(f.buckets[0].at) % 3_600_000).toBe(0)
  expect(Date.now() - Date.parse(f.buckets[0].at)).toBeLessThan(27 * 3_600_000)
  expect(f.buckets.reduce((s: number, b: any) => s + b.events, 0)).toBe(2)
  expect(f.buckets.map((b: any) => b.feeds)).toEqual(f.buckets.map(() => 1))
  // what people type: an AS, a range, a word, numbers compared, a field that is not there
  const sure = async (words: string) => of(`feed.name="${feed}" ${words}`)
  expect(await sure(`${n}.1-${n}.2`)).toBe(2)
  expect(await sure(`${n}.2-${n}.9`)).toBe(1)
  expect([await sure('ZEUS'), await sure('"=1+1"'), await sure('nosuchmalware'), await sure('CVE-2024-0001')]).toEqual([1, 1, 0, 0])
  expect([await sure('source.port>53'), await sure('source.port>=53'), await sure('source.port<54'), await sure('malware.name=""')]).toEqual([1, 2, 1, 1])
  expect(await sure('AS64500')).toBe(0)
  expect((await p.get(`/events?feed=${q(feed)}`)).json.items[0].received).toBe(new Date().toISOString().slice(0, 10))
  const csv = await p.get(`/events/export?q=${q(`${n}.0/24`)}`)
  expect(csv.status).toBe(200)
  expect(String(csv.headers['content-disposition'])).toContain('events.csv')
  const rows = csv.text.trim().split('\r\n')
  expect(rows[0]).toContain('first_seen,last_seen,count,classification')
  expect(rows).toHaveLength(3)
  expect(csv.text).toContain("'=1+1")
  await take(p, ['Two', 'Three', 'Three'].map((x, i) => mq({ 'source.ip': `${n}.9`, 'source.port': i + 1, 'feed.name': `${feed} ${x}`, 'time.source': '2026-03-20T10:00:00Z' })).join('\n'), 'format=intelmq&name=feeds')
  expect((await p.get(`/events/figures?by=day&q=${n}.9`)).json.buckets).toMatchObject([{ at: '2026-03-20T00:00:00Z', feeds: 2 }])
  for (const bad of ['nosuch.field=1', 'source.ip=example', 'source.port=', '10.0.0.1 10.0.0.2', '203.0.113', 'feed.name>1', 'ab', '10.0.0.2-10.0.0.1']) expect((await p.get(`/events?q=${q(bad)}`)).json, bad).toMatchObject({ status: 422, errors: [{ pointer: '/q' }] })
  expect((await p.get(`/events?q=${q('source.ip=10.0.0.1 203.0.113')}`)).json.errors[0].detail).toContain('203.0.113.7-203.0.113.20')
  expect((await p.get('/events/figures?by=week')).status).toBe(422)
})

test('a clock that is wrong moves nothing: what cannot be is set aside, years ago have a day of their own', async () => {
  const p = await analyst()
  const n = net()
  const times = ['1990-01-01T00:00:01Z', '1999-12-31T23:00:00Z', '1970-01-01T00:00:01Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', at(60)]
  expect((await take(p, times.map((t, i) => mq({ 'source.ip': `${n}.${i + 1}`, 'time.source': t })).join('\n'), 'format=intelmq&name=clocks')).json).toMatchObject({ accepted: 3, quarantined: 3, errors: Array(3).fill({ code: 'bad-time' }) })
  const f = (await p.get(`/events/figures?by=day&q=${q(`${n}.0/24`)}`)).json
  expect(f.buckets.map((b: any) => [b.at.slice(0, 10), b.events])).toEqual([['1990-01-01', 1], ['1999-12-31', 1], [at(60).slice(0, 10), 1]])
  expect(f.first).toBe('1990-01-01T00:00:01Z')
  expect((await p.get(`/events?q=${n}.1`)).json.items[0]).toMatchObject({ first_seen: '1990-01-01T00:00:01Z', last_seen: '1990-01-01T00:00:01Z' })
  expect((await p.get(`/events/figures?by=hour&q=${n}.1`)).json).toMatchObject({ first: '1990-01-01T00:00:01Z', last: '1990-01-01T00:00:01Z', buckets: [{ at: '1990-01-01T00:00:00Z', events: 1 }] })
  expect((await p.get(`/events/figures?q=${n}.77`)).json).toMatchObject({ first: null, last: null, buckets: [] })
})

test('an import is taken back: what only it told is gone, what another told too is counted lower', async () => {
  const p = await analyst()
  const n = net()
  const name = `back-${stamp()}.json`
  const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000 - 3_600_000
  const l = (last: number, second: number, port: number) => mq({ 'source.ip': `${n}.${last}`, 'source.port': port, 'destination.ip': '100.65.9.9', 'destination.port': 80, 'time.source': new Date(hour + second * 1000).toISOString() })
  const body = [l(1, 1, 1), l(2, 1, 1), l(3, 1, 1), 'broken'].join('\n')
  expect((await take(p, body, `format=intelmq&name=${name}`)).json).toMatchObject({ accepted: 3, quarantined: 1 })
  expect((await take(p, [l(1, 2, 2), l(4, 2, 2)].join('\n'), `format=intelmq&name=stays-${name}`)).json).toMatchObject({ accepted: 2 })
  const mine = (await p.get('/event-imports')).json.items.find((i: any) => i.name === name)
  expect(mine.by).toBe('Analyst of the centre')
  // its events, its rows not understood, and what owners are told of it: nobody, as it is nobody's
  expect((await p.get(`/events?import=${mine.id}`)).json.items.map((e: any) => e.source).sort()).toEqual([1, 2, 3].map((i) => `${n}.${i}`))
  expect((await p.get(`/events/figures?import=${mine.id}`)).json).toMatchObject({ events: 3, complete: true })
  expect((await p.get('/events?import=nonsense')).status).toBe(422)
  expect((await p.get(`/event-imports/${mine.id}/not-understood`)).json.items).toMatchObject([{ line: 4 }])
  expect((await p.get(`/event-imports/${mine.id}/told`)).json).toEqual({ waiting: 0, held: 0, sent: 0, complete: true })
  for (const path of ['told', 'not-understood']) expect((await (await bank()).get(`/event-imports/${mine.id}/${path}`)).status).toBe(404)
  expect((await (await bank()).post(`/event-imports/${mine.id}/take-back`)).status).toBe(404)
  expect((await (await finder()).post(`/event-imports/${mine.id}/take-back`)).status).toBe(403)
  const begun = await p.post(`/event-imports/${mine.id}/take-back`)
  expect(begun.json).toMatchObject({ kind: 'take-back' })
  expect((await p.post(`/event-imports/${mine.id}/take-back`)).status).toBe(409)
  expect(await done(p, begun.json.id)).toMatchObject({ gone: 2, changed: 1 })
  const left = (await p.get(`/events?q=${n}.0/24`)).json.items
  expect(left.map((e: any) => [e.source, e.count]).sort()).toEqual([[`${n}.1`, 1], [`${n}.4`, 1]])
  const one = (await p.get(`/events/${left.find((e: any) => e.source === `${n}.1`).id}`)).json
  expect(JSON.parse(one.raw)['source.port']).toBe(2)
  expect((await p.get('/event-imports')).json.items.find((i: any) => i.name === name).state).toBe('taken back')
  // another desk is not told of the work
  expect((await (await bank()).get(`/event-work/${begun.json.id}`)).status).toBe(404)
  expect((await (await bank()).get('/event-work')).text).not.toContain(begun.json.id)
  expect((await p.get('/event-work')).text).toContain(begun.json.id)
  expect((await take(p, body, `format=intelmq&name=${name}`)).json).toMatchObject({ accepted: 3 })
})

test('X-ARF: one report, a list, a line each; what is wrong is set aside alone; known by itself; whoever reports owns nothing', async () => {
  const p = await analyst()
  const n = net()
  const s = String(stamp()).padStart(9, '0')
  const report = (i: number, more: object = {}) => ({
    xarf_version: '4.2.0', report_id: `00000000-0000-4000-8000-${s.slice(-8)}${String(i).padStart(4, '0')}`, timestamp: at(i * 60),
    reporter: { org: `Reporter ${s}`, contact: 'abuse@roads.example', domain: 'roads.example' }, sender: { org: 'A sender', contact: 'abuse@roads.example', domain: 'roads.example' },
    source_identifier: `${n}.${i}`, source_port: 40000 + i, category: 'connection', type: 'login_attack', destination_ip: '100.64.0.250', destination_port: 22, protocol: 'tcp', first_seen: at(i * 60),
    evidence: [{ content_type: 'text/plain', payload: 'QUFB' }], ...more,
  })
  const one = JSON.stringify(report(1), null, 1)
  const tried = (await p.post('/event-mappings/try', { name: 'xarf.json', sample: `${one}\n` })).json
  expect(tried).toMatchObject({ format: 'xarf', understood: 1, not_understood: 0, document: '' })
  expect(tried.rows[0].fields).toContainEqual({ name: 'classification.identifier', value: 'xarf-connection-login-attack' })
  const old = { Version: '3', ReporterInfo: { ReporterOrg: 'Old', ReporterOrgEmail: 'abuse@roads.example' }, Report: { ReportClass: 'Activity', ReportType: 'PortScan', Date: at(600), SourceIp: `${n}.9` } }
  expect((await p.post('/event-mappings/try', { name: 'a.json', sample: `${JSON.stringify(old)}\n` })).json).toMatchObject({ format: 'xarf', understood: 1 })
  expect((await take(p, one, `format=xarf&name=one-${s}`)).json).toMatchObject({ accepted: 1, quarantined: 0 })
  expect((await take(p, one, `format=xarf&name=one-${s}`)).json).toMatchObject({ accepted: 0, duplicates: 1 })
  const list = (await take(p, JSON.stringify([report(2), report(3, { source_port: 'x' }), old]), `format=xarf&name=list-${s}`)).json
  expect(list).toMatchObject({ accepted: 2, quarantined: 1 })
  expect(list.errors[0]).toMatchObject({ code: 'bad-value', pointer: '/source_port', reason: 'source_port is no port' })
  const lines = (await take(p, `${JSON.stringify(report(4))}\n{"xarf_version":"4.2.0"}\n${JSON.stringify(report(5))}\n`, `format=xarf&name=lines-${s}`)).json
  expect(lines).toMatchObject({ accepted: 2, quarantined: 1 })
  expect(lines.errors[0]).toMatchObject({ line: 2, code: 'no-reporter', pointer: '/reporter/org' })
  expect((await take(p, JSON.stringify(report(6, { timestamp: '1980-01-01T00:00:00Z' })), `format=xarf&name=old-${s}`)).json).toMatchObject({ accepted: 0, quarantined: 1, errors: [{ code: 'bad-time', pointer: '/timestamp' }] })
  const found = (await p.get(`/events?q=${n}.2`)).json.items
  expect(found).toMatchObject([{ classification: 'brute-force', identifier: 'xarf-connection-login-attack', source: `${n}.2`, feed: `Reporter ${s}` }])
  expect(found[0].organisation ?? '').toBe('') // nobody's; roads.example only told of it
  expect((await take(p, one, 'format=x-arf')).status).toBe(422)
  // the owner sees the observation and not who complained of it: that stands in the row, which is the desk's
  const h = await organisation(p, 'First Harbour Bank')
  const asset = (await p.get(`/organisations/${h.id}/assets`)).json.assets.find((x: any) => x.type === 'network' && x.value.includes('.') && !x.until)
  const address = asset.value.replace(/\d+\/\d+$/, (x: string) => String(Number(x.split('/')[0]) + 11))
  const complaint = { Version: '3', Disclosure: false, ReporterInfo: { ReporterType: 'Person', ReporterContactName: `Jane ${s}`, ReporterContactEmail: 'jane@home.example' }, Report: { ReportClass: 'Activity', ReportType: 'Harassment', Date: at(30), SourceIp: address, Harasser: 'x' } }
  expect((await take(p, JSON.stringify(complaint), `format=xarf&name=person-${s}`)).json).toMatchObject({ accepted: 1 })
  const event = async (who: Person) => {
    const e = (await who.get(`/events?q=${address}&limit=200&classification=harmful-speech`)).json.items[0]
    return who.get(`/events/${e.id}`)
  }
  const desk = await event(p)
  expect(desk.json).toMatchObject({ organisation: h.id, feed: 'X-ARF', raw_desk_only: false })
  expect(desk.json.raw).toContain(`Jane ${s}`)
  for (const who of [await harbour(), await bank()]) {
    const theirs = await event(who)
    expect(theirs.json).toMatchObject({ source: address, raw: '', raw_sha256: '', raw_desk_only: true })
    expect(theirs.text).not.toContain('Jane')
  }
})

test('imports go on behind the first hundred, each once', async () => {
  const p = await analyst()
  const name = `many-${stamp()}-`
  for (let i = 0; i < 102; i++) await take(p, '', `format=intelmq&name=${name}${i}`)
  const names: string[] = []
  let cursor = ''
  do {
    const page = (await p.get(`/event-imports${cursor ? `?cursor=${q(cursor)}` : ''}`)).json
    names.push(...page.items.map((i: any) => i.name))
    expect(page.items.length).toBeLessThanOrEqual(100)
    cursor = page.next
  } while (cursor && names.length < 1000)
  expect(names.filter((x) => x.startsWith(name))).toEqual(Array.from({ length: 102 }, (_, i) => `${name}${101 - i}`))
  expect((await p.get('/event-imports?cursor=nonsense')).status).toBe(422)
})

test('a table gets a mapping: guessed, tried, kept by name, chosen again by its headings', async () => {
  const p = await analyst()
  const n = net()
  const s = stamp()
  const head = `When seen;Address ${s};Port;Note`
  const file = [head, ...[1, 2, 3].map((i) => `${at(i * 60)};${n}.${i};${4000 + i};a note`), `yesterday;${n}.9;70000;bad`].join('\n')
  const tried = (await p.post('/event-mappings/try', { name: 'export.csv', sample: `${file}\n` })).json
  expect(tried.format).toBe('csv')
  expect(tried.columns.map((c: any) => c.name)).toEqual(['When seen', `Address ${s}`, 'Port', 'Note'])
  expect(tried.columns[1].value).toBe(`${n}.1`)
  const mapping = { delimiter: ';', header: true, columns: [{ from: 'When seen', to: 'time.source' }, { from: `Address ${s}`, to: 'source.ip', required: true }, { from: 'Port', to: 'source.port' }], constants: { 'classification.type': 'scanner', 'feed.name': 'By hand' } }
  const again = (await p.post('/event-mappings/try', { format: 'csv', name: 'export.csv', sample: `${file}\n`, document: JSON.stringify(mapping) })).json
  expect(again.rows.find((r: any) => r.understood).fields).toEqual(expect.arrayContaining([{ name: 'classification.type', value: 'scanner' }]))
  expect((await take(p, file, 'format=csv')).json).toMatchObject({ status: 422, errors: [{ pointer: '/mapping' }] })
  const kept = (await p.post('/event-mappings', { name: `Hand ${s}`, format: 'csv', document: JSON.stringify(mapping), sample: `${file}\n` })).json
  const known = (await p.post('/event-mappings/try', { name: 'other.csv', sample: `${head}\n${at(1)};${n}.77;1;x\n` })).json
  expect(known).toMatchObject({ mapping: kept.id, mapping_name: `Hand ${s}`, understood: 1 })
  const a = (await take(p, file, `format=csv&mapping=${kept.id}&name=hand-${s}.csv`)).json
  expect(a.accepted + a.quarantined).toBe(4)
  expect((await p.get(`/events?q=${n}.1`)).json.items[0]).toMatchObject({ classification: 'scanner', feed: 'By hand', source_port: 4001 })
  // another desk neither sees nor uses it
  const other = await bank()
  expect((await other.get('/event-mappings')).text).not.toContain(kept.id)
  expect((await take(other, file, `format=csv&mapping=${kept.id}`)).status).toBe(422)
  expect((await other.post('/event-mappings/try', { name: 'other.csv', sample: `${head}\n${at(1)};${n}.77;1;x\n` })).json.mapping).toBe('')
  expect((await other.send('DELETE', `/event-mappings/${kept.id}`)).status).toBe(404)
  expect((await p.post('/event-mappings', { name: 'x', format: 'csv', document: '{"columns": 7}' })).status).toBe(422)
  expect((await p.get('/event-mappings')).json.mappings.find((m: any) => m.id === kept.id).name).toBe(`Hand ${s}`)
  expect((await p.send('DELETE', `/event-mappings/${kept.id}`)).status).toBe(204)
})

test('rows not understood are grouped by source and reason, and go in when the mapping is mended', async () => {
  const p = await analyst()
  const n = net()
  const s = stamp()
  const file = ['when,ip,kind', ...[1, 2, 3].map((i) => `${26 - i}/Nov/2026:10:00:0${i},${n}.${i},bot`), `${at(60)},${n}.9,bot`].join('\n')
  const mapping = { header: true, columns: [{ from: 'when', to: 'time.source', required: true }, { from: 'ip', to: 'source.ip', required: true }], constants: { 'classification.type': 'infected-system' } }
  const kept = (await p.post('/event-mappings', { name: `Bad ${s}`, format: 'csv', document: JSON.stringify(mapping), sample: file })).json
  expect((await take(p, file, `format=csv&mapping=${kept.id}&name=bad-${s}.csv`)).json).toMatchObject({ accepted: 1, quarantined: 3 })
  const groups = async (who: Person) => (await who.get('/events/not-understood')).json.items.filter((g: any) => g.name === `bad-${s}.csv`)
  const [g] = await groups(p)
  expect(g).toMatchObject({ rows: 3, format: 'csv', heading: 'when,ip,kind', pointer: 'when' })
  expect(JSON.parse(g.mapping)).toEqual(mapping)
  expect(g.samples.map((x: any) => x.line)).toEqual([2, 3, 4])
  expect(await groups(await bank())).toEqual([])
  expect((await (await bank()).post('/events/not-understood/again', { group: g.id, mapping: kept.id })).status).toBe(422)
  const mended = { ...mapping, columns: [{ from: 'when', to: 'time.source', time: '%d/%b/%Y:%H:%M:%S', required: true }, mapping.columns[1]] }
  await p.post('/event-mappings', { name: `Bad ${s}`, format: 'csv', document: JSON.stringify(mended), sample: file })
  expect((await p.post('/events/not-understood/again', { group: g.id, mapping: kept.id })).json).toMatchObject({ accepted: 3, duplicates: 0, quarantined: 0 })
  expect(await groups(p)).toEqual([])
  expect((await p.get(`/events?q=${n}.0/24`)).json.items).toHaveLength(4)
  const imports = (await p.get('/event-imports')).json.items.filter((i: any) => i.name === `bad-${s}.csv`)
  expect(imports.map((i: any) => [i.lines, i.accepted, i.quarantined, i.skipped]).sort()).toEqual([[2, 1, 0, 1], [4, 3, 0, 1]])
})

test('a row that is not understood is one, however often it is sent, and leaves with all its copies', async () => {
  const p = await analyst()
  const n = net()
  const s = stamp()
  const good = mq({ 'source.ip': `${n}.1` })
  const bad = mq({ 'source.ip': `${n}.2`, 'source.port': 70000 })
  const file = [good, `{"broken ${s}`, mq({ 'source.ip': `${n}.300` }), bad].join('\n')
  const named = async (name: string) => (await p.get('/events/not-understood')).json.items.filter((g: any) => g.name === name)
  for (let i = 0; i < 3; i++) expect((await take(p, file, `format=intelmq&name=thrice-${s}`)).json).toMatchObject({ accepted: i ? 0 : 1, duplicates: i ? 1 : 0, quarantined: 3 })
  const all = await named(`thrice-${s}`)
  expect(all.map((g: any) => [g.code, g.pointer, g.rows, g.times, g.samples.length]).sort()).toEqual([['bad-address', '/source.ip', 1, 3, 1], ['bad-port', '/source.port', 1, 3, 1], ['not-json', '', 1, 3, 1]])
  // by another name it is the same line, and shown there; another line is another one
  await take(p, [bad, mq({ 'source.ip': `${n}.2`, 'source.port': 70001 })].join('\n'), `format=intelmq&name=again-${s}`)
  const port = mq({ 'source.ip': `${n}.3`, 'source.port': 70000 })
  await take(p, `${port}\n${port}\n`, `format=intelmq&name=again-${s}`)
  expect((await named(`again-${s}`)).map((g: any) => [g.code, g.rows, g.times])).toEqual([['bad-port', 3, 4]])
  expect((await named(`thrice-${s}`)).map((g: any) => g.code).sort()).toEqual(['bad-address', 'not-json'])
  const group = (await named(`thrice-${s}`)).find((g: any) => g.code === 'bad-address')
  expect((await p.post('/events/not-understood/again', { group: group.id })).json).toMatchObject({ accepted: 0, quarantined: 1 })
  const once = (await p.get('/events/not-understood')).json.items.filter((g: any) => g.samples.some((x: any) => x.raw.includes(`${n}.300`)))
  expect(once.map((g: any) => [g.code, g.rows, g.times])).toEqual([['bad-address', 1, 1]])
  const imports = (await p.get('/event-imports')).json.items.filter((i: any) => i.name === `thrice-${s}`)
  expect(imports.map((i: any) => i.quarantined).sort()).toEqual([1, 2, 2, 2]) // the one that was read again, and the three it left
})

test('what belongs to nobody: grouped, given to an organisation and redone, or outside with whom to tell', async () => {
  const p = await analyst()
  const a = net()
  const b = net()
  const s = stamp()
  await take(p, [1, 2, 3].map((i) => mq({ 'source.ip': `${a}.${i}`, 'source.fqdn': `h${i}.of-${s}.example.com`, 'source.asn': 4200000000 + (s % 90_000), 'source.as_name': 'A test AS', 'classification.type': 'c2-server' })).concat(mq({ 'source.ip': `${b}.1` })).join('\n'), 'format=intelmq')
  const groups = async (by: string) => (await p.get(`/events/unattributed?by=${by}`)).json
  const network = (await groups('network')).items.find((g: any) => g.value === `${a}.0/24`)
  expect(network).toMatchObject({ events: 3, class: 'c2-server', severity: 'critical' })
  expect((await groups('domain')).items.find((g: any) => g.value === 'example.com')).toBeTruthy()
  expect((await groups('asn')).items.find((g: any) => g.value === `AS${4200000000 + (s % 90_000)}`)).toMatchObject({ about: 'A test AS' })
  // outside, and back with one call
  const centre = await organisation(p, 'Ministry of Roads')
  const mark = (await p.post('/events/outside', { value: `${b}.0/24`, contact: 'cert@neighbour.example' })).json
  expect(mark).toMatchObject({ type: 'network', value: `${b}.0/24`, contact: 'cert@neighbour.example' })
  expect((await groups('network')).items.find((g: any) => g.value === `${b}.0/24`)).toBeUndefined()
  expect((await groups('network')).outside).toBeGreaterThan(0)
  const other = await bank()
  expect((await other.get('/events/outside')).text).not.toContain(mark.id)
  expect((await other.send('DELETE', `/events/outside/${mark.id}`)).status).toBe(404)
  expect((await p.get('/events/outside')).json.items.find((m: any) => m.id === mark.id)).toBeTruthy()
  expect((await p.send('DELETE', `/events/outside/${mark.id}`)).status).toBe(204)
  expect((await groups('network')).items.find((g: any) => g.value === `${b}.0/24`)).toBeTruthy()
  expect((await p.post('/events/outside', { value: 'not a network' })).status).toBe(422)
  // given to somebody
  const o = await newOrganisation(p)
  expect((await p.post(`/organisations/${o.id}/assets`, { type: 'network', value: `${a}.0/24`, proof: 'desk', proof_note: 'said by the desk' })).status).toBe(201)
  const work = (await p.post('/events/redo', { q: `${a}.0/24`, days: 30 })).json
  expect(await done(p, work.id)).toMatchObject({ kind: 'redo', changed: 3 })
  expect((await p.get(`/events?organisation=${o.id}`)).json.items).toHaveLength(3)
  expect((await groups('network')).items.find((g: any) => g.value === `${a}.0/24`)).toBeUndefined()
  expect((await p.get(`/holders?q=${a}.7`)).json.items).toMatchObject([{ organisation: o.id, value: `${a}.0/24`, proof: 'desk' }])
  // what hangs on an organisation is told to those alone who may see it
  expect((await (await harbour()).get(`/holders?q=${a}.7`)).json.items).toEqual([])
  expect(centre.id).toBeTruthy()
  for (const [path, value] of [['/events/redo', { q: 'x y' }], ['/events/redo', { q: `${a}.0/24`, days: 9999 }]] as const) expect((await p.post(path, value)).status).toBe(422)
  expect((await p.get('/events/unattributed?by=colour')).status).toBe(422)
})

test('what everybody has inside is in no group, and is given to nobody', async () => {
  const p = await analyst()
  const groups = async () => (await p.get('/events/unattributed?by=network')).json
  const before = await groups()
  const inside = ['192.168.77', '10.77.1', '172.20.7', '100.64.77', '169.254.7', '127.0.7', '224.0.7']
  const s = stamp()
  await take(p, inside.map((n) => mq({ 'source.ip': `${n}.${s % 250}`, 'classification.identifier': `inside ${s}`, 'source.fqdn': 'h.of-inside.example.net' })).concat(mq({ 'source.ip': `fd00:77::${s % 250}` })).join('\n'), 'format=intelmq')
  const after = await groups()
  expect(after.inside - before.inside).toBe(8)
  for (const g of after.items) expect(inside.concat('fd00').some((n) => g.value.startsWith(n)), g.value).toBe(false)
  expect((await p.get('/events/unattributed?by=domain')).json.items.find((g: any) => g.value === 'example.net')).toBeTruthy() // a name is a name
  const o = await newOrganisation(p)
  for (const value of ['192.168.1.0/24', '10.0.0.0/8', '100.64.3.0/24', '169.254.0.0/16', '127.0.0.0/8', '224.1.0.0/16', 'fd00:1::/32', 'fe80::/64', '::1/128'])
    expect((await p.post(`/organisations/${o.id}/assets`, { type: 'network', value, proof: 'desk' })).json, value).toMatchObject({ type: '/problems/range-of-nobody', errors: [{ pointer: '/value' }] })
  expect((await p.post(`/organisations/${o.id}/assets`, { type: 'network', value: `${net()}.0/24`, proof: 'desk' })).status).toBe(201)
})

test('nothing that another is answered changes with what a desk has', async () => {
  const p = await analyst()
  const paths = ['/events/figures', '/events/figures?by=hour&q=100.128.0.0/10', '/events/unattributed', '/events/unattributed?by=asn', '/events/unattributed?by=domain', '/events/not-understood', '/events/outside', '/event-mappings', '/event-work', '/event-imports', '/holders?q=100.128.0.1', '/events?q=source.port%3D53']
  const exports = '/events/export?q=100.128.0.0/10'
  const others = [await bank(), await harbour()]
  const lead = await bankLead()
  const all = async () => {
    const out: string[] = []
    for (const o of others) for (const path of paths) out.push(`${path} ${(await o.get(path)).status} ${(await o.get(path)).text.replace(/"id":"[^"]*"|"(batch|next)":"[^"]*"|request_id":"[^"]*"/g, '')}`)
    out.push((await lead.get(exports)).text.replace(/request_id":"[^"]*"/g, ''))
    return out
  }
  const before = await all()
  const n = net()
  await take(p, `${mq({ 'source.ip': `${n}.1`, 'source.port': 53, 'source.asn': 4200000001, 'source.fqdn': 'a.unseen.example' })}\nbroken\n`, 'format=intelmq&name=unseen')
  await p.post('/events/outside', { value: `${n}.0/24` })
  await p.post('/event-mappings', { name: `Unseen ${stamp()}`, format: 'json', document: '{"columns":[]}' })
  await p.post('/events/redo', { q: `${n}.0/24` })
  expect(await all()).toEqual(before)
  for (const path of paths.filter((x) => !/^.events(\?|.figures)|holders/.test(x))) expect((await (await finder()).get(path)).status, path).toBe(403)
  for (const path of [...paths, exports]) expect((await send('GET', `/api/v1${path}`, nobody.headers)).status, path).toBe(401)
})

test('an event shows the registrable domain of both sides; an address is asked of the files that are there', async () => {
  const p = await analyst()
  const s = stamp()
  const body = JSON.stringify({ 'time.source': new Date(Date.now() - 60_000).toISOString(), 'classification.type': 'phishing', 'classification.identifier': s, 'feed.name': 'Domains', 'source.url': 'http://login.shop.example.co.uk/a', 'destination.reverse_dns': `h${s}.pool.carrier.com.pk` })
  expect((await take(p, body, 'format=intelmq')).json.accepted).toBe(1)
  const e = (await p.get(`/events?q=${encodeURIComponent(`classification.identifier=${s}`)}`)).json.items[0]
  expect(e).toMatchObject({ source_domain: 'example.co.uk', destination_domain: 'carrier.com.pk' })
  expect((await p.get('/geo/203.0.113.7')).json.address).toBe('203.0.113.7')
  expect((await p.get('/geo/nowhere')).status).toBe(404)
  expect((await p.get('/geo')).status).toBe(403)
  expect((await (await admin()).get('/geo')).json.items).toEqual([])
})
