// The first load of the workspace stays under 300 kB as it travels: compressed, scripts and styles together
import { expect, test } from '@playwright/test'
import { open } from '../lib/browser.ts'
import { send } from '../lib/http.ts'

for (const [who, email] of [
  ['before sign-in', null],
  ["an analyst's home", 'analyst@cert.example'],
] as const)
  test(`${who}: first load under 300 kB`, async ({ browser }) => {
    const first = await open(browser, email, '/app/')
    const paths = await first.evaluate(() => performance.getEntriesByType('resource').map((e) => new URL(e.name).pathname))
    const own = new Set(['/app/', ...paths.filter((p) => p.startsWith('/app/assets/'))])
    expect(own.size).toBeGreaterThan(2)
    let bytes = 0
    for (const p of own) {
      const a = await send('GET', p, { 'accept-encoding': 'gzip' })
      expect(a.status).toBe(200)
      expect(a.headers['content-encoding'], p).toBe('gzip')
      bytes += a.body.length
    }
    test.info().annotations.push({ type: 'bytes', description: String(bytes) })
    expect(bytes).toBeLessThan(300_000)
    await first.context().close()
  })
