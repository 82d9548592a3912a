// Imports - what was brought into the directory, and taking it back within a week
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type ImportRun, post } from '../api'
import { Box, Shown, Time, Wrong } from '../bits'
import { useChange } from './bits'

const Import = lazy(() => import('../parts/Import'))
const week = 7 * 86_400_000

export default function Imports() {
  const { t } = useTranslation()
  const [importing, setImporting] = useState(false)
  const q = useQuery({ queryKey: ['imports'], queryFn: () => get<{ imports: ImportRun[] }>('/imports') })
  const back = useChange((id: string) => post<{ undone: number; kept: string[] }>(`/imports/${id}/take-back`), () => {})
  return (
    <Box
      title={t('ui.adm.imports')}
      count={q.data?.imports.length}
      aside={
        <Button size="compact-sm" onClick={() => setImporting(true)}>
          {t('ui.import')}
        </Button>
      }
    >
      {back.data && (
        <div role="status">
          <b>{t('ui.adm.import.undone', { n: back.data.undone })}</b>
          {back.data.kept.length > 0 && (
            <ul className="small">
              {back.data.kept.map((k) => (
                <li key={k}>{k}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      <Shown query={q} empty={(d) => (d.imports.length ? undefined : <p className="empty">{t('ui.adm.imports.empty')}</p>)}>
        {(d) => (
          <ul className="items">
            {d.imports.map((i) => (
              <li key={i.id} className="line" style={{ justifyContent: 'space-between' }}>
                <span>
                  <b>
                    <Time at={i.at} short />
                  </b>{' '}
                  {t('ui.adm.import.did', { new: i.new, changed: i.changed, refused: i.refused_rows })}
                </span>
                {i.undone_at ? (
                  <span className="chip">
                    {t('ui.adm.import.back')} <Time at={i.undone_at} short />
                  </span>
                ) : (
                  i.at &&
                  Date.now() - Date.parse(i.at) < week && (
                    <Button size="compact-sm" variant="default" loading={back.isPending && back.variables === i.id} onClick={() => confirm(t('ui.adm.import.sure')) && back.mutate(i.id)}>
                      {t('ui.adm.import.take_back')}
                    </Button>
                  )
                )}
              </li>
            ))}
          </ul>
        )}
      </Shown>
      <Wrong error={back.error} />
      <Suspense>{importing && <Import close={() => setImporting(false)} />}</Suspense>
    </Box>
  )
}
