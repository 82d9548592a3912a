// Search - everything that holds the words, newest first
import { Button, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, type Hit } from '../api'
import { Shown, State, Time } from '../bits'
import { useMay } from '../me'
import { Answer } from '../parts/Answer'
import NewReport from '../parts/NewReport'
import { vulnerability } from '../parts/VulnBits'
import { link, pathOf, usePath } from '../router'
import { looksLikeObservable, looksLikeVulnerability, refang } from '../text'

export default function Search() {
  const { t } = useTranslation()
  const may = useMay()
  const [fresh, freshSet] = useDisclosure()
  const q = refang(new URLSearchParams(usePath().split('?')[1] ?? '').get('q') ?? '')
  const hits = useQuery({ queryKey: ['search', q, 'page'], queryFn: () => get<{ hits: Hit[] }>(`/search?limit=100&q=${encodeURIComponent(q)}`) })
  return (
    <div className="stack">
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <Title order={1} size="h3" style={{ overflowWrap: 'anywhere' }}>
          {t('ui.search.for', { words: q })}
        </Title>
        {may('report') && (
          <Button variant="default" onClick={freshSet.open}>
            {t('ui.search.new')}
          </Button>
        )}
      </div>
      {looksLikeObservable(q) && (
        <div className="box">
          <Answer q={q} />
        </div>
      )}
      {looksLikeVulnerability(q) && (
        <p className="box">
          <a {...link(vulnerability(q))}>{t('ui.vuln.page', { id: q })}</a>
        </p>
      )}
      <Shown query={hits} empty={(d) => (d.hits.length ? undefined : <p className="empty">{t('ui.search.empty')}</p>)}>
        {(d) => (
          <ul className="items box">
            {d.hits.map((h) => (
              <li key={h.record + h.field + h.at}>
                <a {...link(pathOf(h.kind, h.ref))}>{h.title}</a>
                <div className="line small">
                  <span className="mono quiet">{h.ref}</span>
                  <State state={h.state} />
                  <Time at={h.at} short />
                </div>
                <div className="small" dir="auto">
                  {h.excerpt}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Shown>
      {fresh && <NewReport close={freshSet.close} about={q} />}
    </div>
  )
}
