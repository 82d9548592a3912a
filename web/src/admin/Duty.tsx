// Duty - who is on duty when: the weeks to come as a list, swaps in two clicks, the pattern, the words of the hand-overs
import { Button, Modal, MultiSelect, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, del, type Duty, type DutyRota, type DutySpan, post } from '../api'
import { Box, say, Shown, Time, Wrong } from '../bits'
import { useMe, useMembers } from '../me'
import { HandOver } from '../parts/HandOver'
import { Form, useChange, useDesk } from './bits'

type Kept = { d: Duty; etag: string }
const lines = [1, 2, 3]
const useRoster = (team: string | null) =>
  useQuery({
    queryKey: ['duty', team],
    queryFn: async (): Promise<Kept> => {
      const a = await call<Duty>('GET', `/teams/${team}/duty`)
      return { d: a.data, etag: a.etag ?? '' }
    },
    enabled: !!team,
    retry: false,
  })

// somebody else for this span: a single shift over the pattern
function SomebodyElse({ team, span, close }: { team: string; span: DutySpan; close: () => void }) {
  const { t } = useTranslation()
  const people = useMembers(team).filter((p) => p.id !== span.person)
  const [person, setPerson] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const save = useChange(
    () => post(`/teams/${team}/duty/shifts`, { line: span.line, person, starts_at: span.starts_at, ends_at: span.ends_at, note }),
    () => {
      close()
      say({ text: t('ui.saved') })
    },
  )
  return (
    <Modal opened onClose={close} title={t('ui.duty.else')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Form save={save.mutate} busy={save.isPending} label={t('ui.save')} error={save.error} disabled={!person}>
        <p style={{ margin: 0 }}>
          {t('ui.duty.line', { n: span.line })}: <Time at={span.starts_at} /> – <Time at={span.ends_at} />
        </p>
        <Select label={t('ui.duty.to')} data-autofocus required value={person} onChange={setPerson} data={people.map((p) => ({ value: p.id, label: p.name }))} />
        <TextInput label={t('ui.duty.why')} maxLength={500} value={note} onChange={(e) => setNote(e.currentTarget.value)} />
      </Form>
    </Modal>
  )
}

function Span({ d, s, swap }: { d: Duty; s: DutySpan; swap: { first: DutySpan | null; pick: (s: DutySpan | null) => void } }) {
  const { t } = useTranslation()
  const me = useMe()
  const [open, setOpen] = useState(false)
  const drop = useChange(() => del(`/teams/${d.team}/duty/shifts/${s.shift}`))
  const change = useChange(
    () => post(`/teams/${d.team}/duty/swap`, { line: s.line, one: swap.first?.starts_at, other: s.starts_at }),
    () => {
      swap.pick(null)
      say({ text: t('ui.duty.swapped') })
    },
  )
  const name = s.person ? s.name : t('ui.duty.nobody')
  const first = swap.first
  const possible = first && s.person && first.line === s.line && first.person !== s.person
  return (
    <li>
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <span>
          <b className={s.person ? undefined : 'late'}>{name}</b>
          {s.person === me.id && <span className="chip"> {t('ui.assignee.me')}</span>}
          {s.because === 'shift' && <span className="chip"> {t('ui.duty.shift')}</span>}
          <br />
          <span className="small">
            <Time at={s.starts_at} short /> – <Time at={s.ends_at} short />
          </span>
          {s.note && <span className="small quiet">, {s.note}</span>}
        </span>
        {d.keeper && (
          <span className="line noprint">
            {possible ? (
              <Button size="compact-sm" loading={change.isPending} onClick={() => change.mutate()} aria-label={t('ui.duty.swap_with', { name })}>
                {t('ui.duty.swap_here')}
              </Button>
            ) : first === s ? (
              <Button size="compact-sm" variant="default" onClick={() => swap.pick(null)}>
                {t('ui.cancel')}
              </Button>
            ) : (
              !first && (
                <>
                  {s.person && (
                    <Button size="compact-sm" variant="default" onClick={() => swap.pick(s)} aria-label={t('ui.duty.swap_of', { name })}>
                      {t('ui.duty.swap')}
                    </Button>
                  )}
                  <Button size="compact-sm" variant={s.person ? 'default' : 'filled'} onClick={() => setOpen(true)}>
                    {s.person ? t('ui.duty.else') : t('ui.duty.fill')}
                  </Button>
                  {s.shift && (
                    <Button size="compact-sm" variant="default" loading={drop.isPending} onClick={() => drop.mutate()}>
                      {t('ui.drop')}
                    </Button>
                  )}
                </>
              )
            )}
          </span>
        )}
      </div>
      <Wrong error={change.error ?? drop.error} />
      {open && <SomebodyElse team={d.team ?? ''} span={s} close={() => setOpen(false)} />}
    </li>
  )
}

function Weeks({ d, line }: { d: Duty; line: number }) {
  const { t } = useTranslation()
  const me = useMe()
  const [first, pick] = useState<DutySpan | null>(null)
  const [giving, setGiving] = useState(false)
  const spans = d.spans.filter((s) => s.line === line)
  if (!spans.length) return null
  const gaps = spans.filter((s) => !s.person)
  const next = spans.find((s) => s.person && s.person !== spans[0].person)
  const give = spans[0].person && (d.keeper || spans[0].person === me.id) && (
    <Button className="noprint" size="compact-sm" onClick={() => setGiving(true)}>
      {t('ui.duty.hand_over')}
    </Button>
  )
  return (
    <Box title={t('ui.duty.line', { n: line })} aside={give}>
      {gaps.length > 0 && (
        <p className="late" style={{ marginBlockStart: 0 }}>
          {t('ui.duty.gaps', { n: gaps.length })}
        </p>
      )}
      {first && <output className="small">{t('ui.duty.swap.hint')}</output>}
      <ul className="items">
        {spans.map((s) => (
          <Span key={s.starts_at} d={d} s={s} swap={{ first, pick }} />
        ))}
      </ul>
      {giving && <HandOver team={d.team ?? ''} line={line} from={spans[0].person} next={next?.person ?? null} close={() => setGiving(false)} />}
    </Box>
  )
}

function Pattern({ k }: { k: Kept }) {
  const { t } = useTranslation()
  const people = useMembers(k.d.team)
  const today = new Date().toISOString().slice(0, 10)
  const [v, setV] = useState<DutyRota[]>(lines.map((line) => k.d.rotas.find((r) => r.line === line) ?? { line, first_day: today, at: '08:00', days: 7, people: [] }))
  const [minutes, setMinutes] = useState({ first: k.d.first, second: k.d.second, third: k.d.third })
  const save = useChange(() => call('PUT', `/teams/${k.d.team}/duty`, { rotas: v.filter((r) => r.people.length), ...minutes }, { 'If-Match': k.etag }))
  const set = (line: number, more: Partial<DutyRota>) => setV(v.map((r) => (r.line === line ? { ...r, ...more } : r)))
  return (
    <Box title={t('ui.duty.pattern')}>
      <Form save={save.mutate} busy={save.isPending} label={t('ui.save')} error={save.error}>
        {v.map((r) => (
          <fieldset key={r.line} className="reasons">
            <legend className="small">{t('ui.duty.line', { n: r.line })}</legend>
            <MultiSelect searchable label={t('ui.duty.people')} description={t('ui.duty.people.hint')} value={r.people} onChange={(p) => set(r.line, { people: p })} data={people.map((p) => ({ value: p.id, label: p.name }))} />
            {r.people.length > 0 && (
              <div className="line">
                <TextInput type="date" label={t('ui.duty.first_day')} required value={r.first_day} onChange={(e) => set(r.line, { first_day: e.currentTarget.value })} />
                <TextInput type="time" label={t('ui.duty.at', { zone: k.d.zone })} required value={r.at} onChange={(e) => set(r.line, { at: e.currentTarget.value })} />
                <NumberInput label={t('ui.duty.days')} required min={1} max={28} allowDecimal={false} value={r.days} onChange={(n) => set(r.line, { days: Number(n) })} w="8rem" />
              </div>
            )}
          </fieldset>
        ))}
        <Minutes v={minutes} set={setMinutes} />
      </Form>
    </Box>
  )
}

type MinutesOf = { first: number; second: number; third: number }
function Minutes({ v, set }: { v: MinutesOf; set: (v: MinutesOf) => void }) {
  const { t } = useTranslation()
  return (
    <fieldset className="reasons">
      <legend className="small">{t('ui.duty.minutes')}</legend>
      <div className="line">
        {(['first', 'second', 'third'] as const).map((k) => (
          <NumberInput key={k} label={t(`ui.duty.minutes.${k}`)} required min={1} max={1440} allowDecimal={false} value={v[k]} onChange={(n) => set({ ...v, [k]: Number(n) })} w="9rem" />
        ))}
      </div>
    </fieldset>
  )
}

function Words({ d }: { d: Duty }) {
  const { t } = useTranslation()
  if (!d.handovers.length) return null
  return (
    <Box title={t('ui.duty.handovers')}>
      <ul className="items">
        {d.handovers.map((h) => (
          <li key={h.id}>
            <div className="small">
              <Time at={h.at} short />, {t('ui.duty.line', { n: h.line })}: {h.was_name} → <b>{h.now_name}</b>
            </div>
            <div style={{ whiteSpace: 'pre-wrap' }}>{h.note}</div>
          </li>
        ))}
      </ul>
    </Box>
  )
}

export default function DutyPage() {
  const { t } = useTranslation()
  const { team, picker } = useDesk('duty', true)
  const q = useRoster(team)
  return (
    <>
      {picker}
      <Shown query={q}>
        {(k) => (
          <Stack gap="md">
            {!k.d.spans.length && <p className="empty">{t(k.d.keeper ? 'ui.duty.empty' : 'ui.duty.empty.member')}</p>}
            <div className="cols">
              {lines.map((line) => (
                <Weeks key={line} d={k.d} line={line} />
              ))}
              <Words d={k.d} />
              {k.d.keeper && <Pattern key={`${k.d.team}${k.etag}`} k={k} />}
            </div>
          </Stack>
        )}
      </Shown>
    </>
  )
}
