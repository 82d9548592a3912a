// Search - paste anything: whose it is and whom to call, and what we have on it
import { Card, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get } from '../api'
import { Shown, State, Time } from '../bits'
import { link, usePath } from '../router'

interface Hit {
  record: string
  kind: string
  ref: string
  title: string
  state: string
  field: string
  excerpt: string
  at: string
}
interface Lookup {
  kind: string
  value: string
  owner_id: string | null
  owner_name: string
  owner_ref: string
  because: string
  confidence: string
  path: string[]
  contact: string
  contact_why: string
}

export default function Search() {
  const { t } = useTranslation()
  const q = new URLSearchParams(usePath().split('?')[1] ?? '').get('q') ?? ''
  const hits = useQuery({ queryKey: ['search', q], queryFn: () => get<{ hits: Hit[] }>(`/search?q=${encodeURIComponent(q)}`) })
  const who = useQuery({ queryKey: ['lookup', q], queryFn: () => get<Lookup>(`/lookup?q=${encodeURIComponent(q)}`), retry: false })
  return (
    <Stack>
      <Title order={1}>{t('ui.search.for', { words: q })}</Title>
      {who.data && who.data.kind !== 'words' && (
        <Card withBorder component="section" aria-label={t('ui.lookup')}>
          <Text>
            {t('ui.lookup.is', { kind: t(`ui.lookup.kind.${who.data.kind}`, who.data.kind), value: who.data.value })}
          </Text>
          {who.data.owner_id ? (
            <>
              <Text>
                {t('ui.lookup.owner')} <a {...link(`organisations/${who.data.owner_ref}`)}>{who.data.owner_name}</a>. {who.data.because}
              </Text>
              {who.data.path.length > 0 && (
                <Text>
                  {t('ui.lookup.path')}: {who.data.path.join(' → ')}
                </Text>
              )}
              <Text>
                <b>{t('ui.lookup.call')}</b> {who.data.contact || t('ui.lookup.nobody')} {who.data.contact_why}
              </Text>
            </>
          ) : (
            <Text>{t('ui.lookup.unknown')}</Text>
          )}
        </Card>
      )}
      <Shown query={hits} empty={(d) => (d.hits.length ? undefined : <Text>{t('ui.search.empty')}</Text>)}>
        {(d) => (
          <Stack gap="xs">
            {d.hits.map((h) => (
              <Card withBorder padding="xs" key={h.record + h.field + h.at}>
                <a {...link(`${h.kind}s/${h.ref}`)}>{h.title}</a>
                <Group gap="xs">
                  <span>{h.ref}</span> <State state={h.state} /> <Time at={h.at} />
                </Group>
                <Text size="sm" dir="auto">
                  {h.excerpt}
                </Text>
              </Card>
            ))}
          </Stack>
        )}
      </Shown>
    </Stack>
  )
}
