// ActDialog - what an act needs: a reason by one digit, a text for the other side exactly as it will be read, a target, a
// date. Everything that can be known is filled in, so that Enter is enough.
import { Button, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Act, post, type Rec } from '../api'
import { say, Wrong } from '../bits'
import { useKeys } from '../keys'
import { useMe } from '../me'
import { zoned } from '../text'
import { ReporterSees } from './ReporterSees'
import { Targets, Ways } from './Targets'

const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10)

// a radio for each reason; its digit chooses it, Enter sends
function Reasons({ codes, code, pick, needed }: { codes: string[]; code: string | null; pick: (c: string) => void; needed: boolean }) {
  const { t } = useTranslation()
  useKeys(Object.fromEntries(codes.map((c, i) => [String((i + 1) % 10), i < 10 && (() => pick(c))])), true)
  return (
    <fieldset className="reasons">
      <legend>
        {t('ui.reason')}
        {needed ? '' : ` (${t('ui.optional')})`}
      </legend>
      {codes.map((c, i) => (
        <label key={c}>
          <input data-autofocus={i === 0 || undefined} type="radio" name="reason" value={c} checked={code === c} onChange={() => pick(c)} />
          {i < 10 && <kbd>{(i + 1) % 10}</kbd>}
          <span>{t(`ui.code.${c}`, c)}</span>
        </label>
      ))}
    </fieldset>
  )
}

// what the reporter reads is proposed in the reporter's language; its catalogue is fetched when it is needed
export function useWordsOf(language: string) {
  const { t } = useTranslation()
  const [other, setOther] = useState<Record<string, string> | null>(null)
  const needed = language.startsWith('ur')
  useEffect(() => {
    if (needed) import('../../../i18n/ur.json').then((m) => setOther(m.default))
  }, [needed])
  return (key: string) => (needed ? (other?.[key] ?? '') : t(key, ''))
}

export function ActDialog({ r, act, close }: { r: Rec; act: Act; close: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const queries = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const words = useWordsOf(r.language)
  const usual = (c: string | null) => words(c ? `ui.template.${act.verb}.${c}` : `ui.template.${act.verb}`) || words(`ui.template.${act.verb}`)
  const only = act.codes.length === 1 ? act.codes[0] : null
  const [code, setCode] = useState<string | null>(only)
  const [text, setText] = useState(() => (act.needs_text || act.needs_target ? usual(only) : ''))
  const [touched, setTouched] = useState(false)
  // words that the hub has ready for this one go before the usual ones
  const [readyWords, setReady] = useState('')
  const proposed = act.needs_text || act.needs_target ? readyWords || usual(code) : ''
  // a catalogue that comes late fills in what nobody wrote yet
  useEffect(() => {
    if (!touched && proposed) setText(proposed)
  }, [touched, proposed])
  const [note, setNote] = useState('')
  const [target, setTarget] = useState<string | null>(null)
  const toward = useCallback((to: string | null, as: string, ready: string) => {
    setTarget(to)
    setCode(as)
    setReady(ready)
  }, [])
  const [until, setUntil] = useState(act.needs_until ? day(14) : '')
  const ready = (!act.needs_code || code) && (!act.needs_text || text.trim()) && (!act.needs_target || target) && (!act.needs_until || until)
  const send = useMutation({
    mutationFn: () =>
      post(`/records/${r.id}/acts/${act.verb}`, {
        ...(code ? { code } : {}),
        ...(text.trim() ? { text } : {}),
        ...(note.trim() ? { note } : {}),
        ...(target ? { target } : {}),
        ...(until ? { until: zoned(me.zone, until, 9) } : {}),
      }),
    onSuccess: () => {
      queries.invalidateQueries()
      close()
      say({ text: t('ui.done', { what: t(`ui.act.${act.verb}`, act.verb) }) })
    },
  })
  const submit = (e?: FormEvent) => {
    e?.preventDefault()
    if (ready && !send.isPending) send.mutate()
  }
  const pick = (c: string) => {
    setCode(c)
    if (!touched) setText(usual(c))
  }
  // from anywhere but a text, Enter does it
  useKeys({ Enter: () => submit() }, true)
  const route = act.needs_target
  return (
    <Modal opened onClose={close} title={t(`ui.act.${act.verb}`, act.verb)} size="lg" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form ref={form} onSubmit={submit}>
        <Stack gap="sm">
          <p className="quiet" style={{ margin: 0 }}>
            {act.doc}.
          </p>
          {route && r.kind === 'report' && <Ways r={r} value={target} set={toward} />}
          {route && r.kind !== 'report' && <Targets r={r} value={target} set={setTarget} />}
          {act.codes.length > 1 && !route && <Reasons codes={act.codes} code={code} pick={pick} needed={act.needs_code} />}
          {act.needs_until && <TextInput type="date" label={t('ui.until.date')} required min={day(1)} value={until} onChange={(e) => setUntil(e.currentTarget.value)} />}
          <Textarea
            label={route ? t('ui.text.target') : t('ui.text.reporter')}
            description={route ? t('ui.text.target.hint') : act.needs_text ? t('ui.text.reporter.hint') : t('ui.text.reporter.optional')}
            autosize
            minRows={3}
            maxRows={14}
            required={act.needs_text}
            dir="auto"
            value={text}
            onChange={(e) => {
              setText(e.currentTarget.value)
              setTouched(true)
            }}
            onKeyDown={(e) => (e.ctrlKey || e.metaKey) && e.key === 'Enter' && submit()}
          />
          {!route && r.kind === 'report' && <ReporterSees state={act.to || r.state} after code={code} />}
          <details>
            <summary>{t('ui.text.note')}</summary>
            <Textarea aria-label={t('ui.text.note')} autosize mt={4} value={note} onChange={(e) => setNote(e.currentTarget.value)} />
          </details>
          <Wrong error={send.error} />
          <div className="acts">
            <Button type="submit" loading={send.isPending} disabled={!ready} data-autofocus={act.codes.length > 1 && !route ? undefined : true}>
              {t(`ui.act.${act.verb}`, act.verb)}
            </Button>
            <Button variant="default" onClick={close}>
              {t('ui.cancel')}
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  )
}
