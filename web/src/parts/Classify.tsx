// Classify - what a message is, by one key: the acts, the record it belongs to, and noise by rule
import { Button, Menu, Modal, Stack, TextInput } from '@mantine/core'
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Hit, type Message, post } from '../api'
import { say, State, Wrong } from '../bits'
import { useMe } from '../me'
import { go, pathOf } from '../router'

// the record it belongs to: proposed by the words of its subject, or found by what one types
export function BelongsTo({ m, close, back }: { m: { id: string; title: string; ref: string }; close: (done: boolean) => void; back?: (id: string) => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const named = m.title.match(/[A-Z]{2,}-[A-Z]{2,3}-\d{4}-\d+/)?.[0]
  const [words, setWords] = useState(named ?? '')
  const asked = words.trim() || m.title.split(/\s+/).filter((w) => w.length > 3).slice(0, 3).join(' ')
  const q = useQuery({ queryKey: ['search', 'belongs', asked], queryFn: () => get<{ hits: Hit[] }>(`/search?limit=12&q=${encodeURIComponent(asked)}`), enabled: asked.length > 1 })
  const hits = [...new Map((q.data?.hits ?? []).filter((h) => h.record !== m.id && h.kind !== 'organisation').map((h) => [h.record, h])).values()].slice(0, 6)
  const send = useMutation({
    mutationFn: (target: string) => post(`/records/${m.id}/acts/attach`, { target }),
    onSuccess: (_, target) => {
      queries.invalidateQueries()
      const h = hits.find((x) => x.record === target)
      say({ text: t('ui.inbox.attached', { ref: h?.ref ?? target }), undo: () => undone(m.id, queries, back) })
      close(true)
    },
  })
  return (
    <Modal opened onClose={() => close(false)} title={t('ui.act.attach')} size="lg" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          if (hits[0]) send.mutate(hits[0].record ?? '')
        }}
      >
        <Stack gap="sm">
          <TextInput label={t('ui.inbox.belongs')} description={t('ui.inbox.belongs.hint')} data-autofocus value={words} onChange={(e) => setWords(e.currentTarget.value)} />
          {q.data && hits.length === 0 && <p className="empty small">{t('ui.search.none')}</p>}
          <ul className="items">
            {hits.map((h, i) => (
              <li key={h.record} className="line" style={{ justifyContent: 'space-between' }}>
                <span>
                  <b className="mono">{h.ref}</b> {h.title} <State state={h.state} />
                </span>
                <Button size="compact-sm" variant={i === 0 ? 'filled' : 'default'} loading={send.isPending && send.variables === h.record} onClick={() => send.mutate(h.record ?? '')}>
                  {t('ui.inbox.attach_here')}
                </Button>
              </li>
            ))}
          </ul>
          <Wrong error={send.error} />
        </Stack>
      </form>
    </Modal>
  )
}

// taken back: it is in the list again before whoever shows it hears of it
const undone = (id: string, queries: QueryClient, back?: (id: string) => void) =>
  post(`/records/${id}/acts/reopen`, {})
    .then(() => queries.invalidateQueries())
    .then(() => back?.(id))

// what is made of it is taken by whoever classified it; back: what is done with one that was taken back
export function useClassify(back?: (id: string) => void) {
  const { t } = useTranslation()
  const me = useMe()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ id, verb, code }: { id: string; verb: string; code?: string }) => {
      await post(`/records/${id}/acts/${verb}`, code ? { code } : {})
      if (verb !== 'report' && verb !== 'incident') return null
      const became = (await get<Message>(`/messages/${id}`)).became
      await post(`/records/${became}/assign`, { assignee: me.id })
      return await get<{ kind: string; ref: string }>(`/records/${became}`)
    },
    onSuccess: (made, { id, verb }) => {
      queries.invalidateQueries()
      if (made) say({ text: t('ui.inbox.made', { ref: made.ref }), more: { label: t('ui.open'), act: () => go(pathOf(made.kind, made.ref)) } })
      else say({ text: t(`ui.inbox.done.${verb}`), undo: () => undone(id, queries, back) })
    },
  })
}

export function ClassifyButtons({ id, address, run, belongs, busy, guess }: { id: string; address: string; run: (v: { id: string; verb: string; code?: string }) => void; belongs: () => void; busy: boolean; guess: string }) {
  const { t } = useTranslation()
  const button = (key: string, verb: string, act: () => void) => (
    <Button key={verb} size="compact-md" variant={guess === verb ? 'filled' : 'default'} disabled={busy} onClick={act}>
      {t(`ui.inbox.${verb}`)}
      <kbd aria-hidden>{key}</kbd>
    </Button>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of buttons, not a form
    <div className="acts noprint" role="group" aria-label={t('ui.inbox.what')}>
      {button('1', 'report', () => run({ id, verb: 'report' }))}
      {button('2', 'incident', () => run({ id, verb: 'incident' }))}
      {button('3', 'attach', belongs)}
      {button('4', 'data', () => run({ id, verb: 'data' }))}
      {button('5', 'noise', () => run({ id, verb: 'noise' }))}
      {address && (
        <Menu>
          <Menu.Target>
            <Button size="compact-md" variant="default" disabled={busy}>
              {t('ui.inbox.noise.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => run({ id, verb: 'noise', code: 'sender' })}>{t('ui.inbox.noise.sender', { address })}</Menu.Item>
            <Menu.Item onClick={() => run({ id, verb: 'noise', code: 'domain' })}>{t('ui.inbox.noise.domain', { domain: address.slice(address.indexOf('@')) })}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <Button size="compact-md" variant="subtle" disabled={busy} onClick={() => run({ id, verb: 'answered' })}>
        {t('ui.inbox.answered')}
      </Button>
    </div>
  )
}
