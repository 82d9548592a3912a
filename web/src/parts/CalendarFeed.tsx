// CalendarFeed - the link by which a calendar program fetches what is due for me: made, shown once, ended
import { Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useChange } from '../admin/bits'
import { type CalendarLink, del, get, post } from '../api'
import { Box, copy, Shown, Time, Wrong } from '../bits'

export function CalendarFeed() {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['calendar'], queryFn: () => get<CalendarLink>('/me/calendar') })
  const make = useChange(() => post<CalendarLink>('/me/calendar', {}))
  const drop = useChange(() => del('/me/calendar'))
  const url = q.data?.there && make.data?.created_at === q.data.created_at ? make.data.url : ''
  return (
    <Box title={t('ui.calendar')}>
      <p className="small" style={{ marginBlockStart: 0 }}>
        {t('ui.calendar.about')}
      </p>
      <Shown query={q} empty={(d) => (d.there ? undefined : <p className="empty">{t('ui.calendar.none')}</p>)}>
        {(d) => (
          <p className="small quiet">
            {t('ui.calendar.since')} <Time at={d.created_at} short />
            {d.used_at && (
              <>
                , {t('ui.calendar.used')} <Time at={d.used_at} short />
              </>
            )}
          </p>
        )}
      </Shown>
      {url && (
        <Alert variant="outline" title={t('ui.calendar.once')} my="sm">
          <code style={{ overflowWrap: 'anywhere' }}>{url}</code>{' '}
          <Button size="compact-sm" variant="default" onClick={() => copy(url, t('ui.copied'))}>
            {t('ui.copy')}
          </Button>
        </Alert>
      )}
      <div className="acts">
        <Button variant="default" loading={make.isPending} onClick={() => make.mutate()}>
          {t(q.data?.there ? 'ui.calendar.again' : 'ui.calendar.make')}
        </Button>
        {q.data?.there && (
          <Button variant="default" loading={drop.isPending} onClick={() => confirm(t('ui.calendar.end.sure')) && drop.mutate()}>
            {t('ui.calendar.end')}
          </Button>
        )}
      </div>
      <Wrong error={make.error ?? drop.error} />
    </Box>
  )
}
