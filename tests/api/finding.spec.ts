// Findings: from an observation to the owner's answer; who sees which; policy, wishes, rates; the page behind the link
import { expect, test } from '@playwright/test'
import { call } from '../lib/contract.ts'
import { base, send } from '../lib/http.ts'
import { admin, analyst, auditor, bank, finder, harbour, lead, nobody, organisation, type Person, roads } from '../lib/people.ts'

const mark = () => `t${Date.now()}${Math.round(Math.random() * 1e6)}`
async function network(p: Person, name: string) {
  const o = await organisation(p, name)
  const a = (await p.get(`/organisations/${o.id}/assets`)).json.assets.find((x: any) => x.type === 'network' && x.value.includes('.') && !x.until)
  return { id: o.id, host: (n: number) => a.value.replace(/\d+\/\d+$/, (s: string) => String(Number(s.split('/')[0]) + n)) }
}
const row = (o: { ip: string; type?: string; name: string; port?: number; back?: number }) =>
  JSON.stringify({
    'time.source': new Date(Date.now() - (o.back ?? 0) * 1000).toISOString(), 'classification.type': o.type ?? 'vulnerable-system', 'classification.identifier': o.name, 'source.ip': o.ip,
    'source.port': o.port ?? 53, 'protocol.transport': 'udp', 'feed.name': 'Open resolvers', 'feed.provider': 'A scanner', 'extra.version': '=cmd()',
  })
async function take(p: Person, rows: string[]) {
  const a = await call('POST', '/api/v1/events?format=intelmq', { ...p.headers, 'content-type': 'application/x-ndjson' }, rows.join('\n'))
  expect(a.json, a.text).toMatchObject({ quarantined: 0 })
}
async function until<T>(what: () => Promise<T | undefined>, seconds = 90): Promise<T> {
  for (let i = 0; i < seconds * 2; i++) {
    const v = await what()
    if (v !== undefined) return v
    await new Promise((r) => setTimeout(r, 500))
  }
  throw new Error('it did not come')
}
const found = async (p: Person, name: string, n: number, query = '') =>
  until(async () => {
    const a = await p.get(`/findings?identifier=${name}&limit=200${query}`)
    return a.json.items.length >= n ? (a.json.items as any[]) : undefined
  })
const one = async (p: Person, id: string) => (await p.get(`/findings/${id}`)).json
const act = (p: Person, value: object) => p.post('/findings/act', value)

test('an observation becomes a finding of whoever holds the address; he, his desk and who serves him see it', async () => {
  const p = await analyst()
  const m = mark()
  const h = await network(p, 'First Harbour Bank')
  const r = await network(p, 'Ministry of Roads')
  await take(p, [row({ ip: h.host(21), name: m }), row({ ip: h.host(21), name: m, back: 7200 }), row({ ip: h.host(22), name: m }), row({ ip: r.host(5), name: m }), row({ ip: '100.64.0.9', name: m })])
  const all = await found(p, m, 3)
  expect(all.map((f) => f.asset).sort()).toEqual([`${h.host(21)}:53/udp`, `${h.host(22)}:53/udp`, `${r.host(5)}:53/udp`].sort())
  const f = all.find((x) => x.address === h.host(21))
  expect(f).toMatchObject({ organisation: h.id, organisation_name: 'First Harbour Bank', classification: 'vulnerable-system', state: 'open', seen: 2, barred: '', method: 'network', source_port: 53 })
  expect(f.next_at).not.toBeNull() // told on the next working day
  expect(f.acts).toEqual(['fixed', 'not-ours']) // what the desk may say
  const detail = await one(p, f.id)
  expect(detail.fields).toContainEqual({ name: 'feed.provider', value: 'A scanner' })
  expect(detail.fields).toContainEqual({ name: 'extra.version', value: '=cmd()' }) // what has no field is evidence as well
  expect((await p.get(`/events/${detail.event}`)).json.source).toBe(h.host(21))
  // the owner, the CERT that serves him; nobody else
  const owner = await harbour()
  expect((await found(owner, m, 2)).length).toBe(2)
  expect((await one(owner, f.id)).acts).toEqual(['fixed', 'not-ours', 'accept', 'mute', 'help'])
  expect((await found(await bank(), m, 2)).length).toBe(2)
  expect((await found(await roads(), m, 1)).length).toBe(1)
  for (const who of [finder, auditor, admin]) {
    const a = await (await who()).get(`/findings?identifier=${m}`)
    expect([200, 403]).toContain(a.status)
    expect(a.json.items ?? []).toEqual([])
  }
  expect((await (await roads()).get(`/findings/${f.id}`)).status).toBe(404)
  expect((await act(await roads(), { act: 'fixed', findings: [f.id] })).status).toBe(409)
  expect((await send('GET', '/api/v1/findings', nobody.headers)).status).toBe(401)
  // narrowed, page by page
  expect((await p.get(`/findings?identifier=${m}&q=${h.host(22).slice(0, -1)}`)).json.items).toEqual([]) // an address is not the beginning of another
  expect((await p.get(`/findings?identifier=${m}&q=${h.host(22)}`)).json.items.map((x: any) => x.address)).toEqual([h.host(22)])
  expect((await p.get(`/findings?identifier=${m}&organisation=${r.id}&state=open,came-back`)).json.items.length).toBe(1)
  const first = (await p.get(`/findings?identifier=${m}&limit=2`)).json
  const rest = (await p.get(`/findings?identifier=${m}&limit=2&cursor=${encodeURIComponent(first.next)}`)).json
  expect(new Set([...first.items, ...rest.items].map((x: any) => x.id)).size).toBe(3)
  expect(rest.next).toBe('')
  expect((await p.get('/findings?state=nonsense')).status).toBe(422)
  expect((await p.get('/findings?cursor=nonsense')).status).toBe(422)
})

