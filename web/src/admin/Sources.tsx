// Sources - where what others say of vulnerabilities is fetched on a schedule: catalogues, scores, providers of advisories
import { Button, MultiSelect, NumberInput, Select, Switch, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { del, get, post, put, type VulnerabilitySource } from '../api'
import { Box, say, Shown, Time, Wrong } from '../bits'
import { useTeams } from '../me'
import { Form, texts, useChange } from './bits'

type Format = VulnerabilitySource['format']
type Access = VulnerabilitySource['access']
type Opens = { access: Access; account: string; secret: string; teams: string[] }
const ways: Access[] = ['none', 'basic', 'api-key', 'certificate']
const closed: Opens = { access: 'none', account: '', secret: '', teams: [] }
const formats: Format[] = ['recognised', 'csaf-provider', 'kev', 'epss', 'cve', 'osv', 'csaf']

function Told({ s }: { s: VulnerabilitySource }) {
  const { t } = useTranslation()
  const told = s.told[0]
  if (!told) return null
  return (
    <>
      {t('ui.adm.source.told', { documents: told.documents, added: told.added, changed: told.changed, removed: told.removed })}
      {told.bad.length > 0 && (
        <details>
          <summary>{t('ui.adm.source.refused', { n: told.refused })}</summary>
          <ul style={{ overflowWrap: 'anywhere' }}>
            {told.bad.map((b) => (
              <li key={`${b.line} ${b.pointer} ${b.reason}`}>
                {b.line > 0 && `${b.line} `}
                <span className="mono">{b.pointer}</span> {b.reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

// how a provider is told who asks, and who reads what it does not mark for everybody
function Access({ v, set, kept }: { v: Opens; set: (v: Opens) => void; kept?: boolean }) {
  const { t } = useTranslation()
  const teams = useTeams()
  return (
    <>
      <Select label={t('ui.adm.source.access')} allowDeselect={false} value={v.access} onChange={(x) => set({ ...v, access: (x as Access | null) ?? v.access })} data={ways.map((w) => ({ value: w, label: t(`ui.adm.source.access.${w}`) }))} />
      {v.access !== 'none' && (
        <>
          {v.access !== 'certificate' && texts(v, set)('account', t(`ui.adm.source.account.${v.access}`), { required: v.access === 'basic', autoComplete: 'off', description: v.access === 'basic' ? undefined : t('ui.adm.source.account.hint') })}
          {v.access === 'certificate' ? (
            <Textarea label={t('ui.adm.source.secret.certificate')} description={kept ? t('ui.adm.source.secret.kept') : t('ui.adm.source.secret.certificate.hint')} required={!kept} autosize minRows={3} maxRows={12} spellCheck={false} autoComplete="off" dir="ltr" value={v.secret} onChange={(e) => set({ ...v, account: '', secret: e.currentTarget.value })} />
          ) : (
            texts(v, set)('secret', t(`ui.adm.source.secret.${v.access}`), { type: 'password', description: kept ? t('ui.adm.source.secret.kept') : undefined, required: !kept, autoComplete: 'new-password' })
          )}
          <MultiSelect label={t('ui.adm.source.teams')} description={t('ui.adm.source.teams.hint')} searchable value={v.teams} onChange={(x) => set({ ...v, teams: x })} data={teams.map((x) => ({ value: x.id, label: x.name }))} />
        </>
      )}
    </>
  )
}
function Opened({ s }: { s: VulnerabilitySource }) {
  const { t } = useTranslation()
  const teams = useTeams()
  const [v, setV] = useState<Opens>({ access: s.access, account: s.account, secret: '', teams: s.teams })
  const save = useChange(() => put(`/vulnerability-sources/${s.id}/access`, v.access === 'none' ? closed : v))
  return (
    <details className="small">
      <summary>{s.access === 'none' ? t('ui.adm.source.opens.nobody') : t('ui.adm.source.opens', { who: s.teams.map((x) => teams.find((k) => k.id === x)?.name ?? x).join(', ') })}</summary>
      <Form save={save.mutate} busy={save.isPending} label={t('ui.save')} error={save.error}>
        <Access v={v} set={setV} kept={s.access !== 'none' && v.access === s.access} />
      </Form>
    </details>
  )
}

function One({ s }: { s: VulnerabilitySource }) {
  const { t } = useTranslation()
  const at = `/vulnerability-sources/${s.id}`
  const look = useChange(
    () => post<VulnerabilitySource>(`${at}/look`, {}),
    () => say({ text: t('ui.adm.source.looking') }),
  )
  const set = useChange((active: boolean) => put(at, { hours: s.hours, active }))
  // what it said stays, so that adding it again is all there is to undo
  const again = useChange(() => post('/vulnerability-sources', { url: s.url, format: s.format, hours: s.hours, active: s.active }))
  const drop = useChange(
    () => del(at),
    () => (s.access === 'none' ? say({ text: t('ui.adm.source.dropped', { url: s.url }), undo: again.mutate }) : say({ text: t('ui.adm.source.dropped', { url: s.url }) })),
  )
  return (
    <li style={{ opacity: s.active ? 1 : 0.7 }}>
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <span style={{ overflowWrap: 'anywhere' }}>
          <span className="mono">{s.url}</span> <span className="quiet">{t(`ui.adm.source.format.${s.format}`)}</span>
        </span>
        <span className="acts">
          <Switch checked={s.active} onChange={(e) => set.mutate(e.currentTarget.checked)} label={t('ui.adm.source.on')} aria-label={t('ui.adm.source.on_of', { url: s.url })} />
          <Button size="compact-sm" variant="default" loading={look.isPending} disabled={!s.active} onClick={() => look.mutate()} aria-label={t('ui.adm.source.look_at', { url: s.url })}>
            {t('ui.adm.source.look')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => (s.access === 'none' || confirm(t('ui.adm.source.drop.sure', { url: s.url }))) && drop.mutate()} aria-label={t('ui.adm.source.drop', { url: s.url })}>
            {t('ui.drop')}
          </Button>
        </span>
      </div>
      <div className="small quiet">
        {t('ui.adm.source.every', { n: s.hours })} {s.checked_at ? t('ui.adm.source.checked') : t('ui.adm.source.never')} {s.checked_at && <Time at={s.checked_at} short />} <Told s={s} />
      </div>
      {s.format === 'csaf-provider' && <Opened key={JSON.stringify([s.access, s.account, s.teams])} s={s} />}
      {s.error && (
        <div className="wrong small">
          {t('ui.adm.source.failed', { n: s.failures })} {s.error}
        </div>
      )}
      <Wrong error={look.error ?? set.error ?? drop.error} />
    </li>
  )
}

export default function Sources() {
  const { t } = useTranslation()
  const none = { url: '', format: 'recognised' as Format, hours: 24, ...closed }
  const [v, setV] = useState(none)
  const q = useQuery({ queryKey: ['vulnerability-sources'], queryFn: () => get<{ items: VulnerabilitySource[] }>('/vulnerability-sources'), refetchInterval: 15_000 })
  const make = useChange(
    () => post('/vulnerability-sources', v.format === 'csaf-provider' && v.access !== 'none' ? v : { ...v, ...closed }),
    () => setV(none),
  )
  return (
    <>
      <Box title={t('ui.adm.sources')} count={q.data?.items.length}>
        <Shown query={q} empty={(d) => (d.items.length ? undefined : <p className="empty">{t('ui.adm.sources.empty')}</p>)}>
          {(d) => (
            <ul className="items">
              {d.items.map((s) => (
                <One key={s.id} s={s} />
              ))}
            </ul>
          )}
        </Shown>
      </Box>
      <Box title={t('ui.adm.source.make')}>
        <Form save={make.mutate} busy={make.isPending} label={t('ui.adm.source.make')} error={make.error}>
          {texts(v, setV)('url', t('ui.adm.source.url'), { required: true, type: 'url', description: t('ui.adm.source.url.hint') })}
          <Select label={t('ui.adm.source.format')} allowDeselect={false} value={v.format} onChange={(x) => setV({ ...v, format: (x as Format | null) ?? v.format })} data={formats.map((f) => ({ value: f, label: t(`ui.adm.source.format.${f}`) }))} />
          {v.format === 'csaf-provider' && <Access v={v} set={(x) => setV({ ...v, ...x })} />}
          <NumberInput label={t('ui.adm.source.hours')} min={1} max={720} allowDecimal={false} value={v.hours} onChange={(n) => setV({ ...v, hours: Number(n) || 24 })} w="12rem" />
        </Form>
      </Box>
    </>
  )
}
