// Alerts - the list: what is being written, what was sent, what is owed; who has no desk sees what was sent to him
import { Button, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Alert } from '../api'
import { Due, Shown, State, Time, Tlp } from '../bits'
import { useMay } from '../me'
import { Chip, ExportButton, More, useList, useRows, Views } from '../parts/ListTools'
import { go, link, usePath } from '../router'

const filters = ['state', 'urgency', 'open', 'due', 'team', 'q']

export default function Alerts() {
  const { t } = useTranslation()
  const may = useMay()
  const writes = may('route')
  const params = new URLSearchParams(usePath().split('?')[1] ?? '')
  const wanted = new URLSearchParams()
  for (const k of filters) if (params.get(k)) wanted.set(k, params.get(k) as string)
  const query = wanted.toString()
  const { list, items } = useList<Alert>('alerts', query)
  const rows = useRows(items, (r) => `alerts/${r.ref}`)
  const chip = (k: string, v: string, label: string) => (
    <Chip
      key={k + v}
      on={params.get(k) === v}
      set={(on) => {
        const n = new URLSearchParams(params)
        if (on) n.set(k, v)
        else n.delete(k)
        go(`alerts?${n}`, true)
      }}
    >
      {label}
    </Chip>
  )
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
      <Shown
        query={list}
        empty={() =>
          items.length ? undefined : (
            <div className="box">
              <p className="empty">{t(query ? 'ui.alerts.none' : writes ? 'ui.alerts.empty' : 'ui.alerts.empty_outside')}</p>
            </div>
          )
        }
      >
        {() => (
          <div className="sideways">
            <table className="rows">
              <thead>
                <tr>
                  {['ref', 'title', 'tlp', 'urgency', 'state', 'sent', 'answer_by', ...(writes ? ['due'] : [])].map((c) => (
                    <th key={c} scope="col">
                      {t(`ui.col.${c}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map((r) => (
                  <tr key={r.id} data-row={r.id} data-at={rows.at === r.id}>
                    <td className="narrow mono">{r.ref}</td>
                    <td className="wide">
                      <a {...link(`alerts/${r.ref}`, () => rows.opened(r))} dir={r.direction}>
                        {r.title}
                      </a>
                    </td>
                    <td className="narrow">
                      <Tlp tlp={r.tlp} />
                    </td>
                    <td className="narrow">{t(`ui.alert.urgency.${r.urgency}`)}</td>
                    <td className="narrow">
                      <State state={r.state} />
                    </td>
                    <td className="narrow">
                      <Time at={r.sent_at ?? r.send_at} short />
                    </td>
                    <td className="narrow">
                      <Time at={r.answer_by} short />
                    </td>
                    {writes && (
                      <td className="narrow">
                        <Due at={r.due_at} what={r.due_what} />
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Shown>
      <More list={list} />
    </div>
  )
}
