// App - who is signed in decides what is shown; left navigation, search at the top, the page
import { Alert, AppShell, Burger, Button, Center, Group, Loader, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { del, get, type Me, Problem } from './api'
import { Toast } from './bits'
import { dropDrafts } from './drafts'
import { useKeys } from './keys'
import { MeContext } from './me'
import { Boundary } from './parts/Boundary'
import { DropAny } from './parts/DropAny'
import { Nav } from './parts/Nav'
import { SearchBox } from './parts/SearchBox'
import { SignIn } from './pages/SignIn'
import { go, usePath } from './router'

const Home = lazy(() => import('./pages/Home'))
const Reports = lazy(() => import('./pages/Reports'))
const ReportPage = lazy(() => import('./pages/Report'))
const Organisations = lazy(() => import('./pages/Organisations'))
const Organisation = lazy(() => import('./pages/Organisation'))
const Search = lazy(() => import('./pages/Search'))
const Account = lazy(() => import('./pages/Account'))
const Outbox = lazy(() => import('./pages/Outbox'))
const Administration = lazy(() => import('./pages/Administration'))
const Inbox = lazy(() => import('./pages/Inbox'))
const MessagePage = lazy(() => import('./pages/Message'))
const Held = lazy(() => import('./pages/Held'))
const OutboxRules = lazy(() => import('./pages/OutboxRules'))
const Incidents = lazy(() => import('./pages/Incidents'))
const IncidentPage = lazy(() => import('./pages/Incident'))
const Cases = lazy(() => import('./pages/Cases'))
const CasePage = lazy(() => import('./pages/Case'))
const Alerts = lazy(() => import('./pages/Alerts'))
const AlertPage = lazy(() => import('./pages/Alert'))
const Advisories = lazy(() => import('./pages/Advisories'))
const AdvisoryPage = lazy(() => import('./pages/Advisory'))
const Programmes = lazy(() => import('./pages/Programmes'))
const RollOut = lazy(() => import('./pages/RollOut'))
const ProgrammePage = lazy(() => import('./pages/Programme'))
const Events = lazy(() => import('./pages/Events'))
const EventImports = lazy(() => import('./pages/EventImports'))
const Unattributed = lazy(() => import('./pages/Unattributed'))
const NotUnderstood = lazy(() => import('./pages/NotUnderstood'))
const Observable = lazy(() => import('./pages/Observable'))
const Vulnerabilities = lazy(() => import('./pages/Vulnerabilities'))
const Vulnerability = lazy(() => import('./pages/Vulnerability'))
const Findings = lazy(() => import('./pages/Findings'))
const Measures = lazy(() => import('./pages/Measures'))
const LogCall = lazy(() => import('./parts/LogCall'))
const Keys = lazy(() => import('./parts/Keys'))
const NewReport = lazy(() => import('./parts/NewReport'))

function page(path: string, call: () => void) {
  const [name, id] = path.split('?')[0].split('/')
  const key = id && decodeURIComponent(id)
  if (name === 'reports' && key) return <ReportPage key={key} id={key} />
  if (name === 'reports') return <Reports />
  if (name === 'inbox' && key === 'held') return <Held />
  if (name === 'inbox') return <Inbox />
  if (name === 'messages' && key) return <MessagePage key={key} id={key} />
  if (name === 'incidents' && key) return <IncidentPage key={key} id={key} />
  if (name === 'incidents') return <Incidents fresh={call} />
  if (name === 'cases' && key) return <CasePage key={key} id={key} />
  if (name === 'cases') return <Cases />
  if (name === 'alerts' && key) return <AlertPage key={key} id={key} />
  if (name === 'alerts') return <Alerts />
  // what is handed over behind the question mark begins a new one
  if (name === 'advisories' && key) return <AdvisoryPage key={key === 'new' ? path : key} id={key} />
  if (name === 'advisories') return <Advisories />
  if (name === 'programmes' && key === 'roll-out') return <RollOut />
  if (name === 'programmes' && key) return <ProgrammePage key={key} id={key} />
  if (name === 'programmes') return <Programmes />
  if (name === 'organisations' && key) return <Organisation key={key} id={key} />
  if (name === 'organisations') return <Organisations />
  // the word behind the address changes with each file that is let fall on another page
  if (name === 'events' && key === 'imports') return <EventImports key={path} />
  if (name === 'events' && key === 'unattributed') return <Unattributed />
  if (name === 'events' && key === 'not-understood') return <NotUnderstood />
  if (name === 'events') return <Events />
  if (name === 'observable') return <Observable key={path} />
  if (name === 'vulnerabilities' && key) return <Vulnerability key={key} id={key} />
  if (name === 'vulnerabilities') return <Vulnerabilities />
  if (name === 'findings') return <Findings />
  if (name === 'measures') return <Measures />
  if (name === 'search') return <Search />
  if (name === 'account') return <Account />
  if (name === 'outbox' && key === 'rules') return <OutboxRules />
  if (name === 'outbox') return <Outbox />
  if (name === 'administration') return <Administration />
  return <Home />
}

// what changes elsewhere shows here without asking
function useStream(may: boolean) {
  const queries = useQueryClient()
  useEffect(() => {
    if (!may) return
    let timer: number | undefined
    const s = new EventSource('/api/v1/stream')
    s.addEventListener('change', () => {
      // several changes in a row are read once
      clearTimeout(timer)
      timer = window.setTimeout(() => queries.invalidateQueries(), 300)
    })
    return () => {
      clearTimeout(timer)
      s.close()
    }
  }, [queries, may])
}

function Shell({ me }: { me: Me }) {
  const { t } = useTranslation()
  const path = usePath()
  const queries = useQueryClient()
  const [menu, { toggle, close }] = useDisclosure()
  const [help, helpSet] = useDisclosure()
  const [fresh, freshSet] = useDisclosure()
  const [calling, callSet] = useDisclosure()
  const search = useRef<HTMLInputElement>(null)
  const may = (r: string) => me.rights.includes(r)
  useStream(may('read'))
  useKeys({
    '/': () => search.current?.focus(),
    '?': helpSet.open,
    'g h': () => go(''),
    'g i': may('desk') && (() => go('inbox')),
    'g n': may('read') && (() => go('incidents')),
    'g r': may('read') && (() => go('reports')),
    'g o': (may('desk') || may('own-org')) && (() => go('organisations')),
    'g f': (may('desk') || may('own-org')) && (() => go('findings')),
    'g e': (may('desk') || may('own-org')) && (() => go('events')),
    'g c': may('read') && (() => go('cases')),
    'g a': may('read') && (() => go('alerts')),
    'g v': may('desk') && (() => go('advisories')),
    'g p': (may('desk') || may('own-org')) && (() => go('programmes')),
    'g m': (may('desk') || may('own-org')) && (() => go('measures')),
    'N v': may('desk') && (() => go('advisories/new')),
    'N a': may('route') && (() => go('alerts/new')),
    'N r': may('report') && freshSet.open,
    'N c': may('report') && callSet.open,
    'N i': may('report') && callSet.open,
  })
  const signOut = async () => {
    dropDrafts()
    await del('/session')
    queries.clear()
    location.assign('/app/')
  }
  return (
    <MeContext.Provider value={me}>
      <a className="skip" href="#main">
        {t('ui.skip')}
      </a>
      <AppShell header={{ height: 56 }} navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !menu } }} padding="md">
        <AppShell.Header zIndex={200}>
          <Group h="100%" px="sm" wrap="nowrap" gap="sm">
            <Burger opened={menu} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('ui.menu')} />
            <a className="brand" href="/app/">
              {t('app.name')}
            </a>
            {may('read') ? <SearchBox input={search} /> : <span style={{ flex: 1 }} />}
            {may('report') && (
              <Button size="compact-sm" onClick={freshSet.open} visibleFrom="sm" title="N r" ms="auto">
                {t('ui.new')}
              </Button>
            )}
            <Button variant="default" size="compact-sm" onClick={helpSet.open} aria-label={t('ui.keys.title')} title="?" visibleFrom="xs" ms={may('report') ? undefined : 'auto'}>
              ?
            </Button>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="xs" aria-label={t('ui.nav.label')}>
          <Nav path={path} close={close} fresh={may('report') ? freshSet.open : undefined} call={may('report') ? callSet.open : undefined} />
          <div style={{ marginBlockStart: 'auto' }}>
            <p className="small quiet" style={{ margin: '0.5rem 0.75rem' }}>
              {me.name}
            </p>
            <Button variant="default" fullWidth onClick={signOut}>
              {t('ui.sign_out')}
            </Button>
          </div>
        </AppShell.Navbar>
        <AppShell.Main id="main" tabIndex={-1}>
          <div className="page">
            {me.demo && (
              <p className="small quiet noprint" style={{ margin: '0 0 0.75rem' }}>
                <b>{t('ui.demo.title')}.</b> {t('ui.demo.text')}
              </p>
            )}
            <Boundary at={path}>
              <Suspense fallback={<Loader size="sm" role="img" aria-label={t('ui.loading')} />}>{page(path, callSet.open)}</Suspense>
            </Boundary>
          </div>
        </AppShell.Main>
      </AppShell>
      <Suspense>
        {help && <Keys close={helpSet.close} />}
        {fresh && <NewReport close={freshSet.close} />}
        {calling && <LogCall close={callSet.close} />}
      </Suspense>
      <Toast />
      <DropAny />
    </MeContext.Provider>
  )
}

export function App() {
  const { t } = useTranslation()
  const me = useQuery({ queryKey: ['me'], queryFn: () => get<Me>('/me'), retry: false })
  if (me.isPending)
    return (
      <Center h="60vh">
        <Loader role="img" aria-label={t('ui.loading')} />
      </Center>
    )
  if (me.data && me.data.factor !== 'password') return <Shell me={me.data} />
  if (me.data) return <SignIn enrol />
  if (me.error instanceof Problem && me.error.status === 401) return <SignIn />
  return (
    <main>
      <Title order={1}>{t('app.name')}</Title>
      <Alert color="red" variant="outline" title={t('ui.offline.title')}>
        {t('ui.offline.text')} <Button onClick={() => me.refetch()}>{t('ui.again')}</Button>
      </Alert>
    </main>
  )
}
