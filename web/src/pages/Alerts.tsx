// Alerts - the list: what is being written, what was sent, what is owed; who has no desk sees what was sent to him
import { Button, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Alert } from '../api'
import { Due, State, Time, Tlp } from '../bits'
import { useMay } from '../me'
import { ExportButton, Views } from '../parts/ListTools'
import { RecordTable, useAsked } from '../parts/RecordList'
import { go } from '../router'

export default function Alerts() {
  const { t } = useTranslation()
  const { query, chip } = useAsked('alerts', ['state', 'urgency', 'open', 'due', 'team', 'q'])
  const may = useMay()
  const writes = may('route')
  return (
    <div className="stack">
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <Title order={1} size="h3">
          {t('ui.nav.alerts')}
        </Title>
        <div className="line noprint">
          {writes && (
            <Button onClick={() => go('alerts/new')} title="N a">
              {t('ui.alert.new')}
            </Button>
          )}
          <Views list="alerts" query={query} apply={(q) => go(`alerts?${q}`, true)} />
          <ExportButton list="alerts" query={query} shown={['ref', 'title', 'tlp', 'urgency', 'state', 'sent', 'answer_by', ...(writes ? ['due'] : [])]} fields={{ sent: 'sent_at', due: 'due_at' }} />
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form */}
      <div className="chips noprint" role="group" aria-label={t('ui.filters')}>
        {chip('open', 'true', t('ui.filter.open'))}
        {writes && ['draft', 'in-review', 'scheduled'].map((s) => chip('state', s, t(`ui.state.${s}`)))}
        {chip('state', 'sent', t('ui.state.sent'))}
        {chip('urgency', 'critical', t('ui.alert.urgency.critical'))}
        {writes && chip('due', '2999-01-01T00:00:00Z', t('ui.alert.review_owed'))}
      </div>
      <RecordTable<Alert>
        path="alerts"
        query={query}
        columns={['ref', 'title', 'tlp', 'urgency', 'state', 'sent', 'answer_by', ...(writes ? ['due'] : [])]}
        cells={(r) => [
          <Tlp key="t" tlp={r.tlp} />,
          t(`ui.alert.urgency.${r.urgency}`),
          <State key="s" state={r.state} />,
          <Time key="w" at={r.sent_at ?? r.send_at} short />,
          <Time key="b" at={r.answer_by} short />,
          ...(writes ? [<Due key="d" at={r.due_at} what={r.due_what} />] : []),
        ]}
        empty={<p className="empty">{t(query ? 'ui.alerts.none' : writes ? 'ui.alerts.empty' : 'ui.alerts.empty_outside')}</p>}
      />
    </div>
  )
}
