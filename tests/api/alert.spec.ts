// Alerts: whom a choice means, sending and taking back, letters and links, the ledger and who sees which line of it
import { expect, test } from '@playwright/test'
import { document } from '../lib/contract.ts'
import { base, send } from '../lib/http.ts'
import { analyst, bank, bankLead, finder, harbour, lead, nobody, north, organisation, type Person, roads } from '../lib/people.ts'

const centre = async (p: Person) => (await p.get('/me')).json.seats.find((s: any) => s.place.startsWith('tea_')).place

let n = 0
async function newAlert(p: Person, more: object = {}): Promise<any> {
  const a = await p.post('/alerts', {
    team: await centre(p), title: `Routers under attack (${++n})`, text: 'Update the **N200** to 4.2.', tlp: 'amber', sharing: 'within your organisation', answer: 'acknowledge', ...more,
  })
  expect(a.status, a.text).toBe(201)
  return a.json
}
const act = async (p: Person, id: string, verb: string, value: object = {}) => p.act(id, verb, value)
async function until<T>(what: () => Promise<T | undefined>, seconds = 60): Promise<T> {
  for (let i = 0; i < seconds * 2; i++) {
    const v = await what()
    if (v !== undefined) return v
    await new Promise((r) => setTimeout(r, 500))
  }
  throw new Error('it did not come')
}
const ledger = async (p: Person, id: string, query = '') => (await p.get(`/alerts/${id}/ledger${query}`)).json
// its letters are made by a job, 20 s after it was sent; a line has its rung before its letter is written
const letters = async (p: Person, id: string) => until(async () => ((await ledger(p, id)).lines.every((l: any) => l.rung > 0 && (l.message || !l.address)) ? true : undefined))

test('before it is sent: how many, who has no contact, no key, no confirmation, and why each', async () => {
  const p = await analyst()
  const a = await newAlert(p, { sectors: ['transport'] })
  const v = (await p.post(`/alerts/${a.id}/preview`)).json
  const names = v.recipients.map((r: any) => r.name)
  expect(names).toContain('Ministry of Roads')
  expect(names).not.toContain('First Harbour Bank')
  expect(v.organisations).toBe(v.recipients.length)
  expect(v.addresses).toBeGreaterThan(v.organisations)
  expect(v.without_key).toBe(v.recipients.filter((r: any) => !r.key).length)
  expect(v.unconfirmed).toBe(v.recipients.filter((r: any) => r.addresses && r.reachability !== 'confirmed').length)
  expect(v.recipients.find((r: any) => r.name === 'Ministry of Roads').why).toBe('sector transport')
  // a list narrows, names add, what is left out goes
  const team = a.team
  const narrowed = (await p.post('/alerts/preview', { team, sectors: ['transport'], technologies: ['nimbus n200'] })).json
  expect(narrowed.recipients.map((r: any) => r.name)).toEqual(['Ministry of Roads'])
  const roadsId = narrowed.recipients[0].organisation
  const power = await organisation(p, 'Northern Power')
  const named = (await p.post('/alerts/preview', { team, sectors: ['transport'], technologies: ['nimbus'], named: [power.id], left_out: [roadsId] })).json
  expect(named.recipients.map((r: any) => r.name)).toEqual(['Northern Power'])
  const numbers = (await p.post('/alerts/preview', { team, sectors: ['transport'], numbers_only: true })).json
  expect(numbers.organisations).toBe(v.organisations)
  expect(numbers.recipients).toEqual([])
  // who may not see what is critical infrastructure does not choose by it, nor look at such a choice
  expect((await p.post('/alerts/preview', { team, cii_grades: ['A'] })).status).toBe(422)
  expect((await p.send('PATCH', `/alerts/${a.id}`, { cii_grades: ['A'] }, { 'if-match': (await p.get(`/alerts/${a.id}`)).headers.etag })).status).toBe(422)
  const l = await lead()
  const graded = (await l.post('/alerts/preview', { team, cii_grades: ['A'] })).json
  expect(graded.recipients.map((r: any) => r.name)).toContain('Civil Registry')
  expect(JSON.stringify(graded)).not.toMatch(/grade/i)
  const hidden = await newAlert(l, { team, cii_grades: ['A'] })
  expect((await p.get(`/alerts/${hidden.id}`)).json.cii_grades).toBeUndefined()
  expect((await p.post(`/alerts/${hidden.id}/preview`)).status).toBe(403)
  expect((await act(p, hidden.id, 'send')).status).toBe(409)
  // another team's choice is nobody's
  expect((await (await bank()).post('/alerts/preview', { team, sectors: ['transport'] })).status).toBe(403)
  expect((await (await bank()).post('/alerts', { team, title: 'Not ours', text: 'x' })).status).toBe(403)
})

