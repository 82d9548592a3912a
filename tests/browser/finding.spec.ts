// From a Shadowserver file to the owner's "fixed": imported, released from the outbox, answered on a telephone, seen by the desk
import { expect, test } from '@playwright/test'
import { axe, close, fits, open, settled, worded } from '../lib/browser.ts'
import { call } from '../lib/contract.ts'
import { send } from '../lib/http.ts'
import { admin, analyst, lead, organisation } from '../lib/people.ts'

async function until<T>(what: () => Promise<T | undefined>, seconds = 90): Promise<T> {
  for (let i = 0; i < seconds * 2; i++) {
    const v = await what()
    if (v !== undefined) return v
    await new Promise((r) => setTimeout(r, 500))
  }
  throw new Error('it did not come')
}

// two web sites of the Ministry of Roads that were broken into, as such a report tells
async function report(mark: string, hosts: number[]) {
  const p = await analyst()
  const time = new Date(Date.now() - 600e3).toISOString().slice(0, 19).replace('T', ' ')
  const rows = hosts.map((n) => `"${time}","203.0.113.${n}","80","www${n}.roads.example","${mark}","webshell","/x.php"`)
  const file = ['"timestamp","ip","port","hostname","tag","category","url"', ...rows].join('\n')
  const a = await call('POST', `/api/v1/events?format=shadowserver&report=compromised_website&name=roads-${mark}.csv`, { ...p.headers, 'content-type': 'application/x-ndjson' }, file)
  expect(a.json, a.text).toMatchObject({ accepted: 2, quarantined: 0 })
}

