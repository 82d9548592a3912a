// Cases: opened of a report, parties with consent, one embargo that ends by itself, what vendors say, threads by audience,
// and that nobody outside learns anything, by no address and by no mail
import { expect, test } from '@playwright/test'
import { day, embargo, invite, linkOf, newCase, press, seat, secret } from '../lib/cases.ts'
import { document } from '../lib/contract.ts'
import { send } from '../lib/http.ts'
import { admin, analyst, auditor, bank, be, finder, harbour, lead, newReport, nobody, north, organisation, type Person, vendor } from '../lib/people.ts'

test('from a report to a case: what the report said is there, its reporter takes part, once', async () => {
  const p = await analyst()
  const v = await newCase(p)
  expect(v).toMatchObject({ state: 'coordinating', tlp: 'amber', embargo: 'none', title: `${secret} in the router` })
  const vulns = (await p.get(`/cases/${v.id}/vulnerabilities`)).json.vulnerabilities
  expect(vulns).toMatchObject([{ n: 1, score: '9.8', severity: 'critical' }])
  const parties = (await p.get(`/cases/${v.id}/parties`)).json.parties
  expect(parties.map((x: any) => x.role)).toContain('coordinator')
  const links = (await p.get(`/records/${v.id}/links`)).json.links
  expect(links[0]).toMatchObject({ type: 'opened-from', kind: 'report', state: 'in-coordination' })
  expect((await p.post(`/reports/${links[0].record}/case`, {})).status).toBe(409)
  // a further report of the same joins
  const second = await newReport(p, { title: 'The same seen by another' })
  await p.act(second.id, 'validate', { note: 'x' })
  expect((await p.post(`/cases/${v.id}/reports`, { report: second.id })).status).toBe(201)
  expect((await p.post(`/cases/${v.id}/reports`, { report: second.id })).status).toBe(409)
  // a new report holds nothing yet; somebody else's is not there
  const fresh = await newReport(p)
  expect((await p.post(`/reports/${fresh.id}/case`, {})).status).toBe(409)
  expect((await (await bank()).post(`/reports/${fresh.id}/case`, {})).status).toBe(404)
  // made anew, too
  const anew = await p.post('/cases', { team: await seat(p), title: 'A case without a report', tlp: 'amber', summary: 'x' })
  expect(anew.status).toBe(201)
  expect((await p.get('/cases?embargo=none&limit=5')).json.items.length).toBeGreaterThan(0)
  const csv = await p.get('/cases/export')
  expect(csv.text).toContain(v.ref)
  const tag = (await p.get(`/cases/${anew.json.id}`)).headers.etag as string
  expect((await p.send('PATCH', `/cases/${anew.json.id}`, { summary: 'y' }, { 'if-match': tag })).json.summary).toBe('y')
  // several vulnerabilities, changed with care
  const more = await p.post(`/cases/${v.id}/vulnerabilities`, { title: 'A second one', weakness: 'CWE-79', vector: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H' })
  expect(more.json.vulnerabilities[1]).toMatchObject({ n: 2, score: '10.0' })
  expect((await p.post(`/cases/${v.id}/vulnerabilities`, { title: 'Wrong', vector: 'CVSS:3.1/AV:N' })).status).toBe(422)
  expect((await p.post(`/cases/${v.id}/vulnerabilities`, { title: 'Wrong', weakness: '79' })).status).toBe(422)
  const changed = await p.send('PATCH', `/cases/${v.id}/vulnerabilities/${more.json.vulnerabilities[1].id}`, { cve: 'CVE-2026-4711' })
  expect(changed.json.vulnerabilities[1]).toMatchObject({ cve: 'CVE-2026-4711', title: 'A second one', revision: 2 })
})

test('an embargo is agreed to before anything is shown; vendors signed in and by link; it ends when it is exploited', async () => {
  test.setTimeout(150_000)
  const p = await analyst()
  const l = await lead()
  const v = await newCase(p)
  const e = await embargo(p, v.id)
  expect(e).toMatchObject({ state: 'active', zone: 'Asia/Karachi' })
  const nimbus = await organisation(p, 'Nimbus Networks')
  const a = await invite(p, v.id, { subject: nimbus.id, text: `${secret}: please look` })
  expect(a).toMatchObject({ state: 'start', consent: 'invited', contact: 'not-contacted', role: 'vendor' })
  const b = await invite(p, v.id, { name: 'Silent Routers', address: 'psirt@silent.example', zone: 'Europe/Berlin' })
  const fin = await invite(p, v.id, { subject: (await bank().then(seat)), role: 'coordinator', shared: true })
  expect((await p.post(`/cases/${v.id}/parties`, { role: 'vendor', subject: nimbus.id })).status).toBe(409)
  // before consent there is a reference and a day
  const nim = await vendor()
  expect((await nim.get(`/cases/${v.id}`)).status).toBe(404)
  const offers = (await nim.get('/cases/offers')).json.offers
  const mine = offers.find((o: any) => o.part === a.part)
  expect(mine).toMatchObject({ ref: v.ref, until: e.until })
  expect(JSON.stringify(offers)).not.toContain(secret)
  expect((await nim.post(`/cases/offers/${fin.part}`, { agrees: true })).status).toBe(404)
  expect((await nim.post(`/cases/offers/${a.part}`, { agrees: true, until: day(99) })).status).toBe(409)
  expect((await nim.post(`/cases/offers/${a.part}`, { agrees: true, until: mine.until })).status).toBe(200)
  expect((await nim.get(`/cases/${v.id}`)).json.summary).toContain(secret)
  const fincert = await bank()
  expect((await fincert.post(`/cases/offers/${fin.part}`, { agrees: true })).status).toBe(200)
  // each sees itself and who is shown; threads by audience
  const seen = (await nim.get(`/cases/${v.id}/parties`)).json.parties
  expect(seen.map((x: any) => x.name)).not.toContain('Silent Routers')
  expect(seen.map((x: any) => x.name)).toContain('Financial Sector CERT')
  expect(seen.find((x: any) => x.part === a.part).address).toBeUndefined()
  expect((await nim.get(`/cases/${v.id}/thread?with=${a.part}`)).json.entries.some((x: any) => x.body?.includes('please look'))).toBe(true)
  expect((await nim.get(`/cases/${v.id}/thread?with=${b.part}`)).status).toBe(404)
  expect((await nim.get(`/cases/${v.id}/thread?with=everybody`)).status).toBe(422)
  await p.post(`/cases/${v.id}/words`, { to: 'desk', body: 'among us' })
  expect((await p.post(`/cases/${v.id}/words`, { to: 'all', body: 'to all' })).status).toBe(201)
  expect((await nim.post(`/cases/${v.id}/words`, { to: 'all', body: 'hello' })).status).toBe(409)
  expect((await fincert.post(`/cases/${v.id}/words`, { to: 'all', body: 'we are here, too' })).status).toBe(201)
  expect((await nim.get(`/cases/${v.id}/thread?with=all`)).text).toContain('we are here, too')
  expect((await nim.get(`/cases/${v.id}/thread?with=desk`)).json.entries).toEqual([])
  expect((await nim.get(`/records/${v.id}/timeline?limit=500`)).text).not.toContain('among us')
  // what a vendor says; the centre's words apart
  const row = (await nim.get(`/cases/${v.id}/statuses`)).json.statuses
  expect(row).toHaveLength(1)
  const at = `/cases/${v.id}/statuses/${row[0].part}/acts`
  expect((await nim.post(`${at}/say`, { state: 'affected', statement: 'All 4.x.', fix_at: day(10) })).json).toMatchObject({ state: 'affected', approval: 'submitted' })
  expect((await nim.post(`${at}/approve`, {})).status).toBe(409)
  expect((await p.post(`${at}/return`, {})).status).toBe(422)
  expect((await p.post(`${at}/approve`, {})).json.approval).toBe('approved')
  expect((await p.post(`${at}/addendum`, { text: '3.9 as well.' })).json.addendum).toBe('3.9 as well.')
  expect((await fincert.get(`/cases/${v.id}/statuses`)).json.statuses).toEqual([])
  expect((await nim.post(`${at}/share`, {})).json.shared).toBe(true)
  expect((await fincert.get(`/cases/${v.id}/statuses`)).json.statuses).toHaveLength(1)
  expect((await fincert.post(`${at}/say`, { state: 'fixed' })).status).toBe(403)
  const vuln = (await nim.get(`/cases/${v.id}/vulnerabilities`)).json.vulnerabilities[0].id
  expect((await nim.post(`/cases/${v.id}/statuses`, { party: a.part, vulnerability: vuln, product: 'C9', versions: '<12' })).status).toBe(201)
  // a vendor asks for another day; the desk decides
  expect((await nim.post(`/cases/${v.id}/embargo/proposals`, { until: day(60), zone: 'UTC', reason: 'tests' })).status).toBe(201)
  const open = (await p.get(`/cases/${v.id}/embargo`)).json.proposals.find((x: any) => x.state === 'open')
  expect(open.party).toBe(a.part)
  expect((await fincert.get(`/cases/${v.id}/embargo`)).json.proposals.find((x: any) => x.state === 'open').by).toBe('')
  expect((await fincert.post(`/cases/${v.id}/embargo/proposals/${open.id}/acts/agree`)).json.proposals[0].mine).toBe('yes')
  expect((await fincert.post(`/cases/${v.id}/embargo/proposals/${open.id}/acts/accept`)).status).toBe(403)
  expect((await p.post(`/cases/${v.id}/embargo/proposals/${open.id}/acts/reject`)).json.state).toBe('active')
  // the one without account: a letter that tells nothing, a page that asks first
  const letter = await linkOf(l, v.id, 'psirt@silent.example', v.ref)
  expect(letter.text).not.toContain(secret)
  let page = await send('GET', letter.url)
  expect(page.status).toBe(200)
  expect(page.text).not.toContain(secret)
  expect(page.headers['referrer-policy']).toBeDefined()
  expect((await p.get(`/cases/${v.id}/parties`)).json.parties.find((x: any) => x.part === b.part)).toMatchObject({ contact: 'seen', consent: 'invited' })
  const until = /name="until" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  expect((await press(letter.url, { act: 'agree', until: '2031-01-01T00:00:00Z' })).headers.location).toContain('done=changed')
  expect((await press(letter.url, { act: 'agree', until })).headers.location).toContain('done=1')
  page = await send('GET', letter.url)
  expect(page.text).toContain(secret)
  expect(page.text).not.toContain('among us')
  const status = /name="status" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  expect((await press(letter.url, { act: 'status', status: row[0].part, state: 'fixed' })).status).toBe(404) // another's
  expect((await press(letter.url, { act: 'status', status, state: 'not-affected', justification: 'component_not_present', statement: 'Not built in.' })).headers.location).toContain('done=1')
  expect((await press(letter.url, { act: 'words', text: 'Thank you for telling us.' })).headers.location).toContain('done=1')
  expect((await press(letter.url, { act: 'status', status, state: 'fixed' })).headers.location).toContain('done=0')
  expect((await send('GET', `${letter.url.slice(0, -3)}AAA`)).status).toBe(404)
  const rows = (await p.get(`/cases/${v.id}/statuses`)).json.statuses
  expect(rows.find((x: any) => x.party === b.part)).toMatchObject({ state: 'not-affected', justification: 'component_not_present' })
  expect((await p.get(`/cases/${v.id}/thread?with=${b.part}`)).text).toContain('Thank you for telling us.')
  // nobody publishes or closes under it; two people end it early; attacks end it at once
  expect((await l.act(v.id, 'publish')).status).toBe(409)
  expect((await p.act(v.id, 'close', { code: 'no-fix' })).status).toBe(409)
  expect((await p.post(`/cases/${v.id}/embargo/end`, { reason: 'they are ready' })).json.state).toBe('active')
  expect((await p.post(`/cases/${v.id}/embargo/end`, { reason: 'they are ready' })).status).toBe(409)
  expect((await p.act(v.id, 'note-attacks', { text: 'two sensors saw it' })).status).toBe(200)
  expect((await p.get(`/cases/${v.id}/embargo`)).json).toMatchObject({ state: 'exited', end: 'attacks', may_propose: false })
  expect((await p.post(`/cases/${v.id}/embargo/proposals`, { until: day(9), zone: 'UTC' })).status).toBe(409)
  expect((await l.act(v.id, 'publish')).status).toBe(200)
  expect((await p.get(`/cases/${v.id}`)).json).toMatchObject({ state: 'published', embargo_end: 'attacks' })
  const letters = (await p.get('/outbox?limit=200')).json.messages.filter((m: any) => m.record === v.id)
  expect(letters.map((m: any) => m.rule)).toContain('case-ended')
  for (const m of letters) expect(`${m.subject}\n${m.body}`).not.toContain(secret)
})

test('who is silent is told apart and chased; a word by telephone counts; a party goes', async () => {
  const p = await analyst()
  const v = await newCase(p)
  const b = await invite(p, v.id, { name: 'Quiet Ltd', address: 'psirt@quiet.example' })
  const acts = (verb: string, value: object = {}) => p.post(`/cases/${v.id}/parties/${b.part}/acts/${verb}`, value)
  expect((await p.post(`/cases/${v.id}/chase`, {})).json).toMatchObject({ count: 1, names: ['Quiet Ltd'] })
  expect((await p.act(v.id, 'hold', { text: 'the fair' })).status).toBe(200)
  expect((await p.post(`/cases/${v.id}/chase`, { send: true })).status).toBe(409)
  expect((await p.act(v.id, 'resume')).status).toBe(200)
  expect((await p.post(`/cases/${v.id}/chase`, { send: true })).json.count).toBe(1)
  expect((await p.post(`/cases/${v.id}/chase`, { send: true })).json.count).toBe(0)
  expect((await acts('call')).status).toBe(422)
  expect((await acts('call', { text: 'They will look tomorrow.' })).json.contact).toBe('answered')
  expect((await acts('validate')).status).toBe(422) // on somebody's behalf: by what it said so
  expect((await acts('validate', { text: 'by telephone' })).json.state).toBe('valid')
  expect((await acts('close', { text: 'x' })).status).toBe(409)
  expect((await acts('share')).json.shared).toBe(true)
  expect((await acts('unshare')).json.shared).toBe(false)
  expect((await acts('contact')).status).toBe(200)
  expect((await acts('fly')).status).toBe(409)
  expect((await acts('remove', { text: 'not theirs' })).json.left_at).toBeTruthy()
  expect((await p.act(v.id, 'note-public', { text: 'a blog' })).status).toBe(200)
  expect((await p.act(v.id, 'close', { code: 'no-fix' })).status).toBe(200)
  expect((await p.post(`/cases/${v.id}/parties`, { role: 'vendor', name: 'Late', address: 'late@example.org' })).status).toBe(409)
})

const plain = (a: Awaited<ReturnType<typeof send>>) => `${a.status}\n${a.headers['content-type'] ?? ''}\n${a.headers.etag ?? ''}\n${a.text.replace(/"request_id":"[^"]*"/, '')}`
const outsiders: [string, () => Promise<Person>][] = [
  ['nobody', async () => nobody],
  ['a province', north],
  ['a bank', harbour],
  ['a finder', finder],
  ['an auditor', auditor],
  ['an administrator', admin],
  ['a foreign CERT', () => be('liaison@cert.neighbour.example')],
]
for (const [name, who] of outsiders)
  test(`${name}: nothing answers otherwise because of a case under embargo`, async () => {
    const p = await analyst()
    const viewer = await who()
    const v = await newCase(p)
    const d = await document()
    const sub: Record<string, string> = {}
    const paths: string[] = []
    for (const [path, ops] of Object.entries(d.paths)) {
      const op = (ops as any).get
      if (!op || path.endsWith('/stream')) continue
      if (path.includes('{')) {
        if (path.startsWith('/api/v1/cases/') || path.startsWith('/api/v1/records/')) paths.push(path.replace('{id}', v.id))
        continue
      }
      paths.push(path)
      const has = new Set(op.parameters?.map((x: any) => x.name))
      if (has.has('q')) paths.push(`${path}?q=${secret}`)
    }
    const read = async () => {
      const out = new Map<string, string>()
      for (const path of paths) out.set(path, plain(await send('GET', path, Object.fromEntries(Object.entries(viewer.headers).filter(([k]) => k !== 'origin')))))
      return out
    }
    const before = await read()
    await embargo(p, v.id)
    const b = await invite(p, v.id, { name: `${secret} Ltd`, address: 'psirt@finch.example', shared: true, text: secret })
    await p.post(`/cases/${v.id}/words`, { to: 'all', body: secret })
    await p.post(`/cases/${v.id}/words`, { to: 'desk', body: secret })
    await p.post(`/cases/${v.id}/vulnerabilities`, { title: `${secret} two`, cve: 'CVE-2026-9999' })
    const row = (await p.get(`/cases/${v.id}/statuses`)).json.statuses.find((x: any) => x.party === b.part)
    await p.post(`/cases/${v.id}/statuses/${row.part}/acts/say`, { state: 'affected', statement: secret })
    await p.post(`/cases/${v.id}/statuses/${row.part}/acts/share`, {})
    await p.act(v.id, 'note-exploit', { text: secret })
    const after = await read()
    for (const path of paths) expect(after.get(path), path).toBe(before.get(path))
    for (const [path, text] of after) if (!path.includes('?q=')) expect(text, path).not.toContain(secret)
    // what is there and unseen answers as what is not
    const absent = v.id.replace(/....$/, '0000')
    sub['{party}'] = b.part
    sub['{status}'] = row.part
    sub['{vulnerability}'] = row.vulnerability
    sub['{proposal}'] = 'emb_01a2124c-9ea3-7008-b6cc-408c126bc25c'
    let tries = 0
    for (const [path, ops] of Object.entries(d.paths)) {
      if (!path.startsWith('/api/v1/cases/{id}')) continue
      for (const m of Object.keys(ops as object).filter((x) => x !== 'parameters')) {
        const fill = (id: string) => path.replace('{id}', id).replace('{verb}', 'accept').replace(/\{[^}]+\}/g, (x) => sub[x] ?? 'x')
        const h = { ...viewer.headers, ...(m === 'get' ? {} : { 'content-type': 'application/json', 'if-match': '"1"' }) }
        const said = async (id: string) => plain(await send(m.toUpperCase(), fill(id), h, m === 'get' ? undefined : '{"text":"was here","body":"was here"}'))
        expect(await said(v.id), `${m} ${path}`).toBe(await said(absent))
        tries++
      }
    }
    expect(tries).toBeGreaterThan(15)
    expect(plain(await send('POST', `/api/v1/cases/offers/${b.part}`, { ...viewer.headers, 'content-type': 'application/json' }, '{"agrees":true}'))).toBe(
      plain(await send('POST', '/api/v1/cases/offers/prt_01a2124c-9ea3-7008-b6cc-408c126bc25c', { ...viewer.headers, 'content-type': 'application/json' }, '{"agrees":true}')),
    )
    expect((await p.get(`/records/${v.id}/timeline?limit=500`)).text).not.toContain('was here')
  })
