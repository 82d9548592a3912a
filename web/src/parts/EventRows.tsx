// EventRows - events as a table, the newest first; opened by a click on its time or by the keys of a list
import './eventTexts'
import { useTranslation } from 'react-i18next'
import type { Event } from '../api'
import { Time } from '../bits'
import { Seen, Severity } from './EventBits'

const columns = ['seen', 'times', 'class', 'severity', 'source', 'destination', 'organisation', 'feed']

export function EventRows({ items, at, open }: { items: Event[]; at: string | null; open: (e: Event) => void }) {
  const { t } = useTranslation()
  return (
    <div className="sideways">
      <table className="rows">
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c} scope="col">
                {t(`ui.col.${c}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((e) => (
            <tr key={e.id} data-row={e.id} data-at={at === e.id}>
              <td className="narrow">
                <button type="button" className="plain-link" onClick={() => open(e)}>
                  <Time at={e.last_seen} short />
                </button>
                <div className="small quiet">{t('ui.event.received', { day: e.received })}</div>
              </td>
              <td className="narrow">{e.count}</td>
              <td className="about">
                {e.classification} {e.identifier && <div className="small quiet mono">{e.identifier}</div>}
              </td>
              <td className="narrow">
                <Severity of={e.severity} />
              </td>
              <td className="about">
                <Seen value={e.source || e.fields.find((x) => x.name === 'source.fqdn')?.value || ''} port={e.source_port} />
              </td>
              <td className="about">
                <Seen value={e.destination} port={e.destination_port} />
              </td>
              <td className="about">
                {e.organisation_name || <span className="quiet">{t('ui.events.nobodys')}</span>}
                {e.method && <div className="small quiet">{t('ui.event.how', { how: e.method, n: e.confidence })}</div>}
              </td>
              <td className="about small">{e.feed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
