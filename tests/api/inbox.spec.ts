// What comes in by any door is judged once, and becomes what it is
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { call as send } from '../lib/contract.ts'
import { admin, analyst, bank, finder, harbour, lead, north, type Person, roads } from '../lib/people.ts'

const stamp = () => `${Date.now()}-${Math.round(Math.random() * 1e6)}`
const inbox = async (p: Person, more = '') => (await p.get(`/inbox?limit=200${more}`)).json.items as any[]
async function call(p: Person, more: object = {}) {
  const a = await p.post('/messages', { door: 'call', title: `Call ${stamp()}`, body: 'Files have a new ending and a note asks for money.', sender: 'Duty engineer', telephone: '+99 1 555 0100', ...more })
  expect(a.status, a.text).toBe(201)
  return a.json
}

test('a call is logged, its clock starts at its time, and one key makes an incident of it', async () => {
  const p = await analyst()
  const bankOrg = (await p.get('/organisations?q=Harbour')).json.items[0]
  const at = new Date(Date.now() - 3 * 3600_000).toISOString()
  const m = await call(p, { title: `Ransom note ${stamp()}`, severity: 'critical', organisation: bankOrg.id, received_at: at })
  expect(m).toMatchObject({ state: 'new', door: 'call', guess: 'incident', severity: 'critical' })
  expect(m.guess_why).not.toBe('')
  const clock = (await p.get(`/records/${m.id}/deadlines`)).json.deadlines[0]
  expect(Math.abs(Date.parse(clock.started_at) - Date.parse(at))).toBeLessThan(2000)
  const row = (await inbox(p)).find((i) => i.id === m.id)
  expect(row).toMatchObject({ kind: 'message', door: 'call', organisation: bankOrg.id, organisation_name: bankOrg.title })
  const act = await p.act(m.id, 'incident')
  expect(act.status, act.text).toBe(200)
  const done = (await p.get(`/messages/${m.id}`)).json
  expect(done).toMatchObject({ state: 'done', outcome: 'incident' })
  const i = (await p.get(`/incidents/${done.became}`)).json
  expect(i).toMatchObject({ title: m.title, severity: 'critical', state: 'open', affected: [bankOrg.id], callback: '+99 1 555 0100', team: m.team })
  expect((await p.get(`/records/${i.id}/links`)).json.links).toMatchObject([{ type: 'opened-from', record: m.id, outgoing: true }])
  expect((await inbox(p)).some((x) => x.id === m.id)).toBe(false)
  // its acknowledge clock is met, the incident's own run from the call's time
  expect((await p.get(`/records/${m.id}/deadlines`)).json.deadlines[0].met_at).not.toBeNull()
  const clocks = (await p.get(`/records/${i.id}/deadlines`)).json.deadlines
  expect(clocks.map((d: any) => d.regime).sort()).toEqual(['acknowledge', 'resolve'])
  expect(Math.abs(Date.parse(clocks[0].started_at) - Date.parse(at))).toBeLessThan(2000)
})

test('a mail-like message becomes a report that is answered at its address, and the source can be split', async () => {
  const p = await analyst()
  const m = (await p.post('/messages', { door: 'api', title: 'SQL injection in your portal', body: 'id=1%27 shows an error of the database.', sender: 'A finder', address: 'finder@mail.example' })).json
  expect(m.guess).toBe('report')
  expect((await p.act(m.id, 'report')).status).toBe(200)
  const first = (await p.get(`/messages/${m.id}`)).json.became
  const r = (await p.get(`/reports/${first}`)).json
  expect(r).toMatchObject({ state: 'new', title: m.title, description: m.body })
  const who = await (await lead()).post(`/reports/${first}/reporter`, { reason: 'to answer the sender' })
  expect(who.json).toMatchObject({ name: 'A finder', email: 'finder@mail.example' })
  // once more: a second one from the same source
  expect((await p.act(m.id, 'report')).status).toBe(200)
  const second = (await p.get(`/messages/${m.id}`)).json.became
  expect(second).not.toBe(first)
  expect((await p.get(`/records/${m.id}/links`)).json.links.map((l: any) => l.record).sort()).toEqual([first, second].sort())
  // what is said goes to the address that wrote, held until somebody releases it
  expect((await p.post(`/records/${m.id}/replies`, { body: 'Thank you, we look at it.' })).status).toBe(201)
  const out = (await p.get('/outbox?state=held')).json.messages.find((x: any) => x.record === m.id)
  expect(out).toMatchObject({ recipient: 'finder@mail.example', rule: 'reply' })
  expect(out.body).toContain('Thank you, we look at it.')
  expect(out.subject).toContain(m.ref)
  expect(out.subject).not.toContain('SQL injection')
  expect((await p.post(`/outbox/${out.id}/cancel`)).status).toBe(204)
})

