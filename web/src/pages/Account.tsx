// Account - what is new for me, and my keys for programs
import { Button, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiKeys } from '../admin/ApiKeys'
import { CalendarFeed } from '../parts/CalendarFeed'
import { get, type Notice, post } from '../api'
import { Box, Shown, Time } from '../bits'
import { useMay, useMe } from '../me'
import { Log, Password, Profile, Recovery } from '../parts/OwnAccount'
import { link, pathOf } from '../router'

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
                    {!n.seen_at && <span className="chip new">{t('ui.news.new')}</span>} <a {...link(n.kind === 'team' ? `administration/duty?team=${n.record}` : pathOf(n.kind, n.ref))}>{n.title}</a>{' '}
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
        {may('read') && <CalendarFeed />}
        {may('read') && <ApiKeys />}
      </div>
    </div>
  )
}
