// Advisories in the workspace: from one CVE to the public site in five actions beside the text; corrected; what the pages look like
import { expect, test } from '@playwright/test'
import { axe, close, open } from '../lib/browser.ts'
import { call } from '../lib/contract.ts'
import { send } from '../lib/http.ts'
import { look } from '../lib/look.ts'
import { admin, lead } from '../lib/people.ts'

let told = ''
const number = () => `CVE-2034-${10000 + Math.floor(Math.random() * 800000)}`
async function take(id: string, product: string) {
  const l = await lead()
  const record = JSON.stringify({
    dataType: 'CVE_RECORD', dataVersion: '5.1',
    cveMetadata: { cveId: id, state: 'PUBLISHED', assignerShortName: 'acme', datePublished: '2034-01-02T03:04:05Z' },
    containers: {
      cna: {
        title: `Hole in ${product}`,
        descriptions: [{ lang: 'en', value: `A hole in ${product} lets anybody in.` }],
        affected: [{ vendor: 'Acme', product, versions: [{ version: '2.0.0', lessThan: '2.3.1', status: 'affected', versionType: 'semver' }] }],
        metrics: [{ cvssV3_1: { version: '3.1', vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', baseScore: 9.8, baseSeverity: 'CRITICAL' } }],
        references: [{ url: 'https://acme.example/advisory' }],
      },
    },
  })
  expect((await call('POST', '/api/v1/vulnerability-imports', { ...l.headers, 'content-type': 'application/x-ndjson' }, record)).status).toBe(200)
}

// as the demonstration has it; who tries out mail may have emptied it
test.beforeAll(async () => {
  const boss = await admin()
  if (!(await boss.get('/admin/site')).json.base_url) expect((await boss.send('PATCH', '/admin/site', { base_url: 'http://localhost:8080' })).status).toBe(200)
})

test('from one CVE to the public site in five actions, corrected, and found in every format', async ({ browser }) => {
  const id = number()
  const product = `Gate ${id.slice(-6)}`
  await take(id, product)
  const page = await open(browser, 'analyst@cert.example', '/app/advisories/new')
  await page.getByLabel('Identifiers').fill(id) // the text
  let actions = 0
  const press = async (p: typeof page, name: string) => {
    actions++
    await p.getByRole('button', { name, exact: true }).click()
  }
  await press(page, 'Draft it')
  await expect(page.getByRole('heading', { level: 1, name: `Hole in ${product}` })).toBeVisible()
  await expect(page.getByText(/Taken over and not confirmed: \d+/)).toBeVisible()
  // a check leads to its place
  await page.getByRole('button', { name: 'the summary was taken over and is not confirmed' }).click()
  await expect(page.getByLabel('Summary')).toBeFocused()
  await press(page, 'I looked at all of it')
  await expect(page.getByText('Nothing stops it.')).toBeVisible()
  await press(page, 'Hand to a second person')
  await expect(page.getByText('In review').first()).toBeVisible()
  const ref = page.url().split('/').pop() ?? ''
  const second = await open(browser, 'lead@cert.example', `/app/advisories/${ref}`)
  // said about a paragraph; it is named beside the text, leads there, and is in nobody's way
  await second.getByRole('button', { name: 'Comment on paragraph 1: Summary' }).click()
  await second.getByLabel('What is to be said about it').fill('Say which gate.')
  await second.getByRole('button', { name: 'Add the comment' }).click()
  await second.getByRole('button', { name: /on paragraph 1 of the summary: Say which gate\./ }).click()
  await expect(second.getByRole('button', { name: 'Settled' })).toBeFocused()
  await axe(second)
  await press(second, 'Approve')
  await expect(second.getByText('Approved').first()).toBeVisible()
  await press(second, 'Publish')
  await expect(second.getByText('Published', { exact: true }).first()).toBeVisible()
  expect(actions).toBeLessThanOrEqual(5)

  // found on the public site, in ROLIE, Atom and changes.csv
  const file = `${ref.toLowerCase()}.json`
  const found = async () => {
    expect((await send('GET', `/advisories?q=${id}`)).text).toContain(`/advisories/${ref}`)
    expect((await send('GET', '/.well-known/csaf/white/csaf-feed-tlp-white.json')).json.feed.entry[0].id).toBe(ref)
    expect((await send('GET', '/advisories/feed.atom')).text.split('<entry ')[1]).toContain(`/advisories/${ref}`)
    expect((await send('GET', '/.well-known/csaf/white/changes.csv')).text.split('\n')[0]).toContain(file)
  }
  await found()

  // mailed to a sector: whom it means and how it reads, before anything is made
  await second.getByRole('button', { name: 'Send by mail' }).click()
  await second.getByRole('combobox', { name: 'Sectors', exact: true }).click()
  await second.getByRole('option', { name: 'Transport' }).click()
  await expect(second.getByText('Ministry of Roads', { exact: true })).toBeVisible()
  await second.getByText(`[TLP:CLEAR] ${ref}`).click() // closes the list
  await axe(second)
  await second.getByRole('button', { name: /^Send to \d+$/ }).click()
  await expect(second.getByText(/addresses got revision 1/)).toBeVisible()

  // corrected: the difference stands beside the text, the revision that is out stays until the next is published
  await page.reload()
  await page.getByRole('button', { name: 'Correct it' }).click()
  await page.getByLabel('Versions 1').fill('< 2.4')
  await page.getByLabel('What this revision changes').fill('The versions were wrong')
  // it becomes a directive: until when its vulnerability has to be mended
  await page.getByRole('combobox', { name: 'What it is' }).click()
  await page.getByRole('option', { name: 'Directive' }).click()
  await page.getByLabel('To be mended until (UTC)').fill('2034-03-04')
  await page.getByLabel('Known to be used for ransomware').check()
  await expect(page.getByText('Nothing stops it.')).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('products P0001')).toBeVisible()
  expect((await send('GET', `/.well-known/csaf/white/${ref.split('-')[2]}/${file}`)).json.document.tracking.version).toBe('1')
  await page.getByRole('button', { name: 'Hand to a second person' }).click()
  await expect(page.getByText('In review').first()).toBeVisible()
  await second.reload()
  await second.getByRole('button', { name: 'Approve', exact: true }).click()
  await second.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(second.getByText('Revision 2', { exact: true })).toBeVisible()
  await expect(second.getByText(/addresses got revision 2/)).toBeVisible()
  expect((await send('GET', `/.well-known/csaf/white/${ref.split('-')[2]}/${file}`)).json.document.tracking.version).toBe('2')
  expect((await send('GET', '/advisories/must-fix.json')).json.vulnerabilities.find((v: any) => v.cveID === id)).toMatchObject({ product, dueDate: '2034-03-04', knownRansomwareCampaignUse: 'Known' })
  await found()
  // begun in Urdu: what is to be translated is named, each a step to its place
  await page.reload()
  await page.getByRole('button', { name: 'Translate into Urdu' }).click()
  await expect(page.getByText(/Places not translated yet: \d+/)).toBeVisible()
  await page.getByRole('button', { name: 'summary is not translated yet' }).click()
  await expect(page.getByLabel('Summary')).toBeFocused()
  await page.getByRole('button', { name: 'They are right as they stand' }).click()
  await expect(page.getByText('Nothing stops it.')).toBeVisible()
  await axe(page)
  await close(page)
  await close(second)
  told = id
})

test('a vulnerability that an advisory names, for everybody, in Urdu', async ({ browser }) => {
  expect(told, 'the test before this one published it').not.toBe('')
  await look(await open(browser, null, `/ur/vulnerabilities/${told}`), 'a vulnerability that an advisory names, in Urdu')
})

test('versions by paste; what cannot be read is told with its place while one types', async ({ browser }) => {
  const page = await open(browser, 'analyst@cert.example', '/app/advisories/new')
  await page.getByRole('button', { name: 'Begin with an empty one' }).click()
  await page.getByLabel('Paste products').fill('Acme; Gate; < 2.4; affected\nAcme\tGate\t2.4\tfixed')
  await page.getByRole('button', { name: 'Add these' }).click()
  await expect(page.getByLabel('Versions 2')).toHaveValue('2.4')
  await page.getByLabel('Versions 2').fill('2.4 2.5')
  await page.getByRole('button', { name: /one version has no blank/ }).click()
  await expect(page.getByLabel('Versions 2')).toBeFocused()
  await page.getByLabel('Versions 2').fill('2.4')
  await expect(page.getByRole('button', { name: /1 affected product has no remedy/ })).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByLabel('Versions 1')).toHaveValue('<2.4')
  await close(page)
})

test('what is switched off is not there, for nobody', async () => {
  const boss = await admin()
  const paths = ['/advisories', '/advisories/feed.atom', '/advisories/feed.json', '/advisories/must-fix.json', '/advisories/must-fix.csv', '/.well-known/csaf/provider-metadata.json', '/.well-known/csaf/white/index.txt', '/api/v1/publications']
  expect((await boss.send('PATCH', '/admin/site', { advisories: false })).status).toBe(200)
  for (const p of paths) expect((await send('GET', p)).status, p).toBe(404)
  expect((await send('GET', '/.well-known/security.txt')).text).not.toContain('CSAF:')
  expect((await boss.send('PATCH', '/admin/site', { advisories: true })).status).toBe(200)
  for (const p of paths) expect((await send('GET', p)).status, p).toBe(200)
})
