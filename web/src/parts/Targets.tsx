// Targets - to whom: first who is responsible for the site or product, with the reason; then any team or organisation
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Organisation, type Page, type Rec, type WayOut } from '../api'
import { Shown } from '../bits'
import { useKeys } from '../keys'
import { useTeams } from '../me'
import { refang } from '../text'
import { useResponsible } from './Answer'

// one place it could go: why, and how fresh the contact is that would be written to; its digit chooses it
function Way({ w, n, value, set }: { w: WayOut; n: number; value: string | null; set: (id: string) => void }) {
  const { t } = useTranslation()
  return (
    <label className="way">
      <input type="radio" name="target" data-autofocus={n === 0 || undefined} value={w.target} checked={value === w.target} onChange={() => set(w.target)} />
      {n < 9 && <kbd>{n + 1}</kbd>}
      <span>
        <b>{w.name}</b> <span className="chip">{t(`ui.code.${w.as}`, w.as)}</span>
        {w.state && <span className="chip">{t('ui.target.asked', { state: t(`ui.route.${w.state}`, w.state) })}</span>}
        <span className="small" style={{ display: 'block' }}>
          {w.why}
        </span>
        <span className={`small ${w.reachability === 'confirmed' ? 'quiet' : 'late'}`} style={{ display: 'block' }}>
          {w.reachability === 'none' ? t('ui.target.contact.none') : `${t('ui.target.contact')} ${w.contact ? `${w.contact}, ` : ''}${w.contact_why}${w.fallback ? ` (${t('ui.target.contact.at_cert')})` : ''}`}
        </span>
      </span>
    </label>
  )
}

// a report's: the hub says where it could go; the first that was not asked yet is chosen, so that Enter is enough
export function Ways({ r, value, set }: { r: Rec; value: string | null; set: (id: string | null, as: string, text: string) => void }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['candidates', r.id], queryFn: () => get<{ candidates: WayOut[] }>(`/reports/${r.id}/candidates`), staleTime: 30_000 })
  const likely = (q.data?.candidates ?? []).filter((w) => w.as !== 'partner')
  const first = likely.find((w) => !w.state)
  const ofAll = (id: string | null) => q.data?.candidates.find((w) => w.target === id)
  useEffect(() => {
    if (first && !value) set(first.target, first.as, first.text)
  }, [first, value, set])
  useKeys(Object.fromEntries(likely.slice(0, 9).map((w, i) => [String(i + 1), () => set(w.target, w.as, w.text)])), true)
  return (
    <div>
      <Shown query={q}>
        {() =>
          likely.length > 0 && (
            <fieldset className="reasons">
              <legend>{t('ui.target.likely')}</legend>
              {likely.map((w, i) => (
                <Way key={w.target} w={w} n={i} value={value} set={(id) => set(id, w.as, w.text)} />
              ))}
            </fieldset>
          )
        }
      </Shown>
      <Targets r={r} value={value} set={(id) => set(id, ofAll(id)?.as ?? 'asset-owner', ofAll(id)?.text ?? '')} label={likely.length ? t('ui.target.other') : t('ui.target')} choose={false} />
    </div>
  )
}

export function Targets({ r, value, set, label, choose = true }: { r: Rec; value: string | null; set: (id: string | null) => void; label?: string; choose?: boolean }) {
  const { t } = useTranslation()
  const teams = useTeams()
  const [words, setWords] = useState('')
  const who = useResponsible(refang(r.site || [r.vendor, r.product].filter(Boolean).join(' ')))
  const answers = (who.data?.answers ?? []).filter((a) => a.organisation)
  const orgs = useQuery({
    queryKey: ['organisations', 'pick', words],
    queryFn: () => get<Page<Organisation>>(`/organisations?limit=50${words ? `&q=${encodeURIComponent(words)}` : ''}`),
    retry: false,
  })
  // the first who is responsible is chosen, so that Enter is enough
  const first = answers[0]?.organisation ?? null
  useEffect(() => {
    if (first && !value && choose) set(first)
  }, [first, value, set, choose])
  const proposed = new Set(answers.map((a) => a.organisation))
  const others = [
    { group: t('ui.target.proposed'), items: answers.map((a) => ({ value: a.organisation ?? '', label: a.name })) },
    { group: t('ui.teams'), items: teams.filter((x) => x.id !== r.team).map((x) => ({ value: x.id, label: x.name })) },
    { group: t('ui.nav.organisations'), items: (orgs.data?.items ?? []).filter((o) => !proposed.has(o.id)).map((o) => ({ value: o.id, label: o.title })) },
  ]
  const why = answers.find((a) => a.organisation === value)
  return (
    <div>
      <Select label={label ?? t('ui.target')} searchable required={choose} value={value} onChange={set} onSearchChange={setWords} data={others.filter((g) => g.items.length)} />
      {why && choose && (
        <p className="small" style={{ margin: '0.3rem 0 0' }}>
          <b>{t('ui.target.why')}</b> {why.sentence}
        </p>
      )}
      {!answers.length && choose && who.data && (
        <p className="small quiet" style={{ margin: '0.3rem 0 0' }}>
          {who.data.sentence}
        </p>
      )}
    </div>
  )
}
