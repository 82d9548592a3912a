// One case under embargo, walked by an anonymous finder, a triager, a sectoral CERT and two vendors, one of them without account
import { expect, test } from '@playwright/test'
import { axe, close, fits, open, settled, worded } from '../lib/browser.ts'
import { send } from '../lib/http.ts'
import { analyst, lead } from '../lib/people.ts'

const stamp = `${Date.now()}`
const secret = `Gate valve ${stamp}`

test('an anonymous finder, a triager, a sectoral CERT and two vendors in one case under embargo', async ({ browser }) => {
  test.setTimeout(240_000)
  // the finder, without script
  const finder = await open(browser, null, '/report', { script: false })
  await finder.getByLabel('What is it about?').fill(secret)
  await finder.getByLabel('What did you find?').fill('It opens with the factory password')
  await finder.getByRole('button', { name: 'Send the report' }).click()
  const code = (await finder.locator('#code').innerText()).trim()
  const p = await analyst()
  const report = (await p.get(`/reports?product=${encodeURIComponent(secret)}`)).json.items[0]

  // the triager: it holds, and a case is open with one key
  const desk = await open(browser, 'analyst@cert.example', `/app/reports/${report.ref}`)
  await desk.keyboard.press('v')
  await expect(desk.locator('.chip').filter({ hasText: /^Valid$/ })).toBeVisible()
  await desk.keyboard.press('p')
  await expect(desk.getByText('No embargo holds')).toBeVisible()
  await settled(desk)
  const ref = (await desk.locator('b.mono').first().innerText()).trim()
  const id = (await p.get(`/cases/${ref}`)).json.id
  await desk.keyboard.press('t')
  await desk.getByRole('dialog').getByRole('button', { name: 'Propose a day' }).click()
  await desk.getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(desk.getByRole('region', { name: 'Embargo' })).toContainText('Under embargo until')
  const add = async (fill: () => Promise<unknown>, name: string) => {
    await desk.keyboard.press('y')
    await fill()
    await desk.getByRole('dialog').getByRole('button', { name: 'Add a party' }).click()
    await expect(desk.getByRole('dialog')).toHaveCount(0)
    await expect(desk.getByRole('region', { name: 'Who takes part' }).first()).toContainText(name)
  }
  const pick = async (name: string) => {
    await desk.getByRole('combobox', { name: 'Organisation or team' }).fill(name)
    await desk.getByRole('option', { name }).first().click()
  }
  await add(() => pick('Nimbus Networks'), 'Nimbus Networks')
  await add(async () => {
    await desk.getByRole('dialog').getByLabel('Or a name').fill('Valve Works')
    await desk.getByRole('dialog').getByLabel('and a mail address').fill(`psirt${stamp}@valve.example`)
  }, 'Valve Works')
  await add(async () => {
    await desk.getByRole('combobox', { name: 'As', exact: true }).click()
    await desk.getByRole('option', { name: 'Coordinator' }).click()
    await pick('Financial Sector CERT')
    await desk.getByRole('switch', { name: 'The others see that it takes part' }).check()
  }, 'Financial Sector CERT')
  await axe(desk)
  await worded(desk)

  // the sectoral CERT agrees, and sees; a vendor that is signed in does the same and says how it stands
  for (const [email, who] of [['analyst@fincert.example', 'cert'], ['psirt@nimbus.example', 'vendor']]) {
    const page = await open(browser, email, '/app/cases', { width: who === 'vendor' ? 360 : 1280 })
    const offer = page.getByRole('listitem').filter({ hasText: ref })
    await expect(offer).toContainText('What it is about is shown once you agree')
    await expect(page.locator('main')).not.toContainText(secret)
    await fits(page)
    await axe(page)
    await offer.getByRole('button', { name: 'Agree' }).click()
    await page.getByRole('link', { name: secret }).click()
    await settled(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(secret)
    await expect(page.locator('main')).not.toContainText('Valve Works')
    if (who === 'vendor') {
      await page.getByRole('button', { name: 'Not known' }).click()
      await page.getByRole('combobox', { name: 'Status' }).click()
      await page.getByRole('option', { name: 'Affected', exact: true }).click()
      await page.getByLabel("Statement, in the vendor's words").fill('All 4.x are affected.')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByRole('button', { name: 'Affected' })).toBeVisible()
      await fits(page)
      await axe(page)
    }
    await close(page)
  }

  // the finder agrees by the code of the report
  await finder.goto('/report/status')
  await finder.getByLabel('Your code').fill(code)
  await finder.getByRole('button', { name: 'Show' }).click()
  await expect(finder.locator('#embargo')).toContainText('Nothing is to be published before')
  await finder.getByRole('button', { name: 'I agree' }).click()
  await expect(finder.locator('#embargo')).toContainText('You have agreed to this day')
  await close(finder)

  // the vendor without account: a letter that says nothing, a page without script that asks first
  const l = await lead()
  const m = (await l.get('/outbox?limit=200')).json.messages.find((x: any) => x.record === id && x.recipient === `psirt${stamp}@valve.example`)
  expect(`${m.subject}${m.body}`).not.toContain(secret)
  expect((await l.post(`/outbox/${m.id}/release`)).status).toBe(204)
  let token = ''
  await expect
    .poll(
      async () => {
        const letter = (await send('GET', '/demo/mail')).text.split('<article').find((x) => x.includes(`psirt${stamp}@valve.example`))
        token = /\/c\/([A-Za-z0-9_-]+)/.exec(letter ?? '')?.[1] ?? ''
        return token
      },
      { timeout: 60_000 },
    )
    .not.toBe('')
  for (const look of [{ width: 360 }, { scheme: 'dark' as const }]) {
    const page = await open(browser, null, `/ur/c/${token}`, look)
    await fits(page)
    await axe(page)
    await close(page)
  }
  const works = await open(browser, null, `/c/${token}`, { script: false, width: 360 })
  await expect(works.locator('main')).not.toContainText(secret)
  await works.getByRole('button', { name: 'I agree' }).click()
  await expect(works.getByRole('heading', { level: 1 })).toHaveText(secret)
  await works.getByLabel('Your answer').selectOption('not-affected')
  await works.getByLabel('If not affected: why').selectOption('component_not_present')
  await works.getByLabel('Your statement, in words that may be published').fill('We do not build it in.')
  await works.getByRole('button', { name: 'Save the answer' }).click()
  await works.getByLabel('Only the coordinating desk reads this').fill('Thank you for the notice.')
  await works.getByRole('button', { name: 'Send' }).click()
  await expect(works.locator('main')).toContainText('Thank you for the notice.')
  await close(works)
  const script = await open(browser, null, `/c/${token}`, { width: 360 })
  await fits(script)
  await axe(script)
  await worded(script)
  await close(script)

  // the desk sees who answered what, writes to one alone, and then attacks are seen
  await desk.reload()
  await settled(desk)
  const matrix = desk.getByRole('table')
  await expect(matrix.getByRole('row').filter({ hasText: 'Valve Works' })).toContainText('Not affected')
  await expect(matrix.getByRole('row').filter({ hasText: 'Nimbus Networks' })).toContainText('Affected')
  await expect(matrix.getByRole('row').filter({ hasText: 'Finder' })).toContainText('Agreed')
  await matrix.getByRole('button', { name: 'Valve Works' }).click()
  await expect(desk.getByText('Thank you for the notice.').first()).toBeVisible()
  await desk.getByRole('textbox', { name: 'Valve Works and the desk read this' }).fill('It is ours to thank.')
  await desk.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(desk.getByRole('button', { name: 'Published' })).toHaveCount(0)
  await desk.getByRole('button', { name: 'It is attacked' }).click()
  await desk.getByRole('dialog').getByRole('textbox').first().fill('two sensors saw it')
  await desk.getByRole('dialog').getByRole('button', { name: 'It is attacked' }).click()
  await expect(desk.getByRole('region', { name: 'Embargo' })).toContainText('The embargo ended: it is used in attacks')
  await expect(desk.getByRole('region', { name: 'Embargo' })).toContainText('All parties were told')
  await axe(desk)
  await close(desk)
})
