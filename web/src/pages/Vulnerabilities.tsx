// Vulnerabilities - what others say: found by id, words, product, severity, exploitation; and what is new this morning
import { Button, TextInput, Title } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Advisory, get, post, type Vulnerability, type VulnerabilityNews } from '../api'
import { Box, Shown, Time, Wrong } from '../bits'
import { useMay } from '../me'
import { Chip } from '../parts/ListTools'
import { Restricted } from '../parts/Restricted'
import { Marks, vulnerability } from '../parts/VulnBits'
import { go, link, pathOf, usePath } from '../router'

interface Found {
  items: Vulnerability[]
  next: string
}
const asked = ['q', 'severity', 'exploitation'] as const

function score(n: VulnerabilityNews, which: 'before' | 'after', none: string) {
  if (!n[which]) return none
  return n.what === 'epss' ? `${(Number(n[which]) / 10_000).toFixed(1)} %` : (Number(n[which]) / 10).toFixed(1)
}

function News() {
  const { t } = useTranslation()
  const [days, setDays] = useState(7)
  const q = useQuery({ queryKey: ['vulnerability-news', days], queryFn: () => get<{ items: VulnerabilityNews[] }>(`/vulnerability-news?days=${days}`), placeholderData: (x) => x })
  const draft = useMutation({ mutationFn: (id: string) => post<Advisory>('/advisories/from-vulnerabilities', { vulnerabilities: [id] }), onSuccess: (a) => go(`advisories/${a.ref}`) })
  return (
    <Box
      title={t('ui.vuln.news')}
      aside={
        <span className="line noprint">
          {[2, 7, 30].map((n) => (
            <Chip key={n} on={days === n} set={() => setDays(n)}>
              {t('ui.events.days', { n })}
            </Chip>
          ))}
        </span>
      }
    >
      <Shown query={q} empty={(d) => (d.items.length ? undefined : <p className="empty">{t('ui.vuln.news.empty')}</p>)}>
        {(d) => (
          <ul className="items">
            {d.items.map((n) => (
              <li key={n.what + n.at + n.about[0].id}>
                <div className="line">
                  <a className="mono" {...link(vulnerability(n.about[0].id))}>
                    {n.about[0].id}
                  </a>
                  <b>{t(`ui.vuln.news.${n.what}`)}</b>
                  {(n.what === 'rescored' || n.what === 'epss') && (
                    <span>
                      {score(n, 'before', t('ui.vuln.unscored'))} → {score(n, 'after', t('ui.vuln.unscored'))}
                    </span>
                  )}
                  <Time at={n.at} short />
                </div>
                <div dir="auto">{n.about[0].title}</div>
                <div className="line small">
                  {n.organisations > 0 && <b>{t('ui.vuln.declared', { n: n.organisations })}</b>}
                  {n.ours.map((o) => (
                    <a key={o.record} {...link(pathOf(o.kind, o.ref))}>
                      {o.ref}
                    </a>
                  ))}
                  {!n.ours.length && <span className="quiet">{t('ui.vuln.not_covered')}</span>}
                  {!n.ours.some((o) => o.kind === 'advisory') && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      className="noprint"
                      loading={draft.isPending && draft.variables === n.about[0].id}
                      onClick={() => draft.mutate(n.about[0].id)}
                      aria-label={t('ui.vuln.draft_now.of', { id: n.about[0].id })}
                    >
                      {t('ui.vuln.draft_now')}
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Shown>
      <Wrong error={draft.error} />
    </Box>
  )
}

export default function Vulnerabilities() {
  const { t } = useTranslation()
  const may = useMay()
  const params = new URLSearchParams(usePath().split('?')[1] ?? '')
  const now = params.get('q') ?? ''
  const [words, setWords] = useState(now)
  useEffect(() => setWords(now), [now])
  const query = new URLSearchParams(asked.filter((k) => params.get(k)).map((k) => [k, params.get(k) ?? ''])).toString()
  const q = useInfiniteQuery({
    queryKey: ['vulnerabilities', query],
    queryFn: ({ pageParam }) => get<Found>(`/vulnerabilities?${query}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  })
  const change = (k: string, v: string) => {
    const to = new URLSearchParams(query)
    if (v) to.set(k, v)
    else to.delete(k)
    go(`vulnerabilities?${to}`, true)
  }
  const chips = (k: 'severity' | 'exploitation', of: string[]) =>
    of.map((v) => (
      <Chip key={k + v} on={params.get(k) === v} set={(on) => change(k, on ? v : '')}>
        {t(`ui.vuln.${k}.${v}`)}
      </Chip>
    ))
  const items = q.data?.pages.flatMap((p) => p.items) ?? []
  return (
    <div className="stack">
      <Title order={1} size="h3">
        {t('ui.nav.vulnerabilities')}
      </Title>
      {may('desk') && !query && <News />}
      {may('desk') && !query && <Restricted />}
      <form
        className="line noprint"
        style={{ alignItems: 'end' }}
        onSubmit={(e) => {
          e.preventDefault()
          change('q', words.trim())
        }}
      >
        <TextInput style={{ flex: 1, minInlineSize: 0 }} label={t('ui.vuln.find')} description={t('ui.vuln.find.hint')} value={words} onChange={(e) => setWords(e.currentTarget.value)} maxLength={300} />
        <Button type="submit">{t('ui.vuln.find.go')}</Button>
      </form>
      <div className="line noprint">
        {chips('severity', ['medium', 'high', 'critical'])}
        {chips('exploitation', ['poc', 'active', 'kev'])}
      </div>
      <Shown query={q} empty={() => (items.length ? undefined : <p className="box empty">{t('ui.vuln.empty')}</p>)}>
        {() => (
          <ul className="items box">
            {items.map((v) => (
              <li key={v.id}>
                <div className="line">
                  <a className="mono" {...link(vulnerability(v.id))}>
                    {v.id}
                  </a>
                  <Marks of={v} />
                </div>
                <div dir="auto" style={{ overflowWrap: 'anywhere' }}>
                  {v.title}
                </div>
                <div className="small quiet" dir="auto" style={{ overflowWrap: 'anywhere' }}>
                  {v.products}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Shown>
      {q.hasNextPage && (
        <Button variant="default" loading={q.isFetchingNextPage} onClick={() => q.fetchNextPage()} style={{ alignSelf: 'start' }}>
          {t('ui.more')}
        </Button>
      )}
    </div>
  )
}
