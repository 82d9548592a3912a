// Events on the screen: a file dropped on any page, a table given its meaning, what belongs to nobody in three actions, rows
// not understood mended, an import taken back, an incident from an event by one key
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { call } from '../lib/contract.ts'
import { axe, close, fits, open, settled, worded } from '../lib/browser.ts'
import { admin, analyst, newOrganisation, newReport } from '../lib/people.ts'
import { zip } from '../lib/zip.ts'

const stamp = () => Math.round(Date.now() * 10 + Math.random() * 1e5) % 1e9
const at = (back: number) => new Date(Date.now() - back * 1000).toISOString()
const net = () => {
  const n = stamp()
  return `100.${128 + (n % 60)}.${Math.floor(n / 60) % 250}`
}
const mq = (o: object) => JSON.stringify({ 'time.source': at(60), 'classification.type': 'infected-system', 'feed.name': 'A test feed', ...o })
async function take(lines: string[], name: string) {
  const p = await analyst()
  const a = await call('POST', `/api/v1/events?format=intelmq&name=${encodeURIComponent(name)}`, { ...p.headers, 'content-type': 'application/x-ndjson' }, lines.join('\n'))
  expect(a.status, a.text).toBe(200)
}
// as somebody lets a file fall on an element
async function drop(page: Page, selector: string, name: string, text: string) {
  const data = await page.evaluateHandle(
    ([n, t]) => {
      const d = new DataTransfer()
      d.items.add(new File([t], n, { type: 'text/csv' }))
      return d
    },
    [name, text],
  )
  await page.dispatchEvent(selector, 'dragover', { dataTransfer: data })
  await page.dispatchEvent(selector, 'drop', { dataTransfer: data })
}
const shadow = (n: string) =>
  [
    '"timestamp","ip","protocol","port","hostname","tag","asn","geo","region","city","naics","sector","sector_detail"',
    `"2026-11-24 10:00:00","${n}.1","tcp",3389,"h1.example.com","rdp",64510,"XC","Coast","Harbour",0,"",""`,
    `"2026-11-24 10:01:00","${n}.2","tcp",3389,"h2.example.com","rdp",64510,"XC","Coast","Harbour",0,"",""`,
    `"24th of November","${n}.4","tcp",3389,"","rdp",64510,"XC","Coast","Harbour",0,"",""`,
    `"yesterday","${n}.3","tcp",3389,"","rdp",64510,"XC","Coast","Harbour",0,"",""`,
  ].join('\n')

test('a Shadowserver file with bad rows, dropped on any page, is shown, taken in, and taken back', async ({ browser }) => {
  test.setTimeout(90_000)
  const n = net()
  const name = `2026-11-24-scan_rdp-${stamp()}.csv`
  const page = await open(browser, 'analyst@cert.example', '/app/reports')
  await drop(page, 'main', name, `${shadow(n)}\n`)
  await expect(page.getByRole('heading', { name: 'Imports' })).toBeVisible()
  const box = page.getByRole('region', { name: 'Take in a file' })
  await expect(box.getByLabel('Format')).toHaveValue('Shadowserver')
  await expect(box).toContainText('Of the beginning 2 rows become events, 2 are not understood.')
  await axe(page)
  await worded(page)
  await box.getByRole('button', { name: /^Take it in/ }).click()
  await expect(box.getByRole('status')).toContainText('2 new, 0 known, 2 not understood, 1 skipped.', { timeout: 20_000 })
  await expect(box.getByRole('status')).toContainText('Line 4')
  await box.getByRole('link', { name: 'All 2 rows not understood' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: name }).first()).toContainText('Shadowserver')
  await axe(page)
  await page.getByRole('link', { name: 'All events' }).click()
  await page.getByLabel('Address, network, domain, hash, word, or conditions').fill(`${n.replace(/\.(\d+)$/, '[.]$1')}.0/24`)
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page.locator('table.rows tbody tr')).toHaveCount(2)
  await expect(page.getByRole('region', { name: 'Figures' })).toContainText('Events: 2, told by lines: 2.')
  await axe(page)
  // the way back
  await page.getByRole('link', { name: 'Imports' }).click()
  await page.getByRole('button', { name, exact: true }).click()
  const one = page.getByRole('dialog')
  await expect(one).toContainText('Analyst of the centre')
  await expect(one.getByRole('region', { name: 'Rows not understood' }).getByRole('listitem')).toHaveCount(2)
  await expect(one.getByRole('region', { name: 'What owners are told of it' })).toContainText('Findings that wait to be told: 0')
  await axe(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await fits(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await one.getByRole('link', { name: 'Its events' }).click()
  await expect(page.locator('table.rows tbody tr')).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'of one import' })).toHaveAttribute('aria-pressed', 'true')
  await page.goBack()
  await page.getByRole('button', { name: `Take back ${name}` }).click()
  await expect(page.getByRole('dialog')).toContainText('No letter about it has left.')
  await axe(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('taken back', { timeout: 20_000 })
  await expect(page.locator('[role=status]').filter({ hasText: `${name} Taken back. Events gone: 2` })).toBeVisible()
  await page.goto(`/app/events?q=${n}.0/24`)
  await expect(page.getByText('Nothing that you can see is like this.')).toBeVisible()
  await close(page)
})

