// Organisations - the list of the constituency
import { TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Item, type Page } from '../api'
import { Shown, State } from '../bits'
import { useRows } from '../parts/ListTools'
import { link } from '../router'

export default function Organisations() {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const q = useQuery({ queryKey: ['organisations', words], queryFn: () => get<Page<Item>>(`/organisations?limit=200${words ? `&q=${encodeURIComponent(words)}` : ''}`) })
  const items = q.data?.items ?? []
  const rows = useRows(items, (o) => `organisations/${o.ref}`)
  return (
    <div className="stack">
      <Title order={1} size="h3">
        {t('ui.nav.organisations')}
      </Title>
      <TextInput label={t('ui.filter')} value={words} onChange={(e) => setWords(e.currentTarget.value)} maw="24rem" />
      <Shown query={q} empty={(d) => (d.items.length ? undefined : <p className="empty">{t('ui.org.empty')}</p>)}>
        {(d) => (
          <table className="rows">
            <thead>
              <tr>
                <th scope="col">{t('ui.org.name')}</th>
                <th scope="col">{t('ui.col.state')}</th>
              </tr>
            </thead>
            <tbody>
              {d.items.map((o) => (
                <tr key={o.id} data-row={o.id} data-at={rows.at === o.id}>
                  <td>
                    <a {...link(`organisations/${o.ref}`, () => rows.opened(o))}>{o.title}</a>
                  </td>
                  <td>
                    <State state={o.state} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Shown>
    </div>
  )
}
