// Flaws of a running site: the lane by the address alone, the owner found with words ready, an answer by the letter's link,
// tried again by the finder; no case
import { expect, test } from '@playwright/test'
import { base, send } from '../lib/http.ts'
import { linkOf } from '../lib/letters.ts'
import { analyst, auditor, bank, finder, lead, newReport, nobody, organisation, type Person } from '../lib/people.ts'

const encoded = (value: Record<string, string>) => new URLSearchParams(value).toString()
const press = (url: string, value: Record<string, string>) => send('POST', url, { 'content-type': 'application/x-www-form-urlencoded', origin: base.origin }, encoded(value))
const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms))
const shown = async () => /name="shown" value="([^"]+)"/.exec((await send('GET', '/report')).text)?.[1] ?? ''
const ofSite = async (p: Person, site: string) => (await p.get(`/reports?limit=200&q=${encodeURIComponent(site)}`)).json.items.find((r: any) => r.site === site)

test('what comes at once, without the signed moment, or with another one, is taken all the same and looked at after the rest', async () => {
  const p = await analyst()
  const stamp = await shown()
  expect(stamp).toMatch(/^\d+\.[0-9a-f]{24}$/)
  const tried: [string, string, string][] = [
    ['a', '', 'low-trust'],
    ['b', await shown(), 'low-trust'],
    ['c', `${Number(stamp.split('.')[0]) - 60}.${stamp.split('.')[1]}`, 'low-trust'],
    ['d', 'x'.repeat(5000), 'low-trust'],
  ]
  const post = async (name: string, moment: string, lane: string) => {
    const site = `https://${name}${Date.now()}.roads.example/`
    expect((await press('/report', { product: site, description: 'The form answers with the whole table.', shown: moment })).status).toBe(201)
    expect((await ofSite(p, site)).lane, name).toBe(lane)
  }
  for (const [name, moment, lane] of tried) await post(name, moment, lane)
  await sleep(2100)
  await post('e', stamp, 'live-site')
  // a field that is wrong brings the form back with the moment it had
  const again = await press('/report', { product: 'x', description: '', shown: stamp })
  expect(again.status).toBe(422)
  expect(again.text).toContain(stamp)
})

test('from the address to the owner, mended, tried again, still there, mended, gone, closed; no case', async () => {
  const p = await analyst()
  const site = `https://forms${Date.now()}.northpower.example/apply`
  const stamp = await shown()
  await sleep(2100)
  const sent = await press('/report', { product: '', site, description: 'quollfinch opens the list of all applicants', reproduction: 'Ask for page 2', name: 'Q', email: 'q@finder.example', shown: stamp })
  const code = sent.text.match(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3,}/)?.[0] ?? ''
  const r = await ofSite(p, site)
  expect(r).toMatchObject({ lane: 'live-site', retest: 'none' })
  await p.act(r.id, 'validate')
  // no case of one running site
  const refused = await p.post(`/reports/${r.id}/case`, {})
  expect(refused.status).toBe(409)
  expect(refused.json.type).toMatch(/live-site$/)
  expect((await p.act(r.id, 'coordinate')).status).toBe(409)
  // the owner, by the address alone, with words ready
  const way = (await p.get(`/reports/${r.id}/candidates`)).json.candidates[0]
  const owner = await organisation(p, 'Northern Power')
  expect(way).toMatchObject({ target: owner.id, as: 'asset-owner' })
  expect(way.text).toContain(site)
  expect((await p.act(r.id, 'route', { target: way.target, code: way.as, text: way.text })).status).toBe(200)
  const letter = await linkOf(r.id)
  expect(letter.text).not.toContain('quollfinch')
  expect(letter.text).not.toContain(site)
  // looking changes nothing and never shows who reported
  const page = await send('GET', letter.url)
  expect(page.status).toBe(200)
  expect(page.text).toContain('quollfinch')
  expect(page.text).toContain('Ask for page 2')
  expect(page.text).not.toContain('finder.example')
  const ways = async () => (await p.get(`/records/${r.id}/routes`)).json.routes.map((x: any) => x.state)
  expect(await ways()).toEqual(['delivered'])
  // an answer without words when they are needed, and one nobody offers
  expect((await press(letter.url, { act: 'refuse', text: '' })).status).toBe(422)
  expect((await press(letter.url, { act: 'withdraw', text: 'x' })).status).toBe(422)
  expect((await press(letter.url, { act: 'accept', text: '' })).status).toBe(303)
  expect(await ways()).toEqual(['accepted'])
  expect((await press(letter.url, { act: 'mended', text: 'A patch is in place.' })).status).toBe(303)
  expect(await ways()).toEqual(['mended'])
  expect((await p.get(`/records/${r.id}`)).json.waiting_for).toBe('nobody')
  expect((await p.get(`/records/${r.id}/timeline`)).text).toContain('A patch is in place.')
  // pressed twice: the page says how it stands
  expect((await press(letter.url, { act: 'mended', text: '' })).status).toBe(303)
  // nobody was asked yet
  expect((await p.post(`/reports/${r.id}/retest`, { answer: 'gone' })).status).toBe(409)
  expect((await press('/report/status/retest', { code, answer: 'gone' })).status).toBe(409)
  expect((await p.act(r.id, 'retest', { text: 'Please try again.' })).status).toBe(200)
  expect((await p.get(`/reports/${r.id}`)).json).toMatchObject({ retest: 'asked', state: 'valid', waiting_for: 'reporter' })
  const status = await press('/report/status', { code })
  expect(status.text).toContain('id="retest"')
  expect((await press('/report/status/retest', { code, answer: 'perhaps' })).status).toBe(422)
  const there = await press('/report/status/retest', { code, answer: 'still-there', seen: 'Page 3 shows it too' })
  expect(there.status).toBe(200)
  expect(there.text).not.toContain('id="retest"')
  expect((await p.get(`/reports/${r.id}`)).json).toMatchObject({ retest: 'still-there', waiting_for: 'nobody' })
  expect((await p.get(`/records/${r.id}/timeline`)).text).toContain('Page 3 shows it too')
  // to the owner once more: a way of its own, with another link
  expect((await p.act(r.id, 'route', { target: owner.id, code: 'asset-owner', text: 'Page 3 shows it too.' })).status).toBe(200)
  const second = await linkOf(r.id)
  expect(second.url).not.toBe(letter.url)
  expect((await press(second.url, { act: 'mended', text: '' })).status).toBe(303)
  expect(await ways()).toEqual(['mended', 'mended'])
  expect((await p.act(r.id, 'retest', { text: 'Please try again.' })).status).toBe(200)
  // told on the telephone
  expect((await p.post(`/reports/${r.id}/retest`, { answer: 'gone', text: 'He says it is gone.' })).json.id).toBe(r.id)
  expect((await p.act(r.id, 'close', { code: 'fixed', text: 'Mended, thank you.' })).json.state).toBe('closed')
  expect((await press('/report/status', { code })).text).toContain('Mended, thank you.')
  expect((await send('GET', second.url)).text).toContain('This is closed')
  expect((await press(second.url, { act: 'refuse', text: 'late' })).status).toBe(303)
  expect(await ways()).toEqual(['mended', 'mended'])
})

