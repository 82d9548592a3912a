// A report is judged in the browser: a table asked in plain words by digits, decided against with a reason, scored by pasting and choosing
import { expect, test } from '@playwright/test'
import { axe, close, fits, open, worded } from '../lib/browser.ts'
import { analyst, finder, newReport } from '../lib/people.ts'

const box = { name: 'Judgement' }

test('a decision by digits: the outcome follows, what is decided against it needs a reason', async ({ browser }) => {
  const p = await analyst()
  const r = await newReport(p, { title: 'Judged by digits', vendor_contacted: true, multi_vendor: true })
  const page = await open(browser, 'analyst@cert.example', `/app/reports/${r.ref}`)
  await expect(page.getByRole('region', box)).toContainText('Not judged yet')
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog', { name: 'Decide by a table' })
  const outcome = dialog.getByRole('status')
  // what the report says is answered already: not public, the vendor told, several vendors
  await expect(dialog.getByRole('group', { name: 'Was the vendor told?' }).getByRole('radio', { name: 'Yes' })).toBeChecked()
  await expect(outcome).toHaveText('Still possible: Decline, Track, Coordinate')
  await axe(page)
  await worded(page)
  // credible, the vendor does not answer, efficient, people could come to harm: as fast as keys come
  await page.evaluate(() => {
    for (let i = 0; i < 4; i++) document.dispatchEvent(new KeyboardEvent('keydown', { key: '2', bubbles: true }))
  })
  await expect(outcome).toContainText('Outcome: Coordinate')
  await dialog.getByRole('combobox', { name: 'What is decided' }).click()
  await page.getByRole('option', { name: 'Track' }).click()
  await expect(dialog.getByRole('button', { name: 'Keep the decision' })).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Why' }).fill('The vendor publishes on Monday')
  await dialog.getByRole('button', { name: 'Keep the decision' }).click()
  await expect(dialog).toHaveCount(0)
  const judged = page.getByRole('region', box)
  await expect(judged).toContainText('Coordinator Triage')
  await expect(judged).toContainText('Against the table, which says coordinate: The vendor publishes on Monday')
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Decided against coordinator triage, which says coordinate: track')
  expect((await p.get(`/reports/${r.id}/decisions`)).json.decisions).toMatchObject([{ computed: 'coordinate', outcome: 'track', overridden: true }])
  await close(page)
})

test('the second time only what changed is answered again, and Enter keeps it; the first stays as history', async ({ browser }) => {
  const p = await analyst()
  const r = await newReport(p, { title: 'Judged twice', vendor_contacted: true, multi_vendor: true })
  const answers = ['report_public=no', 'supplier_contacted=yes', 'report_credibility=credible', 'supplier_cardinality=multiple', 'supplier_engagement=unresponsive', 'utility=efficient', 'public_safety_impact=significant']
  await p.post(`/reports/${r.id}/decisions`, { table: 'coordinator_triage', answers })
  const page = await open(browser, 'analyst@cert.example', `/app/reports/${r.ref}`)
  const dialog = page.getByRole('dialog', { name: 'Decide by a table' })
  const outcome = dialog.getByRole('status')
  const judged = page.getByRole('region', box)
  await expect(judged).toContainText('Coordinator Triage')
  await page.keyboard.press('s')
  await expect(outcome).toContainText('Outcome: Coordinate')
  await dialog.getByRole('group', { name: 'Does the vendor answer?' }).getByRole('radio', { name: /^Active/ }).check()
  await expect(outcome).toContainText('Outcome: Track')
  await page.keyboard.press('Enter')
  await expect(judged.getByText('Before that: 1')).toBeVisible()
  await close(page)
})

test('a table with dates proposes one', async ({ browser }) => {
  const r = await newReport(await analyst(), { title: 'Judged by a directive' })
  const page = await open(browser, 'analyst@cert.example', `/app/reports/${r.ref}`)
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Decision table' }).click()
  await page.getByRole('option', { name: 'CISA BOD 26-04 (CISA)' }).click()
  await expect(dialog.getByRole('group', { name: 'Does CISA list it' })).toBeVisible()
  await page.locator('h2', { hasText: 'Decide by a table' }).click() // digits are for what has no box under the cursor
  for (let i = 0; i < 4; i++) await page.keyboard.press('2')
  await expect(dialog.getByRole('status')).toContainText('Outcome: 3 days & forensic investigation')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', box)).toContainText('Suggested date:')
  await close(page)
})

