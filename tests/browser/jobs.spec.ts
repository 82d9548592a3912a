// The README's table: one job for each role, each in under a minute, and the card that leads to it
import { expect, test } from '@playwright/test'
import { close, open, settled } from '../lib/browser.ts'
import { send } from '../lib/http.ts'
import { analyst, lead, newReport, organisation, origin } from '../lib/people.ts'

const stamp = Date.now()

const roles: [string, string][] = [
  ['analyst@cert.example', 'press t on this page'],
  ['analyst@fincert.example', 'what the centre routed to you'],
  ['security@roads.example', 'what was sent to you'],
  ['psirt@nimbus.example', 'a report about your product'],
  ['finder@research.example', 'keep the code'],
  ['lead@cert.example', 'what waits to leave'],
  ['admin@cert.example', 'in its first hour'],
]
for (const [email, said] of roles)
  test(`${email} finds three steps on the home and puts them away`, async ({ browser }) => {
    const page = await open(browser, email, '/app/')
    const card = page.getByRole('region', { name: 'Your job here' })
    await expect(card.getByRole('listitem')).toHaveCount(3)
    await expect(card).toContainText(said)
    const there = await card.getByRole('link').evaluateAll((l) => l.map((a) => a.getAttribute('href') ?? ''))
    expect(there.length).toBeGreaterThanOrEqual(2)
    await card.getByRole('button', { name: 'I know' }).click()
    await expect(card).toHaveCount(0)
    await page.reload()
    await settled(page)
    await expect(page.getByRole('region', { name: 'Your job here' })).toHaveCount(0)
    for (const path of there) {
      await page.goto(path)
      await page.waitForFunction(() => document.querySelector('h1') !== null)
      await expect(page.getByText('There is nothing here')).toHaveCount(0)
    }
    await close(page)
  })

