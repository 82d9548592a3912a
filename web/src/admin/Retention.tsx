// Retention - what is kept how long and where the number comes from; what is past its time, which one person proposes for
// erasing and a second one confirms
import { Button, Checkbox, Modal, NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ErasureDue, type ErasureText, get, post, put, type RetentionClass } from '../api'
import { Box, say, Shown, Time, Wrong } from '../bits'
import { useMay, useMe } from '../me'
import { link, pathOf } from '../router'
import { Form, useChange } from './bits'

const useClassName = () => {
  const { t } = useTranslation()
  return (name: string) => t(`ui.retention.class.${name}`, name)
}
export function Kept({ days }: { days: number }) {
  const { t } = useTranslation()
  return <>{days >= 730 ? t('ui.retention.years', { n: Math.round(days / 365.25), days }) : t('ui.retention.days', { n: days })}</>
}

// ---- the classes

function ClassForm({ c, close }: { c: RetentionClass; close: () => void }) {
  const { t } = useTranslation()
  const [days, setDays] = useState(c.days)
  const [source, setSource] = useState(c.source)
  const save = useChange(() => put(`/retention/${c.name}`, { days, source, revision: c.revision }), close)
  return (
    <Form save={save.mutate} busy={save.isPending} label={t('ui.save')} error={save.error}>
      <NumberInput label={t('ui.retention.form.days')} required min={1} max={c.most} allowDecimal={false} value={days} onChange={(x) => setDays(Number(x) || 1)} maw="10rem" />
      <TextInput label={t('ui.adm.source')} required minLength={3} maxLength={300} value={source} onChange={(e) => setSource(e.currentTarget.value)} />
    </Form>
  )
}

function Class({ c, keeper }: { c: RetentionClass; keeper: boolean }) {
  const { t } = useTranslation()
  const name = useClassName()(c.name)
  const [open, setOpen] = useState(false)
  return (
    <li>
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <b>{name}</b>
        <span className="chip">{t(c.how === 'itself' ? 'ui.retention.itself' : 'ui.retention.asked')}</span>
      </div>
      <div>
        <Kept days={c.days} /> {t(c.applies === 'records' ? 'ui.retention.after_closing' : 'ui.retention.after_coming')}
      </div>
      <div className="small quiet">
        {t('ui.adm.source')}: {c.source}
        {c.changed_at && (
          <>
            {' '}
            (<Time at={c.changed_at} short />)
          </>
        )}
      </div>
      <div className="small">
        {c.how === 'itself' ? (
          <>
            {t('ui.retention.next')} <Time at={c.next_at} short />
            {c.due > 0 && ` ${t('ui.retention.next.due', { n: c.due })}`}
          </>
        ) : c.due > 0 ? (
          t('ui.retention.due.of_class', { n: c.due })
        ) : (
          t('ui.retention.due.none_of_class')
        )}
      </div>
      {keeper && (
        <Button className="noprint" size="compact-sm" variant="default" mt={4} onClick={() => setOpen(!open)} aria-expanded={open} aria-label={t('ui.retention.change.of', { name })}>
          {t('ui.retention.change')}
        </Button>
      )}
      {open && <ClassForm c={c} close={() => setOpen(false)} />}
    </li>
  )
}

function NewClass() {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [days, setDays] = useState<number>(3653)
  const [source, setSource] = useState('')
  const save = useChange(
    () => put(`/retention/${encodeURIComponent(name)}`, { days, source }),
    () => {
      setName('')
      setSource('')
      say({ text: t('ui.saved') })
    },
  )
  return (
    <details>
      <summary>{t('ui.retention.new')}</summary>
      <p className="small quiet">{t('ui.retention.new.text')}</p>
      <Form save={save.mutate} busy={save.isPending} label={t('ui.retention.new.make')} error={save.error}>
        <TextInput label={t('ui.retention.new.name')} required pattern="[a-z0-9][a-z0-9\-]+" maxLength={40} value={name} onChange={(e) => setName(e.currentTarget.value)} maw="18rem" />
        <NumberInput label={t('ui.retention.form.days')} required min={1} max={36525} allowDecimal={false} value={days} onChange={(x) => setDays(Number(x) || 1)} maw="10rem" />
        <TextInput label={t('ui.adm.source')} required minLength={3} maxLength={300} value={source} onChange={(e) => setSource(e.currentTarget.value)} />
      </Form>
    </details>
  )
}

