// AdvisoryMail - an advisory by mail: to whom, how it will read, who got which revision; corrections follow by themselves
import { Button, Modal, MultiSelect, Stack, TagsInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Advisory, type AdvisoryLetters, type AdvisoryLettersPreview, type AdvisorySubscribers as Subscribers, get, post, type Sector } from '../api'
import { Box, say, Time, Wrong } from '../bits'
import { useMay } from '../me'

const kinds = ['cii-cert', 'sectoral-cert', 'federal-cert', 'provincial-cert', 'organisational-cert', 'constituent', 'vendor', 'agency']

function Send({ a, close }: { a: Advisory; close: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [f, setF] = useState({ sectors: [] as string[], org_kinds: [] as string[], technologies: [] as string[] })
  const [choice] = useDebouncedValue(f, 250)
  const any = Object.values(choice).some((l) => l.length > 0)
  const sectors = useQuery({ queryKey: ['sectors'], queryFn: () => get<{ sectors: Sector[] }>('/sectors'), staleTime: 3_600_000 }).data?.sectors ?? []
  const p = useQuery({ queryKey: ['advisory-letters-preview', a.id, choice], queryFn: () => post<AdvisoryLettersPreview>(`/advisories/${a.id}/letters/preview`, choice), enabled: any, placeholderData: (x) => x })
  const send = useMutation({
    mutationFn: () => post<AdvisoryLettersPreview>(`/advisories/${a.id}/letters`, choice),
    onSuccess: () => {
      say({ text: t('ui.adv.mail.sent') })
      client.invalidateQueries({ queryKey: ['advisory-letters', a.id] })
      close()
    },
  })
  const n = any && p.data ? p.data.organisations : 0
  return (
    <Modal opened onClose={close} size="lg" title={t('ui.adv.mail.send')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          send.mutate()
        }}
      >
        <Stack gap="sm">
          <MultiSelect label={t('ui.alert.sectors')} searchable clearable value={f.sectors} onChange={(v) => setF({ ...f, sectors: v })} data={sectors.map((s) => ({ value: s.code, label: s.name }))} />
          <MultiSelect label={t('ui.alert.kinds')} clearable value={f.org_kinds} onChange={(v) => setF({ ...f, org_kinds: v })} data={kinds.map((k) => ({ value: k, label: t(`ui.org.kind.${k}`, k) }))} />
          <TagsInput label={t('ui.alert.technologies')} value={f.technologies} onChange={(v) => setF({ ...f, technologies: v })} />
          <p role="status" style={{ margin: 0 }}>
            {any && p.data ? t('ui.adv.mail.numbers', { n: p.data.organisations, without: p.data.without_contact }) : t('ui.adv.mail.nobody')}{' '}
            {any && p.data && p.data.not_readers > 0 && t('ui.adv.mail.not_readers', { n: p.data.not_readers })}
          </p>
          {any && p.data && (
            <>
              <ul className="items">
                {p.data.recipients.slice(0, 20).map((r) => (
                  <li key={r.organisation}>
                    <b>{r.name}</b> <span className="small quiet">{[r.contact, r.why].filter(Boolean).join('; ')}</span>
                  </li>
                ))}
              </ul>
              <p className="mono" style={{ margin: 0 }}>
                {p.data.subject}
              </p>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
              <pre className="raw adv-raw" tabIndex={0}>
                {p.data.mail}
              </pre>
            </>
          )}
          <Wrong error={p.error ?? send.error} />
          <p className="small quiet" style={{ margin: 0 }}>
            {t('ui.adv.mail.held')} {t('ui.adv.mail.follows')}
          </p>
          <Button type="submit" loading={send.isPending} disabled={!n}>
            {t('ui.adv.mail.send.now', { n })}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}

// whoever subscribed on the public page, as a figure; before it is published, too
export function AdvisorySubscribers({ a }: { a: Advisory }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['advisory-subscribers', a.id, a.version, a.revision, a.desk_revision], queryFn: () => get<Subscribers>(`/advisories/${a.id}/subscribers`), enabled: a.tlp === 'clear', retry: false })
  const s = q.data
  if (a.tlp !== 'clear' || !s) return null
  return (
    <Box title={t('ui.adv.subscribers')}>
      {s.subscribers === 0 && <p className="empty">{t('ui.adv.subscribers.none')}</p>}
      {s.subscribers > 0 && a.state !== 'withdrawn' && a.state !== 'superseded' && <p style={{ margin: 0 }}>{t('ui.adv.subscribers.fitting', { fitting: s.fitting, n: s.subscribers })}</p>}
      {s.written + s.waiting > 0 && <p style={{ margin: 0 }}>{t('ui.adv.subscribers.written', { n: s.written, waiting: s.waiting })}</p>}
    </Box>
  )
}

export function AdvisoryMail({ a }: { a: Advisory }) {
  const { t } = useTranslation()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const q = useQuery({ queryKey: ['advisory-letters', a.id, a.version, a.desk_revision], queryFn: () => get<AdvisoryLetters>(`/advisories/${a.id}/letters`), enabled: a.version > 0 })
  if (!a.version || !q.data) return null
  const l = q.data.letters
  const got = [...new Set(l.map((x) => x.n))].map((n) => ({ n, of: l.filter((x) => x.n === n && x.state !== 'none') })).filter((x) => x.of.length)
  return (
    <Box title={t('ui.adv.mail')} count={l.length || undefined}>
      {!got.length && <p className="empty">{t('ui.adv.mail.none')}</p>}
      {got.map((g) => (
        <details key={g.n}>
          <summary>{t('ui.adv.mail.got', { n: g.of.length, v: g.n })}</summary>
          <ul className="items">
            {g.of.slice(0, 200).map((x) => (
              <li key={x.address}>
                <b>{x.organisation_name}</b> {x.name} <span className="mono small">{x.address}</span> {t(`ui.outbox.state.${x.state}`)}, <Time at={x.at} short />
              </li>
            ))}
          </ul>
        </details>
      ))}
      {got.length > 0 && <p className="small quiet">{t('ui.adv.mail.follows')}</p>}
      {a.state === 'published' && may('route') && (
        <Button size="compact-sm" variant="default" className="noprint" onClick={() => setOpen(true)}>
          {t('ui.adv.mail.send')}
        </Button>
      )}
      {open && <Send a={a} close={() => setOpen(false)} />}
    </Box>
  )
}