test('a score by pasting and by choosing; the hub computes, and says what is wrong', async ({ browser }) => {
  const p = await analyst()
  const given = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N'
  const r = await newReport(p, { title: `Scored here ${Date.now()}`, cvss: given })
  const page = await open(browser, 'analyst@cert.example', `/app/reports/${r.ref}`)
  await page.keyboard.press('b')
  const dialog = page.getByRole('dialog', { name: 'Score' })
  const result = dialog.getByRole('status')
  // the vector of the report stands there, scored, and its metrics are chosen
  await expect(dialog.getByRole('textbox', { name: 'Vector' })).toHaveValue(given)
  await expect(result).toContainText('9.1 Critical')
  await expect(dialog.getByRole('group', { name: /^Availability A/ }).getByRole('radio', { name: 'None' })).toBeChecked()
  await axe(page)
  await worded(page)
  await dialog.getByRole('group', { name: /^Availability A/ }).getByRole('radio', { name: 'High' }).check()
  await expect(result).toContainText('9.8 Critical')
  await dialog.getByText('Temporal', { exact: true }).click()
  await dialog.getByRole('group', { name: /^Exploit code/ }).getByRole('radio', { name: 'Unproven' }).check()
  await expect(dialog.getByRole('textbox', { name: 'Vector' })).toHaveValue('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:U')
  await expect(result).toContainText('Base 9.8, Temporal 9.0')
  // one that is wrong is told with its place and cannot be kept
  await dialog.getByRole('textbox', { name: 'Vector' }).fill('CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:Q')
  await expect(dialog.getByRole('alert')).toContainText('character 63: SA has no such value; it has H, L, N')
  await expect(dialog.getByRole('button', { name: 'Keep the score' })).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Vector' }).fill('AV:N/AC:L/Au:N/C:C/I:C/A:C')
  await expect(result).toContainText('10.0 High')
  await dialog.getByRole('textbox', { name: 'Vector' }).fill('CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/S:P')
  await expect(result).toContainText('9.3 Critical')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', box)).toContainText('9.3 Critical')
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Scored 9.3 critical: CVSS:4.0/')
  // the list goes by it, and shows it where it is wished; so does the board
  await page.goto('/app/reports')
  await page.getByRole('button', { name: 'Critical' }).click()
  await expect(page.getByRole('link', { name: r.title })).toBeVisible()
  await page.goto('/app/reports?view=board&severity=critical')
  await expect(page.getByRole('article').filter({ hasText: r.title })).toContainText('Critical')
  await close(page)
})

test('what may be the same: side by side by one key, closed as its duplicate by Enter; another is put aside and comes back', async ({ browser }) => {
  const p = await analyst()
  const word = `Ledgerline${Date.now().toString(36)}`
  const told = { product: word, description: `The export of ${word} takes the parameter customer unfiltered into a statement: orders of every customer are read without signing in.` }
  const first = await newReport(p, { ...told, title: `SQL injection in ${word}` })
  const another = await newReport(p, { ...told, title: `${word} lets orders be read` })
  const r = await newReport(p, { ...told, title: `Orders of ${word} can be exported by anybody` })
  const page = await open(browser, 'analyst@cert.example', `/app/reports/${r.ref}`)
  const alike = page.getByRole('region', { name: 'May be the same' })
  const of = (x: any) => alike.getByRole('listitem').filter({ has: page.getByRole('link', { name: x.ref }) })
  await expect(of(first)).toContainText(/same product, similar words \(\d+ %\)/)
  await alike.getByRole('button', { name: `${another.ref} is not the same` }).click()
  await expect(of(another)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(of(another)).toHaveCount(1)
  await alike.getByRole('button', { name: `${another.ref} side by side` }).click()
  const dialog = page.getByRole('dialog', { name: `Beside ${another.ref}` })
  await expect(dialog.getByRole('region', { name: 'The other one' }).locator('mark').filter({ hasText: 'customer' }).first()).toBeVisible()
  await axe(page)
  await worded(page)
  await page.keyboard.press('x')
  await expect(dialog).toHaveCount(0)
  await expect(of(another)).toHaveCount(0)
  await page.keyboard.press('u')
  await expect(page.getByRole('dialog', { name: `Beside ${first.ref}` }).getByRole('textbox', { name: /reporter/i })).toHaveValue(/reported the same before you/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(of(first)).toHaveCount(0)
  expect((await p.get(`/reports/${r.id}`)).json).toMatchObject({ state: 'closed', outcome: 'duplicate' })
  expect((await p.get(`/records/${r.id}/links`)).json.links).toMatchObject([{ type: 'duplicate-of', record: first.id }])
  await close(page)
})

test('on a telephone and in dark colours; who does not judge sees no such box', async ({ browser }) => {
  const own = await finder()
  const r = await newReport(own, { title: 'Judged on a telephone' })
  await newReport(await analyst(), { title: 'Judged on a telephone, told again' })
  const page = await open(browser, 'analyst@cert.example', `/app/reports/${r.ref}`, { scheme: 'dark', width: 360 })
  for (const [button, what] of [
    ['Decide by a table', 'Decide by a table'],
    ['Score', 'Score'],
    [/ side by side$/, /^Beside /],
  ] as const) {
    await page.getByRole('button', { name: button }).first().click()
    await expect(page.getByRole('dialog', { name: what })).toBeVisible()
    await expect(page.getByRole('dialog').getByRole(button instanceof RegExp ? 'region' : 'group').first()).toBeVisible()
    await axe(page, ['color-contrast'])
    await fits(page)
    await page.keyboard.press('Escape')
  }
  await close(page)
  const other = await open(browser, 'finder@research.example', `/app/reports/${r.ref}`)
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(other.getByRole('region', box)).toHaveCount(0)
  await expect(other.getByRole('region', { name: 'May be the same' })).toHaveCount(0)
  await close(other)
})
