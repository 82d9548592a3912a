// Warnings - lists of values that rarely mean what they seem to, in MISP's format, the same for all desks; and the files that say
// where addresses lie
import { Button, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call, del, type GeoFile, get, post, type WarningList, type WarningListTaken } from '../api'
import { Box, say, Shown, Time, Wrong } from '../bits'
import { useChange } from './bits'

function LeftOut({ taken }: { taken: WarningListTaken }) {
  const { t } = useTranslation()
  const l = taken.list[0]
  return (
    <div role="status" className="stack tight">
      <b>{t(`ui.adm.warning.${taken.what}`, { name: l?.name ?? '', n: l?.entries ?? 0 })}</b>
      {taken.left_out.length > 0 && (
        <details open className="small">
          <summary>{t('ui.adm.warning.left_out', { n: l?.left_out ?? 0 })}</summary>
          <ul>
            {taken.left_out.map((p) => (
              <li key={p.pointer}>
                <span className="mono">{p.pointer}</span> {p.reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function Take() {
  const { t } = useTranslation()
  const back = useChange((id: string) => post(`/warning-lists/${id}/other-state`))
  const take = useChange(
    (f: File) => {
      const form = new FormData()
      form.append('file', f)
      return post<WarningListTaken>('/warning-lists', form)
    },
    (r) => {
      const l = r.list[0]
      if (l) say({ text: t(`ui.adm.warning.${r.what}`, { name: l.name, n: l.entries }), undo: r.what === 'updated' && l.id ? () => back.mutate(l.id ?? '') : undefined })
    },
  )
  return (
    <Box title={t('ui.adm.warning.take')}>
      <div className="stack tight">
        <p className="small quiet" style={{ margin: 0 }}>
          {t('ui.adm.warning.take.hint')}
        </p>
        <label>
          {t('ui.adm.warning.file')}
          <input
            type="file"
            accept=".json,application/json"
            style={{ display: 'block', maxInlineSize: '100%' }}
            onChange={(e) => {
              const f = e.currentTarget.files?.[0]
              if (f) take.mutate(f)
              e.currentTarget.value = ''
            }}
          />
        </label>
        {take.data && <LeftOut taken={take.data} />}
        <Wrong error={take.error ?? back.error} />
      </div>
    </Box>
  )
}

function One({ l }: { l: WarningList }) {
  const { t } = useTranslation()
  const set = useChange((enabled: boolean) => call('PATCH', `/warning-lists/${l.id}`, { enabled }))
  const restore = useChange(() => post(`/warning-lists/${l.id}/restore`))
  const other = useChange(
    () => post<WarningList>(`/warning-lists/${l.id}/other-state`),
    (r) => say({ text: t('ui.adm.warning.state', { version: r.version, n: r.entries }), undo: () => other.mutate() }),
  )
  const drop = useChange(
    () => del(`/warning-lists/${l.id}`),
    () => say({ text: t('ui.adm.sector.dropped', { name: l.name }), undo: () => restore.mutate() }),
  )
  return (
    <li>
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <span style={{ overflowWrap: 'anywhere' }}>
          <b>{l.name}</b> <span className="chip">{l.type}</span>{' '}
          <span className="small quiet">
            {t('ui.adm.warning.about', { n: l.entries, version: l.version })} <Time at={l.at} short />
          </span>
        </span>
        {l.dropped ? (
          <Button size="compact-sm" variant="default" onClick={() => restore.mutate()} aria-label={t('ui.adm.warning.restore', { name: l.name })}>
            {t('ui.undo')}
          </Button>
        ) : (
          <span className="acts">
            <Switch label={t('ui.adm.warning.on')} checked={l.enabled} onChange={(e) => set.mutate(e.currentTarget.checked)} aria-label={t('ui.adm.warning.counts', { name: l.name })} />
            {l.other && (
              <Button size="compact-sm" variant="default" onClick={() => other.mutate()} aria-label={t('ui.adm.warning.other', { name: l.name })}>
                {t('ui.adm.warning.before')}
              </Button>
            )}
            <Button size="compact-sm" variant="default" onClick={() => drop.mutate()} aria-label={t('ui.adm.sector.drop', { name: l.name })}>
              {t('ui.drop')}
            </Button>
          </span>
        )}
      </div>
      {l.dropped && <div className="small quiet">{t('ui.adm.warning.dropped')}</div>}
      {l.description && <div className="small quiet">{l.description}</div>}
      {l.left_out > 0 && <div className="small">{t('ui.adm.warning.left_out', { n: l.left_out })}</div>}
      <Wrong error={set.error ?? drop.error ?? restore.error ?? other.error} />
    </li>
  )
}

function Files() {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['geo-files'], queryFn: () => get<{ items: GeoFile[] }>('/geo') })
  return (
    <Box title={t('ui.adm.geo')} count={q.data?.items.length}>
      <p className="small quiet" style={{ marginBlockStart: 0 }}>
        {t('ui.adm.geo.hint')}
      </p>
      <Shown query={q} empty={(d) => (d.items.length ? undefined : <p className="empty small">{t('ui.adm.geo.empty')}</p>)}>
        {(d) => (
          <ul className="items small">
            {d.items.map((f) => (
              <li key={f.name} style={{ overflowWrap: 'anywhere' }}>
                <span className="mono">{f.name}</span> {f.type} <span className="quiet">{f.holds}</span> <Time at={f.built} short />
                {f.error && <div className="wrong">{t('ui.adm.geo.not_used', { why: f.error })}</div>}
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Box>
  )
}

export default function Warnings() {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['warning-lists'], queryFn: () => get<{ items: WarningList[] }>('/warning-lists') })
  return (
    <>
      <Take />
      <Box title={t('ui.adm.warnings')} count={q.data?.items.length}>
        <Shown query={q} empty={(d) => (d.items.length ? undefined : <p className="empty">{t('ui.adm.warnings.empty')}</p>)}>
          {(d) => (
            <ul className="items">
              {d.items.map((l) => (
                <One key={l.id} l={l} />
              ))}
            </ul>
          )}
        </Shown>
      </Box>
      <Files />
    </>
  )
}
