// AlertCompose - an alert on one page: text by template, marking, what is wanted by when, to whom; the numbers follow while one
// chooses, and each of them opens its list. Sent, it can be taken back for 20 seconds: nothing leaves before.
import { Button, Modal, MultiSelect, SegmentedControl, Select, Stack, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Act, type Alert, type AlertPreview, type AlertText, call, get, type Group, type Organisation, type Page, post, type Sector, type Template } from '../api'
import { Box, say, State, Time, Tlp, Wrong } from '../bits'
import { useDraft } from '../drafts'
import { deskOf, useMay, useMe, useTeamName } from '../me'
import { go } from '../router'

const kinds = ['national-cert', 'government-cert', 'cii-cert', 'sectoral-cert', 'federal-cert', 'provincial-cert', 'organisational-cert', 'community-cert', 'foreign-cert', 'constituent', 'vendor', 'lab', 'agency']
const local = (iso: string | null | undefined) => {
  if (!iso) return ''
  const d = new Date(iso)
  return new Date(d.getTime() - d.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
const iso = (v: string) => (v ? new Date(v).toISOString() : null)

interface Form {
  title: string
  text: string
  tlp: string
  sharing: string
  urgency: string
  answer: string
  answer_by: string
  template: string | null
  sectors: string[]
  org_kinds: string[]
  cii_grades: string[]
  technologies: string[]
  sharing_groups: string[]
  named: string[]
  left_out: string[]
}
const formOf = (a?: Alert): Form => ({
  title: a?.title ?? '',
  text: a?.text ?? '',
  tlp: a?.tlp ?? 'amber',
  sharing: a?.sharing ?? '',
  urgency: a?.urgency ?? 'urgent',
  answer: a?.answer ?? 'acknowledge',
  answer_by: local(a?.answer_by),
  template: a?.template ?? null,
  sectors: a?.sectors ?? [],
  org_kinds: a?.org_kinds ?? [],
  cii_grades: a?.cii_grades ?? [],
  technologies: a?.technologies ?? [],
  sharing_groups: a?.sharing_groups ?? [],
  named: a?.named ?? [],
  left_out: a?.left_out ?? [],
})

type Show = 'all' | 'contact' | 'key' | 'unconfirmed' | 'gone'

// whom it means: each number is a list, each organisation says why it is there, and can be left out
function Numbers({ p, leave, error }: { p?: AlertPreview; leave: (id: string) => void; error: unknown }) {
  const { t } = useTranslation()
  const [show, setShow] = useState<Show | null>(null)
  if (error) return <Wrong error={error} />
  if (!p) return <p className="empty">{t('ui.alert.nobody')}</p>
  const items = {
    all: p.recipients,
    contact: p.recipients.filter((r) => !r.addresses),
    key: p.recipients.filter((r) => !r.key),
    unconfirmed: p.recipients.filter((r) => r.addresses && r.reachability !== 'confirmed'),
    gone: [],
  }
  const number = (k: Show, n: number, label: string, bad?: boolean) => (
    <button type="button" key={k} className={`filter ${bad && n ? 'late' : ''}`} disabled={!n} onClick={() => setShow(k)}>
      <b>{n}</b> {label}
    </button>
  )
  return (
    <>
      <p style={{ marginBlock: 0 }} role="status">
        <b>{t('ui.alert.numbers', { organisations: p.organisations, addresses: p.addresses })}</b>
      </p>
      <div className="chips" style={{ marginBlockStart: '0.5rem' }}>
        {number('all', p.organisations, t('ui.alert.number.all'))}
        {number('unconfirmed', p.unconfirmed, t('ui.alert.number.unconfirmed'))}
        {number('key', p.without_key, t('ui.alert.number.key'))}
        {number('contact', p.without_contact, t('ui.alert.number.contact'), true)}
        {p.gone.length > 0 && number('gone', p.gone.length, t('ui.alert.number.gone'), true)}
      </div>
      {show && (
        <Modal opened onClose={() => setShow(null)} size="lg" title={t(`ui.alert.number.${show}`)} closeButtonProps={{ 'aria-label': t('ui.close') }}>
          <ul className="items">
            {show === 'gone' &&
              p.gone.map((g) => (
                <li key={g.organisation}>
                  {g.name}: {t(`ui.state.${g.why}`, g.why)}
                </li>
              ))}
            {items[show].slice(0, 500).map((r) => (
              <li key={r.organisation}>
                <div className="line" style={{ justifyContent: 'space-between' }}>
                  <b>{r.name}</b>
                  <Button size="compact-xs" variant="default" onClick={() => leave(r.organisation ?? '')}>
                    {t('ui.alert.leave_out')}
                  </Button>
                </div>
                <div className="small">
                  {r.contact ? `${r.contact} (${t(`ui.contact.role.${r.role}`, r.role)}), ${t(`ui.reach.${r.reachability}`, r.reachability)}, ${t('ui.alert.addresses', { n: r.addresses })}` : t('ui.alert.no_contact')}
                </div>
                <div className="small quiet">{t('ui.alert.why', { why: r.why })}</div>
              </li>
            ))}
          </ul>
        </Modal>
      )}
    </>
  )
}

function Preview({ id, close }: { id: string; close: () => void }) {
  const { t } = useTranslation()
  const [as, setAs] = useState('mail')
  const q = useQuery({ queryKey: ['alert-text', id], queryFn: () => get<AlertText>(`/alerts/${id}/text`) })
  return (
    <Modal opened onClose={close} size="xl" title={t('ui.alert.preview')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack gap="sm">
        <SegmentedControl value={as} onChange={setAs} data={['mail', 'portal', 'sms'].map((v) => ({ value: v, label: t(`ui.alert.as.${v}`) }))} />
        <Wrong error={q.error} />
        {q.data && (
          <div className="box">
            {as === 'mail' && <p className="mono">{q.data.subject}</p>}
            <div className="talk" dir="auto">
              {q.data[as as 'mail' | 'portal' | 'sms']}
            </div>
          </div>
        )}
        <p className="small quiet" style={{ margin: 0 }}>
          {t('ui.alert.preview.hint')}
        </p>
      </Stack>
    </Modal>
  )
}

function Schedule({ done, close }: { done: (at: string) => void; close: () => void }) {
  const { t } = useTranslation()
  const [at, setAt] = useState('')
  return (
    <Modal opened onClose={close} title={t('ui.alert.act.schedule')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          done(iso(at) ?? '')
        }}
      >
        <Stack gap="sm">
          <TextInput type="datetime-local" label={t('ui.alert.send_at')} required value={at} onChange={(e) => setAt(e.currentTarget.value)} data-autofocus />
          <Button type="submit">{t('ui.alert.act.schedule')}</Button>
        </Stack>
      </form>
    </Modal>
  )
}

function useOrganisations(words: string) {
  return useQuery({ queryKey: ['organisations', 'pick', words], queryFn: () => get<Page<Organisation>>(`/organisations?limit=50${words ? `&q=${encodeURIComponent(words)}` : ''}`), retry: false }).data?.items ?? []
}

function Recipients({ f, set }: { f: Form; set: (v: Partial<Form>) => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const [words, setWords] = useState('')
  const sectors = useQuery({ queryKey: ['sectors'], queryFn: () => get<{ sectors: Sector[] }>('/sectors'), staleTime: 3_600_000 }).data?.sectors ?? []
  const groups = useQuery({ queryKey: ['groups'], queryFn: () => get<{ groups: Group[] }>('/groups'), retry: false }).data?.groups ?? []
  const found = useOrganisations(words)
  const [names, setNames] = useState<Record<string, string>>({})
  useEffect(() => setNames((n) => ({ ...n, ...Object.fromEntries(found.map((o) => [o.id, o.title])) })), [found.length, words])
  const data = [...new Set([...f.named, ...f.left_out, ...found.map((o) => o.id)])].map((id) => ({ value: id, label: names[id] ?? found.find((o) => o.id === id)?.title ?? t('ui.alert.chosen_one') }))
  return (
    <Stack gap="sm">
      <MultiSelect label={t('ui.alert.sectors')} searchable clearable value={f.sectors} onChange={(v) => set({ sectors: v })} data={sectors.map((s) => ({ value: s.code, label: s.name }))} />
      <TagsInput label={t('ui.alert.technologies')} description={t('ui.alert.technologies.hint')} value={f.technologies} onChange={(v) => set({ technologies: v })} />
      <MultiSelect label={t('ui.alert.named')} searchable value={f.named} onSearchChange={setWords} onChange={(v) => set({ named: v })} data={data} />
      <details open={f.org_kinds.length + f.sharing_groups.length + f.cii_grades.length + f.left_out.length > 0}>
        <summary>{t('ui.alert.more_ways')}</summary>
        <Stack gap="sm">
          <MultiSelect label={t('ui.alert.kinds')} value={f.org_kinds} onChange={(v) => set({ org_kinds: v })} data={kinds.map((k) => ({ value: k, label: t(`ui.org.kind.${k}`, k) }))} />
          {groups.length > 0 && <MultiSelect label={t('ui.alert.groups')} value={f.sharing_groups} onChange={(v) => set({ sharing_groups: v })} data={groups.map((g) => ({ value: g.id, label: g.name }))} />}
          {may('see-cii') && <TagsInput label={t('ui.alert.grades')} value={f.cii_grades} onChange={(v) => set({ cii_grades: v })} />}
          <MultiSelect label={t('ui.alert.left_out')} searchable value={f.left_out} onSearchChange={setWords} onChange={(v) => set({ left_out: v })} data={data} />
        </Stack>
      </details>
    </Stack>
  )
}

export function AlertCompose({ a, etag }: { a?: Alert; etag?: string }) {
  const { t } = useTranslation()
  const me = useMe()
  const may = useMay()
  const queries = useQueryClient()
  const [f, setF] = useState(() => formOf(a))
  const [kept, keep] = useDraft('alert:new')
  const [base, setBase] = useState<{ a?: Alert; etag: string }>({ a, etag: etag ?? '' })
  const [open, setOpen] = useState<'preview' | 'schedule' | null>(null)
  const started = useRef(false)
  const team = base.a?.team ?? deskOf(me)[0]
  const teamName = useTeamName(team)
  const set = (v: Partial<Form>) => setF((was) => ({ ...was, ...v }))
  useEffect(() => {
    // what was begun in a tab that was closed
    if (!started.current && !a && kept) setF({ ...formOf(), ...JSON.parse(kept) })
    started.current = true
  }, [a, kept])
  useEffect(() => {
    if (started.current && !base.a && (f.title || f.text)) keep(JSON.stringify(f))
  }, [f])
  const [choice] = useDebouncedValue({ team, urgency: f.urgency, sectors: f.sectors, org_kinds: f.org_kinds, technologies: f.technologies, sharing_groups: f.sharing_groups, named: f.named, left_out: f.left_out, ...(f.cii_grades.length ? { cii_grades: f.cii_grades } : {}) }, 250)
  const any = [choice.sectors, choice.org_kinds, choice.technologies, choice.sharing_groups, choice.named, f.cii_grades].some((l) => l.length > 0)
  const numbers = useQuery({ queryKey: ['alert-preview', JSON.stringify(choice)], queryFn: () => post<AlertPreview>('/alerts/preview', choice), enabled: any && !!team, placeholderData: (was) => was })
  const templates = useQuery({ queryKey: ['templates'], queryFn: () => get<{ templates: Template[] }>('/templates'), retry: false }).data?.templates.filter((x) => x.team === team && (x.act === 'alert' || x.act === '')) ?? []
  const acts = useQuery({ queryKey: ['acts', base.a?.id], queryFn: () => get<{ acts: Act[] }>(`/records/${base.a?.id}/acts`), enabled: !!base.a }).data?.acts ?? []
  const editable = !base.a || base.a.state === 'draft' || base.a.state === 'in-review'

  const save = async (): Promise<Alert> => {
    const { cii_grades, ...rest } = f
    const body = { ...rest, answer_by: iso(f.answer_by), ...(may('see-cii') ? { cii_grades } : {}) }
    if (!editable && base.a) return base.a
    const done = base.a ? await call<Alert>('PATCH', `/alerts/${base.a.id}`, body, { 'If-Match': base.etag }) : await call<Alert>('POST', '/alerts', { ...body, team })
    // what the answer says is where the next change begins
    const now = await call<Alert>('GET', `/alerts/${done.data.id}`)
    setBase({ a: now.data, etag: now.etag ?? '' })
    keep('')
    return now.data
  }
  const act = useMutation({
    mutationFn: async ({ verb, body }: { verb: string; body?: object }) => {
      const now = await save()
      if (verb === 'save') say({ text: t('ui.alert.saved') })
      else if (verb === 'test') {
        const x = await post<{ recipient: string }>(`/alerts/${now.id}/test`)
        say({ text: t('ui.alert.tested', { address: x.recipient }) })
      } else if (verb === 'preview') setOpen('preview')
      else {
        await post(`/records/${now.id}/acts/${verb}`, body ?? {})
        if (verb === 'send') {
          say({
            text: t('ui.alert.sent'),
            seconds: 20,
            undo: () => post(`/records/${now.id}/acts/take-back`).then(() => queries.invalidateQueries()),
          })
        } else say({ text: t('ui.done', { what: t(`ui.alert.act.${verb}`) }) })
      }
      return { now, verb }
    },
    onSuccess: ({ now, verb }) => {
      queries.invalidateQueries()
      setOpen((o) => (verb === 'preview' ? o : null))
      if (verb !== 'preview' && verb !== 'test' && !a) go(`alerts/${now.ref}`, true)
    },
  })
  const template = (id: string | null) => {
    const x = templates.find((y) => y.id === id)
    set({ template: id })
    if (!x) return
    const [first, ...lines] = x.body.split('\n')
    const named = first.startsWith('# ')
    set({ text: named ? lines.join('\n').trim() : x.body, ...(named && !f.title ? { title: first.slice(2).trim() } : {}) })
  }
  const button = (verb: string, props: object = {}) => {
    const known = acts.find((x) => x.verb === verb)
    const why = known && !known.possible && !(verb === 'send' && known.why_not !== '' && /chosen|text/.test(known.why_not)) ? known.why_not : ''
    return (
      <Button key={verb} variant="default" disabled={act.isPending || (!!base.a && !known)} title={why || undefined} onClick={() => act.mutate({ verb })} {...props}>
        {t(`ui.alert.act.${verb}`)}
      </Button>
    )
  }
  const blocked = acts.find((x) => x.verb === 'send' && !x.possible)?.why_not
  return (
    <div className="stack">
      <div className="head">
        <div className="line">
          {base.a && <b className="mono">{base.a.ref}</b>}
          <Tlp tlp={f.tlp} />
          <State state={base.a?.state ?? 'draft'} />
          <span className="small quiet">{t('ui.alert.from', { team: teamName })}</span>
          {base.a?.send_at && (
            <span>
              {t('ui.alert.send_at')} <Time at={base.a.send_at} />
            </span>
          )}
        </div>
        <h1>{f.title || t('ui.alert.new')}</h1>
        <div className="acts noprint">
          {editable && (
            <Button loading={act.isPending && act.variables?.verb === 'send'} disabled={act.isPending || !f.title.trim() || !f.text.trim() || !any} onClick={() => act.mutate({ verb: 'send' })}>
              {t('ui.alert.act.send')}
            </Button>
          )}
          {editable && (
            <Button variant="default" disabled={act.isPending || !f.title.trim() || !f.text.trim()} onClick={() => act.mutate({ verb: 'test' })}>
              {t('ui.alert.act.test')}
            </Button>
          )}
          <Button variant="default" disabled={act.isPending || f.title.trim().length < 3} onClick={() => act.mutate({ verb: 'preview' })}>
            {t('ui.alert.act.preview')}
          </Button>
          {editable && (
            <Button variant="default" disabled={act.isPending || f.title.trim().length < 3} onClick={() => act.mutate({ verb: 'save' })}>
              {t('ui.alert.act.save')}
            </Button>
          )}
          {base.a?.state !== 'in-review' && editable && button('submit', { disabled: act.isPending || f.title.trim().length < 3 })}
          {base.a?.state === 'in-review' && button('return')}
          {editable && (
            <Button variant="default" disabled={act.isPending || !f.text.trim() || !any} onClick={() => setOpen('schedule')}>
              {t('ui.alert.act.schedule')}...
            </Button>
          )}
          {base.a?.state === 'scheduled' && button('unschedule')}
          {base.a && editable && button('discard')}
        </div>
        {blocked && base.a?.text && any && (
          <p className="small quiet" style={{ marginBlockEnd: 0 }}>
            {t('ui.why_not')} {blocked}
          </p>
        )}
        <Wrong error={act.error} />
      </div>
      <div className="record">
        <fieldset className="box stack" disabled={!editable} style={{ margin: 0 }} aria-label={t('ui.alert.text')}>
          {templates.length > 0 && <Select label={t('ui.alert.template')} clearable searchable value={f.template} onChange={template} data={templates.map((x) => ({ value: x.id, label: x.name }))} />}
          <TextInput label={t('ui.fact.title')} description={t('ui.alert.title.hint')} required minLength={3} maxLength={200} value={f.title} onChange={(e) => set({ title: e.currentTarget.value })} dir="auto" />
          <Textarea label={t('ui.alert.text')} description={t('ui.alert.text.hint')} required autosize minRows={8} maxRows={24} value={f.text} onChange={(e) => set({ text: e.currentTarget.value })} dir="auto" />
          <div className="two">
            <Select label={t('ui.fact.tlp')} allowDeselect={false} value={f.tlp} onChange={(v) => v && set({ tlp: v })} data={['clear', 'green', 'amber', 'amber+strict', 'red'].map((v) => ({ value: v, label: `TLP:${v.toUpperCase()}` }))} />
            <TextInput label={t('ui.alert.sharing')} value={f.sharing} onChange={(e) => set({ sharing: e.currentTarget.value })} dir="auto" />
          </div>
          {(f.tlp === 'red' || f.tlp === 'amber+strict') && (
            <p className="small quiet" style={{ margin: 0 }}>
              {t('ui.alert.closed_text')}
            </p>
          )}
          <div className="two">
            <Select label={t('ui.alert.wanted')} allowDeselect={false} value={f.answer} onChange={(v) => v && set({ answer: v })} data={['acknowledge', 'state-action', 'none'].map((v) => ({ value: v, label: t(`ui.alert.want.${v}`) }))} />
            {f.answer !== 'none' && <TextInput type="datetime-local" label={t('ui.alert.answer_by')} value={f.answer_by} onChange={(e) => set({ answer_by: e.currentTarget.value })} />}
          </div>
          <div>
            <div className="label-like">{t('ui.alert.urgency')}</div>
            <SegmentedControl aria-label={t('ui.alert.urgency')} value={f.urgency} onChange={(v) => set({ urgency: v })} data={['routine', 'urgent', 'critical'].map((v) => ({ value: v, label: t(`ui.alert.urgency.${v}`) }))} />
          </div>
        </fieldset>
        <div className="stack">
          <Box title={t('ui.alert.recipients')}>
            <Numbers p={any ? numbers.data : undefined} error={any ? numbers.error : null} leave={(id) => set({ left_out: [...f.left_out, id], named: f.named.filter((n) => n !== id) })} />
          </Box>
          <Box title={t('ui.alert.whom')}>
            <fieldset disabled={!editable} style={{ border: 0, margin: 0, padding: 0, minInlineSize: 0 }} aria-label={t('ui.alert.whom')}>
              <Recipients f={f} set={set} />
            </fieldset>
          </Box>
        </div>
      </div>
      {open === 'preview' && base.a && <Preview id={base.a.id} close={() => setOpen(null)} />}
      {open === 'schedule' && <Schedule done={(until) => act.mutate({ verb: 'schedule', body: { until } })} close={() => setOpen(null)} />}
    </div>
  )
}
