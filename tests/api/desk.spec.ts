// A desk and its tools: keeping the team, views, templates, presence, many at once, the outbox, what an administrator sees
import { expect, test } from '@playwright/test'
import { send } from '../lib/http.ts'
import { admin, analyst, bank, be, finder, lead, newReport, north } from '../lib/people.ts'

const centre = async () => (await (await lead()).get('/teams')).json.teams[0]

test('a lead keeps the desk: signature, calendar, targets; an analyst and a stranger do not', async () => {
  const boss = await lead()
  const team = await centre()
  const desk = (await boss.get(`/teams/${team.id}`)).json
  expect(desk.days).toHaveLength(7)
  const changed = await boss.send('PATCH', `/teams/${team.id}`, { signature: 'The centre\n+1-555-0100', revision: desk.revision })
  expect(changed.json.signature).toBe('The centre\n+1-555-0100')
  expect((await boss.send('PATCH', `/teams/${team.id}`, { signature: 'late', revision: desk.revision })).status).toBe(412)
  for (const days of [['9-17', '', '', '', '', '', ''], ['17:00-09:00', '', '', '', '', '', ''], ['09:00-17:00']])
    expect((await boss.send('PATCH', `/teams/${team.id}`, { days, revision: changed.json.revision })).status, String(days)).toBe(422)
  expect((await boss.send('PATCH', `/teams/${team.id}`, { zone: 'Mars/Olympus', revision: changed.json.revision })).status).toBe(422)
  expect((await (await analyst()).send('PATCH', `/teams/${team.id}`, { signature: 'x', revision: changed.json.revision })).status).toBe(403)
  for (const who of [await bank(), await north(), await finder()]) {
    for (const part of ['', '/holidays', '/targets', '/people']) expect((await who.get(`/teams/${team.id}${part}`)).status, part).toBe(404)
    expect((await who.send('PUT', `/teams/${team.id}/targets`, { targets: [] })).status).toBe(404)
  }
})

test('a holiday entered late moves what is open, and its withdrawal moves it back', async () => {
  const boss = await lead()
  const team = await centre()
  const r = await newReport(boss)
  const due = async () => (await boss.get(`/records/${r.id}/deadlines`)).json.deadlines.find((d: any) => d.regime === 'acknowledge')
  const before = await due()
  const day = before.due_at.slice(0, 10)
  const entered = await boss.post(`/teams/${team.id}/holidays`, { day, name: 'Entered late' })
  expect(entered.json.moved).toBeGreaterThan(0)
  const after = await due()
  expect(Date.parse(after.due_at)).toBeGreaterThan(Date.parse(before.due_at))
  expect(after.explanation).toContain('holiday')
  expect((await boss.get(`/teams/${team.id}/holidays`)).json.holidays.map((h: any) => h.day)).toContain(day)
  const told = (await boss.get(`/records/${r.id}/timeline?limit=200`)).json.entries.find((e: any) => e.verb === 'due-moved')
  expect(told.body).toContain('Entered late')
  expect((await boss.send('DELETE', `/teams/${team.id}/holidays/${day}`)).status).toBe(204)
  expect((await due()).due_at).toBe(before.due_at)
})

test('new targets hold for what comes; what runs keeps its own', async () => {
  const boss = await lead()
  const team = await centre()
  const old = (await boss.get(`/teams/${team.id}/targets`)).json.targets
  const runs = await newReport(boss)
  const plain = old.map(({ since, ...t }: any) => t)
  const set = plain.map((t: any) => (t.regime === 'validate' ? { ...t, amount: 2, unit: 'hours', source: 'tried' } : t))
  expect((await boss.send('PUT', `/teams/${team.id}/targets`, { targets: set })).status).toBe(200)
  expect((await boss.send('PUT', `/teams/${team.id}/targets`, { targets: [set[0], set[0]] })).status).toBe(422)
  const comes = await newReport(boss)
  const validate = async (id: string) => (await boss.get(`/records/${id}/deadlines`)).json.deadlines.find((d: any) => d.regime === 'validate')
  expect(Date.parse((await validate(comes.id)).due_at) - Date.parse((await validate(comes.id)).started_at)).toBe(2 * 3600 * 1000)
  expect(Date.parse((await validate(runs.id)).due_at) - Date.parse((await validate(runs.id)).started_at)).toBeGreaterThan(24 * 3600 * 1000)
  await boss.send('PUT', `/teams/${team.id}/targets`, { targets: plain })
})