test('a link opens one report for its owner and nothing else; refused, taken back or marked closer it shows nothing more', async () => {
  const p = await analyst()
  const owner = await organisation(p, 'Northern Power')
  const secret = 'quollfinch stands open'
  const routed = async (tlp = 'amber') => {
    const r = await newReport(p, { title: secret, product: '', site: 'https://www.northpower.example/', description: secret, tlp })
    await p.act(r.id, 'validate')
    expect((await p.act(r.id, 'route', { target: owner.id, code: 'asset-owner', text: 'Please look.' })).status).toBe(200)
    return r
  }
  expect((await send('GET', '/r/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404)
  expect((await press('/r/AAAAAAAAAAAAAAAAAAAAAA', { act: 'accept' })).status).toBe(404)
  const a = await routed()
  const link = await linkOf(a.id)
  expect((await press(link.url, { act: 'refuse', text: 'Our name, not our house.' })).status).toBe(303)
  const gone = await send('GET', link.url)
  expect(gone.status).toBe(200)
  expect(gone.text).not.toContain('quollfinch')
  expect(gone.text).not.toContain(a.ref)
  expect((await p.get(`/records/${a.id}/timeline`)).text).toContain('Our name, not our house.')
  // the marking was made closer after the letter left: no text behind a link
  const b = await routed()
  const other = await linkOf(b.id)
  const now = await p.get(`/reports/${b.id}`)
  expect((await p.send('PATCH', `/reports/${b.id}`, { tlp: 'amber+strict' }, { 'if-match': now.headers.etag as string })).status).toBe(200)
  const closed = await send('GET', other.url)
  expect(closed.text).not.toContain('quollfinch')
  // above TLP:AMBER the letter holds no link at all
  const c = await routed('amber+strict')
  const l = await lead()
  const held = (await l.get('/outbox?limit=200')).json.messages.find((x: any) => x.record === c.id)
  expect(held.body).toContain('/app/')
  expect(held.body).not.toContain('personal-link')
  // who does not handle it says nothing about trying again
  for (const [who, status] of [[nobody, 401], [await finder(), 404], [await bank(), 404]] as const) expect((await who.post(`/reports/${b.id}/retest`, { answer: 'gone' })).status).toBe(status)
  expect((await (await auditor()).post(`/reports/${b.id}/retest`, { answer: 'gone' })).status).not.toBe(200)
})
