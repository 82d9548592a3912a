// MailIn - how mail comes in: the mailbox that is read, when it was last looked at and what was wrong; and the OpenPGP key of
// a desk, made here or taken with its password
import { Button, NumberInput, PasswordInput, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../admin/bits'
import { type DeskKey as Key, get, type MailIn as Mail, post, put } from '../api'
import { Box, say, Shown, Time, Wrong } from '../bits'

function Form({ m }: { m: Mail }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [v, setV] = useState({ url: m.url, user: m.user, password: '', folder: m.folder, plus_tags: m.plus_tags, hourly: m.hourly })
  const save = useMutation({
    mutationFn: () => put('/admin/mail-in', Object.fromEntries(Object.entries(v).filter(([k, x]) => k !== 'password' || x))),
    onSuccess: () => {
      queries.invalidateQueries()
      say({ text: t('ui.saved') })
    },
  })
  const look = useMutation({
    mutationFn: () => post('/admin/mail-in/look', {}),
    onSuccess: () => {
      say({ text: t('ui.mail_in.looking') })
      setTimeout(() => queries.invalidateQueries(), 3000)
    },
  })
  const line = (k: 'url' | 'user' | 'folder') => <TextInput label={t(`ui.mail_in.${k}`)} description={t(`ui.mail_in.${k}.hint`)} value={v[k]} onChange={(e) => setV({ ...v, [k]: e.currentTarget.value })} />
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
        {line('folder')}
        <Switch label={t('ui.mail_in.plus_tags')} description={t('ui.mail_in.plus_tags.hint')} checked={v.plus_tags} onChange={(e) => setV({ ...v, plus_tags: e.currentTarget.checked })} />
        <NumberInput label={t('ui.mail_in.hourly')} description={t('ui.mail_in.hourly.hint')} min={1} max={100000} value={v.hourly} onChange={(x) => setV({ ...v, hourly: Number(x) || 60 })} />
        <div className="acts">
          <Button type="submit" loading={save.isPending}>
            {t('ui.save')}
          </Button>
          <Button variant="default" disabled={!m.url && !m.door_folder} loading={look.isPending} onClick={() => look.mutate()}>
            {t('ui.mail_in.look')}
          </Button>
        </div>
      </Stack>
      <Wrong error={save.error ?? look.error} />
      {m.error && (
        <p role="alert" className="small">
          {m.error}
        </p>
      )}
      {m.polled_at && (
        <p className="small quiet">
          {t('ui.mail_in.polled')} <Time at={m.polled_at} short />
        </p>
      )}
      {m.door_folder && <p className="small quiet">{t('ui.mail_in.door_folder', { folder: m.door_folder })}</p>}
    </form>
  )
}

export function MailIn() {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['mail-in'], queryFn: () => get<Mail>('/admin/mail-in') })
  return (
    <Box title={t('ui.health.what.mail-in')}>
      <Shown query={q}>{(m) => <Form key={m.url + m.user + m.folder} m={m} />}</Shown>
    </Box>
  )
}

function KeyOf({ team }: { team: string }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const q = useQuery({ queryKey: ['desk-key', team], queryFn: () => get<Key>(`/teams/${team}/openpgp`) })
  const [own, setOwn] = useState(false)
  const [v, setV] = useState({ secret: '', password: '' })
  const make = useMutation({
    mutationFn: () => post(`/teams/${team}/openpgp`, own ? v : {}),
    onSuccess: () => {
      setOwn(false)
      setV({ secret: '', password: '' })
      queries.invalidateQueries()
      say({ text: t('ui.desk_key.made') })
    },
  })
  return (
    <Shown query={q}>
      {(k) => (
        <Stack gap="xs">
          {k.fingerprint ? (
            <div>
              <div className="mono" style={{ overflowWrap: 'anywhere' }}>
                {k.fingerprint.replace(/(.{4})/g, '$1 ')}
              </div>
              <div className="small quiet">
                {k.uid}
                {k.expires_at && (
                  <>
                    {' · '}
                    {t('ui.desk_key.expires')} <Time at={k.expires_at} short />
                  </>
                )}
              </div>
              <Textarea mt="xs" label={t('ui.desk_key.open')} readOnly autosize minRows={3} maxRows={8} value={k.armored} styles={{ input: { fontFamily: 'monospace', fontSize: '0.75rem' } }} />
            </div>
          ) : (
            <p style={{ margin: 0 }}>{t('ui.desk_key.none')}</p>
          )}
          {own && (
            <>
              <Textarea label={t('ui.desk_key.secret')} autosize minRows={4} maxRows={10} value={v.secret} onChange={(e) => setV({ ...v, secret: e.currentTarget.value })} />
              <PasswordInput label={t('ui.password')} autoComplete="off" value={v.password} onChange={(e) => setV({ ...v, password: e.currentTarget.value })} />
            </>
          )}
          <div className="acts">
            <Button variant={k.fingerprint ? 'default' : 'filled'} disabled={own && !v.secret} loading={make.isPending} onClick={() => make.mutate()}>
              {t(own ? 'ui.desk_key.take' : k.fingerprint ? 'ui.desk_key.new' : 'ui.desk_key.make')}
            </Button>
            <Button variant="default" onClick={() => setOwn(!own)}>
              {t(own ? 'ui.cancel' : 'ui.desk_key.own')}
            </Button>
          </div>
          <Wrong error={make.error} />
        </Stack>
      )}
    </Shown>
  )
}

export function DeskKey() {
  const { t } = useTranslation()
  const { team, picker } = useDesk('mail')
  if (!team) return null
  return (
    <Box title={t('ui.setup.openpgp')}>
      <Stack gap="sm">
        {picker}
        <KeyOf key={team} team={team} />
      </Stack>
    </Box>
  )
}