test('an administrator opens a desk and seats people, never himself; a leaver leaves no door open and no work', async () => {
  const root = await admin()
  const prefix = String.fromCharCode(...[0, 1, 2, 3].map((i) => 65 + ((Date.now() >> (5 * i)) % 26)))
  const made = await root.post('/teams', { name: 'Port CERT', prefix, zone: 'Asia/Karachi' })
  expect(made.status).toBe(201)
  expect((await root.post('/teams', { name: 'Port CERT', prefix, zone: 'Asia/Karachi' })).status).toBe(422)
  expect((await root.post('/teams', { name: 'Bad', prefix: 'x1' })).status).toBe(422)
  const me = (await root.get('/me')).json
  expect((await root.post(`/teams/${made.json.id}/people`, { person: me.id, role: 'lead' })).status).toBe(409)
  const person = (await root.post('/people', { email: `port${Date.now()}@cert.example`, name: 'Port officer' })).json
  expect((await root.post(`/teams/${made.json.id}/people`, { person: person.id, role: 'lead' })).status).toBe(204)
  expect((await root.post(`/teams/${made.json.id}/people`, { person: person.id, role: 'admin' })).status).toBe(422)
  expect((await root.send('DELETE', `/teams/${made.json.id}/people/${person.id}`)).status).toBe(204)
  expect((await root.send('DELETE', `/teams/${made.json.id}/people/${person.id}`)).status).toBe(404)
  expect((await root.post(`/people/${person.id}/left`)).status).toBe(204)
  expect((await root.post(`/people/${person.id}/left`)).status).toBe(404)
  expect((await (await analyst()).post('/teams', { name: 'Mine', prefix: 'ZZ' })).status).toBe(403)
})

test('views are one\'s own or the team\'s', async () => {
  const p = await analyst()
  const team = await centre()
  const own = (await p.post('/views', { list: 'reports', name: 'Late ones', query: 'due=overdue' })).json
  const shared = (await p.post('/views', { owner: team.id, list: 'reports', name: 'Live sites', query: 'lane=live-site' })).json
  const names = async (who: any) => (await who.get('/views?list=reports')).json.views.map((v: any) => v.id)
  expect(await names(p)).toEqual(expect.arrayContaining([own.id, shared.id]))
  expect(await names(await lead())).toContain(shared.id)
  expect(await names(await lead())).not.toContain(own.id)
  expect(await names(await bank())).not.toContain(shared.id)
  expect((await (await bank()).post('/views', { owner: team.id, list: 'reports', name: 'x' })).status).toBe(422)
  expect((await (await bank()).send('DELETE', `/views/${shared.id}`)).status).toBe(404)
  for (const v of [own, shared]) expect((await p.send('DELETE', `/views/${v.id}`)).status).toBe(204)
})

test('templates belong to a team and are filled in for a record', async () => {
  const p = await analyst()
  const team = await centre()
  const name = `Thanks ${Date.now()}`
  const made = await p.post('/templates', { team: team.id, name, act: 'acknowledge', body: 'About {ref}, {title}: {unknown} {signature}' })
  expect(made.status).toBe(201)
  expect((await p.post('/templates', { team: team.id, name, body: 'x' })).status).toBe(422)
  const r = await newReport(p, { title: 'Title {ref}' })
  const text = (await p.get(`/templates/${made.json.id}/text?record=${r.ref}`)).json.text
  expect(text).toContain(`About ${r.ref}, Title {ref}: {unknown} `)
  const other = await bank()
  expect((await other.get('/templates')).text).not.toContain(made.json.id)
  for (const path of [`/templates/${made.json.id}`, `/templates/${made.json.id}/text?record=${r.ref}`]) expect((await other.get(path)).status).toBe(404)
  expect((await other.send('PATCH', `/templates/${made.json.id}`, { body: 'x' })).status).toBe(404)
  expect((await other.send('DELETE', `/templates/${made.json.id}`)).status).toBe(404)
  expect((await other.post('/templates', { team: team.id, name: 'x', body: 'x' })).status).toBe(422)
  const changed = await p.send('PATCH', `/templates/${made.json.id}`, { body: 'Shorter', revision: made.json.revision })
  expect(changed.json.body).toBe('Shorter')
  expect((await p.send('PATCH', `/templates/${made.json.id}`, { body: 'late', revision: made.json.revision })).status).toBe(412)
  expect((await p.get(`/templates/${made.json.id}`)).json.body).toBe('Shorter')
  expect((await p.send('DELETE', `/templates/${made.json.id}`)).status).toBe(204)
})

