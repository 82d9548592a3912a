// CaseDialogs - small forms of a case: propose a day, ask a party in, what a vendor says, words given with a step, chase the silent
import { Button, Modal, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Advisory, type CaseParty, type CaseStatus, get, type Link, type Organisation, type Page, post } from '../api'
import { say, Wrong } from '../bits'
import { useMe, useTeams } from '../me'
import { zoned } from '../text'

const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10)

export const roles = ['vendor', 'coordinator', 'deployer', 'finder', 'reporter', 'other'] as const
export const statuses = ['unknown', 'under-investigation', 'affected', 'not-affected', 'fix-in-progress', 'fixed', 'no-fix-planned'] as const
const reasons = ['none', 'component_not_present', 'vulnerable_code_not_present', 'vulnerable_code_not_in_execute_path', 'vulnerable_code_cannot_be_controlled_by_adversary', 'inline_mitigations_already_exist'] as const

export function Form({ title, doing, ready = true, run, close, children }: { title: string; doing: string; ready?: boolean; run: () => Promise<unknown>; close: () => void; children: ReactNode }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const send = useMutation({
    mutationFn: run,
    onSuccess: () => {
      queries.invalidateQueries()
      close()
      say({ text: t('ui.done', { what: title }) })
    },
  })
  return (
    <Modal opened onClose={close} title={title} size="lg" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        onSubmit={(e: FormEvent) => {
          e.preventDefault()
          if (ready && !send.isPending) send.mutate()
        }}
      >
        <Stack gap="sm">
          {children}
          <Wrong error={send.error} />
          <div className="acts">
            <Button type="submit" loading={send.isPending} disabled={!ready}>
              {doing}
            </Button>
            <Button variant="default" onClick={close}>
              {t('ui.cancel')}
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  )
}

