// Account - what is new for me, and my keys for programs
import { Alert, Button, Card, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { del, get, post } from '../api'
import { Shown, Time, Wrong } from '../bits'
import { useMe } from '../me'
import { link } from '../router'

interface Key {
  id: string
  name: string
  key: string
  scopes: string[]
  created_at: string
  revoked_at: string | null
}
interface Note {
  id: string
  kind: string
  ref: string
  title: string
  what: string
  at: string
  seen_at: string | null
}

function Keys() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const keys = useQuery({ queryKey: ['keys'], queryFn: () => get<{ keys: Key[] }>('/me/keys') })
  const make = useMutation({ mutationFn: () => post<Key>('/me/keys', { name }), onSuccess: () => queries.invalidateQueries({ queryKey: ['keys'] }) })
  const drop = useMutation({ mutationFn: (id: string) => del(`/me/keys/${id}`), onSuccess: () => queries.invalidateQueries({ queryKey: ['keys'] }) })
  return (
    <Card withBorder component="section">
      <Title order={2} size="h4">
        {t('ui.keys_for_programs')}
      </Title>
      <Shown query={keys} empty={(d) => (d.keys.length ? undefined : <Text>{t('ui.keys_for_programs.empty')}</Text>)}>
        {(d) => (
          <ul>
            {d.keys.map((k) => (
              <li key={k.id}>
                {k.name}, <Time at={k.created_at} />{' '}
                {k.revoked_at ? (
                  t('ui.withdrawn')
                ) : (
                  <Button size="compact-sm" variant="default" onClick={() => drop.mutate(k.id)}>
                    {t('ui.withdraw')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Shown>
      {make.data && (
        <Alert variant="outline" title={t('ui.key.once')}>
          <code style={{ overflowWrap: 'anywhere' }}>{make.data.key}</code>
        </Alert>
      )}
      <form
        onSubmit={(e) => {
          e.preventDefault()
          make.mutate()
        }}
      >
        <TextInput label={t('ui.key.name')} value={name} onChange={(e) => setName(e.currentTarget.value)} required />
        <Button type="submit" mt="xs">
          {t('ui.key.make')}
        </Button>
      </form>
      <Wrong error={make.error ?? drop.error} />
    </Card>
  )
}

export default function Account() {
  const { t } = useTranslation()
  const me = useMe()
  const queries = useQueryClient()
  const notes = useQuery({ queryKey: ['notes'], queryFn: () => get<{ notifications: Note[] }>('/notifications') })
  const seen = useMutation({ mutationFn: () => post('/notifications/seen', {}), onSuccess: () => queries.invalidateQueries() })
  return (
    <Stack>
      <Title order={1}>{me.name}</Title>
      <Text>
        {me.email}, {me.zone}
      </Text>
      <Card withBorder component="section">
        <Title order={2} size="h4">
          {t('ui.news')}
        </Title>
        <Shown query={notes} empty={(d) => (d.notifications.length ? undefined : <Text>{t('ui.news.empty')}</Text>)}>
          {(d) => (
            <>
              <ul>
                {d.notifications.map((n) => (
                  <li key={n.id} style={{ fontWeight: n.seen_at ? 400 : 700 }}>
                    <a {...link(`${n.kind}s/${n.ref}`)}>{n.title}</a>: {t(`ui.entry.${n.what}`, n.what)}, <Time at={n.at} />
                  </li>
                ))}
              </ul>
              <Button variant="default" onClick={() => seen.mutate()}>
                {t('ui.news.seen')}
              </Button>
            </>
          )}
        </Shown>
      </Card>
      {me.rights.includes('read') && <Keys />}
    </Stack>
  )
}
