// Bulk - one thing done to many: assign, label, or an act that closes them, with its reason; what failed is named
import { Button, Modal, Select, Stack, TagsInput, Text, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Act, type Bulk as Done, get, type Item, post } from '../api'
import { say, Wrong } from '../bits'
import { useMe, useMembers } from '../me'

function Failed({ done }: { done: Done }) {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('ui.bulk.some', { done: done.done, n: done.done + done.failed.length })}</p>
      <ul>
        {done.failed.map((f) => (
          <li key={f.record}>
            <b>{f.ref || f.record}</b>: {f.detail}
          </li>
        ))}
      </ul>
    </>
  )
}

// all of one team, or nobody can be assigned to all of them
function Form({ items, what, close }: { items: Item[]; what: 'assign' | 'label' | 'decline' | 'close'; close: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const queries = useQueryClient()
  const team = items.every((i) => i.team === items[0].team) ? items[0].team : null
  const people = useMembers(team, what === 'assign')
  const acts = useQuery({ queryKey: ['acts', items[0].id], queryFn: () => get<{ acts: Act[] }>(`/records/${items[0].id}/acts`), enabled: what === 'decline' || what === 'close' })
  const codes = acts.data?.acts.find((a) => a.verb === what)?.codes ?? []
  const [assignee, setAssignee] = useState<string | null>(me.id)
  const [labels, setLabels] = useState<string[]>([])
  const [code, setCode] = useState<string | null>(null)
  const [text, setText] = useState('')
  const send = useMutation({
    mutationFn: () =>
      post<Done>('/bulk', {
        records: items.map((i) => i.id),
        act: what,
        ...(what === 'assign' ? { assignee } : what === 'label' ? { labels } : { code, text }),
      }),
    onSuccess: (d) => {
      queries.invalidateQueries()
      if (d.failed.length) return
      close()
      say({ text: t('ui.bulk.done', { n: d.done }) })
    },
  })
  const closing = what === 'decline' || what === 'close'
  const ready = what === 'assign' || (what === 'label' ? labels.length > 0 : code && text.trim())
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (ready) send.mutate()
  }
  const pick = (c: string | null) => {
    setCode(c)
    if (c) setText(t(`ui.template.${what}.${c}`, t(`ui.template.${what}`)))
  }
  return (
    <Modal opened onClose={close} title={t(`ui.bulk.${what}`, { n: items.length })} size="lg" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      {send.data?.failed.length ? (
        <Failed done={send.data} />
      ) : (
        <form onSubmit={submit}>
          <Stack>
            {what === 'assign' && (
              <Select
                label={t('ui.assignee')}
                data-autofocus
                value={assignee}
                onChange={setAssignee}
                clearable
                placeholder={t('ui.assignee.nobody')}
                data={[{ value: me.id, label: t('ui.assignee.me') }, ...people.filter((p) => p.id !== me.id).map((p) => ({ value: p.id, label: p.name }))]}
              />
            )}
            {what === 'label' && <TagsInput label={t('ui.labels')} data-autofocus value={labels} onChange={setLabels} />}
            {closing && <Select label={t('ui.reason')} data-autofocus required value={code} onChange={pick} data={codes.map((c) => ({ value: c, label: t(`ui.code.${c}`, c) }))} />}
            {closing && <Textarea label={t('ui.text.reporter')} description={t('ui.bulk.each')} required autosize minRows={3} value={text} onChange={(e) => setText(e.currentTarget.value)} />}
            <Wrong error={send.error} />
            <Button type="submit" disabled={!ready} loading={send.isPending}>
              {t(`ui.bulk.${what}`, { n: items.length })}
            </Button>
          </Stack>
        </form>
      )}
    </Modal>
  )
}

export function Bulk({ items, clear }: { items: Item[]; clear: () => void }) {
  const { t } = useTranslation()
  const [what, setWhat] = useState<'assign' | 'label' | 'decline' | 'close' | null>(null)
  const close = () => {
    setWhat(null)
    clear()
  }
  return (
    <section className="bulk noprint line" aria-label={t('ui.bulk')}>
      <Text component="span" fw={600}>
        {t('ui.marked', { n: items.length })}
      </Text>
      {(['assign', 'label', 'decline', 'close'] as const).map((w) => (
        <Button key={w} size="compact-sm" variant="default" onClick={() => setWhat(w)}>
          {t(`ui.bulk.verb.${w}`)}
        </Button>
      ))}
      <Button size="compact-sm" variant="subtle" onClick={clear}>
        {t('ui.mark.none')}
      </Button>
      {what && <Form items={items} what={what} close={close} />}
    </section>
  )
}
