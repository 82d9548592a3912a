// CaseEmbargo - the banner of a case: until when, who agreed, who is asked, what ended it; a day can be proposed and decided here
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CaseParty, type Embargo, type EmbargoProposal, get, post } from '../api'
import { Time, Wrong } from '../bits'
import { left, utc } from '../text'

export const useEmbargo = (id: string) => useQuery({ queryKey: ['embargo', id], queryFn: () => get<Embargo>(`/cases/${id}/embargo`) })

function Countdown({ at }: { at: string }) {
  const { t } = useTranslation()
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 30_000)
    return () => clearInterval(timer)
  }, [])
  const l = left(at)
  return <b>{t(l.late ? `ui.late.${l.unit}` : `ui.left.${l.unit}`, { n: l.amount })}</b>
}

function Proposal({ id, p, desk }: { id: string; p: EmbargoProposal; desk: boolean }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const act = useMutation({ mutationFn: (verb: string) => post(`/cases/${id}/embargo/proposals/${p.id}/acts/${verb}`), onSuccess: () => queries.invalidateQueries() })
  return (
    <div className="line" style={{ marginBlockStart: '0.5rem' }}>
      <span>
        {t('ui.case.proposed')} <Time at={p.until} /> ({p.zone}){p.by_name ? `, ${p.by_name}` : ''}
        {p.reason ? `: ${p.reason}` : ''} <span className="small quiet">{t('ui.case.counted', { yes: p.agree, no: p.disagree })}</span>
      </span>
      <span className="acts noprint">
        {(desk ? ['accept', 'reject'] : p.mine ? [] : ['agree', 'disagree']).map((v) => (
          <Button key={v} size="compact-sm" variant={v === 'accept' || v === 'agree' ? 'filled' : 'default'} loading={act.isPending} onClick={() => act.mutate(v)}>
            {t(`ui.case.act.${v}`)}
          </Button>
        ))}
      </span>
      <Wrong error={act.error} />
    </div>
  )
}

export function EmbargoBanner({ id, e, parties, desk, propose, end, headsUp }: { id: string; e: Embargo; parties: CaseParty[]; desk: boolean; propose: () => void; end: () => void; headsUp: () => void }) {
  const { t } = useTranslation()
  const holds = e.state === 'active' || e.state === 'revise'
  const red = e.state === 'exited' && ['public', 'exploit', 'attacks'].includes(e.end)
  const names = (c: string) =>
    parties
      .filter((p) => p.consent === c && !p.left_at)
      .map((p) => p.name || t(`ui.case.role.${p.role}`))
      .join(', ')
  const open = e.proposals.find((p) => p.state === 'open')
  return (
    <section className={`banner ${holds ? 'holds' : red ? 'broken' : ''}`} aria-label={t('ui.case.embargo')}>
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <h2>
          {holds && e.until ? (
            <>
              {t('ui.case.embargo.until')} <Time at={e.until} /> <span className="small">({utc(e.until)})</span>
            </>
          ) : (
            t(e.state === 'exited' ? `ui.case.end.${e.end}` : open ? 'ui.case.embargo.proposed' : 'ui.case.embargo.none')
          )}
        </h2>
        {holds && e.until && <Countdown at={e.until} />}
      </div>
      {holds && (
        <p>
          {names('signatory') && t('ui.case.embargo.agreed', { names: names('signatory') })} {names('lapsed') && t('ui.case.embargo.again', { names: names('lapsed') })}{' '}
          {names('invited') && t('ui.case.embargo.asked', { names: names('invited') })} {names('declined') && t('ui.case.embargo.declined', { names: names('declined') })}
        </p>
      )}
      {red && <p>{t('ui.case.embargo.broken')}</p>}
      {e.second_name && holds && <p>{t('ui.case.end_early.asked', { name: e.second_name, why: e.second_reason })}</p>}
      {e.heads_up && <p className="late">{t('ui.case.heads_up.now')}</p>}
      {e.heads_up_at && holds && (
        <p className="small">
          {t('ui.case.heads_up.done')} <Time at={e.heads_up_at} short />
        </p>
      )}
      {open && <Proposal id={id} p={open} desk={desk} />}
      <div className="acts noprint">
        {e.may_propose && (
          <Button size="compact-sm" variant="default" onClick={propose}>
            {t('ui.case.propose')}
            <kbd aria-hidden>t</kbd>
          </Button>
        )}
        {desk && holds && (
          <Button size="compact-sm" variant={e.heads_up ? 'filled' : 'default'} onClick={headsUp}>
            {t('ui.case.heads_up')}
          </Button>
        )}
        {desk && holds && (
          <Button size="compact-sm" variant="default" onClick={end}>
            {t('ui.case.end_early')}
          </Button>
        )}
      </div>
    </section>
  )
}
