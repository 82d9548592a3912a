// Files - what lies at a record: looked at without being run, and given by the desk to those whom it lets have it
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bytes, call, type CaseParties, type File, get, put, type Rec } from '../api'
import { say, Shown, Wrong } from '../bits'
import { useMay } from '../me'
import { go } from '../router'
import { size } from '../text'
import { hand } from './dropped'

// a text is read here, as text; nothing of a file is ever interpreted
function FileText({ f }: { f: File }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const q = useQuery({ queryKey: ['file-text', f.id], queryFn: () => get<{ text: string; cut: boolean }>(`/attachments/${f.id}/text`), enabled: shown, staleTime: 600_000 })
  return (
    <details onToggle={(e) => setShown(e.currentTarget.open)}>
      <summary>{t('ui.files.look')}</summary>
      {shown && (
        <Shown query={q}>
          {(d) => (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard
            <pre className="mono" tabIndex={0} role="region" aria-label={f.name} style={{ maxBlockSize: '20rem', overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0 }}>
              {d.text}
              {d.cut && `\n${t('ui.files.cut')}`}
            </pre>
          )}
        </Shown>
      )}
    </details>
  )
}

// a picture is decoded in a process of its own and made anew as a small one: no byte of the file comes here
const pictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']
function FilePicture({ f }: { f: File }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const [state, setState] = useState<'coming' | 'there' | 'none'>('coming')
  return (
    <details onToggle={(e) => setShown(e.currentTarget.open)}>
      <summary>{t('ui.files.picture')}</summary>
      {shown && state !== 'none' && (
        <img
          src={`/api/v1/attachments/${f.id}/image`}
          alt={t('ui.files.picture.of', { name: f.name })}
          onLoad={() => setState('there')}
          onError={() => setState('none')}
          style={{ display: 'block', maxInlineSize: '100%', maxBlockSize: '24rem', marginBlockStart: '0.3rem', border: '1px solid var(--line)' }}
        />
      )}
      {shown && (
        <span className="quiet" role="status">
          {state === 'none' ? t('ui.files.picture.none') : state === 'coming' ? t('ui.loading') : t('ui.files.picture.small')}
        </span>
      )}
    </details>
  )
}

// a file that came with a message can be observations: it goes the way of one that is dropped on a page
const tables = /\.(csv|tsv|json|xarf|jsonl|ndjson|txt|log|zip|gz|zst)$/i
function TakeIn({ f }: { f: File }) {
  const { t } = useTranslation()
  const fetched = useMutation({
    mutationFn: () => bytes(`/attachments/${f.id}/content`),
    onSuccess: (b) => {
      hand(new window.File([b], f.name))
      go(`events/imports?${Date.now()}`)
    },
  })
  return (
    <div className="noprint">
      <Button size="compact-sm" variant="default" loading={fetched.isPending} onClick={() => fetched.mutate()} aria-label={t('ui.files.take.of', { name: f.name })}>
        {t('ui.files.take')}
      </Button>
      <Wrong error={fetched.error} />
    </div>
  )
}

// one file: its name, what it is, who sees it; downloaded as an inert archive, and looked at where that is safe
// who reads it beside the desk: changed at once, taken back by a press
function Readers({ f, r }: { f: File; r: Rec }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const parties = useQuery({ queryKey: ['case-parties', r.id], queryFn: () => get<CaseParties>(`/cases/${r.id}/parties`), enabled: r.kind === 'case' })
  const now = f.audience === 'all' ? 'all' : f.given || 'desk'
  const others = (parties.data?.parties ?? []).filter((p) => p.subject !== r.team && (!p.left_at || p.part === now))
  const give = useMutation({
    mutationFn: (to: string) => put(`/attachments/${f.id}/audience`, to.startsWith('prt_') ? { to: 'party', party: to } : { to }),
    onSuccess: (_, to) => {
      queries.invalidateQueries()
      if (to !== now) say({ text: t('ui.files.given.now', { name: f.name }), undo: () => give.mutateAsync(now) })
    },
  })
  return (
    <>
      <select className="quiet noprint" aria-label={t('ui.files.given.of', { name: f.name })} value={now} disabled={give.isPending} onChange={(e: ChangeEvent<HTMLSelectElement>) => give.mutate(e.currentTarget.value)} style={{ maxInlineSize: '100%', minBlockSize: '1.8rem' }}>
        <option value="desk">{t('ui.files.given.desk')}</option>
        {r.kind !== 'case' && (r.originator || now === 'reporter') && <option value="reporter">{t('ui.files.given.reporter')}</option>}
        {others.map((p) => (
          <option key={p.part} value={p.part ?? ''}>
            {t('ui.files.given.party', { name: p.name || t(`ui.case.role.${p.role}`) })}
          </option>
        ))}
        <option value="all">{t('ui.files.given.all')}</option>
      </select>
      <Wrong error={give.error} />
    </>
  )
}

export function FileLine({ f, r }: { f: File; r?: Rec }) {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <li>
      <a href={`/api/v1/attachments/${f.id}/content`} download>
        {f.name}
      </a>
      <div className="quiet">
        {f.type}, {size(f.size)}. {!r && t(`ui.files.audience.${f.audience}`, f.audience)}{' '}
        <a className="noprint" href={`/api/v1/attachments/${f.id}/archive`} download aria-label={t('ui.files.archive.of', { name: f.name })}>
          {t('ui.files.archive')}
        </a>
      </div>
      {r && <Readers f={f} r={r} />}
      {f.type === 'text/plain' && <FileText f={f} />}
      {pictures.includes(f.type) && <FilePicture f={f} />}
      {may('desk') && tables.test(f.name) && <TakeIn f={f} />}
      <div className="quiet mono" title={f.sha256}>
        SHA-256 {f.sha256.slice(0, 16)}…
      </div>
    </li>
  )
}

export function Files({ r, desk }: { r: Rec; desk: boolean }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const q = useQuery({ queryKey: ['files', r.id], queryFn: () => get<{ attachments: File[] }>(`/records/${r.id}/attachments`) })
  const add = useMutation({
    mutationFn: (f: FileList) => {
      const form = new FormData()
      for (const x of f) form.append('file', x)
      return call('POST', `/records/${r.id}/attachments`, form)
    },
    onSuccess: () => queries.invalidateQueries(),
  })
  return (
    <>
      <Shown query={q} empty={(d) => (d.attachments.length ? undefined : <p className="empty small">{t('ui.files.empty')}</p>)}>
        {(d) => (
          <ul className="items small">
            {d.attachments.map((f) => (
              <FileLine key={f.id} f={f} r={desk ? r : undefined} />
            ))}
          </ul>
        )}
      </Shown>
      <label className="small noprint" style={{ display: 'block', marginBlockStart: '0.6rem' }}>
        {t(desk ? 'ui.files.add' : 'ui.files.add_mine')}
        <input type="file" multiple style={{ display: 'block', maxInlineSize: '100%' }} onChange={(e) => e.currentTarget.files?.length && add.mutate(e.currentTarget.files)} />
      </label>
      {add.isPending && (
        <p className="small" role="status">
          {t('ui.files.sending')}
        </p>
      )}
      <Wrong error={add.error} />
    </>
  )
}
