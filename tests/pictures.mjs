// node tests/pictures.mjs: the README's pictures, taken of the program that was built, on a fresh demonstration
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

const here = (p) => fileURLToPath(new URL(p, import.meta.url))
const rabta = here('../build/rabta')
const out = here('../docs/pictures/')
const most = 180_000
const data = join(mkdtempSync(join(tmpdir(), 'rabta-pictures-')), 'data')
const port = Number(process.env.PORT ?? 24260)
const base = `http://127.0.0.1:${port}`

const made = spawnSync(rabta, ['demo', '--data', data], { encoding: 'utf8' })
if (made.status !== 0) throw new Error(made.stderr)
const server = spawn(rabta, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`], { stdio: 'ignore' })
const browser = await chromium.launch({ executablePath: process.env.RABTA_CHROMIUM || '/usr/bin/chromium-headless-shell', args: ['--no-sandbox', '--disable-lcd-text'] })

async function ready() {
  for (let i = 0; i < 100; i++) {
    const ok = await fetch(`${base}/readyz`).then((r) => r.ok, () => false)
    if (ok) return
    await new Promise((r) => setTimeout(r, 100))
  }
  throw new Error('the program does not answer')
}

async function as(email, scheme = 'light', width = 1280) {
  const context = await browser.newContext({ baseURL: base, colorScheme: scheme, viewport: { width, height: 720 }, reducedMotion: 'reduce', extraHTTPHeaders: { origin: base } })
  if (email) {
    const r = await context.request.post('/api/v1/session/demo', { data: { email } })
    if (!r.ok()) throw new Error(`${email}: ${r.status()}`)
  }
  return context
}

async function take(name, context, path, before, height = 720) {
  const page = await context.newPage()
  await page.goto(path)
  await page.waitForSelector('h1')
  await page.waitForFunction(() => !document.querySelector('.mantine-Loader-root'))
  await before?.(page)
  await page.waitForTimeout(500)
  const file = `${out}${name}.png`
  await page.screenshot({ path: file, clip: { x: 0, y: 0, width: page.viewportSize().width, height } })
  const { size } = statSync(file)
  console.log(`${name}.png ${size}`)
  if (size > most) throw new Error(`${name}.png is larger than ${most} bytes`)
  await page.close()
}

try {
  await ready()
  const analyst = await as('analyst@cert.example')
  const api = analyst.request
  const list = async (q) => (await (await api.get(`/api/v1/${q}`)).json()).items
  // a desk at work: some of it is mine
  const me = (await (await api.get('/api/v1/me')).json()).id
  const reports = await list('reports?limit=50')
  for (const r of reports.filter((x) => x.state !== 'closed').slice(1, 6)) await api.post(`/api/v1/records/${r.id}/assign`, { data: { assignee: me } })
  const routed = reports.find((r) => r.title.startsWith('Stored script'))
  const roads = (await list('organisations?q=Ministry%20of%20Roads')).find((o) => o.title === 'Ministry of Roads')
  await api.post(`/api/v1/records/${routed.id}/notes`, { data: { body: 'Reproduced on the test form. The ministry runs the site itself.' } })
  await take('home', analyst, '/app/')
  await take('report', analyst, `/app/reports/${routed.ref}`)
  await take('organisation', analyst, `/app/organisations/${roads.ref}`)
  await take('search', analyst, '/app/', async (page) => {
    await page.keyboard.press('/')
    await page.keyboard.type('hxxps://tax[.]roads[.]example/login')
    await page.getByText('Way up').waitFor()
  }, 470)
  await take('home-dark', await as('analyst@cert.example', 'dark'), '/app/')
  await take('form', await as(null), '/report')
  await take('form-ur', await as(null), '/ur/report')
  const ref = async (q) => (await list(q))[0].ref
  await take('inbox', analyst, '/app/inbox', async (page) => {
    for (let i = 0; i < 5; i++) await page.keyboard.press('j')
    await page.getByText('Ministry of Roads').first().waitFor()
  })
  await take('incident', analyst, `/app/incidents/${await ref('incidents?q=ransom')}`)
  await take('alert', analyst, `/app/alerts/${await ref('alerts?state=sent')}`)
  await take('alert-compose', analyst, `/app/alerts/${await ref('alerts?state=draft')}`)
  await take('administration', await as('lead@cert.example'), '/app/administration/hours')
  await take('inbox-phone', await as('analyst@cert.example', 'dark', 360), '/app/inbox')
  await take('alert-phone', await as('analyst@cert.example', 'light', 360), `/app/alerts/${await ref('alerts?state=sent')}`)
} finally {
  await browser.close()
  server.kill('SIGTERM')
  await new Promise((r) => server.once('exit', r))
  rmSync(join(data, '..'), { recursive: true, force: true })
}
