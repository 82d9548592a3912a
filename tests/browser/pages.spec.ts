// Every page in both schemes and two widths: axe finds nothing, no error is logged, nothing scrolls sideways, nothing is asked elsewhere
import { expect, test } from '@playwright/test'
import { open } from '../lib/browser.ts'
import { look } from '../lib/look.ts'
import { admin, analyst, lead, newOrganisation, newReport } from '../lib/people.ts'

// a name that no run before took, and that can be read on a picture
const own = Date.now().toString(36).slice(-5)
const year = new Date().getUTCFullYear()
let ref = ''
let org = ''
let adv = ''
let vendors = ''
let hosted = { ref: '', slug: '' }
test.beforeAll(async () => {
  const p = await analyst()
  const r = await newReport(p, { title: `A title that is long enough to be broken over several lines on a telephone ${'w'.repeat(60)}`, site: 'https://a-long-name.of-a-long-subdomain.example/with/a/long/path' })
  ref = r.ref
  org = (await p.get('/organisations?q=Ministry%20of%20Roads')).json.items.find((o: { title: string }) => o.title === 'Ministry of Roads').ref
  const a = (await p.post('/advisories', { title: 'Lock your doors', category: 'hardening-guide', tlp: 'clear', summary: 'Doors are open.', text: '# Lock them\n\n* all\n* of them' })).json
  // beside it stands what vendors say
  const kase = (await p.post('/cases', { title: 'Doors', summary: 'Open.', tlp: 'clear' })).json
  await p.post(`/cases/${kase.id}/vulnerabilities`, { title: 'Open doors', description: 'One walks in.' })
  await p.post(`/cases/${kase.id}/parties`, { role: 'vendor', name: `Doors ${'w'.repeat(60)}`, address: 'psirt@doors.example' })
  const row = (await p.get(`/cases/${kase.id}/statuses`)).json.statuses[0].part
  await p.post(`/cases/${kase.id}/statuses/${row}/acts/say`, { state: 'not-affected', justification: 'component_not_present', statement: `Not built in.\n${'x'.repeat(200)}` })
  await p.post(`/cases/${kase.id}/statuses/${row}/acts/approve`, {})
  await p.post(`/cases/${kase.id}/statuses/${row}/acts/addendum`, { text: 'Seen.' })
  const told = (await p.post('/advisories/from-case', { record: kase.id })).json
  await p.post(`/advisories/${told.id}/confirm`)
  for (const [who, verb] of [[p, 'submit'], [await lead(), 'approve'], [p, 'publish']] as const) expect((await who.act(told.id, verb)).status).toBe(200)
  vendors = told.ref
  adv = a.ref
  const boss = await admin()
  if (!(await boss.get('/admin/site')).json.base_url) await boss.send('PATCH', '/admin/site', { base_url: 'http://localhost:8080' })
  const o = await newOrganisation(p, { title: `Office of Pages ${own}` })
  const name = `a-long-name-of-pages-${own}.example`
  await p.post(`/organisations/${o.id}/assets`, { type: 'domain', value: name, proof: 'dns' })
  const policy = (await p.post(`/organisations/${o.id}/programme`, {})).json
  await p.send('PATCH', `/programmes/${policy.id}`, { scope: [`www.${name}`] }, { 'if-match': (await p.get(`/programmes/${policy.id}`)).headers.etag as string })
  expect((await p.act(policy.id, 'publish')).status).toBe(200)
  expect((await p.act(policy.id, 'revise')).status).toBe(200)
  hosted = { ref: policy.ref, slug: (await p.get(`/programmes/${policy.id}`)).json.slug }
  await p.act(r.id, 'acknowledge', { text: 'Thank you.' })
  await p.post(`/records/${r.id}/notes`, { body: `Seen.\n${'x'.repeat(200)}` })
})

