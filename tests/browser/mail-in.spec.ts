// Administration, mail: the mailbox that is read is set and looked at; a desk gets its OpenPGP key
import { expect, test } from '@playwright/test'
import { close, open, settled } from '../lib/browser.ts'
import { admin } from '../lib/people.ts'

test('the mailbox is set, its password kept and not shown, and a wrong one is told', async ({ browser }) => {
  const page = await open(browser, 'lead@cert.example', '/app/administration/mail')
  const box = page.getByRole('region', { name: 'Mail in' })
  await box.getByLabel('Mailbox server').fill('imap://127.0.0.1:9')
  await box.getByLabel('Name there').fill('cert')
  await box.getByRole('textbox', { name: 'Password' }).fill('a long secret')
  await box.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.reload()
  await settled(page)
  await expect(box.getByLabel('Mailbox server')).toHaveValue('imap://127.0.0.1:9')
  await expect(box.getByText('One is kept; empty leaves it')).toBeVisible()
  await box.getByRole('button', { name: 'Look now' }).click()
  await expect(box.getByRole('alert')).toContainText('no connection', { timeout: 15_000 })
  if (process.env.RABTA_PICTURES) await page.screenshot({ path: `${process.env.RABTA_PICTURES}/mail-in.png`, fullPage: true })
  await close(page)
  await (await admin()).send('PUT', '/admin/mail-in', { url: '', user: '', folder: '', plus_tags: true, hourly: 60 })
})

test('a desk gets a key, and its open part can be given away', async ({ browser }) => {
  const page = await open(browser, 'lead@fincert.example', '/app/administration/mail')
  const no = await page.getByRole('region', { name: 'OpenPGP key of the team' }).count()
  expect(no).toBe(0) // who does not keep the machine has no such page
  await close(page)
  const own = await open(browser, 'lead@cert.example', '/app/administration/mail')
  const box = own.getByRole('region', { name: 'OpenPGP key of the team' })
  await box.getByRole('button', { name: /^Make a( new)? key$/ }).click()
  await expect(own.getByText('The desk has a new key.')).toBeVisible()
  await expect(box.getByLabel('Open key, to be given to everybody')).toHaveValue(/BEGIN PGP PUBLIC KEY BLOCK/)
  await expect(box.getByRole('button', { name: 'Make a new key' })).toBeVisible()
  if (process.env.RABTA_PICTURES) await own.screenshot({ path: `${process.env.RABTA_PICTURES}/desk-key.png`, fullPage: true })
  await own.setViewportSize({ width: 360, height: 740 })
  await own.emulateMedia({ colorScheme: 'dark' })
  const wide = await own.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(360)
  if (process.env.RABTA_PICTURES) await own.screenshot({ path: `${process.env.RABTA_PICTURES}/desk-key-narrow.png`, fullPage: true })
  await close(own)
})
