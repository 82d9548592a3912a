// The first hour of an empty hub, from the link that `rabta init` prints to a checklist that is done
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page, test } from '@playwright/test'
import { axe, fits, settled, worded } from '../lib/browser.ts'
import { totp } from '../lib/people.ts'

const program = fileURLToPath(new URL('../../build/rabta', import.meta.url))
const dir = mkdtempSync(join(tmpdir(), 'rabta-first-'))
const running: ChildProcess[] = []
let origin = ''
let smtp = 0
let token = ''

const free = () =>
  new Promise<number>((done) => {
    const s = net.createServer().listen(0, '127.0.0.1', () => {
      const p = (s.address() as net.AddressInfo).port
      s.close(() => done(p))
    })
  })
async function up(port: number) {
  for (let i = 0; i < 100; i++) {
    const there = await new Promise((done) => net.connect(port, '127.0.0.1').once('connect', () => done(true)).once('error', () => done(false)))
    if (there) return
    await new Promise((r) => setTimeout(r, 100))
  }
  throw new Error(`nothing listens at ${port}`)
}

test.beforeAll(async () => {
  const printed = execFileSync(program, ['init', '--data', join(dir, 'data'), '--name', 'Coordination centre', '--admin', 'admin@cert.example'], { encoding: 'utf8' })
  token = printed.trim().split('#')[1]
  const port = await free()
  smtp = await free()
  origin = `http://127.0.0.1:${port}`
  running.push(spawn(program, ['serve', '--data', join(dir, 'data'), '--listen', `127.0.0.1:${port}`], { stdio: 'ignore' }))
  running.push(spawn('/usr/bin/python3', ['-m', 'aiosmtpd', '-n', '-l', `127.0.0.1:${smtp}`, '-c', 'aiosmtpd.handlers.Mailbox', join(dir, 'box')], { stdio: 'ignore' }))
  await up(port)
  await up(smtp)
})
test.afterAll(() => {
  for (const p of running) p.kill()
  rmSync(dir, { recursive: true, force: true })
})

const arrived = () => {
  try {
    return readdirSync(join(dir, 'box', 'new')).map((f) => readFileSync(join(dir, 'box', 'new', f), 'utf8'))
  } catch {
    return []
  }
}
const step = (page: Page, name: string) => page.getByRole('region', { name: /Still to be set up|All is set up/ }).getByRole('listitem').filter({ hasText: name })