test('of many behind one address each is named by a time and a source port; nobody else sees them', async () => {
  const p = await analyst()
  const m = mark()
  const h = await network(p, 'First Harbour Bank')
  const began = Date.now() - 7_000_000
  const seconds = [0, 7, 90, 3000]
  const line = (back: number, port: number) => row({ ip: h.host(23), name: m, type: 'infected-system', port }).replace(/"time.source":"[^"]*"/, `"time.source":"${new Date(began + back * 1000).toISOString()}"`).replace('}', ',"destination.ip":"192.0.2.9","destination.port":23}')
  await take(p, seconds.map((s, i) => line(s, 40000 + i)))
  const [f] = await found(p, m, 1)
  const wanted = seconds.map((s, i) => ({ at: new Date(began + s * 1000).toISOString().slice(0, 19) + 'Z', source_port: 40000 + i })).reverse()
  const detail = await one(p, f.id)
  expect(detail.times).toEqual(wanted)
  expect([f.source_port, f.last_seen.slice(0, 19)]).toEqual([40003, wanted[0].at.slice(0, 19)]) // of its last time, not of the first line
  expect((await one(await harbour(), f.id)).times).toEqual(wanted)
  const event = (await p.get(`/events/${detail.event}`)).json
  expect(wanted).toEqual(expect.arrayContaining(event.times))
  expect(event.source_port).toBe(40003)
  expect((await p.get(`/events?q=${encodeURIComponent(`${h.host(23)} classification.identifier=${m} source.port=40003`)}`)).json.items.length).toBe(1)
  const csv = (await p.get(`/findings/export?identifier=${m}`)).text
  expect(csv).toContain(wanted.map((w) => `${w.at} ${w.source_port}`).join('; '))
  expect((await p.get(`/findings/export.json?identifier=${m}`)).json.items[0].times).toEqual(wanted)
  for (const who of [roads, finder, auditor]) {
    expect((await (await who()).get(`/findings/${f.id}`)).status).not.toBe(200)
    expect((await (await who()).get(`/events/${detail.event}`)).status).not.toBe(200)
  }
})

test('pages on one host are one finding, and each URL is named to those who see it', async () => {
  const p = await analyst()
  const m = mark()
  const h = await network(p, 'First Harbour Bank')
  const page = (path: string, back: number) => row({ ip: h.host(24), name: m, type: 'phishing', port: 443, back }).replace('}', `,"source.url":"https://pages.harbourbank.example/${path}"}`)
  await take(p, [page('a', 300), page('b', 200), page('a', 100)])
  const [f] = await found(p, m, 1)
  const wanted = ['https://pages.harbourbank.example/a', 'https://pages.harbourbank.example/b']
  expect((await one(p, f.id)).urls.toSorted()).toEqual(wanted)
  expect((await one(await harbour(), f.id)).urls.toSorted()).toEqual(wanted)
  expect((await (await roads()).get(`/findings/${f.id}`)).status).toBe(404)
  const csv = (await p.get(`/findings/export?identifier=${m}`)).text
  expect(csv.trim().split('\n').length).toBe(2)
  for (const url of wanted) expect(csv).toContain(url)
  expect((await p.get(`/findings/export.json?identifier=${m}`)).json.items[0].urls.toSorted()).toEqual(wanted)
})