test('a draft is changed, looked at and tried; sent it can be taken back; pressed twice it is sent once', async () => {
  const p = await analyst()
  const a = await newAlert(p)
  expect((await act(p, a.id, 'send')).json.code ?? (await act(p, a.id, 'send')).json.type).toContain('not-possible-now') // nobody is chosen
  const tag = (await p.get(`/alerts/${a.id}`)).headers.etag as string
  const ministry = await organisation(p, 'Ministry of Roads')
  expect((await p.send('PATCH', `/alerts/${a.id}`, { named: [ministry.id], answer: 'state-action' }, { 'if-match': tag })).status).toBe(200)
  const t = (await p.get(`/alerts/${a.id}/text`)).json
  expect(t.subject).toContain(a.ref)
  expect(t.subject).not.toContain('Routers')
  expect(t.mail).toContain('Update the **N200** to 4.2.')
  expect(t.sms.length).toBeLessThan(320)
  const tried = await p.post(`/alerts/${a.id}/test`)
  expect(tried.json.recipient).toBe('analyst@cert.example')
  const out = (await p.get('/outbox?limit=50')).json.messages.find((m: any) => m.id === tried.json.message)
  expect(out.rule).toBe('alert-test')
  expect(out.state).toBe('held')
  expect((await act(p, a.id, 'send')).status).toBe(200)
  expect((await act(p, a.id, 'send')).status).toBe(409)
  expect((await ledger(p, a.id)).total).toBe(1)
  expect((await p.send('PATCH', `/alerts/${a.id}`, { text: 'other' }, { 'if-match': (await p.get(`/alerts/${a.id}`)).headers.etag })).status).toBe(409)
  expect((await (await roads()).get(`/alerts/${a.id}`)).status).toBe(404) // not before the time for taking back is over
  expect((await act(p, a.id, 'take-back')).status).toBe(200)
  expect((await ledger(p, a.id)).total).toBe(0)
  expect((await act(p, a.id, 'discard')).status).toBe(200)
})