const pages: [string, string | null, () => string][] = [
  ['the front page', null, () => '/'],
  ['the report form', null, () => '/report'],
  ['the status page', null, () => '/report/status'],
  ['advisories for everybody', null, () => '/advisories'],
  ['advisories in Urdu', null, () => '/ur/advisories'],
  ['an advisory with what vendors say', null, () => `/ur/advisories/${vendors}`],
  ['advisories by mail', null, () => '/subscribe'],
  ['policies that are hosted', null, () => '/vulnerability-disclosure-policy'],
  ['a hosted policy', null, () => `/ur/vulnerability-disclosure-policy/${hosted.slug}`],
  ['sign-in', null, () => '/app/'],
  ["an analyst's home", 'analyst@cert.example', () => '/app/'],
  ["a lead's home", 'lead@cert.example', () => '/app/'],
  ["a sectoral CERT's home", 'analyst@fincert.example', () => '/app/'],
  ["a finder's home", 'finder@research.example', () => '/app/'],
  ["an administrator's home", 'admin@cert.example', () => '/app/'],
  ["an auditor's home", 'auditor@cert.example', () => '/app/'],
  ['the inbox', 'analyst@cert.example', () => '/app/inbox'],
  ['an empty door of the inbox', 'analyst@cert.example', () => '/app/inbox?door=sensor'],
  ['a message', 'analyst@cert.example', () => `/app/messages/XC-MSG-${year}-0006`],
  ['incidents', 'analyst@cert.example', () => '/app/incidents'],
  ['incidents of an organisation', 'soc@harbourbank.example', () => '/app/incidents'],
  ['an incident', 'analyst@cert.example', () => `/app/incidents/XC-IN-${year}-0001`],
  ['reports', 'analyst@cert.example', () => '/app/reports'],
  ['reports as a board', 'analyst@cert.example', () => '/app/reports?view=board'],
  ['an empty list of reports', 'analyst@cert.example', () => '/app/reports?q=nothingofthisword'],
  ['a report', 'analyst@cert.example', () => `/app/reports/${ref}`],
  ['a report that is not there', 'analyst@cert.example', () => '/app/reports/XC-VU-1999-0001'],
  ['cases', 'analyst@cert.example', () => '/app/cases'],
  ['a case', 'analyst@cert.example', () => `/app/cases/XC-CV-${year}-0001`],
  ['a case as its vendor sees it', 'psirt@nimbus.example', () => `/app/cases/XC-CV-${year}-0001`],
  ['an embargo that is offered', 'soc@harbourbank.example', () => '/app/cases'],
  ['alerts', 'analyst@cert.example', () => '/app/alerts'],
  ['alerts of a constituent', 'security@roads.example', () => '/app/alerts'],
  ['a new alert', 'lead@cert.example', () => '/app/alerts/new'],
  ['the draft of an alert', 'analyst@cert.example', () => `/app/alerts/XC-AL-${year}-0002`],
  ['an alert and its ledger', 'lead@cert.example', () => `/app/alerts/XC-AL-${year}-0001`],
  ['an alert as its recipient sees it', 'security@roads.example', () => `/app/alerts/XC-AL-${year}-0001`],
  ['an alert as a CERT above sees it', 'analyst@fincert.example', () => `/app/alerts/XC-AL-${year}-0001`],
  ['advisories', 'analyst@cert.example', () => '/app/advisories'],
  ['a new advisory', 'analyst@cert.example', () => '/app/advisories/new'],
  ['an advisory and what vendors say', 'analyst@cert.example', () => `/app/advisories/${vendors}`],
  ['an advisory being written', 'analyst@cert.example', () => `/app/advisories/${adv}`],
  ['disclosure policies', 'analyst@cert.example', () => '/app/programmes'],
  ['disclosure policies of an organisation', 'security@roads.example', () => '/app/programmes'],
  ['who has a policy', 'analyst@cert.example', () => '/app/programmes/roll-out'],
  ['a disclosure policy being written', 'analyst@cert.example', () => `/app/programmes/${hosted.ref}`],
  ['organisations', 'analyst@cert.example', () => '/app/organisations'],
  ['an organisation', 'lead@cert.example', () => `/app/organisations/${org}`],
  ['our own organisation', 'security@roads.example', () => `/app/organisations/${org}`],
  ['whose is it', 'analyst@cert.example', () => '/app/search?q=tax.roads.example'],
  ["a constituent's home", 'security@roads.example', () => '/app/'],
  ['search', 'analyst@cert.example', () => '/app/search?q=router'],
  ['the outbox', 'lead@cert.example', () => '/app/outbox'],
  ['what was held back', 'analyst@cert.example', () => '/app/inbox/held'],
  ['what leaves by itself', 'lead@cert.example', () => '/app/outbox/rules'],
  ['events', 'analyst@cert.example', () => '/app/events'],
  ['events of nobody', 'analyst@cert.example', () => '/app/events/unattributed'],
  ['imports of events', 'analyst@cert.example', () => '/app/events/imports'],
  ['rows not understood', 'analyst@cert.example', () => '/app/events/not-understood'],
  ['an address', 'analyst@cert.example', () => '/app/observable?q=198.51.100.7'],
  ["an organisation's events", 'soc@harbourbank.example', () => '/app/events'],
  ['findings', 'analyst@cert.example', () => '/app/findings'],
  ['what an owner is told', 'soc@harbourbank.example', () => '/app/findings'],
  ['measures', 'lead@cert.example', () => '/app/measures'],
  ['measures of what an organisation sees', 'security@roads.example', () => '/app/measures?by=sector&from=2025-01-01&to=2026-12-31'],
  ['my account', 'analyst@cert.example', () => '/app/account'],
  ['the roster', 'lead@cert.example', () => '/app/administration/duty'],
  ['a roster not yet made', 'lead@fincert.example', () => '/app/administration/duty'],
  ['files to try', null, () => '/demo/files'],
  ['administration, for who keeps the machine alone', 'admin@cert.example', () => '/app/administration'],
]

// how a page looks does not depend on the engine: each of the two looks at every second one
const half = (i: number) => !process.env.RABTA_ENGINE || i % 2 === (process.env.RABTA_ENGINE === 'postgres' ? 1 : 0)
for (const [name, who, path] of pages.filter((_, i) => half(i)))
  test(name, async ({ browser }) => {
    await look(await open(browser, who, path()), name)
  })

for (const section of ['desk', 'hours', 'targets', 'retention', 'alerts', 'advisories', 'findings', 'seats', 'templates', 'groups', 'imports', 'keys', 'webhooks', 'setup', 'health', 'teams', 'accounts', 'mail', 'public', 'sectors', 'warnings', 'sources', 'cve'].filter((_, i) => half(i)))
  test(`administration: ${section}`, async ({ browser }) => {
    await look(await open(browser, 'lead@cert.example', `/app/administration/${section}`), `administration: ${section}`)
  })