export function ProposeDay({ id, close }: { id: string; close: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const [date, setDate] = useState(day(45))
  const [hour, setHour] = useState('12')
  const [reason, setReason] = useState('')
  return (
    <Form
      title={t('ui.case.propose')}
      doing={t('ui.case.propose')}
      ready={!!date}
      run={() => post(`/cases/${id}/embargo/proposals`, { until: zoned(me.zone, date, Number(hour)), zone: me.zone, ...(reason.trim() ? { reason } : {}) })}
      close={close}
    >
      <TextInput type="date" label={t('ui.until.date')} required min={day(1)} max={day(365)} value={date} onChange={(e) => setDate(e.currentTarget.value)} data-autofocus />
      <Select label={t('ui.case.hour', { zone: me.zone })} allowDeselect={false} value={hour} onChange={(v) => setHour(v ?? '12')} data={Array.from({ length: 24 }, (_, h) => ({ value: String(h), label: `${String(h).padStart(2, '0')}:00` }))} />
      <Textarea label={t('ui.reason')} autosize minRows={2} dir="auto" value={reason} onChange={(e) => setReason(e.currentTarget.value)} />
    </Form>
  )
}

export function AddParty({ id, until, close }: { id: string; until: string; close: () => void }) {
  const { t } = useTranslation()
  const teams = useTeams()
  const [words, setWords] = useState('')
  const found = useQuery({
    queryKey: ['organisations', 'pick', words],
    queryFn: () => get<Page<Organisation>>(`/organisations?limit=50${words ? `&q=${encodeURIComponent(words)}` : ''}`),
    retry: false,
  })
  const [role, setRole] = useState<string>('vendor')
  const [subject, setSubject] = useState<string | null>(null)
  const [v, setV] = useState({ name: '', address: '', text: '' })
  const [shared, setShared] = useState(false)
  const data = [...teams.map((x) => ({ value: x.id, label: x.name })), ...(found.data?.items ?? []).map((o) => ({ value: o.id, label: o.title }))]
  return (
    <Form
      title={t('ui.case.add_party')}
      doing={t('ui.case.add_party')}
      ready={!!subject || (!!v.name.trim() && !!v.address.trim())}
      run={() => post(`/cases/${id}/parties`, { role, shared, ...(subject ? { subject } : { name: v.name, address: v.address }), ...(v.text.trim() ? { text: v.text } : {}) })}
      close={close}
    >
      <p className="quiet" style={{ margin: 0 }}>
        {until ? t('ui.case.add_party.offered', { until }) : t('ui.case.add_party.at_once')}
      </p>
      <Select label={t('ui.case.role')} allowDeselect={false} value={role} onChange={(x) => setRole(x ?? 'vendor')} data={roles.map((x) => ({ value: x, label: t(`ui.case.role.${x}`) }))} />
      <Select label={t('ui.case.subject')} searchable clearable value={subject} onChange={setSubject} onSearchChange={setWords} data={data} nothingFoundMessage={t('ui.alerts.none')} clearButtonProps={{ 'aria-label': t('ui.case.subject.clear') }} data-autofocus />
      {!subject && (
        <>
          <TextInput label={t('ui.case.name')} value={v.name} onChange={(e) => setV({ ...v, name: e.currentTarget.value })} />
          <TextInput type="email" label={t('ui.case.address')} value={v.address} onChange={(e) => setV({ ...v, address: e.currentTarget.value })} />
        </>
      )}
      <Textarea label={t('ui.case.first_words')} description={t('ui.case.first_words.hint')} autosize minRows={2} dir="auto" value={v.text} onChange={(e) => setV({ ...v, text: e.currentTarget.value })} />
      <Switch label={t('ui.case.shared')} checked={shared} onChange={(e) => setShared(e.currentTarget.checked)} />
    </Form>
  )
}

export function SayStatus({ id, s, close }: { id: string; s: CaseStatus; close: () => void }) {
  const { t } = useTranslation()
  const [state, setState] = useState<string>(s.state === 'unknown' ? 'under-investigation' : s.state)
  const [why, setWhy] = useState<string>(s.justification)
  const [statement, setStatement] = useState(s.statement)
  const [fix, setFix] = useState(s.fix_at?.slice(0, 10) ?? '')
  return (
    <Form
      title={t('ui.case.say_status')}
      doing={t('ui.save')}
      run={() => post(`/cases/${id}/statuses/${s.part}/acts/say`, { state, statement, ...(state === 'not-affected' ? { justification: why } : {}), ...(fix ? { fix_at: `${fix}T12:00:00Z` } : {}) })}
      close={close}
    >
      <p className="quiet" style={{ margin: 0 }}>
        {s.party_name}, {t('ui.case.number', { n: s.n })} {s.product} {s.versions}
      </p>
      <Select label={t('ui.case.status')} allowDeselect={false} value={state} onChange={(x) => setState(x ?? state)} data={statuses.filter((x) => x !== 'unknown' || s.state === 'unknown').map((x) => ({ value: x, label: t(`ui.case.status.${x}`) }))} data-autofocus />
      {state === 'not-affected' && <Select label={t('ui.case.why')} allowDeselect={false} value={why} onChange={(x) => setWhy(x ?? 'none')} data={reasons.map((x) => ({ value: x, label: t(`ui.case.why.${x}`) }))} />}
      <Textarea label={t('ui.case.statement')} autosize minRows={3} dir="auto" value={statement} onChange={(e) => setStatement(e.currentTarget.value)} />
      <TextInput type="date" label={t('ui.case.fix_day')} value={fix} onChange={(e) => setFix(e.currentTarget.value)} />
    </Form>
  )
}

// a step of a party, or with one of its statements: with words where they are needed
export function WithWords({ path, title, hint, needed, close }: { path: string; title: string; hint?: string; needed: boolean; close: () => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  return (
    <Form title={title} doing={title} ready={!needed || !!text.trim()} run={() => post(path, text.trim() ? { text } : {})} close={close}>
      <Textarea label={t('ui.act.words')} description={hint} autosize minRows={3} dir="auto" required={needed} value={text} onChange={(e) => setText(e.currentTarget.value)} data-autofocus />
    </Form>
  )
}

export function EndEarly({ id, second, close }: { id: string; second: string; close: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  return (
    <Form title={t('ui.case.end_early')} doing={t(second ? 'ui.case.end_early.second' : 'ui.case.end_early.first')} ready={reason.trim().length >= 5} run={() => post(`/cases/${id}/embargo/end`, { reason })} close={close}>
      <p style={{ margin: 0 }}>{second || t('ui.case.end_early.hint')}</p>
      <Textarea label={t('ui.reason')} autosize minRows={2} dir="auto" required value={reason} onChange={(e) => setReason(e.currentTarget.value)} data-autofocus />
    </Form>
  )
}

// whom, first; then it is done
export function Chase({ id, close }: { id: string; close: () => void }) {
  const { t } = useTranslation()
  const ask = useQuery({ queryKey: ['chase', id], queryFn: () => post<{ count: number; names: string[] }>(`/cases/${id}/chase`, { send: false }), gcTime: 0 })
  return (
    <Form title={t('ui.case.chase')} doing={t('ui.case.chase.send', { n: ask.data?.count ?? 0 })} ready={!!ask.data?.count} run={() => post(`/cases/${id}/chase`, { send: true })} close={close}>
      <p style={{ margin: 0 }}>{ask.data?.count ? t('ui.case.chase.whom') : t('ui.case.chase.nobody')}</p>
      <ul className="items">
        {ask.data?.names.map((n) => (
          <li key={n}>{n}</li>
        ))}
      </ul>
      <Wrong error={ask.error} />
    </Form>
  )
}

// before the embargo ends: the vendors read what will be published, when the desk sends it; of an advisory beside the case its
// words are there to begin with
export function HeadsUp({ id, until, close }: { id: string; until: string; close: () => void }) {
  const { t } = useTranslation()
  const ask = useQuery({ queryKey: ['heads-up', id], queryFn: () => post<{ count: number; names: string[] }>(`/cases/${id}/embargo/heads-up`, { send: false }), gcTime: 0 })
  const draft = useQuery({
    queryKey: ['heads-up-draft', id],
    queryFn: async () => {
      const beside = (await get<{ links: Link[] }>(`/records/${id}/links`)).links.find((l) => l.kind === 'advisory')
      if (!beside) return ''
      const a = await get<Advisory>(`/advisories/${beside.record}`)
      return [a.title, a.summary, a.text].filter(Boolean).join('\n\n')
    },
    retry: false,
    gcTime: 0,
  })
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? [t('ui.case.heads_up.draft', { until }), draft.data].filter(Boolean).join('\n\n')
  return (
    <Form title={t('ui.case.heads_up')} doing={t('ui.case.heads_up')} ready={!!ask.data?.count && !!text.trim()} run={() => post(`/cases/${id}/embargo/heads-up`, { send: true, text })} close={close}>
      <p style={{ margin: 0 }}>{ask.data && (ask.data.count ? t('ui.case.heads_up.whom', { n: ask.data.count, names: ask.data.names.join(', ') }) : t('ui.case.heads_up.nobody'))}</p>
      <Textarea label={t('ui.case.heads_up.text')} description={t('ui.case.heads_up.hint')} autosize minRows={6} maxRows={18} dir="auto" required value={text} onChange={(e) => setTyped(e.currentTarget.value)} data-autofocus />
      <Wrong error={ask.error} />
    </Form>
  )
}

export const stepNeedsWords = (p: CaseParty, verb: string) => verb === 'call' || (p.acts_for === 'desk' && p.role !== 'coordinator' && !['contact', 'share', 'unshare', 'remove'].includes(verb))