test('the owner answers for one and for all of a problem, and takes it back; the desk sees it', async () => {
  const p = await analyst()
  const owner = await harbour()
  const m = mark()
  const h = await network(p, 'First Harbour Bank')
  await take(p, [24, 25, 26].map((n) => row({ ip: h.host(n), name: m })))
  const all = await found(owner, m, 3)
  const group = { classification: 'vulnerable-system', identifier: m, organisation: h.id }
  expect((await act(owner, { act: 'fixed', findings: [all[0].id] })).json.changed).toBe(1)
  expect((await one(p, all[0].id)).state).toBe('claimed-fixed')
  expect((await act(owner, { act: 'fixed', findings: [all[0].id] })).status).toBe(409)
  expect((await act(owner, { act: 'undo', findings: [all[0].id] })).json.changed).toBe(1)
  expect((await one(p, all[0].id)).state).toBe('open')
  const day = new Date(Date.now() + 20 * 86400e3).toISOString()
  expect((await act(owner, { act: 'accept', ...group })).status).toBe(422)
  expect((await act(owner, { act: 'accept', ...group, until: day, note: 'until the new firewall' })).json.changed).toBe(3)
  const seen = await one(p, all[1].id)
  expect(seen).toMatchObject({ state: 'accepted', next_at: null })
  expect(seen.steps[0]).toMatchObject({ act: 'accept', was: 'open', now: 'accepted', note: 'until the new firewall' })
  expect((await act(owner, { act: 'undo', ...group })).json.changed).toBe(3)
  expect((await act(owner, { act: 'not-ours', ...group })).json.changed).toBe(3)
  // a list for the desk, which says otherwise
  expect((await p.get(`/findings?state=not-ours&identifier=${m}`)).json.items.length).toBe(3)
  expect((await act(p, { act: 'accept', ...group, until: day })).status).toBe(409) // the owner's word alone
  expect((await act(p, { act: 'reopen', ...group, note: 'they hold it since March' })).json.changed).toBe(3)
  // help becomes a message in the desk's inbox
  expect((await act(owner, { act: 'help', findings: [all[2].id], note: `please call ${m}` })).json.changed).toBe(1)
  const message = await until(async () => {
    const i = (await p.get('/inbox?limit=50')).json.items.find((x: any) => x.title.startsWith('Help is needed') && x.organisation === h.id)
    if (!i) return undefined
    const body = (await p.get(`/messages/${i.id}`)).json.body
    return body.includes(m) ? body : undefined
  })
  expect(message).toContain(all[2].asset)
  const groups = (await owner.get(`/findings/groups?organisation=${h.id}`)).json.items
  expect(groups.find((g: any) => g.identifier === m)).toMatchObject({ total: 3, open: 3, help: 1, classification: 'vulnerable-system' })
  expect((await owner.get('/findings/groups?state=nonsense')).status).toBe(422)
  expect((await act(owner, { act: 'nonsense', ...group })).status).toBe(422)
  expect((await act(owner, { act: 'fixed' })).status).toBe(422)
})

