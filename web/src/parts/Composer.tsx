// Composer - a note to the team and a reply to the reporter are two boxes of different look; a draft survives a closed tab
import { Button, Paper, SegmentedControl, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../api'
import { Wrong } from '../bits'

export function Composer({ id, tab, setTab }: { id: string; tab: 'note' | 'reply'; setTab: (t: 'note' | 'reply') => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const place = `draft:${id}:${tab}`
  const [text, setText] = useState('')
  useEffect(() => setText(localStorage.getItem(place) ?? ''), [place])
  const write = (v: string) => {
    setText(v)
    if (v) localStorage.setItem(place, v)
    else localStorage.removeItem(place)
  }
  const send = useMutation({
    mutationFn: () => post(`/records/${id}/${tab === 'note' ? 'notes' : 'replies'}`, { body: text }),
    onSuccess: () => {
      write('')
      queries.invalidateQueries()
    },
  })
  return (
    <Paper withBorder p="sm" className={`noprint ${tab}`} component="section" aria-label={t('ui.composer')}>
      <SegmentedControl
        value={tab}
        onChange={(v) => setTab(v as 'note' | 'reply')}
        aria-label={t('ui.composer')}
        data={[
          { value: 'note', label: t('ui.composer.note') },
          { value: 'reply', label: t('ui.composer.reply') },
        ]}
      />
      <Textarea
        id="composer"
        mt="xs"
        autosize
        minRows={3}
        label={tab === 'note' ? t('ui.composer.note') : t('ui.composer.reply')}
        value={text}
        onChange={(e) => write(e.currentTarget.value)}
        onKeyDown={(e) => (e.ctrlKey || e.metaKey) && e.key === 'Enter' && text.trim() && send.mutate()}
      />
      <Text size="sm" my="xs">
        {tab === 'note' ? t('ui.composer.note.who') : t('ui.composer.reply.who')}
      </Text>
      <Wrong error={send.error} />
      <Button loading={send.isPending} disabled={!text.trim()} onClick={() => send.mutate()}>
        {tab === 'note' ? t('ui.composer.note.send') : t('ui.composer.reply.send')}
      </Button>
    </Paper>
  )
}