test("a Shadowserver file becomes the owner's fixed", async ({ browser }) => {
  test.setTimeout(240_000)
  const mark = `t${Date.now()}`
  const p = await analyst()
  const roads = await organisation(p, 'Ministry of Roads')
  const first = 10 + 2 * Math.floor(Math.random() * 24)
  await report(mark, [first, first + 1])
  const found = await until(async () => {
    const items = (await p.get(`/findings?organisation=${roads.id}&identifier=compromised-website&limit=200`)).json.items.filter((f: any) => [first, first + 1].some((n) => f.address === `203.0.113.${n}`))
    return items.length === 2 ? (items as any[]) : undefined
  })
  expect(found[0]).toMatchObject({ classification: 'system-compromise', state: 'open' })
  // the letter is held: the desk sees what will leave, with its file, and lets it go
  const batch = await until(async () => {
    const all = (await p.get(`/findings/batches?organisation=${roads.id}&limit=5`)).json.items
    for (const b of all) if ((await p.get(`/findings?batch=${b.id}&limit=200`)).json.items.some((f: any) => f.id === found[0].id)) return b
    return undefined
  })
  const l = await lead()
  expect((await p.get(`/outbox?id=${batch.message}`)).json.messages.map((m: any) => [m.id, m.state])).toEqual([[batch.message, 'held']])
  // the import says what became of it: a letter that is held, then one that has left
  const imported = (await p.get('/event-imports')).json.items.find((i: any) => i.name.includes(mark))
  expect((await p.get(`/event-imports/${imported.id}/told`)).json).toEqual({ waiting: 0, held: 1, sent: 0, complete: true })
  expect((await l.post(`/outbox/${batch.message}/release`)).status).toBe(204)
  await until(async () => ((await p.get(`/outbox?state=sent&organisation=${roads.id}&limit=200`)).json.messages.some((m: any) => m.id === batch.message) ? true : undefined))
  await until(async () => ((await p.get(`/event-imports/${imported.id}/told`)).json.sent === 1 ? true : undefined))
  expect((await p.get(`/event-imports/${imported.id}/told`)).json).toEqual({ waiting: 0, held: 0, sent: 1, complete: true })
  const mail = (await send('GET', '/demo/mail')).text
  const token = mail.match(/\/f\/([A-Za-z0-9_-]{22})/)?.[1] ?? ''
  expect(token).not.toBe('')

  // the owner, on a telephone, without an account and without script
  const phone = await open(browser, null, `/f/${token}`, { script: false, width: 360 })
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Findings on what belongs to you')
  await expect(phone.getByRole('heading', { level: 3, name: found[0].asset })).toBeVisible()
  await expect(phone.getByText('Ministry of Roads')).toBeVisible()
  expect((await p.get(`/findings/${found[0].id}`)).json.state).toBe('open') // looking changes nothing
  // a day that is missing is asked for at its field
  const first_one = phone.locator(`#${found[0].id}`)
  await first_one.getByText('Other answers').click()
  await first_one.getByRole('button', { name: 'Accepted until' }).click()
  await expect(phone.getByRole('alert')).toContainText('The day is missing')
  await expect(first_one.getByLabel('Until which day')).toHaveAttribute('aria-invalid', 'true')
  await expect(first_one.getByText('The day is missing')).toBeVisible()
  await fits(phone)
  const group = phone.locator('.box').filter({ hasText: 'All of this problem' })
  await group.getByRole('button', { name: 'Fixed' }).click()
  await expect(phone.getByRole('status')).toHaveText('Noted: 2')
  await expect(phone.getByText('Fixed, as you say').first()).toBeVisible()
  await phone.locator(`#${found[1].id}`).getByRole('button', { name: 'Take it back' }).click()
  await expect(phone.getByRole('status')).toHaveText('Noted: 1')
  await phone.context().close()

  // the same with script, for who looks whether everybody can use it: both schemes, both languages
  for (const [path, scheme] of [[`/f/${token}`, 'light'], [`/ur/f/${token}`, 'dark']] as const) {
    const look = await open(browser, null, path, { width: 360, scheme })
    await axe(look)
    await fits(look)
    await worded(look)
    await close(look)
  }

  // from the list of letters to what one told, to the letter itself, and from the page of the address to what its owner was told
  const letters = await open(browser, 'analyst@cert.example', '/app/findings/letters')
  const told = letters.locator(`a[href="/app/findings?batch=${batch.id}"]`)
  await told.click()
  const some = letters.getByRole('region', { name: 'Findings', exact: true })
  await expect(some.getByRole('button', { name: found[0].asset, exact: true })).toBeVisible()
  await expect(some).toContainText('What one letter told')
  await axe(letters)
  await some.getByRole('link', { name: 'Letters' }).click()
  await letters.locator(`a[href="/app/outbox?message=${batch.message}"]`).click()
  await expect(letters.locator('.mails > li')).toHaveCount(1)
  await expect(letters.locator('.mails > li')).toContainText('Sent')
  await axe(letters)
  await letters.goto(`/app/observable?q=${found[0].address}`)
  const about = letters.getByRole('region', { name: 'What its owner is told' })
  await expect(about).toContainText('Ministry of Roads')
  await expect(about).toContainText('told')
  await about.getByRole('link', { name: 'All findings of it' }).click()
  await expect(letters.getByRole('region', { name: 'Findings', exact: true })).toContainText(found[0].asset)
  await letters.setViewportSize({ width: 360, height: 740 })
  await fits(letters)
  await close(letters)

  // the desk sees both answers; the owner, signed in, calls the other one fixed, too
  const desk = await open(browser, 'analyst@cert.example', `/app/findings?organisation=${roads.id}`)
  const box = desk.getByRole('region').filter({ hasText: 'compromised-website' })
  await expect(box.getByText('1 called fixed')).toBeVisible()
  await box.getByRole('button', { name: /^Show assets/ }).click()
  await expect(box.getByRole('row').filter({ hasText: found[0].asset }).getByText('Called fixed')).toBeVisible()
  await expect(box.getByRole('row').filter({ hasText: found[1].asset }).getByText('Open')).toBeVisible()
  await axe(desk)
  await close(desk)

  const owner = await open(browser, 'security@roads.example', '/app/')
  const home = owner.getByRole('region', { name: 'Problems on what is yours' })
  await expect(home.getByRole('listitem').first()).toContainText(/\d+ wait for an answer/)
  await axe(owner)
  await owner.setViewportSize({ width: 360, height: 740 })
  await fits(owner)
  await owner.setViewportSize({ width: 1280, height: 900 })
  await home.getByRole('link', { name: 'Answer them' }).click()
  await expect(owner.getByRole('region').filter({ hasText: 'compromised-website' })).toBeVisible()
  await owner.goto('/app/findings')
  const mine = owner.getByRole('region').filter({ hasText: 'compromised-website' })
  await mine.getByRole('button', { name: /^Show assets/ }).click()
  const row = mine.getByRole('row').filter({ hasText: found[1].asset })
  await row.getByRole('button', { name: /^Fixed/ }).click()
  await expect(row.getByText('Called fixed')).toBeVisible()
  await row.getByRole('button', { name: found[1].asset, exact: true }).click()
  await expect(mine.getByText('Observations, alike ones once an hour')).toBeVisible()
  await axe(owner)
  await owner.setViewportSize({ width: 360, height: 740 })
  await fits(owner)
  await close(owner)
  expect((await p.get(`/findings/batches?organisation=${roads.id}&limit=5`)).json.items.find((b: any) => b.id === batch.id)).toMatchObject({ state: 'answered' })
})

