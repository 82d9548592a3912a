// The measures of the programme over the API: what one does is counted at once; the parts are the whole; each gets the
// measures of what he sees; a table for spreadsheets. Figures worked out by hand: src/domain/disclosure/course_test.c
import { expect, test } from '@playwright/test'
import { analyst, auditor, bank, finder, lead, newReport, nobody, organisation, type Person, roads } from '../lib/people.ts'

const counts = ['received', 'judged', 'valid', 'open', 'open_valid', 'open_old', 'mended', 'answered', 'answer_due', 'answer_late', 'validate_due', 'validate_late', 'resolve_due', 'resolve_late', 'closed', 'told']
const rows = async (p: Person, query = '') => {
  const a = await p.get(`/measures?${query}`)
  expect(a.status, a.text).toBe(200)
  return a.json.rows as any[]
}
const whole = async (p: Person, query = '') => (await rows(p, query)).find((r) => r.by === 'whole')
const year = 'from=2020-01-01&to=2099-12-31&quarters=0'

test('what is done counts: received, answered, judged, routed, mended, closed, told', async () => {
  const p = await analyst()
  const owner = await organisation(p, 'Ministry of Roads')
  const other = (all: any[]) => all.find((r) => r.organisation === owner.id) ?? Object.fromEntries(counts.map((c) => [c, 0]))
  const before = await rows(p, year)
  const own = (await whole(await roads(), year)) as any
  const r = await newReport(p, { site: 'https://tax.roads.example/measured' })
  const declined = await newReport(p)
  await newReport(p, { exercise: true })
  expect((await p.act(r.id, 'validate', { text: 'It holds.' })).status).toBe(200)
  expect((await p.act(declined.id, 'decline', { code: 'duplicate', text: 'It is known.' })).status).toBe(200)
  expect((await p.act(r.id, 'route', { target: owner.id, code: 'asset-owner', text: 'Please mend it.' })).status).toBe(200)
  const part = (await p.get(`/records/${r.id}/routes`)).json.routes[0].id
  expect((await (await roads()).post(`/parts/${part}/acts/mended`, { text: 'Done.' })).status).toBe(200)
  const mended = await rows(p, year)
  expect((await p.act(r.id, 'close', { code: 'fixed', text: 'It is mended.' })).status).toBe(200)
  const after = await rows(p, year)
  const more = (a: any, b: any) => Object.fromEntries(counts.map((c) => [c, b[c] - a[c]]).filter(([, n]) => n))
  const [w0, w1] = [before, after].map((x) => x.find((v: any) => v.by === 'whole'))
  // what waits for the owner stands still, so its day is neither kept nor missed until it is closed
  expect(more(w0, w1)).toEqual({ received: 2, judged: 2, valid: 1, mended: 1, answered: 2, answer_due: 2, validate_due: 2, resolve_due: 2, closed: 2, told: 2 })
  expect(more(other(before), other(mended))).toMatchObject({ received: 1, valid: 1, open: 1, open_valid: 1, mended: 1 })
  expect(more(other(before), other(after))).toMatchObject({ received: 1, valid: 1, mended: 1, closed: 1, told: 1 })
  // the owner's own measures: the same report, without what was said to the reporter
  const theirs = (await whole(await roads(), year)) as any
  expect(more(own, theirs)).toMatchObject({ received: 1, valid: 1, mended: 1, closed: 1 })
  expect(theirs.answered - own.answered).toBe(0)
})

test('the rows of organisations and of sectors are the whole; the quarters are those of the period', async () => {
  for (const p of [await analyst(), await bank(), await roads()]) {
    const all = await rows(p, year)
    const total = all.find((r) => r.by === 'whole')
    for (const by of ['organisation', 'sector'])
      for (const c of counts) expect(all.filter((r) => r.by === by).reduce((n, r) => n + r[c], 0), `${by} ${c}`).toBe(total[c])
  }
  const p = await analyst()
  const a = (await p.get('/measures?from=2026-02-01&to=2026-05-31&quarters=3')).json
  expect(a.rows.filter((r: any) => r.by === 'quarter').map((r: any) => r.name)).toEqual(['2025-Q4', '2026-Q1', '2026-Q2'])
  const days = (await p.get('/measures?from=2026-02-01&to=2026-02-01&quarters=0')).json
  expect(Date.parse(days.to) - Date.parse(days.from)).toBe(24 * 60 * 60_000)
  const now = (await p.get('/measures')).json
  expect(now.rows.filter((r: any) => r.by === 'quarter')).toHaveLength(5)
  expect(now.from).toBe(now.rows.at(-1).from)
  expect(now.until).toBe(now.rows.at(-1).until)
})

test('what is unseen changes no figure; nobody without an account asks', async () => {
  const p = await analyst()
  for (const other of [await bank(), await finder(), await auditor()]) {
    const before = await rows(other, 'from=2020-01-01&to=2026-01-31&quarters=20')
    const counted = await whole(other, year)
    const r = await newReport(p, { tlp: 'red' })
    await p.act(r.id, 'validate', { text: 'canary' })
    expect(await rows(other, 'from=2020-01-01&to=2026-01-31&quarters=20')).toEqual(before)
    const { until, age_median, ...now } = await whole(other, year)
    expect(counted).toMatchObject(now)
  }
  expect((await nobody.get('/measures')).status).toBe(401)
  expect((await nobody.get('/measures/export')).status).toBe(401)
})

test('a period that is none, and the table', async () => {
  const p = await lead()
  for (const query of ['from=yesterday', 'from=2026-13-01', 'to=2026-02-30T00:00:00Z', 'from=2026-02-02&to=2026-02-01', 'quarters=21', 'quarters=x', 'organisation=1'])
    expect((await p.get(`/measures?${query}`)).status, query).toBe(422)
  const csv = await p.get(`/measures/export?${year}`)
  expect(csv.status).toBe(200)
  expect(csv.headers['content-type']).toContain('text/csv')
  const lines = csv.text.trim().split('\r\n')
  const json = await rows(p, year)
  expect(lines).toHaveLength(json.length + 1)
  const [head, first] = [lines[0].split(','), lines[1].split(',')]
  for (const c of counts) expect(first[head.indexOf(c)], c).toBe(String(json[0][c]))
  // of nothing there is no median
  const none = (await p.get('/measures/export?from=2001-01-01&to=2001-01-02&quarters=0')).text.trim().split('\r\n')[1].split(',')
  expect(none[head.indexOf('mend_median')]).toBe('')
  expect(none[head.indexOf('received')]).toBe('0')
})
