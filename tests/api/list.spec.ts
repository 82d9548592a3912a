// Lists: what has no date stands last, an export shows what the screen shows, filters over routing and contacts tell nobody more
import { expect, test } from '@playwright/test'
import { analyst, bank, newReport, north, organisation, type Person, roads as owner } from '../lib/people.ts'

const stamp = () => `s${Date.now()}${Math.round(Math.random() * 1e6)}`
async function pages(p: Person, path: string, limit: number): Promise<any[]> {
  const out: any[] = []
  for (let cursor = '', n = 0; n < 50; n++) {
    const a = (await p.get(`${path}&limit=${limit}${cursor && `&cursor=${cursor}`}`)).json
    out.push(...a.items)
    if (!a.next) return out
    cursor = encodeURIComponent(a.next)
  }
  throw new Error('the list does not end')
}

test('sorted by what is due, what has no date stands last and is not left out, whatever the page', async () => {
  const p = await analyst()
  const s = stamp()
  const made: any[] = []
  for (let i = 0; i < 5; i++) made.push(await newReport(p, { title: `Sorted ${s} ${i}`, received_at: new Date(Date.now() - i * 3600_000).toISOString() }))
  for (const r of [made[1], made[3]]) expect((await p.act(r.id, 'decline', { code: 'spam', text: 'No.' })).status).toBe(200)
  for (const limit of [1, 2, 3, 50]) {
    const items = await pages(p, `/reports?sort=due_at&q=${s}`, limit)
    expect(items.map((i) => i.id).sort(), `${limit}`).toEqual(made.map((r) => r.id).sort())
    expect(items.slice(3).map((i) => i.due_at), `${limit}`).toEqual([null, null])
    // the last one closed was touched last
    expect(items.slice(3).map((i) => i.id), `${limit}`).toEqual([made[3].id, made[1].id])
    const due = items.slice(0, 3).map((i) => i.due_at)
    expect(due, `${limit}`).toEqual([...due].sort())
  }
  expect((await pages(p, `/reports?sort=due_at&due=2999-01-01T00:00:00Z&q=${s}`, 2)).every((i) => i.due_at)).toBe(true)
})

test('an export has the columns that were asked for, in their order, names for ids, and what was looked for', async () => {
  const p = await analyst()
  const s = stamp()
  const r = await newReport(p, { title: `=1+1 ${s}` })
  await newReport(p, { title: `Another ${stamp()}` })
  await p.post(`/records/${r.id}/assign`, { assignee: (await p.get('/me')).json.id })
  const a = await p.get(`/reports/export?q=${s}&columns=title,ref,team,assignee,due_at&names=true`)
  expect(a.headers['content-type']).toContain('text/csv')
  const lines = a.text.trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toBe('title,ref,team,assignee,due_at')
  expect(lines[1]).toMatch(new RegExp(`^"'=1\\+1 ${s}",${r.ref},Coordination Centre,${(await p.get('/me')).json.name},20`))
  // without a choice it is as before: every column, ids as they are
  expect((await p.get(`/reports/export?q=${s}`)).text).toContain(r.team)
  for (const bad of ['nothing', 'title,nothing', 'credit_name', ','.repeat(3)]) expect((await p.get(`/reports/export?columns=${bad}`)).json.errors[0].pointer, bad).toBe('/columns')
})

test('what a desk routed on, and what was routed to an organisation; nobody learns of a route he does not see', async () => {
  const p = await analyst()
  const b = await bank()
  const other = await north()
  const centre = (await p.get('/me')).json.seats.find((x: any) => x.place.startsWith('tea_')).place
  const s = stamp()
  const r = await newReport(b, { title: `Beyond us ${s}` })
  expect((await b.act(r.id, 'validate')).status).toBe(200)
  const mine = async (who: Person) => (await who.get(`/records?routed_by=mine&open=true&q=${s}`)).json.items.map((i: any) => i.id)
  expect(await mine(b)).toEqual([])
  expect((await b.act(r.id, 'route', { target: centre, code: 'partner', text: 'Please take it.' })).status).toBe(200)
  expect(await mine(b)).toEqual([r.id])
  expect(await mine(p)).toEqual([])
  expect((await b.get(`/reports?routed_to=${centre}&q=${s}`)).json.items.map((i: any) => i.id)).toEqual([r.id])

  const roads = await organisation(p, 'Ministry of Roads')
  const at = async (who: Person) => (await who.get(`/reports?routed_to=${roads.id}`)).json
  const before = await at(other)
  const to = await newReport(p, { title: `For the roads ${s}` })
  expect((await p.act(to.id, 'validate')).status).toBe(200)
  expect((await p.act(to.id, 'route', { target: roads.id, code: 'asset-owner', text: 'Please mend it.' })).status).toBe(200)
  expect((await at(p)).items.map((i: any) => i.id)).toContain(to.id)
  expect(await at(other)).toEqual(before)
  expect(await mine(other)).toEqual([])
  expect((await p.get('/reports?routed_by=all')).json.errors[0].pointer).toBe('/routed_by')
})

test('organisations that a desk serves, and those whose contacts are not all confirmed', async () => {
  const b = await bank()
  const served = await pages(b, '/organisations?served_by=mine', 50)
  expect(served.length).toBeGreaterThan(1)
  const wanted: string[] = []
  for (const o of served) {
    const contacts = (await b.get(`/organisations/${o.id}/contacts`)).json.contacts
    const old = (c: any) => !c.confirmed_at || Date.now() - Date.parse(c.confirmed_at) > 180 * 86400_000
    if (!contacts.length || contacts.some(old)) wanted.push(o.id)
  }
  expect((await pages(b, '/organisations?served_by=mine&contacts=unconfirmed', 50)).map((o) => o.id).sort()).toEqual(wanted.sort())
  expect(wanted.length).toBeGreaterThan(0)
  const own = (await b.get('/teams')).json.teams.find((x: any) => x.name === 'FinCERT')?.organisation
  if (own) expect((await pages(b, `/organisations?served_by=${own}`, 50)).length).toBe(served.length)
  // who has no desk serves nobody
  expect((await (await owner()).get('/organisations?served_by=mine')).json.items ?? []).toEqual([])
  expect((await b.get('/organisations?contacts=all')).json.errors[0].pointer).toBe('/contacts')
})
