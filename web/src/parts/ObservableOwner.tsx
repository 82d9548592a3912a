// ObservableOwner - what its owner was or will be told of it; what is nobody's can be given to somebody
import './eventTexts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Finding, get, type Page } from '../api'
import { Box, Shown, Time } from '../bits'
import { useMay } from '../me'
import { link } from '../router'
import { useResponsible } from './Answer'
import { BelongsTo } from './BelongsTo'
import { textOf } from './findingText'

function Told({ f }: { f: Finding }) {
  const { t } = useTranslation()
  if (f.barred) return <>{t(`ui.finding.barred.${f.barred}`)}</>
  if (f.listed.length && !f.looked && (f.state === 'open' || f.state === 'came-back')) return <>{t('ui.observable.owner.waits')}</>
  if (f.told_at)
    return (
      <>
        {t('ui.observable.owner.told')} <Time at={f.told_at} short />
      </>
    )
  if (f.next_at)
    return (
      <>
        {t('ui.observable.owner.next')} <Time at={f.next_at} short />
      </>
    )
  return <>{t('ui.finding.not_told')}</>
}

export function Owner({ q, seen }: { q: string; seen: boolean }) {
  const { t } = useTranslation()
  const may = useMay()
  const [belongs, setBelongs] = useState(false)
  const whose = useResponsible(q, may('read'))
  const findings = useQuery({ queryKey: ['findings', 'observable', q], queryFn: () => get<Page<Finding>>(`/findings?limit=20&q=${encodeURIComponent(q)}`), retry: false })
  const network = /^[0-9.]+(\/\d+)?$|:/.test(q)
  return (
    <Box title={t('ui.observable.owner')} aside={findings.data?.items.length ? <a {...link(`findings?q=${encodeURIComponent(q)}`)}>{t('ui.observable.owner.all')}</a> : undefined}>
      <Shown query={findings}>
        {(d) => (
          <div className="stack tight">
            {d.items.length > 0 && (
              <ul className="items small">
                {d.items.map((f) => (
                  <li key={f.id}>
                    <a {...link(`findings?q=${encodeURIComponent(f.asset)}`)} className="mono">
                      {f.asset}
                    </a>{' '}
                    {[t(`public.finding.class.${textOf(f.classification)}.name`), f.identifier].filter(Boolean).join(': ')}
                    <div className="line">
                      <span className={`chip ${f.state}`}>{t(`ui.finding.is.${f.state}`)}</span>
                      <span>{f.organisation_name}</span>
                      <span className="quiet">
                        <Told f={f} />
                      </span>
                    </div>
                  </li>
                ))}
              </ul>
            )}
            {d.items.length === 0 && whose.data?.found && <p className="empty small">{t(seen ? 'ui.observable.owner.none' : 'ui.observable.owner.never')}</p>}
            {whose.data && !whose.data.found && (
              <div className="line">
                <span className="small">{t('ui.observable.owner.nobody')}</span>
                {may('directory') && may('desk') && (
                  <Button size="compact-sm" variant="default" onClick={() => setBelongs(true)}>
                    {t('ui.events.belongs.button')}
                  </Button>
                )}
              </div>
            )}
          </div>
        )}
      </Shown>
      {belongs && <BelongsTo g={{ value: q }} by={network ? 'network' : 'domain'} close={() => setBelongs(false)} />}
    </Box>
  )
}
