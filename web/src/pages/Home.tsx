// Home - what waits for me
import { Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Item, post, type Routed } from '../api'
import { Due, Shown, State, Time, Wrong } from '../bits'
import { useMe } from '../me'
import { link } from '../router'

interface HomeData {
  due: Item[]
  answered: Item[]
  unassigned: Item[]
  waiting: Item[]
  routed: Routed[]
}

function Lines({ title, empty, items, waiting }: { title: string; empty: string; items: Item[]; waiting?: boolean }) {
  return (
    <Card withBorder component="section">
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      {items.length === 0 && <Text>{empty}</Text>}
      <Stack gap="xs">
        {items.map((i) => (
          <div key={i.id}>
            <a {...link(`${i.kind}s/${i.ref}`)}>{i.title}</a>
            <Group gap="xs">
              <Text size="sm">{i.ref}</Text>
              <State state={i.state} />
              {waiting ? <Time at={i.waiting_until} /> : <Due at={i.due_at} what={i.due_what} />}
            </Group>
          </div>
        ))}
      </Stack>
    </Card>
  )
}

function RoutedLine({ r }: { r: Routed }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [why, setWhy] = useState<string | null>(null)
  const act = useMutation({
    mutationFn: (a: { verb: string; text?: string }) => post(`/parts/${r.part}/acts/${a.verb}`, a.text ? { text: a.text } : {}),
    onSuccess: () => queries.invalidateQueries(),
  })
  return (
    <div>
      <a {...link(`${r.kind}s/${r.ref}`)}>{r.title}</a>
      <Group gap="xs">
        <Text size="sm">
          {r.ref}, {t('ui.to')} {r.to}
        </Text>
        <Button size="compact-sm" onClick={() => act.mutate({ verb: 'accept' })}>
          {t('ui.accept')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setWhy(why === null ? '' : null)}>
          {t('ui.return')}
        </Button>
      </Group>
      {why !== null && (
        <form
          onSubmit={(e) => {
            e.preventDefault()
            act.mutate({ verb: 'refuse', text: why })
          }}
        >
          <label>
            {t('ui.return.why')} <input value={why} onChange={(e) => setWhy(e.currentTarget.value)} required />
          </label>{' '}
          <Button size="compact-sm" type="submit">
            {t('ui.return')}
          </Button>
        </form>
      )}
      <Wrong error={act.error} />
    </div>
  )
}

export default function Home() {
  const { t } = useTranslation()
  const me = useMe()
  const home = useQuery({ queryKey: ['home'], queryFn: () => get<HomeData>('/home') })
  const desk = me.rights.includes('desk')
  return (
    <Stack>
      <Title order={1}>{t('ui.home.title')}</Title>
      <Shown query={home}>
        {(h) => (
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            {(h.routed.length > 0 || !desk) && (
              <Card withBorder component="section">
                <Title order={2} size="h4" mb="xs">
                  {t('ui.home.routed')}
                </Title>
                {h.routed.length === 0 && <Text>{t('ui.home.routed.empty')}</Text>}
                <Stack gap="xs">
                  {h.routed.map((r) => (
                    <RoutedLine key={r.part} r={r} />
                  ))}
                </Stack>
              </Card>
            )}
            {desk && <Lines title={t('ui.home.due')} empty={t('ui.home.due.empty')} items={h.due} />}
            {desk && <Lines title={t('ui.home.answered')} empty={t('ui.home.answered.empty')} items={h.answered} />}
            {desk && <Lines title={t('ui.home.unassigned')} empty={t('ui.home.unassigned.empty')} items={h.unassigned} />}
            {desk && <Lines title={t('ui.home.waiting')} empty={t('ui.home.waiting.empty')} items={h.waiting} waiting />}
            {!desk && (
              <Card withBorder component="section">
                <Title order={2} size="h4" mb="xs">
                  {t('ui.home.begin')}
                </Title>
                <a href="/report">{t('ui.home.report')}</a>
              </Card>
            )}
          </SimpleGrid>
        )}
      </Shown>
    </Stack>
  )
}
