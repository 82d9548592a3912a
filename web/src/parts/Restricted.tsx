// Restricted - documents that a provider shows to an account of this hub and not to everybody: for the desks that its source names
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Advisory, get, post, type RestrictedCheck, type RestrictedDocument } from '../api'
import { Box, Time, Tlp, Wrong } from '../bits'
import { go } from '../router'

function One({ d }: { d: RestrictedDocument }) {
  const { t } = useTranslation()
  const check = useMutation({ mutationFn: () => get<RestrictedCheck>(`/restricted-documents/${d.id}/check`) })
  const draft = useMutation({ mutationFn: () => post<Advisory>('/advisories/from-restricted', { document: d.id }), onSuccess: (a) => go(`advisories/${a.ref}`) })
  const name = d.tracking || d.file
  return (
    <li style={{ overflowWrap: 'anywhere' }}>
      <div className="line">
        {d.tracking && (d.tlp ? <Tlp tlp={d.tlp} /> : <span className="chip">{t('ui.restricted.unmarked')}</span>)}
        <span className="mono">{name}</span> <Time at={d.tracking ? d.released_at : d.taken_at} short />
      </div>
      <div dir="auto">{d.title}</div>
      <div className="small quiet">
        <bdi>{d.publisher}</bdi> <span className="mono">{d.vulnerabilities.join(', ')}</span>
        {d.finding && <> {t('ui.restricted.finding', { what: d.finding })}</>}
      </div>
      {d.error && <div className="wrong small">{t('ui.restricted.refused', { why: d.error })}</div>}
      {d.tracking && (
        <div className="acts noprint">
          <Button component="a" size="compact-sm" variant="default" href={`/api/v1/restricted-documents/${d.id}/document`} download aria-label={t('ui.restricted.open.of', { name })}>
            {t('ui.restricted.open')}
          </Button>
          <Button size="compact-sm" variant="default" loading={check.isPending} onClick={() => check.mutate()} aria-label={t('ui.restricted.check.of', { name })}>
            {t('ui.restricted.check')}
          </Button>
          <Button size="compact-sm" variant="default" loading={draft.isPending} onClick={() => draft.mutate()} aria-label={t('ui.vuln.draft_now.of', { id: name })}>
            {t('ui.vuln.draft_now')}
          </Button>
        </div>
      )}
      {check.data && (
        <div role="status" className="small">
          {t(check.data.valid ? 'ui.restricted.valid' : 'ui.restricted.not_valid')}
          <ul>
            {check.data.findings.slice(0, 50).map((f) => (
              <li key={f.test + f.pointer + f.words}>
                {f.test} <span className="mono">{f.pointer}</span> {f.words}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Wrong error={check.error ?? draft.error} />
    </li>
  )
}

// absent for who has none to read
export function Restricted() {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const q = useQuery({ queryKey: ['restricted-documents'], queryFn: () => get<{ documents: RestrictedDocument[] }>('/restricted-documents') })
  const all = q.data?.documents ?? []
  if (q.error) return <Wrong error={q.error} />
  if (!all.length) return null
  const w = words.trim().toLowerCase()
  const shown = all.filter((d) => [d.tracking, d.file, d.title, d.publisher, ...d.vulnerabilities].some((x) => x.toLowerCase().includes(w)))
  return (
    <Box title={t('ui.restricted')} count={all.length}>
      <p className="small quiet" style={{ marginBlockStart: 0 }}>
        {t('ui.restricted.text')}
      </p>
      {all.length > 5 && <TextInput className="noprint" label={t('ui.restricted.find')} value={words} onChange={(e) => setWords(e.currentTarget.value)} maw="24rem" />}
      <ul className="items">
        {shown.slice(0, 20).map((d) => (
          <One key={d.id} d={d} />
        ))}
      </ul>
      {shown.length > 20 && <p className="small quiet">{t('ui.restricted.more', { n: shown.length - 20 })}</p>}
      {!shown.length && <p className="empty">{t('ui.restricted.none')}</p>}
    </Box>
  )
}
