// The inbox by keys: each job costs what it may cost
import { expect, test } from '@playwright/test'
import { axe, close, open } from '../lib/browser.ts'
import { analyst, harbour } from '../lib/people.ts'

const stamp = () => `${Date.now()}${Math.round(Math.random() * 1e4)}`
async function message(title: string, more: object = {}) {
  const a = await (await analyst()).post('/messages', { door: 'api', title, body: 'Please look at 203.0.113.44 today.', sender: 'Somebody', address: 'somebody@mail.example', ...more })
  expect(a.status, a.text).toBe(201)
  return a.json
}

test('a call is logged as an incident in three actions beside the typing', async ({ browser }) => {
  const page = await open(browser, 'analyst@cert.example', '/app/inbox')
  const what = `Turbine stands still ${stamp()}`
  await page.keyboard.press('N') // 1
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'Log a call' })
  await expect(dialog.getByLabel('Caller')).toBeFocused()
  await axe(page)
  await page.keyboard.type('Shift leader')
  await page.keyboard.press('Tab')
  await page.keyboard.type('+99 1 555 0199')
  await dialog.getByLabel('What happened, in one line').fill(what)
  await dialog.getByText('Critical').click() // 2
  await page.keyboard.press('Control+Enter') // 3
  await expect(page.getByRole('heading', { level: 1, name: what })).toBeVisible()
  const p = await analyst()
  const i = (await p.get(`/incidents?q=${encodeURIComponent(what)}`)).json.items[0]
  expect(i).toMatchObject({ title: what, severity: 'critical', callback: '+99 1 555 0199', reported_by: 'Shift leader' })
  expect(i.assignee).toBe((await p.get('/me')).json.id)
  await close(page)
})

test('one key classifies and takes; the text stands beside the list without opening it', async ({ browser }) => {
  const title = `Strange ${stamp()}`
  await message(title)
  const page = await open(browser, 'analyst@cert.example', '/app/inbox?door=api')
  const preview = page.getByRole('region', { name: 'Its text' })
  await expect(preview).toContainText('Please look at 203.0.113.44 today.')
  await expect(preview.getByRole('region', { name: 'Named in it' })).toContainText('203.0.113[.]44')
  await page.keyboard.press('2')
  await expect(page.getByText('was made of it, and is yours')).toBeVisible()
  await expect(page.getByText(title)).toHaveCount(0)
  const p = await analyst()
  const i = (await p.get(`/incidents?q=${encodeURIComponent(title)}`)).json.items[0]
  expect(i.assignee).toBe((await p.get('/me')).json.id)
  await close(page)
})

test('noise is one key and comes back by undo; a rule is offered for its sender', async ({ browser }) => {
  const title = `Buy now ${stamp()}`
  const m = await message(title)
  const page = await open(browser, 'analyst@cert.example', '/app/inbox?door=api')
  await expect(page.getByRole('region', { name: 'Its text' })).toContainText(title)
  await page.keyboard.press('5')
  await expect(page.getByText('Put away as noise.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await page.getByRole('button', { name: 'Noise from now on...' }).click()
  await page.getByRole('menuitem', { name: 'All mail of somebody@mail.example' }).click()
  await expect(page.getByRole('link', { name: title })).toHaveCount(0)
  const p = await analyst()
  expect((await p.get(`/teams/${m.team}/noise-rules`)).json.rules.map((r: any) => r.pattern)).toContain('somebody@mail.example')
  await p.post(`/teams/${m.team}/noise-rules/drop`, { pattern: 'somebody@mail.example' })
  await close(page)
})

test('what belongs to a record is laid to it: its reference in the subject is enough', async ({ browser }) => {
  const p = await analyst()
  const i = (await p.post('/incidents', { title: `Known one ${stamp()}`, description: 'Known.' })).json
  const m = await message(`More on ${i.ref}`)
  const page = await open(browser, 'analyst@cert.example', '/app/inbox?door=api')
  await page.keyboard.press('3')
  await expect(page.getByRole('dialog')).toContainText(i.title)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Laid to ${i.ref}`)).toBeVisible()
  expect((await p.get(`/messages/${m.id}`)).json).toMatchObject({ outcome: 'attached', became: i.id })
  await close(page)
})

test('an organisation reports an incident, and its page says what became of it', async ({ browser }) => {
  const page = await open(browser, 'soc@harbourbank.example', '/app/incidents')
  const what = `Mailboxes read ${stamp()}`
  await page.getByRole('button', { name: 'Report an incident' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Report an incident' })
  await expect(dialog.getByLabel('Caller')).toHaveCount(0)
  await dialog.getByLabel('What happened, in one line').fill(what)
  await dialog.getByRole('button', { name: 'Report it' }).click()
  await expect(page.getByText('The centre looks at it next.')).toBeVisible()
  await page.getByRole('status').getByRole('button', { name: 'Open' }).click()
  await expect(page.getByRole('heading', { level: 1, name: what })).toBeVisible()
  // nothing of the desk: no buttons that say what it is, no guess
  await expect(page.getByRole('button', { name: 'Noise' })).toHaveCount(0)
  const m = (await (await harbour()).get(`/messages?q=${encodeURIComponent(what)}`)).json.items[0]
  expect((await (await analyst()).act(m.id, 'noise')).status).toBe(200)
  await close(page)
})

test('a message page has the same keys as the list', async ({ browser }) => {
  const m = await message(`From its page ${stamp()}`)
  const page = await open(browser, 'analyst@cert.example', `/app/messages/${m.ref}`)
  await page.keyboard.press('4')
  await expect(page.getByText('Put away as a data file.')).toBeVisible()
  expect((await (await analyst()).get(`/messages/${m.id}`)).json).toMatchObject({ state: 'done', outcome: 'data' })
  await close(page)
})
