// The files to try do what their page says, each dropped where it belongs
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page, test } from '@playwright/test'
import { close, fits, open } from '../lib/browser.ts'
import { call } from '../lib/contract.ts'
import { send } from '../lib/http.ts'
import { analyst } from '../lib/people.ts'

const program = fileURLToPath(new URL('../../build/rabta', import.meta.url))
const fetched = async (name: string) => {
  const a = await send('GET', `/demo/files/${name}`)
  expect(a.status, name).toBe(200)
  expect(a.text).not.toMatch(/\{(iso|plain|day) /)
  return a.text
}

test('the page of files in Urdu, on a telephone', async ({ browser }) => {
  const page = await open(browser, null, '/ur/demo/files', { width: 360, script: false, scheme: 'dark' })
  await expect(page.locator('article')).toHaveCount(5)
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await fits(page)
  await close(page)
})

test('observations: taken in, known the second time, two rows of the report not understood', async () => {
  const p = await analyst()
  const take = async (name: string, format: string, type: string) =>
    (await call('POST', `/api/v1/events?format=${format}&name=${encodeURIComponent(name)}`, { ...p.headers, 'content-type': type }, await fetched(name))).json
  const rdp = await take('scan_rdp.csv', 'shadowserver', 'text/csv')
  expect(rdp.accepted + rdp.duplicates).toBe(9)
  expect(rdp.quarantined).toBe(2)
  expect((await take('scan_rdp.csv', 'shadowserver', 'text/csv')).duplicates).toBe(9)
  const eve = await take('eve.json', 'eve', 'application/x-ndjson')
  expect(eve.accepted + eve.duplicates).toBe(5)
  // whose it is, and what is nobody's
  const events = (await p.get('/events?q=desk7.roads.example')).json.items
  expect(events[0].organisation_name).toContain('Roads')
  expect((await p.get('/events?q=192.0.2.180&organisation=none')).json.items.length).toBeGreaterThan(0)
})

test('a firewall\'s table is given its meaning on the screen', async ({ browser }) => {
  const page = await open(browser, 'analyst@cert.example', '/app/events/imports')
  await page.locator('input[type=file]').first().setInputFiles({ name: 'firewall.csv', mimeType: 'text/csv', buffer: Buffer.from(await fetched('firewall.csv')) })
  await expect(page.getByRole('region', { name: 'Take in a file' })).toContainText('5 rows become events, 0 are not understood.')
  await close(page)
})

const wholly = async (page: Page) => page.getByRole('dialog').getByRole('status').innerText()
test('contacts: a trial run with two rows refused', async ({ browser }) => {
  const page = await open(browser, 'analyst@cert.example', '/app/organisations?import')
  await page.locator('input[type=file]').setInputFiles({ name: 'contacts.csv', mimeType: 'text/csv', buffer: Buffer.from(await fetched('contacts.csv')) })
  await expect.poll(() => wholly(page), { timeout: 20_000 }).toMatch(/2 refused/)
  await close(page)
})

test('an advisory: three mistakes, each with its test and place', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'rabta-try-'))
  writeFileSync(join(dir, 'advisory.json'), await fetched('advisory.json'))
  let said = ''
  try {
    execFileSync(program, ['check', join(dir, 'advisory.json')], { encoding: 'utf8', stdio: 'pipe' })
  } catch (e: any) {
    said = `${e.stdout}${e.stderr}`
  }
  rmSync(dir, { recursive: true })
  expect(said).toContain('6.1.1 ')
  expect(said.match(/6\.1\.\d+/g)?.length).toBe(3)
})
