// Presence - who else looks at this or writes; absent where the hub does not tell
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { absent, type Other, post } from '../api'

export function Presence({ id, writing }: { id: string; writing: boolean }) {
  const { t } = useTranslation()
  const q = useQuery({
    queryKey: ['presence', id],
    queryFn: () => post<{ others: Other[] }>(`/records/${id}/presence`, { writing: now.current }),
    refetchInterval: (s) => (absent(s.state.error) ? false : 20_000),
    retry: false,
  })
  const now = useRef(writing)
  const { refetch, error } = q
  useEffect(() => {
    if (now.current === writing) return
    now.current = writing
    if (!absent(error)) refetch()
  }, [writing, refetch, error])
  const others = q.data?.others ?? []
  return (
    <div role="status" aria-live="polite">
      {others.length > 0 && (
        <p className="seen small" style={{ margin: '0.5rem 0 0', borderColor: 'var(--note-edge)', background: 'var(--note)' }}>
          {others.map((o) => t(o.writing ? 'ui.presence.writes' : 'ui.presence.looks', { name: o.name })).join(' ')}
        </p>
      )}
    </div>
  )
}
