// Outbox - every message before it leaves, and what became of it
import { Button, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, type Outgoing, post } from '../api'
import { say, Shown, Wrong } from '../bits'
import { deskOf, useMay, useMe } from '../me'
import { Chip } from '../parts/ListTools'
import { MessageLine } from '../parts/MessageLine'
import { go, usePath } from '../router'

const states = ['held', 'queued', 'sent', 'failed', 'unknown', 'cancelled']

export default function Outbox() {
  const { t } = useTranslation()
  const me = useMe()
  const may = useMay()
  const queries = useQueryClient()
  const state = new URLSearchParams(usePath().split('?')[1] ?? '').get('state') ?? 'held'
  const q = useQuery({ queryKey: ['outbox', state], queryFn: () => get<{ messages: Outgoing[] }>(`/outbox?state=${state}`) })
  const all = useMutation({
    mutationFn: async () => {
      let n = 0
      for (const team of deskOf(me)) n += (await post<{ released: number }>('/outbox/release', { team })).released
      return n
    },
    onSuccess: (n) => {
      queries.invalidateQueries({ queryKey: ['outbox'] })
      say({ text: t('ui.outbox.released_n', { n }) })
    },
  })
  const n = q.data?.messages.length ?? 0
  return (
    <div className="stack">
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <Title order={1} size="h3">
          {t('ui.nav.outbox')}
        </Title>
        {state === 'held' && n > 0 && may('release') && (
          <Button variant="default" loading={all.isPending} onClick={() => confirm(t('ui.outbox.release_all.sure', { n })) && all.mutate()}>
            {t('ui.outbox.release_all')}
          </Button>
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form */}
      <div className="chips" role="group" aria-label={t('ui.filters')}>
        {states.map((s) => (
          <Chip key={s} on={s === state} set={() => go(`outbox?state=${s}`, true)}>
            {t(`ui.outbox.state.${s}`)}
          </Chip>
        ))}
      </div>
      <Wrong error={all.error} />
      <Shown query={q} empty={(d) => (d.messages.length ? undefined : <p className="empty box">{t('ui.outbox.empty')}</p>)}>
        {(d) => (
          <ul className="items box">
            {d.messages.map((m) => (
              <MessageLine key={m.id} m={m} />
            ))}
          </ul>
        )}
      </Shown>
    </div>
  )
}
