// Incidents - the list: what is open first, how bad, who works on it
import { Button, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Incident } from '../api'
import { Due, Shown, State, Time } from '../bits'
import { deskOf, useMay, useMe, useMembers } from '../me'
import { Chip, ExportButton, More, useList, useRows, Views } from '../parts/ListTools'
import { go, link, usePath } from '../router'

const filters = ['state', 'severity', 'assignee', 'open', 'due', 'classification', 'q']
const severities = ['critical', 'high', 'medium', 'low']

export default function Incidents({ fresh }: { fresh: () => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const me = useMe()
  const desk = may('desk')
  const people = useMembers(deskOf(me)[0])
  const params = new URLSearchParams(usePath().split('?')[1] ?? '')
  const wanted = new URLSearchParams()
  for (const k of filters) if (params.get(k)) wanted.set(k, params.get(k) as string)
  const query = wanted.toString()
  const { list, items } = useList<Incident>('incidents', query)
  const rows = useRows(items, (r) => `incidents/${r.ref}`)
  const chip = (k: string, v: string, label: string) => (
    <Chip
      key={k + v}
      on={params.get(k) === v}
      set={(on) => {
        const n = new URLSearchParams(params)
        if (on) n.set(k, v)
        else n.delete(k)
        go(`incidents?${n}`, true)
      }}
    >
      {label}
    </Chip>
  )
  const name = (id: string | null | undefined) => (!id ? t('ui.assignee.nobody') : id === me.id ? t('ui.assignee.me') : (people.find((p) => p.id === id)?.name ?? t('ui.assignee.other')))
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
          <ExportButton list="incidents" query={query} shown={['ref', 'title', 'severity', 'state', ...(desk ? ['assignee', 'due'] : []), 'received']} fields={{ due: 'due_at', received: 'received_at' }} />
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
      <Shown query={list} empty={() => (items.length ? undefined : <div className="box"><p className="empty">{t(query ? 'ui.incidents.none' : desk ? 'ui.incidents.empty' : 'ui.incidents.empty_outside')}</p></div>)}>
        {() => (
          <div className="sideways">
            <table className="rows">
              <thead>
                <tr>
                  {['ref', 'title', 'severity', 'state', ...(desk ? ['assignee', 'due'] : []), 'received'].map((c) => (
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
                      <a {...link(`incidents/${r.ref}`, () => rows.opened(r))} dir={r.direction}>
                        {r.title}
                      </a>
                    </td>
                    <td className="narrow">
                      <span className={`chip severity-${r.severity}`}>{t(`ui.severity.${r.severity}`)}</span>
                    </td>
                    <td className="narrow">
                      <State state={r.state} reason={r.state === 'closed' ? r.outcome : undefined} />
                    </td>
                    {desk && <td className="narrow">{name(r.assignee)}</td>}
                    {desk && (
                      <td className="narrow">
                        <Due at={r.due_at} what={r.due_what} />
                      </td>
                    )}
                    <td className="narrow">
                      <Time at={r.received_at} short />
                    </td>
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
