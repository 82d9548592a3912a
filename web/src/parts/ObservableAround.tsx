// ObservableAround - what lies around an address or a name: networks of ours that contain it, what was seen beside and below it
import './eventTexts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Event, get, type Holder, type Page } from '../api'
import { Box, Shown } from '../bits'
import { link } from '../router'
import { networkAround, seenIn } from '../text'
import { Seen } from './EventBits'

const NEWEST = 200
const MOST = 40

export function Around({ q, domain }: { q: string; domain: string }) {
  const { t } = useTranslation()
  const network = networkAround(q)
  const wide = network || domain
  const near = useQuery({ queryKey: ['event-list', 'near', wide], queryFn: () => get<Page<Event>>(`/events?limit=${NEWEST}&q=${encodeURIComponent(wide)}`), enabled: !!wide, retry: false })
  const holders = useQuery({ queryKey: ['holders', q], queryFn: () => get<{ items: Holder[] }>(`/holders?q=${encodeURIComponent(q)}`), retry: false })
  const held = (holders.data?.items ?? []).filter((h) => h.type === 'network' && !h.until && h.value !== q)
  if (!wide && !held.length) return null
  const values = (items: Event[]) => seenIn(items, network ? { network } : { domain }).filter((v) => v.value !== q)
  const below = (v: string) => v.endsWith(`.${q}`)
  const list = (label: string, of: { value: string; n: number }[]) =>
    of.length > 0 && (
      <div>
        <div className="small quiet">{label}</div>
        <ul className="items small">
          {of.slice(0, MOST).map((v) => (
            <li key={v.value} className="line">
              <Seen value={v.value} /> <span className="quiet">{t('ui.observable.around.events', { n: v.n })}</span>
            </li>
          ))}
        </ul>
        {of.length > MOST && <p className="small quiet">{t('ui.vuln.and_more', { n: of.length - MOST })}</p>}
      </div>
    )
  return (
    <Box title={t('ui.observable.around')}>
      <div className="stack tight">
        {held.length > 0 && (
          <div>
            <div className="small quiet">{t('ui.observable.around.networks')}</div>
            <ul className="items small">
              {held.map((h) => (
                <li key={h.value + h.ref}>
                  <Seen value={h.value} /> <a {...link(`organisations/${h.ref}`)}>{h.name}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
        {wide && (
          <Shown query={near}>
            {(d) => {
              const all = values(d.items)
              return (
                <>
                  {!network && list(t('ui.observable.around.below'), all.filter((v) => below(v.value)))}
                  {list(network ? t('ui.observable.around.network', { network }) : t('ui.observable.around.beside', { domain }), network ? all : all.filter((v) => !below(v.value)))}
                  {all.length === 0 && <p className="empty small">{t('ui.observable.around.nothing', { of: wide })}</p>}
                  {d.next && <p className="small quiet">{t('ui.observable.around.newest', { n: d.items.length, of: wide })}</p>}
                </>
              )
            }}
          </Shown>
        )}
      </div>
    </Box>
  )
}
