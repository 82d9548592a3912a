// FindingDetail - evidence of the newest observation, and what became of the finding
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Finding, get } from '../api'
import { Shown, Time } from '../bits'
import { defang, utc } from '../text'
import { SeenTimes } from './SeenTimes'
import { Facts } from './Side'

export function FindingDetail({ id }: { id: string }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['finding', id], queryFn: () => get<Finding>(`/findings/${id}`) })
  return (
    <Shown query={q}>
      {(f) => (
        <div className="stack tight small" style={{ marginBlock: '0.5rem', maxInlineSize: '50rem' }}>
          <Facts
            rows={[
              [t('public.finding.first'), utc(f.first_seen)],
              [t('public.finding.hours'), String(f.seen)],
              [t('public.finding.other-side'), f.counterpart && <span key="c" className="mono">{f.counterpart}</span>],
              [t('public.finding.sources'), f.sources.join(', ')],
              [t('ui.finding.method'), `${f.method} (${f.confidence})`],
              [t('ui.finding.told'), f.told_at ? utc(f.told_at) : f.next_at ? t('ui.finding.next', { at: utc(f.next_at) }) : t('ui.finding.not_told')],
            ]}
          />
          {f.urls.length > 1 && (
            <details open>
              <summary>URL ({f.urls.length})</summary>
              <ul className="items mono" dir="ltr" style={{ display: 'block', maxInlineSize: 'none' }}>
                {f.urls.map((u) => (
                  <li key={u} style={{ overflowWrap: 'anywhere' }}>
                    {defang(u)}
                  </li>
                ))}
              </ul>
            </details>
          )}
          {f.times.length > 0 && <SeenTimes times={f.times} />}
          {f.fields.length > 0 && (
            <details>
              <summary>{t('public.finding.evidence')}</summary>
              <Facts rows={f.fields.map((x) => [x.name, <span key={x.name} className="mono">{x.value}</span>])} />
            </details>
          )}
          {f.steps.length > 0 && (
            <ul className="items" aria-label={t('ui.finding.history')}>
              {f.steps.map((s) => (
                <li key={s.at + s.act}>
                  <Time at={s.at} short /> {t(`ui.finding.step.${s.act}`)} {s.actor_name || (s.by_link ? t('ui.finding.by_link') : '')}
                  {s.note && <div dir="auto">{s.note}</div>}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Shown>
  )
}
