// Alert - being written: one page with live numbers; sent: the ledger; for a recipient: the text and one button
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type Alert, call } from '../api'
import { Shown } from '../bits'
import { useMe } from '../me'
import { AlertCompose } from '../parts/AlertCompose'
import { AlertLedger } from '../parts/AlertLedger'
import { AlertReader } from '../parts/AlertReader'

export default function AlertPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const me = useMe()
  const fresh = id === 'new'
  const q = useQuery({ queryKey: ['alert', id], queryFn: () => call<Alert>('GET', `/alerts/${encodeURIComponent(id)}`), enabled: !fresh })
  const r = q.data?.data
  useEffect(() => {
    document.title = r ? `${r.ref} ${r.title}` : t('ui.alert.new')
    return () => {
      document.title = 'Rabta'
    }
  }, [r, t])
  if (fresh) return <AlertCompose />
  return (
    <>
      {q.error && !q.data && <h1 className="hide">{id}</h1>}
      <Shown query={q}>
        {({ data, etag }) => {
          if (!me.seats.some((s) => s.place === data.team)) return <AlertReader a={data} />
          if (!data.sent_at && data.state !== 'closed') return <AlertCompose key={data.id} a={data} etag={etag ?? ''} />
          return <AlertLedger a={data} />
        }}
      </Shown>
    </>
  )
}