test('a letter leaves with a link, the link answers, the ledger says who and how', async () => {
  test.setTimeout(180_000)
  const p = await analyst()
  const l = await lead()
  const constituent = await roads()
  const ministry = await organisation(p, 'Ministry of Roads')
  const power = await organisation(p, 'Northern Power')
  const fhb = await organisation(p, 'First Harbour Bank')
  const a = await newAlert(p, { named: [ministry.id, power.id, fhb.id], answer: 'state-action', urgency: 'critical' })
  expect((await act(p, a.id, 'send')).status).toBe(200)
  await letters(p, a.id)
  let led = await ledger(p, a.id)
  expect(led.total).toBe(3)
  expect(led.silent).toBe(3)
  const lineOf = (name: string) => led.lines.find((x: any) => x.name === name)
  const line = lineOf('Ministry of Roads')
  expect(line.state).toBe('queued')
  expect(line.held).toBe(true)
  expect(line.why).toBe('named')
  // the recipient sees the alert and its own line; a CERT those whom it serves; strangers nothing
  expect((await constituent.get(`/alerts/${a.id}`)).json.text).toContain('N200')
  const own = await ledger(constituent, a.id)
  expect(own.lines.map((x: any) => x.name)).toEqual(['Ministry of Roads'])
  expect(own.total).toBe(1)
  expect((await constituent.get(`/alerts/${a.id}`)).json.named).toBeUndefined()
  expect((await constituent.get(`/records/${a.id}/audience`)).status).toBe(403)
  expect((await constituent.get(`/records/${a.id}/timeline`)).text).not.toContain(power.id)
  expect((await constituent.get(`/alerts/${a.id}/lines/${lineOf('Northern Power').part}`)).status).toBe(404)
  expect((await ledger(await north(), a.id)).lines.map((x: any) => x.name)).toEqual(['Northern Power'])
  expect((await (await finder()).get(`/alerts/${a.id}`)).status).toBe(404)
  expect((await (await finder()).get(`/alerts/${a.id}/ledger`)).status).toBe(404)
  // released, it leaves after 20 s; the link stands in the letter alone
  expect((await l.post(`/outbox/${line.message}/release`)).status).toBe(204)
  led = await until(async () => {
    const x = await ledger(p, a.id)
    return x.lines.find((y: any) => y.name === 'Ministry of Roads').state === 'delivered' ? x : undefined
  })
  expect(lineOf('Ministry of Roads').due_at).not.toBeNull()
  const letter = (await send('GET', '/demo/mail')).text
  const token = letter.match(/\/a\/([A-Za-z0-9_-]{22})/)?.[1] as string
  expect(token).toBeTruthy()
  expect(letter.slice(0, letter.indexOf(token))).toContain(a.ref)
  // opening answers nothing; a button does; it can be changed; a button pressed twice counts once
  const page = await send('GET', `/a/${token}`)
  expect(page.status).toBe(200)
  expect(page.headers['cache-control']).toContain('no-store')
  expect(page.headers['referrer-policy']).toBe('no-referrer')
  expect(page.text).not.toContain('<script')
  expect(page.text).toContain('Update the **N200** to 4.2.')
  led = await ledger(p, a.id)
  expect(lineOf('Ministry of Roads').state).toBe('opened')
  expect(lineOf('Ministry of Roads').answer).toBe('')
  const press = (answer: string, said = '') =>
    send('POST', `/a/${token}`, { origin: base.origin, 'content-type': 'application/x-www-form-urlencoded' }, `answer=${answer}&said=${encodeURIComponent(said)}`)
  expect((await press('received')).status).toBe(303)
  expect((await press('received')).status).toBe(303)
  expect((await press('affected-working', 'Two routers, tonight.')).status).toBe(303)
  expect((await press('nonsense')).status).toBe(422)
  led = await ledger(p, a.id)
  expect(lineOf('Ministry of Roads')).toMatchObject({ state: 'stated', answer: 'affected-working', said: 'Two routers, tonight.', channel: 'link', due_at: null })
  const story = (await p.get(`/alerts/${a.id}/lines/${line.part}`)).json.steps
  expect(story.filter((s: any) => s.field === 'answer-link').map((s: any) => s.now)).toEqual(['received', 'affected-working'])
  expect((await send('GET', '/a/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404)
  // signed in: what waits for me, and one click
  const waits = (await (await harbour()).get('/alerts/waiting')).json.alerts.find((w: any) => w.alert === a.id)
  expect(waits.organisation_name).toBe('First Harbour Bank')
  expect((await (await harbour()).post(`/alerts/${a.id}/answer`, { answer: 'not-affected' })).json.lines).toBe(1)
  expect((await (await harbour()).get('/alerts/waiting')).json.alerts.some((w: any) => w.alert === a.id)).toBe(false)
  expect((await (await bank()).post(`/alerts/${a.id}/answer`, { answer: 'done' })).status).toBe(403)
  // the duty officer logs a call, answers on behalf, notes, asks further, verifies
  const power1 = lineOf('Northern Power')
  const at = `/alerts/${a.id}/lines/${power1.part}/acts`
  expect((await p.post(`${at}/call`, { text: 'Nobody picked up.' })).json.state).toBe('queued')
  expect((await p.post(`${at}/note`, { text: 'Their switchboard is closed on Fridays.' })).status).toBe(200)
  expect((await p.post(`${at}/verify`, {})).status).toBe(409)
  const next = await p.post(`${at}/next-contact`, {})
  expect(next.json.rung).toBe(2)
  expect(next.json.address).not.toBe(power1.address)
  expect((await p.post(`${at}/next-contact`, {})).status).toBe(409) // pressed twice
  expect((await p.post(`${at}/answer`, { answer: 'done', text: 'By telephone from the plant.' })).json).toMatchObject({ state: 'stated', answer: 'done', channel: 'desk' })
  expect((await p.post(`${at}/verify`, {})).json.state).toBe('verified')
  expect((await p.post(`${at}/fly`, {})).status).toBe(404)
  expect((await (await north()).get(`/alerts/${a.id}/lines/${power1.part}`)).text).not.toContain('switchboard')
  expect((await (await north()).post(`${at}/answer`, { answer: 'need-help' })).status).toBe(403) // it was not asked
  // counts, filters, groups
  led = await ledger(p, a.id)
  expect(led.silent).toBe(0)
  expect((await ledger(p, a.id, '?show=answered&sector=energy')).lines.map((x: any) => x.name)).toEqual(['Northern Power'])
  expect((await ledger(p, a.id, '?limit=1&from=1')).matching).toBe(3)
  expect((await p.get(`/alerts/${a.id}/ledger?show=odd`)).status).toBe(422)
  const groups = (await p.get(`/alerts/${a.id}/ledger/groups?by=cert`)).json.groups
  expect(groups.reduce((s: number, g: any) => s + g.total, 0)).toBe(3)
  expect((await (await north()).get(`/alerts/${a.id}/ledger/groups`)).json.groups.map((g: any) => g.key)).toEqual(['energy'])
  // an urgent alert that one person sent: a second person's review is owed, and comes before closing
  const now = (await l.get(`/alerts/${a.id}`)).json
  expect(now.due_what).toBe('review')
  expect((await act(p, a.id, 'review')).status).toBe(403)
  expect((await act(l, a.id, 'close')).status).toBe(409)
  expect((await act(l, a.id, 'review')).status).toBe(200)
  expect((await act(l, a.id, 'close')).status).toBe(200)
})

test('reminders say first whom; withdrawn, nothing more leaves; a correction goes to those who got it', async () => {
  test.setTimeout(120_000)
  const p = await analyst()
  const l = await lead()
  const ministry = await organisation(p, 'Ministry of Roads')
  const health = await organisation(p, 'Ministry of Health')
  const a = await newAlert(p, { named: [ministry.id, health.id] })
  await act(p, a.id, 'send')
  await letters(p, a.id)
  let led = await ledger(p, a.id)
  expect((await p.post(`/alerts/${a.id}/remind`, { send: false })).json.count).toBe(0) // what is held is not reminded
  await l.post(`/outbox/${led.lines.find((x: any) => x.name === 'Ministry of Roads').message}/release`)
  await until(async () => ((await ledger(p, a.id)).lines.some((x: any) => x.state === 'delivered') ? true : undefined))
  const ask = (await p.post(`/alerts/${a.id}/remind`, { send: false })).json
  expect(ask).toMatchObject({ count: 1, addresses: 1, names: ['Ministry of Roads'] })
  expect(ask.text).toContain('reminder')
  expect((await p.post(`/alerts/${a.id}/remind`, { send: true })).json.count).toBe(1)
  expect((await p.post(`/alerts/${a.id}/remind`, { send: true })).json.count).toBe(0) // pressed twice
  const mine = async () => (await p.get('/outbox?limit=200')).json.messages.filter((m: any) => m.record === a.id)
  await until(async () => ((await mine()).some((m: any) => m.rule === 'alert-reminder') ? true : undefined))
  expect((await act(p, a.id, 'withdraw', {})).status).toBe(422) // say why
  expect((await act(p, a.id, 'withdraw', { text: 'The advice was wrong.' })).status).toBe(200)
  await until(async () => ((await mine()).some((m: any) => m.rule === 'alert-withdrawn') ? true : undefined))
  const left = await mine()
  expect(left.filter((m: any) => m.state === 'held').map((m: any) => m.rule)).toEqual(['alert-withdrawn'])
  led = await ledger(p, a.id)
  expect(led.lines.find((x: any) => x.name === 'Ministry of Health').state).toBe('withdrawn')
  const roadsMan = await roads()
  expect((await roadsMan.get(`/alerts/${a.id}`)).json).toMatchObject({ state: 'withdrawn', withdrawn_why: 'The advice was wrong.' })
  expect((await roadsMan.post(`/alerts/${a.id}/answer`, { answer: 'received' })).status).toBe(409)
  const fixed = await p.post(`/alerts/${a.id}/correct`, undefined, { 'idempotency-key': `fix-${a.id}` })
  expect(fixed.status).toBe(201)
  expect((await p.post(`/alerts/${a.id}/correct`, undefined, { 'idempotency-key': `fix-${a.id}` })).json.id).toBe(fixed.json.id)
  const draft = (await p.get(`/alerts/${fixed.json.id}`)).json
  expect(draft.corrects).toBe(a.id)
  expect(draft.named.sort()).toEqual([health.id, ministry.id].sort())
  expect((await p.get(`/alerts/${fixed.json.id}/text`)).json.mail).toContain(`This corrects alert ${a.ref}`)
})

test('policy: a second person where the team wants one; only who keeps the team sets it', async () => {
  const p = await bank()
  const l = await bankLead()
  const team = await centre(p)
  const was = (await p.get(`/teams/${team}/alert-policy`)).json
  expect(was.review).toBe('urgent-alone')
  expect(was.paces.map((x: any) => x.urgency)).toEqual(['urgent', 'routine', 'critical'])
  const next = { review: 'second-person', paces: was.paces.map((x: any) => ({ ...x, minutes: 60 })) }
  expect((await p.send('PUT', `/teams/${team}/alert-policy`, next)).status).toBe(403)
  expect((await l.send('PUT', `/teams/${team}/alert-policy`, next)).json).toMatchObject({ review: 'second-person', own: true })
  expect((await (await analyst()).get(`/teams/${team}/alert-policy`)).status).toBe(404)
  const fhb = await organisation(p, 'First Harbour Bank')
  const a = await newAlert(p, { named: [fhb.id] })
  expect((await act(p, a.id, 'submit')).status).toBe(200)
  expect((await act(p, a.id, 'send')).status).toBe(409)
  expect((await act(l, a.id, 'return', { note: 'Say which version.' })).status).toBe(200)
  const soon = new Date(Date.now() + 3600_000).toISOString()
  expect((await act(l, a.id, 'schedule', { until: soon })).status).toBe(200)
  expect((await act(p, a.id, 'unschedule')).status).toBe(200)
  expect((await l.send('PUT', `/teams/${team}/alert-policy`, { ...next, review: was.review })).status).toBe(200)
})

test('above AMBER the letter holds nothing; RED is opened to people by name', async () => {
  const p = await analyst()
  const ministry = await organisation(p, 'Ministry of Roads')
  const a = await newAlert(p, { named: [ministry.id], tlp: 'red', title: 'Canary of the mine' })
  expect((await p.get(`/alerts/${a.id}/text`)).json.mail).not.toMatch(/Canary|N200/)
  expect((await act(p, a.id, 'send')).status).toBe(200)
  await letters(p, a.id)
  const m = (await p.get('/outbox?limit=50')).json.messages.find((x: any) => x.record === a.id)
  expect(m.tlp).toBe('clear')
  expect(`${m.subject} ${m.body}`).not.toMatch(/Canary|N200/)
  expect((await (await roads()).get(`/alerts/${a.id}`)).status).toBe(200)
  expect((await nobody.get('/alerts/waiting')).status).toBe(401)
})

test('an alert that is not theirs does not exist, whatever is asked of it', async () => {
  const p = await analyst()
  const ministry = await organisation(p, 'Ministry of Roads')
  const before = new Map<string, string>()
  const strangers = [await bank(), await north(), await finder(), await roads()]
  const word = `canaryalert${Date.now()}`
  const lists = ['/alerts', '/alerts/waiting', '/records?kind=alert', `/search?q=${word}`, '/home']
  const plain = (a: Awaited<ReturnType<typeof send>>) => `${a.status} ${a.headers.etag ?? ''} ${a.text.replace(/"request_id":"[^"]*"/, '')}`
  for (const who of strangers) for (const l of lists) before.set(who.name + l, plain(await who.get(l)))
  const a = await newAlert(p, { title: word, named: [ministry.id] }) // a draft, even for whom it will be sent to
  await act(p, a.id, 'submit')
  for (const who of strangers) for (const l of lists) expect(plain(await who.get(l)), `${who.name} ${l}`).toBe(before.get(who.name + l))
  expect((await p.get(`/alerts?q=${word}`)).json.items).toHaveLength(1)
  expect((await p.get('/alerts/export')).text).toContain(a.ref)
  const absent = a.id.replace(/....$/, '0000')
  let asked = 0
  for (const [path, ops] of Object.entries((await document()).paths))
    for (const m of Object.keys(ops)) {
      if (!path.startsWith('/api/v1/alerts/{id}')) continue
      for (const who of strangers)
        for (const verb of path.includes('{verb}') ? ['call', 'answer', 'escalate'] : ['none']) {
          const at = (id: string) => path.replace('{id}', id).replace('{verb}', verb).replace('{line}', 'prt_01a2124c-9ea3-7008-b6cc-408c126bc25c')
          const h = { ...who.headers, 'content-type': 'application/json', 'if-match': '"1"' }
          const body = m === 'get' ? undefined : '{"answer":"received"}'
          expect(plain(await send(m.toUpperCase(), at(a.id), h, body)), `${who.name} ${m} ${path}`).toBe(plain(await send(m.toUpperCase(), at(absent), h, body)))
          asked++
        }
    }
  expect(asked).toBeGreaterThan(40)
})