test('files: no spreadsheet calculates with them; an owner takes his own, a desk what it may take out', async () => {
  const p = await lead()
  const m = mark()
  const h = await network(p, 'First Harbour Bank')
  const r = await network(p, 'Ministry of Roads')
  await take(await analyst(), [row({ ip: h.host(27), name: `=1+${m}` }), row({ ip: r.host(7), name: `=1+${m}` })])
  const query = `identifier=${encodeURIComponent(`=1+${m}`)}`
  await found(p, encodeURIComponent(`=1+${m}`), 2)
  const csv = await p.get(`/findings/export?${query}`)
  expect(csv.headers['content-type']).toContain('text/csv')
  expect(csv.text.split('\r\n').length).toBe(4)
  expect(csv.text).toContain(`,"'=1+${m}",`)
  const json = (await p.get(`/findings/export.json?${query}`)).json.items
  expect(json.length).toBe(2)
  expect(json[0]).toMatchObject({ classification: 'vulnerable-system', source_port: 53, seen: 1 })
  expect(json[0].fields).toContainEqual({ name: 'feed.provider', value: 'A scanner' })
  expect((await (await harbour()).get(`/findings/export?${query}`)).text.split('\r\n').length).toBe(3)
  expect((await (await harbour()).get(`/findings/export.json?${query}`)).json.items.map((x: any) => x.address)).toEqual([h.host(27)])
  expect((await (await finder()).get(`/findings/export?${query}`)).status).toBe(403)
  const xarf = await p.get(`/findings/export.xarf?${query}`)
  expect(xarf.headers['rabta-left-out']).toBe('0')
  expect(xarf.json.map((x: any) => x.source_identifier).sort()).toEqual([h.host(27), r.host(7)].sort())
  expect(xarf.json[0]).toMatchObject({ xarf_version: '4.2.0', category: 'vulnerability', type: 'misconfiguration', service: '53/udp', service_port: 53, source_port: 53, protocol: 'udp' })
  expect(xarf.json[0].reporter).toEqual(xarf.json[0].sender)
  expect(JSON.parse(Buffer.from(xarf.json[0].evidence[0].payload, 'base64').toString())).toMatchObject({ 'feed.provider': 'A scanner' })
  expect((await p.get(`/findings/export.xarf?${query}`)).json).toEqual(xarf.json) // the same report_id each time
  expect((await (await harbour()).get(`/findings/export.xarf?${query}`)).json).toEqual(xarf.json.filter((x: any) => x.source_identifier === h.host(27)))
  expect((await (await finder()).get(`/findings/export.xarf?${query}`)).status).toBe(403)
  expect((await p.get('/findings/export.xarf?state=nonsense')).status).toBe(422)
  // what has no form there is counted, and not in the file
  const none = mark()
  await take(await analyst(), [row({ ip: h.host(26), name: none, type: 'data-loss' })])
  await found(p, none, 1)
  const left = await p.get(`/findings/export.xarf?identifier=${none}`)
  expect(left.json).toEqual([])
  expect(left.headers['rabta-left-out']).toBe('1')
})

test('nothing that a viewer is answered changes with findings that are not his', async () => {
  const p = await analyst()
  const r = await network(p, 'Ministry of Roads')
  const h = await network(p, 'First Harbour Bank')
  const sectoral = await bank()
  const owner = await harbour()
  const until_ = new Date(Date.now() + 86400e3).toISOString()
  const plain = async () => {
    const out: string[] = []
    for (const path of ['/findings', '/findings?limit=1', `/findings?q=${r.host(1)}`, `/findings?organisation=${r.id}`, '/findings/groups', '/findings/batches', '/findings/export.json', '/findings/export.xarf'])
      for (const who of [sectoral, owner]) {
        const a = await who.get(path)
        out.push(a.text, a.headers['rabta-left-out'] ?? '')
      }
    for (const path of [`/findings/rates?until=${until_}`, `/findings/rates/export?until=${until_}`]) out.push((await sectoral.get(path)).text)
    return out
  }
  const m = mark()
  await take(p, [row({ ip: h.host(28), name: m })])
  const mine = await found(owner, m, 1)
  await new Promise((x) => setTimeout(x, 1500))
  const before = await plain()
  const hidden = mark()
  await take(p, Array.from({ length: 120 }, (_, i) => row({ ip: r.host(i % 60), name: hidden, back: i < 60 ? 0 : 3600 })))
  await take(p, [row({ ip: r.host(3), name: hidden, type: 'data-loss' })]) // X-ARF has no form for it
  const theirs = await found(p, hidden, 61)
  expect((await act(await roads(), { act: 'fixed', findings: [theirs[0].id] })).json.changed).toBe(1)
  expect(await plain()).toEqual(before)
  // an act that names what he does not see beside what he sees does only what he sees
  expect((await act(owner, { act: 'fixed', findings: [mine[0].id, theirs[1].id] })).json.changed).toBe(1)
  expect((await one(p, theirs[1].id)).state).toBe('open')
})

