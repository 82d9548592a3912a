// AdvisoryEditor - an advisory at work: text and tables; beside them what is missing, a preview, what is different. What stands
// here is looked at by the hub half a second after the last key and is kept by Save, or by the act that hands it on.
import { Button, Checkbox, MultiSelect, Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Act, type Advisory, type AdvisoryContent, type AdvisoryPreview, call, get, type Group, type Sector, post, Problem } from '../api'
import { Box, say, State, Time, Tlp, Wrong } from '../bits'
import { useTeamName } from '../me'
import { Comments, Reading } from './AdvisoryComments'
import { AdvisoryMail, AdvisorySubscribers } from './AdvisoryMail'
import { AdvisoryCve } from './AdvisoryCve'
import { AdvisoryVendors } from './AdvisoryVendors'
import { Acts } from './Acts'
import { AdvisoryAct, type Check, Checks, Difference, Preview, Revisions } from './AdvisoryBeside'
import { AdvisoryTranslation } from './AdvisoryTranslation'
import { Products, References, Remedies, Vulnerabilities } from './AdvisoryTables'

const categories = ['advisory', 'vulnerability-note', 'directive', 'bulletin', 'threat-report', 'hardening-guide', 'press-notice']
const marks = ['clear', 'green', 'amber', 'amber+strict']
const first = ['submit', 'approve', 'publish', 'revise']

const formOf = (a: Advisory) => ({
  title: a.title,
  category: a.category,
  tlp: a.tlp,
  language: a.language,
  summary: a.summary,
  text: a.text,
  detect: a.detect,
  change_note: a.change_note,
  to_clients: a.to_clients,
  sharing_groups: a.sharing_groups,
  named: a.named,
  sectors: a.sectors,
})
const same = (x: unknown, y: unknown) => JSON.stringify(x) === JSON.stringify(y)

function Head({ a }: { a: Advisory }) {
  const { t } = useTranslation()
  const team = useTeamName(a.team)
  return (
    <div className="head">
      <div className="line">
        <b className="mono">{a.ref}</b>
        <Tlp tlp={a.tlp} />
        <State state={a.state} />
        {a.version > 0 && <span className="chip">{t('ui.adv.revision', { n: a.version })}</span>}
      </div>
      <h1 dir={a.direction}>{a.title}</h1>
      <div className="line who small">
        <span>
          <span className="quiet">{t('ui.handled_by')}</span> <b>{team}</b>
        </span>
        {a.publish_at && (
          <span>
            <span className="quiet">{t('ui.adv.publish_at')}</span> <b><Time at={a.publish_at} /></b>
          </span>
        )}
        {a.withdrawn_why && <span>{a.withdrawn_why}</span>}
      </div>
    </div>
  )
}

