// RollOut - which organisations have a security.txt that holds and a disclosure policy: by sector with the denominator, then each
import { Button, Select, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, type RollOut as Rolled } from '../api'
import { Box, Shown, Time } from '../bits'
import { useMay } from '../me'
import { Chip } from '../parts/ListTools'
import { go, link, usePath } from '../router'
import { useSectors } from './Organisations'

const columns = ['looked', 'file', 'policy', 'both'] as const

function Sectors({ d, name }: { d: Rolled; name: (code: string) => string }) {
  const { t } = useTranslation()
  const all = d.sectors.reduce((a, s) => ({ sector: '*', organisations: a.organisations + s.organisations, looked: a.looked + s.looked, file: a.file + s.file, policy: a.policy + s.policy, both: a.both + s.both }), { sector: '*', organisations: 0, looked: 0, file: 0, policy: 0, both: 0 })
  return (
    <div className="sideways" role="region" tabIndex={0} aria-label={t('ui.roll.by_sector')}>
      <table className="rows kept">
        <thead>
          <tr>
            <th scope="col">{t('ui.col.sector')}</th>
            <th scope="col">{t('ui.roll.organisations')}</th>
            {columns.map((c) => (
              <th key={c} scope="col">
                {t(`ui.roll.${c}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...(d.sectors.length > 1 ? [all] : []), ...d.sectors].map((s) => (
            <tr key={s.sector}>
              <td style={{ whiteSpace: 'normal', minInlineSize: '7rem' }}>{s.sector === '*' ? <b>{t('ui.roll.all')}</b> : name(s.sector)}</td>
              <td className="narrow">{s.organisations}</td>
              {columns.map((c) => (
                <td key={c} className="narrow">
                  <bdi>{t('ui.roll.of', { n: s[c], all: s.organisations })}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export default function RollOut() {
  const { t } = useTranslation()
  const may = useMay()
  const sectors = useSectors()
  const params = new URLSearchParams(usePath().split('?')[1] ?? '')
  const sector = params.get('sector') ?? ''
  const only = params.get('only') ?? ''
  const q = useQuery({ queryKey: ['roll-out', sector], queryFn: () => get<Rolled>(`/roll-out${sector ? `?sector=${encodeURIComponent(sector)}` : ''}`) })
  const name = (code: string) => sectors.find((s) => s.code === code)?.name ?? (code || t('ui.roll.no_sector'))
  const set = (k: string, v: string) => {
    const n = new URLSearchParams(params)
    if (v) n.set(k, v)
    else n.delete(k)
    go(`programmes/roll-out?${n}`, true)
  }
  const wanted = (d: Rolled) => d.organisations.filter((o) => !only || (only === 'without' ? !(o.has_file && o.has_policy) : only === 'late' ? o.scope_late : o.file === 'expired'))
  return (
    <div className="stack">
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <Title order={1} size="h3">
          {t('ui.roll.title')}
        </Title>
        <div className="line noprint">
          <a {...link('programmes')}>{t('ui.nav.programmes')}</a>
          {may('export') && (
            <Button component="a" variant="default" href={`/api/v1/roll-out/export${sector ? `?sector=${encodeURIComponent(sector)}` : ''}`}>
              {t('ui.roll.csv')}
            </Button>
          )}
        </div>
      </div>
      <p className="small quiet" style={{ margin: 0 }}>
        {t('ui.roll.lead')}
      </p>
      <Select label={t('ui.col.sector')} clearable data={sectors.map((s) => ({ value: s.code, label: s.name }))} value={sector || null} onChange={(v) => set('sector', v ?? '')} maw="24rem" className="noprint" />
      <Shown query={q} empty={(d) => (d.organisations.length || !d.complete ? undefined : <div className="box"><p className="empty">{t('ui.roll.empty')}</p></div>)}>
        {(d) => (
          <>
            {!d.complete && (
              <p role="status" style={{ margin: 0 }}>
                {t('ui.roll.only_first', { n: d.organisations.length })}
              </p>
            )}
            <Box title={t('ui.roll.by_sector')}>
              <Sectors d={d} name={name} />
            </Box>
            {/* biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form */}
            <div className="chips noprint" role="group" aria-label={t('ui.filters')}>
              {['without', 'expired', 'late'].map((k) => (
                <Chip key={k} on={only === k} set={(on) => set('only', on ? k : '')}>
                  {t(`ui.roll.only.${k}`)}
                </Chip>
              ))}
            </div>
            <div className="sideways">
              <table className="rows">
                <thead>
                  <tr>
                    {['organisation', 'sector'].map((c) => (
                      <th key={c} scope="col">
                        {t(`ui.col.${c}`)}
                      </th>
                    ))}
                    <th scope="col">security.txt</th>
                    <th scope="col">{t('ui.roll.policy')}</th>
                    <th scope="col">{t('ui.roll.scope')}</th>
                  </tr>
                </thead>
                <tbody>
                  {wanted(d).map((o) => (
                    <tr key={o.organisation}>
                      <td className="wide">
                        <a {...link(`organisations/${o.ref}`)}>{o.name}</a>
                      </td>
                      <td className="narrow">{name(o.sector)}</td>
                      <td className="narrow">
                        <span className={`chip ${o.has_file ? 'valid' : ''}`}>{t(`ui.site.file.${o.file || 'unknown'}`)}</span> {o.expires_at && <span className="small quiet"><Time at={o.expires_at} short /></span>}
                      </td>
                      <td className="narrow">
                        <span className={`chip ${o.has_policy ? 'valid' : ''}`}>{t(`ui.site.policy.${o.policy || 'unknown'}`)}</span>
                      </td>
                      <td className="narrow" title={o.hosted ? t('ui.roll.scope') : undefined}>
                        {o.hosted && (
                          <>
                            {o.scope} {o.scope_late && <span className="late">{t('ui.roll.late')}</span>}
                          </>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Shown>
    </div>
  )
}
