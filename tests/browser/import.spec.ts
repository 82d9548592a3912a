// Import: 200 contacts from a spreadsheet in five actions; a wrong column is mended; other files are recognised
import { expect, type Page, test } from '@playwright/test'
import { axe, close, fits, open } from '../lib/browser.ts'
import { analyst } from '../lib/people.ts'

const stamp = Date.now()
const count = async (q: string) => (await (await analyst()).get(`/organisations?limit=200&q=${encodeURIComponent(q)}`)).json.items.length

function counted(page: Page) {
  const c = { n: 0, do: async (what: Promise<unknown>) => {} }
  c.do = async (what) => {
    c.n++
    await what
  }
  return c
}

test('200 contacts from a spreadsheet cost five actions', async ({ browser }) => {
  test.setTimeout(180_000)
  const rows = Array.from({ length: 200 }, (_, i) => `Sheet ${stamp} office ${Math.floor(i / 4)}\tconstituent\thealth\tDesk ${i}\tdesk${i}@sheet${stamp}.example\t+1-555-${1000 + i}`)
  const sheet = ['Organisation\tType\tSector\tContact\tE-mail\tPhone', ...rows].join('\n')
  const page = await open(browser, 'analyst@cert.example', '/app/')
  await page.evaluate((t) => navigator.clipboard.writeText(t), sheet)
  const a = counted(page)
  await a.do(page.getByRole('link', { name: 'Organisations' }).click())
  await a.do(page.getByRole('button', { name: 'Import...' }).click())
  await a.do(page.getByLabel('Or paste from a spreadsheet').click())
  await a.do(page.keyboard.press('Control+v'))
  const said = page.getByRole('dialog').getByRole('status')
  await expect(said).toContainText('50 new, 150 changed, 0 conflicting, 0 refused.', { timeout: 90_000 })
  await a.do(page.getByRole('button', { name: 'Take 200 in' }).click())
  await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 60_000 })
  expect(a.n).toBeLessThanOrEqual(5)
  expect(await count(`Sheet ${stamp}`)).toBe(50)
  const one = (await (await analyst()).get(`/organisations?q=${encodeURIComponent(`Sheet ${stamp} office 7`)}`)).json.items.find((o: any) => o.title.endsWith('office 7'))
  expect((await (await analyst()).get(`/organisations/${one.id}/contacts`)).json.contacts).toHaveLength(4)
  // and the way back
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => count(`Sheet ${stamp}`), { timeout: 30_000 }).toBe(50)
  expect((await (await analyst()).get(`/organisations/${one.id}`)).json.state).toMatch(/new|discarded/)
  await close(page)
})

test('a column that was not understood is named by hand; a file is recognised by its content', async ({ browser }) => {
  const page = await open(browser, 'analyst@cert.example', '/app/organisations?import')
  const dialog = page.getByRole('dialog')
  await page.evaluate((t) => navigator.clipboard.writeText(t), `name;Fernsprecher ${stamp}\nHand ${stamp};+1-555-0199\n`)
  await dialog.getByLabel('Or paste from a spreadsheet').click()
  await page.keyboard.press('Control+v')
  await expect(dialog.getByRole('status')).toContainText(`Left out: Fernsprecher ${stamp}.`)
  await axe(page)
  await dialog.getByText('Columns read as: name.').click()
  await dialog.getByRole('combobox', { name: `Fernsprecher ${stamp}` }).click()
  await page.getByRole('option', { name: 'telephone' }).click()
  await expect(dialog.getByRole('status')).toContainText('Columns read as: name, telephone.')
  await page.setViewportSize({ width: 360, height: 740 })
  await fits(page)
  await dialog.getByRole('button', { name: 'Take 1 in' }).click()
  await expect(dialog).toHaveCount(0)
  const o = (await (await analyst()).get(`/organisations?q=${encodeURIComponent(`Hand ${stamp}`)}`)).json.items[0]
  expect((await (await analyst()).get(`/organisations/${o.id}/contacts`)).json.contacts[0].telephone).toBe('+1-555-0199')
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('/app/organisations?import')
  await page.locator('input[type=file]').setInputFiles({ name: 'cards.txt', mimeType: 'text/plain', buffer: Buffer.from(`BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\nORG:Cards ${stamp}\r\nEMAIL:a@cards.example\r\nEND:VCARD\r\n`) })
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('Read as vCards, UTF-8.')
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('1 new')
  await close(page)
})
