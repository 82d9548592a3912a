// AdvisoryVendors - what vendors say in the case that an advisory is about, as approved there; what readers of it see of that
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Advisory, type AdvisoryPolicy, type AdvisoryVendors as Said, get } from '../api'
import { Box, Time, Wrong } from '../bits'
import { deskOf, useMe } from '../me'
import { link } from '../router'

export function AdvisoryVendors({ a, take, taking }: { a: Advisory; take?: () => void; taking: boolean }) {
  const { t } = useTranslation()
  const me = useMe()
  const q = useQuery({ queryKey: ['advisory-vendors', a.id, a.state, a.desk_revision], queryFn: () => get<Said>(`/advisories/${a.id}/vendors`) })
  const policy = useQuery({ queryKey: ['advisory-policy', a.team], queryFn: () => get<AdvisoryPolicy>(`/teams/${a.team}/advisory-policy`), enabled: deskOf(me).includes(a.team ?? '') }).data
  if (q.error) return <Wrong error={q.error} />
  const said = q.data?.vendors ?? []
  if (!said.length) return null
  return (
    <Box title={t('ui.adv.vendors')} count={said.length}>
      <p className="small quiet">
        {t('ui.adv.vendors.how')} {policy && (
          <>
            {t(`ui.adv.vendors.silent.${policy.vendor_contact}`)} <a {...link(`administration/advisories?team=${a.team}`)}>{t('ui.adv.vendors.policy')}</a>
          </>
        )}
      </p>
      <ul className="items">
        {said.map((v) => (
          <li style={{ overflowWrap: 'anywhere' }} key={`${v.vendor}\n${v.vulnerability}\n${v.product}\n${v.versions}`}>
            <div className="line" style={{ justifyContent: 'space-between' }}>
              <span>
                <b dir="auto">{v.vendor}</b> {v.state ? t(`ui.case.status.${v.state}`) : t(`ui.case.contact.${v.contact}`)}
                {v.justification && `: ${t(`ui.case.why.${v.justification}`)}`}
              </span>
              <span className="small quiet">{t(!v.public ? 'ui.adv.vendors.waits' : v.in_document || !v.state ? 'ui.adv.vendors.out' : 'ui.adv.vendors.page')}</span>
            </div>
            <div className="small quiet">
              <span className="mono">{v.vulnerability}</span> <bdi>{v.product}</bdi> <bdi>{v.versions}</bdi>
            </div>
            {v.statement && (
              <div dir="auto" style={{ whiteSpace: 'pre-line' }}>
                {v.statement}
              </div>
            )}
            {v.addendum && (
              <div>
                <span className="small quiet">{t('ui.adv.vendors.addendum')}</span>
                <div dir="auto" style={{ whiteSpace: 'pre-line' }}>
                  {v.addendum}
                </div>
              </div>
            )}
            <div className="small quiet">
              <Time at={v.said_at} /> {v.case_ref && <a {...link(`cases/${encodeURIComponent(v.case_ref)}`)}>{v.case_ref}</a>}
            </div>
          </li>
        ))}
      </ul>
      {take && !a.translation_of && said.some((v) => v.case_ref && v.product) && (
        <div className="acts noprint">
          <Button variant="default" loading={taking} onClick={take}>
            {t('ui.adv.vendors.take')}
          </Button>
        </div>
      )}
    </Box>
  )
}
