// People - accounts and invitations, for administrators
import { Alert, Button, Group, Select, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Person, post } from '../api'
import { Box, Shown, Wrong } from '../bits'
import { useTeams } from '../me'

function LinkShown({ token }: { token?: string }) {
  const { t } = useTranslation()
  if (!token) return null
  return (
    <Alert variant="outline" title={t('ui.people.link')} my="sm">
      <code style={{ overflowWrap: 'anywhere' }}>{`${location.origin}/app/link#${token}`}</code>
    </Alert>
  )
}

export default function People() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const people = useQuery({ queryKey: ['people'], queryFn: () => get<{ people: Person[] }>('/people?limit=500') })
  const teams = useTeams()
  const [form, setForm] = useState({ email: '', name: '', place: '', role: 'analyst' })
  const invite = useMutation({ mutationFn: () => post<Person>('/people', form), onSuccess: () => queries.invalidateQueries({ queryKey: ['people'] }) })
  const reset = useMutation({ mutationFn: (id: string) => post<Person>(`/people/${id}/reset`) })
  return (
    <div className="stack">
      <Title order={1} size="h3">
        {t('ui.nav.people')}
      </Title>
      <Box title={t('ui.people.invite')}>
        <form
          onSubmit={(e) => {
            e.preventDefault()
            invite.mutate()
          }}
        >
          <Group align="end">
            <TextInput label={t('ui.people.name')} required value={form.name} onChange={(e) => setForm({ ...form, name: e.currentTarget.value })} />
            <TextInput label={t('ui.email')} type="email" required value={form.email} onChange={(e) => setForm({ ...form, email: e.currentTarget.value })} />
            <Select label={t('ui.people.team')} required value={form.place || null} onChange={(v) => setForm({ ...form, place: v ?? '' })} data={teams.map((x) => ({ value: x.id, label: x.name }))} />
            <Select label={t('ui.people.role')} value={form.role} onChange={(v) => setForm({ ...form, role: v ?? 'analyst' })} data={['analyst', 'lead'].map((r) => ({ value: r, label: t(`ui.role.${r}`) }))} />
            <Button type="submit">{t('ui.people.send')}</Button>
          </Group>
        </form>
        <LinkShown token={invite.data?.link_token} />
        <Wrong error={invite.error} />
      </Box>
      <LinkShown token={reset.data?.link_token} />
      <Wrong error={reset.error} />
      <Shown query={people}>
        {(d) => (
          <table className="rows">
            <thead>
              <tr>
                <th scope="col">{t('ui.people.name')}</th>
                <th scope="col">{t('ui.email')}</th>
                <th scope="col">{t('ui.col.state')}</th>
                <th scope="col">{t('ui.people.factor')}</th>
              </tr>
            </thead>
            <tbody>
              {d.people.map((p) => (
                <tr key={p.id}>
                  <td>{p.name}</td>
                  <td>{p.email}</td>
                  <td>{t(`ui.account.${p.state}`, p.state)}</td>
                  <td>
                    {p.second_factor ? t('ui.yes') : t('ui.no')}{' '}
                    <Button size="compact-sm" variant="default" onClick={() => confirm(t('ui.people.reset.sure', { name: p.name })) && reset.mutate(p.id)}>
                      {t('ui.people.reset')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Shown>
    </div>
  )
}
