// Organisation - one organisation: head with its place, contacts, assets, technologies
import { useQuery } from '@tanstack/react-query'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Item } from '../api'
import { Box, Shown, State, Tlp } from '../bits'

type Row = Record<string, string | number | boolean | null>
function Rows({ id, what, show }: { id: string; what: string; show: (r: Row) => ReactNode }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: [what, id], queryFn: () => get<Record<string, Row[]>>(`/organisations/${id}/${what}`) })
  return (
    <Box title={t(`ui.org.${what}`)}>
      <Shown query={q} empty={(d) => (d[what]?.length ? undefined : <p className="empty">{t(`ui.org.${what}.empty`)}</p>)}>
        {(d) => (
          <ul className="items">
            {d[what].map((r) => (
              <li key={String(r.id)}>{show(r)}</li>
            ))}
          </ul>
        )}
      </Shown>
    </Box>
  )
}

export default function Organisation({ id }: { id: string }) {
  const q = useQuery({ queryKey: ['organisation', id], queryFn: () => get<Item>(`/organisations/${encodeURIComponent(id)}`) })
  return (
    <>
      {q.error && !q.data && <h1 className="hide">{id}</h1>}
      <Shown query={q}>
        {(o) => (
          <div className="stack">
            <div className="head">
              <div className="line">
                <b className="mono">{o.ref}</b>
                <Tlp tlp={o.tlp} />
                <State state={o.state} />
              </div>
              <h1>{o.title}</h1>
            </div>
            <div className="cols">
              <Rows id={o.id} what="contacts" show={(r) => `${r.name}`} />
            </div>
          </div>
        )}
      </Shown>
    </>
  )
}
