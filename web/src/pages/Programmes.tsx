// Programmes - disclosure policies that this hub hosts: what is being written, what was proposed, what is out
import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Programme } from '../api'
import { Shown, State, Time } from '../bits'
import { Chip, ExportButton, More, useList, useRows, Views } from '../parts/ListTools'
import { go, link, usePath } from '../router'

const filters = ['state', 'team', 'q']

export default function Programmes() {
  const { t } = useTranslation()
  const params = new URLSearchParams(usePath().split('?')[1] ?? '')
  const wanted = new URLSearchParams()
  for (const k of filters) if (params.get(k)) wanted.set(k, params.get(k) as string)
  const query = wanted.toString()
  const { list, items } = useList<Programme>('programmes', query)
  const rows = useRows(items, (r) => `programmes/${r.ref}`)
  const columns = ['ref', 'organisation', 'state', 'version', 'issued']
  return (
    <div className="stack">
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <Title order={1} size="h3">
          {t('ui.nav.programmes')}
        </Title>
        <div className="line noprint">
          <a {...link('programmes/roll-out')}>{t('ui.roll.title')}</a>
          <Views list="programmes" query={query} apply={(q) => go(`programmes?${q}`, true)} />
          <ExportButton list="programmes" query={query} shown={columns} fields={{ organisation: 'title', issued: 'issued_at' }} />
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form */}
      <div className="chips noprint" role="group" aria-label={t('ui.filters')}>
        {['draft', 'proposed', 'published', 'withdrawn'].map((s) => (
          <Chip
            key={s}
            on={params.get('state') === s}
            set={(on) => {
              const n = new URLSearchParams(params)
              if (on) n.set('state', s)
              else n.delete('state')
              go(`programmes?${n}`, true)
            }}
          >
            {t(`ui.state.${s}`)}
          </Chip>
        ))}
      </div>
      <Shown
        query={list}
        empty={() =>
          items.length ? undefined : (
            <div className="box">
              <p className="empty">{t(query ? 'ui.vdp.none' : 'ui.vdp.empty')}</p>
              {!query && <a {...link('organisations')}>{t('ui.nav.organisations')}</a>}
            </div>
          )
        }
      >
        {() => (
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
                {items.map((r) => (
                  <tr key={r.id} data-row={r.id} data-at={rows.at === r.id}>
                    <td className="narrow mono">{r.ref}</td>
                    <td className="wide">
                      <a {...link(`programmes/${r.ref}`, () => rows.opened(r))} dir={r.direction}>
                        {r.title}
                      </a>
                    </td>
                    <td className="narrow">
                      <State state={r.state} />
                    </td>
                    <td className="narrow">{r.version || ''}</td>
                    <td className="narrow">
                      <Time at={r.issued_at} short />
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