export function AdvisoryEditor({ a, etag, content, tag }: { a: Advisory; etag: string; content: AdvisoryContent; tag: string }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [f, setF] = useState(() => formOf(a))
  const [k, setK] = useState(content)
  const [marked, setMarked] = useState({ etag, tag, base: formOf(a), content })
  const [asked, setAsked] = useState<Act | null>(null)
  const closed = a.state !== 'draft' && a.state !== 'changes-requested'
  const dirty = !closed && (!same(f, marked.base) || !same(k, marked.content))
  const [looked] = useDebouncedValue({ f, k }, 500)
  const preview = useQuery({
    queryKey: ['advisory-preview', a.id, a.desk_revision, looked],
    queryFn: () => {
      const { language: _, ...form } = looked.f
      return post<AdvisoryPreview>(`/advisories/${a.id}/preview`, closed ? {} : { ...form, ...looked.k })
    },
    placeholderData: (last) => last,
    retry: false,
  })
  const acts = useQuery({ queryKey: ['acts', a.id, a.desk_revision], queryFn: () => get<{ acts: Act[] }>(`/records/${a.id}/acts`) })
  const sectors = useQuery({ queryKey: ['sectors'], queryFn: () => get<{ sectors: Sector[] }>('/sectors'), staleTime: 3_600_000 }).data?.sectors ?? []
  const groups = useQuery({ queryKey: ['groups'], queryFn: () => get<{ groups: Group[] }>('/groups'), retry: false, enabled: f.tlp.startsWith('amber') })
  // what the hub cannot read yet is one more thing that is missing, with its place
  const wrong: Check[] = preview.error instanceof Problem ? preview.error.errors.map((e) => ({ code: 'wrong', place: e.pointer, text: e.detail, stops: true })) : []
  const checks = wrong.length ? wrong : (preview.data?.checks ?? [])

  async function keep() {
    let next = marked
    if (!same(f, marked.base)) {
      const changed = Object.fromEntries(Object.entries(f).filter(([m, v]) => !same(v, marked.base[m as keyof typeof f])))
      // whoever writes a member anew has looked at it
      const open = a.unconfirmed.filter((u) => !(u.split(':')[0] in changed))
      const r = await call<Advisory>('PATCH', `/advisories/${a.id}`, { ...changed, ...(open.length < a.unconfirmed.length ? { unconfirmed: open } : {}) }, { 'If-Match': marked.etag })
      next = { ...next, etag: r.etag ?? '', base: formOf(r.data) }
      setF(formOf(r.data))
    }
    if (!same(k, marked.content)) {
      const r = await call<AdvisoryContent>('PUT', `/advisories/${a.id}/content`, k, { 'If-Match': marked.tag })
      const again = await call<Advisory>('GET', `/advisories/${a.id}`)
      next = { ...next, tag: r.etag ?? '', content: r.data, etag: again.etag ?? '' }
      setK(r.data)
    }
    setMarked(next)
  }
  const after = () => queries.invalidateQueries()
  const save = useMutation({ mutationFn: keep, onSuccess: () => (after(), say({ text: t('ui.adv.saved') })) })
  const confirm = useMutation({
    mutationFn: async (what: 'confirm' | 'vendors/take-over') => {
      if (dirty) await keep()
      const r = await call<AdvisoryContent>('POST', `/advisories/${a.id}/${what}`)
      const again = await call<Advisory>('GET', `/advisories/${a.id}`)
      setK(r.data)
      setF(formOf(again.data))
      setMarked({ etag: again.etag ?? '', tag: r.etag ?? '', base: formOf(again.data), content: r.data })
    },
    onSuccess: after,
  })
  const act = useMutation({
    mutationFn: async ({ verb, body }: { verb: string; body: object }) => {
      if (dirty) await keep()
      return post(`/records/${a.id}/acts/${verb}`, body)
    },
    onSuccess: (_, { verb }) => {
      setAsked(null)
      after()
      say({ text: t('ui.done', { what: t(`ui.adv.act.${verb}`) }) })
    },
  })
  const press = (x: Act) => (x.needs_text || x.needs_target || x.needs_until ? setAsked(x) : act.mutate({ verb: x.verb, body: {} }))
  // what is not saved yet may be all that was missing: the hub has the last word when it is pressed
  const possible = (x: Act) => x.possible || (x.verb === 'submit' && !closed && !checks.some((c) => c.stops))
  const taken = a.unconfirmed.length + [...marked.content.products, ...marked.content.vulnerabilities, ...marked.content.remedies, ...marked.content.references].filter((x) => x.source && !x.confirmed).length
  const long = (m: 'summary' | 'text' | 'detect' | 'change_note', label: string, rows: number, hint?: string) => (
    <Textarea id={`at/${m}`} label={label} description={hint} autosize minRows={rows} maxRows={24} value={f[m]} disabled={closed} onChange={(e) => setF({ ...f, [m]: e.currentTarget.value })} dir="auto" />
  )
  return (
    <div className="stack">
      <Head a={a} />
      <div className="acts noprint">
        <Acts acts={acts.data?.acts ?? []} run={press} first={first} label={(verb) => t(`ui.adv.act.${verb}`)} can={possible} busy={act.isPending ? act.variables?.verb : undefined}>
          {!closed && (
            <Button variant="default" disabled={!dirty} loading={save.isPending} onClick={() => save.mutate()}>
              {t('ui.save')}
            </Button>
          )}
        </Acts>
      </div>
      <Wrong error={save.error ?? act.error ?? confirm.error} />
      {!closed && taken > 0 && (
        <div className="banner holds">
          <h2>{t('ui.adv.taken', { n: taken })}</h2>
          {a.unconfirmed.length > 0 && <p className="small">{a.unconfirmed.join(' · ')}</p>}
          <Button loading={confirm.isPending} onClick={() => confirm.mutate('confirm')}>
            {t('ui.adv.confirm')}
          </Button>
        </div>
      )}
      <div className="editor">
        <div className="stack">
          <Box title={t('ui.adv.words')}>
            <div className="stack">
              <TextInput id="at/title" label={t('ui.col.title')} required maxLength={200} value={f.title} disabled={closed} onChange={(e) => setF({ ...f, title: e.currentTarget.value })} dir="auto" />
              <div className="two">
                <Select label={t('ui.adv.category')} allowDeselect={false} data={categories.map((c) => ({ value: c, label: t(`ui.adv.category.${c}`) }))} value={f.category} disabled={closed} onChange={(v) => setF({ ...f, category: (v ?? 'advisory') as typeof f.category })} />
                <Select id="at/tlp" label="TLP" allowDeselect={false} data={[...marks, ...(f.tlp === 'red' ? ['red'] : [])].map((m) => ({ value: m, label: `TLP:${m.toUpperCase()}` }))} value={f.tlp} disabled={closed} onChange={(v) => setF({ ...f, tlp: (v ?? 'clear') as typeof f.tlp })} />
                <Select label={t('ui.adv.language')} allowDeselect={false} data={[{ value: 'en', label: 'English' }, { value: 'ur', label: 'اردو' }]} value={f.language || 'en'} disabled={closed} onChange={(v) => setF({ ...f, language: v ?? 'en' })} />
              </div>
              {f.tlp.startsWith('amber') && (
                <div id="at/named" className="stack">
                  {f.tlp === 'amber' && <Checkbox id="at/to_clients" label={t('ui.adv.to_clients')} checked={f.to_clients} disabled={closed} onChange={(e) => setF({ ...f, to_clients: e.currentTarget.checked })} />}
                  <MultiSelect label={t('ui.adv.groups')} data={(groups.data?.groups ?? []).map((g) => ({ value: g.id, label: g.name }))} value={f.sharing_groups} disabled={closed} onChange={(v) => setF({ ...f, sharing_groups: v })} />
                  <TagsInput label={t('ui.adv.named')} description={t('ui.adv.named.hint')} value={f.named} disabled={closed} onChange={(v) => setF({ ...f, named: v })} />
                </div>
              )}
              <MultiSelect id="at/sectors" label={t('ui.adv.sectors')} description={t('ui.adv.sectors.hint')} searchable data={sectors.map((s) => ({ value: s.code, label: s.name }))} value={f.sectors} disabled={closed} onChange={(v) => setF({ ...f, sectors: v })} />
              {a.state === 'review' ? (
                <Reading a={a} />
              ) : (
                <>
                  {long('summary', t('ui.adv.summary'), 3, t('ui.adv.summary.hint'))}
                  {long('text', t('ui.adv.text'), 8, t('ui.adv.markdown'))}
                  {long('detect', t('ui.adv.detect'), 3, t('ui.adv.markdown'))}
                </>
              )}
              {(a.version > 0 || f.change_note) && !closed && long('change_note', t('ui.adv.change_note'), 2)}
            </div>
          </Box>
          <Products v={k} set={setK} closed={closed} />
          <Vulnerabilities v={k} set={setK} closed={closed} directive={f.category === 'directive'} />
          <Remedies v={k} set={setK} closed={closed} />
          <References v={k} set={setK} closed={closed} />
        </div>
        <div className="stack">
          <Checks checks={checks} />
          <AdvisoryTranslation a={a} dirty={dirty} />
          {preview.error && !wrong.length && <Wrong error={preview.error} />}
          <Comments a={a} />
          <Preview p={preview.data} />
          <Difference a={a} />
          <Revisions a={a} />
          <AdvisorySubscribers a={a} />
          <AdvisoryVendors a={a} take={closed ? undefined : () => confirm.mutate('vendors/take-over')} taking={confirm.isPending} />
          <AdvisoryCve a={a} content={content} />
          <AdvisoryMail a={a} />
        </div>
      </div>
      {asked && <AdvisoryAct act={asked} busy={act.isPending} close={() => setAsked(null)} run={(body) => act.mutate({ verb: asked.verb, body })} />}
    </div>
  )
}
