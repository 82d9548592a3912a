// Case - the room of a vulnerability between several: the embargo on top, who takes part and what each says, threads by audience
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Advisory, call, type Case, type CaseParty, type CaseParties, type CaseStatus, type CaseStatuses, type CaseVulnerabilities, get, post } from '../api'
import { Box, Shown, Time, Wrong } from '../bits'
import { useKeys } from '../keys'
import { useMe } from '../me'
import { AddParty, Chase, EndEarly, HeadsUp, ProposeDay, SayStatus, WithWords } from '../parts/CaseDialogs'
import { EmbargoBanner, useEmbargo } from '../parts/CaseEmbargo'
import { CaseHand } from '../parts/CaseHand'
import { CaseMatrix } from '../parts/CaseMatrix'
import { CaseMovesBox, Join, Merge, Split } from '../parts/CaseMoves'
import { CaseRecipes } from '../parts/CaseRecipes'
import { CaseThreads } from '../parts/CaseThreads'
import { caseFields } from '../parts/Edit'
import { RecordPage } from '../parts/RecordPage'
import { EditButton, Facts, SideOf } from '../parts/Side'
import { go } from '../router'
import { timeIn } from '../text'

const kind = { quick: { v: 'coordinate', o: 'close' }, edit: caseFields, ownWords: true }

