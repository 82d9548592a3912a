// RoutedLine - something that was routed to us: accept in one click, return with words
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post, type Routed } from '../api'
import { Due, say, State, Wrong } from '../bits'
import { link, pathOf } from '../router'

export function RoutedLine({ r }: { r: Routed }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [why, setWhy] = useState<string | null>(null)
  const act = useMutation({
    mutationFn: (a: { verb: string; text?: string }) => post(`/parts/${r.part}/acts/${a.verb}`, a.text ? { text: a.text } : {}),
    onSuccess: (_, a) => {
      queries.invalidateQueries()
      say({ text: t(a.verb === 'accept' ? 'ui.accept.done' : a.verb === 'refuse' ? 'ui.return.done' : 'ui.acknowledge.done', { ref: r.ref }) })
    },
  })
  return (
    <li>
      <a {...link(pathOf(r.kind, r.ref))}>{r.title}</a>
      <div className="line small">
        <span className="mono quiet">{r.ref}</span>
        <span className="quiet">
          {t('ui.to')} {r.to}
        </span>
        <State state={r.state} />
        <Due at={r.due_at} />
      </div>
      <div className="acts noprint" style={{ marginBlockStart: '0.4rem' }}>
        <Button size="compact-sm" loading={act.isPending} onClick={() => act.mutate({ verb: 'accept' })}>
          {t('ui.accept')}
        </Button>
        <Button size="compact-sm" variant="default" aria-expanded={why !== null} onClick={() => setWhy(why === null ? '' : null)}>
          {t('ui.return')}
        </Button>
      </div>
      {why !== null && (
        <form
          className="line"
          style={{ marginBlockStart: '0.4rem', alignItems: 'end' }}
          onSubmit={(e) => {
            e.preventDefault()
            act.mutate({ verb: 'refuse', text: why })
          }}
        >
          <TextInput label={t('ui.return.why')} data-autofocus value={why} onChange={(e) => setWhy(e.currentTarget.value)} required style={{ flex: 1, minInlineSize: '12rem' }} />
          <Button type="submit">{t('ui.return.send')}</Button>
        </form>
      )}
      <Wrong error={act.error} />
    </li>
  )
}
