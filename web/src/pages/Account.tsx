// Account - what is new for me, and my keys for programs
import { Alert, Button, Stack, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiKey, del, get, type Notice, post } from '../api'
import { Box, copy, Shown, Time, Wrong } from '../bits'
import { useMay, useMe } from '../me'
import { Log, Password, Profile, Recovery } from '../parts/OwnAccount'
import { link, pathOf } from '../router'

function Keys() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const keys = useQuery({ queryKey: ['keys'], queryFn: () => get<{ keys: ApiKey[] }>('/me/keys') })
  const make = useMutation({ mutationFn: () => post<ApiKey>('/me/keys', { name }), onSuccess: () => queries.invalidateQueries({ queryKey: ['keys'] }) })
  const drop = useMutation({ mutationFn: (id: string) => del(`/me/keys/${id}`), onSuccess: () => queries.invalidateQueries({ queryKey: ['keys'] }) })
  const made = make.data?.key ?? ''
  return (
    <Box title={t('ui.keys_for_programs')}>
      <Shown query={keys} empty={(d) => (d.keys.length ? undefined : <p className="empty">{t('ui.keys_for_programs.empty')}</p>)}>
        {(d) => (
          <ul className="items">
            {d.keys.map((k) => (
              <li key={k.id} className="line">
                <b>{k.name}</b>
                <span className="quiet">
                  <Time at={k.created_at} short />
                </span>
                {k.revoked_at ? (
                  <span className="chip">{t('ui.withdrawn')}</span>
                ) : (
                  <Button size="compact-sm" variant="default" onClick={() => confirm(t('ui.key.withdraw.sure', { name: k.name })) && drop.mutate(k.id)}>
                    {t('ui.withdraw')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Shown>
      {made && (
        <Alert variant="outline" title={t('ui.key.once')} my="sm">
          <code style={{ overflowWrap: 'anywhere' }}>{made}</code>{' '}
          <Button size="compact-sm" variant="default" onClick={() => copy(made, t('ui.copied'))}>
            {t('ui.copy')}
          </Button>
        </Alert>
      )}
      <form
        onSubmit={(e) => {
          e.preventDefault()
          make.mutate()
        }}
      >
        <Stack gap="xs" mt="sm">
          <TextInput label={t('ui.key.name')} value={name} onChange={(e) => setName(e.currentTarget.value)} required maw="24rem" />
          <div>
            <Button type="submit" variant="default" loading={make.isPending}>
              {t('ui.key.make')}
            </Button>
          </div>
        </Stack>
      </form>
      <Wrong error={make.error ?? drop.error} />
    </Box>
  )
}

export default function Account() {
  const { t } = useTranslation()
  const me = useMe()
  const may = useMay()
  const queries = useQueryClient()
  const notes = useQuery({ queryKey: ['notes'], queryFn: () => get<{ notifications: Notice[] }>('/notifications'), enabled: may('read') })
  const seen = useMutation({ mutationFn: () => post('/notifications/seen', {}), onSuccess: () => queries.invalidateQueries() })
  const unseen = notes.data?.notifications.some((n) => !n.seen_at)
  return (
    <div className="stack">
      <div>
        <Title order={1} size="h3">
          {me.name}
        </Title>
        <p className="quiet" style={{ margin: 0 }}>
          {me.email}, {me.zone}, {me.roles.map((r) => t(`ui.role.${r}`, r)).join(', ')}
        </p>
      </div>
      <div className="cols">
        {may('read') && <Box
          title={t('ui.news')}
          aside={
            unseen && (
              <Button size="compact-sm" variant="default" loading={seen.isPending} onClick={() => seen.mutate()}>
                {t('ui.news.seen')}
              </Button>
            )
          }
        >
          <Shown query={notes} empty={(d) => (d.notifications.length ? undefined : <p className="empty">{t('ui.news.empty')}</p>)}>
            {(d) => (
              <ul className="items">
                {d.notifications.map((n) => (
                  <li key={n.id}>
                    {!n.seen_at && <span className="chip new">{t('ui.news.new')}</span>} <a {...link(pathOf(n.kind, n.ref))}>{n.title}</a>{' '}
                    <span className="small quiet">
                      {t(`ui.entry.${n.what}`, n.what)}, <Time at={n.at} short />
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Shown>
        </Box>}
        <Profile />
        <Password />
        <Recovery />
        <Log />
        {may('read') && <Keys />}
      </div>
    </div>
  )
}
