// NewReport - a report that came by telephone or at the door, or one's own; four things, the rest on its page. Who works no desk
// cannot change it there: his own number for it is asked here
import { Button, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post, type Report } from '../api'
import { Wrong } from '../bits'
import { useMay } from '../me'
import { go } from '../router'

export default function NewReport({ close, about = '' }: { close: () => void; about?: string }) {
  const { t } = useTranslation()
  const may = useMay()
  const site = /^https?:|\./.test(about)
  const [f, setF] = useState({ title: '', product: site ? '' : about, site: site ? about : '', description: '', reproduction: '', tracking: '' })
  const set = (k: keyof typeof f) => (e: { currentTarget: { value: string } }) => setF({ ...f, [k]: e.currentTarget.value })
  const send = useMutation({
    mutationFn: () => post<Report>('/reports', Object.fromEntries(Object.entries(f).filter(([, v]) => v))),
    onSuccess: (r) => {
      close()
      go(`reports/${r.ref}`)
    },
  })
  const submit = (e: FormEvent) => {
    e.preventDefault()
    send.mutate()
  }
  return (
    <Modal opened onClose={close} title={t('ui.new')} size="lg" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput label={t('ui.col.title')} data-autofocus required minLength={3} maxLength={200} value={f.title} onChange={set('title')} />
          <TextInput label={t('ui.fact.product')} value={f.product} onChange={set('product')} />
          <TextInput label={t('ui.fact.site')} description={t('ui.fact.site.hint')} value={f.site} onChange={set('site')} />
          <Textarea label={t('ui.found')} required autosize minRows={4} value={f.description} onChange={set('description')} />
          <Textarea label={t('ui.reproduction')} autosize minRows={2} value={f.reproduction} onChange={set('reproduction')} />
          {!may('desk') && <TextInput label={t('public.form.tracking')} description={t('public.form.tracking_hint')} maxLength={200} value={f.tracking} onChange={set('tracking')} />}
          <Wrong error={send.error} />
          <Button type="submit" loading={send.isPending}>
            {t('ui.new.send')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
