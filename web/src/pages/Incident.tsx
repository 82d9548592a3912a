// Incident - what happened, to whom, how bad, and how far it is
import { useQueries, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call, get, type Incident } from '../api'
import { Box, Shown, Time } from '../bits'
import { incidentFields } from '../parts/Edit'
import { RecordPage } from '../parts/RecordPage'
import { EditButton, Facts, SideOf } from '../parts/Side'
import { link } from '../router'

const kind = { quick: { v: 'triage', r: 'route', i: 'ask', o: 'close' }, edit: incidentFields }

function Affected({ ids }: { ids: string[] }) {
  const names = useQueries({ queries: ids.map((id) => ({ queryKey: ['name', id], queryFn: () => get<{ title: string; ref: string }>(`/records/${id}`), retry: false })) })
  return (
    <ul className="items small">
      {names.map((q, i) =>
        q.data ? (
          <li key={ids[i]}>
            <a {...link(`organisations/${q.data.ref}`)}>{q.data.title}</a>
          </li>
        ) : null,
      )}
    </ul>
  )
}

function IncidentFacts({ r }: { r: Incident }) {
  const { t } = useTranslation()
  const marks = (['ransomware', 'personal_data', 'operational_technology', 'law_enforcement', 'cross_border'] as const).filter((k) => r[k])
  return (
    <Facts
      rows={[
        [t('ui.severity'), t(`ui.severity.${r.severity}`)],
        [t('ui.fact.classification'), `${t(`ui.classification.${r.classification}`)}${r.type ? `, ${r.type}` : ''}`],
        [t('ui.incident.affected'), r.affected?.length ? <Affected key="a" ids={r.affected} /> : null],
        [t('ui.incident.reported_by'), [r.reported_by, r.callback].filter(Boolean).join(', ')],
        [t('ui.incident.marks'), marks.map((k) => t(`ui.fact.${k}`)).join(', ')],
        [t('ui.incident.happened'), r.happened_at && <Time key="h" at={r.happened_at} />],
        [t('ui.col.received'), <Time key="t" at={r.received_at} />],
      ]}
    />
  )
}

export default function IncidentPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['incident', id], queryFn: () => call<Incident>('GET', `/incidents/${encodeURIComponent(id)}`) })
  return (
    <>
      {q.error && !q.data && <h1 className="hide">{id}</h1>}
      <Shown query={q}>
        {({ data: r, etag }) => (
          <RecordPage
            r={r}
            etag={etag ?? ''}
            kind={kind}
            found={
              <section className="box" aria-label={t('ui.incident.what')}>
                <h2>{t('ui.incident.what')}</h2>
                <div className="talk" dir={r.direction}>
                  {r.description}
                </div>
              </section>
            }
            side={(d) => (
              <SideOf
                r={r}
                desk={d.desk}
                addLink={d.addLink}
                before={
                  <Box title={t('ui.facts')} aside={d.desk && <EditButton edit={d.edit} />}>
                    <IncidentFacts r={r} />
                  </Box>
                }
              />
            )}
          />
        )}
      </Shown>
    </>
  )
}
