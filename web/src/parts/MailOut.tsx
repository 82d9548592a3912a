// MailOut - how mail leaves, a test to oneself, and work that was given up: for the administrator
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Dead, get, type MailOut as Mail, post, put } from '../api'
import { Box, say, Shown, Time, Wrong } from '../bits'

function Form({ m }: { m: Mail }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [v, setV] = useState({ url: m.url, user: m.user, password: '', test_address: m.test_address, base_url: m.base_url })
  const save = useMutation({
    mutationFn: () => put('/admin/mail', Object.fromEntries(Object.entries(v).filter(([k, x]) => k !== 'password' || x))),
    onSuccess: () => {
      queries.invalidateQueries()
      say({ text: t('ui.saved') })
    },
  })
  const test = useMutation({ mutationFn: () => post('/admin/mail/test', {}), onSuccess: () => say({ text: t('ui.mail.tested') }) })
  const [code, setCode] = useState('')
  const received = useMutation({
    mutationFn: () => post('/admin/mail/received', { code }),
    onSuccess: () => {
      setCode('')
      test.reset()
      queries.invalidateQueries()
      say({ text: t('ui.mail.received.said') })
    },
  })
  const line = (k: 'url' | 'user' | 'test_address' | 'base_url') => <TextInput label={t(`ui.mail.${k}`)} description={t(`ui.mail.${k}.hint`)} value={v[k]} onChange={(e) => setV({ ...v, [k]: e.currentTarget.value })} />
  return (
    <form
      onSubmit={(e: FormEvent) => {
        e.preventDefault()
        save.mutate()
      }}
    >
      <Stack gap="xs">
        {line('url')}
        {line('user')}
        <PasswordInput label={t('ui.password')} description={m.password_set ? t('ui.mail.password.set') : undefined} autoComplete="off" value={v.password} onChange={(e) => setV({ ...v, password: e.currentTarget.value })} />
        {line('test_address')}
        {line('base_url')}
        <div className="acts">
          <Button type="submit" loading={save.isPending}>
            {t('ui.save')}
          </Button>
          <Button variant="default" disabled={!m.url} loading={test.isPending} onClick={() => test.mutate()}>
            {t('ui.mail.test')}
          </Button>
        </div>
      </Stack>
      <Wrong error={save.error ?? test.error} />
      {m.received_at && (
        <p className="small quiet">
          {t('ui.mail.received')} <Time at={m.received_at} short />
        </p>
      )}
      {test.isSuccess && m.url !== 'capture' && (
        <div className="line" style={{ alignItems: 'end' }}>
          <TextInput label={t('ui.mail.code')} description={t('ui.mail.code.hint')} inputMode="numeric" maxLength={6} value={code} onChange={(e) => setCode(e.currentTarget.value)} />
          <Button variant="default" disabled={code.length !== 6} loading={received.isPending} onClick={() => received.mutate()}>
            {t('ui.mail.arrived')}
          </Button>
        </div>
      )}
      <Wrong error={received.error} />
    </form>
  )
}

export function MailOut() {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['mail-out'], queryFn: () => get<Mail>('/admin/mail') })
  return (
    <Box title={t('ui.health.what.mail-out')}>
      <Shown query={q}>{(m) => <Form m={m} />}</Shown>
    </Box>
  )
}

export function GivenUp() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const q = useQuery({ queryKey: ['dead-jobs'], queryFn: () => get<{ jobs: Dead[] }>('/admin/jobs') })
  const again = useMutation({ mutationFn: (id: string | null) => post(`/admin/jobs/${id}/again`, {}), onSuccess: () => queries.invalidateQueries() })
  if (!q.data?.jobs.length) return null
  return (
    <Box title={t('ui.health.what.jobs-dead')} count={q.data.jobs.length}>
      <ul className="items">
        {q.data.jobs.map((j) => (
          <li key={j.id}>
            <b>{j.kind}</b> <span className="small quiet"><Time at={j.ended_at} short /></span>
            <div className="small">{j.error}</div>
            <Button size="compact-sm" variant="default" onClick={() => again.mutate(j.id)}>
              {t('ui.again')}
            </Button>
          </li>
        ))}
      </ul>
      <Wrong error={again.error} />
    </Box>
  )
}
