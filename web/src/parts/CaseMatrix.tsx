// CaseMatrix - rows are parties, columns how far each is and what it says of each vulnerability; a cell opens its thread
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type CaseParty, type CaseStatus, type CaseVulnerability, post } from '../api'
import { Box, Time, Wrong } from '../bits'
import { stepNeedsWords } from './CaseDialogs'

const marks: Record<string, string> = { 'not-contacted': '○', contacted: '◔', bounced: '✕', seen: '◑', answered: '●' }

function Cell({ s, open }: { s: CaseStatus; open: (s: CaseStatus) => void }) {
  const { t } = useTranslation()
  return (
    <div>
      {s.acts.includes('say') ? (
        <button type="button" className={`status ${s.state}`} onClick={() => open(s)} title={t('ui.case.say_status')}>
          {t(`ui.case.status.${s.state}`)}
        </button>
      ) : (
        <span className={`status ${s.state}`}>{t(`ui.case.status.${s.state}`)}</span>
      )}
      <div className="small quiet">
        {[s.product, s.versions].filter(Boolean).join(' ')}
        {s.fix_at && (
          <>
            {' '}
            {t('ui.case.fix')} <Time at={s.fix_at} short />
          </>
        )}
        {s.statement && ` ${t(`ui.case.approval.${s.approval}`)}`}
      </div>
    </div>
  )
}

function Steps({ id, p, words }: { id: string; p: CaseParty; words: (p: CaseParty, verb: string) => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const act = useMutation({ mutationFn: (verb: string) => post(`/cases/${id}/parties/${p.part}/acts/${verb}`, {}), onSuccess: () => queries.invalidateQueries() })
  if (!p.acts.length) return null
  return (
    <details className="small noprint">
      <summary>{t('ui.case.steps')}</summary>
      <div className="acts">
        {p.acts.map((v) => (
          <Button key={v} size="compact-xs" variant="default" loading={act.isPending} onClick={() => (stepNeedsWords(p, v) || v === 'remove' ? words(p, v) : act.mutate(v))}>
            {t(`ui.case.act.${v}`)}
          </Button>
        ))}
      </div>
      <Wrong error={act.error} />
    </details>
  )
}

interface Has {
  id: string
  parties: CaseParty[]
  vulnerabilities: CaseVulnerability[]
  statuses: CaseStatus[]
  desk: boolean
  add: () => void
  chase: () => void
  thread: (part: string) => void
  say: (s: CaseStatus) => void
  words: (p: CaseParty, verb: string) => void
}
export function CaseMatrix({ id, parties, vulnerabilities, statuses, desk, add, chase, thread, say, words }: Has) {
  const { t } = useTranslation()
  const vendors = parties.some((p) => p.role === 'vendor')
  return (
    <Box
      title={t('ui.case.parties')}
      aside={
        desk && (
          <span className="acts noprint">
            <Button size="compact-sm" variant="default" onClick={add}>
              {t('ui.case.add_party')}
              <kbd aria-hidden>y</kbd>
            </Button>
            <Button size="compact-sm" variant="default" onClick={chase}>
              {t('ui.case.chase')}
              <kbd aria-hidden>s</kbd>
            </Button>
          </span>
        )
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by key */}
      <div className="sideways" tabIndex={0} role="region" aria-label={t('ui.case.parties')}>
        <table className="rows matrix">
          <thead>
            <tr>
              <th scope="col">{t('ui.case.party')}</th>
              <th scope="col">{t('ui.case.reach')}</th>
              <th scope="col">{t('ui.case.embargo')}</th>
              {vendors &&
                vulnerabilities.map((v) => (
                  <th key={v.id} scope="col" title={v.title}>
                    {v.cve || t('ui.case.number', { n: v.n })}
                  </th>
                ))}
              <th scope="col">{t('ui.case.last')}</th>
            </tr>
          </thead>
          <tbody>
            {parties.map((p) => (
              <tr key={p.part} className={p.left_at ? 'quiet' : undefined}>
                <td className="wide">
                  <button type="button" className="plain-link" onClick={() => thread(p.part ?? '')}>
                    {p.name || t(`ui.case.role.${p.role}`)}
                  </button>
                  <div className="small quiet">
                    {t(`ui.case.role.${p.role}`)}
                    {desk && `, ${t(p.shared ? 'ui.case.shown' : 'ui.case.hidden')}`}
                    {p.left_at && `, ${t('ui.case.left')}`}
                  </div>
                  <Steps id={id} p={p} words={words} />
                </td>
                <td className="narrow">
                  <span className={p.silent ? 'late' : undefined}>
                    <span aria-hidden>{marks[p.contact] ?? ''}</span> {t(`ui.case.contact.${p.contact}`)}
                  </span>
                  <div className="small quiet">{t(`ui.case.report.${p.state}`)}</div>
                </td>
                <td className="narrow">{t(`ui.case.consent.${p.consent}`)}</td>
                {vendors &&
                  vulnerabilities.map((v) => (
                    <td key={v.id}>
                      {statuses
                        .filter((s) => s.party === p.part && s.vulnerability === v.id)
                        .map((s) => (
                          <Cell key={s.part} s={s} open={say} />
                        ))}
                    </td>
                  ))}
                <td className="narrow small">
                  <Time at={[p.answered_at, p.seen_at, p.contacted_at].find(Boolean)} short />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Box>
  )
}
