// CaseMoves - two cases become one, a part becomes a case of its own: what each party will see is shown before; whom to credit,
// and what was merged or split so far
import { Button, Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Case, type CaseCredits, type CaseMerge, type CaseMoves, type CaseParties, type CaseSplit, type CaseVulnerabilities, get, type Link, type Page, post, type Rec } from '../api'
import { Box, Shown, Time, Wrong } from '../bits'
import { useMe } from '../me'
import { link, pathOf } from '../router'
import { timeIn } from '../text'
import { Form } from './CaseDialogs'

type Fate = CaseMerge['parties'][number]

function Fates({ fates }: { fates: Fate[] }) {
  const { t } = useTranslation()
  const kinds = [...new Set(fates.map((f) => f.is ?? ''))]
  return (
    <ul className="items">
      {kinds.map((k) => (
        <li key={k}>
          <b>{t(`ui.case.fate.${k}`, k)}:</b>{' '}
          {fates
            .filter((f) => f.is === k)
            .map((f) => f.name || t(`ui.case.role.${f.role}`))
            .join(', ')}
        </li>
      ))}
    </ul>
  )
}

export function Merge({ r, close }: { r: Case; close: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const [words, setWords] = useState('')
  const [into, setInto] = useState<string | null>(null)
  const [text, setText] = useState('')
  const found = useQuery({ queryKey: ['cases', 'pick', words], queryFn: () => get<Page<Case>>(`/cases?open=true&limit=50${words ? `&q=${encodeURIComponent(words)}` : ''}`), retry: false })
  const plan = useQuery({ queryKey: ['case-merge', r.id, into], queryFn: () => get<CaseMerge>(`/cases/${r.id}/merge?into=${into}`), enabled: !!into, retry: false, gcTime: 0 })
  const data = (found.data?.items ?? []).filter((c) => c.id !== r.id).map((c) => ({ value: c.id, label: `${c.ref} ${c.title}` }))
  return (
    <Form title={t('ui.case.merge')} doing={t('ui.case.merge.do')} ready={!!into && !!plan.data} run={() => post(`/records/${r.id}/acts/merge`, { target: into, ...(text.trim() ? { text } : {}) })} close={close}>
      <p className="quiet" style={{ margin: 0 }}>
        {t('ui.case.merge.hint')}
      </p>
      <Select label={t('ui.case.merge.into')} searchable value={into} onChange={setInto} onSearchChange={setWords} data={data} nothingFoundMessage={t('ui.case.merge.no_other')} data-autofocus />
      <Wrong error={plan.error} />
      {plan.data && (
        <section className="stack tight" aria-label={t('ui.case.merge.then')}>
          <p style={{ margin: 0 }}>
            {plan.data.until && plan.data.embargo === 'active' ? t(plan.data.changes ? 'ui.case.merge.day_new' : 'ui.case.merge.day', { until: timeIn(me.zone, plan.data.until) }) : t('ui.case.embargo.none')}
          </p>
          <Fates fates={plan.data.parties} />
          {plan.data.credits.length > 0 && (
            <p className="small quiet" style={{ margin: 0 }}>
              {t('ui.case.credits')}: {plan.data.credits.map((k) => `${k.ref}${k.name ? ` ${k.name}` : ''}`).join(', ')}
            </p>
          )}
        </section>
      )}
      <Textarea label={t('ui.reason')} autosize minRows={2} dir="auto" value={text} onChange={(e) => setText(e.currentTarget.value)} />
    </Form>
  )
}

// a second finder: the report comes in, and who found it is offered the same embargo
export function Join({ r, close }: { r: Case; close: () => void }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [report, setReport] = useState<string | null>(null)
  const of = (state: string) => get<Page<Rec>>(`/reports?state=${state}&limit=50${words ? `&q=${encodeURIComponent(words)}` : ''}`)
  const found = useQuery({ queryKey: ['reports', 'join', words], queryFn: async () => (await Promise.all(['valid', 'tracked'].map(of))).flatMap((p) => p.items), retry: false })
  const data = (found.data ?? []).filter((x) => x.team === r.team).map((x) => ({ value: x.id, label: `${x.ref} ${x.title}` }))
  return (
    <Form title={t('ui.case.join')} doing={t('ui.case.join.do')} ready={!!report} run={() => post(`/cases/${r.id}/reports`, { report })} close={close}>
      <p className="quiet" style={{ margin: 0 }}>
        {t(r.embargo === 'active' || r.embargo === 'revise' ? 'ui.case.join.embargo' : 'ui.case.join.hint')}
      </p>
      <Select label={t('ui.case.join.which')} searchable value={report} onChange={setReport} onSearchChange={setWords} data={data} nothingFoundMessage={t('ui.case.join.none')} data-autofocus />
    </Form>
  )
}

const toggled = (l: string[], x: string) => (l.includes(x) ? l.filter((y) => y !== x) : [...l, x])

export function Split({ r, close }: { r: Case; close: () => void }) {
  const { t } = useTranslation()
  const links = useQuery({ queryKey: ['links', r.id], queryFn: () => get<{ links: Link[] }>(`/records/${r.id}/links`) })
  const vulns = useQuery({ queryKey: ['case-vulnerabilities', r.id], queryFn: () => get<CaseVulnerabilities>(`/cases/${r.id}/vulnerabilities`) })
  const parties = useQuery({ queryKey: ['case-parties', r.id], queryFn: () => get<CaseParties>(`/cases/${r.id}/parties`) })
  const [title, setTitle] = useState('')
  const [summary, setSummary] = useState('')
  const [reports, setReports] = useState<string[]>([])
  const [vulnerabilities, setVulnerabilities] = useState<string[]>([])
  const [goes, setGoes] = useState<string[]>([])
  const what = { title: title.trim() || r.title, summary, reports, vulnerabilities, parties: goes }
  const some = reports.length + vulnerabilities.length > 0
  const plan = useQuery({ queryKey: ['case-split', r.id, reports, vulnerabilities, goes], queryFn: () => post<CaseSplit>(`/cases/${r.id}/split`, { ...what, summary: '', send: false }), enabled: some, retry: false, gcTime: 0 })
  const from = (links.data?.links ?? []).filter((l) => l.type === 'opened-from' && l.outgoing)
  const others = (parties.data?.parties ?? []).filter((p) => p.subject !== r.team && !p.left_at)
  return (
    <Form title={t('ui.case.split')} doing={t('ui.case.split.do')} ready={some && !!plan.data && title.trim().length > 2} run={() => post(`/cases/${r.id}/split`, { ...what, send: true })} close={close}>
      <p className="quiet" style={{ margin: 0 }}>
        {t('ui.case.split.hint')}
      </p>
      <TextInput label={t('ui.case.split.title')} required dir="auto" value={title} onChange={(e) => setTitle(e.currentTarget.value)} data-autofocus />
      <Textarea label={t('ui.case.split.summary')} autosize minRows={2} dir="auto" value={summary} onChange={(e) => setSummary(e.currentTarget.value)} />
      <fieldset style={{ border: 0, padding: 0, margin: 0, minInlineSize: 0 }}>
        <legend>{t('ui.case.split.what')}</legend>
        <Stack gap="xs">
          {from.map((l) => (
            <Checkbox key={l.record} label={`${l.ref} ${l.title}`} checked={reports.includes(l.record ?? '')} onChange={() => setReports(toggled(reports, l.record ?? ''))} />
          ))}
          {vulns.data?.vulnerabilities.map((v) => (
            <Checkbox key={v.id} label={`${t('ui.case.number', { n: v.n })} ${v.title}`} checked={vulnerabilities.includes(v.id ?? '')} onChange={() => setVulnerabilities(toggled(vulnerabilities, v.id ?? ''))} />
          ))}
        </Stack>
      </fieldset>
      {others.length > 0 && (
        <fieldset style={{ border: 0, padding: 0, margin: 0, minInlineSize: 0 }}>
          <legend>{t('ui.case.split.parties')}</legend>
          <Stack gap="xs">
            {others.map((p) => (
              <Checkbox key={p.part} label={p.name || t(`ui.case.role.${p.role}`)} checked={goes.includes(p.part ?? '')} onChange={() => setGoes(toggled(goes, p.part ?? ''))} />
            ))}
          </Stack>
        </fieldset>
      )}
      {some && <Wrong error={plan.error} />}
      {plan.data && (
        <section className="stack tight" aria-label={t('ui.case.merge.then')}>
          <Fates fates={plan.data.parties} />
        </section>
      )}
    </Form>
  )
}

export function CaseMovesBox({ r, split, join }: { r: Case; split: () => void; join: () => void }) {
  const { t } = useTranslation()
  const credits = useQuery({ queryKey: ['case-credits', r.id], queryFn: () => get<CaseCredits>(`/cases/${r.id}/credits`) })
  const moves = useQuery({ queryKey: ['case-moves', r.id], queryFn: () => get<CaseMoves>(`/cases/${r.id}/moves`) })
  const over = r.state === 'closed' || r.state === 'merged'
  return (
    <Box
      title={t('ui.case.credits')}
      aside={
        !over && (
          <span className="acts noprint">
            <Button size="compact-sm" variant="default" onClick={join}>
              {t('ui.case.join')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={split}>
              {t('ui.case.split')}
            </Button>
          </span>
        )
      }
    >
      <Shown query={credits}>
        {(d) =>
          d.credits.length ? (
            <ol className="stack tight" style={{ margin: 0, paddingInlineStart: '1.3rem' }}>
              {d.credits.map((k) => (
                <li key={k.report}>
                  <b dir="auto">{k.name || t(k.wanted ? 'ui.case.credits.no_name' : 'ui.case.credits.not_wanted')}</b>{' '}
                  <span className="small quiet">
                    {k.ref}, <Time at={k.received_at} short />
                  </span>
                </li>
              ))}
            </ol>
          ) : (
            <p className="quiet">{t('ui.case.credits.none')}</p>
          )
        }
      </Shown>
      {moves.data && moves.data.moves.length > 0 && (
        <ul className="items">
          {moves.data.moves.map((m) => (
            <li key={m.id}>
              {t(`ui.case.move.${m.kind}.${m.here ? 'here' : 'away'}`)}{' '}
              <a {...link(pathOf('case', m.other_ref ?? ''))} className="mono">
                {m.other_ref}
              </a>{' '}
              <span className="small quiet">
                <Time at={m.at} short />
                {m.undone_at && `, ${t('ui.case.move.undone')}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Box>
  )
}