test('who else looks at a record is seen by its desk alone', async () => {
  const [p, boss] = [await analyst(), await lead()]
  const r = await newReport(p)
  expect((await p.post(`/records/${r.id}/presence`, { writing: true })).json.others).toEqual([])
  const seen = (await boss.get(`/records/${r.id}/presence`)).json.others
  expect(seen).toHaveLength(1)
  expect(seen[0]).toMatchObject({ writing: true })
  expect((await (await bank()).get(`/records/${r.id}/presence`)).status).toBe(404)
  expect((await (await finder()).post(`/records/${r.id}/presence`, {})).status).toBe(403)
})

test('many at once: the good part is done, the rest says why, and the unseen is absent', async () => {
  const p = await analyst()
  const me = (await p.get('/me')).json
  const made = [await newReport(p), await newReport(p), await newReport(p)]
  const ids = made.map((r) => r.id)
  const absent = ids[0].replace(/....$/, '0000')
  const b = (await p.post('/bulk', { records: [...ids, absent], act: 'assign', assignee: me.id })).json
  expect(b.done).toBe(3)
  expect(b.failed).toEqual([expect.objectContaining({ record: absent, code: 'not-found' })])
  await p.act(ids[0], 'decline', { code: 'spam', text: 'No.' })
  const c = (await p.post('/bulk', { records: ids, act: 'decline', code: 'spam', text: 'A flood of the same.' })).json
  expect(c).toMatchObject({ done: 2, failed: [{ record: ids[0], ref: made[0].ref, code: 'not-in-state' }] })
  expect((await p.post('/bulk', { records: ids, act: 'label', labels: ['flood'] })).json.done).toBe(3)
  expect((await p.get('/reports?label=flood')).json.items.map((r: any) => r.id)).toEqual(expect.arrayContaining(ids))
  expect((await p.post('/bulk', { records: ids, act: 'no-such-act' })).json.failed).toHaveLength(3)
  expect((await p.post('/bulk', { records: Array(201).fill(ids[0]), act: 'label', labels: ['x'] })).status).toBe(422)
  const outsider = (await (await bank()).post('/bulk', { records: [ids[1], absent], act: 'label', labels: ['seen'] })).json
  expect(outsider.failed.map((f: any) => ({ ...f, record: '' }))).toEqual([0, 0].map(() => expect.objectContaining({ record: '', ref: '', code: 'not-found' })))
})

test('a reporter with an address is told by mail: held, looked at, changed, released, held again, sent; the mail holds nothing of the report', async () => {
  const [p, boss] = [await analyst(), await lead()]
  const b = '--x\r\nContent-Disposition: form-data; name="product"\r\n\r\nMail box\r\n--x\r\nContent-Disposition: form-data; name="description"\r\n\r\ncanary-in-report\r\n--x\r\nContent-Disposition: form-data; name="email"\r\n\r\nreporter@research.example\r\n--x--\r\n'
  expect((await send('POST', '/report', { 'content-type': 'multipart/form-data; boundary=x' }, b)).status).toBe(201)
  const r = (await p.get('/reports?product=Mail%20box')).json.items[0]
  expect((await p.act(r.id, 'acknowledge', { text: 'canary-in-answer' })).status).toBe(200)
  const held = async (id?: string) => (await boss.get('/outbox?limit=200')).json.messages.find((m: any) => (id ? m.id === id : m.record === r.id))
  const m = await held()
  expect(m).toMatchObject({ state: 'held', recipient: 'reporter@research.example', tlp: 'clear', rule: 'reporter-news' })
  expect(m.subject).toContain(r.ref)
  expect(m.body).not.toMatch(/canary/)
  expect((await p.post(`/outbox/${m.id}/release`)).status).toBe(403)
  const other = await be('lead@fincert.example')
  for (const act of ['release', 'hold', 'cancel']) expect((await other.post(`/outbox/${m.id}/${act}`)).status, act).toBe(404)
  expect((await other.get('/outbox')).text).not.toContain(m.id)
  expect((await boss.send('PUT', `/outbox/${m.id}`, { subject: m.subject, body: `${m.body}\nس` })).status).toBe(204)
  expect((await boss.post(`/outbox/${m.id}/release`)).status).toBe(204)
  expect((await held(m.id)).state).toBe('queued')
  expect((await boss.post(`/outbox/${m.id}/hold`)).status).toBe(204)
  expect((await boss.post(`/outbox/${m.id}/hold`)).status).toBe(409)
  expect((await held(m.id)).state).toBe('held')
  const all = await boss.post('/outbox/release', { team: m.team })
  expect(all.json.released).toBeGreaterThan(0)
  for (const end = Date.now() + 40_000; Date.now() < end && (await held(m.id)).state !== 'sent'; ) await new Promise((f) => setTimeout(f, 500))
  expect((await held(m.id)).state).toBe('sent')
  expect((await boss.post(`/outbox/${m.id}/cancel`)).status).toBe(409)
  expect((await p.act(r.id, 'ask', { text: 'More?' })).status).toBe(200)
  const second = (await boss.get(`/outbox?state=held`)).json.messages.find((x: any) => x.record === r.id)
  expect((await p.post(`/outbox/${second.id}/cancel`)).status).toBe(204)
  expect((await held(second.id)).state).toBe('cancelled')
  const page = await send('GET', '/demo/mail')
  expect(page.text).toContain('reporter@research.example')
  expect(page.text).not.toMatch(/canary/)
  expect((await p.get(`/records/${r.id}/timeline`)).json.entries.some((e: any) => e.verb === 'delivery' && e.now === 'sent')).toBe(true)
})

