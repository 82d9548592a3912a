// Alerts in the workspace and on a telephone: what each job costs, and what the pages look like
import { expect, type Page, test } from '@playwright/test'
import { axe, close, fits, open, worded } from '../lib/browser.ts'
import { base, send } from '../lib/http.ts'
import { analyst, lead, organisation } from '../lib/people.ts'

const stamp = () => `${Date.now()}${Math.round(Math.random() * 1e4)}`
const year = new Date().getUTCFullYear()
const living = `/app/alerts/XC-AL-${year}-0001`

async function until<T>(what: () => Promise<T | undefined>, seconds = 60): Promise<T> {
  for (let i = 0; i < seconds * 2; i++) {
    const v = await what()
    if (v !== undefined) return v
    await new Promise((r) => setTimeout(r, 500))
  }
  throw new Error('it did not come')
}
// whole letters of an alert to one organisation, made and released; the token of its personal link
async function letterTo(name: string): Promise<{ id: string; token: string }> {
  const p = await analyst()
  const o = await organisation(p, name)
  const team = (await p.get('/me')).json.seats.find((s: any) => s.place.startsWith('tea_')).place
  const a = (await p.post('/alerts', { team, title: `On the telephone ${stamp()}`, text: 'Update the N200 to 4.2.\n\nThen look for the user svc.', tlp: 'amber', named: [o.id] })).json
  await p.act(a.id, 'send')
  const message = await until(async () => (await p.get(`/alerts/${a.id}/ledger`)).json.lines[0]?.message ?? undefined)
  expect((await (await lead()).post(`/outbox/${message}/release`)).status).toBe(204)
  await until(async () => ((await p.get(`/alerts/${a.id}/ledger`)).json.lines[0].state === 'delivered' ? true : undefined))
  const mail = (await send('GET', '/demo/mail')).text
  return { id: a.id, token: mail.match(/\/a\/([A-Za-z0-9_-]{22})/)?.[1] ?? '' }
}

async function pick(page: Page, label: string, option: string) {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option }).click()
}

test('an alert to a sector, by template, tried and sent: eight actions', async ({ browser }) => {
  const page = await open(browser, 'analyst@cert.example', '/app/')
  let actions = 0
  const does = async (f: () => Promise<unknown>) => {
    actions++
    await f()
  }
  await does(() => page.keyboard.press('N'))
  await does(() => page.keyboard.press('a'))
  await expect(page.getByRole('heading', { level: 1, name: 'New alert' })).toBeVisible()
  await does(() => page.getByRole('combobox', { name: 'Template', exact: true }).click())
  await does(() => page.getByRole('option', { name: 'Alert: wave of phishing' }).click())
  await expect(page.getByLabel('Title')).toHaveValue('Phishing against your staff')
  await does(() => page.getByRole('combobox', { name: 'Sectors', exact: true }).click())
  await does(() => page.getByRole('option', { name: 'Transport' }).click())
  await expect(page.getByText(/^\d+ organisations, \d+ addresses$/)).toBeVisible()
  await does(() => page.getByRole('button', { name: 'Send me a test' }).click())
  await expect(page.getByText('A test to analyst@cert.example lies in the outbox.')).toBeVisible()
  await does(() => page.getByRole('button', { name: 'Send', exact: true }).click())
  await expect(page.getByText(/Sent\./)).toBeVisible()
  await expect(page.getByText(/organisations, \d+ have not answered/)).toBeVisible()
  expect(actions).toBeLessThanOrEqual(8)
  // within 20 seconds it is taken back, and nothing has left
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Send me a test' })).toBeVisible()
  await close(page)
})

test('each number is a list that says why, and one can be left out', async ({ browser }) => {
  const page = await open(browser, 'analyst@cert.example', '/app/alerts/new')
  await pick(page, 'Sectors', 'Transport')
  await page.keyboard.press('Escape')
  const numbers = page.getByRole('region', { name: 'Who gets it' })
  const all = await numbers.getByRole('status').innerText()
  await numbers.getByRole('button', { name: /organisations$/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Why this one: sector transport').first()).toBeVisible()
  await axe(page)
  await dialog.getByRole('button', { name: 'Leave out' }).first().click()
  await expect(numbers.getByRole('status')).not.toHaveText(all)
  await close(page)
})

test('acknowledged from a telephone in two taps, without sign-in and without script', async ({ browser }) => {
  test.setTimeout(120_000)
  const { id, token } = await letterTo('Ministry of Roads')
  const page = await open(browser, null, `/a/${token}`, { script: false, width: 360 }) // 1: the link
  await expect(page.getByRole('heading', { level: 1 })).toContainText('On the telephone')
  await page.getByRole('button', { name: 'Received' }).click() // 2
  await expect(page.getByText('Ministry of Roads: Received')).toBeVisible()
  const p = await analyst()
  expect((await p.get(`/alerts/${id}/ledger`)).json.lines[0]).toMatchObject({ state: 'acknowledged', answer: 'received', channel: 'link' })
  // and what was said can be changed
  await page.getByRole('button', { name: 'Affected, working' }).click()
  await expect(page.getByText('Ministry of Roads: Affected, working')).toBeVisible()
  await page.goto(`${base.origin}/a/AAAAAAAAAAAAAAAAAAAAAA`)
  await expect(page.getByText('This link is not known')).toBeVisible()
  await page.context().close()
  // what looks at pages needs script itself
  const again = await open(browser, null, `/a/${token}`, { width: 360 })
  await axe(again)
  await fits(again)
  await again.emulateMedia({ colorScheme: 'dark' })
  await axe(again, ['color-contrast'])
  await again.setViewportSize({ width: 1280, height: 900 })
  await axe(again)
  await close(again)
})

test('the ledger: those in need and the silent first; a call is logged; the silent are reminded by one click', async ({ browser }) => {
  const page = await open(browser, 'analyst@cert.example', living)
  const first = page.locator('table.rows tbody tr').first()
  await expect(first).toContainText('Card Clearing House')
  await expect(first).toContainText('Need help')
  await page.getByRole('button', { name: 'Not answered', exact: true }).click()
  const rows = page.locator('table.rows tbody tr')
  await expect(rows.filter({ hasText: 'Card Clearing House' })).toHaveCount(0)
  const row = rows.first()
  const name = await row.getByRole('button').first().innerText()
  await row.getByRole('button', { name: /Log a call/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What was said').fill('Somebody will look today.')
  await axe(page)
  await dialog.getByRole('button', { name: 'Log a call' }).click()
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name, exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('Somebody will look today.')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Remind the silent' }).click()
  await expect(page.getByText(/\d+ reminders lie in the outbox\.|Nobody to remind/)).toBeVisible()
  await page.getByRole('button', { name: 'By sector' }).click()
  await expect(page.getByRole('columnheader', { name: 'Not answered' })).toBeVisible()
  await close(page)
})

test('what waits for me is on my home, and one click acknowledges it', async ({ browser }) => {
  const { id } = await letterTo('Ministry of Roads')
  const title = (await (await analyst()).get(`/alerts/${id}`)).json.title
  const page = await open(browser, 'security@roads.example', '/app/')
  const line = page.getByRole('region', { name: 'Alerts to acknowledge' }).getByRole('listitem').filter({ hasText: title })
  await line.getByRole('button', { name: 'Received' }).click()
  await expect(line).toHaveCount(0)
  await close(page)
})
