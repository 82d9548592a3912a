// What a person sees: a real Chromium, signed in as one of the demonstration, in a scheme and width; what it must never show is watched
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { be, origin } from './people.ts'

export type Look = { scheme?: 'light' | 'dark'; width?: number; script?: boolean; rtl?: boolean }

const hostOf = (url: string) => (/^https?:/.test(url) ? new URL(url).origin : origin)

// A page in a context of its own, as a person who comes for the first time has it; ends the test when something is logged as an
// error or asked of another machine.
export async function open(browser: Browser, email: string | null, path: string, look: Look = {}): Promise<Page> {
  const { scheme = 'light', width = 1280, script = true, rtl = false } = look
  const page = (script && !rtl && left.pop()) || (await fresh(browser, script, rtl))
  complaints.set(page, [])
  await page.setViewportSize({ width, height: width < 500 ? 740 : 900 })
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce', media: null })
  if (email) {
    const p = await be(email)
    const [name, ...value] = (p.headers.cookie ?? '').split('=')
    await page.context().addCookies([{ name, value: value.join('='), url: origin }])
  }
  await page.goto(path)
  if (script) await settled(page)
  return page
}
const complaints = new WeakMap<Page, string[]>()

// Closed pages wait here to be used again, emptied: a new context starts a process, which costs several times what a page does.
const left: Page[] = []
const emptied = new WeakSet<Page>()

async function fresh(browser: Browser, script: boolean, rtl: boolean): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ baseURL: origin, javaScriptEnabled: script, permissions: ['clipboard-read', 'clipboard-write'] })
  if (rtl) await context.addInitScript(() => addEventListener('DOMContentLoaded', () => document.documentElement.setAttribute('dir', 'rtl')))
  const page = await context.newPage()
  const say = (what: string) => complaints.get(page)?.push(what)
  page.on('console', (m) => {
    // an answer that is not 2xx is logged by the browser itself; pages show what it means
    if (m.type() === 'error' && !/Failed to load resource/.test(m.text())) say(m.text())
  })
  page.on('pageerror', (e) => say(`${e.name}: ${e.message}`))
  page.on('request', (r) => {
    if (hostOf(r.url()) !== origin) say(`asked another machine: ${r.url()}`)
  })
  // what the page was refused by the network is told beside the failure it leads to; leaving a page aborts what it still asked
  page.on('requestfailed', (r) => {
    const why = r.failure()?.errorText ?? ''
    if (why !== 'net::ERR_ABORTED') console.warn(`${r.method()} ${new URL(r.url()).pathname}: ${why}`)
  })
  if (script && !rtl) emptied.add(page)
  return page
}

// nothing of one person stays for the next: cookies, what the page stored, where the mouse stood
async function leave(page: Page) {
  const context = page.context()
  if (!emptied.has(page) || context.pages().length > 1) return context.close()
  await page.unrouteAll()
  page.removeAllListeners('dialog')
  await page.goto('/healthz')
  await page.evaluate(async () => {
    localStorage.clear()
    sessionStorage.clear()
    for (const d of await indexedDB.databases()) indexedDB.deleteDatabase(d.name ?? '')
  })
  await context.clearCookies()
  await page.mouse.move(0, 0)
  left.push(page)
}

// nothing is loading any more
export async function settled(page: Page) {
  await page.waitForFunction(() => document.querySelector('h1') !== null)
  await expect(page.locator('.mantine-Loader-root')).toHaveCount(0, { timeout: 15_000 })
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// All of WCAG 2.2 AA, or some rules only. axe is read once a page, and tells what is wrong alone: the list of all that is right
// costs most. Contrast is what takes the time: of many rows of a table or items of a list the first stand for the others.
export async function axe(page: Page, rules?: string[]) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  const found = await page.evaluate(async (some) => {
    const { axe } = window as unknown as { axe: { run: (what: object, how: object) => Promise<{ violations: Violation[] }> } }
    type Violation = { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }
    const tags = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }
    const how = (more: object) => ({ resultTypes: ['violations'], ...more })
    if (some) return (await axe.run(document, how({ runOnly: some }))).violations
    const alike = 'tbody > tr:nth-child(n+5), li:nth-child(n+9)'
    const [most, contrast] = [await axe.run(document, how({ runOnly: tags, rules: { 'color-contrast': { enabled: false } } })), await axe.run({ exclude: [alike] }, how({ runOnly: ['color-contrast'] }))]
    return [...most.violations, ...contrast.violations]
  }, rules)
  const lines = found.map((v) => `${v.id}: ${v.help}\n${v.nodes.slice(0, 4).map((n) => `   ${n.html.slice(0, 200)}\n      ${n.failureSummary?.split('\n').slice(1, 3).join(' ')}`).join('\n')}`)
  expect(lines.join('\n'), page.url()).toBe('')
}

// the page itself never scrolls sideways; a wide table scrolls in a box of its own
export async function fits(page: Page) {
  // a page that was just made narrower takes a moment to follow
  const over = () => page.evaluate(() => {
    const root = document.documentElement
    if (root.scrollWidth <= root.clientWidth) return ''
    const wide = [...document.querySelectorAll('body *')].filter((e) => {
      const b = e.getBoundingClientRect()
      return b.width > 0 && (b.right > root.clientWidth + 1 || b.left < -1) && !e.closest('.skip')
    })
    return `${root.scrollWidth} > ${root.clientWidth}: ${wide.slice(0, 5).map((e) => e.outerHTML.slice(0, 120)).join(' | ')}`
  })
  await expect.poll(over, { message: page.url() }).toBe('')
}

export function quiet(page: Page) {
  expect(complaints.get(page) ?? [], page.url()).toEqual([])
}

// every string is in the catalogue: a key is never shown
export async function worded(page: Page) {
  expect((await page.locator('body').innerText()).match(/\b(ui|public)\.[a-z_]+[a-z_.-]*/g) ?? [], page.url()).toEqual([])
}

export async function close(page: Page) {
  quiet(page)
  await leave(page)
}