test('a checklist that knows what is there, from the invitation to the last step', async ({ browser }) => {
  test.setTimeout(120_000)
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  // the public sees nothing that nobody switched on
  for (const path of ['/report', '/.well-known/security.txt', '/rfc2350', '/advisories']) expect((await context.request.get(path)).status(), path).toBe(404)
  await page.goto(`/app/link#${token}`)
  await page.getByLabel('New password').fill('a long sentence of words')
  await page.getByRole('button', { name: 'Go on' }).click()
  const secret = await page.getByText(/^[A-Z2-7]{16,}$/).innerText()
  await page.getByLabel('Code').fill(totp(secret))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByRole('button', { name: 'I have kept them' }).click()

  // the home is the checklist; what init filled in is there already
  await expect(step(page, 'Your recovery codes')).toContainText('done')
  await expect(step(page, 'Name and address of this hub')).toContainText('open')
  await settled(page)
  await axe(page)
  await worded(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await settled(page)
  await axe(page)
  await fits(page)
  await page.setViewportSize({ width: 1280, height: 900 })

  // name and address; the public pages are looked at and switched on
  await page.getByRole('link', { name: 'Do it: Name and address of this hub' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Centre of Tests')
  await page.getByRole('region', { name: 'This hub' }).getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  const [preview] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Look at it: What the team says of itself' }).click()])
  await expect(preview.locator('body')).toContainText('RFC 2350 description')
  await preview.close()
  for (const name of ['Form for reports', 'security.txt', 'What the team says of itself', 'Advisories']) {
    await page.getByRole('switch', { name: new RegExp(`^${name}`) }).click({ force: true })
    await expect(page.getByRole('switch', { name: new RegExp(`^${name}`) })).toBeChecked()
  }
  const outside = await browser.newContext({ baseURL: origin })
  for (const path of ['/report', '/.well-known/security.txt', '/rfc2350', '/advisories']) await expect.poll(async () => (await outside.request.get(path)).status(), { message: path }).toBe(200) // a switch shows at once what is being saved
  await outside.close()

  // holidays
  await page.getByRole('link', { name: 'Home' }).click()
  await expect(step(page, 'Name and address of this hub')).toContainText('done')
  await expect(step(page, 'Public pages')).toContainText('done')
  await page.getByRole('link', { name: 'Do it: Working days and holidays' }).click()
  await page.locator('input[type=date]').fill('2027-08-14')
  await page.getByLabel('What is kept').fill('Day of the country')
  await page.getByRole('button', { name: 'Enter the holiday' }).click()
  await expect(page.getByText('2027-08-14')).toBeVisible()

  // mail out counts when the test arrived
  await page.getByRole('link', { name: 'Home' }).click()
  await expect(step(page, 'Working days and holidays')).toContainText('done')
  await page.getByRole('link', { name: 'Do it: Mail out' }).click()
  await page.getByLabel('Mail server').fill(`smtp://127.0.0.1:${smtp}`)
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.getByRole('button', { name: 'Send myself a test' }).click()
  await expect.poll(() => arrived().length).toBe(1)
  const [head, ...body] = arrived()[0].split(/\r?\n\r?\n/)
  const text = /^content-transfer-encoding: base64/im.test(head) ? Buffer.from(body.join(''), 'base64').toString() : body.join('\n\n')
  const code = /^\s+(\d{6})\s*$/m.exec(text)?.[1] ?? ''
  expect(code).toMatch(/^\d{6}$/)
  await page.getByLabel('Code in the test').fill(code === '000000' ? '000001' : '000000')
  await page.getByRole('button', { name: 'It arrived' }).click()
  await expect(page.getByRole('alert')).toContainText('not the code of the last test')
  await page.getByLabel('Code in the test').fill(code)
  await page.getByRole('button', { name: 'It arrived' }).click()
  await expect(page.getByText('mail leaves this hub and arrives')).toBeVisible()

  // a desk with a mailbox, a colleague, the rest left out; the choice is kept
  await page.goto('/app/administration/desk')
  await page.getByLabel('Mailbox').fill('cert@cert.example')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.goto('/app/administration/templates')
  await expect(page.getByText('Not taken up')).toBeVisible()
  await expect(page.getByText('نہیں لی گئی')).toBeVisible()
  await page.goto('/app/administration/seats')
  await page.getByRole('textbox', { name: 'Name' }).fill('Second person')
  await page.getByLabel('Mail address').fill('second@cert.example')
  await page.getByRole('button', { name: 'Make a link' }).click()
  await expect(page.getByText(/\/app\/link#/)).toBeVisible()
  await page.goto('/app/')
  for (const name of ['Mail out', 'Teams and their mailboxes', 'A colleague']) await expect(step(page, name)).toContainText('done')
  for (;;) {
    const skip = page.getByRole('button', { name: /^Leave out: / })
    const n = await skip.count()
    if (n === 0) break
    await skip.first().click()
    await expect(skip).toHaveCount(n - 1)
    if (n === 1) break
  }
  await expect(page.getByRole('region', { name: 'Still to be set up' })).toHaveCount(0)
  await page.goto('/app/administration/setup')
  await page.getByRole('button', { name: 'Take up again: Backup and first restore' }).click()
  await expect(step(page, 'Backup and first restore')).toContainText('open')

  // backup and restore by the command that the step names
  execFileSync(program, ['backup', '--data', join(dir, 'data'), '--test', join(dir, 'copy')])
  await page.reload()
  await expect(step(page, 'Backup and first restore')).toContainText('done')
  await context.close()
})
