// Administration - what a desk keeps and what the machine needs; at the left what one may keep, the rest is absent
import { Loader, Title } from '@mantine/core'
import i18next from 'i18next'
import { type ComponentType, lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import texts from '../../../i18n/en.json?administration'
import { useMay } from '../me'
import { link, usePath } from '../router'

// the first load is without them (vite.config.ts)
i18next.addResourceBundle('en', 'translation', texts, false, true)

interface Section {
  name: string
  may: string[]
  page: ComponentType
}
const named = <K extends string>(load: () => Promise<Record<K, ComponentType>>, name: K) => lazy(async () => ({ default: (await load())[name] }))
const groups: { name: string; sections: Section[] }[] = [
  {
    name: 'desk',
    sections: [
      { name: 'desk', may: ['desk', 'admin'], page: lazy(() => import('../admin/Desk')) },
      { name: 'hours', may: ['desk', 'admin'], page: lazy(() => import('../admin/Hours')) },
      { name: 'duty', may: ['desk'], page: lazy(() => import('../admin/Duty')) },
      { name: 'targets', may: ['desk', 'admin'], page: lazy(() => import('../admin/Targets')) },
      { name: 'retention', may: ['desk', 'admin'], page: lazy(() => import('../admin/Retention')) },
      { name: 'alerts', may: ['desk'], page: lazy(() => import('../admin/Alerts')) },
      { name: 'advisories', may: ['desk'], page: lazy(() => import('../admin/Advisories')) },
      { name: 'findings', may: ['desk'], page: lazy(() => import('../admin/Findings')) },
      { name: 'seats', may: ['desk', 'admin'], page: lazy(() => import('../admin/Seats')) },
      { name: 'templates', may: ['desk'], page: lazy(() => import('../admin/Templates')) },
    ],
  },
  {
    name: 'shared',
    sections: [
      { name: 'groups', may: ['desk'], page: lazy(() => import('../admin/Groups')) },
      { name: 'imports', may: ['directory'], page: lazy(() => import('../admin/Imports')) },
    ],
  },
  {
    name: 'programs',
    sections: [
      { name: 'keys', may: ['read'], page: named(() => import('../admin/ApiKeys'), 'ApiKeysPage') },
      { name: 'webhooks', may: ['read'], page: lazy(() => import('../admin/Webhooks')) },
    ],
  },
  {
    name: 'machine',
    sections: [
      { name: 'setup', may: ['admin'], page: named(() => import('../admin/Setup'), 'SetupPage') },
      { name: 'health', may: ['admin'], page: named(() => import('../admin/Machine'), 'HealthPage') },
      { name: 'teams', may: ['admin'], page: lazy(() => import('../admin/Teams')) },
      { name: 'accounts', may: ['admin'], page: lazy(() => import('../admin/Accounts')) },
      { name: 'sectors', may: ['admin'], page: lazy(() => import('../admin/Sectors')) },
      { name: 'warnings', may: ['admin'], page: lazy(() => import('../admin/Warnings')) },
      { name: 'sources', may: ['admin'], page: lazy(() => import('../admin/Sources')) },
      { name: 'cve', may: ['admin'], page: lazy(() => import('../admin/Cve')) },
      { name: 'mail', may: ['admin'], page: named(() => import('../admin/Machine'), 'MailPage') },
      { name: 'public', may: ['admin'], page: lazy(() => import('../admin/Site')) },
    ],
  },
]

export default function Administration() {
  const { t } = useTranslation()
  const may = useMay()
  const asked = usePath().split('?')[0].split('/')[1]
  const shown = groups.map((g) => ({ ...g, sections: g.sections.filter((s) => s.may.some(may)) })).filter((g) => g.sections.length)
  const all = shown.flatMap((g) => g.sections)
  const first = (may('desk') ? undefined : all.find((s) => s.name === 'health')) ?? all[0]
  const here = all.find((s) => s.name === asked) ?? first
  if (!here) return <p className="empty">{t('ui.not_there.text')}</p>
  const Page = here.page
  return (
    <div className="aside">
      <nav aria-label={t('ui.nav.administration')} className="noprint">
        {shown.map((g) => (
          <div key={g.name}>
            <h2>{t(`ui.adm.group.${g.name}`)}</h2>
            <ul>
              {g.sections.map((s) => (
                <li key={s.name}>
                  <a className="nav-item" {...link(`administration/${s.name}`)} aria-current={s === here ? 'page' : undefined}>
                    {t(`ui.adm.${s.name}`)}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="stack">
        <div>
          <Title order={1} size="h3">
            {t(`ui.adm.${here.name}`)}
          </Title>
          <p className="quiet" style={{ margin: 0 }}>
            {t(`ui.adm.${here.name}.text`)}
          </p>
        </div>
        <Suspense fallback={<Loader size="sm" role="img" aria-label={t('ui.loading')} />}>
          <Page key={here.name} />
        </Suspense>
      </div>
    </div>
  )
}
