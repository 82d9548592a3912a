// Seats - who sits at the desk, in which role; inviting a colleague to it
import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { del, type Desk, get, type Member, type Person, post } from '../api'
import { Box, Shown, Wrong } from '../bits'
import { useMay, useMe } from '../me'
import { Form, texts, useChange, useDesk, useDeskKept } from './bits'
import { LinkShown } from './LinkShown'

const roles = ['analyst', 'lead']

export function Invite({ place }: { place: string }) {
  const { t } = useTranslation()
  const [v, setV] = useState({ email: '', name: '', role: 'analyst' })
  const invite = useChange(
    () => post<Person>('/people', { ...v, place }),
    () => setV({ email: '', name: '', role: 'analyst' }),
  )
  const text = texts(v, setV)
  return (
    <Box title={t('ui.people.invite')}>
      <Form save={invite.mutate} busy={invite.isPending} label={t('ui.people.send')} error={invite.error}>
        {text('name', t('ui.people.name'), { required: true })}
        {text('email', t('ui.email'), { required: true, type: 'email' })}
        <Select label={t('ui.people.role')} allowDeselect={false} value={v.role} onChange={(x) => setV({ ...v, role: x ?? 'analyst' })} data={roles.map((r) => ({ value: r, label: t(`ui.role.${r}`) }))} />
      </Form>
      <LinkShown token={invite.data?.link_token} />
    </Box>
  )
}

// administrators also give a seat to somebody who has an account already
function Give({ d, have }: { d: Desk; have: Member[] }) {
  const { t } = useTranslation()
  const [v, setV] = useState<{ person: string | null; role: string }>({ person: null, role: 'analyst' })
  const people = useQuery({ queryKey: ['people'], queryFn: () => get<{ people: Person[] }>('/people?limit=500') })
  const give = useChange(
    () => post(`/teams/${d.id}/people`, v),
    () => setV({ person: null, role: 'analyst' }),
  )
  const others = (people.data?.people ?? []).filter((p) => p.state !== 'left' && !have.some((m) => m.id === p.id))
  return (
    <Box title={t('ui.adm.seat.give')}>
      <Form save={give.mutate} busy={give.isPending} label={t('ui.adm.seat.give')} error={give.error} disabled={!v.person}>
        <Select label={t('ui.adm.seat.who')} searchable required value={v.person} onChange={(person) => setV({ ...v, person })} data={others.map((p) => ({ value: p.id, label: `${p.name}, ${p.email}` }))} />
        <Select label={t('ui.people.role')} allowDeselect={false} value={v.role} onChange={(x) => setV({ ...v, role: x ?? 'analyst' })} data={roles.map((r) => ({ value: r, label: t(`ui.role.${r}`) }))} />
      </Form>
    </Box>
  )
}

function People({ d, people }: { d: Desk; people: Member[] }) {
  const { t } = useTranslation()
  const me = useMe()
  const take = useChange((id: string) => del(`/teams/${d.id}/people/${id}`))
  const names = [...new Set(people.map((p) => p.id))]
  return (
    <Box title={t('ui.adm.seats.at', { name: d.name })} count={names.length}>
      {names.length === 0 && <p className="empty">{t('ui.adm.seats.empty')}</p>}
      <ul className="items">
        {names.map((id) => {
          const mine = people.filter((p) => p.id === id)
          return (
            <li key={id} className="line" style={{ justifyContent: 'space-between' }}>
              <span>
                <b>{mine[0].name}</b> <span className="quiet">{mine.map((p) => t(`ui.role.${p.role}`, p.role)).join(', ')}</span>
              </span>
              {d.keeper && id !== me.id && (
                <Button size="compact-sm" variant="default" onClick={() => confirm(t('ui.adm.seat.take.sure', { name: mine[0].name })) && take.mutate(id)} aria-label={t('ui.adm.seat.take.of', { name: mine[0].name })}>
                  {t('ui.adm.seat.take')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      <Wrong error={take.error} />
    </Box>
  )
}

export default function Seats() {
  const may = useMay()
  const { team, picker } = useDesk('seats')
  const desk = useDeskKept(team)
  const q = useQuery({ queryKey: ['team-people', team], queryFn: () => get<{ people: Member[] }>(`/teams/${team}/people`), enabled: !!team })
  return (
    <>
      {picker}
      <Shown query={desk}>
        {(d) => (
          <Shown query={q}>
            {(x) => (
              <div className="cols">
                <People d={d} people={x.people} />
                {d.keeper && <Invite key={d.id} place={d.id} />}
                {may('admin') && <Give d={d} have={x.people} />}
              </div>
            )}
          </Shown>
        )}
      </Shown>
    </>
  )
}
