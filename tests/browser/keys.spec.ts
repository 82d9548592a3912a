// The keyboard: what must cost how many keys is counted here
import { expect, type Page, test } from '@playwright/test'
import { close, open, settled } from '../lib/browser.ts'
import { analyst, newReport } from '../lib/people.ts'

// every key pressed is counted
function counted(page: Page) {
  const c = { n: 0, press: async (key: string) => {} }
  c.press = async (key: string) => {
    c.n++
    await page.keyboard.press(key)
  }
  return c
}
const state = async (id: string) => (await (await analyst()).get(`/reports/${id}`)).json

test('decline with reason and text costs three keys', async ({ browser }) => {
  const r = await newReport(await analyst(), { title: 'To be declined by keys' })
  const page = await open(browser, 'analyst@cert.example', `/app/reports/${r.ref}`)
  const k = counted(page)
  await k.press('d')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect(page.getByRole('radio').first()).toBeFocused()
  await k.press('2')
  await expect(page.getByLabel('What the reporter reads')).toHaveValue(/works as intended/)
  await k.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(k.n).toBe(3)
  const after = await state(r.id)
  expect(after).toMatchObject({ state: 'closed', outcome: 'not-a-vulnerability' })
  const said = (await (await analyst()).get(`/records/${r.id}/timeline`)).json.entries.filter((e: any) => e.verb === 'message')
  expect(said.at(-1).body).toMatch(/works as intended/)
  await close(page)
})

test('take, judge valid and route a live-site report with a known owner costs four keys and no page change', async ({ browser }) => {
  const p = await analyst()
  const r = await newReport(p, { title: 'Live site with a known owner', product: '', site: 'https://forms.roads.example/apply' })
  const page = await open(browser, 'analyst@cert.example', `/app/reports/${r.ref}`)
  const before = page.url()
  const k = counted(page)
  // as fast as a person types: what is not yet possible waits for the one before
  await k.press('c')
  await k.press('v')
  await k.press('r')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio', { name: /^1 Ministry of Roads/ })).toBeChecked()
  await expect(dialog).toContainText('roads.example')
  await k.press('Enter')
  await expect(dialog).toHaveCount(0)
  expect(k.n).toBe(4)
  expect(page.url()).toBe(before)
  const after = await state(r.id)
  expect(after.state).toBe('valid')
  expect(after.assignee).toBe((await p.get('/me')).json.id)
  const routes = (await p.get(`/records/${r.id}/routes`)).json.routes
  expect(routes.map((x: any) => x.subject_name)).toEqual(['Ministry of Roads'])
  await expect(page.getByRole('region', { name: 'Where it went' })).toContainText('Ministry of Roads')
  await close(page)
})

test('whose address is this, whom do I call: paste and no click', async ({ browser }) => {
  const page = await open(browser, 'analyst@cert.example', '/app/')
  await page.keyboard.press('/')
  await page.evaluate(() => navigator.clipboard.writeText('hxxps://tax[.]roads[.]example/login'))
  await page.keyboard.press('Control+v')
  const answer = page.getByRole('region', { name: 'Answer', exact: true })
  await expect(answer).toContainText('Ministry of Roads')
  await expect(answer).toContainText('Way up: Ministry of Roads →')
  await expect(answer).toContainText('+1-555-')
  await expect(page).toHaveURL(/\/app\/$/)
  await close(page)
})

test('in a list: j k move, x marks, Enter opens, Back returns to the same row', async ({ browser }) => {
  const page = await open(browser, 'analyst@cert.example', '/app/reports')
  const at = page.locator('tr[data-at=true]')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  const ref = await at.locator('td').nth(1).innerText()
  expect(ref).toBe(await page.locator('tbody tr').nth(1).locator('td').nth(1).innerText())
  await page.keyboard.press('x')
  await expect(at.getByRole('checkbox')).toBeChecked()
  await expect(page.getByText('1 marked')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/app/reports/${ref}$`))
  await settled(page)
  await page.goBack()
  await expect(at.locator('td').nth(1)).toHaveText(ref)
  await close(page)
})

test('everywhere: / searches, ? lists the keys, g r goes to the reports, letters written in a text are text', async ({ browser }) => {
  const page = await open(browser, 'analyst@cert.example', '/app/')
  await page.keyboard.press('/')
  await expect(page.getByRole('textbox', { name: /Search/ })).toBeFocused()
  await page.keyboard.type('gr?')
  await expect(page.getByRole('textbox', { name: /Search/ })).toHaveValue('gr?')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(page).toHaveURL(/\/app\/reports$/)
  await close(page)
})

test('on a report: c a w l n m have their places, and each its button', async ({ browser }) => {
  const r = await newReport(await analyst(), { title: 'Keys of a report' })
  const page = await open(browser, 'analyst@cert.example', `/app/reports/${r.ref}`)
  await page.keyboard.press('c')
  await expect(page.getByText(/Analyst of the centre \(me\)/)).toBeVisible()
  for (const [key, title] of [
    ['a', 'Assign'],
    ['w', 'Waiting for...'],
    ['l', 'Link to...'],
  ]) {
    await expect(page.getByRole('button', { name: title }).first()).toBeVisible()
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog', { name: title })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.keyboard.press('m')
  await expect(page.getByRole('tab', { name: 'Reply to the reporter' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.locator('#composer')).toBeFocused()
  await page.keyboard.type('c v d')
  await page.locator('#composer').press('Escape')
  await page.locator('h1').click()
  await page.keyboard.press('n')
  await expect(page.getByRole('tab', { name: 'Note (team only)' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.locator('#composer')).toHaveValue('')
  expect((await state(r.id)).state).toBe('new')
  await close(page)
})
