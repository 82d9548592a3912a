// The public pages with script switched off: report, follow by the code, be asked, answer, attach, wish a date
import { readFileSync } from 'node:fs'
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

  // wishes, kept and shown again
  await page.getByText('Publishing and credit').click()
  await page.getByLabel('When do you wish to publish?').fill('2027-03-01 <at noon>')
  await page.getByLabel('I wish to be credited').check()
  await page.getByRole('button', { name: 'Keep these wishes' }).click()
  await page.getByText('Publishing and credit').click()
  await expect(page.getByLabel('When do you wish to publish?')).toHaveValue('2027-03-01 <at noon>')
  await expect(page.getByLabel('I wish to be credited')).toBeChecked()
  expect((await p.get(`/reports/${r.id}`)).json).toMatchObject({ disclosure_wish: '2027-03-01 <at noon>', credit_wanted: true })

  // the outcome, as a receipt to keep
  expect((await p.act(r.id, 'decline', { code: 'duplicate', text: 'Known & noted.' })).status).toBe(200)
  await page.goto('/report/status')
  await page.getByLabel('Your code').fill(code)
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.locator('#state')).toContainText('reported before')
  await expect(page.getByText('Known & noted.')).toBeVisible()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the receipt' }).click()
  const receipt = readFileSync(await (await saved).path(), 'utf8')
  expect(receipt).toContain(r.ref)
  expect(receipt).toContain('Known & noted.')
  await close(page)
})

test('a code that is wrong is told so, and nothing else', async ({ browser }) => {
  const page = await open(browser, null, '/report/status', { script: false })
  await page.getByLabel('Your code').fill('AAAA BBBB CCCC DDDD')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('alert')).toContainText('No report has this code')
  await close(page)
})

test('an incomplete form comes back as it was typed, says what to do and where', async ({ browser }) => {
  const page = await open(browser, null, '/report', { script: false, width: 360 })
  await page.getByLabel('What is it about?').fill('"><i>x</i>')
  await page.getByLabel('What did you find?').fill('Something')
  await page.getByText('More, if you know it').click()
  await page.getByLabel('Kind of weakness').fill('seventy-nine')
  await page.getByRole('button', { name: 'Send the report' }).click()
  await expect(page.getByRole('alert')).toContainText('CWE-79')
  await expect(page.getByLabel('What is it about?')).toHaveValue('"><i>x</i>')
  await expect(page.getByLabel('Kind of weakness')).toHaveValue('seventy-nine')
  await expect(page.getByLabel('Kind of weakness')).toBeVisible()
  await expect(page.getByLabel('Kind of weakness')).toHaveAttribute('aria-invalid', 'true')
  await page.getByRole('alert').getByRole('link').click()
  await expect(page).toHaveURL(/#weakness$/)
  await page.getByLabel('Kind of weakness').fill('CWE-79')
  await page.getByRole('button', { name: 'Send the report' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your report has arrived')
  await close(page)
})

test('the promises beside the button are the team\'s own targets', async ({ browser }) => {
  const page = await open(browser, null, '/report', { script: false })
  const box = page.locator('.steps')
  await expect(box).toContainText('Within 3 working days')
  await expect(box).toContainText('Within 7 days')
  await close(page)
})

test('the same in Urdu: right to left, mailed and followed in Urdu, and the desk is offered Urdu words', async ({ browser }) => {
  const page = await open(browser, null, '/report', { script: false, width: 360 })
  await page.getByRole('link', { name: 'اردو' }).click()
  expect(new URL(page.url()).pathname).toBe('/ur/report')
  expect(await page.locator('html').evaluate((h: HTMLElement) => [h.lang, h.dir])).toEqual(['ur', 'rtl'])
  await page.getByLabel('یہ کس چیز کے بارے میں ہے؟').fill('بند کا نظام')
  await page.getByLabel('آپ نے کیا پایا؟').fill('کوئی بھی اسے کھول سکتا ہے')
  await page.getByLabel('آپ کا ای میل پتہ').fill('reader@urdu.example')
  await page.getByRole('button', { name: 'رپورٹ بھیجیں' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('آپ کی رپورٹ پہنچ گئی ہے')
  const code = (await page.locator('#code').innerText()).trim()
  // what a page says to people is wholly in its language
  const words = (await page.locator('main').innerText()).replace(/[0-9A-Z]{4}(-[0-9A-Z]{4})+|XC-VU-\d+-\d+/g, '')
  expect(words).not.toMatch(/[a-z]{4,}/i)

  const p = await analyst()
  const r = (await p.get(`/reports?product=${encodeURIComponent('بند کا نظام')}`)).json.items[0]
  expect(r).toMatchObject({ language: 'ur', direction: 'rtl' })
  const desk = await open(browser, 'analyst@cert.example', `/app/reports/${r.ref}`)
  await desk.getByRole('button', { name: 'Decline' }).click()
  await desk.getByRole('dialog').getByText('Duplicate').click()
  await expect(desk.getByRole('dialog').getByRole('textbox').first()).toHaveValue(/^شکریہ۔ آپ سے پہلے/)
  await desk.keyboard.press('Escape')
  await close(desk)
  expect((await p.act(r.id, 'ask', { text: 'کون سا دروازہ؟' })).status).toBe(200)
  const mail = (await p.get('/outbox?state=held')).json.messages.find((m: any) => m.record === r.id)
  expect(mail.subject).toContain('آپ کی رپورٹ کے بارے میں نئی اطلاع')

  await page.goto('/ur/report/status')
  await page.getByLabel('آپ کا کوڈ').fill(code)
  await page.getByRole('button', { name: 'دکھائیں' }).click()
  await expect(page.locator('#state')).toContainText('ہمارا آپ سے ایک سوال ہے۔')
  await expect(page.getByText('کون سا دروازہ؟')).toBeVisible()
  await page.getByLabel('مرکز کو لکھیں').fill('بایاں')
  await page.getByRole('button', { name: 'بھیجیں', exact: true }).click()
  await expect(page.getByText('بایاں')).toBeVisible()
  expect(await page.locator('html').getAttribute('lang')).toBe('ur')
  await close(page)
})
