// api - one way to the hub: JSON in, JSON out, errors as problems (RFC 9457); types come from the hub's own description
import type { components } from './api.gen'

export interface FieldError {
  pointer: string
  code: string
  detail: string
}
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly errors: FieldError[],
  ) {
    super(detail)
  }
}

async function problemOf(r: Response): Promise<Problem> {
  try {
    const p = await r.json()
    const code = String(p.type ?? '').split('/').pop() ?? ''
    return new Problem(r.status, code, p.detail || p.title || r.statusText, p.errors ?? [])
  } catch {
    return new Problem(r.status, 'no-answer', r.statusText, [])
  }
}

export interface Answer<T> {
  data: T
  etag: string | null
}
async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const form = body instanceof FormData
  let r: Response
  try {
    r = await fetch(`/api/v1${path}`, {
      method,
      headers: { ...(body !== undefined && !form ? { 'Content-Type': 'application/json' } : {}), ...headers },
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
      credentials: 'same-origin',
    })
  } catch {
    throw new Problem(0, 'no-answer', '', [])
  }
  if (!r.ok) throw await problemOf(r)
  return r
}
export async function call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
  const r = await ask(method, path, body, headers)
  const data = r.status === 204 ? undefined : await r.json()
  return { data: data as T, etag: r.headers.get('ETag') }
}
export const get = async <T>(path: string) => (await call<T>('GET', path)).data
export const post = async <T>(path: string, body: unknown = {}, headers: Record<string, string> = {}) => (await call<T>('POST', path, body, headers)).data
export const put = async <T>(path: string, body: unknown) => (await call<T>('PUT', path, body)).data
export const bytes = async (path: string) => (await ask('GET', path)).blob()
export const del = async (path: string) => (await call<void>('DELETE', path)).data
export const absent = (e: unknown) => e instanceof Problem && (e.status === 404 || e.status === 403)

// the same with a word on how much of the body has gone (0 to 1), for what is large
export function upload<T>(path: string, body: Blob, headers: Record<string, string>, told: (part: number) => void): Promise<T> {
  return new Promise((done, failed) => {
    const x = new XMLHttpRequest()
    x.open('POST', `/api/v1${path}`)
    for (const [k, v] of Object.entries(headers)) x.setRequestHeader(k, v)
    x.upload.onprogress = (e) => e.lengthComputable && told(e.loaded / e.total)
    x.upload.onload = () => told(1)
    x.onerror = () => failed(new Problem(0, 'no-answer', '', []))
    x.onload = async () => {
      const r = new Response(x.responseText, { status: x.status, statusText: x.statusText })
      if (!r.ok) failed(await problemOf(r))
      else done(JSON.parse(x.responseText))
    }
    x.send(body)
  })
}