test('it is laid to a record that is there: its text, its files, and what waited comes back', async () => {
  const p = await analyst()
  const i = (await p.post('/incidents', { title: `Known ${stamp()}`, description: 'Known already.', classification: 'fraud', type: 'phishing' })).json
  await p.post(`/records/${i.id}/waiting`, { waiting_for: 'asset-owner', until: new Date(Date.now() + 86400_000).toISOString() })
  const m = await call(p)
  expect((await p.act(m.id, 'attach', {})).status).toBe(422)
  expect((await p.act(m.id, 'attach', { target: i.ref })).status).toBe(200)
  expect((await p.get(`/messages/${m.id}`)).json).toMatchObject({ state: 'done', outcome: 'attached', became: i.id })
  expect((await p.get(`/incidents/${i.id}`)).json.waiting_for).toBe('nobody')
  const entries = (await p.get(`/records/${i.id}/timeline`)).json.entries
  expect(entries.some((e: any) => e.verb === 'message' && e.body === m.body)).toBe(true)
  // back into the inbox
  expect((await p.act(m.id, 'reopen')).status).toBe(200)
  expect((await inbox(p)).some((x) => x.id === m.id)).toBe(true)
  expect((await p.act(m.id, 'noise')).status).toBe(200)
})

test('noise: from now on this sender or its whole domain, until the rule is dropped', async () => {
  const p = await analyst()
  const domain = `offers-${stamp()}.example`
  const from = async (address: string) => (await p.post('/messages', { door: 'api', title: 'Special offer', body: 'Unsubscribe here.', address })).json
  const m = await from(`News@${domain}`)
  expect(m.guess).toBe('noise')
  expect((await p.act(m.id, 'noise', { code: 'domain' })).status).toBe(200)
  const rules = (await p.get(`/teams/${m.team}/noise-rules`)).json.rules
  expect(rules.map((r: any) => r.pattern)).toContain(`@${domain}`)
  expect((await p.post(`/teams/${m.team}/noise-rules/drop`, { pattern: `@${domain}` })).status).toBe(204)
  expect((await p.post(`/teams/${m.team}/noise-rules/drop`, { pattern: `@${domain}` })).status).toBe(404)
})

test('a constituent reports through the portal, sees what became of it, and nothing of the desk', async () => {
  const owner = await harbour()
  const desk = await analyst()
  const m = await owner.post('/messages', { door: 'portal', title: `Our mail server was hacked ${stamp()}`, body: 'Since this morning.', severity: 'high' })
  expect(m.status, m.text).toBe(201)
  expect(m.json.guess).toBeUndefined()
  expect(m.json.became).toBeUndefined()
  expect((await inbox(desk)).find((x) => x.id === m.json.id)).toMatchObject({ door: 'portal', severity: 'high', guess: 'incident' })
  expect((await desk.act(m.json.id, 'incident')).status).toBe(200)
  const became = (await desk.get(`/messages/${m.json.id}`)).json.became
  // whose it is follows from who signed in
  const me = (await owner.get('/me')).json.organisation
  expect((await desk.get(`/incidents/${became}`)).json.affected).toEqual([me])
  const mine = await owner.get(`/incidents/${became}`)
  expect(mine.json).toMatchObject({ title: m.json.title, state: 'open' })
  expect(mine.json.affected).toBeUndefined()
  expect(mine.json.callback).toBeUndefined()
  // the other doors are not theirs
  expect((await owner.post('/messages', { door: 'call', title: 'Wrong one', body: 'y' })).status).toBe(422)
  expect((await owner.act(m.json.id, 'noise')).status).toBe(403)
})

test('an incident goes through its states, is routed and closed with an outcome', async () => {
  const p = await analyst()
  const i = (await p.post('/incidents', { title: `Defaced ${stamp()}`, description: 'The first page says something else.', classification: 'intrusions', type: 'application-compromise', severity: 'high' })).json
  for (const [verb, state] of [
    ['triage', 'triage'],
    ['contain', 'containment'],
    ['eradicate', 'eradication'],
    ['recover', 'recovery'],
    ['review', 'post-incident'],
  ])
    expect((await p.act(i.id, verb)).json).toMatchObject({ state })
  expect((await p.act(i.id, 'contain')).status).toBe(409)
  expect((await p.act(i.id, 'close', {})).status).toBe(422)
  expect((await p.act(i.id, 'close', { code: 'true-positive-with-impact' })).status).toBe(200)
  expect((await p.get(`/incidents/${i.id}`)).json).toMatchObject({ state: 'closed', outcome: 'true-positive-with-impact' })
  expect((await p.act(i.id, 'reopen', { text: 'again' })).status).toBe(403)
  expect((await (await lead()).act(i.id, 'reopen', { text: 'again' })).json.state).toBe('open')
  const wrong = await p.post('/incidents', { title: 'Wrong one', description: 'y', classification: 'fraud', type: 'ddos' })
  expect(wrong.status).toBe(422)
  expect(wrong.json.errors[0].pointer).toBe('/type')
  expect((await p.post('/incidents', { title: 'Wrong one', description: 'y', affected: ['org_01890000-0000-7000-8000-000000000000'] })).status).toBe(422)
})

