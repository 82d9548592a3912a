// Report - one report: what was found, and what stands beside it
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call, post, type Rec, type Report } from '../api'
import { Observable, say, Shown } from '../bits'
import { reportFields } from '../parts/Edit'
import { RecordPage } from '../parts/RecordPage'
import { Side } from '../parts/Side'
import { go } from '../router'
import { problemText } from '../text'

const quick = { v: 'validate', r: 'route', d: 'decline', i: 'ask', o: 'close', p: 'coordinate' }

// to bring the parties together is to open a case: one key
function useKind(r: Report | undefined) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const coordinate = async () => {
    try {
      const made = await post<Rec>(`/reports/${r?.id}/case`, {})
      queries.invalidateQueries()
      say({ text: t('ui.case.opened', { ref: made.ref }) })
      go(`cases/${made.ref}`)
    } catch (e) {
      say({ text: problemText(e, t('ui.offline.text')) })
    }
  }
  return { quick, edit: reportFields, own: { coordinate } }
}

function Found({ r }: { r: Report }) {
  const { t } = useTranslation()
  return (
    <section className="box" aria-label={t('ui.found')}>
      <h2>{t('ui.found')}</h2>
      {r.site && (
        <p style={{ marginBlockStart: 0 }}>
          <Observable value={r.site} />
        </p>
      )}
      <div className="talk" dir={r.direction}>
        {r.description}
      </div>
      {r.reproduction && (
        <>
          <h3 style={{ fontSize: '0.95rem', margin: '0.8rem 0 0.3rem' }}>{t('ui.reproduction')}</h3>
          <div className="talk" dir={r.direction}>
            {r.reproduction}
          </div>
        </>
      )}
    </section>
  )
}

export default function ReportPage({ id }: { id: string }) {
  const report = useQuery({ queryKey: ['report', id], queryFn: () => call<Report>('GET', `/reports/${encodeURIComponent(id)}`) })
  const kind = useKind(report.data?.data)
  return (
    <>
      {report.error && !report.data && <h1 className="hide">{id}</h1>}
      <Shown query={report}>{(a) => <RecordPage r={a.data} etag={a.etag ?? ''} kind={kind} found={<Found r={a.data} />} side={(d) => <Side r={a.data} {...d} />} />}</Shown>
    </>
  )
}
