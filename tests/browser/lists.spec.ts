// Lists on the screen: what is exported is what is shown, a sectoral CERT's home, reports by where they were routed
import { expect, test } from '@playwright/test'
import { axe, close, fits, open, settled, worded } from '../lib/browser.ts'
import { analyst, bank, newReport, organisation } from '../lib/people.ts'

const stamp = () => `s${Date.now()}${Math.round(Math.random() * 1e4)}`

test('the export follows what is looked for and the columns that are shown', async ({ browser }) => {
  const p = await analyst()
  const s = stamp()
  const r = await newReport(p, { title: `Exported ${s}` })
  const page = await open(browser, 'lead@cert.example', `/app/reports?q=${s}&sort=due_at`)
  await page.getByRole('button', { name: 'Columns' }).click()
  for (const c of ['Next due', 'Received']) await page.getByRole('menuitemcheckbox', { name: c }).click()
  await page.keyboard.press('Escape')
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Save as CSV' }).click()])
  const lines = (await (await file.createReadStream()).toArray()).join('').trim().split('\r\n')
  expect(lines[0]).toBe('ref,title,product,site,state,assignee')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain(`${r.ref},Exported ${s},P100 printer,`)
  await close(page)
})

test('a sectoral CERT sees what it asked of others, and whom it serves without confirmed contacts', async ({ browser }) => {
  const b = await bank()
  const centre = (await (await analyst()).get('/me')).json.seats.find((x: any) => x.place.startsWith('tea_')).place
  const title = `Passed on ${stamp()}`
  const r = await newReport(b, { title })
  await b.act(r.id, 'validate')
  expect((await b.act(r.id, 'route', { target: centre, code: 'partner', text: 'Please take it.' })).status).toBe(200)
  const page = await open(browser, 'analyst@fincert.example', '/app/')
  await expect(page.getByRole('region', { name: 'What we asked of others' })).toContainText(title)
  const orgs = page.getByRole('region', { name: 'Our organisations with contacts not confirmed' })
  await expect(orgs.getByRole('link').first()).toBeVisible()
  await axe(page)
  await worded(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await fits(page)
  await close(page)
  const list = await open(browser, 'analyst@fincert.example', '/app/organisations?served_by=mine')
  const all = await list.locator('table.rows tbody tr').count()
  await list.getByRole('button', { name: 'Contacts not confirmed' }).click()
  await settled(list)
  expect(await list.locator('table.rows tbody tr').count()).toBeLessThanOrEqual(all)
  await axe(list)
  await close(list)
  // the centre has neither
  const own = await open(browser, 'analyst@cert.example', '/app/')
  await expect(own.getByRole('region', { name: 'What we asked of others' })).toHaveCount(0)
  await close(own)
})

test('an organisation has its reports by where they were routed, and the list can be sorted by what is due', async ({ browser }) => {
  const p = await analyst()
  const roads = await organisation(p, 'Ministry of Roads')
  const title = `To the roads ${stamp()}`
  const r = await newReport(p, { title })
  await p.act(r.id, 'validate')
  expect((await p.act(r.id, 'route', { target: roads.id, code: 'asset-owner', text: 'Please mend it.' })).status).toBe(200)
  const page = await open(browser, 'analyst@cert.example', `/app/organisations/${roads.ref}`)
  await expect(page.getByRole('region', { name: 'Open reports routed here' })).toContainText(title)
  await page.getByRole('link', { name: 'All that was routed here' }).click()
  await expect(page.getByRole('button', { name: 'Routed to Ministry of Roads' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await page.getByRole('button', { name: 'Soonest due first' }).click()
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await axe(page)
  await close(page)
})
