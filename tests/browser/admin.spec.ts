// Administration: each page does what it shows; what one may not keep is absent
import { expect, test } from '@playwright/test'
import { close, open, settled } from '../lib/browser.ts'
import { analyst, lead, newReport } from '../lib/people.ts'

test('a holiday entered late is listed with what it moved', async ({ browser }) => {
  const boss = await lead()
  const r = await newReport(boss, { title: 'Moved by a holiday' })
  const due = (await boss.get(`/records/${r.id}/deadlines`)).json.deadlines.find((d: any) => d.regime === 'acknowledge').due_at
  const zone = (await boss.get('/teams')).json.teams[0].zone
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(due))
  const page = await open(browser, 'lead@cert.example', '/app/administration/hours')
  await page.locator('input[type=date]').fill(day)
  await page.getByLabel('What is kept').fill('Local feast')
  await page.getByRole('button', { name: 'Enter the holiday' }).click()
  await expect(page.getByRole('status')).toContainText(/[1-9]\d* open deadlines moved/)
  const moved = page.getByRole('region', { name: 'Dates that moved' })
  await expect(moved).toContainText(r.ref)
  await expect(moved.getByRole('listitem').filter({ hasText: r.ref }).locator('s')).toBeVisible()
  await page.getByRole('button', { name: `${day} is no holiday` }).click()
  await expect(page.getByRole('button', { name: `${day} is no holiday` })).toHaveCount(0)
  await close(page)
})

test('signature, targets and templates are kept', async ({ browser }) => {
  const page = await open(browser, 'lead@fincert.example', '/app/administration/desk')
  await page.getByLabel('Signature').fill('Financial Sector CERT\nwe answer')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.reload()
  await settled(page)
  await expect(page.getByLabel('Signature')).toHaveValue('Financial Sector CERT\nwe answer')
  await page.getByRole('link', { name: 'Targets' }).click()
  await settled(page)
  const first = page.getByLabel('How many').first()
  const was = await first.inputValue()
  await first.fill('4')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.reload()
  await settled(page)
  await expect(page.getByLabel('How many').first()).toHaveValue('4')
  await page.getByLabel('How many').first().fill(was)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('link', { name: 'Templates' }).click()
  await settled(page)
  await page.getByRole('button', { name: 'New template' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('We look at it')
  await page.getByRole('textbox', { name: 'Text' }).fill('Thank you for {ref}.\n{signature}')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Thank you for {ref}.')).toBeVisible()
  await page.getByRole('button', { name: 'Drop the template We look at it' }).click()
  await expect(page.getByText('Thank you for {ref}.')).toHaveCount(0)
  await close(page)
})

test('a colleague is invited to the desk by its lead, with a link shown once', async ({ browser }) => {
  const page = await open(browser, 'lead@fincert.example', '/app/administration/seats')
  await page.getByRole('textbox', { name: 'Name' }).fill('Night analyst')
  await page.getByLabel('Mail address').fill(`night${Date.now()}@fincert.example`)
  await page.getByRole('button', { name: 'Make a link' }).click()
  await expect(page.getByText(/\/app\/link#\S{20,}/)).toBeVisible()
  await close(page)
})

test('a sharing group is made and gets a member', async ({ browser }) => {
  const name = `Ports of the coast ${Date.now()}`
  const page = await open(browser, 'analyst@cert.example', '/app/administration/groups')
  await page.getByRole('button', { name: 'New sharing group' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Make the group' }).click()
  const box = page.getByRole('region', { name })
  await expect(box).toContainText('Nobody belongs to it yet')
  await box.getByLabel('Organisation').fill('Ministry of Roads')
  await page.getByRole('option', { name: 'Ministry of Roads' }).click()
  await box.getByRole('button', { name: 'Add a member' }).click()
  await expect(box.getByRole('listitem')).toContainText('Ministry of Roads')
  await close(page)
})

test('a key with one right that ends, and a webhook with its secret', async ({ browser }) => {
  const page = await open(browser, 'analyst@cert.example', '/app/administration/keys')
  await page.getByLabel('What is it for?').fill('nightly copy')
  await page.getByLabel('read', { exact: true }).check()
  await page.getByRole('button', { name: 'Make a key' }).click()
  const key = await page.locator('code', { hasText: /^rbt_/ }).innerText()
  await expect(page.getByRole('listitem').filter({ hasText: 'nightly copy' })).toContainText('May: read.')
  const origin = new URL(page.url()).origin
  const as = (path: string) => fetch(`${origin}/api/v1${path}`, { headers: { Authorization: `Bearer ${key}` } })
  expect((await as('/me')).status).toBe(200)
  expect((await (await as('/me')).json()).rights).toEqual(['read'])
  expect((await as('/templates')).status).toBe(403)
  await page.getByRole('link', { name: 'Webhooks' }).click()
  await settled(page)
  await page.getByLabel('Address').fill('https://hooks.example/in')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText(/whsec_/)).toBeVisible()
  page.on('dialog', (d) => d.accept())
  await page.getByRole('button', { name: 'Tell https://hooks.example/in no longer' }).click()
  await expect(page.getByText('No address is told.')).toBeVisible()
  await close(page)
})

test('what one may not keep is absent', async ({ browser }) => {
  const sections = async (email: string) => {
    const page = await open(browser, email, '/app/administration')
    const names = await page.getByRole('navigation', { name: 'Administration' }).getByRole('link').allInnerTexts()
    await close(page)
    return names
  }
  const desk = ['Name and mailbox', 'Hours and holidays', 'On duty', 'Targets', 'Retention', 'Alerts', 'Telling owners', 'People at the desk', 'Templates', 'Sharing groups', 'Imports', 'Keys for programs', 'Webhooks']
  expect(await sections('analyst@cert.example')).toEqual(desk)
  const machine = await sections('admin@cert.example')
  expect(machine).toContain('Health')
  expect(machine).not.toContain('Templates')
  expect(machine).not.toContain('Imports')
  // an analyst reads how the desk is kept and cannot change it
  const page = await open(browser, 'analyst@cert.example', '/app/administration/desk')
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  await page.goto('/app/administration/accounts')
  await settled(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Name and mailbox')
  await close(page)
  // those outside have no such page in their navigation
  const out = await open(browser, 'security@roads.example', '/app/')
  await expect(out.getByRole('link', { name: 'Administration' })).toHaveCount(0)
  await close(out)
  expect((await (await analyst()).get('/people')).status).toBe(403)
})
