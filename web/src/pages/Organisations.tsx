// Organisations - the list, and one with its contacts, assets and who serves it
import { Badge, Card, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Item, type Page } from '../api'
import { Shown, State, Time, Tlp } from '../bits'
import { link } from '../router'

interface Organisation extends Item {
  also_known_as: string[]
  org_kind: string
  sector: string
  cii_grade?: string
  country: string
  website: string
  telephone: string
  description: string
}
type Row = Record<string, string | number | boolean | null>

function Rows({ id, what, show }: { id: string; what: string; show: (r: Row) => ReactNode }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: [what, id], queryFn: () => get<Record<string, Row[]>>(`/organisations/${id}/${what}`) })
  return (
    <Card withBorder component="section">
      <Title order={2} size="h4" mb="xs">
        {t(`ui.org.${what}`)}
      </Title>
      <Shown query={q} empty={(d) => (d[what]?.length ? undefined : <Text>{t(`ui.org.${what}.empty`)}</Text>)}>
        {(d) => (
          <ul>
            {d[what].map((r) => (
              <li key={String(r.id)}>{show(r)}</li>
            ))}
          </ul>
        )}
      </Shown>
    </Card>
  )
}

function One({ id }: { id: string }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['organisation', id], queryFn: () => get<Organisation>(`/organisations/${encodeURIComponent(id)}`) })
  return (
    <Shown query={q}>
      {(o) => (
        <Stack>
          <Title order={1}>{o.title}</Title>
          <Group gap="xs">
            <b>{o.ref}</b>
            <Tlp tlp={o.tlp} />
            <State state={o.state} />
            <Badge variant="default">{t(`ui.kind.${o.org_kind}`, o.org_kind)}</Badge>
            <span>{o.sector}</span>
            {o.cii_grade && o.cii_grade !== 'none' && <Badge variant="default">{t('ui.cii', { grade: o.cii_grade.toUpperCase() })}</Badge>}
          </Group>
          {o.also_known_as?.length > 0 && (
            <Text>
              {t('ui.org.aka')}: {o.also_known_as.join(', ')}
            </Text>
          )}
          <Text className="talk">{o.description}</Text>
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <Rows
              id={o.id}
              what="contacts"
              show={(r) => (
                <>
                  <b>{r.name}</b> ({r.role}) <a href={`mailto:${r.email}`}>{r.email}</a> {r.telephone} {r.hours}. {t('ui.org.confirmed')}:{' '}
                  {r.confirmed_at ? <Time at={String(r.confirmed_at)} /> : t('ui.org.never')}
                </>
              )}
            />
            <Rows
              id={o.id}
              what="assets"
              show={(r) => (
                <>
                  <code>{r.value}</code> ({r.type}, {t(`ui.proof.${r.proof}`, String(r.proof))}) <Time at={r.since ? String(r.since) : null} />
                </>
              )}
            />
            <Rows
              id={o.id}
              what="edges"
              show={(r) => (
                <>
                  {t(`ui.edge.${r.type}`, String(r.type))} {r.other_name}
                </>
              )}
            />
            <Rows
              id={o.id}
              what="technologies"
              show={(r) => (
                <>
                  {r.vendor} {r.product} {r.version}
                </>
              )}
            />
          </SimpleGrid>
        </Stack>
      )}
    </Shown>
  )
}

export default function Organisations({ id }: { id?: string }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const q = useQuery({ queryKey: ['organisations', words], queryFn: () => get<Page<Organisation>>(`/organisations?limit=200${words ? `&q=${encodeURIComponent(words)}` : ''}`), enabled: !id })
  if (id) return <One id={decodeURIComponent(id)} />
  return (
    <Stack>
      <Title order={1}>{t('ui.nav.organisations')}</Title>
      <TextInput label={t('ui.filter')} value={words} onChange={(e) => setWords(e.currentTarget.value)} />
      <Shown query={q} empty={(d) => (d.items.length ? undefined : <Text>{t('ui.org.empty')}</Text>)}>
        {(d) => (
          <table className="rows">
            <thead>
              <tr>
                <th scope="col">{t('ui.org.name')}</th>
                <th scope="col">{t('ui.org.kind')}</th>
                <th scope="col">{t('ui.org.sector')}</th>
                <th scope="col">{t('ui.col.state')}</th>
              </tr>
            </thead>
            <tbody>
              {d.items.map((o) => (
                <tr key={o.id}>
                  <td>
                    <a {...link(`organisations/${o.ref}`)}>{o.title}</a>
                  </td>
                  <td>{t(`ui.kind.${o.org_kind}`, o.org_kind)}</td>
                  <td>{o.sector}</td>
                  <td>
                    <State state={o.state} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Shown>
    </Stack>
  )
}
