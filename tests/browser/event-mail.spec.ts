// Reports that come by mail: an address is made with the keyboard alone, what is mailed to it is on the page, and it is removed again
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { axe, close, fits, open, settled, worded } from '../lib/browser.ts'
import { admin } from '../lib/people.ts'

const box = process.env.RABTA_MAIL_FOLDER ?? ''

test('a sender of reports gets an address of its own; what it mails is taken in, and the page says so', async ({ browser }) => {
  test.setTimeout(120_000)
  const name = `Sinkhole ${Date.now() % 1e8}`
  const page = await open(browser, 'analyst@cert.example', '/app/events/imports')
  const mail = page.getByRole('region', { name: /^By mail/ })
  await mail.getByRole('button', { name: 'Make an address' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type(name)
  await settled(page)
  await axe(page)
  await worded(page)
  await page.keyboard.press('Enter')
  const one = mail.getByRole('listitem').filter({ hasText: name })
  await expect(one).toContainText('No mail yet')
  const address = /\S+\+e\.\S+@cert\.example/.exec(await one.innerText())![0]
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 740 })
    await settled(page)
    await axe(page)
    await fits(page)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  if (box) {
    const line = JSON.stringify({ 'time.source': new Date(Date.now() - 60_000).toISOString(), 'classification.type': 'scanner', 'classification.identifier': name, 'source.ip': '198.51.100.40', 'feed.name': name })
    const file = `events-${Date.now() % 1e8}.json`
    writeFileSync(
      join(box, 'new', `${Date.now()}.${Math.random()}`),
      `From: r@sinkhole.example\r\nTo: ${address}\r\nSubject: Events\r\nMessage-ID: <${Math.random()}@sinkhole.example>\r\nMIME-Version: 1.0\r\nContent-Type: application/json\r\nContent-Disposition: attachment; filename="${file}"\r\n\r\n${line}\r\n`,
    )
    expect((await (await admin()).post('/admin/mail-in/look')).status).toBe(204)
    await expect.poll(() => readdirSync(join(box, 'new')).length, { timeout: 25_000 }).toBe(0)
    await expect(async () => {
      await page.reload()
      await expect(one).toContainText('Mails: 1', { timeout: 2000 })
    }).toPass({ timeout: 40_000 })
    await expect(one).toContainText('new 1, known 0, not understood 0')
    await expect(page.getByRole('row').filter({ hasText: file })).toContainText('By mail')
  }
  await one.getByRole('button', { name: `Remove ${name}` }).click()
  await expect(page.getByRole('dialog')).toContainText('comes to the inbox')
  await settled(page)
  await axe(page)
  await page.getByRole('button', { name: 'Remove it' }).click()
  await expect(one).toBeHidden()
  await close(page)
})
