// CaseThreads - everybody, one a party, the centre alone. Who reads what is written stands above the box, by name.
import { Button, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type CaseParty, type CaseThread, get, post } from '../api'
import { Box, say, Shown, Time, Wrong } from '../bits'
import { useDraft } from '../drafts'

type Said = CaseThread['entries'][number]

function what(t: TFunction, e: Said): string {
  if (e.verb === 'embargo') return t(`ui.case.happened.${e.field}`, e.field)
  if (e.verb === 'became') return t(`ui.case.end.${e.field}`, e.field)
  if (e.verb === 'state') return t(`ui.state.${e.now}`, e.now)
  if (e.verb === 'letter') return t(`ui.case.letter.${e.field}`, e.field)
  if (e.verb === 'reminded') return t('ui.case.letter.reminded')
  if (e.verb === 'participant' && e.field === 'consent') return t(`ui.case.consent.${e.now}`, e.now)
  if (e.verb === 'participant' && e.field === 'state') return t(`ui.case.report.${e.now}`, e.now)
  if (e.verb === 'participant') return t(`ui.case.step.${e.field}`, t(`ui.case.role.${e.field}`, e.field))
  return ''
}

export function CaseThreads({ id, team, parties, desk, open, pick }: { id: string; team: string | null; parties: CaseParty[]; desk: boolean; open: string; pick: (thread: string) => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const mine = parties.find((p) => p.acts_for === 'party')
  const threads = [
    ['all', t('ui.case.thread.all')],
    ...(desk ? parties.filter((p) => p.subject !== team).map((p) => [p.part ?? '', p.name || t(`ui.case.role.${p.role}`)]) : mine ? [[mine.part ?? '', t('ui.case.thread.mine')]] : []),
    ...(desk ? [['desk', t('ui.case.thread.desk')]] : []),
  ]
  const [text, write] = useDraft(`${id}:${open}`)
  const list = useQuery({ queryKey: ['case-thread', id, open], queryFn: () => get<CaseThread>(`/cases/${id}/thread?with=${open}`) })
  const send = useMutation({
    mutationFn: () => post(`/cases/${id}/words`, { body: text, ...(open === 'all' || open === 'desk' ? { to: open } : { to: 'party', ...(desk ? { party: open } : {}) }) }),
    onSuccess: () => {
      write('')
      queries.invalidateQueries()
      say({ text: t('ui.case.said') })
    },
  })
  const name = threads.find(([k]) => k === open)?.[1] ?? ''
  const read = open === 'desk' ? t('ui.case.reads.desk') : open === 'all' ? t('ui.case.reads.all') : desk ? t('ui.case.reads.party', { name }) : t('ui.case.reads.mine')
  return (
    <Box title={t('ui.case.threads')}>
      <div role="tablist" aria-label={t('ui.case.threads')} className="chips noprint">
        {threads.map(([k, label]) => (
          <button key={k} type="button" role="tab" className="tab" aria-selected={open === k} onClick={() => pick(k)}>
            {label}
          </button>
        ))}
      </div>
      <Shown query={list} empty={(d) => (d.entries.length ? undefined : <p className="empty">{t('ui.case.thread.empty')}</p>)}>
        {(d) => (
          <ol className="stack tight" style={{ listStyle: 'none', margin: '0.6rem 0', padding: 0 }}>
            {d.entries.map((e) => (
              <li key={e.id} className="entry">
                <div className="small quiet">
                  <b>{e.actor_name || t(e.now === 'party' ? 'ui.case.by_party' : 'ui.case.by_itself')}</b>, <Time at={e.at} short />
                  {what(t, e) && `: ${what(t, e)}`}
                </div>
                {e.body && (
                  <div className="talk" dir="auto">
                    {e.body}
                  </div>
                )}
              </li>
            ))}
          </ol>
        )}
      </Shown>
      <section className={`composer noprint ${open === 'desk' ? 'note' : 'reply'}`} aria-label={read}>
        <Textarea id="case-words" label={read} autosize minRows={2} dir="auto" value={text} onChange={(e) => write(e.currentTarget.value)} />
        <Wrong error={send.error} />
        <Button mt="xs" disabled={!text.trim()} loading={send.isPending} onClick={() => send.mutate()}>
          {t(open === 'desk' ? 'ui.case.note' : 'ui.case.send')}
        </Button>
      </section>
    </Box>
  )
}
