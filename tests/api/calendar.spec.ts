// What is due, as a calendar by a link of one's own: whole by RFC 5545, references and no titles, ended at once
import { expect, test } from '@playwright/test'
import { send } from '../lib/http.ts'
import { admin, analyst, bank, finder, lead, newReport, nobody, organisation, type Person, vendor } from '../lib/people.ts'

const path = (url: string) => new URL(url).pathname
const fetched = async (url: string) => send('GET', path(url))

// content lines, unfolded; what breaks a rule of RFC 5545 3.1 and 3.6 throws
function events(text: string): Record<string, string>[] {
  if (!text.endsWith('\r\n')) throw new Error('the last line does not end')
  const raw = text.slice(0, -2).split('\r\n')
  for (const l of raw) {
    if (/[\r\n]/.test(l)) throw new Error('a bare line end')
    if (Buffer.byteLength(l) > 75) throw new Error(`more than 75 octets: ${l}`)
  }
  const lines = raw.reduce<string[]>((all, l) => (l.startsWith(' ') ? [...all.slice(0, -1), all.at(-1) + l.slice(1)] : [...all, l]), [])
  expect(lines[0]).toBe('BEGIN:VCALENDAR')
  expect(lines.at(-1)).toBe('END:VCALENDAR')
  expect(lines.filter((l) => l === 'VERSION:2.0')).toHaveLength(1)
  expect(lines.filter((l) => l.startsWith('PRODID:'))).toHaveLength(1)
  const out: Record<string, string>[] = []
  let now: Record<string, string> | null = null
  for (const l of lines.slice(1, -1)) {
    const [, name, value] = /^([A-Z0-9-]+)(?:;[A-Z]+=[^:;]+)*:(.*)$/.exec(l) ?? []
    if (!name) throw new Error(`no content line: ${l}`)
    if (l === 'BEGIN:VEVENT') now = {}
    else if (l === 'END:VEVENT') {
      for (const must of ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY']) expect(now).toHaveProperty(must)
      out.push(now as Record<string, string>)
      now = null
    } else if (now) {
      if (now[name]) throw new Error(`${name} stands twice`)
      now[name] = value
    }
  }
  expect(now).toBeNull()
  expect(new Set(out.map((e) => e.UID)).size).toBe(out.length)
  for (const e of out) for (const at of [e.DTSTART, e.DTSTAMP]) expect(at).toMatch(/^\d{8}T\d{6}Z$/)
  return out
}
const make = async (p: Person) => {
  const a = await p.post('/me/calendar', {})
  expect(a.status, a.text).toBe(201)
  return a.json.url as string
}

test('deadlines of my desk, by reference; what is done is gone; no title, no word of it', async () => {
  const p = await analyst()
  const word = `waxwing${Date.now()}`
  const r = await newReport(p, { title: word, description: word })
  const url = await make(p)
  const a = await fetched(url)
  expect(a.status).toBe(200)
  expect(a.headers['content-type']).toBe('text/calendar; charset=utf-8')
  const mine = events(a.text).filter((e) => e.SUMMARY.startsWith(`${r.ref}: `))
  const clocks = (await p.get(`/records/${r.id}/deadlines`)).json.deadlines
  expect(mine.map((e) => e.DTSTART).sort()).toEqual(clocks.map((d: any) => d.due_at.replace(/[-:]/g, '').replace(/\.\d+/, '')).sort())
  expect(a.text).not.toContain(word)
  await p.act(r.id, 'decline', { code: 'spam', text: 'No.' })
  expect(events((await fetched(url)).text).filter((e) => e.SUMMARY.startsWith(`${r.ref}: `))).toEqual([])
  const said = (await p.get('/me/calendar')).json
  expect(said).toMatchObject({ there: true, url: '' })
  expect(said.used_at).not.toBeNull()
})

test('embargoes that end: for those who see the case, and for nobody else', async () => {
  const p = await analyst()
  const word = `waxwing${Date.now()}`
  const seat = (await p.get('/me')).json.seats.find((s: any) => s.place.startsWith('tea_')).place
  const v = (await p.post('/cases', { team: seat, title: word, tlp: 'amber', summary: word })).json
  const until = new Date(Math.floor(Date.now() / 1000) * 1000 + 20 * 86400_000).toISOString().replace('.000', '')
  const made = await p.post(`/cases/${v.id}/embargo/proposals`, { until, zone: 'UTC' })
  await p.post(`/cases/${v.id}/embargo/proposals/${made.json.proposals[0].id}/acts/accept`)
  const of = async (who: Person) => {
    const t = (await fetched(await make(who))).text
    expect(t).not.toContain(word)
    return events(t).filter((e) => e.SUMMARY.startsWith(v.ref))
  }
  const mine = await of(p)
  expect(mine.map((e) => e.DTSTART)).toContain(until.replace(/[-:]/g, ''))
  // a vendor to whom it was offered sees it in the calendar when it agreed, and not before
  const nimbus = await organisation(p, 'Nimbus Networks')
  const party = (await p.post(`/cases/${v.id}/parties`, { role: 'vendor', subject: nimbus.id })).json
  const nim = await vendor()
  for (const who of [await bank(), nim]) expect(await of(who)).toEqual([])
  expect((await nim.post(`/cases/offers/${party.part}`, { agrees: true, until })).status).toBe(200)
  expect(await of(nim)).toHaveLength(1)
  // it ends, and is gone from every calendar
  await p.act(v.id, 'note-exploit', { text: 'seen' })
  expect(await of(nim)).toEqual([])
})

test('a link is its person\'s, ends when made anew or taken back, and a key makes none', async () => {
  const p = await lead()
  const first = await make(p)
  expect((await fetched(first)).status).toBe(200)
  const second = await make(p)
  expect((await fetched(first)).status).toBe(404)
  expect((await fetched(second)).status).toBe(200)
  expect((await p.send('DELETE', '/me/calendar')).status).toBe(204)
  expect((await fetched(second)).status).toBe(404)
  expect((await p.get('/me/calendar')).json).toMatchObject({ there: false, created_at: null })
  const gone = await fetched('http://x/calendar/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')
  expect(gone.status).toBe(404)
  expect((await nobody.get('/me/calendar')).status).toBe(401)
  const key = (await p.post('/me/keys', { name: 'a program', scopes: ['read'] })).json.key
  const program = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  expect((await send('POST', '/api/v1/me/calendar', program, '{}')).status).toBe(403)
  // a finder has no desk: an empty calendar, and a whole one
  expect(events((await fetched(await make(await finder()))).text)).toEqual([])
  expect((await (await admin()).post('/me/calendar', {})).status).toBe(403)
})
