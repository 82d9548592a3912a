// Regimes - times that laws, directives and guides name, beside the targets: one that the hub has a clock for is taken over by
// one press; a file brings rows of the hub's own
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, del, type Desk, get, post, put, type Regime, type Target } from '../api'
import { Box, say, Shown, Wrong } from '../bits'
import { useMay } from '../me'
import { useChange } from './bits'

function Rows({ d, rows, targets }: { d: Desk; rows: Regime[]; targets: Target[] }) {
  const { t } = useTranslation()
  const may = useMay()
  const back = useChange((before: Target[]) => put(`/teams/${d.id}/targets`, { targets: before.map(({ kind, regime, amount, unit, source }) => ({ kind, regime, amount, unit, source })) }))
  const adopt = useChange(
    ({ r }: { r: Regime; before: Target[] }) => post(`/teams/${d.id}/targets/regimes/${r.code}`),
    (_, { r, before }) => say({ text: t('ui.adm.regime.taken', { name: r.regime }), undo: () => back.mutate(before) }),
  )
  const drop = useChange((r: Regime) => del(`/regimes/${r.code}`))
  const [sure, setSure] = useState('')
  return (
    <div className="sideways" role="region" tabIndex={0} aria-label={t('ui.adm.regimes')}>
      <table className="rows">
        <thead>
          <tr>
            {['regime', 'duration', 'source', 'clock'].map((c) => (
              <th key={c} scope="col">
                {t(`ui.adm.regime.${c}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={r.code}>
              <th scope="row">
                {r.regime}
                <span className="small quiet" style={{ display: 'block' }}>
                  {r.code}. {[r.applies_to, r.trigger && t('ui.adm.regime.from', { what: r.trigger })].filter(Boolean).join('; ')}
                </span>
              </th>
              <td>
                {r.duration}
                <span className="small quiet" style={{ display: 'block' }}>
                  {r.calendar}
                </span>
              </td>
              <td>
                <span className="chip">{t(`ui.adm.regime.status.${r.status}`, r.status)}</span>{' '}
                <span className="small">
                  {r.source}
                  {r.effective_from && ` (${t('ui.adm.regime.since', { day: r.effective_from })})`}
                </span>
              </td>
              <td>
                {!r.adoptable && <span className="small quiet">{t('ui.adm.regime.no_clock')}</span>}
                {r.adoptable && (
                  <span className="small" style={{ display: 'block' }}>
                    {r.kind}, {r.step}: {r.amount} {t(`ui.unit.${r.unit}`, r.unit)}
                  </span>
                )}
                {r.adoptable &&
                  (targets.some((x) => x.basis === r.code) ? (
                    <span className="chip">{t('ui.adm.regime.is')}</span>
                  ) : (
                    <Button size="compact-sm" variant="default" disabled={!d.keeper} loading={adopt.isPending && adopt.variables?.r === r} onClick={() => adopt.mutate({ r, before: targets })}>
                      {t('ui.adm.regime.take')}
                    </Button>
                  ))}
                {r.own && may('admin') && (
                  <Button size="compact-sm" variant="default" color="red" loading={drop.isPending} onClick={() => (sure === r.code ? drop.mutate(r) : setSure(r.code))}>
                    {t(sure === r.code ? 'ui.adm.regime.drop_sure' : 'ui.drop')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Wrong error={adopt.error ?? drop.error ?? back.error} />
    </div>
  )
}

// a table as the one that is given out
function OwnRows() {
  const { t } = useTranslation()
  const add = useChange((f: File) => {
    const form = new FormData()
    form.append('file', f)
    return call('POST', '/regimes', form)
  })
  return (
    <div>
      <label>
        <span className="label-like">{t('ui.adm.regime.file')}</span>
        <input type="file" accept=".csv,text/csv" style={{ display: 'block', maxInlineSize: '100%' }} disabled={add.isPending} onChange={(e) => e.currentTarget.files?.[0] && add.mutate(e.currentTarget.files[0])} />
      </label>
      <p className="small quiet" style={{ margin: '0.2rem 0' }}>
        {t('ui.adm.regime.file.text')}
      </p>
      <Wrong error={add.error} />
    </div>
  )
}

export function Regimes({ d, targets }: { d: Desk; targets: Target[] }) {
  const { t } = useTranslation()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const q = useQuery({ queryKey: ['regimes'], queryFn: () => get<{ regimes: Regime[] }>('/regimes'), enabled: open })
  return (
    <Box title={t('ui.adm.regimes')}>
      <details onToggle={(e) => setOpen(e.currentTarget.open)}>
        <summary>{t('ui.adm.regimes.open')}</summary>
        <p className="small quiet">{t('ui.adm.regimes.text')}</p>
        {open && (
          <Shown query={q}>
            {(x) => (
              <div className="stack tight">
                <Rows d={d} rows={x.regimes} targets={targets} />
                <div className="noprint">
                  <Button component="a" variant="default" href="/api/v1/regimes/export">
                    {t('ui.export')}
                  </Button>
                </div>
                {may('admin') && <OwnRows />}
              </div>
            )}
          </Shown>
        )}
      </details>
    </Box>
  )
}