test('whom one would call is told by mail of what was routed, and nothing of its content', async () => {
  const [p, boss] = [await analyst(), await lead()]
  const r = await newReport(p, { title: 'canary-title', description: 'canary-text' })
  await p.act(r.id, 'validate')
  const org = (await p.get('/organisations?q=Ministry%20of%20Roads')).json.items[0]
  expect((await p.act(r.id, 'route', { target: org.id, code: 'asset-owner', text: 'canary-words' })).status).toBe(200)
  const m = (await boss.get(`/outbox?organisation=${org.id}&limit=200`)).json.messages.find((x: any) => x.record === r.id)
  expect(m).toMatchObject({ state: 'held', rule: 'route', tlp: 'clear', organisation: org.id })
  expect(m.reason.length).toBeGreaterThan(10)
  expect(m.subject).toContain(r.ref)
  expect(m.subject + m.body).not.toMatch(/canary/)
  expect(m.recipient).toMatch(/@/)
})

test('an administrator sees how the installation is, and no content', async () => {
  const root = await admin()
  const health = (await root.get('/admin/health')).json.checks
  for (const name of ['jobs-dead', 'backup', 'disk-free-mib', 'mail-out', 'outbox-failed']) expect(health.map((c: any) => c.name)).toContain(name)
  expect(health.find((c: any) => c.name === 'backup')).toMatchObject({ state: 'bad' })
  const was = (await root.get('/admin/mail')).json
  expect(was.url).toBe('capture')
  for (const url of ['http://x.example', 'smtp://user:word@x.example', 'file:///etc/passwd']) expect((await root.send('PUT', '/admin/mail', { url })).status, url).toBe(422)
  expect((await root.send('PUT', '/admin/mail', { url: 'capture', password: 'never-shown', user: 'hub', base_url: 'http://localhost:8080' })).json).toMatchObject({ password_set: true })
  expect((await root.get('/admin/mail')).text).not.toContain('never-shown')
  expect((await root.send('PUT', '/admin/mail', { url: 'capture', base_url: 'javascript:1' })).status).toBe(422)
  await root.send('PUT', '/admin/mail', { url: 'capture', base_url: 'http://localhost:8080' })
  expect((await root.post('/admin/mail/test')).status).toBe(204)
  expect((await root.get('/admin/jobs')).json.jobs).toEqual([])
  expect((await root.post('/admin/jobs/job_x/again')).status).toBe(404)
  const boss = await lead() // the demonstration's first person may use everything
  expect((await boss.get('/home/lead')).json.teams[0].open).toBeGreaterThan(0)
  for (const who of [await analyst(), await bank(), await finder()])
    for (const path of ['/admin/health', '/admin/mail', '/admin/jobs']) expect((await who.get(path)).status, path).toBe(403)
})
