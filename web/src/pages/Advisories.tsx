// Advisories - the list: what is being written, what waits for a second person, what is published
import { Button, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Advisory } from '../api'
import { Shown, State, Time, Tlp } from '../bits'
import { Chip, ExportButton, More, useList, useRows, Views } from '../parts/ListTools'
import { go, link, usePath } from '../router'

const filters = ['state', 'category', 'team', 'q']

export default function Advisories() {
  const { t } = useTranslation()
  const params = new URLSearchParams(usePath().split('?')[1] ?? '')
  const wanted = new URLSearchParams()
  for (const k of filters) if (params.get(k)) wanted.set(k, params.get(k) as string)
  const query = wanted.toString()
  const { list, items } = useList<Advisory>('advisories', query)
  const rows = useRows(items, (r) => `advisories/${r.ref}`)
  const columns = ['ref', 'title', 'tlp', 'state', 'revision', 'published']
  return (
    <div className="stack">
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <Title order={1} size="h3">
          {t('ui.nav.advisories')}
        </Title>
        <div className="line noprint">
          <Button onClick={() => go('advisories/new')} title="N v">
            {t('ui.adv.new')}
          </Button>
          <Views list="advisories" query={query} apply={(q) => go(`advisories?${q}`, true)} />
          <ExportButton list="advisories" query={query} shown={columns} fields={{ revision: 'version', published: 'published_at' }} />
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form */}
      <div className="chips noprint" role="group" aria-label={t('ui.filters')}>
        {['draft', 'review', 'changes-requested', 'approved', 'scheduled', 'published', 'withdrawn'].map((s) => (
          <Chip
            key={s}
            on={params.get('state') === s}
            set={(on) => {
              const n = new URLSearchParams(params)
              if (on) n.set('state', s)
              else n.delete('state')
              go(`advisories?${n}`, true)
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
              <p className="empty">{t(query ? 'ui.adv.none' : 'ui.adv.empty')}</p>
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
                      <a {...link(`advisories/${r.ref}`, () => rows.opened(r))} dir={r.direction}>
                        {r.title}
                      </a>
                    </td>
                    <td className="narrow">
                      <Tlp tlp={r.tlp} />
                    </td>
                    <td className="narrow">
                      <State state={r.state} />
                    </td>
                    <td className="narrow">{r.version || ''}</td>
                    <td className="narrow">
                      <Time at={r.published_at} short />
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
