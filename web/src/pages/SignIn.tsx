// SignIn - one click in a demonstration; else address, password, code; the second factor is set up on the first visit
import { Alert, Button, Container, List, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, post, Problem } from '../api'
import { problemText } from '../text'

interface Offer {
  secret: string
  uri: string
  svg: string
  recovery: string[]
}

function Failed({ error }: { error: unknown }) {
  const { t } = useTranslation()
  if (!error) return null
  return (
    <Alert color="red" variant="outline" role="alert" title={t('ui.wrong')}>
      {problemText(error, t('ui.offline.text'))}
    </Alert>
  )
}

function Enrol() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const offer = useQuery({ queryKey: ['offer'], queryFn: () => post<Offer>('/me/second-factor/offer'), staleTime: Number.POSITIVE_INFINITY })
  const [code, setCode] = useState('')
  const [kept, setKept] = useState<string[]>([])
  const [error, setError] = useState<unknown>()
  const send = async (e: FormEvent) => {
    e.preventDefault()
    try {
      const r = await post<Offer>('/me/second-factor', { secret: offer.data?.secret, code })
      setKept(r.recovery)
    } catch (x) {
      setError(x)
    }
  }
  if (kept.length)
    return (
      <Stack>
        <Title order={1}>{t('ui.recovery.title')}</Title>
        <Text>{t('ui.recovery.text')}</Text>
        <List style={{ fontFamily: 'ui-monospace, monospace' }}>
          {kept.map((k) => (
            <List.Item key={k}>{k}</List.Item>
          ))}
        </List>
        <Button variant="default" onClick={() => print()}>
          {t('ui.print')}
        </Button>
        <Button onClick={() => queries.invalidateQueries()}>{t('ui.recovery.done')}</Button>
      </Stack>
    )
  return (
    <form onSubmit={send}>
      <Stack>
        <Title order={1}>{t('ui.enrol.title')}</Title>
        <Text>{t('ui.enrol.text')}</Text>
        {offer.data && <img alt={t('ui.enrol.picture')} width={220} height={220} src={`data:image/svg+xml;utf8,${encodeURIComponent(offer.data.svg)}`} />}
        <Text style={{ overflowWrap: 'anywhere' }}>{offer.data?.secret}</Text>
        <TextInput label={t('ui.code')} inputMode="numeric" autoComplete="one-time-code" maxLength={6} value={code} onChange={(e) => setCode(e.currentTarget.value)} required />
        <Failed error={error ?? offer.error} />
        <Button type="submit">{t('ui.enrol.send')}</Button>
      </Stack>
    </form>
  )
}

// a one-time link carries its token behind #, which no server sees
function ByLink({ token }: { token: string }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [password, setPassword] = useState('')
  const [error, setError] = useState<unknown>()
  const send = async (e: FormEvent) => {
    e.preventDefault()
    try {
      await post('/session/link', { token, password })
      history.replaceState(null, '', '/app/')
      await queries.invalidateQueries()
    } catch (x) {
      setError(x)
    }
  }
  return (
    <form onSubmit={send}>
      <Stack>
        <Title order={1}>{t('ui.link.title')}</Title>
        <PasswordInput label={t('ui.password.new')} description={t('ui.password.rule')} autoComplete="new-password" value={password} onChange={(e) => setPassword(e.currentTarget.value)} required />
        <Failed error={error} />
        <Button type="submit">{t('ui.link.send')}</Button>
      </Stack>
    </form>
  )
}

function ByPassword() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [form, setForm] = useState({ email: '', password: '', code: '' })
  const [wantsCode, setWantsCode] = useState(false)
  const [error, setError] = useState<unknown>()
  const set = (k: keyof typeof form) => (e: { currentTarget: { value: string } }) => setForm({ ...form, [k]: e.currentTarget.value })
  const send = async (e: FormEvent) => {
    e.preventDefault()
    setError(undefined)
    try {
      await post('/session', { email: form.email, password: form.password, ...(form.code.length > 6 ? { recovery: form.code } : form.code ? { code: form.code } : {}) })
      await queries.invalidateQueries()
    } catch (x) {
      if (x instanceof Problem && x.code === 'code-needed') setWantsCode(true)
      else setError(x)
    }
  }
  return (
    <form onSubmit={send}>
      <Stack>
        <TextInput label={t('ui.email')} type="email" autoComplete="username" value={form.email} onChange={set('email')} required />
        <PasswordInput label={t('ui.password')} autoComplete="current-password" value={form.password} onChange={set('password')} required />
        {wantsCode && <TextInput label={t('ui.code')} description={t('ui.code.hint')} autoComplete="one-time-code" value={form.code} onChange={set('code')} autoFocus required />}
        <Failed error={error} />
        <Button type="submit">{t('ui.sign_in')}</Button>
      </Stack>
    </form>
  )
}

export function SignIn({ enrol }: { enrol?: boolean }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>()
  const demo = useQuery({ queryKey: ['demo'], queryFn: () => get<{ people: { email: string; name: string; role: string }[] }>('/session/demo') })
  const token = location.hash.length > 10 ? location.hash.slice(1) : ''
  const be = async (email: string) => {
    try {
      await post('/session/demo', { email })
      await queries.invalidateQueries()
    } catch (x) {
      setError(x)
    }
  }
  return (
    <main>
      <Container size="xs" py="xl">
        <Paper withBorder p="lg">
          {enrol ? (
            <Enrol />
          ) : token ? (
            <ByLink token={token} />
          ) : (
            <Stack>
              <Title order={1}>{t('ui.sign_in.title')}</Title>
              {demo.data?.people.length ? (
                <section aria-labelledby="demo-title">
                  <Title order={2} size="h4" id="demo-title">
                    {t('ui.demo.be')}
                  </Title>
                  <Stack gap={6} my="sm">
                    {demo.data.people.map((p) => (
                      <Button key={p.email} variant="default" justify="flex-start" h="auto" mih={36} py={6} styles={{ label: { whiteSpace: 'normal', textAlign: 'start', lineHeight: 1.3 } }} onClick={() => be(p.email)}>
                        {p.name}
                      </Button>
                    ))}
                  </Stack>
                  <Failed error={error} />
                </section>
              ) : null}
              <ByPassword />
            </Stack>
          )}
        </Paper>
      </Container>
    </main>
  )
}
