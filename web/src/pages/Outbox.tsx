// Outbox - every message before it leaves, and what became of it
import { Button, Title } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Outgoing, post } from '../api'
import { say, Shown, Wrong } from '../bits'
import { useKeys } from '../keys'
import { deskOf, useMay, useMe } from '../me'
import { Chip, More, useRows } from '../parts/ListTools'
import { MessageLine, useRelease } from '../parts/MessageLine'
import { OutboxPreview } from '../parts/OutboxPreview'
import { go, link, usePath } from '../router'

const states = ['held', 'queued', 'sent', 'failed', 'bounced', 'unknown', 'cancelled', 'exercise']
const PAGE = 50

export default function Outbox() {
  const { t } = useTranslation()
  const me = useMe()
  const may = useMay()
  const queries = useQueryClient()
  const asked = new URLSearchParams(usePath().split('?')[1] ?? '')
  // one message by its address, whatever its state
  const one = asked.get('message')
  const state = one ? '' : (asked.get('state') ?? 'held')
  const which = one ? `id=${encodeURIComponent(one)}` : `state=${state}`
  const list = useInfiniteQuery({
    queryKey: ['outbox', 'pages', which],
    initialPageParam: '',
    queryFn: ({ pageParam }) => get<{ messages: Outgoing[] }>(`/outbox?${which}&limit=${PAGE}${pageParam ? `&before=${pageParam}` : ''}`),
    getNextPageParam: (l) => (l.messages.length === PAGE ? l.messages[PAGE - 1].id : null),
  })
  const messages = list.data?.pages.flatMap((p) => p.messages) ?? []
  const [shown, setShown] = useState<Outgoing | null>(null)
  const rows = useRows(messages, null, setShown)
  useKeys({ p: rows.at !== null && (() => setShown(messages.find((m) => m.id === rows.at) ?? null)) })
  const release = useRelease()
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
  const n = messages.length
  return (
    <div className="stack">
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <Title order={1} size="h3">
          {t('ui.nav.outbox')}
        </Title>
        <div className="line">
          <a {...link('outbox/rules')}>{t('ui.outbox.rules')}</a>
          {state === 'held' && n > 0 && may('release') && (
            <Button variant="default" loading={all.isPending} onClick={() => confirm(t(list.hasNextPage ? 'ui.outbox.release_all.sure_more' : 'ui.outbox.release_all.sure', { n })) && all.mutate()}>
              {t('ui.outbox.release_all')}
            </Button>
          )}
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form */}
      <div className="chips" role="group" aria-label={t('ui.filters')}>
        {states.map((s) => (
          <Chip key={s} on={s === state} set={() => go(`outbox?state=${s}`, true)}>
            {t(`ui.outbox.state.${s}`)}
          </Chip>
        ))}
      </div>
      <Wrong error={all.error ?? release.error} />
      <Shown query={list} empty={() => (n ? undefined : <p className="empty box">{t(one ? 'ui.not_there.text' : 'ui.outbox.empty')}</p>)}>
        {() => (
          <>
            <ul className="items box mails">
              {messages.map((m) => (
                <MessageLine key={m.id} m={m} at={m.id === rows.at} look={setShown} />
              ))}
            </ul>
            <More list={list} />
          </>
        )}
      </Shown>
      {shown && <OutboxPreview m={shown} close={() => setShown(null)} release={shown.state === 'held' && may('release') ? () => release.mutate({ m: shown, verb: 'release' }) : undefined} />}
    </div>
  )
}
