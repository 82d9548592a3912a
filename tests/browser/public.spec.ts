// The public pages with script switched off: report, follow by the code, be asked, answer, attach, wish a date
import { expect, test } from '@playwright/test'
import { close, open } from '../lib/browser.ts'
import { analyst } from '../lib/people.ts'

test.use({ javaScriptEnabled: false })

test('a finder without script reports with a file, follows, is asked, answers and adds a file', async ({ browser }) => {
  const page = await open(browser, null, '/report', { script: false, width: 360 })
  await page.getByLabel('What is it about?').fill('Sluice controller of the browser test')
  await page.getByLabel('What did you find?').fill('It opens for <b>anybody</b>')
  await page.getByLabel('How can it be repeated?').fill('Knock twice')
  await page.getByLabel('Files').setInputFiles({ name: 'proof.txt', mimeType: 'text/plain', buffer: Buffer.from('open sesame') })
  await page.getByRole('button', { name: 'Send the report' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your report has arrived')
  const code = (await page.locator('#code').innerText()).trim()
  expect(code).toMatch(/^[0-9A-Z]{4}(\s*-?\s*[0-9A-Z]{4}){3}$/)
  expect(await page.context().cookies()).toEqual([])

  const p = await analyst()
  const r = (await p.get(`/reports?product=${encodeURIComponent('Sluice controller of the browser test')}`)).json.items[0]
  expect((await p.act(r.id, 'ask', { text: 'Which door?' })).status).toBe(200)

  await page.goto('/report/status')
  await page.getByLabel('Your code').fill(code.toLowerCase().replaceAll('-', ' '))
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.locator('#state')).toContainText('question for you')
  await expect(page.locator('#ball')).toContainText('yours')
  await expect(page.getByText('Which door?')).toBeVisible()
  await page.getByLabel('Write to the centre').fill('The left one')
  await page.getByLabel('Files').setInputFiles({ name: 'door.txt', mimeType: 'text/plain', buffer: Buffer.from('left') })
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('The left one')).toBeVisible()
  const files = (await p.get(`/records/${r.id}/attachments`)).json.attachments.map((f: { name: string }) => f.name)
  expect(files).toEqual(expect.arrayContaining(['proof.txt', 'door.txt']))
  await close(page)
})

test('a code that is wrong is told so, and nothing else', async ({ browser }) => {
  const page = await open(browser, null, '/report/status', { script: false })
  await page.getByLabel('Your code').fill('AAAA BBBB CCCC DDDD')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('alert')).toContainText('No report has this code')
  await close(page)
})
