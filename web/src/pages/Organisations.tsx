// Organisations - the list of the constituency
import { Button, Select, TextInput, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Organisation, type Sector } from '../api'
import { Shown, State, Time, Tlp } from '../bits'
import { useMay, useTeamName } from '../me'
import { Chip, ExportButton, More, useColumns, useList, useRows, Views } from '../parts/ListTools'
import { go, link, usePath } from '../router'

const Import = lazy(() => import('../parts/Import'))
const columns = ['ref', 'name', 'kind', 'sector', 'state', 'country', 'tlp', 'team', 'updated']
const usual = ['name', 'kind', 'sector', 'state', 'ref']
export const kinds = ['coordination-centre', 'national-cert', 'government-cert', 'cii-cert', 'sectoral-cert', 'federal-cert', 'provincial-cert', 'organisational-cert', 'community-cert', 'foreign-cert', 'constituent', 'vendor', 'lab', 'agency']

export function useSectors(): Sector[] {
  return useQuery({ queryKey: ['sectors'], queryFn: () => get<{ sectors: Sector[] }>('/sectors'), staleTime: 3_600_000 }).data?.sectors ?? []
}

function TeamName({ id }: { id: string | null }) {
  return <>{useTeamName(id)}</>
}

function Cell({ c, o, open, sector }: { c: string; o: Organisation; open: () => void; sector: (code: string) => string }): ReactNode {
  const { t } = useTranslation()
  if (c === 'name') return <a {...link(`organisations/${o.ref}`, open)}>{o.title}</a>
  if (c === 'kind') return t(`ui.kind.${o.org_kind}`, o.org_kind)
  if (c === 'sector') return sector(o.sector)
  if (c === 'state') return <State state={o.state} />
  if (c === 'country') return o.country
  if (c === 'tlp') return <Tlp tlp={o.tlp} />
  if (c === 'team') return <TeamName id={o.team} />
  if (c === 'updated') return <Time at={o.updated_at} short />
  return <span className="mono">{o.ref}</span>
}

export default function Organisations() {
  const { t } = useTranslation()
  const may = useMay()
  const params = new URLSearchParams(usePath().split('?')[1] ?? '')
  const [words, setWords] = useState(params.get('q') ?? '')
  const [q] = useDebouncedValue(words.trim(), 250)
  const [importing, setImporting] = useState(params.has('import'))
  const sectors = useSectors()
  const wanted = new URLSearchParams()
  for (const k of ['org_kind', 'sector', 'state', 'open', 'cii', 'served_by', 'contacts']) if (params.get(k)) wanted.set(k, params.get(k) as string)
  const query = wanted.toString()
  const { list, items } = useList<Organisation>('organisations', [query, q && `q=${encodeURIComponent(q)}`].filter(Boolean).join('&'), 100)
  const rows = useRows(items, (o) => `organisations/${o.ref}`)
  const [shown, columnMenu] = useColumns('organisations', columns, usual)
  const set = (k: string, v: string | null) => {
    const n = new URLSearchParams(params)
    if (v) n.set(k, v)
    else n.delete(k)
    go(`organisations?${n}`, true)
  }
  const sector = (code: string) => sectors.find((s) => s.code === code)?.name ?? code
  return (
    <div className="stack">
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <Title order={1} size="h3">
          {t('ui.nav.organisations')}
        </Title>
        <div className="line noprint">
          <Views list="organisations" query={query} apply={(v) => go(`organisations?${v}`, true)} />
          {columnMenu}
          <ExportButton list="organisations" query={[query, q && `q=${encodeURIComponent(q)}`].filter(Boolean).join('&')} shown={shown} fields={{ name: 'title', kind: 'org_kind', updated: 'updated_at' }} />
          {may('directory') && (
            <Button variant="default" onClick={() => setImporting(true)}>
              {t('ui.import')}
            </Button>
          )}
        </div>
      </div>
      <div className="line noprint" style={{ alignItems: 'end' }}>
        <TextInput label={t('ui.filter')} value={words} onChange={(e) => setWords(e.currentTarget.value)} style={{ flex: '1 1 14rem', maxInlineSize: '22rem' }} />
        <Select label={t('ui.col.kind')} clearable searchable value={params.get('org_kind')} onChange={(v) => set('org_kind', v)} data={kinds.map((k) => ({ value: k, label: t(`ui.kind.${k}`) }))} />
        <Select label={t('ui.col.sector')} clearable searchable value={params.get('sector')} onChange={(v) => set('sector', v)} data={sectors.map((s) => ({ value: s.code, label: s.name }))} />
        {/* biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form */}
        <div className="chips" role="group" aria-label={t('ui.filters')}>
          {['active', 'dormant', 'new', 'suspended', 'merged'].map((s) => (
            <Chip key={s} on={params.get('state') === s} set={(on) => set('state', on ? s : null)}>
              {t(`ui.state.${s}`)}
            </Chip>
          ))}
          {may('desk') && (
            <Chip on={params.get('served_by') === 'mine'} set={(on) => set('served_by', on ? 'mine' : null)}>
              {t('ui.filter.served_by_us')}
            </Chip>
          )}
          {may('desk') && (
            <Chip on={params.get('contacts') === 'unconfirmed'} set={(on) => set('contacts', on ? 'unconfirmed' : null)}>
              {t('ui.filter.unconfirmed')}
            </Chip>
          )}
          {may('see-cii') && (
            <Chip on={params.get('cii') === 'designated'} set={(on) => set('cii', on ? 'designated' : null)}>
              {t('ui.cii.designated')}
            </Chip>
          )}
        </div>
      </div>
      <Shown query={list} empty={() => (items.length ? undefined : <p className="empty box">{query || q ? t('ui.org.none') : t('ui.org.empty')}</p>)}>
        {() => (
          <div className="sideways">
            <table className="rows">
              <thead>
                <tr>
                  {shown.map((c) => (
                    <th key={c} scope="col">
                      {t(`ui.col.${c}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map((o) => (
                  <tr key={o.id} data-row={o.id} data-at={rows.at === o.id}>
                    {shown.map((c) => (
                      <td key={c} className={c === 'name' ? 'wide' : 'narrow'}>
                        <Cell c={c} o={o} open={() => rows.opened(o)} sector={sector} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Shown>
      <More list={list} />
      <Suspense>{importing && <Import close={() => setImporting(false)} />}</Suspense>
    </div>
  )
}
