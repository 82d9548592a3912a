// CVE numbers beside the text of an advisory, and what waits in Administration
import { expect, test } from '@playwright/test'
import { open } from '../lib/browser.ts'
import { CveServices } from '../lib/cve-services.ts'
import { look } from '../lib/look.ts'
import { admin, analyst } from '../lib/people.ts'

test('a number is reserved beside the text and taken into it; one that waits stands in Administration', async ({ browser }) => {
  const hub = new CveServices()
  hub.next = 200_000 + Math.floor(Math.random() * 80_000) * 10
  await hub.open()
  const boss = await admin()
  const p = await analyst()
  expect((await boss.send('PUT', '/admin/cve', { url: hub.url, org: hub.org, user: hub.user, key: hub.key })).status).toBe(200)
  const a = (await p.post('/advisories', { title: 'A hole in a gate' })).json
  const at = `/advisories/${a.id}/content`
  const vulnerabilities = [{ id: 'XC-1-1', text: 'One.' }, { id: 'XC-1-2', text: 'Two.' }]
  expect((await p.send('PUT', at, { vulnerabilities, products: [{ vendor: 'Acme', name: 'Gate', range: '*', status: 'affected' }] }, { 'if-match': (await p.get(at)).headers.etag as string })).status).toBe(200)
  const page = await open(browser, 'analyst@cert.example', `/app/advisories/${a.ref}`)
  await page.getByRole('button', { name: 'Reserve a number for XC-1-1' }).click()
  const id = page.getByText(/^CVE-\d{4}-\d+$/).first()
  await expect(id).toBeVisible()
  await page.getByText('The record as it would be sent').click()
  await expect(page.getByText('nothing of the advisory is published')).toBeVisible()
  const desk = await open(browser, 'admin@cert.example', '/app/administration/cve')
  // stock of next year, not in a row
  const next = String(new Date().getUTCFullYear() + 1)
  await desk.getByLabel('How many').fill('1')
  await desk.getByRole('combobox', { name: 'Year' }).click()
  await desk.getByRole('option', { name: next, exact: true }).click()
  await desk.getByLabel(/^Not in a row/).check()
  await desk.getByRole('button', { name: 'Reserve a number', exact: true }).click()
  await expect.poll(() => hub.asked.some((x) => x.includes(`amount=1&batch_type=nonsequential&cve_year=${next}`))).toBe(true)
  // somebody published it at CVE Services by another way: seen by comparing, and taken over
  const number = (await id.textContent()) as string
  ;(hub.ids.get(number) as { state: string }).state = 'PUBLISHED'
  await desk.getByRole('button', { name: 'Compare now' }).click()
  desk.once('dialog', (d) => d.accept())
  await desk.getByRole('button', { name: `Take over ${number}` }).click()
  await expect(desk.getByRole('button', { name: `Take over ${number}` })).toHaveCount(0)
  expect((await p.get(`/advisories/${a.id}/cve`)).json.numbers[0]).toMatchObject({ id: number, state: 'published' })
  await hub.close()
  await page.getByRole('button', { name: 'Reserve a number for XC-1-2' }).click()
  await expect(page.getByText('waits for CVE Services').or(page.getByText('was sent, the answer is not here yet')).first()).toBeVisible()
  await desk.reload()
  await expect(desk.getByText('What is not done')).toBeVisible()
  await expect(desk.getByRole('button', { name: 'Try now' }).first()).toBeVisible()
  const waits = desk.getByRole('button', { name: 'Take back' })
  const before = await waits.count()
  await waits.first().click()
  await expect(waits).toHaveCount(before - 1)
  await look(desk, 'administration: CVE Services')
  await page.getByRole('button', { name: 'Use it in the text' }).click()
  await expect.poll(async () => (await p.get(at)).json.vulnerabilities[0].id).toBe(await id.textContent())
  await look(page, 'advisory with CVE numbers')
  expect((await boss.send('PUT', '/admin/cve', { url: '', org: '', user: '' })).status).toBe(200)
})
