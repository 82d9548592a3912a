// Acts - the buttons of a workflow, the main one first; what is not possible now says why. A plain dialog for acts of any kind.
import { Button, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Act, post } from '../api'
import { say, Wrong } from '../bits'
import { useMe } from '../me'
import { zoned } from '../text'

const main = ['validate', 'triage', 'analyse', 'contain', 'eradicate', 'recover', 'review', 'route', 'coordinate', 'close', 'ask', 'acknowledge', 'track', 'decline', 'reopen', 'process', 'accept', 'verify', 'activate', 'notify', 'onboard', 'wake', 'resume']
const keyOf: Record<string, string> = { validate: 'v', coordinate: 'p', route: 'r', decline: 'd', ask: 'i', close: 'o' }

// where a kind has words, an order and conditions of its own: label, first, can; children stand behind its buttons
interface Has {
  acts: Act[]
  run: (a: Act) => void
  first?: string[]
  label?: (verb: string) => string
  can?: (a: Act) => boolean
  busy?: string
  children?: ReactNode
}
export function Acts({ acts, run, first = main, label, can = (a) => a.possible, busy, children }: Has) {
  const { t } = useTranslation()
  const order = (a: Act) => first.indexOf(a.verb) + 1 || 99
  const called = label ?? ((verb: string) => t(`ui.act.${verb}`, verb))
  const sorted = [...acts].sort((a, b) => order(a) - order(b))
  const possible = sorted.filter(can)
  const not = sorted.filter((a) => !can(a))
  return (
    <>
      {possible.map((a, i) => (
        <Button key={a.verb} variant={i === 0 && first.includes(a.verb) ? 'filled' : 'default'} title={a.doc} loading={busy === a.verb} onClick={() => run(a)}>
          {called(a.verb)}
          {!label && keyOf[a.verb] && <kbd aria-hidden>{keyOf[a.verb]}</kbd>}
        </Button>
      ))}
      {children}
      {not.length > 0 && (
        <details className="small">
          <summary>{t('ui.why_not')}</summary>
          <ul>
            {not.map((a) => (
              <li key={a.verb}>
                <b>{called(a.verb)}</b>: {a.why_not}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

export function ActDialog({ path, act, close }: { path: string; act: Act; close: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const queries = useQueryClient()
  const [v, setV] = useState({ code: act.codes[0] ?? '', text: '', target: '', until: '' })
  const send = useMutation({
    mutationFn: () =>
      post(path, {
        ...(v.code ? { code: v.code } : {}),
        ...(v.text ? { text: v.text } : {}),
        ...(v.target ? { target: v.target.trim() } : {}),
        ...(v.until ? { until: zoned(me.zone, v.until, 9) } : {}),
      }),
    onSuccess: () => {
      queries.invalidateQueries()
      close()
      say({ text: t('ui.done', { what: t(`ui.act.${act.verb}`, act.verb) }) })
    },
  })
  return (
    <Modal opened onClose={close} title={t(`ui.act.${act.verb}`, act.verb)} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        onSubmit={(e: FormEvent) => {
          e.preventDefault()
          send.mutate()
        }}
      >
        <Stack gap="sm">
          <p className="quiet" style={{ margin: 0 }}>
            {act.doc}.
          </p>
          {act.codes.length > 0 && <Select label={t('ui.reason')} allowDeselect={false} value={v.code} onChange={(code) => setV({ ...v, code: code ?? '' })} data={act.codes.map((c) => ({ value: c, label: t(`ui.code.${c}`, c) }))} />}
          {act.needs_target && <TextInput label={t('ui.link.target')} required value={v.target} onChange={(e) => setV({ ...v, target: e.currentTarget.value })} />}
          {act.needs_until && <TextInput type="date" label={t('ui.until.date')} required value={v.until} onChange={(e) => setV({ ...v, until: e.currentTarget.value })} />}
          <Textarea label={t('ui.act.words')} autosize minRows={3} required={act.needs_text} value={v.text} onChange={(e) => setV({ ...v, text: e.currentTarget.value })} />
          <Wrong error={send.error} />
          <Button type="submit" loading={send.isPending}>
            {t(`ui.act.${act.verb}`, act.verb)}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
