// Where the server is comes from tests/run, which starts one for each engine.
import { defineConfig } from '@playwright/test'

if (!process.env.RABTA_URL) throw new Error('RABTA_URL is not set: run ./test api or ./test browser')

export default defineConfig({
  testDir: '.',
  workers: 1,
  retries: 0,
  // generous: both engines are tried beside each other, and how fast something is, is the bench's matter
  timeout: 90_000,
  expect: { timeout: 15_000 },
  outputDir: `.out/${process.env.RABTA_OUT ?? 'results'}`,
  reporter: process.env.RABTA_JSON ? [['json', { outputFile: process.env.RABTA_JSON }]] : 'list',
  use: {
    baseURL: process.env.RABTA_URL,
    launchOptions: { executablePath: process.env.RABTA_CHROMIUM || '/usr/bin/chromium-headless-shell', args: ['--no-sandbox', '--disable-dev-shm-usage'] },
    trace: 'off',
  },
  projects: [
    { name: 'api', testMatch: 'api/*.spec.ts', testIgnore: 'api/zz-*.spec.ts' },
    // last: were all documented operations called?
    { name: 'covered', testMatch: 'api/zz-*.spec.ts' },
    { name: 'browser', testMatch: 'browser/*.spec.ts' },
  ],
})
