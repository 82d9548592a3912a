// The roster: made, swapped in two clicks, handed over with a word; readable on a telephone
import { expect, test } from '@playwright/test'
import { axe, close, fits, open, settled, worded } from '../lib/browser.ts'
import { bankLead, be } from '../lib/people.ts'

test.describe.configure({ mode: 'serial' })
const page = '/app/administration/duty'
async function clear() {
  const p = await bankLead()
  const team = (await p.get('/teams')).json.teams.find((t: any) => t.prefix === 'XF').id
  const was = await p.get(`/teams/${team}/duty`)
  for (const s of was.json.spans) if (s.shift) await p.send('DELETE', `/teams/${team}/duty/shifts/${s.shift}`)
  const now = await p.get(`/teams/${team}/duty`)
  await p.send('PUT', `/teams/${team}/duty`, { rotas: [] }, { 'if-match': now.headers.etag as string })
}
test.beforeAll(clear)
test.afterAll(clear)

test('an empty roster teaches; turns are chosen, and two change places in two clicks', async ({ browser }) => {
  const p = await open(browser, 'lead@fincert.example', page)
  await expect(p.getByText('Nobody is planned yet.')).toBeVisible()
  const line = p.getByRole('group', { name: 'Line 1' })
  const who = line.getByRole('combobox', { name: 'Who, in turn' })
  await who.click()
  await p.getByRole('option', { name: 'Analyst of the financial sector CERT' }).click()
  await p.getByRole('option', { name: 'Lead of the financial sector CERT' }).click()
  await who.press('Escape')
  await line.getByLabel('First day').fill(new Date(Date.now() - 2 * 86400_000).toISOString().slice(0, 10))
  await p.getByRole('button', { name: 'Save' }).click()
  const list = p.getByRole('region', { name: 'Line 1' }).getByRole('listitem')
  await expect(list.nth(0)).toContainText('Analyst of the financial sector CERT')
  await expect(list.nth(1)).toContainText('Lead of the financial sector CERT')
  await list.nth(2).getByRole('button', { name: 'Swap the turn of Analyst of the financial sector CERT' }).click()
  await list.nth(1).getByRole('button', { name: 'Swap with the turn of Lead of the financial sector CERT' }).click()
  await expect(p.getByText('Swapped.')).toBeVisible()
  await expect(list.nth(1)).toContainText('Analyst of the financial sector CERT')
  await expect(list.nth(2)).toContainText('Lead of the financial sector CERT')
  await expect(list.nth(1)).toContainText('single shift')
  await axe(p)
  await worded(p)
  await close(p)
})

test('who is on duty hands over from the home page, by the keyboard, with a word', async ({ browser }) => {
  const p = await open(browser, 'analyst@fincert.example', '/app/')
  await expect(p.getByText('On duty now')).toBeVisible()
  await p.getByRole('button', { name: 'Hand over' }).focus()
  await p.keyboard.press('Enter')
  await expect(p.getByRole('dialog').getByRole('textbox')).toBeFocused()
  await p.keyboard.type('The bank of the north calls at nine.')
  await axe(p)
  await p.getByRole('dialog').getByRole('button', { name: 'Hand over' }).press('Enter')
  await expect(p.getByText('The duty was handed over.')).toBeVisible()
  await expect(p.getByText('Lead of the financial sector CERT', { exact: true }).first()).toBeVisible()
  await expect(p.getByRole('button', { name: 'Hand over' })).toHaveCount(0)
  await close(p)
  const next = await open(browser, 'lead@fincert.example', '/app/account')
  await expect(next.getByText('The duty was handed over to you').first()).toBeVisible()
  await next.getByRole('link', { name: 'Financial Sector CERT' }).first().click()
  await settled(next)
  await expect(next.getByText('The bank of the north calls at nine.')).toBeVisible()
  await close(next)
})

test('on a telephone the weeks are a list that fits, and members read it without buttons', async ({ browser }) => {
  const p = await open(browser, 'analyst@fincert.example', page, { width: 360, scheme: 'dark' })
  await expect(p.getByRole('region', { name: 'Line 1' }).getByRole('listitem').first()).toBeVisible()
  await expect(p.getByRole('button', { name: 'Save' })).toHaveCount(0)
  await fits(p)
  await axe(p)
  await close(p)
  // to who is no member there is no roster
  const stranger = await be('analyst@north.example')
  const team = (await stranger.get('/teams')).json.teams.find((t: any) => t.prefix === 'XF').id
  expect((await stranger.get(`/teams/${team}/duty`)).status).toBe(404)
})
