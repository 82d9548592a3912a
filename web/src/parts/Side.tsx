// Side - facts, where it was routed, files, labels, who can see this, the reporter
import { Button, Card, Group, Stack, TagsInput, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, get, post, put, type Report, type Route } from '../api'
import { Due, Shown, State, Time, Wrong } from '../bits'
import { useMe } from '../me'
import { defang } from '../text'

function Box({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card withBorder component="section">
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      {children}
    </Card>
  )
}

function Facts({ r }: { r: Report }) {
  const { t } = useTranslation()
  const yes = (b: boolean) => (b ? t('ui.yes') : t('ui.no'))
  const rows: [string, ReactNode][] = [
    [t('ui.fact.product'), r.product],
    [t('ui.fact.vendor'), r.vendor],
    [t('ui.fact.version'), r.version],
    [t('ui.fact.site'), r.site && defang(r.site)],
    [t('ui.fact.weakness'), r.weakness],
    [t('ui.fact.cve'), r.cve],
    [t('ui.fact.cvss'), r.cvss],
    [t('ui.fact.exploitation'), t(`ui.exploitation.${r.exploitation}`)],
    [t('ui.fact.public'), yes(r.public)],
    [t('ui.fact.contacted'), yes(r.vendor_contacted)],
    [t('ui.fact.disclosure'), r.disclosure_wish],
    [t('ui.fact.credit'), r.credit_wanted ? r.credit_name || t('ui.yes') : t('ui.no')],
    [t('ui.fact.share'), yes(r.share_identity)],
    [t('ui.col.received'), <Time key="t" at={r.received_at} />],
  ]
  return (
    <dl className="facts">
      {rows
        .filter((x) => x[1])
        .map(([k, v]) => (
          <div key={k} style={{ display: 'contents' }}>
            <dt>{k}</dt>
            <dd>{v}</dd>
          </div>
        ))}
    </dl>
  )
}

function Routes({ id }: { id: string }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['routes', id], queryFn: () => get<{ routes: Route[] }>(`/records/${id}/routes`) })
  return (
    <Shown query={q} empty={(d) => (d.routes.length ? undefined : <Text>{t('ui.routes.empty')}</Text>)}>
      {(d) => (
        <Stack gap="xs">
          {d.routes.map((x) => (
            <Group key={x.id} gap="xs">
              <b>{x.subject_name}</b>
              <span>{t(`ui.route.${x.state}`, x.state)}</span>
              {['sent', 'delivered', 'acknowledged', 'silent'].includes(x.state) && <Due at={x.due_at} />}
            </Group>
          ))}
        </Stack>
      )}
    </Shown>
  )
}

function Files({ id, desk }: { id: string; desk: boolean }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const q = useQuery({ queryKey: ['files', id], queryFn: () => get<{ attachments: { id: string; name: string; type: string; size: number; sha256: string }[] }>(`/records/${id}/attachments`) })
  const add = useMutation({
    mutationFn: (f: FileList) => {
      const form = new FormData()
      for (const x of f) form.append('file', x)
      return call('POST', `/records/${id}/attachments`, form)
    },
    onSuccess: () => queries.invalidateQueries(),
  })
  return (
    <>
      <Shown query={q} empty={(d) => (d.attachments.length ? undefined : <Text>{t('ui.files.empty')}</Text>)}>
        {(d) => (
          <ul>
            {d.attachments.map((f) => (
              <li key={f.id}>
                <a href={`/api/v1/attachments/${f.id}/content`}>{f.name}</a> ({f.type}, {f.size} B) <code title={f.sha256}>{f.sha256.slice(0, 12)}</code>
              </li>
            ))}
          </ul>
        )}
      </Shown>
      {desk && (
        <label>
          {t('ui.files.add')} <input type="file" multiple onChange={(e) => e.currentTarget.files?.length && add.mutate(e.currentTarget.files)} />
        </label>
      )}
      <Wrong error={add.error} />
    </>
  )
}

function SeenBy({ id }: { id: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const q = useQuery({ queryKey: ['seen', id], queryFn: () => get<{ grants: { principal: string; name: string; because: string }[] }>(`/records/${id}/audience`), enabled: open })
  return (
    <>
      <Button variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('ui.seen_by')}
      </Button>
      {open && (
        <Shown query={q}>
          {(d) => (
            <ul>
              {d.grants.map((g) => (
                <li key={g.principal + g.because}>
                  {g.name || t(`ui.principal.${g.principal.split(':')[0]}`, g.principal)} ({t(`ui.because.${g.because.split(':')[0]}`, g.because)})
                </li>
              ))}
            </ul>
          )}
        </Shown>
      )}
    </>
  )
}

function Labels({ id }: { id: string }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const q = useQuery({ queryKey: ['labels', id], queryFn: () => get<{ labels: string[] }>(`/records/${id}/labels`) })
  const set = useMutation({ mutationFn: (labels: string[]) => put(`/records/${id}/labels`, { labels }), onSuccess: () => queries.invalidateQueries({ queryKey: ['labels', id] }) })
  return <TagsInput label={t('ui.labels')} value={q.data?.labels ?? []} onChange={(v) => set.mutate(v)} error={set.error?.message} />
}

interface Reporter {
  name: string
  email: string
  organisation: string
  telephone: string
  openpgp: string
  anonymous: boolean
}
function Identity({ id }: { id: string }) {
  const { t } = useTranslation()
  const [why, setWhy] = useState('')
  const show = useMutation({ mutationFn: () => post<Reporter>(`/reports/${id}/reporter`, { reason: why }) })
  if (show.data?.anonymous) return <Text>{t('ui.identity.anonymous')}</Text>
  if (show.data)
    return (
      <dl className="facts">
        {(['name', 'email', 'organisation', 'telephone', 'openpgp'] as const)
          .filter((k) => show.data[k])
          .map((k) => (
            <div key={k} style={{ display: 'contents' }}>
              <dt>{t(`ui.identity.${k}`)}</dt>
              <dd>{show.data[k]}</dd>
            </div>
          ))}
      </dl>
    )
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault()
        show.mutate()
      }}
    >
      <TextInput label={t('ui.identity.why')} description={t('ui.identity.kept')} value={why} onChange={(e) => setWhy(e.currentTarget.value)} required />
      <Button type="submit" variant="default" mt="xs">
        {t('ui.identity.show')}
      </Button>
      <Wrong error={show.error} />
    </form>
  )
}

export function Side({ r, desk }: { r: Report; desk: boolean }) {
  const { t } = useTranslation()
  const me = useMe()
  return (
    <Stack>
      {desk && (
        <Box title={t('ui.reporter_sees')}>
          <State state={r.state} /> <Text mt="xs">{t(`ui.reporter_sees.${r.state}`)}</Text>
        </Box>
      )}
      <Box title={t('ui.facts')}>
        <Facts r={r} />
      </Box>
      <Box title={t('ui.routes')}>
        <Routes id={r.id} />
      </Box>
      <Box title={t('ui.files')}>
        <Files id={r.id} desk={desk} />
      </Box>
      {desk && (
        <Box title={t('ui.team_only')}>
          <Stack>
            <Labels id={r.id} />
            <SeenBy id={r.id} />
          </Stack>
        </Box>
      )}
      {desk && me.rights.includes('see-reporter') && (
        <Box title={t('ui.reporter')}>
          <Identity id={r.id} />
        </Box>
      )}
    </Stack>
  )
}