test('an event of 1995 is drawn beside those of today', async ({ browser }) => {
  const n = net()
  await take([mq({ 'source.ip': `${n}.1`, 'time.source': '1995-06-01T12:00:00Z' }), mq({ 'source.ip': `${n}.2` })], `clock-${stamp()}.json`)
  for (const path of [`events?q=${n}.0/24`, `observable?q=${n}.0/24`]) {
    const page = await open(browser, 'analyst@cert.example', `/app/${path}`)
    await expect(page.getByRole('region', { name: 'Figures' })).toContainText('Events of times further away, not drawn: 1 (1995-06-01 to 1995-06-01).')
    await expect(page.locator('.histogram rect')).toHaveCount(1)
    await expect(page.locator('table.rows').getByText('1 Jun 1995', { exact: false })).toBeVisible()
    await fits(page)
    await close(page)
  }
})

test('what cannot be looked for is said once, with what would work; the list says its order', async ({ browser }) => {
  const n = net()
  await take([mq({ 'source.ip': `${n}.1`, 'malware.name': 'mirai' })], `order-${stamp()}.json`)
  const page = await open(browser, 'analyst@cert.example', '/app/events?q=203.0.113')
  await expect(page.getByRole('alert')).toHaveCount(1)
  await expect(page.getByRole('alert')).toContainText('203.0.113.7-203.0.113.20')
  await page.getByLabel('Address, network, domain, hash, word, or conditions').fill(`${n}.1-${n}.9 mirai source.port<1000`)
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page.getByText('Nothing that you can see is like this.')).toBeVisible()
  await page.getByLabel('Address, network, domain, hash, word, or conditions').fill(`${n}.1-${n}.9 mirai`)
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page.locator('table.rows tbody tr')).toHaveCount(1)
  await expect(page.getByText('In the order in which they came in, the newest first.')).toBeVisible()
  await expect(page.locator('table.rows tbody tr')).toContainText(`came in ${new Date().toISOString().slice(0, 10)}`)
  await fits(page)
  // a page that looked through a part and found nothing says so, and goes on
  await page.route('**/api/v1/events?*', (r) => r.fulfill({ json: { items: [], next: r.request().url().includes('cursor=') ? '' : 'further' } }))
  await page.goto('/app/events?q=event_description.text~nothing')
  await expect(page.getByText('Nothing is like this among the newest that were looked through.')).toBeVisible()
  await page.getByRole('button', { name: 'Look further back' }).click()
  await expect(page.getByText('Nothing that you can see is like this.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Look further back' })).toHaveCount(0)
  await page.unrouteAll()
  await close(page)
})

