// A case by the keyboard and the mouse: merged, taken back, split, a second report, a file given, a checklist, handed over; and
// the page of the owner of a running site
import { expect, test } from '@playwright/test'
import { axe, close, fits, open, settled } from '../lib/browser.ts'
import { embargo, invite, newCase, seat } from '../lib/cases.ts'
import { linkOf } from '../lib/letters.ts'
import { analyst, bank, newReport, organisation } from '../lib/people.ts'

test('two cases become one and two again; a second report comes in; a file and a checklist; another desk takes it', async ({ browser }) => {
  test.setTimeout(180_000)
  const stamp = `${Date.now()}`
  const [p, fincert] = [await analyst(), await bank()]
  const one = await newCase(p, { title: `First ${stamp}` })
  const two = await newCase(p, { title: `Second ${stamp}` })
  await embargo(p, one.id)
  const mate = await invite(p, one.id, { subject: await seat(fincert), role: 'coordinator', shared: true })
  await fincert.post(`/cases/offers/${mate.part}`, { agrees: true })
  const more = await newReport(p, { title: `Third ${stamp}` })
  await p.act(more.id, 'validate', { note: 'x' })

  // merged, after what it does was read; and taken back
  const desk = await open(browser, 'analyst@cert.example', `/app/cases/${two.ref}`)
  await desk.getByRole('button', { name: 'Merge into...' }).click()
  await desk.getByRole('combobox', { name: 'The case that goes on' }).fill(stamp)
  await desk.getByRole('option', { name: `First ${stamp}` }).click()
  await expect(desk.getByRole('dialog')).toContainText('Financial Sector CERT')
  await axe(desk)
  await desk.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click()
  await desk.getByRole('button', { name: 'Undo the merge' }).click()
  await expect(desk.locator('.chip').filter({ hasText: /^Coordinating$/ })).toBeVisible()
  expect((await p.get(`/cases/${two.id}`)).json.state).toBe('coordinating')

  // a second report, and split off again
  await desk.goto(`/app/cases/${one.ref}`)
  await settled(desk)
  await desk.getByRole('button', { name: 'A further report...' }).click()
  await desk.getByRole('combobox', { name: 'Report that holds' }).fill(`Third ${stamp}`)
  await desk.getByRole('option', { name: `Third ${stamp}` }).click()
  await axe(desk)
  await desk.getByRole('button', { name: 'Bring it in' }).click()
  await expect(desk.getByText(more.ref).first()).toBeVisible()
  await desk.getByRole('button', { name: 'Split', exact: true }).click()
  await desk.getByLabel('Title of the new case').fill(`Its own ${stamp}`)
  await desk.getByRole('checkbox', { name: `Third ${stamp}` }).check()
  await desk.getByRole('button', { name: 'Make a case of it' }).click()
  await expect(desk.getByRole('dialog')).toHaveCount(0)
  expect((await p.get(`/cases/${one.id}/moves`)).json.moves[0]).toMatchObject({ kind: 'split' })

  // a file for one party, and taken back by the bar; a step ticked
  await desk.setInputFiles('input[type=file]', { name: 'proof.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
  const readers = desk.getByRole('combobox', { name: 'Who reads proof.txt' })
  await readers.selectOption({ label: 'Read by the desk and Financial Sector CERT' })
  await expect(desk.getByText('proof.txt has other readers from now on.')).toBeVisible()
  const read = () => expect.poll(async () => (await fincert.get(`/records/${one.id}/attachments`)).json.attachments.length)
  await read().toBe(1)
  await desk.getByRole('button', { name: 'Undo' }).click()
  await read().toBe(0)
  await expect(readers).toHaveValue('desk')
  await desk.getByRole('combobox', { name: 'Another situation...' }).selectOption({ label: 'The press has heard of it' })
  await desk.getByRole('button', { name: 'Work by it' }).last().click()
  await desk.getByRole('checkbox', { name: /Name one person who speaks/ }).click()
  await expect(desk.getByRole('checkbox', { name: /Name one person who speaks/ })).toBeChecked()
  await expect(desk.getByText('1 of 4 done')).toBeVisible()
  await axe(desk)
  await close(desk)

  // another desk takes a case: not while the split can be taken back
  const other = await newCase(p, { title: `Handed ${stamp}` })
  const taker = await invite(p, other.id, { subject: await seat(fincert), role: 'coordinator', shared: true })
  expect(taker.part).toBeTruthy()
  const giver = await open(browser, 'analyst@cert.example', `/app/cases/${other.ref}`)
  await giver.getByRole('button', { name: 'Hand over...' }).click()
  await giver.getByLabel('Reason').fill('Your sector')
  await axe(giver)
  await giver.getByRole('button', { name: 'Ask that desk' }).click()
  await expect(giver.getByRole('heading', { name: 'Financial Sector CERT is asked to take this case' })).toBeVisible()
  await close(giver)
  const page = await open(browser, 'analyst@fincert.example', `/app/cases/${other.ref}`, { width: 360 })
  await expect(page.getByText('Your sector').first()).toBeVisible()
  await fits(page)
  await axe(page)
  await page.getByRole('region', { name: 'Hand over...' }).getByRole('button', { name: 'Take it' }).click()
  await expect(page.getByText('Handled by Financial Sector CERT')).toBeVisible()
  await close(page)
})

test('the owner of a running site answers by the page of the letter, without script', async ({ browser }) => {
  const p = await analyst()
  const r = await newReport(p, { title: 'A list for all', product: '', vendor: '', site: `https://p${Date.now()}.northpower.example/list` })
  await p.act(r.id, 'validate', { note: 'x' })
  await p.act(r.id, 'route', { target: (await organisation(p, 'Northern Power')).id, code: 'asset-owner', text: 'Please close the list.' })
  const { url } = await linkOf(r.id)
  const look = await open(browser, null, `/ur${url}`, { width: 360 })
  await fits(look)
  await axe(look)
  await close(look)
  const page = await open(browser, null, url, { script: false, width: 360 })
  await expect(page.locator('main')).toContainText('Please close the list.')
  await page.getByRole('button', { name: 'It is ours, we mend it' }).click()
  await expect(page.locator('main')).toContainText('You said that it is yours')
  await page.getByLabel('Your words').fill('Closed at noon.')
  await page.getByRole('button', { name: 'It is mended' }).click()
  await expect(page.locator('main')).toContainText('You said that it is mended')
  expect((await p.get(`/records/${r.id}/routes`)).json.routes[0].state).toBe('mended')
  await close(page)
})