test('letters, rates, wishes and the policy can be used by everybody', async ({ browser }) => {
  const pages: [string, string][] = [
    ['lead@cert.example', '/app/findings/letters'],
    ['analyst@cert.example', '/app/findings/rates'],
    ['soc@harbourbank.example', '/app/findings/wish'],
    ['lead@cert.example', '/app/administration/findings'],
  ]
  for (const [who, path] of pages)
    for (const scheme of ['light', 'dark'] as const) {
      const page = await open(browser, who, path, { scheme })
      await axe(page, scheme === 'dark' ? ['color-contrast'] : undefined)
      await worded(page)
      await page.setViewportSize({ width: 360, height: 740 })
      await fits(page)
      await close(page)
    }
})

test('a desk gives a class a row of its own, and an organisation says how it wishes to be told', async ({ browser }) => {
  const page = await open(browser, 'lead@cert.example', '/app/administration/findings')
  await page.getByRole('combobox', { name: 'A row of our own for' }).click()
  await page.getByRole('option', { name: 'blacklist' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await settled(page)
  const p = await lead()
  const team = (await p.get('/me')).json.seats.find((s: any) => s.place.startsWith('tea_')).place
  const own = async () => (await p.get(`/teams/${team}/finding-policy`)).json.rows.filter((r: any) => r.own)
  await until(async () => ((await own()).length === 1 ? true : undefined), 10)
  await page.getByRole('button', { name: 'Drop: blacklist' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await until(async () => ((await own()).length === 0 ? true : undefined), 10)
  await close(page)
  const owner = await open(browser, 'soc@harbourbank.example', '/app/findings/wish')
  await owner.getByRole('combobox', { name: 'How often' }).click()
  await owner.getByRole('option', { name: 'Weekly' }).click()
  await owner.getByRole('combobox', { name: 'Attached as' }).click()
  await owner.getByRole('option', { name: 'X-ARF' }).click()
  await owner.getByRole('button', { name: 'Save' }).click()
  await expect(owner.getByText('Saved', { exact: false })).toBeVisible()
  await owner.getByRole('combobox', { name: 'How often' }).click()
  await owner.getByRole('option', { name: 'As the desk does' }).click()
  await owner.getByRole('combobox', { name: 'Attached as' }).click()
  await owner.getByRole('option', { name: 'As the desk does' }).click()
  await owner.getByRole('button', { name: 'Save' }).click()
  await owner.goto('/app/findings')
  await expect(owner.getByRole('link', { name: 'Save as X-ARF' })).toHaveAttribute('href', /^\/api\/v1\/findings\/export\.xarf/)
  await close(owner)
})

test('a finding on a listed address waits until the desk says whether its owner is told, and what was said is undone', async ({ browser }) => {
  const p = await analyst()
  const keeper = await admin()
  const s = `${Date.now()}`
  const name = `Shared hosts ${s}`
  const ip = `203.0.113.${100 + Math.floor(Math.random() * 20)}`
  const list = await keeper.post('/warning-lists', JSON.stringify({ name, type: 'cidr', list: [ip] }))
  const line = JSON.stringify({ 'time.source': new Date(Date.now() - 60_000).toISOString(), 'classification.type': 'weak-crypto', 'classification.identifier': s, 'source.ip': ip, 'source.port': 443, 'feed.name': 'Listed' })
  expect((await call('POST', '/api/v1/events?format=intelmq', { ...p.headers, 'content-type': 'application/x-ndjson' }, line)).json.accepted).toBe(1)
  await until(async () => (await p.get(`/findings?waiting=yes&identifier=${s}`)).json.items[0])

  const page = await open(browser, 'analyst@cert.example', '/app/findings')
  await page.getByRole('button', { name: 'Waits for a look' }).click()
  const group = page.locator('section').filter({ hasText: s })
  await group.getByRole('button', { name: /^Show/ }).click()
  await expect(group.getByText(`Waits for a look, on: ${name}`)).toBeVisible()
  await axe(page)
  await group.getByRole('button', { name: /^Do not tell the owner of/ }).click()
  await expect(page.getByText(/^The owner of .* is not told$/)).toBeVisible()
  await expect(page.getByText(`Waits for a look, on: ${name}`)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await group.getByRole('button', { name: /^Show/ }).click() // its box was gone, and comes back closed
  await expect(group.getByText(`Waits for a look, on: ${name}`)).toBeVisible()
  await group.getByRole('button', { name: /^Tell the owner of/ }).click()
  await expect(page.getByText(/^The owner of .* is told with his next letter$/)).toBeVisible()
  expect((await p.get(`/findings?identifier=${s}`)).json.items[0].looked).toBe('tell')
  await keeper.send('DELETE', `/warning-lists/${list.json.list[0].id}`)
  await close(page)
})