test('how a desk tells, and how an organisation wishes to be told', async () => {
  const p = await lead()
  const team = (await p.get('/me')).json.seats.find((s: any) => s.place.startsWith('tea_')).place
  const path = `/teams/${team}/finding-policy`
  const before = (await p.get(path)).json.rows
  expect(before.find((x: any) => x.classification === 'c2-server')).toMatchObject({ pace: 'at-once', own: false })
  for (const classification of ['undetermined', 'other']) expect(before.find((x: any) => x.classification === classification && !x.own)).toMatchObject({ pace: 'never' })
  const own = before.filter((x: any) => x.own)
  const rows = [{ classification: 'scanner', pace: 'weekly', weekday: 2, absence_days: 5, repeat_days: 30, format: 'json' }]
  const set = await p.send('PUT', path, { rows })
  expect(set.json.rows.find((x: any) => x.own)).toMatchObject({ classification: 'scanner', pace: 'weekly', weekday: 2, format: 'json', absence_days: 5 })
  expect((await p.send('PUT', path, { rows: [...rows, ...rows] })).status).toBe(422)
  expect((await p.send('PUT', path, { rows: [{ ...rows[0], classification: 'nonsense' }] })).status).toBe(422)
  expect((await (await analyst()).send('PUT', path, { rows })).status).toBe(403)
  expect((await (await bank()).get(path)).status).toBe(404)
  await p.send('PUT', path, { rows: own.map(({ own: _, ...x }: any) => x) })
  const h = await organisation(p, 'First Harbour Bank')
  const owner = await harbour()
  const wish = `/organisations/${h.id}/finding-wish`
  expect((await owner.get(wish)).json).toMatchObject({ pace: 'as-the-desk', format: 'as-the-desk', quiet_until: null })
  expect((await owner.send('PUT', wish, { pace: 'weekly', format: 'json' })).json).toMatchObject({ pace: 'weekly', format: 'json' })
  expect((await owner.send('PUT', wish, { pace: 'at-once' })).status).toBe(422)
  expect((await (await roads()).send('PUT', wish, { pace: 'daily' })).status).not.toBe(200)
  expect((await owner.send('PUT', wish, { pace: 'as-the-desk', format: 'as-the-desk' })).status).toBe(200)
})