test('nobody else sees an inbox: other desks, constituents, finders, administrators', async () => {
  const p = await analyst()
  const word = `canary${stamp().replace('-', '')}`
  const before = new Map<string, string>()
  const others: [string, Person][] = [['bank', await bank()], ['north', await north()], ['finder', await finder()], ['roads', await roads()], ['admin', await admin()]]
  const look = async (who: Person) => {
    const a = [await who.get('/inbox'), await who.get('/messages'), await who.get('/incidents'), await who.get(`/messages?q=${word}`), await who.get(`/search?q=${word}`)]
    return a.map((x) => `${x.status} ${x.text.replace(/"(request_id|next)":"[^"]*"/g, '')}`).join('\n')
  }
  for (const [n, who] of others) before.set(n, await look(who))
  const m = await call(p, { title: word, body: word })
  expect((await p.act(m.id, 'incident')).status).toBe(200)
  const became = (await p.get(`/messages/${m.id}`)).json.became
  const m2 = await call(p, { title: word, body: word })
  for (const [n, who] of others) {
    expect(await look(who), n).toBe(before.get(n))
    for (const path of [`/messages/${m.id}`, `/incidents/${became}`, `/messages/${m2.ref}`, `/teams/${m.team}/noise-rules`]) expect([403, 404], `${n} ${path}`).toContain((await who.get(path)).status)
    expect([403, 404]).toContain((await who.act(m2.id, 'incident')).status)
    expect([403, 404]).toContain((await who.post(`/teams/${m.team}/noise-rules/drop`, { pattern: 'x@y.example' })).status)
  }
  await p.act(m2.id, 'noise')
})

