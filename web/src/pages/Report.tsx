// Report - one report: what was found, and what stands beside it
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call, type Report } from '../api'
import { Observable, Shown } from '../bits'
import { reportFields } from '../parts/Edit'
import { RecordPage } from '../parts/RecordPage'
import { Side } from '../parts/Side'

const kind = { quick: { v: 'validate', r: 'route', d: 'decline', i: 'ask', o: 'close' }, edit: reportFields }

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
  return (
    <>
      {report.error && !report.data && <h1 className="hide">{id}</h1>}
      <Shown query={report}>{(a) => <RecordPage r={a.data} etag={a.etag ?? ''} kind={kind} found={<Found r={a.data} />} side={(d) => <Side r={a.data} {...d} />} />}</Shown>
    </>
  )
}