test('what is urgent is told at once: held in the outbox with its file, then by a link that answers without an account', async ({ request }) => {
  test.setTimeout(180_000)
  const p = await analyst()
  const l = await lead()
  const m = mark()
  const r = await network(p, 'Ministry of Roads')
  await take(p, [61, 62].map((n) => row({ ip: r.host(n), name: m, type: 'c2-server' })))
  const all = await found(p, m, 2)
  const batch = await until(async () => {
    for (const b of (await p.get(`/findings/batches?organisation=${r.id}&limit=10`)).json.items)
      if ((await p.get(`/findings?batch=${b.id}&identifier=${m}`)).json.items.length === 2) return b
    return undefined
  })
  expect(batch).toMatchObject({ state: 'held', class_group: 'malicious-code', pace: 'at-once', format: 'csv', rung: 1 })
  const held = (await p.get(`/outbox?organisation=${r.id}&state=held&limit=200`)).json.messages.find((x: any) => x.id === batch.message)
  expect(held).toMatchObject({ rule: 'findings', tlp: 'amber' })
  expect(held.body).toContain(all[0].asset)
  expect(held.body).toContain('{personal-link}')
  const preview = (await p.get(`/outbox/${held.id}/preview`)).json
  expect(preview.files).toMatchObject([{ type: 'text/csv; charset=utf-8' }])
  expect(preview.source).toContain('Content-Disposition: attachment; filename="findings-')
  const file = await p.get(`/outbox/${held.id}/files/0`)
  expect(file.text).toContain(all[0].asset)
  expect((await p.get(`/outbox/${held.id}/files/1`)).status).toBe(404)
  expect((await (await bank()).get(`/outbox/${held.id}/files/0`)).status).toBe(404)
  expect((await l.post(`/outbox/${held.id}/release`)).status).toBe(204)
  const sent = await until(async () => {
    const x = (await p.get(`/outbox?organisation=${r.id}&state=sent&limit=200`)).json.messages.find((y: any) => y.id === held.id)
    return x
  })
  const link = new URL(/https?:\/\/\S+\/f\/\S+/.exec(sent.body)![0]).pathname
  const page = async (path = link) => {
    const a = await request.get(`${base.origin}${path}`, { headers: { accept: 'text/html' } })
    return { status: a.status(), text: await a.text() }
  }
  const first = await page()
  expect(first.status).toBe(200)
  for (const f of all) expect(first.text).toContain(f.asset)
  expect((await page(`/ur${link}`)).text).toContain('dir="rtl"')
  expect((await page('/f/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404)
  expect((await one(p, all[0].id)).state).toBe('open') // looking changes nothing
  // accepted until a day: what is missing or wrong is said at the field, in both languages, and nothing is noted
  const refused = async (form: Record<string, string>, path = link) => {
    const a = await request.post(`${base.origin}${path}`, { form, headers: { origin: base.origin, accept: 'text/html' }, maxRedirects: 0 })
    expect(a.status()).toBe(422)
    return a.text()
  }
  const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10)
  const missing = await refused({ act: 'accept', finding: all[0].id, note: 'until we <move>' })
  expect(missing.match(/The day is missing/g)).toHaveLength(2) // at the top and at the field of this one
  expect(missing).toContain(`until ${day(399)} at the latest`)
  expect(missing).toContain('until we &lt;move&gt;')
  expect(missing.match(/aria-invalid="true"/g)).toHaveLength(1)
  expect(await refused({ act: 'accept', finding: all[0].id, until: day(-2) })).toContain('That day is over')
  expect(await refused({ act: 'accept', class: 'c2-server', name: m, until: day(402) })).toContain(`value="${day(402)}"`)
  expect(await refused({ act: 'accept', finding: all[0].id, until: 'soon' }, `/ur${link}`)).toContain('dir="rtl"')
  expect((await one(p, all[0].id)).state).toBe('open')
  // what was done is said by who did it alone
  for (const typed of ['?done=5', '?done=5&by=5', '?done=0']) expect((await page(`${link}${typed}`)).text).not.toContain('role="status"')
  const answer = async (form: Record<string, string>) => {
    const a = await request.post(`${base.origin}${link}`, { form, headers: { origin: base.origin }, maxRedirects: 0 })
    expect(a.status(), await a.text()).toBe(303)
    return a.headers().location.replace(/#.*/, '')
  }
  const done = await answer({ act: 'fixed', finding: all[0].id, until: day(900) }) // the day is of another button
  expect(done).toContain('done=1')
  expect((await page(done)).text).toContain('Noted: 1')
  expect((await page(done.replace('done=1', 'done=5'))).text).toContain('Noted: 1')
  const again = await answer({ act: 'fixed', finding: all[0].id })
  expect(again).toContain('done=0')
  expect((await page(again)).text).toContain('That does not fit any more')
  expect(await answer({ act: 'undo', finding: all[0].id })).toContain('done=1')
  expect(await answer({ act: 'accept', finding: all[0].id, until: day(399) })).toContain('done=1')
  expect(await answer({ act: 'undo', finding: all[0].id })).toContain('done=1')
  expect(await answer({ act: 'fixed', class: 'c2-server', name: m })).toContain('done=2')
  expect((await one(p, all[1].id)).steps[0]).toMatchObject({ act: 'fixed', by_link: true, actor: 'system:personal-link' })
  const now = (await p.get(`/findings/batches?organisation=${r.id}&limit=10`)).json.items.find((b: any) => b.id === batch.id)
  expect(now).toMatchObject({ state: 'answered', answered: 2, due_at: null })
  const csv = await page(`${link}/findings.csv`)
  expect(csv.text.split('\r\n').length).toBe(4)
  expect(JSON.parse((await page(`${link}/findings.json`)).text).findings.length).toBe(2)
  expect(JSON.parse((await page(`${link}/findings.xarf.json`)).text).map((x: any) => x.type)).toEqual(['botnet', 'botnet'])
  expect((await page('/f/AAAAAAAAAAAAAAAAAAAAAA/findings.xarf.json')).status).toBe(404)
  expect(first.text).toContain('/findings.xarf.json')
  expect((await page(`${link}/else`)).status).toBe(404)
  const rates = (await p.get('/findings/rates')).json.items
  const transport = rates.find((x: any) => x.sector === 'transport')
  expect(transport.told).toBeGreaterThanOrEqual(2)
  expect(transport.fixed).toBeGreaterThanOrEqual(2)
  expect(transport.fix_days).toMatch(/^\d+\.\d$/)
  expect((await p.get('/findings/rates/export')).text).toContain('told,answered,fixed,verified')
  expect((await (await harbour()).get('/findings/rates')).status).toBe(403)
  expect((await p.get('/findings/rates?since=nonsense')).status).toBe(422)
})

test('who was aimed at is told so, in both languages, and the port is the attacker\'s; traffic is no finding', async ({ request }) => {
  test.setTimeout(180_000)
  const p = await analyst()
  const l = await lead()
  const path = `/teams/${(await l.get('/me')).json.seats.find((s: any) => s.place.startsWith('tea_')).place}/finding-policy`
  const own = (await l.get(path)).json.rows.filter((x: any) => x.own).map(({ own: _, ...x }: any) => x)
  expect((await l.send('PUT', path, { rows: [...own, { classification: 'scanner', pace: 'at-once', absence_days: 7, repeat_days: 14, confidence: 50 }] })).status).toBe(200)
  const r = await network(p, 'Ministry of Roads')
  const sid = Math.round(Math.random() * 1e9)
  const eve = (o: object) => JSON.stringify({ timestamp: new Date(Date.now() - 60_000).toISOString(), src_ip: '45.155.205.233', src_port: 51003, dest_ip: r.host(63), dest_port: 443, proto: 'TCP', ...o })
  const body = [eve({ event_type: 'alert', alert: { gid: 1, signature_id: sid, signature: 'ET SCAN looks about', category: 'Misc Attack' } }), eve({ event_type: 'flow', src_port: 51999 })].join('\n')
  expect((await call('POST', '/api/v1/events?format=eve', { ...p.headers, 'content-type': 'application/x-ndjson' }, body)).json).toMatchObject({ accepted: 2 })
  const [f] = await found(p, `suricata-1-${sid}`, 1)
  expect(f).toMatchObject({ asset: `${r.host(63)}:443/tcp`, address: r.host(63), side: 'destination', source_port: 51003, destination_port: 443, counterpart: '45.155.205.233:51003', organisation: r.id })
  expect(f.sources[0]).toBeTruthy() // the key that sent it, or suricata
  const sent = await until(async () => {
    for (const b of (await p.get(`/findings/batches?organisation=${r.id}&limit=10`)).json.items) {
      if ((await p.get(`/findings?batch=${b.id}&identifier=suricata-1-${sid}`)).json.items.length !== 1) continue
      if (b.state === 'held') await l.post(`/outbox/${b.message}/release`)
      return (await p.get(`/outbox?organisation=${r.id}&state=sent&limit=200`)).json.messages.find((y: any) => y.id === b.message)
    }
    return undefined
  })
  await l.send('PUT', path, { rows: own })
  expect((await p.get('/findings?identifier=suricata-flow&limit=200')).json.items).toEqual([])
  expect(sent.body).toContain(`suricata-1-${sid}  ET SCAN looks about`)
  expect(sent.body).toContain('<- 45.155.205.233:51003')
  const link = new URL(/https?:\/\/\S+\/f\/\S+/.exec(sent.body)![0]).pathname
  const page = async (at: string) => (await request.get(`${base.origin}${at}`, { headers: { accept: 'text/html' } })).text()
  const english = await page(link)
  expect(english).toContain('Scans that are aimed at you')
  expect(english).toContain('<dd dir="ltr">ET SCAN looks about</dd>')
  expect(english).not.toContain('Source port')
  expect(english).not.toMatch(/treat the system as infected|come from you/)
  const urdu = await page(`/ur${link}`)
  expect(urdu).toContain('آپ کی طرف کی گئی اسکیننگ')
  expect(urdu).not.toContain('آپ کی طرف سے اسکیننگ')
  expect(await page(`${link}/findings.csv`)).toContain(`suricata-1-${sid},ET SCAN looks about,${r.host(63)}:443/tcp,45.155.205.233,51003,${r.host(63)},443,destination,`)
  const side = await request.post(`${base.origin}${link}`, { form: { act: 'mute', class: 'scanner', name: `suricata-1-${sid}`, side: 'source' }, headers: { origin: base.origin }, maxRedirects: 0 })
  expect(side.headers().location).toContain('done=0')
  const all = await request.post(`${base.origin}${link}`, { form: { act: 'mute', class: 'scanner', name: `suricata-1-${sid}`, side: 'destination' }, headers: { origin: base.origin }, maxRedirects: 0 })
  expect(all.headers().location).toContain('done=1')
})