test('the pages of the inbox follow each other without a gap', async () => {
  const p = await analyst()
  const made = []
  for (let i = 0; i < 5; i++) made.push((await call(p)).id)
  const seen: string[] = []
  let cursor = ''
  do {
    const a = (await p.get(`/inbox?limit=2&door=call${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)).json
    seen.push(...a.items.map((x: any) => x.id))
    cursor = a.next
  } while (cursor)
  expect(new Set(seen).size).toBe(seen.length)
  for (const id of made) expect(seen).toContain(id)
  expect((await p.get('/inbox?cursor=nonsense')).status).toBe(422)
  for (const id of made) expect((await p.act(id, 'noise')).status).toBe(200)
})

test('facts are corrected with the revision they were read at, and lists are taken out as files', async () => {
  const p = await analyst()
  const m = await call(p)
  const read = await p.get(`/messages/${m.id}`)
  const changed = await p.send('PATCH', `/messages/${m.id}`, { severity: 'high', telephone: '+99 1 555 0111' }, { 'if-match': read.headers.etag as string })
  expect(changed.json).toMatchObject({ severity: 'high', telephone: '+99 1 555 0111' })
  // what was written stays as it was written
  expect((await p.send('PATCH', `/messages/${m.id}`, { body: 'other words' }, { 'if-match': changed.headers.etag as string })).status).toBe(422)
  const i = (await p.post('/incidents', { title: `Corrected ${stamp()}`, description: 'x' })).json
  const at = await p.get(`/incidents/${i.id}`)
  expect((await p.send('PATCH', `/incidents/${i.id}`, { classification: 'malicious-code', type: 'c2-server', ransomware: true }, { 'if-match': at.headers.etag as string })).json).toMatchObject({
    classification: 'malicious-code',
    type: 'c2-server',
    ransomware: true,
  })
  const boss = await lead()
  const messages = await boss.get('/messages/export')
  expect(messages.text).toContain(m.ref)
  expect(messages.text).not.toContain('+99 1 555 0111')
  expect((await boss.get('/incidents/export')).text).toContain('c2-server')
  await p.act(m.id, 'noise')
})

test('whose it is: by the address, as the desk that reads it sees the directory; one that is not there is refused', async () => {
  const p = await analyst()
  const ministry = (await p.get('/organisations?q=Ministry%20of%20Roads')).json.items.find((o: any) => o.title === 'Ministry of Roads')
  const from = (address: string, more: object = {}) => p.post('/messages', { door: 'api', title: `Odd ${stamp()}`, body: 'Something is odd.', address, ...more })
  const m = (await from('Somebody@Roads.example')).json
  expect(m).toMatchObject({ organisation: ministry.id })
  expect(m.why).toContain('roads.example')
  expect((await from('somebody@nowhere.example')).json.organisation).toBeNull()
  expect((await from('a@nowhere.example', { organisation: 'org_01890000-0000-7000-8000-000000000000' })).status).toBe(422)
  // a constituent says nothing of whose it is, and is told nothing of it
  const owner = await harbour()
  expect((await owner.post('/messages', { door: 'portal', title: 'Odd mail', body: 'x', organisation: ministry.id })).status).toBe(422)
  // another desk's directory is its own: what it is not told when it asks is not recognised there
  const other = await north()
  const seen = (await other.get('/responsible?q=somebody%40roads.example')).json.found
  expect(seen).toBe(false)
  const theirs = (await other.post('/messages', { door: 'call', title: `Odd ${stamp()}`, body: 'x', address: 'somebody@roads.example' })).json
  expect(!!theirs.organisation).toBe(seen)
  await p.act(m.id, 'noise')
  await other.act(theirs.id, 'noise')
})

test('an abuse report by mail is a data file: its X-ARF part is taken in as observations', async () => {
  const box = process.env.RABTA_MAIL_FOLDER ?? ''
  test.skip(!box, 'the server has no mail folder')
  const subject = `Abuse report ${stamp()}`
  const source = `192.0.2.${1 + Math.floor(Math.random() * 250)}`
  const who = { org: 'An abuse desk', contact: 'abuse@desk.example', domain: 'desk.example' }
  const report = JSON.stringify({ xarf_version: '4.2.0', report_id: crypto.randomUUID(), timestamp: new Date().toISOString(), reporter: who, sender: who, source_identifier: source, source_port: 4242, category: 'infrastructure', type: 'botnet', compromise_evidence: subject })
  const text = `From: abuse@desk.example\nTo: cert@cert.example\nSubject: ${subject}\nAuto-Submitted: auto-generated\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee the part.\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: xarf\n\n--b\nContent-Type: application/json; name=xarf.json\n\n${report}\n--b--\n`
  writeFileSync(join(box, 'new', `${Date.now()}.xarf`), text)
  expect((await (await admin()).post('/admin/mail-in/look')).status).toBe(204)
  const p = await analyst()
  const find = async () => (await inbox(p, '&door=mail')).find((i) => i.title === subject)
  await expect.poll(async () => !!(await find()), { timeout: 25_000 }).toBe(true)
  const row = await find()
  expect(row).toMatchObject({ guess: 'data' })
  const file = (await p.get(`/records/${row.id}/attachments`)).json.attachments.find((f: any) => f.name === 'xarf.json')
  const sample = (await p.get(`/attachments/${file.id}/content`)).text
  expect((await p.post('/event-mappings/try', { name: file.name, sample })).json).toMatchObject({ format: 'xarf', understood: 1 })
  const taken = await send('POST', '/api/v1/events?format=xarf&name=xarf.json', { ...p.headers, 'content-type': 'application/x-ndjson' }, sample)
  expect(taken.json).toMatchObject({ accepted: 1, quarantined: 0 })
  expect((await p.act(row.id, 'data')).status).toBe(200)
})

test('a mail that comes in is a message of the inbox, with its file and whose it is', async () => {
  const box = process.env.RABTA_MAIL_FOLDER ?? ''
  test.skip(!box, 'the server has no mail folder')
  const subject = `Ransom note ${stamp()}`
  const text = `From: "Operations" <operations@roads.example>\nReply-To: pay@collect.example\nTo: cert@cert.example\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSince 04:00.\n--b\nContent-Disposition: attachment; filename="note.txt"\nContent-Type: text/plain\n\npay\n--b--\n`
  writeFileSync(join(box, 'new', `${Date.now()}.inbox`), text)
  expect((await (await admin()).post('/admin/mail-in/look')).status).toBe(204)
  const p = await analyst()
  const find = async () => (await inbox(p, '&door=mail')).find((i) => i.title === subject)
  await expect.poll(async () => !!(await find()), { timeout: 25_000 }).toBe(true)
  const row = await find()
  expect(row).toMatchObject({ sender: 'Operations', organisation_name: 'Ministry of Roads', guess: 'incident', odd: true })
  expect(row.files).toBeGreaterThan(0)
  const files = (await p.get(`/records/${row.id}/attachments`)).json.attachments.map((f: any) => f.name)
  expect(files).toEqual(expect.arrayContaining(['note.txt', 'message.eml']))
  expect((await p.get(`/messages/${row.id}`)).json.warnings.join(' ')).toContain('another domain')
  expect((await p.act(row.id, 'incident')).status).toBe(200)
})