// ---- past their time

interface Told {
  done: number
  refused: { what: string; code: string; detail: string }[]
}

function Refused({ told, rows }: { told: Told | null; rows: ErasureDue[] }) {
  const { t } = useTranslation()
  if (!told?.refused.length) return null
  return (
    <div role="alert" className="wrong">
      <b>{t('ui.retention.refused', { n: told.refused.length })}</b>
      <ul style={{ margin: 0 }}>
        {told.refused.map((x) => (
          <li key={x.what}>
            {rows.find((r) => r.record === x.what || r.proposal === x.what)?.ref ?? ''} {x.detail}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Row({ r, on, set }: { r: ErasureDue; on: boolean; set: (on: boolean) => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const name = useClassName()(r.class)
  return (
    <li className="line" style={{ alignItems: 'start', flexWrap: 'nowrap' }}>
      <Checkbox size="md" checked={on} onChange={(e) => set(e.currentTarget.checked)} aria-label={t('ui.retention.pick', { ref: r.ref })} mt={3} />
      <div style={{ minInlineSize: 0 }}>
        <a {...link(pathOf(r.kind, r.ref))} className="mono">
          {r.ref}
        </a>{' '}
        <span dir="auto">{r.title}</span>
        <div className="small quiet">
          {t('ui.retention.closed')} <Time at={r.closed_at} short />. {name}: <Kept days={r.days} />. {t('ui.retention.past')} <Time at={r.past_at} short />
        </div>
        {r.proposal && (
          <div className="small">
            {r.proposed_by === me.id ? t('ui.retention.proposed.me') : t('ui.retention.proposed', { name: r.proposed_by_name })} <Time at={r.proposed_at} short />
          </div>
        )}
      </div>
    </li>
  )
}

function Sure({ n, close, go, busy }: { n: number; close: () => void; go: () => void; busy: boolean }) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={close} title={t('ui.retention.sure', { n })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <p style={{ marginBlockStart: 0 }}>{t('ui.retention.sure.text')}</p>
      <div className="acts">
        <Button color="red" onClick={go} loading={busy}>
          {t('ui.retention.confirm', { n })}
        </Button>
        <Button variant="default" onClick={close} data-autofocus>
          {t('ui.cancel')}
        </Button>
      </div>
    </Modal>
  )
}

function Due({ rows }: { rows: ErasureDue[] }) {
  const { t } = useTranslation()
  const [picked, setPicked] = useState<string[]>([])
  const [told, setTold] = useState<Told | null>(null)
  const [sure, setSure] = useState(false)
  const here = rows.filter((r) => picked.includes(r.record))
  const fresh = here.filter((r) => !r.proposal)
  const ready = here.filter((r) => r.confirmable)
  const open = here.filter((r) => r.proposal)
  const heard = (text: string) => (x: Told) => {
    setTold(x)
    setPicked([])
    setSure(false)
    say({ text: t(text, { n: x.done }) })
  }
  const propose = useChange(() => post<Told>('/retention/proposals', { records: fresh.map((r) => r.record) }), heard('ui.retention.proposed.done'))
  const confirm = useChange(() => post<Told>('/retention/decisions', { proposals: ready.map((r) => r.proposal), decision: 'confirm' }), heard('ui.retention.confirmed.done'))
  const decline = useChange(() => post<Told>('/retention/decisions', { proposals: open.map((r) => r.proposal), decision: 'decline' }), heard('ui.retention.declined.done'))
  return (
    <Box title={t('ui.retention.due')} count={rows.length}>
      <p className="small quiet" style={{ marginBlockStart: 0 }}>
        {t('ui.retention.due.text')}
      </p>
      <Refused told={told} rows={rows} />
      {!rows.length && <p className="empty">{t('ui.retention.due.empty')}</p>}
      {rows.length > 0 && (
        <>
          <Checkbox size="md" label={t('ui.retention.all', { n: rows.length })} checked={here.length === rows.length} indeterminate={here.length > 0 && here.length < rows.length} onChange={(e) => setPicked(e.currentTarget.checked ? rows.map((r) => r.record) : [])} />
          <ul className="items" style={{ marginBlockStart: '0.6rem' }}>
            {rows.map((r) => (
              <Row key={r.record} r={r} on={picked.includes(r.record)} set={(on) => setPicked(on ? [...picked, r.record] : picked.filter((x) => x !== r.record))} />
            ))}
          </ul>
          <div className="acts noprint" style={{ marginBlockStart: '0.6rem' }}>
            <Button variant="default" disabled={!fresh.length} loading={propose.isPending} onClick={() => propose.mutate()}>
              {t('ui.retention.propose', { n: fresh.length })}
            </Button>
            <Button color="red" disabled={!ready.length} onClick={() => setSure(true)}>
              {t('ui.retention.confirm', { n: ready.length })}
            </Button>
            <Button variant="default" disabled={!open.length} loading={decline.isPending} onClick={() => decline.mutate()}>
              {t('ui.retention.decline', { n: open.length })}
            </Button>
          </div>
        </>
      )}
      {sure && <Sure n={ready.length} close={() => setSure(false)} go={confirm.mutate} busy={confirm.isPending} />}
      <Wrong error={propose.error ?? confirm.error ?? decline.error} />
    </Box>
  )
}

function Text({ x }: { x: ErasureText }) {
  const { t } = useTranslation()
  const me = useMe()
  const decide = useChange((decision: 'confirm' | 'decline') => post<Told>('/retention/decisions', { proposals: [x.id], decision }), (d) => {
    say({ text: d.refused[0]?.detail ?? t('ui.retention.text.decided') })
  })
  return (
    <li>
      <a {...link(pathOf(x.kind, x.ref))} className="mono">
        {x.ref}
      </a>{' '}
      <span dir="auto">{x.title}</span>
      <div className="talk seen" dir="auto">
        {x.text}
      </div>
      <div className="small">
        {t('ui.retention.text.why')}: {x.reason}
      </div>
      <div className="small quiet">
        {x.proposed_by === me.id ? t('ui.retention.proposed.me') : t('ui.retention.proposed', { name: x.proposed_by_name })} <Time at={x.proposed_at} short />
      </div>
      <div className="acts noprint" style={{ marginBlockStart: '0.35rem' }}>
        {x.confirmable && (
          <Button size="compact-sm" color="red" loading={decide.isPending} onClick={() => decide.mutate('confirm')} aria-label={`${t('ui.erase.confirm')}: ${x.ref}`}>
            {t('ui.erase.confirm')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" loading={decide.isPending} onClick={() => decide.mutate('decline')} aria-label={`${t('ui.erase.decline')}: ${x.ref}`}>
          {t('ui.erase.decline')}
        </Button>
      </div>
      <Wrong error={decide.error} />
    </li>
  )
}

function AtDesk() {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['retention-due'], queryFn: () => get<{ records: ErasureDue[]; texts: ErasureText[] }>('/retention/due') })
  return (
    <Shown query={q}>
      {(d) => (
        <>
          <Due rows={d.records} />
          {d.texts.length > 0 && (
            <Box title={t('ui.retention.texts')} count={d.texts.length}>
              <ul className="items">
                {d.texts.map((x) => (
                  <Text key={x.id} x={x} />
                ))}
              </ul>
            </Box>
          )}
        </>
      )}
    </Shown>
  )
}

export default function Retention() {
  const { t } = useTranslation()
  const may = useMay()
  const q = useQuery({ queryKey: ['retention'], queryFn: () => get<{ classes: RetentionClass[]; keeper: boolean }>('/retention') })
  return (
    <>
      {may('desk') && <AtDesk />}
      <Shown query={q}>
        {(d) => (
          <Box title={t('ui.retention.classes')} count={d.classes.length}>
            <ul className="items">
              {d.classes.map((c) => (
                <Class key={c.name + c.revision} c={c} keeper={d.keeper} />
              ))}
            </ul>
            {d.keeper && <NewClass />}
          </Box>
        )}
      </Shown>
    </>
  )
}
