// OwnAccount - my name and zone, my password, new recovery codes, and what happened to my account
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AccountEntry, call, type Factor, get, post } from '../api'
import { Box, say, Shown, Time, Wrong } from '../bits'
import { useMe } from '../me'

const done = (e: FormEvent, f: () => void) => {
  e.preventDefault()
  f()
}

export function Profile() {
  const { t } = useTranslation()
  const me = useMe()
  const queries = useQueryClient()
  const [v, setV] = useState({ name: me.name, zone: me.zone })
  const save = useMutation({
    mutationFn: () => call('PATCH', '/me', v),
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: ['me'] })
      say({ text: t('ui.saved') })
    },
  })
  return (
    <Box title={t('ui.profile')}>
      <form onSubmit={(e) => done(e, save.mutate)}>
        <Stack gap="xs">
          <TextInput label={t('ui.people.name')} required value={v.name} onChange={(e) => setV({ ...v, name: e.currentTarget.value })} />
          <TextInput label={t('ui.contact.zone')} description={t('ui.contact.zone.hint')} required value={v.zone} onChange={(e) => setV({ ...v, zone: e.currentTarget.value })} />
          <div>
            <Button type="submit" variant="default" loading={save.isPending} disabled={v.name === me.name && v.zone === me.zone}>
              {t('ui.save')}
            </Button>
          </div>
        </Stack>
      </form>
      <Wrong error={save.error} />
    </Box>
  )
}

export function Password() {
  const { t } = useTranslation()
  const [v, setV] = useState({ current: '', password: '' })
  const save = useMutation({
    mutationFn: () => post('/me/password', v),
    onSuccess: () => {
      setV({ current: '', password: '' })
      say({ text: t('ui.password.changed') })
    },
  })
  return (
    <Box title={t('ui.password.change')}>
      <form onSubmit={(e) => done(e, save.mutate)}>
        <Stack gap="xs">
          <PasswordInput label={t('ui.password.current')} autoComplete="current-password" required value={v.current} onChange={(e) => setV({ ...v, current: e.currentTarget.value })} />
          <PasswordInput label={t('ui.password.new')} description={t('ui.password.rule')} autoComplete="new-password" required minLength={12} value={v.password} onChange={(e) => setV({ ...v, password: e.currentTarget.value })} />
          <div>
            <Button type="submit" variant="default" loading={save.isPending}>
              {t('ui.password.change')}
            </Button>
          </div>
        </Stack>
      </form>
      <p className="small quiet" style={{ marginBlockEnd: 0 }}>
        {t('ui.password.ends')}
      </p>
      <Wrong error={save.error} />
    </Box>
  )
}

export function Recovery() {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const make = useMutation({ mutationFn: () => post<Factor>('/me/recovery', { code }), onSuccess: () => setCode('') })
  return (
    <Box title={t('ui.recovery.new')}>
      {make.data ? (
        <>
          <p style={{ marginBlockStart: 0 }}>
            <b>{t('ui.recovery.text')}</b>
          </p>
          <ul className="mono">
            {make.data.recovery.map((k) => (
              <li key={k}>{k}</li>
            ))}
          </ul>
          <Button variant="default" onClick={() => print()}>
            {t('ui.print')}
          </Button>
        </>
      ) : (
        <form onSubmit={(e) => done(e, make.mutate)}>
          <Stack gap="xs">
            <TextInput label={t('ui.code')} inputMode="numeric" autoComplete="one-time-code" maxLength={6} required value={code} onChange={(e) => setCode(e.currentTarget.value)} />
            <div>
              <Button type="submit" variant="default" loading={make.isPending}>
                {t('ui.recovery.make')}
              </Button>
            </div>
          </Stack>
        </form>
      )}
      <Wrong error={make.error} />
    </Box>
  )
}

export function Log() {
  const { t } = useTranslation()
  const me = useMe()
  const q = useQuery({ queryKey: ['my-log'], queryFn: () => get<{ entries: AccountEntry[] }>('/me/log') })
  return (
    <Box title={t('ui.account.log')}>
      <Shown query={q} empty={(d) => (d.entries.length ? undefined : <p className="empty">{t('ui.account.log.empty')}</p>)}>
        {(d) => (
          <ul className="items small">
            {d.entries.slice(0, 15).map((e) => (
              <li key={`${e.at}${e.verb}${e.detail}`}>
                {t(`ui.account.did.${e.verb}`, e.verb)} <span className="quiet">{e.said}</span>{' '}
                <span className="quiet">
                  {e.actor_name && e.actor !== me.id && `${t('ui.account.log.by', { name: e.actor_name })} `}
                  <Time at={e.at} short />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Box>
  )
}
