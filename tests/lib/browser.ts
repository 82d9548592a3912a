// What a person sees: a real Chromium, signed in as one of the demonstration, in a scheme and width; what it must never show is watched
import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { be, origin } from './people.ts'

export type Look = { scheme?: 'light' | 'dark'; width?: number; script?: boolean; rtl?: boolean }

const hostOf = (url: string) => (/^https?:/.test(url) ? new URL(url).origin : origin)

// a page of its own context; ends the test when something is logged as an error or asked of another machine
export async function open(browser: Browser, email: string | null, path: string, look: Look = {}): Promise<Page> {
  const { scheme = 'light', width = 1280, script = true, rtl = false } = look
  const context: BrowserContext = await browser.newContext({
    baseURL: origin,
    colorScheme: scheme,
    viewport: { width, height: width < 500 ? 740 : 900 },
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  if (email) {
    const p = await be(email)
    const [name, ...value] = (p.headers.cookie ?? '').split('=')
    await context.addCookies([{ name, value: value.join('='), url: origin }])
  }
  if (rtl) await context.addInitScript(() => addEventListener('DOMContentLoaded', () => document.documentElement.setAttribute('dir', 'rtl')))
  const page = await context.newPage()
  const said: string[] = []
  page.on('console', (m) => {
    // an answer that is not 2xx is logged by the browser itself; pages show what it means
    if (m.type() === 'error' && !/Failed to load resource/.test(m.text())) said.push(m.text())
  })
  page.on('pageerror', (e) => said.push(`${e.name}: ${e.message}`))
  page.on('request', (r) => {
    if (hostOf(r.url()) !== origin) said.push(`asked another machine: ${r.url()}`)
  })
  complaints.set(page, said)
  await page.goto(path)
  if (script) await settled(page)
  return page
}
const complaints = new WeakMap<Page, string[]>()

// nothing is loading any more
export async function settled(page: Page) {
  await page.waitForFunction(() => document.querySelector('h1') !== null)
  await expect(page.locator('.mantine-Loader-root')).toHaveCount(0, { timeout: 15_000 })
}

// all of WCAG 2.2 AA, or some rules only (what a scheme can change is contrast alone)
export async function axe(page: Page, rules?: string[]) {
  // only what is wrong is told, in the page itself: there are no frames, and the list of all that is right takes most of the time
  const b = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const found = await (rules ? b.withRules(rules) : b.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])).analyze()
  const lines = found.violations.map((v) => `${v.id}: ${v.help}\n${v.nodes.slice(0, 4).map((n) => `   ${n.html.slice(0, 200)}\n      ${n.failureSummary?.split('\n').slice(1, 3).join(' ')}`).join('\n')}`)
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
  await page.context().close()
}
