// Reports - the list and the board; j k Enter move, filters stay in the address
import { Button, Card, Group, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Page, type Report } from '../api'
import { Due, Shown, State, Time } from '../bits'
import { useMe } from '../me'
import { go, link, usePath } from '../router'

const columns = ['new', 'needs-information', 'valid', 'in-coordination', 'tracked', 'closed']

function Rows({ items, at }: { items: Report[]; at: number }) {
  const { t } = useTranslation()
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('ui.col.ref')}</th>
          <th scope="col">{t('ui.col.title')}</th>
          <th scope="col">{t('ui.col.state')}</th>
          <th scope="col">{t('ui.col.due')}</th>
          <th scope="col">{t('ui.col.received')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((r, i) => (
          <tr key={r.id} aria-selected={i === at}>
            <td>{r.ref}</td>
            <td dir={r.direction}>
              <a {...link(`reports/${r.ref}`)}>{r.title}</a>
            </td>
            <td>
              <State state={r.state} />
            </td>
            <td>
              <Due at={r.due_at} what={r.due_what} />
            </td>
            <td>
              <Time at={r.received_at} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Board({ items }: { items: Report[] }) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className="board" tabIndex={0} role="region" aria-label={t('ui.board')}>
      {columns.map((c) => {
        const mine = items.filter((i) => i.state === c)
        return (
          <section key={c} aria-label={t(`ui.state.${c}`)}>
            <Title order={2} size="h5">
              {t(`ui.state.${c}`)} ({mine.length})
            </Title>
            <Stack gap="xs" mt="xs">
              {mine.map((r) => (
                <Card key={r.id} withBorder padding="xs">
                  <a {...link(`reports/${r.ref}`)}>{r.title}</a>
                  <Text size="sm">{r.ref}</Text>
                  <Text size="sm">{r.product || r.site}</Text>
                  <Due at={r.due_at} what={r.due_what} />
                </Card>
              ))}
            </Stack>
          </section>
        )
      })}
    </div>
  )
}

export default function Reports() {
  const { t } = useTranslation()
  const me = useMe()
  const path = usePath()
  const params = new URLSearchParams(path.split('?')[1] ?? '')
  const [at, setAt] = useState(-1)
  const view = params.get('view') ?? 'list'
  const filters = new URLSearchParams()
  for (const k of ['state', 'assignee', 'due', 'lane', 'q']) if (params.get(k)) filters.set(k, params.get(k) as string)
  const list = useInfiniteQuery({
    queryKey: ['reports', filters.toString(), view],
    initialPageParam: '',
    queryFn: ({ pageParam }) => get<Page<Report>>(`/reports?limit=${view === 'board' ? 200 : 50}&${filters}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`),
    getNextPageParam: (l) => l.next,
  })
  const items = list.data?.pages.flatMap((p) => p.items) ?? []
  const set = (k: string, v: string | null) => {
    const n = new URLSearchParams(params)
    if (v) n.set(k, v)
    else n.delete(k)
    go(`reports?${n}`, true)
  }
  useHotkeys([
    ['j', () => setAt(Math.min(at + 1, items.length - 1))],
    ['k', () => setAt(Math.max(at - 1, 0))],
    ['Enter', () => items[at] && go(`reports/${items[at].ref}`)],
  ])
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1}>{t('ui.nav.reports')}</Title>
        <Group>
          <SegmentedControl
            aria-label={t('ui.view')}
            value={view}
            onChange={(v) => set('view', v)}
            data={[
              { value: 'list', label: t('ui.view.list') },
              { value: 'board', label: t('ui.view.board') },
            ]}
          />
          {me.rights.includes('export') && (
            <Button component="a" variant="default" href={`/api/v1/reports/export?${filters}`}>
              {t('ui.export')}
            </Button>
          )}
        </Group>
      </Group>
      <Group align="end">
        <Select label={t('ui.col.state')} clearable value={params.get('state')} onChange={(v) => set('state', v)} data={columns.map((c) => ({ value: c, label: t(`ui.state.${c}`) }))} />
        {me.rights.includes('desk') && (
          <Select
            label={t('ui.assignee')}
            clearable
            value={params.get('assignee')}
            onChange={(v) => set('assignee', v)}
            data={[
              { value: 'me', label: t('ui.assignee.me') },
              { value: 'nobody', label: t('ui.assignee.nobody') },
            ]}
          />
        )}
        {me.rights.includes('desk') && (
          <Select
            label={t('ui.col.due')}
            clearable
            value={params.get('due')}
            onChange={(v) => set('due', v)}
            data={[
              { value: 'overdue', label: t('ui.due.overdue') },
              { value: 'today', label: t('ui.due.today') },
            ]}
          />
        )}
      </Group>
      <Shown query={list} empty={() => (items.length ? undefined : <Text>{t('ui.reports.empty')}</Text>)}>
        {() => (view === 'board' ? <Board items={items} /> : <Rows items={items} at={at} />)}
      </Shown>
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
    </Stack>
  )
}
