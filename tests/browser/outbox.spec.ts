// What leaves and what was held back: seen as it will leave by one key, rules with their history, mail let in, who sends alerts
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { axe, close, fits, open, settled, worded } from '../lib/browser.ts'
import { admin, analyst, lead } from '../lib/people.ts'

const stamp = () => `${Date.now()}${Math.round(Math.random() * 1e4)}`
const mailbox = process.env.RABTA_MAIL_FOLDER ?? ''

// light and wide as it is, then dark and narrow; a picture of each when asked for
async function looks(page: Page, name: string) {
  const shot = async (how: string) => process.env.RABTA_PICTURES && (await page.screenshot({ path: `${process.env.RABTA_PICTURES}/${name}-${how}.png`, fullPage: true }))
  await axe(page)
  await worded(page)
  await fits(page)
  await shot('wide')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 360, height: 740 })
  await axe(page)
  await fits(page)
  await shot('narrow')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 900 })
}
// an answer by mail, held
async function held(): Promise<any> {
  const p = await analyst()
  const m = (await p.post('/messages', { door: 'api', title: `To be answered ${stamp()}`, body: 'Please answer.', address: 'asks@mail.example' })).json
  expect((await p.post(`/records/${m.id}/replies`, { body: `Thank you, ${m.ref}.` })).status).toBe(201)
  return (await p.get('/outbox?state=held&limit=200')).json.messages.find((x: any) => x.record === m.id)
}

test('a message is seen as it will leave by one key, and released from there', async ({ browser }) => {
  const m = await held()
  const page = await open(browser, 'lead@cert.example', '/app/outbox')
  await page.keyboard.press('j')
  await page.keyboard.press('p')
  const look = page.getByRole('dialog', { name: 'As it will leave' })
  await expect(look.getByRole('region', { name: 'Text' })).toContainText(m.body.split('\n')[0])
  await expect(look).toContainText('<cert@cert.example>')
  await expect(look).toContainText('asks@mail.example')
  await expect(look).toContainText(m.subject)
  await expect(look).toContainText(`TLP:${m.tlp.toUpperCase()}`)
  await expect(look).toContainText(m.encryption_reason)
  await look.getByText('All headers').click()
  await expect(look.getByRole('region', { name: 'All headers' })).toContainText(`Message-ID: <${m.id}@cert.example>`)
  await looks(page, 'outbox-preview')
  await page.keyboard.press('p')
  await expect(look).toHaveCount(0)
  // one click opens it, too; who may release does so there
  await page.getByRole('button', { name: `Preview: ${m.subject}` }).click()
  await look.getByRole('button', { name: 'Release', exact: true }).click()
  await expect(page.getByText('Released; it leaves')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await (await lead()).get('/outbox?state=held&limit=200')).json.messages.some((x: any) => x.id === m.id)).toBe(true)
  // its reference leads to what it is about, whatever that is
  await page.locator(`[data-row="${m.id}"]`).getByRole('link', { name: m.ref }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^To be answered/ })).toBeVisible()
  await (await lead()).post(`/outbox/${m.id}/cancel`)
  await close(page)
})

test('a rule earns that its messages leave by themselves; it is switched on and off, and it is kept who did', async ({ browser }) => {
  const boss = await lead()
  const one = await held()
  const kept = async () => (await boss.get('/outbox/rules')).json.rules.find((r: any) => r.team === one.team && r.rule === 'reply')
  await boss.post(`/outbox/${one.id}/release`)
  for (let r = await kept(); r.releases < r.needed; r = await kept()) {
    // the same message, held and released again: each release counts
    expect((await boss.post(`/outbox/${one.id}/hold`)).status).toBe(204)
    expect((await boss.post(`/outbox/${one.id}/release`)).status).toBe(204)
  }
  await boss.post(`/outbox/${one.id}/hold`)
  const page = await open(browser, 'lead@cert.example', '/app/outbox')
  await page.getByRole('link', { name: 'What leaves by itself' }).click()
  const list = page.getByRole('region', { name: 'What makes messages' })
  await list.getByRole('button', { name: 'Let it send by itself: Answer by the desk' }).click()
  await expect(page.getByText('These messages leave by themselves from now on')).toBeVisible()
  expect(await kept()).toMatchObject({ direct: true })
  const row = list.getByRole('listitem').filter({ hasText: 'Answer by the desk' }).first()
  await row.getByText('How it came to this').click()
  await expect(row.getByText('Switched on', { exact: false }).last()).toBeVisible()
  await looks(page, 'outbox-rules')
  await list.getByRole('button', { name: 'Release by hand again: Answer by the desk' }).click()
  await expect(page.getByText('A person releases these messages again.')).toBeVisible()
  expect((await kept()).history.slice(0, 2)).toMatchObject([{ what: 'off' }, { what: 'on' }])
  await boss.post(`/outbox/${one.id}/cancel`)
  await close(page)
  // who may not release sees it and has no button
  const other = await open(browser, 'analyst@cert.example', '/app/outbox/rules')
  await expect(other.getByRole('region', { name: 'What makes messages' })).toContainText('Answer by the desk')
  await expect(other.getByRole('button', { name: /by itself:/ })).toHaveCount(0)
  await close(other)
})

