// Incidents - the list: what is open first, how bad, who works on it
import { Button, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Incident } from '../api'
import { Due, State, Time } from '../bits'
import { deskOf, useMay, useMe, useMembers } from '../me'
import { ExportButton, Views } from '../parts/ListTools'
import { RecordTable, useAsked } from '../parts/RecordList'
import { go } from '../router'

const severities = ['critical', 'high', 'medium', 'low']

export default function Incidents({ fresh }: { fresh: () => void }) {
  const { t } = useTranslation()
  const { query, chip } = useAsked('incidents', ['state', 'severity', 'assignee', 'open', 'due', 'classification', 'q'])
  const may = useMay()
  const me = useMe()
  const desk = may('desk')
  const people = useMembers(deskOf(me)[0])
  const name = (id: string | null | undefined) => (!id ? t('ui.assignee.nobody') : id === me.id ? t('ui.assignee.me') : (people.find((p) => p.id === id)?.name ?? t('ui.assignee.other')))
  const columns = ['ref', 'title', 'severity', 'state', ...(desk ? ['assignee', 'due'] : []), 'received']
  return (
    <div className="stack">
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <Title order={1} size="h3">
          {t('ui.nav.incidents')}
        </Title>
        <div className="line noprint">
          <Button variant="default" onClick={fresh} title="N c">
            {t(desk ? 'ui.phone.title' : 'ui.phone.report')}
          </Button>
          <Views list="incidents" query={query} apply={(q) => go(`incidents?${q}`, true)} />
          <ExportButton list="incidents" query={query} shown={columns} fields={{ due: 'due_at', received: 'received_at' }} />
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form */}
      <div className="chips noprint" role="group" aria-label={t('ui.filters')}>
        {chip('open', 'true', t('ui.filter.open'))}
        {desk && chip('assignee', 'me', t('ui.filter.mine'))}
        {desk && chip('assignee', 'nobody', t('ui.filter.nobody'))}
        {desk && chip('due', 'overdue', t('ui.due.overdue'))}
        {severities.map((s) => chip('severity', s, t(`ui.severity.${s}`)))}
      </div>
      <RecordTable<Incident>
        path="incidents"
        query={query}
        columns={columns}
        cells={(r) => [
          <span key="v" className={`chip severity-${r.severity}`}>
            {t(`ui.severity.${r.severity}`)}
          </span>,
          <State key="s" state={r.state} reason={r.state === 'closed' ? r.outcome : undefined} />,
          ...(desk ? [name(r.assignee), <Due key="d" at={r.due_at} what={r.due_what} />] : []),
          <Time key="r" at={r.received_at} short />,
        ]}
        empty={<p className="empty">{t(query ? 'ui.incidents.none' : desk ? 'ui.incidents.empty' : 'ui.incidents.empty_outside')}</p>}
      />
    </div>
  )
}
