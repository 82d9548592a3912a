// A hosted policy from the house's words to a report under it: what is missing leads to its place, the page needs no script
import { expect, test } from '@playwright/test'
import { close, open } from '../lib/browser.ts'
import { admin, analyst, newOrganisation } from '../lib/people.ts'

test.beforeAll(async () => {
  const boss = await admin()
  if (!(await boss.get('/admin/site')).json.base_url) expect((await boss.send('PATCH', '/admin/site', { base_url: 'http://localhost:8080' })).status).toBe(200)
})

test('begun on the page of the organisation, the missing point mended by its jump, published, read and reported under', async ({ browser }) => {
  const p = await analyst()
  const name = `walk${Date.now() % 1_000_000}`
  const o = await newOrganisation(p, { title: `Office of Walks ${name}` })
  expect((await p.post(`/organisations/${o.id}/assets`, { type: 'domain', value: `${name}.example`, proof: 'dns' })).status).toBe(201)
  const page = await open(browser, 'analyst@cert.example', `/app/organisations/${o.ref}`)
  await page.getByRole('button', { name: 'Begin a policy' }).click()
  const missing = page.getByRole('region', { name: 'What is missing' })
  await missing.getByRole('button', { name: /nothing is in scope/ }).click()
  const scope = page.getByRole('combobox', { name: 'Systems in scope' })
  await expect(scope).toBeFocused()
  await page.keyboard.type(`www.${name}.example`)
  await page.keyboard.press('Enter')
  await expect(missing).toContainText('Nothing stops it.')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Write the next version' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'security.txt' })).toContainText('Policy: ')
  const at = await page.getByRole('link', { name: 'Public page' }).getAttribute('href')
  await close(page)
  const outside = await open(browser, null, at ?? '', { script: false })
  await expect(outside.getByRole('cell', { name: `www.${name}.example` })).toBeVisible()
  await outside.getByRole('main').getByRole('link', { name: 'Report a vulnerability' }).click()
  await expect(outside.locator('#programme')).toContainText(o.title)
  await outside.getByLabel('What is it about?').fill('Forms')
  await outside.getByLabel('What did you find?').fill('The list is open.')
  await outside.getByRole('button', { name: 'Send the report' }).click()
  await expect(outside.locator('#code')).toBeVisible()
  await close(outside)
  const under = (await p.get(`/reports?q=${encodeURIComponent('The list is open')}`)).json.items
  expect(under.some((r: any) => r.programme.startsWith('prg_'))).toBe(true)
})

test('who has a policy: that not all are counted is said', async ({ browser }) => {
  const page = await open(browser, 'analyst@cert.example', '/app/programmes/roll-out')
  await expect(page.getByRole('heading', { name: 'By sector' })).toBeVisible()
  await expect(page.getByText('more domains than are counted at once')).toHaveCount(0)
  await page.route('**/api/v1/roll-out*', async (r) => {
    const a = await r.fetch()
    await r.fulfill({ response: a, json: { ...(await a.json()), complete: false } })
  })
  await page.reload()
  await expect(page.getByText(/more domains than are counted at once: these are the first \d+ organisations/)).toBeVisible()
  await close(page)
})
