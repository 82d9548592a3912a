// Pages that are reached by a step - sent, followed, answered behind a link, asked in a dialog - as everybody may see them
import { expect, test } from '@playwright/test'
import { open } from '../lib/browser.ts'
import { invite, linkOf as partyLink, newCase, seat } from '../lib/cases.ts'
import { linkOf } from '../lib/letters.ts'
import { look } from '../lib/look.ts'
import { analyst, bank, lead, newReport, organisation } from '../lib/people.ts'

const year = new Date().getUTCFullYear()

test('a report is sent and followed, in Urdu', async ({ browser }) => {
  const page = await open(browser, null, '/ur/report')
  await page.locator('#product').fill('Sluice controller of the steps')
  await page.locator('#description').fill('It opens for anybody.')
  await page.locator('details').first().evaluate((e) => e.setAttribute('open', ''))
  await page.locator('#tracking').fill('QF-2026-17')
  await page.locator('main form button[type=submit]').last().click()
  const code = (await page.locator('#code').innerText()).trim()
  const p = await analyst()
  const r = (await p.get(`/reports?product=${encodeURIComponent('Sluice controller of the steps')}`)).json.items[0]
  expect((await p.act(r.id, 'ask', { text: 'Which version is it? Please see XC-AL-2026-0001.' })).status).toBe(200)
  await look(page, 'the answer to a report, in Urdu')
  const again = await open(browser, null, '/ur/report/status')
  await again.locator('#code').fill(code)
  await again.locator('main form button').click()
  await expect(again.locator('#tracking')).toContainText('QF-2026-17')
  await look(again, 'a report followed by its code, in Urdu')
})

test('the owner of a running site, behind the link of the letter', async ({ browser }) => {
  const p = await analyst()
  const r = await newReport(p, { title: 'A list for all', product: '', vendor: '', site: `https://s${Date.now()}.northpower.example/list` })
  await p.act(r.id, 'validate', { note: 'x' })
  await p.act(r.id, 'route', { target: (await organisation(p, 'Northern Power')).id, code: 'asset-owner', text: 'Please close the list.' })
  await look(await open(browser, null, `/ur${(await linkOf(r.id)).url}`), 'a flaw of a running site, as its owner sees it, in Urdu')
})

test('a party of a case, behind its link', async ({ browser }) => {
  const p = await analyst()
  const one = await newCase(p, { title: 'The gate opens for anybody', description: 'A pin is enough.' })
  const address = `psirt${Date.now()}@gates.example`
  await invite(p, one.id, { name: 'Gates', address })
  await look(await open(browser, null, `/ur${(await partyLink(await lead(), one.id, address, one.ref)).url}`), 'a case, as a vendor without account sees it, in Urdu')
})

test('a case is handed over', async ({ browser }) => {
  const [p, fincert] = [await analyst(), await bank()]
  const one = await newCase(p, { title: 'Cash machines give twice', description: 'Two requests at once are both paid.' })
  const { part } = await invite(p, one.id, { subject: await seat(fincert), role: 'coordinator', shared: true })
  const giver = await open(browser, 'analyst@cert.example', `/app/cases/${one.ref}`)
  await giver.getByRole('button', { name: 'Hand over...' }).click()
  await giver.getByLabel('Reason').fill('Your sector')
  await look(giver, 'a case that is handed over')
  expect((await p.post(`/cases/${one.id}/hand-over`, { part, reason: 'Your sector' })).status).toBe(201)
  await look(await open(browser, 'analyst@fincert.example', `/app/cases/${one.ref}`), 'a case that another desk is asked to take')
})

for (const [name, who, path] of [
  ['a hosted policy that is out', null, '/vulnerability-disclosure-policy/ministry-of-health'],
  ['a disclosure policy that is out, at the desk', 'analyst@cert.example', `/app/programmes/XC-DP-${year}-0001`],
  ['letters of the demonstration', null, '/demo/mail'],
  ['a reporter with an account', 'finder@research.example', '/app/reports'],
] as const)
  test(name, async ({ browser }) => look(await open(browser, who, path), name))

test('keys, and a new report', async ({ browser }) => {
  const page = await open(browser, 'analyst@cert.example', '/app/')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look(page, 'the keys')
  const fresh = await open(browser, 'finder@research.example', '/app/')
  await fresh.getByRole('banner').getByRole('button', { name: 'New report' }).click()
  await expect(fresh.getByRole('dialog')).toBeVisible()
  await look(fresh, 'a report by whoever has an account')
})
