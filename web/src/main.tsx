// main - the workspace's frame: theme, texts, queries
import '@mantine/core/styles.css'
import './style.css'
import { createTheme, MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { initReactI18next } from 'react-i18next'
import en from '../../i18n/en.json'
import { Problem } from './api'
import { App } from './App'
import { Boundary } from './parts/Boundary'

i18next.use(initReactI18next).init({
  resources: { en: { translation: en } },
  lng: 'en',
  fallbackLng: 'en',
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
})
document.documentElement.dir = i18next.dir()

const theme = createTheme({ primaryColor: 'blue', primaryShade: 8, autoContrast: true, fontFamily: 'system-ui, sans-serif', cursorType: 'pointer', respectReducedMotion: true })
const queries = new QueryClient({
  defaultOptions: { queries: { retry: (n, e) => n < 2 && !(e instanceof Problem && e.status > 0 && e.status < 500), staleTime: 5000 } },
})

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <Boundary>
          <App />
        </Boundary>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