function Vulnerabilities({ id }: { id: string }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['case-vulnerabilities', id], queryFn: () => get<CaseVulnerabilities>(`/cases/${id}/vulnerabilities`) })
  return (
    <Shown query={q}>
      {(d) => (
        <ol className="stack tight" style={{ margin: 0, paddingInlineStart: '1.3rem' }}>
          {d.vulnerabilities.map((v) => (
            <li key={v.id}>
              <b dir="auto">{v.title}</b>
              <div className="small quiet">
                {[v.cve, v.weakness, v.score && `${v.score} ${t(`ui.severity.${v.severity}`, v.severity)}`].filter(Boolean).join(', ')}
                {v.vector && (
                  <span className="mono" style={{ display: 'block', overflowWrap: 'anywhere' }}>
                    {v.vector}
                  </span>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Shown>
  )
}

// the desk says it to everybody: a draft with what stands here, which the embargo holds until it ends
function DraftAdvisory({ id }: { id: string }) {
  const { t } = useTranslation()
  const draft = useMutation({ mutationFn: () => post<Advisory>('/advisories/from-case', { record: id }), onSuccess: (a) => go(`advisories/${a.ref}`) })
  return (
    <>
      <Button size="compact-sm" variant="default" className="noprint" loading={draft.isPending} onClick={() => draft.mutate()}>
        {t('ui.adv.from_here')}
      </Button>
      <Wrong error={draft.error} />
    </>
  )
}

type Open = { what: 'propose' | 'party' | 'chase' | 'end' | 'heads' } | { what: 'status'; s: CaseStatus } | { what: 'words'; p: CaseParty; verb: string } | null

function Room({ r }: { r: Case }) {
  const { t } = useTranslation()
  const me = useMe()
  const desk = me.seats.some((s) => s.place === r.team)
  const embargo = useEmbargo(r.id)
  const parties = useQuery({ queryKey: ['case-parties', r.id], queryFn: () => get<CaseParties>(`/cases/${r.id}/parties`) })
  const statuses = useQuery({ queryKey: ['case-statuses', r.id], queryFn: () => get<CaseStatuses>(`/cases/${r.id}/statuses`) })
  const vulnerabilities = useQuery({ queryKey: ['case-vulnerabilities', r.id], queryFn: () => get<CaseVulnerabilities>(`/cases/${r.id}/vulnerabilities`) })
  const [open, setOpen] = useState<Open>(null)
  const [thread, setThread] = useState('all')
  const close = () => setOpen(null)
  const pick = (k: string) => {
    setThread(k)
    document.getElementById('case-words')?.scrollIntoView({ block: 'center' })
  }
  useKeys({
    t: embargo.data?.may_propose && (() => setOpen({ what: 'propose' })),
    ...(desk ? { y: () => setOpen({ what: 'party' }), s: () => setOpen({ what: 'chase' }), n: () => pick('desk') } : {}),
    m: () => pick('all'),
  })
  const p = parties.data?.parties ?? []
  return (
    <>
      <Shown query={embargo}>{(e) => <EmbargoBanner id={r.id} e={e} parties={p} desk={desk} propose={() => setOpen({ what: 'propose' })} end={() => setOpen({ what: 'end' })} headsUp={() => setOpen({ what: 'heads' })} />}</Shown>
      {r.summary && (
        <section className="box" aria-label={t('ui.case.about')}>
          <h2>{t('ui.case.about')}</h2>
          <div className="talk" dir="auto">
            {r.summary}
          </div>
        </section>
      )}
      <Shown query={parties}>
        {() => (
          <CaseMatrix
            id={r.id}
            parties={p}
            vulnerabilities={vulnerabilities.data?.vulnerabilities ?? []}
            statuses={statuses.data?.statuses ?? []}
            desk={desk}
            add={() => setOpen({ what: 'party' })}
            chase={() => setOpen({ what: 'chase' })}
            thread={pick}
            say={(s) => setOpen({ what: 'status', s })}
            words={(x, verb) => setOpen({ what: 'words', p: x, verb })}
          />
        )}
      </Shown>
      <CaseHand r={r} parties={p} desk={desk} />
      <CaseThreads id={r.id} team={r.team} parties={p} desk={desk} open={thread} pick={setThread} />
      {open?.what === 'propose' && <ProposeDay id={r.id} close={close} />}
      {open?.what === 'party' && <AddParty id={r.id} until={embargo.data?.until ? timeIn(me.zone, embargo.data.until) : ''} close={close} />}
      {open?.what === 'chase' && <Chase id={r.id} close={close} />}
      {open?.what === 'heads' && <HeadsUp id={r.id} until={embargo.data?.until ? timeIn(me.zone, embargo.data.until) : ''} close={close} />}
      {open?.what === 'end' && <EndEarly id={r.id} second={embargo.data?.second_name ? t('ui.case.end_early.asked', { name: embargo.data.second_name, why: embargo.data.second_reason }) : ''} close={close} />}
      {open?.what === 'status' && <SayStatus id={r.id} s={open.s} close={close} />}
      {open?.what === 'words' && (
        <WithWords path={`/cases/${r.id}/parties/${open.p.part}/acts/${open.verb}`} title={t(`ui.case.act.${open.verb}`)} hint={open.verb === 'remove' ? undefined : t('ui.case.on_behalf')} needed={open.verb !== 'remove'} close={close} />
      )}
    </>
  )
}

export default function CasePage({ id }: { id: string }) {
  const { t } = useTranslation()
  const [moving, setMoving] = useState<'merge' | 'split' | 'join' | null>(null)
  const q = useQuery({ queryKey: ['case', id], queryFn: () => call<Case>('GET', `/cases/${encodeURIComponent(id)}`) })
  return (
    <>
      {q.error && !q.data && <h1 className="hide">{id}</h1>}
      <Shown query={q}>
        {({ data: r, etag }) => (
          <RecordPage
            r={r}
            etag={etag ?? ''}
            kind={{ ...kind, own: { merge: () => setMoving('merge') } }}
            found={
              <>
                <Room r={r} />
                {moving === 'merge' && <Merge r={r} close={() => setMoving(null)} />}
                {moving === 'split' && <Split r={r} close={() => setMoving(null)} />}
                {moving === 'join' && <Join r={r} close={() => setMoving(null)} />}
              </>
            }
            side={(d) => (
              <SideOf
                r={r}
                desk={d.desk}
                addLink={d.addLink}
                routed={false}
                before={
                  <>
                    <Box title={t('ui.case.vulnerabilities')}>
                      <Vulnerabilities id={r.id} />
                      {d.desk && <DraftAdvisory id={r.id} />}
                    </Box>
                    {(d.desk || r.first_contact_at || r.disclose_at || r.public_at || r.exploit_at || r.attacks_at || r.on_hold) && (
                      <Box title={t('ui.facts')} aside={d.desk && <EditButton edit={d.edit} />}>
                        <Facts
                          rows={[
                            [t('ui.case.first_contact'), r.first_contact_at && <Time key="f" at={r.first_contact_at} />],
                            [t('ui.case.disclose'), r.disclose_at && <Time key="d" at={r.disclose_at} />],
                            [t('ui.case.since.public'), r.public_at && <Time key="p" at={r.public_at} />],
                            [t('ui.case.since.exploit'), r.exploit_at && <Time key="x" at={r.exploit_at} />],
                            [t('ui.case.since.attacks'), r.attacks_at && <Time key="a" at={r.attacks_at} />],
                            [t('ui.case.on_hold'), r.on_hold && t('ui.yes')],
                          ]}
                        />
                      </Box>
                    )}
                    {d.desk && <CaseRecipes id={r.id} />}
                    {d.desk && <CaseMovesBox r={r} split={() => setMoving('split')} join={() => setMoving('join')} />}
                  </>
                }
              />
            )}
          />
        )}
      </Shown>
    </>
  )
}