test('a page that fails keeps the navigation and says what to do', async ({ browser }) => {
  const page = await open(browser, 'analyst@cert.example', '/app/reports')
  await page.route('**/api/v1/events/figures*', (r) => r.fulfill({ json: { events: 1, lines: 1, buckets: 7 } }))
  await page.getByRole('link', { name: 'Events', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'This page does not work' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Load it again' })).toBeVisible()
  await axe(page)
  await worded(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await fits(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('button', { name: 'Copy what went wrong' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('TypeError')
  // another page works, and this one does when what it got wrong is right again
  await page.getByRole('navigation').getByRole('link', { name: /^Incidents/ }).click()
  await expect(page.getByRole('heading', { name: 'Incidents', level: 1 })).toBeVisible()
  await page.unrouteAll()
  await page.goto('/app/events')
  await expect(page.getByRole('heading', { name: 'Events', level: 1 })).toBeVisible()
  await page.context().close() // not close(): that something failed was wanted
})

test('a file let fall on a report is attached to it', async ({ browser }) => {
  const p = await analyst()
  const r = await newReport(p, { title: `Dropped on ${stamp()}` })
  const page = await open(browser, 'analyst@cert.example', `/app/reports/${r.ref}`)
  await drop(page, 'main h1', 'evidence.csv', 'a,b\n1,2\n')
  await expect(page.getByText(`1 attached to ${r.ref}.`)).toBeVisible()
  await expect.poll(async () => (await p.get(`/records/${r.id}/attachments`)).json.attachments.length).toBe(1)
  await expect(page.getByText('evidence.csv')).toBeVisible()
  await close(page)
})

test('an unattributed network is given to an organisation, and the last 30 days redone, in three actions', async ({ browser }) => {
  const n = net()
  const o = await newOrganisation(await analyst(), { title: `AA Office ${stamp()}` })
  await take([1, 2, 3].map((i) => mq({ 'source.ip': `${n}.${i}`, 'classification.type': 'c2-server' })), 'three actions')
  const page = await open(browser, 'analyst@cert.example', '/app/events/unattributed')
  await axe(page)
  await worded(page)
  let actions = 0
  const act = async (what: Promise<unknown>) => {
    actions++
    await what
  }
  await act(page.getByRole('button', { name: `${n}[.]0/24 belongs to...` }).click())
  const dialog = page.getByRole('dialog')
  await page.keyboard.type(o.title.slice(0, 20))
  await act(page.getByRole('option', { name: o.title }).click())
  await axe(page)
  await act(dialog.getByRole('button', { name: 'Give it, and redo the last 30 days' }).click())
  expect(actions).toBeLessThanOrEqual(3)
  await expect(page.locator('[role=status]').filter({ hasText: "another's now: 3" })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('row').filter({ hasText: `${n}[.]0/24` })).toHaveCount(0)
  expect((await (await analyst()).get(`/events?organisation=${o.id}`)).json.items).toHaveLength(3)
  await page.setViewportSize({ width: 360, height: 740 })
  await fits(page)
  await close(page)
})

test('outside our constituency: marked with whom to tell, out of the list, and back with one click', async ({ browser }) => {
  const n = net()
  await take([mq({ 'source.ip': `${n}.1`, 'classification.type': 'c2-server' })], 'outside')
  const page = await open(browser, 'analyst@cert.example', '/app/events/unattributed')
  const row = page.getByRole('row').filter({ hasText: `${n}[.]0/24` })
  await row.getByRole('button', { name: /outside/ }).click()
  await page.getByLabel('Or whom one would tell').fill('cert@neighbour.example')
  await axe(page)
  await page.getByRole('button', { name: 'Mark it as outside' }).click()
  await expect(row).toHaveCount(0)
  const list = page.getByRole('region', { name: 'Outside our constituency' })
  await expect(list).toContainText('cert@neighbour.example')
  await list.getByRole('button', { name: `${n}[.]0/24 is not outside` }).click()
  await expect(row).toHaveCount(1)
  await close(page)
})

test('outside our constituency: a foreign team of the directory is told by a letter that waits; taken back, the letter goes', async ({ browser }) => {
  test.setTimeout(120_000)
  const p = await analyst()
  const n = net()
  const o = (await p.get('/organisations?limit=50&org_kind=foreign-cert')).json.items[0]
  await take([mq({ 'source.ip': `${n}.1`, 'classification.type': 'c2-server' })], 'to a foreign team')
  const page = await open(browser, 'analyst@cert.example', '/app/events/unattributed')
  const row = page.getByRole('row').filter({ hasText: `${n}[.]0/24` })
  await row.getByRole('button', { name: /outside/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Foreign team to tell').click()
  await page.getByRole('option', { name: o.title }).click()
  await expect(dialog).toContainText('wait in the outbox')
  await axe(page)
  await dialog.getByRole('button', { name: 'Give it to them' }).click()
  await expect(page.getByText('is theirs now')).toBeVisible()
  await expect(row).toHaveCount(0, { timeout: 20_000 })
  const undo = page.getByRole('button', { name: 'Undo' })
  await expect(undo).toBeVisible()
  await expect.poll(async () => (await p.get(`/findings?organisation=${o.id}&q=${n}.1`)).json.items.map((f: any) => f.state), { timeout: 30_000 }).toEqual(['open'])
  await undo.click()
  await expect.poll(async () => (await p.get(`/findings?organisation=${o.id}&q=${n}.1&state=withdrawn`)).json.items.length, { timeout: 30_000 }).toBe(1)
  await expect.poll(async () => (await p.get(`/events?q=${n}.1`)).json.items[0].organisation, { timeout: 20_000 }).toBe('')
  await close(page)
})

test('a table with a day form of its own, a bad value and a row in Latin-1: what the page says before is what comes', async ({ browser }) => {
  const n = net()
  const s = stamp()
  const page = await open(browser, 'analyst@cert.example', '/app/events/imports')
  const box = page.getByRole('region', { name: 'Take in a file' })
  const give = (name: string, text: string) => page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') })
  await give(`zeit-${s}.csv`, `Wann ${s};IP;Art\n27.11.2026 21:10:00;${n}.1;x\nunbekannt;${n}.2;x\n27.11.2026 21:12:00;${n}.3;x\n27.11.2026 21:13:00;${n}.4;f\xfcr\n`)
  await expect(box.getByRole('combobox', { name: `What Wann ${s} means` })).toHaveValue('time.source')
  await box.getByRole('combobox', { name: 'Class of all rows' }).click()
  await page.getByRole('option', { name: 'scanner', exact: true }).click()
  await expect(box).toContainText('Of the beginning 2 rows become events, 1 are not understood.')
  await expect(box).toContainText('Rows that are not UTF-8: 1.')
  await expect(box.getByText('No column is chosen for the time')).toHaveCount(0)
  await axe(page)
  await box.getByRole('button', { name: /^Take it in/ }).click()
  await expect(box.getByRole('status').filter({ hasText: 'known' })).toContainText('2 new, 0 known, 2 not understood', { timeout: 20_000 })
  // nothing chosen: said before it is taken in
  await give(`leer-${s}.csv`, `Farbe ${s};Form\nrot;rund\n`)
  await expect(box).toContainText('No column is chosen for the time')
  await expect(box).toContainText('No column is chosen for an address, a name or an account')
  await axe(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await fits(page)
  await close(page)
})

test('a table gets its meaning on the screen, and its rows not understood go in when it is mended', async ({ browser }) => {
  test.setTimeout(90_000)
  const n = net()
  const s = stamp()
  const page = await open(browser, 'analyst@cert.example', '/app/events/imports')
  const file = [`Observed ${s};Victim;Odd`, `${at(100)};${n}.1;x`, `${at(200)};${n}.2;y`, `25/Nov/2026 10:00:00;${n}.3;z`].join('\n')
  await page.locator('input[type=file]').first().setInputFiles({ name: `table-${s}.csv`, mimeType: 'text/csv', buffer: Buffer.from(`${file}\n`) })
  const box = page.getByRole('region', { name: 'Take in a file' })
  const means = async (column: string, field: string) => {
    await box.getByRole('combobox', { name: `What ${column} means` }).fill(field)
    await page.getByRole('option', { name: field, exact: true }).click()
  }
  // most values of it are times, one is not
  await expect(box.getByRole('combobox', { name: `What Observed ${s} means` })).toHaveValue('time.source')
  await means('Victim', 'source.ip')
  await box.getByRole('combobox', { name: 'Class of all rows' }).click()
  await page.getByRole('option', { name: 'scanner', exact: true }).click()
  await expect(box).toContainText('Of the beginning 2 rows become events, 1 are not understood.')
  await expect(box.getByRole('list', { name: 'The first rows' })).toContainText('scanner')
  await axe(page)
  await worded(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await fits(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  await box.getByLabel('Name of the mapping').fill(`Screen ${s}`)
  await box.getByRole('button', { name: /^Take it in/ }).click()
  await expect(box.getByRole('status')).toContainText('2 new, 0 known, 1 not understood', { timeout: 20_000 })
  // the next file with these headings is known
  await page.locator('input[type=file]').first().setInputFiles({ name: `table-next-${s}.csv`, mimeType: 'text/csv', buffer: Buffer.from(`${file.split('\n')[0]}\n${at(1)};${n}.7;x\n`) })
  await expect(box).toContainText(`These headings are known: the mapping Screen ${s} is used.`)
  // what was not understood
  await page.getByRole('link', { name: 'Rows not understood' }).click()
  await page.getByRole('button', { name: `Rows of table-${s}.csv` }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Of the beginning 0 rows become events, 1 are not understood.')
  await dialog.getByText('The mapping as JSON').click()
  const json = dialog.getByRole('textbox', { name: 'The mapping as JSON' })
  const mapping = JSON.parse(await json.inputValue())
  for (const c of mapping.columns) if (c.to === 'time.source') c.time = '%d/%b/%Y %H:%M:%S'
  await json.fill(JSON.stringify(mapping))
  await expect(dialog).toContainText('Of the beginning 1 rows become events, 0 are not understood.')
  await expect(dialog.getByLabel('Name of the mapping')).toHaveValue(`Screen ${s}`)
  await axe(page)
  await dialog.getByRole('button', { name: 'Read again (rows: 1)' }).click()
  await expect(page.getByText('Read again: 1 new, 0 known, 0 still not understood.')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('button', { name: `Rows of table-${s}.csv` })).toHaveCount(0)
  expect((await (await analyst()).get(`/events?q=${n}.0/24`)).json.items).toHaveLength(3)
  await close(page)
})

test('from an event to an incident by one key; the page of an address says whose it is and what was seen', async ({ browser }) => {
  const n = net()
  await take([mq({ 'source.ip': `${n}.1`, 'malware.name': 'zeus' }), mq({ 'source.ip': `${n}.1`, 'malware.name': 'zeus', 'time.source': at(90_000) })], 'one key')
  const page = await open(browser, 'analyst@cert.example', `/app/events?q=${n}.1`)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.locator('pre')).toContainText('zeus')
  await axe(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('i')
  await expect(dialog.getByLabel('What')).toHaveValue(`infected-system: ${n}.1`)
  await expect(dialog.locator('textarea')).toHaveValue(/malware.name: zeus/)
  await axe(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`infected-system: ${n}.1`, { timeout: 20_000 })
  // its page mentions the incident now
  await page.goto(`/app/observable?q=${n}[.]1`)
  await settled(page)
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('Seen 2 times')
  await expect(page.getByRole('region', { name: 'Mentioned in' })).toContainText(`infected-system: ${n}.1`)
  await axe(page)
  await worded(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await fits(page)
  await close(page)
})

test('the page of a vulnerability, of an address and of a name say what is around them; what is nobody\'s can be given', async ({ browser }) => {
  test.setTimeout(120_000)
  const n = net()
  const cve = `CVE-2024-${10_000 + (stamp() % 89_999)}`
  const name = `d${stamp()}.example`
  await take(
    [
      mq({ 'source.ip': `${n}.1`, 'classification.type': 'vulnerable-system', 'classification.identifier': cve.toLowerCase(), 'feed.name': 'Feed one' }),
      mq({ 'source.ip': `${n}.2`, 'feed.name': 'Feed two' }),
      mq({ 'source.ip': `${n}.7`, 'source.fqdn': `www.${name}` }),
      mq({ 'source.ip': `${n}.8`, 'source.fqdn': `mail.${name}` }),
    ],
    `around-${stamp()}.json`,
  )
  const page = await open(browser, 'analyst@cert.example', `/app/observable?q=${cve}`)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('Seen 1 times')
  await expect(page.getByRole('link', { name: `What is known of ${cve}` })).toBeVisible()
  await expect(page.locator('table.rows tbody tr')).toHaveCount(1)
  await axe(page)
  await worded(page)
  await page.goto(`/app/observable?q=${n}.1`)
  const around = page.getByRole('region', { name: 'Around it' })
  await expect(around).toContainText(`Other addresses of ${n}.0/24`)
  await expect(around.getByRole('link', { name: `${n}[.]2`, exact: true })).toBeVisible()
  await expect(around.getByRole('link', { name: `${n}[.]1`, exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'How many sources reported each day' }).click()
  await expect(page.getByRole('region', { name: 'Figures' })).toContainText('Sources that reported anything that you can see')
  const owner = page.getByRole('region', { name: 'What its owner is told' })
  await expect(owner).toContainText('It belongs to nobody known')
  await axe(page)
  await page.goto(`/app/observable?q=${name}`)
  await expect(around).toContainText('Names below it')
  await expect(around.getByRole('listitem')).toHaveCount(2)
  await page.goto(`/app/observable?q=www.${name}`)
  await expect(around).toContainText(`Other names of ${name}`)
  await expect(around.getByRole('listitem')).toHaveCount(1)
  await page.setViewportSize({ width: 360, height: 740 })
  await fits(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  // of what was never seen an incident can be made, too
  await page.goto(`/app/observable?q=${n}.200`)
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('Never seen')
  await page.keyboard.press('i')
  await expect(page.getByRole('dialog').getByLabel('What')).toHaveValue(`Seen: ${n}[.]200`)
  await page.keyboard.press('Escape')
  await owner.getByRole('button', { name: 'Belongs to...' }).click()
  await expect(page.getByRole('dialog').getByLabel('Network')).toHaveValue(`${n}.200`)
  await page.keyboard.press('Escape')
  await close(page)
})

test('who has no desk sees what is his, and none of the desk\'s pages', async ({ browser }) => {
  const page = await open(browser, 'soc@harbourbank.example', '/app/events')
  await expect(page.getByRole('heading', { name: 'Events' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Unattributed' })).toHaveCount(0)
  await axe(page)
  await worded(page)
  await close(page)
})

test('a report that came by mail, zipped, is taken in from its message in three actions', async ({ browser }) => {
  const box = process.env.RABTA_MAIL_FOLDER ?? ''
  test.skip(!box, 'the server has no mail folder')
  const n = net()
  const name = `2026-11-24-scan_rdp-${stamp()}`
  const archive = Buffer.from(await zip({ [`${name}.csv`]: `${shadow(n)}\n` })).toString('base64')
  const subject = `Report ${name}`
  const mail = `From: reports@sensors.example\nTo: cert@cert.example\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nYour report.\n--b\nContent-Disposition: attachment; filename="${name}.zip"\nContent-Type: application/zip\nContent-Transfer-Encoding: base64\n\n${archive}\n--b--\n`
  writeFileSync(join(box, 'new', `${Date.now()}.report`), mail)
  expect((await (await admin()).post('/admin/mail-in/look')).status).toBe(204)
  const p = await analyst()
  const found = async () => (await p.get('/inbox?door=mail&limit=200')).json.items.find((i: any) => i.title === subject)
  await expect.poll(async () => !!(await found()), { timeout: 25_000 }).toBe(true)
  const page = await open(browser, 'analyst@cert.example', `/app/messages/${(await found()).ref}`)
  await page.getByRole('button', { name: `Take in ${name}.zip as events` }).click()
  const intake = page.getByRole('region', { name: 'Take in a file' })
  await expect(intake.getByLabel('Format')).toHaveValue('Shadowserver')
  await intake.getByRole('button', { name: /^Take it in/ }).click()
  await expect(intake.getByRole('status')).toContainText('2 new, 0 known, 2 not understood, 1 skipped.', { timeout: 20_000 })
  // an archive of several is refused with what to do
  await intake.locator('input[type=file]').setInputFiles({ name: 'two.zip', mimeType: 'application/zip', buffer: Buffer.from(await zip({ 'a.csv': 'x', 'b.csv': 'y' })) })
  await expect(intake.getByRole('alert')).toHaveText('This archive holds several files. Take them in one by one.')
  await axe(page)
  await close(page)
})

test('an abuse report is taken in from its message; its row is the desk\'s, and whom it is about sees that', async ({ browser }) => {
  const box = process.env.RABTA_MAIL_FOLDER ?? ''
  test.skip(!box, 'the server has no mail folder')
  const p = await analyst()
  const h = (await p.get('/organisations?q=First%20Harbour%20Bank')).json.items.find((x: any) => x.title === 'First Harbour Bank')
  const asset = (await p.get(`/organisations/${h.id}/assets`)).json.assets.find((x: any) => x.type === 'network' && x.value.includes('.') && !x.until)
  const address = asset.value.replace(/\d+\/\d+$/, (x: string) => String(Number(x.split('/')[0]) + 13))
  const subject = `Abuse ${stamp()}`
  const report = JSON.stringify({ Version: '3', Disclosure: false, ReporterInfo: { ReporterType: 'Person', ReporterContactName: 'A Neighbour', ReporterContactEmail: 'neighbour@home.example' }, Report: { ReportClass: 'Activity', ReportType: 'Spam', Date: at(60), SourceIp: address } })
  writeFileSync(join(box, 'new', `${Date.now()}.abuse`), `From: neighbour@home.example\nTo: cert@cert.example\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee the part.\n--b\nContent-Type: application/json; name=xarf.json\n\n${report}\n--b--\n`)
  expect((await (await admin()).post('/admin/mail-in/look')).status).toBe(204)
  const found = async () => (await p.get('/inbox?door=mail&limit=200')).json.items.find((i: any) => i.title === subject)
  await expect.poll(async () => !!(await found()), { timeout: 25_000 }).toBe(true)
  const page = await open(browser, 'analyst@cert.example', `/app/messages/${(await found()).ref}`)
  await page.getByRole('button', { name: 'Take in xarf.json as events' }).click()
  const intake = page.getByRole('region', { name: 'Take in a file' })
  await expect(intake.getByLabel('Format')).toHaveValue('X-ARF')
  await expect(intake).toContainText('Of the beginning 1 rows become events, 0 are not understood.')
  await axe(page)
  await intake.getByRole('button', { name: /^Take it in/ }).click()
  await expect(intake.getByRole('status')).toContainText('1 new, 0 known, 0 not understood, 0 skipped.', { timeout: 20_000 })
  const row = async (who: Page) => {
    await who.goto(`/app/events?q=${address}&classification=spam`)
    await expect(who.locator('table.rows tbody tr').first()).toContainText('spam')
    await who.keyboard.press('j')
    await who.keyboard.press('Enter')
    return who.getByRole('dialog').locator('pre')
  }
  await expect(await row(page)).toContainText('A Neighbour')
  await close(page)
  const owner = await open(browser, 'soc@harbourbank.example', '/app/events')
  await expect(await row(owner)).toHaveText('An abuse report says who wrote it: it is shown to the desk that took it in.')
  await axe(owner)
  await close(owner)
})
