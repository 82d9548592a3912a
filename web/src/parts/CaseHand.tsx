// CaseHand - the case goes to another desk: asked by the one that has it, answered by the one that is asked
import { Button, Select, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Case, type CaseHandOver, type CaseParty, get, post } from '../api'
import { Time, Wrong } from '../bits'
import { Form, WithWords } from './CaseDialogs'

function Ask({ r, to, close }: { r: Case; to: CaseParty[]; close: () => void }) {
  const { t } = useTranslation()
  const [part, setPart] = useState<string | null>(to.length === 1 ? (to[0].part ?? null) : null)
  const [reason, setReason] = useState('')
  return (
    <Form title={t('ui.hand')} doing={t('ui.hand.do')} ready={!!part && reason.trim().length > 2} run={() => post(`/cases/${r.id}/hand-over`, { part, reason })} close={close}>
      <p className="quiet" style={{ margin: 0 }}>
        {t('ui.hand.hint')}
      </p>
      <Select label={t('ui.hand.to')} value={part} onChange={setPart} data={to.map((p) => ({ value: p.part ?? '', label: p.name ?? '' }))} data-autofocus />
      <Textarea label={t('ui.reason')} autosize minRows={2} dir="auto" required value={reason} onChange={(e) => setReason(e.currentTarget.value)} />
    </Form>
  )
}

export function CaseHand({ r, parties, desk }: { r: Case; parties: CaseParty[]; desk: boolean }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [open, setOpen] = useState<'ask' | 'refuse' | null>(null)
  const q = useQuery({ queryKey: ['case-hand', r.id], queryFn: () => get<CaseHandOver>(`/cases/${r.id}/hand-over`) })
  const act = useMutation({ mutationFn: (verb: string) => post(`/cases/${r.id}/hand-over/acts/${verb}`, {}), onSuccess: () => queries.invalidateQueries() })
  const h = q.data
  const held = r.embargo === 'active' || r.embargo === 'revise'
  const to = parties.filter((p) => p.subject?.startsWith('tea_') && p.subject !== r.team && !p.left_at && (!held || p.consent === 'signatory'))
  if (!h || (!h.team && (!desk || !to.length || r.state === 'merged' || r.state === 'closed'))) return null
  if (!h.team)
    return (
      <div className="acts noprint">
        <Button size="compact-sm" variant="default" onClick={() => setOpen('ask')}>
          {t('ui.hand')}
        </Button>
        {open === 'ask' && <Ask r={r} to={to} close={() => setOpen(null)} />}
      </div>
    )
  const asked = h.acts.includes('accept')
  return (
    <section className="box" aria-label={t('ui.hand')}>
      <h2>{t(asked ? 'ui.hand.asked_us' : 'ui.hand.asked', { name: h.name })}</h2>
      <p dir="auto">
        {h.reason} <span className="small quiet">{h.at && <Time at={h.at} short />}</span>
      </p>
      {asked && <p className="small quiet">{t('ui.hand.hint')}</p>}
      <div className="acts noprint">
        {asked && (
          <>
            <Button size="compact-sm" loading={act.isPending} onClick={() => act.mutate('accept')}>
              {t('ui.hand.accept')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setOpen('refuse')}>
              {t('ui.hand.refuse')}
            </Button>
          </>
        )}
        {h.acts.includes('withdraw') && (
          <Button size="compact-sm" variant="default" loading={act.isPending} onClick={() => act.mutate('withdraw')}>
            {t('ui.hand.withdraw')}
          </Button>
        )}
      </div>
      <Wrong error={act.error} />
      {open === 'refuse' && <WithWords path={`/cases/${r.id}/hand-over/acts/refuse`} title={t('ui.hand.refuse')} needed close={() => setOpen(null)} />}
    </section>
  )
}
