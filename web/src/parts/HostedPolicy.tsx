// HostedPolicy - an organisation's disclosure policy on this hub, and what its own sites say about reporting to it
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, type Organisation, type OrganisationSite, type Page, post, type Programme } from '../api'
import { Box, say, Shown, State, Time, Wrong } from '../bits'
import { go, link } from '../router'

// what its sites say about reporting to it, and why that is not enough
function SiteLine({ s }: { s: OrganisationSite }) {
  const { t } = useTranslation()
  return (
    <li>
      <div className="line">
        <b className="mono">{s.domain}</b>
        <span className={`chip ${s.file === 'valid' ? 'valid' : ''}`}>security.txt: {t(`ui.site.file.${s.file || 'unknown'}`)}</span>
        <span className={`chip ${s.policy === 'there' || s.policy === 'named' ? 'valid' : ''}`}>
          {t('ui.roll.policy')}: {t(`ui.site.policy.${s.policy || 'unknown'}`)}
        </span>
      </div>
      {s.looked_at && (
        <div className="small quiet">
          {t('ui.site.looked')} <Time at={s.looked_at} short /> {s.expires_at && <>{t('ui.vdp.file.expires')} <Time at={s.expires_at} short /></>} {s.why}
        </div>
      )}
      {s.findings.length > 0 && (
        <ul className="small">
          {s.findings.map((f) => (
            <li key={`${f.line}${f.clause}${f.text}`} className={f.error ? 'late' : 'quiet'}>
              {f.line > 0 && t('ui.site.line', { n: f.line })} {f.text} <span className="mono">RFC 9116 {f.clause}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
function Sites({ o }: { o: Organisation }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['sites', o.id], queryFn: () => get<{ sites: OrganisationSite[] }>(`/organisations/${o.id}/sites`), retry: false, refetchInterval: 30_000 })
  const look = useMutation({ mutationFn: () => post(`/organisations/${o.id}/sites/look`), onSuccess: () => say({ text: t('ui.site.asked') }) })
  if (!q.data?.sites.length) return null
  return (
    <>
      <ul className="items">
        {q.data.sites.map((s) => (
          <SiteLine key={s.domain} s={s} />
        ))}
      </ul>
      <Button className="noprint" size="compact-sm" variant="default" loading={look.isPending} onClick={() => look.mutate()}>
        {t('ui.site.look')}
      </Button>
      <Wrong error={look.error} />
    </>
  )
}

// the disclosure policy that this hub hosts for it
export function HostedPolicy({ o }: { o: Organisation }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['programmes', o.id], queryFn: () => get<Page<Programme>>(`/programmes?organisation=${o.id}&limit=5`) })
  const begin = useMutation({ mutationFn: () => post<{ ref: string }>(`/organisations/${o.id}/programme`, {}), onSuccess: (p) => go(`programmes/${p.ref}`) })
  const there = (q.data?.items ?? []).filter((p) => p.state !== 'discarded')
  return (
    <Box title={t('ui.vdp.title')}>
      <Shown
        query={q}
        empty={() =>
          there.length ? undefined : (
            <>
              <p className="empty">{t('ui.vdp.none_here')}</p>
              <Button className="noprint" size="compact-sm" variant="default" loading={begin.isPending} onClick={() => begin.mutate()}>
                {t('ui.vdp.begin')}
              </Button>
            </>
          )
        }
      >
        {() => (
          <ul className="items">
            {there.map((p) => (
              <li key={p.id} className="line">
                <a {...link(`programmes/${p.ref}`)} className="mono">
                  {p.ref}
                </a>
                <State state={p.state} />
              </li>
            ))}
          </ul>
        )}
      </Shown>
      <Wrong error={begin.error} />
      <Sites o={o} />
    </Box>
  )
}