// what has been stored always has its id; the description says null only where it is not yet known
type Known<T> = T extends { id: string | null } ? Omit<T, 'id'> & { id: string } : T
type S = components['schemas']
export type Me = Known<S['Me']>
export type Item = Known<S['Record']>
export type Report = Known<S['Report']>
export type Message = Known<S['Message']>
export type Incident = Known<S['Incident']>
export type Case = Known<S['Case']>
export type CaseParties = S['CaseParties']
export type CaseHandOver = S['CaseHandOver']
export type CaseRecipes = S['CaseRecipes']
export type CaseRecipe = CaseRecipes['recipes'][number]
export type CaseParty = S['CaseParties']['parties'][number]
export type CaseStatuses = S['CaseStatuses']
export type CaseStatus = S['CaseStatuses']['statuses'][number]
export type CaseVulnerabilities = S['CaseVulnerabilities']
export type CaseVulnerability = S['CaseVulnerabilities']['vulnerabilities'][number]
export type CaseMerge = S['CaseMerge']
export type CaseSplit = S['CaseSplit']
export type CaseMoves = S['CaseMoves']
export type CaseCredits = S['CaseCredits']
export type CaseThread = S['CaseThread']
export type CaseOffers = S['CaseOffers']
export type CaseOffer = S['CaseOffers']['offers'][number]
export type Embargo = S['Embargo']
export type EmbargoProposal = S['Embargo']['proposals'][number]
export type InboxItem = Known<S['Inbox']['items'][number]>
// what every record page needs, whatever the kind
export type Rec = Item & { outcome?: string; site?: string; vendor?: string; product?: string }
export type Act = S['ActList']['acts'][number]
export type Entry = Known<S['Timeline']['entries'][number]>
export type Deadline = Known<S['DeadlineList']['deadlines'][number]>
export type Route = Known<S['RouteList']['routes'][number]>
export type Home = S['Home']
export type Routed = Known<S['Home']['routed'][number]>
export type Hit = S['Hits']['hits'][number]
export type Team = Known<S['TeamList']['teams'][number]>
export type Member = Known<S['MemberList']['people'][number]>
export type Person = Known<S['Person']>
export type SeenBy = S['SeenByList']['grants'][number]
export type Link = Known<S['LinkList']['links'][number]>
export type File = Known<S['AttachmentList']['attachments'][number]>
export type Reporter = S['Reporter']
export type AccountEntry = S['AccountLog']['entries'][number]
export type ApiKey = Known<S['ApiKey']>
export type Notice = Known<S['Notifications']['notifications'][number]>
export type Factor = S['SecondFactor']
export type View = Known<S['ViewList']['views'][number]>
export type Template = Known<S['TemplateList']['templates'][number]>
export type Other = S['OtherList']['others'][number]
export type Bulk = S['Bulk']
export type Figures = S['FiguresList']['teams'][number]
export type Check = S['Health']['checks'][number]
export type OutgoingPreview = S['OutboxPreview']
export type OutboxRule = S['OutboxRules']['rules'][number]
export type KeptMail = Known<S['KeptList']['mails'][number]>
export type NoiseRule = S['NoiseRules']['rules'][number]
export type AlertPolicy = S['AlertPolicy']
export type AdvisoryPolicy = S['AdvisoryPolicy']
export type Finding = Known<S['Finding']>
export type FindingGroup = S['FindingGroups']['items'][number]
export type FindingBatch = Known<S['FindingBatches']['items'][number]>
export type FindingAnswer = S['FindingAnswer']
export type FindingPolicy = S['FindingPolicy']
export type FindingWish = S['FindingWish']
export type ReportAlike = Known<S['ReportDuplicates']['duplicates'][number]>
export type ReportScore = Known<S['ReportScores']['scores'][number]>
export type ReportDecision = Known<S['ReportDecisions']['decisions'][number]>
export type CvssScore = S['CvssScore']
export type CvssMetric = S['CvssMetricList']['metrics'][number]
export type SsvcTable = S['SsvcTable']
export type FixRate = S['FixRates']['items'][number]
export type Outgoing = Known<S['OutboxList']['messages'][number]>
export type Organisation = Known<S['Organisation']>
export type Contact = Known<S['ContactList']['contacts'][number]>
export type Asset = Known<S['AssetList']['assets'][number]>
export type Edge = Known<S['EdgeList']['edges'][number]>
export type Technology = Known<S['TechnologyList']['technologies'][number]>
export type Lineage = Known<S['Lineages']['lineage'][number]>
export type Held = Known<S['HeldChanges']['changes'][number]>
export type Sector = S['SectorList']['sectors'][number]
export type Responsible = S['Responsible']
export type Call = S['Call']
export type CalendarLink = S['CalendarFeed']
export type WayOut = S['Ways']['candidates'][number]
export type Orphan = S['Orphans']['orphans'][number]
export type Candidate = S['Call']['candidates'][number]
export type OpenPgpKey = Known<S['KeyList']['keys'][number]>
export type Asked = S['Confirmations']['confirmations'][number]
export type Imported = S['ImportResult']
export type MailOut = S['MailOut']
export type MailIn = S['MailIn']
export type DeskKey = S['DeskKey']
export type Desk = Known<S['TeamDesk']>
export type Duty = S['Duty']
export type DutySpan = Duty['spans'][number]
export type DutyRota = Duty['rotas'][number]
export type DutyNow = S['DutyNows']['teams'][number]
export type Holiday = S['DayList']['holidays'][number]
export type Move = S['MoveList']['moves'][number]
export type Target = S['Targets']['targets'][number]
export type Measures = S['Measures']
export type Regime = S['RegimeList']['regimes'][number]
export type Measure = Measures['rows'][number]
export type Group = Known<S['GroupList']['groups'][number]>
export type GroupMember = S['GroupMembers']['members'][number]
export type Webhook = Known<S['Webhooks']['webhooks'][number]>
export type ImportRun = Known<S['ImportRows']['imports'][number]>
export type RetentionClass = S['Retention']['classes'][number]
export type ErasureDue = Omit<S['ErasuresDue']['records'][number], 'record'> & { record: string }
export type ErasureText = Known<S['ErasuresDue']['texts'][number]>
export type Erasure = Known<S['Erasures']['erasures'][number]>
export type SetupStep = S['Setup']['steps'][number]
export type Site = S['Site']
export type Dead = S['DeadList']['jobs'][number]
export type Alert = Known<S['Alert']>
export type AlertPreview = S['AlertPreview']
export type AlertText = S['AlertText']
export type Ledger = S['AlertLedger']
export type Line = Ledger['lines'][number]
export type LineStory = S['AlertLineStory']
export type Reminder = S['AlertReminder']
export type LedgerGroup = S['AlertGroups']['groups'][number]
export type WaitingAlert = S['WaitingAlerts']['alerts'][number]
export type Advisory = Known<S['Advisory']>
export type AdvisoryComments = S['AdvisoryComments']
export type AdvisoryTranslation = S['AdvisoryTranslation']
export type AdvisoryContent = S['AdvisoryContent']
export type AdvisoryPreview = S['AdvisoryPreview']
export type AdvisoryDifference = S['AdvisoryDifference']
export type CveAccount = S['CveAccount']
export type CveQueue = S['CveQueue']
export type AdvisoryCves = S['AdvisoryCves']
export type AdvisoryLetters = S['AdvisoryLetters']
export type AdvisoryVendors = S['Vendors']
export type AdvisorySubscribers = S['AdvisorySubscribers']
export type SubscriptionFigures = S['SubscriptionFigures']
export type AdvisoryLettersPreview = S['AdvisoryLettersPreview']
export type Programme = Known<S['Programme']> & { organisation: string }
export type ProgrammeText = S['ProgrammeText']
export type ProgrammePreview = S['ProgrammePreview']
export type ProgrammeFile = S['ProgrammeFile']
export type ProgrammeScope = S['ProgrammeScope']
export type RollOut = S['RollOut']
export type OrganisationSite = S['OrganisationSites']['sites'][number]
export type ProgrammeVersions = S['ProgrammeVersions']
export type AdvisoryRevisions = S['AdvisoryRevisions']
export type Event = S['Event']
export type EventFigures = S['EventFigures']
export type EventAddress = S['EventAddress']
export type EventImportPage = S['EventImports']
export type EventImport = EventImportPage['items'][number]
export type EventImportTold = S['EventImportTold']
export type LineError = S['BadOut']['items'][number]
export type EventWork = Known<S['EventWork']>
export type EventMapping = Known<S['EventMapping']>
export type Trying = S['EventTrying']
export type Taken = S['EventsTaken']
export type EventGroups = S['EventGroups']
export type Vulnerability = S['Vulnerabilities']['items'][number]
export type VulnerabilityPage = S['VulnerabilityPage']
export type VulnerabilityStatement = VulnerabilityPage['statements'][number]
export type VulnerabilityNews = S['VulnerabilityNews']['items'][number]
export type VulnerabilityVerdict = S['VulnerabilityVerdicts']['items'][number]
export type EventGroup = S['EventGroups']['items'][number]
export type BadGroup = S['BadGroups']['items'][number]
export type Outside = Known<S['EventOutside']>
export type Holder = S['Holders']['items'][number]
export type GeoPlace = S['GeoPlace']
export type GeoFile = S['GeoFileList']['items'][number]
export type VulnerabilitySource = Known<S['VulnerabilitySource']>
export type RestrictedDocument = Known<S['RestrictedDocument']>
export type RestrictedCheck = S['RestrictedCheck']
export type WarningList = S['WarningList']
export type WarningListTaken = S['WarningListTaken']
export type WarningListCheck = S['WarningListCheck']
export type FindingLook = S['FindingLook']
export interface Page<T> {
  items: T[]
  next: string | null
}
