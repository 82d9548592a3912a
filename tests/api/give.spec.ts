// What comes in is given by itself, by the roster or to whoever has least; nobody has more in work at once than the desk says
import { expect, test } from '@playwright/test'
import { seat } from '../lib/cases.ts'
import { analyst, bank, newReport, nobody, type Person, lead as centreLead } from '../lib/people.ts'

const mine = async (p: Person, id: string) => (await p.get(`/reports/${id}`)).json.assignee
const becomes = async (p: Person, id: string, who: string | null, seconds = 15) => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise((r) => setTimeout(r, 100))) if ((await mine(p, id)) === who) return
  expect(await mine(p, id)).toBe(who)
}

test('reports are given to whoever of the desk has least, up to what one may have; who assigns goes beyond', async () => {
  test.setTimeout(120_000)
  const [p, l] = [await analyst(), await centreLead()]
  const team = await seat(p)
  const desk = (await l.get(`/teams/${team}`)).json
  expect(desk).toMatchObject({ give: 'nobody', take_most: 0 })
  const me = (await p.get('/me')).json.id
  const change = async (more: object) => l.send('PATCH', `/teams/${team}`, { ...more, revision: (await l.get(`/teams/${team}`)).json.revision })
  const before = await newReport(p, { title: 'There before' })
  // who may, and what fits
  expect((await (await bank()).send('PATCH', `/teams/${team}`, { give: 'fewest', revision: desk.revision })).status).toBe(404)
  expect((await p.send('PATCH', `/teams/${team}`, { give: 'fewest', revision: desk.revision })).status).toBe(403)
  expect((await nobody.send('PATCH', `/teams/${team}`, { give: 'fewest', revision: desk.revision })).status).toBe(401)
  expect((await change({ give: 'everybody' })).status).toBe(422)
  expect((await change({ take_most: -1 })).status).toBe(422)
  try {
    expect((await change({ give: 'fewest' })).json).toMatchObject({ give: 'fewest' })
    const a = await newReport(p, { title: 'Given one' })
    const b = await newReport(p, { title: 'Given two' })
    for (let i = 0; i < 150 && (!(await mine(p, a.id)) || !(await mine(p, b.id))); i++) await new Promise((r) => setTimeout(r, 100))
    const [first, second] = [await mine(p, a.id), await mine(p, b.id)]
    expect(first).toMatch(/^per_/)
    expect(second).toMatch(/^per_/)
    const told = (await p.get(`/records/${a.id}/timeline?limit=50`)).json.entries.find((e: any) => e.verb === 'assigned')
    expect(told).toMatchObject({ now: first, field: 'by-itself' })
    expect(await mine(p, before.id)).toBeNull()
    // TLP:RED is the roster's
    const red = await newReport(p, { title: 'Red', tlp: 'red' })
    // with everybody full nothing is given, and nobody takes more; who assigns may
    expect((await change({ take_most: 1 })).status).toBe(200)
    const many = []
    for (let i = 0; i < 9; i++) many.push((await newReport(p, { title: `One of many ${i}` })).id)
    const own = await newReport(p, { title: 'Mine already' })
    expect((await l.post(`/records/${own.id}/assign`, { assignee: me })).status).toBe(200)
    await new Promise((r) => setTimeout(r, 2500))
    expect(await mine(p, red.id).catch(() => null)).toBeFalsy()
    const full = await p.post(`/records/${before.id}/assign`, { assignee: me })
    expect(full.status).toBe(409)
    expect(full.json.type).toMatch(/too-many-at-once$/)
    expect((await l.post(`/records/${before.id}/assign`, { assignee: me })).status).toBe(200)
    expect((await p.post(`/records/${own.id}/assign`, { assignee: me })).status).toBe(200) // what one has one keeps
    expect(await mine(l, many.at(-1) as string)).toBeNull()
    // the roster: who has the first line now, and nobody where nobody has
    expect((await change({ give: 'duty', take_most: 0 })).status).toBe(200)
    const line = (await p.get('/home/duty')).json.teams.find((d: any) => d.team === team)?.person ?? null
    const d = await newReport(p, { title: 'By the roster' })
    if (line) await becomes(p, d.id, line)
    else {
      await new Promise((r) => setTimeout(r, 2500))
      expect(await mine(p, d.id)).toBeNull()
    }
  } finally {
    expect((await change({ give: 'nobody', take_most: 0 })).status).toBe(200)
  }
})
