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

// Where text runs from right to left, what is written from left to right keeps its order: quarters, dates, shares, spans, addresses,
// references, telephone numbers, read as the browser laid them out
export async function ordered(page: Page) {
  const turned = () => page.evaluate(() => {
    const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
    // dates, quarters, addresses, references, telephone numbers; and what stands alone: shares and spans (in a sentence each language puts them in order)
    const kept = new RegExp(
      [
        '\\d{4}-Q\\d', `\\d{1,2} ${month}\\b(?: \\d{4})?(?:, \\d\\d:\\d\\d)?`, '\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d\\S*', '[0-9a-f]{1,4}:[0-9a-f]{0,4}(?::[0-9a-f]{0,4})+(?:/\\d+)?',
        '\\+\\d[\\d -]{6,}\\d', '\\d{1,3}(?:[.]\\d{1,3}){3}(?:/\\d+|:\\d+)?', '\\b[A-Z]{2,}(?:-[A-Z]{2})?-\\d{4}-\\d+', '\\d+\u200e? [KMG]iB\\b', '(?<=^\\s*)\\d+ of \\d+(?=\\s*$)', '(?<=^\\s*)\\d+(?:\\.\\d+)? (?:s|min|h|d|kB|MB|GB|B|bytes|hours?|days?|weeks?|months?|years?)(?=\\s*$)',
      ].join('|'),
      'g',
    )
    // text that stands in one line belongs together, whatever elements it is made of
    const lines = new Map<Element, { text: string; of: { node: Text; at: number }[] }>()
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let n = walk.nextNode() as Text | null; n; n = walk.nextNode() as Text | null) {
      let e = n.parentElement as Element
      if (!e.checkVisibility() || e.closest('.skip, .hide, [dir=ltr], pre, textarea, script, style')) continue
      while (getComputedStyle(e).display.startsWith('inline') && !/^inline-/.test(getComputedStyle(e).display) && e.parentElement) e = e.parentElement
      const line = lines.get(e) ?? { text: '', of: [] }
      for (let i = 0; i < n.data.length; i++) line.of.push({ node: n, at: i })
      line.text += n.data
      lines.set(e, line)
    }
    const place = (c: { node: Text; at: number }) => {
      const r = document.createRange()
      r.setStart(c.node, c.at)
      r.setEnd(c.node, c.at + 1)
      return r.getClientRects()[0]
    }
    const out: string[] = []
    for (const { text, of } of lines.values())
      for (const m of text.matchAll(kept)) {
        const places = [...m[0]].map((c, i) => (c.trim() ? place(of[m.index + i]) : undefined)).filter((p) => p !== undefined && p.width > 0) as DOMRect[]
        if (places.some((p, i) => i > 0 && Math.abs(p.bottom - places[i - 1].bottom) < 4 && p.left < places[i - 1].left - 0.5)) out.push(`${m[0]} in "${text.trim().slice(0, 80)}"`)
      }
    return [...new Set(out)].slice(0, 12).join('\n')
  })
  await expect.poll(turned, { message: page.url() }).toBe('')
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
