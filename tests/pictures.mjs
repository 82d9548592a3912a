// node tests/pictures.mjs: the README's pictures and those of all pages (docs/pages.md), taken of the program that was built,
// on a fresh demonstration. Pages in Urdu want a font that has its letters, as fonts-sil-scheherazade
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
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

// what sensors saw in the last days: of known owners, of nobody, and what is not understood
async function observe(api) {
  const kinds = [
    ['A Network Trojan was detected', 'MALWARE beacon of a loader'],
    ['Attempted Administrator Privilege Gain', 'EXPLOIT attempt against a mail gateway'],
    ['Detection of a Network Scan', 'SCAN of remote desktops'],
  ]
  let lines = ''
  for (let i = 0; i < 400; i++) {
    const at = new Date(Date.now() - i * 1_296_000).toISOString().replace('Z', '000+0000')
    const [category, signature] = kinds[i % 3]
    const from = i % 9 === 0 ? `192.0.2.${200 + (i % 5)}` : `${i % 2 ? '203.0.113' : '198.51.100'}.${(i * 37) % 250}`
    lines += `${JSON.stringify({ timestamp: at, event_type: 'alert', src_ip: from, src_port: 40000 + i, dest_ip: `100.64.${i % 7}.${i % 250}`, dest_port: [443, 25, 3389][i % 3], proto: 'TCP', alert: { gid: 1, signature_id: 2000000 + (i % 3), rev: 1, signature, category, severity: 1 + (i % 3) } })}\n`
    if (i % 100 === 50) lines += '{"timestamp":"yesterday","event_type":"alert"}\n'
  }
  const r = await api.post('/api/v1/events?format=eve&name=gateway-east.json', { data: Buffer.from(lines), headers: { 'content-type': 'application/x-ndjson' } })
  if (!r.ok()) throw new Error(`events: ${r.status()} ${await r.text()}`)
}

// what others say about vulnerabilities: some known, one scored anew, one that a report of ours names
async function learn(lead) {
  const year = new Date().getUTCFullYear()
  const one = (n, product, title, vector, baseScore) => JSON.stringify({
    dataType: 'CVE_RECORD', dataVersion: '5.1',
    cveMetadata: { cveId: `CVE-${year}-${n}`, state: 'PUBLISHED', assignerShortName: 'nimbus', datePublished: `${year}-01-02T03:04:05Z` },
    containers: {
      cna: {
        title, descriptions: [{ lang: 'en', value: `${product}: ${title}.` }],
        affected: [{ vendor: 'Nimbus Networks', product, defaultStatus: 'unaffected', versions: [{ version: '4.0', lessThan: '4.2', status: 'affected', versionType: 'semver' }] }],
        metrics: vector ? [{ cvssV3_1: { vectorString: vector, baseScore } }] : [],
        references: [{ url: 'https://nimbus.example/advisories', tags: ['vendor-advisory'] }], solutions: [{ lang: 'en', value: 'Update to 4.2.' }],
      },
    },
  })
  const worst = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'
  for (const body of [[one(20001, 'N200 router', 'The management port is open to everybody'), one(20002, 'C9 core', 'A long name ends the service', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', 7.5), one(20003, 'N200 router', 'Settings are shown to guests', 'CVSS:3.1/AV:A/AC:L/PR:L/UI:N/S:U/C:L/I:N/A:N', 3.5)], [one(20001, 'N200 router', 'The management port is open to everybody', worst, 9.8)]]) {
    const r = await lead.post('/api/v1/vulnerability-imports', { data: Buffer.from(body.join('\n')), headers: { 'content-type': 'application/x-ndjson' } })
    if (!r.ok()) throw new Error(`vulnerabilities: ${r.status()} ${await r.text()}`)
  }
}

// every page in four looks, by the tests that look at them all
function everyPage() {
  const folder = `${out}pages`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const r = spawnSync('./node_modules/.bin/playwright', ['test', '--project=browser', '--reporter=line', '--grep', 'pages\\.spec|steps\\.spec|both schemes'], {
    cwd: here('.'),
    stdio: 'inherit',
    env: { ...process.env, RABTA_URL: base, RABTA_SIGN_INS: `${data}/demo-sign-ins.txt`, RABTA_CALLS: join(data, 'calls'), RABTA_MAIL_FOLDER: join(data, 'maildir'), RABTA_PICTURES: folder, RABTA_ENGINE: '' },
  })
  if (r.status !== 0) throw new Error('the pages are not all as they should be')
  const all = readFileSync(`${folder}/list.tsv`, 'utf8').trim().split('\n').map((l) => l.split('\t'))
  rmSync(`${folder}/list.tsv`)
  const big = (name) => name[0].toUpperCase() + name.slice(1)
  const text = all.map(([file, name]) => `## ${big(name)}\n\n![${big(name)}: wide and narrow, light and dark](pictures/pages/${file})\n`).join('\n')
  writeFileSync(here('../docs/pages.md'), `# All pages\n\nEach wide and at 360 pixels, in light and in dark colours, as \`node tests/pictures.mjs\` found them in the demonstration.\n\n${text}`)
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
  await observe(api)
  await learn((await as('lead@cert.example')).request)
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
  await take('events', analyst, '/app/events')
  await take('findings', analyst, '/app/findings')
  await take('inbox-phone', await as('analyst@cert.example', 'dark', 360), '/app/inbox')
  await take('alert-phone', await as('analyst@cert.example', 'light', 360), `/app/alerts/${await ref('alerts?state=sent')}`)
  everyPage()
} finally {
  await browser.close()
  server.kill('SIGTERM')
  await new Promise((r) => server.once('exit', r))
  rmSync(join(data, '..'), { recursive: true, force: true })
}
