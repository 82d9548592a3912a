// Accounts - everybody who can sign in: seats, second factor, reset, and leaving
import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Organisation, type Page, type Person, post } from '../api'
import { Box, Shown, Wrong } from '../bits'
import { useMe, useTeams } from '../me'
import { Form, texts, useChange } from './bits'
import { LinkShown } from './LinkShown'

const roles = {
  team: ['analyst', 'lead'],
  hub: ['admin', 'auditor', 'finder'],
  organisation: ['constituent', 'vendor', 'lab-tester', 'buyer', 'partner', 'trainer'],
}

function Invite() {
  const { t } = useTranslation()
  const teams = useTeams()
  const [words, setWords] = useState('')
  const [v, setV] = useState({ email: '', name: '', place: '', role: 'analyst' })
  // who keeps the machine reads no directory: the list is empty for most administrators, and teams and the hub remain
  const orgs = useQuery({ queryKey: ['organisations', 'pick', words], queryFn: () => get<Page<Organisation>>(`/organisations?limit=50${words ? `&q=${encodeURIComponent(words)}` : ''}`), retry: false })
  const invite = useChange(
    () => post<Person>('/people', v),
    () => setV({ ...v, email: '', name: '' }),
  )
  const kind = v.place === 'hub' ? 'hub' : v.place.startsWith('org_') ? 'organisation' : 'team'
  const text = texts(v, setV)
  return (
    <Box title={t('ui.people.invite')}>
      <Form save={invite.mutate} busy={invite.isPending} label={t('ui.people.send')} error={invite.error} disabled={!v.place}>
        {text('name', t('ui.people.name'), { required: true })}
        {text('email', t('ui.email'), { required: true, type: 'email' })}
        <Select
          label={t('ui.adm.place')}
          searchable
          value={v.place || null}
          onSearchChange={setWords}
          onChange={(place) => setV({ ...v, place: place ?? '', role: roles[place === 'hub' ? 'hub' : place?.startsWith('org_') ? 'organisation' : 'team'][0] })}
          data={[
            { group: t('ui.teams'), items: teams.map((x) => ({ value: x.id, label: x.name })) },
            { group: t('ui.adm.hub'), items: [{ value: 'hub', label: t('ui.adm.hub') }] },
            { group: t('ui.nav.organisations'), items: (orgs.data?.items ?? []).map((o) => ({ value: o.id, label: o.title })) },
          ].filter((g) => g.items.length)}
        />
        <Select label={t('ui.people.role')} allowDeselect={false} value={v.role} onChange={(x) => setV({ ...v, role: x ?? v.role })} data={roles[kind].map((r) => ({ value: r, label: t(`ui.role.${r}`, r) }))} />
      </Form>
      <LinkShown token={invite.data?.link_token} />
    </Box>
  )
}

function One({ p, reset, left }: { p: Person; reset: () => void; left: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const teams = useTeams()
  const place = (id: string) => teams.find((x) => x.id === id)?.name ?? (id === 'hub' ? t('ui.adm.hub') : id.startsWith('org_') ? t('ui.adm.its_organisation') : t('ui.adm.a_group'))
  return (
    <li>
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <span>
          <b>{p.name}</b> <span className="quiet">{p.email}</span>
        </span>
        {p.state !== 'left' && p.id !== me.id && (
          <span className="acts">
            <Button size="compact-sm" variant="default" onClick={reset} aria-label={t('ui.adm.reset.of', { name: p.name })}>
              {t('ui.people.reset')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={left} aria-label={t('ui.adm.left.of', { name: p.name })}>
              {t('ui.adm.left')}
            </Button>
          </span>
        )}
      </div>
      <div className="line small">
        <span className="chip">{t(`ui.account.${p.state}`, p.state)}</span>
        {p.state !== 'left' && <span className={p.second_factor ? 'quiet' : 'late'}>{p.second_factor ? t('ui.adm.factor.yes') : t('ui.adm.factor.no')}</span>}
        <span className="quiet">{p.seats.map((s) => `${t(`ui.role.${s.role}`, s.role)}, ${place(s.place)}`).join('; ')}</span>
      </div>
    </li>
  )
}

export default function Accounts() {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['people'], queryFn: () => get<{ people: Person[] }>('/people?limit=500') })
  const reset = useChange((id: string) => post<Person>(`/people/${id}/reset`), () => {})
  const left = useChange((id: string) => post(`/people/${id}/left`))
  return (
    <>
      <LinkShown token={reset.data?.link_token} />
      <Wrong error={reset.error ?? left.error} />
      <Box title={t('ui.adm.accounts')} count={q.data?.people.length}>
        <Shown query={q}>
          {(d) => (
            <ul className="items">
              {d.people.map((p) => (
                <One key={p.id} p={p} reset={() => confirm(t('ui.people.reset.sure', { name: p.name })) && reset.mutate(p.id)} left={() => confirm(t('ui.adm.left.sure', { name: p.name })) && left.mutate(p.id)} />
              ))}
            </ul>
          )}
        </Shown>
      </Box>
      <Invite />
    </>
  )
}
