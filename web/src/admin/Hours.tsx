// Hours - the team's calendar: zone, office hours, holidays; a holiday entered late moves what runs, and this page says what
import { Autocomplete, Button, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, del, type Desk, get, type Holiday, type Move, post } from '../api'
import { Box, say, Shown, Time, Wrong } from '../bits'
import { link, pathOf } from '../router'
import { Form, useChange, useDesk, useDeskKept } from './bits'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const zones = () => (Intl as unknown as { supportedValuesOf?: (k: string) => string[] }).supportedValuesOf?.('timeZone') ?? []

function Week({ d }: { d: Desk }) {
  const { t } = useTranslation()
  const [v, setV] = useState({ zone: d.zone, always: d.always, days: weekdays.map((_, i) => d.days[i] ?? '') })
  const save = useChange(() => call('PATCH', `/teams/${d.id}`, { ...v, revision: d.revision }))
  const off = !d.keeper
  return (
    <Box title={t('ui.adm.week')}>
      <Form save={save.mutate} busy={save.isPending} label={t('ui.save')} error={save.error} disabled={off}>
        <Autocomplete label={t('ui.contact.zone')} description={t('ui.contact.zone.hint')} required disabled={off} limit={12} value={v.zone} onChange={(zone) => setV({ ...v, zone })} data={zones()} maw="20rem" />
        <Switch label={t('ui.adm.always')} disabled={off} checked={v.always} onChange={(e) => setV({ ...v, always: e.currentTarget.checked })} />
        {!v.always && (
          <fieldset className="reasons" style={{ gridTemplateColumns: 'repeat(auto-fit, minmax(8.5rem, 1fr))', gap: '0.5rem' }}>
            <legend className="small">{t('ui.adm.days.hint')}</legend>
            {weekdays.map((w, i) => (
              <TextInput
                key={w}
                label={t(`ui.weekday.${w}`)}
                disabled={off}
                placeholder={t('ui.adm.day_off')}
                pattern="([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d"
                value={v.days[i]}
                onChange={(e) => setV({ ...v, days: v.days.map((x, k) => (k === i ? e.currentTarget.value : x)) })}
              />
            ))}
          </fieldset>
        )}
      </Form>
    </Box>
  )
}

function Holidays({ d }: { d: Desk }) {
  const { t } = useTranslation()
  const [v, setV] = useState({ day: '', name: '' })
  const q = useQuery({ queryKey: ['holidays', d.id], queryFn: () => get<{ holidays: Holiday[] }>(`/teams/${d.id}/holidays`) })
  const add = useChange(
    () => post<{ moved: number }>(`/teams/${d.id}/holidays`, v),
    (r) => {
      setV({ day: '', name: '' })
      say({ text: t('ui.adm.holiday.added', { n: r.moved }) })
    },
  )
  const drop = useChange((day: string) => del(`/teams/${d.id}/holidays/${day}`))
  const today = new Date().toISOString().slice(0, 10)
  return (
    <Box title={t('ui.adm.holidays')}>
      <Shown query={q} empty={(x) => (x.holidays.length ? undefined : <p className="empty">{t('ui.adm.holidays.empty')}</p>)}>
        {(x) => (
          <ul className="items">
            {[...x.holidays].sort((a, b) => Number(a.day < today) - Number(b.day < today) || a.day.localeCompare(b.day)).map((h) => (
              <li key={h.day} className="line" style={{ justifyContent: 'space-between' }}>
                <span className={h.day < today ? 'quiet' : undefined}>
                  <b className="mono">{h.day}</b> {h.name}
                </span>
                {d.keeper && (
                  <Button size="compact-sm" variant="default" onClick={() => drop.mutate(h.day)} aria-label={t('ui.adm.holiday.drop', { day: h.day })}>
                    {t('ui.drop')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Shown>
      {d.keeper && (
        <Form save={add.mutate} busy={add.isPending} label={t('ui.adm.holiday.add')} error={add.error}>
          <div className="line" style={{ marginBlockStart: '0.6rem' }}>
            <TextInput type="date" label={t('ui.adm.day')} required value={v.day} onChange={(e) => setV({ ...v, day: e.currentTarget.value })} />
            <TextInput label={t('ui.adm.holiday.name')} required maxLength={80} value={v.name} onChange={(e) => setV({ ...v, name: e.currentTarget.value })} style={{ flex: '1 1 10rem' }} />
          </div>
        </Form>
      )}
      <Wrong error={drop.error} />
    </Box>
  )
}

function Moves({ d }: { d: Desk }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['moves', d.id], queryFn: () => get<{ moves: Move[] }>(`/teams/${d.id}/moves`) })
  return (
    <Box title={t('ui.adm.moves')}>
      <Shown query={q} empty={(x) => (x.moves.length ? undefined : <p className="empty">{t('ui.adm.moves.empty')}</p>)}>
        {(x) => (
          <ul className="items">
            {x.moves.map((m) => (
              <li key={m.ref + m.regime + m.at}>
                <a {...link(pathOf(m.kind, m.ref))}>{m.title}</a>
                <div className="line small">
                  <span className="mono quiet">{m.ref}</span>
                  <span>
                    {t(`ui.regime.${m.regime}`, m.regime)}: <s><Time at={m.was} short /></s> → <b><Time at={m.now} short /></b>
                  </span>
                </div>
                <div className="small quiet">{m.because}</div>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Box>
  )
}

export default function Hours() {
  const { team, picker } = useDesk('hours')
  const q = useDeskKept(team)
  return (
    <>
      {picker}
      <Shown query={q}>
        {(d) => (
          <div className="cols">
            <Week key={`${d.id}${d.revision}`} d={d} />
            <Holidays d={d} />
            <Moves d={d} />
          </div>
        )}
      </Shown>
    </>
  )
}
