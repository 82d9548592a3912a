// RecordList - what the lists of records have in common: what is asked stands in the address, filters are chips, and each row is
// a reference, a title that leads to its page, and what its kind shows beside
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Shown } from '../bits'
import { go, link, usePath } from '../router'
import { Chip, More, useList, useRows } from './ListTools'

export function useAsked(path: string, filters: string[]) {
  const params = new URLSearchParams(usePath().split('?')[1] ?? '')
  const wanted = new URLSearchParams()
  for (const k of filters) if (params.get(k)) wanted.set(k, params.get(k) as string)
  const chip = (k: string, v: string, label: string) => (
    <Chip
      key={k + v}
      on={params.get(k) === v}
      set={(on) => {
        const n = new URLSearchParams(params)
        if (on) n.set(k, v)
        else n.delete(k)
        go(`${path}?${n}`, true)
      }}
    >
      {label}
    </Chip>
  )
  return { query: wanted.toString(), chip }
}

// columns whose cells are a number or a day alone
const bare = ['sent', 'answer_by', 'revision', 'published', 'version', 'issued', 'received', 'embargo']

type Row = { id: string; ref: string; title: string; direction: string }

// columns: their names in the catalogue, of which `ref` and the title's come first; cells: what stands in the others
export function RecordTable<T extends Row>({ path, query, columns, cells, empty }: { path: string; query: string; columns: string[]; cells: (r: T) => ReactNode[]; empty: ReactNode }) {
  const { t } = useTranslation()
  const { list, items } = useList<T>(path, query)
  const rows = useRows(items, (r) => `${path}/${r.ref}`)
  return (
    <>
      <Shown query={list} empty={() => (items.length ? undefined : <div className="box">{empty}</div>)}>
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
                      <a {...link(`${path}/${r.ref}`, () => rows.opened(r))} dir={r.direction}>
                        {r.title}
                      </a>
                    </td>
                    {cells(r).map((cell, i) => (
                      <td key={columns[i + 2]} className="narrow" title={bare.includes(columns[i + 2]) ? t(`ui.col.${columns[i + 2]}`) : undefined}>
                        {cell}
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
    </>
  )
}