test('analyst: t takes the next one that is nobody\'s', async ({ browser }) => {
  await newReport(await analyst(), { title: `To take ${stamp}` })
  const page = await open(browser, 'analyst@cert.example', '/app/')
  await expect(page.getByRole('region', { name: "Nobody's yet" }).getByRole('listitem').first()).toBeVisible()
  await page.keyboard.press('t')
  await expect(page).toHaveURL(/\/app\/(reports|incidents|messages|inbox)\//)
  await expect(page.getByText(/Analyst of the centre \(me\)/).first()).toBeVisible()
  await close(page)
})

async function routed(title: string, target: string, code: string) {
  const p = await analyst()
  const r = await newReport(p, { title })
  await p.act(r.id, 'acknowledge', { text: 'Thank you.' })
  await p.act(r.id, 'validate', { note: 'It holds.' })
  const a = await p.act(r.id, 'route', { target, code, text: 'Yours?' })
  if (a.status !== 200) throw new Error(a.text)
  return r
}
async function accepts(browser: Parameters<typeof open>[0], email: string, title: string) {
  const page = await open(browser, email, '/app/')
  const line = page.getByRole('listitem').filter({ hasText: title }).filter({ has: page.getByRole('button', { name: 'Accept' }) })
  await line.getByRole('button', { name: 'Accept' }).click()
  await expect(line).toHaveCount(0)
  return page
}

test('sectoral CERT: accepts what the centre routed', async ({ browser }) => {
  const team = (await (await lead()).get('/teams')).json.teams.find((t: any) => t.prefix === 'XF')
  const r = await routed(`For the sector ${stamp}`, team.id, 'sectoral-cert')
  const page = await accepts(browser, 'analyst@fincert.example', r.title)
  await close(page)
  const part = (await (await analyst()).get(`/records/${r.id}/routes`)).json.routes[0]
  expect(part.state).toBe('accepted')
})

test('constituent: accepts what was routed to the ministry', async ({ browser }) => {
  const o = await organisation(await analyst(), 'Ministry of Roads')
  const r = await routed(`For the ministry ${stamp}`, o.id, 'asset-owner')
  await close(await accepts(browser, 'security@roads.example', r.title))
  expect((await (await analyst()).get(`/records/${r.id}/routes`)).json.routes[0].state).toBe('accepted')
})

test('vendor: accepts a report about the own product and reads it', async ({ browser }) => {
  const o = await organisation(await analyst(), 'Nimbus Networks')
  const r = await routed(`For the vendor ${stamp}`, o.id, 'vendor')
  const page = await accepts(browser, 'psirt@nimbus.example', r.title)
  await page.goto(`/app/reports/${r.ref}`)
  await settled(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(r.title)
  await close(page)
})

test('finder: reports without account and follows by the code', async ({ browser }) => {
  const page = await open(browser, null, '/report', { script: false })
  await page.getByLabel('What is it about?').fill(`Job of the finder ${stamp}`)
  await page.getByLabel('What did you find?').fill('It opens')
  await page.getByRole('button', { name: 'Send the report' }).click()
  const code = (await page.locator('#code').innerText()).trim()
  await page.goto('/report/status')
  await page.getByLabel('Your code').fill(code)
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.locator('#ball')).toContainText('ours')
  await close(page)
})

test('lead: releases a held message on the home', async ({ browser }) => {
  const p = await analyst()
  const body = `--x\r\nContent-Disposition: form-data; name="product"\r\n\r\nHeld ${stamp}\r\n--x\r\nContent-Disposition: form-data; name="description"\r\n\r\nd\r\n--x\r\nContent-Disposition: form-data; name="email"\r\n\r\nr@research.example\r\n--x--\r\n`
  await send('POST', '/report', { 'content-type': 'multipart/form-data; boundary=x' }, body)
  const r = (await p.get(`/reports?product=${encodeURIComponent(`Held ${stamp}`)}`)).json.items[0]
  await p.act(r.id, 'acknowledge', { text: 'Thank you.' })
  const held = async () => (await (await lead()).get('/outbox?state=held&limit=200')).json.messages.length
  const before = await held()
  expect(before).toBeGreaterThan(0)
  const page = await open(browser, 'lead@cert.example', '/app/')
  await page.getByRole('region', { name: 'Waiting for your yes' }).getByRole('button', { name: 'Release' }).first().click()
  await expect(page.getByText('Released; it leaves')).toBeVisible()
  await expect.poll(held).toBe(before - 1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(held).toBe(before)
  await close(page)
})

test('administrator: invites a colleague', async ({ browser }) => {
  const page = await open(browser, 'admin@cert.example', '/app/administration/accounts')
  await page.getByRole('textbox', { name: 'Name' }).fill('New colleague')
  await page.getByLabel('Mail address').fill(`colleague${stamp}@cert.example`)
  await page.getByRole('combobox', { name: 'Where' }).click()
  await page.getByRole('option', { name: 'Coordination Centre' }).click()
  await page.getByRole('button', { name: 'Make a link' }).click()
  await expect(page.getByText(/\/app\/link#\S{20,}/)).toBeVisible()
  await close(page)
})

test('machine: reads reports with a key', async () => {
  const made = await (await analyst()).post('/me/keys', { name: 'machine', scopes: ['read'] })
  expect(made.status).toBe(201)
  const a = await fetch(`${origin}/api/v1/reports`, { headers: { authorization: `Bearer ${made.json.key}` } })
  expect(a.status).toBe(200)
  expect((await a.json()).items.length).toBeGreaterThan(0)
})

test('whoever reports with an account gives a number of his own, and finds it at the report', async ({ browser }) => {
  const page = await open(browser, 'finder@research.example', '/app/')
  await page.getByRole('banner').getByRole('button', { name: 'New report' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Title').fill('The lock of the job test opens')
  await form.getByLabel('What was found').fill('With a pin.')
  await form.getByLabel('Your own number for it').fill('PIN-2026-17')
  await form.getByRole('button', { name: 'Open the report' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The lock of the job test opens')
  await page.reload()
  await expect(page.locator('.facts')).toContainText('PIN-2026-17')
  await close(page)
  const desk = await open(browser, 'analyst@cert.example', '/app/')
  await desk.getByRole('banner').getByRole('button', { name: 'New report' }).click()
  await expect(desk.getByRole('dialog').getByLabel('What was found')).toBeVisible()
  await expect(desk.getByRole('dialog').getByLabel('Your own number for it')).toHaveCount(0)
  await close(desk)
})
