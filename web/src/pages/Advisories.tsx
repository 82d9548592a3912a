// Advisories - the list: what is being written, what waits for a second person, what is published
import { Button, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Advisory } from '../api'
import { State, Time, Tlp } from '../bits'
import { ExportButton, Views } from '../parts/ListTools'
import { RecordTable, useAsked } from '../parts/RecordList'
import { go } from '../router'

export default function Advisories() {
  const { t } = useTranslation()
  const { query, chip } = useAsked('advisories', ['state', 'category', 'team', 'q'])
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
        {['draft', 'review', 'changes-requested', 'approved', 'scheduled', 'published', 'withdrawn'].map((s) => chip('state', s, t(`ui.state.${s}`)))}
      </div>
      <RecordTable<Advisory>
        path="advisories"
        query={query}
        columns={columns}
        cells={(r) => [
          <Tlp key="t" tlp={r.tlp} />,
          <State key="s" state={r.state} />,
          r.version || '',
          <Time key="p" at={r.published_at} short />,
        ]}
        empty={<p className="empty">{t(query ? 'ui.adv.none' : 'ui.adv.empty')}</p>}
      />
    </div>
  )
}
