// Programmes - disclosure policies that this hub hosts: what is being written, what was proposed, what is out
import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Programme } from '../api'
import { State, Time } from '../bits'
import { ExportButton, Views } from '../parts/ListTools'
import { RecordTable, useAsked } from '../parts/RecordList'
import { go, link } from '../router'

export default function Programmes() {
  const { t } = useTranslation()
  const { query, chip } = useAsked('programmes', ['state', 'team', 'q'])
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
        {['draft', 'proposed', 'published', 'withdrawn'].map((s) => chip('state', s, t(`ui.state.${s}`)))}
      </div>
      <RecordTable<Programme>
        path="programmes"
        query={query}
        columns={columns}
        cells={(r) => [
          <State key="s" state={r.state} />,
          r.version || '',
          <Time key="i" at={r.issued_at} short />,
        ]}
        empty={
          <>
            <p className="empty">{t(query ? 'ui.vdp.none' : 'ui.vdp.empty')}</p>
            {!query && <a {...link('organisations')}>{t('ui.nav.organisations')}</a>}
          </>
        }
      />
    </div>
  )
}