test('what was held back says why, and one click lets it in; a rule for noise is dropped there', async ({ browser }) => {
  test.skip(!mailbox, 'the server has no mail folder')
  const s = stamp()
  for (const n of [1, 2]) writeFileSync(join(mailbox, 'new', `${s}.held${n}`), `From: Machine <machine@mail.example>\nTo: cert@cert.example\nSubject: Away ${n} ${s}\nAuto-Submitted: auto-replied\n\nI am away until ${n}.\n`)
  await (await admin()).post('/admin/mail-in/look')
  const p = await analyst()
  await expect.poll(async () => (await p.get('/inmail')).text.split(s).length, { timeout: 25_000 }).toBe(3)
  const noise = (await p.post('/messages', { door: 'api', title: 'Buy', body: 'Offer', address: `offers@shop-${s}.example` })).json
  expect((await p.act(noise.id, 'noise', { code: 'sender' })).status).toBe(200)
  const page = await open(browser, 'analyst@cert.example', '/app/inbox')
  await page.getByRole('link', { name: 'Held back' }).click()
  const row = page.getByRole('listitem').filter({ hasText: `Away 1 ${s}` })
  await expect(row).toContainText('A machine answered, and nothing of ours asked.')
  await row.getByText('Read the text').click()
  await expect(row).toContainText('I am away until 1.')
  await looks(page, 'held-back')
  await row.getByRole('button', { name: 'Let in' }).click()
  await expect.poll(async () => (await p.get('/inbox?limit=200')).json.items.some((i: any) => i.title === `Away 1 ${s}`), { timeout: 25_000 }).toBe(true)
  await page.getByRole('listitem').filter({ hasText: `Away 2 ${s}` }).getByRole('button', { name: 'Put away' }).click()
  await expect(page.getByText(`Away 2 ${s}`)).toHaveCount(0)
  await page.getByRole('group', { name: 'Show only' }).getByRole('button', { name: 'Put away' }).click()
  await expect(page.getByText(`Away 2 ${s}`)).toBeVisible()
  await page.getByRole('button', { name: 'Not read' }).click()
  await expect(page.getByText('Every mail could be read.', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: `Drop the rule: offers@shop-${s}.example` }).click()
  await expect(page.getByText(`shop-${s}`)).toHaveCount(0)
  const m = (await p.get('/inbox?limit=200')).json.items.find((i: any) => i.title === `Away 1 ${s}`)
  await p.act(m.id, 'noise')
  await close(page)
})

test('a desk says who may send an alert alone', async ({ browser }) => {
  const boss = await lead()
  const team = (await boss.get('/me')).json.seats.find((s: any) => s.place.startsWith('tea_')).place
  const was = (await boss.get(`/teams/${team}/alert-policy`)).json
  const page = await open(browser, 'lead@cert.example', `/app/administration/alerts?team=${team}`)
  await page.getByRole('radio', { name: 'A second person sends' }).check()
  const critical = page.getByRole('group', { name: 'Critical' })
  await critical.getByLabel('Next contact after, minutes').fill('20')
  await looks(page, 'alert-policy')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  const now = (await boss.get(`/teams/${team}/alert-policy`)).json
  expect(now).toMatchObject({ review: 'second-person', own: true })
  expect(now.paces.find((x: any) => x.urgency === 'critical').minutes).toBe(20)
  expect((await boss.send('PUT', `/teams/${team}/alert-policy`, { review: was.review, paces: was.paces })).status).toBe(200)
  await close(page)
  // who does not keep the desk reads it
  const other = await open(browser, 'analyst@cert.example', '/app/administration/alerts')
  await settled(other)
  await expect(other.getByRole('radio', { name: 'Urgent ones by one person' })).toBeDisabled()
  await close(other)
})

test('the files of a message can be read and taken as an archive beside the list', async ({ browser }) => {
  const p = await analyst()
  const m = (await p.post('/messages', { door: 'api', title: `With a file ${stamp()}`, body: 'See the file.' })).json
  const form = '--x\r\nContent-Disposition: form-data; name="file"; filename="seen.txt"\r\nContent-Type: text/plain\r\n\r\nfirst line of it\r\n--x--\r\n'
  expect((await p.send('POST', `/records/${m.id}/attachments`, form, { 'content-type': 'multipart/form-data; boundary=x' })).status).toBeLessThan(300)
  const page = await open(browser, 'analyst@cert.example', '/app/inbox?door=api')
  const files = page.getByRole('region', { name: 'Its text' }).getByRole('region', { name: 'Files' })
  await expect(files.getByRole('link', { name: /seen\.txt.*archive|archive.*seen\.txt/i })).toHaveAttribute('href', /\/archive$/)
  await files.locator('summary').click()
  await expect(files).toContainText('first line of it')
  await axe(page)
  await p.act(m.id, 'noise')
  await close(page)
})

test('the ledger of an alert pages beyond its first hundred, and by state', async ({ browser }) => {
  test.setTimeout(120_000)
  const p = await analyst()
  const s = stamp()
  const team = (await p.get('/me')).json.seats.find((x: any) => x.place.startsWith('tea_')).place
  const named: string[] = []
  for (let i = 0; i < 105; i++) named.push((await p.post('/organisations', { title: `Ledger ${s} ${i}`, org_kind: 'constituent', tlp: 'amber' })).json.id)
  const a = (await p.post('/alerts', { team, title: `Many ${s}`, text: 'Look.', tlp: 'amber', named })).json
  expect((await p.act(a.id, 'send')).status).toBe(200)
  const page = await open(browser, 'analyst@cert.example', `/app/alerts/${a.ref}`)
  await expect(page.getByText('100 of 105 lines')).toBeVisible()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await expect(page.getByText('105 of 105 lines')).toBeVisible()
  await expect(page.locator('table.rows tbody tr')).toHaveCount(105)
  await page.getByRole('group', { name: 'By state' }).getByRole('button').first().click()
  await expect(page.getByText('100 of 105 lines')).toBeVisible()
  await p.act(a.id, 'take-back')
  await close(page)
})
