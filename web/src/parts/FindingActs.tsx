// FindingActs - what is said of a finding, or of all of one problem; each answer with a way back
import { Button, Menu, Modal, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FindingAnswer, post } from '../api'
import { useChange } from '../admin/bits'
import { say, Wrong } from '../bits'

type What = Pick<FindingAnswer, 'findings'> | Pick<FindingAnswer, 'classification' | 'identifier' | 'organisation'>
const asks = ['accept', 'mute', 'help', 'not-ours']
const quick = ['fixed', 'not-ours']

function Ask({ act, name, busy, error, close, done }: { act: string; name: string; busy: boolean; error: unknown; close: () => void; done: (more: { note: string; until?: string }) => void }) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const [day, setDay] = useState('')
  return (
    <Modal opened onClose={close} title={`${t(`public.finding.act.${act}`)}: ${name}`} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        className="stack tight"
        onSubmit={(e) => {
          e.preventDefault()
          done({ note, ...(day ? { until: `${day}T23:59:59Z` } : {}) })
        }}
      >
        {(act === 'accept' || act === 'mute') && <TextInput type="date" label={t('public.finding.day')} required={act === 'accept'} value={day} onChange={(e) => setDay(e.currentTarget.value)} />}
        <Textarea label={t('public.finding.note')} autosize minRows={2} maxLength={2000} value={note} onChange={(e) => setNote(e.currentTarget.value)} />
        <div>
          <Button type="submit" loading={busy}>
            {t(`public.finding.act.${act}`)}
          </Button>
        </div>
        <Wrong error={error} />
      </form>
    </Modal>
  )
}

export function FindingActs({ acts, undo, what, name, small, all }: { acts: string[]; undo?: boolean; what: What; name: string; small?: boolean; all?: boolean }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState<string | null>(null)
  const back = useChange((w: What) => post<FindingAnswer>('/findings/act', { act: 'undo', ...w }), (r) => say({ text: t('ui.finding.taken_back', { n: r.changed }) }))
  const change = useChange(
    (v: { act: string; note?: string; until?: string }) => post<FindingAnswer>('/findings/act', { ...v, ...what }),
    (r, v) => {
      setAsking(null)
      say({ text: t('ui.finding.said', { n: r.changed, act: t(`public.finding.act.${v.act}`) }), undo: () => back.mutate(what), seconds: 12 })
    },
  )
  const size = small ? 'compact-xs' : 'compact-sm'
  const label = (a: string) => (all ? t('ui.finding.all', { act: t(`public.finding.act.${a}`) }) : t(`public.finding.act.${a}`))
  const run = (a: string) => (asks.includes(a) && !(a === 'not-ours' && !all) ? setAsking(a) : change.mutate({ act: a }))
  const rest = acts.filter((a) => !quick.includes(a))
  return (
    <span className="line noprint">
      {quick
        .filter((a) => acts.includes(a))
        .map((a) => (
          <Button key={a} size={size} variant={a === 'fixed' ? 'filled' : 'default'} loading={change.isPending} aria-label={`${label(a)}: ${name}`} onClick={() => run(a)}>
            {label(a)}
          </Button>
        ))}
      {undo && (
        <Button size={size} variant="default" loading={back.isPending} aria-label={`${t('ui.undo')}: ${name}`} onClick={() => back.mutate(what)}>
          {t('ui.undo')}
        </Button>
      )}
      {rest.length > 0 && (
        <Menu>
          <Menu.Target>
            <Button size={size} variant="default" aria-label={`${t('ui.finding.more')}: ${name}`}>
              {t('ui.finding.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map((a) => (
              <Menu.Item key={a} onClick={() => run(a)}>
                {label(a)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {asking && <Ask act={asking} name={name} busy={change.isPending} error={change.error} close={() => setAsking(null)} done={(more) => change.mutate({ act: asking, ...more })} />}
      {!asking && <Wrong error={change.error ?? back.error} />}
    </span>
  )
}
