// App - who is signed in decides what is shown; left navigation, search at the top, the page
import { Alert, AppShell, Badge, Burger, Button, Center, Group, Loader, Modal, NavLink, Table, TextInput, Title } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { del, get, type Me, Problem } from './api'
import { MeContext } from './me'
import { SignIn } from './pages/SignIn'
import { go, link, usePath } from './router'

const Home = lazy(() => import('./pages/Home'))
const Reports = lazy(() => import('./pages/Reports'))
const ReportPage = lazy(() => import('./pages/Report'))
const Organisations = lazy(() => import('./pages/Organisations'))
const Search = lazy(() => import('./pages/Search'))
const Account = lazy(() => import('./pages/Account'))
const People = lazy(() => import('./pages/People'))

function page(path: string) {
  const [name, id] = path.split('?')[0].split('/')
  if (name === 'reports' && id) return <ReportPage key={id} id={decodeURIComponent(id)} />
  if (name === 'reports') return <Reports />
  if (name === 'organisations') return <Organisations id={id} />
  if (name === 'search') return <Search />
  if (name === 'account') return <Account />
  if (name === 'people') return <People />
  return <Home />
}

function Keys({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation()
  const keys: [string, string][] = [
    ['/', t('ui.keys.search')],
    ['g h', t('ui.keys.home')],
    ['g r', t('ui.keys.reports')],
    ['j k', t('ui.keys.move')],
    ['Enter', t('ui.keys.open')],
    ['c', t('ui.keys.take')],
    ['v', t('ui.keys.valid')],
    ['d', t('ui.keys.decline')],
    ['r', t('ui.keys.route')],
    ['n', t('ui.keys.note')],
    ['m', t('ui.keys.reply')],
    ['?', t('ui.keys.help')],
  ]
  return (
    <Modal opened={opened} onClose={close} title={t('ui.keys.title')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Table data={{ body: keys }} />
    </Modal>
  )
}

function Shell({ me }: { me: Me }) {
  const { t } = useTranslation()
  const path = usePath()
  const queries = useQueryClient()
  const [menu, { toggle, close }] = useDisclosure()
  const [help, helpSet] = useDisclosure()
  const [words, setWords] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const may = (r: string) => me.rights.includes(r)
  const unseen = useQuery({ queryKey: ['unseen'], queryFn: () => get<{ notifications: unknown[] }>('/notifications?unseen=true&limit=100'), refetchInterval: 60000 })
  const lastG = useRef(0)

  useHotkeys([
    ['/', () => search.current?.focus()],
    ['shift+?', helpSet.open],
    ['g', () => (lastG.current = Date.now())],
    ['h', () => Date.now() - lastG.current < 1500 && go('')],
    ['r', () => Date.now() - lastG.current < 1500 && go('reports')],
  ])
  // what changes elsewhere shows here without asking
  useEffect(() => {
    const s = new EventSource('/api/v1/stream')
    s.addEventListener('change', () => queries.invalidateQueries())
    return () => s.close()
  }, [queries])

  const items: [string, string, boolean][] = [
    ['', t('ui.nav.home'), true],
    ['reports', t('ui.nav.reports'), true],
    ['organisations', t('ui.nav.organisations'), may('desk') || may('own-org')],
    ['people', t('ui.nav.people'), may('admin')],
    ['account', t('ui.nav.account'), true],
  ]
  const signOut = async () => {
    await del('/session')
    queries.clear()
    location.assign('/app/')
  }
  return (
    <MeContext.Provider value={me}>
      <a className="skip" href="#main">
        {t('ui.skip')}
      </a>
      <AppShell header={{ height: 56 }} navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !menu } }} padding="md">
        <AppShell.Header role="region" aria-label={t('ui.top')}>
          <Group h="100%" px="sm" wrap="nowrap" gap="sm">
            <Burger opened={menu} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('ui.menu')} />
            <b>Rabta</b>
            <form
              role="search"
              style={{ flex: 1, maxInlineSize: '36rem' }}
              onSubmit={(e) => {
                e.preventDefault()
                if (words.trim()) go(`search?q=${encodeURIComponent(words.trim())}`)
              }}
            >
              <TextInput ref={search} aria-label={t('ui.search.label')} placeholder={t('ui.search.hint')} value={words} onChange={(e) => setWords(e.currentTarget.value)} />
            </form>
            <Button variant="default" size="compact-sm" onClick={helpSet.open} aria-label={t('ui.keys.title')}>
              ?
            </Button>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="xs" aria-label={t('ui.nav.label')}>
          {items
            .filter((i) => i[2])
            .map(([to, label]) => (
              <NavLink
                key={to}
                {...link(to)}
                label={label}
                active={path.split(/[/?]/)[0] === to}
                variant="filled"
                onClickCapture={close}
                rightSection={to === '' && unseen.data?.notifications.length ? <Badge variant="default">{unseen.data.notifications.length}</Badge> : null}
              />
            ))}
          <div style={{ marginBlockStart: 'auto' }}>
            <p style={{ margin: '0.5rem' }}>{me.name}</p>
            <Button variant="default" fullWidth onClick={signOut}>
              {t('ui.sign_out')}
            </Button>
          </div>
        </AppShell.Navbar>
        <AppShell.Main id="main" tabIndex={-1}>
          {me.demo && (
            <Alert variant="outline" color="gray" mb="md" title={t('ui.demo.title')}>
              {t('ui.demo.text')}
            </Alert>
          )}
          <Suspense fallback={<Loader aria-label={t('ui.loading')} />}>{page(path)}</Suspense>
        </AppShell.Main>
      </AppShell>
      <Keys opened={help} close={helpSet.close} />
    </MeContext.Provider>
  )
}

export function App() {
  const { t } = useTranslation()
  const me = useQuery({ queryKey: ['me'], queryFn: () => get<Me>('/me'), retry: false })
  if (me.isPending)
    return (
      <Center h="60vh">
        <Loader aria-label={t('ui.loading')} />
      </Center>
    )
  if (me.data && me.data.factor !== 'password') return <Shell me={me.data} />
  if (me.data) return <SignIn enrol />
  if (me.error instanceof Problem && me.error.status === 401) return <SignIn />
  return (
    <main>
      <Title order={1}>Rabta</Title>
      <Alert color="red" variant="outline" title={t('ui.offline.title')}>
        {t('ui.offline.text')} <Button onClick={() => me.refetch()}>{t('ui.again')}</Button>
      </Alert>
    </main>
  )
}
