// Side - beside the timeline: what the reporter sees and agreed to, facts, where it went, files, links, who can see this
import { Button, TagsInput, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { del, get, type Link, post, put, type Rec, type Report, type Reporter, type Route, type SeenBy } from '../api'
import { Box, Due, Observable, say, Shown, State, Time, Wrong } from '../bits'
import { useMay, useMe } from '../me'
import { link, pathOf } from '../router'
import { defang } from '../text'
import { Alike } from './Alike'
import { Files } from './Files'
import { ReporterSees } from './ReporterSees'
import { Retained } from './Retained'
import { Triage } from './Triage'
import { useRoutes, useTimeline } from './Timeline'

export function Facts({ rows }: { rows: [string, ReactNode][] }) {
  return (
    <dl className="facts">
      {rows
        .filter((x) => x[1])
        .map(([k, v]) => (
          <div key={k} style={{ display: 'contents' }}>
            <dt>{k}</dt>
            <dd>{v}</dd>
          </div>
        ))}
    </dl>
  )
}

const Lines = ({ of }: { of: string[] }) => (
  <ul className="items">
    {of.map((l) => (
      <li key={l} dir="auto">
        {l}
      </li>
    ))}
  </ul>
)

function ReportFacts({ r }: { r: Report }) {
  const { t } = useTranslation()
  const yes = (b: boolean) => (b ? t('ui.yes') : t('ui.no'))
  return (
    <Facts
      rows={[
        [t('ui.fact.product'), r.product],
        [t('ui.fact.vendor'), r.vendor],
        [t('ui.fact.version'), r.version],
        [t('ui.fact.product_id'), r.product_id && <bdi className="mono" dir="ltr">{r.product_id}</bdi>],
        [t('ui.fact.vendors'), r.vendors.length > 0 && <Lines of={r.vendors} />],
        [t('ui.fact.further'), r.further.length > 0 && <Lines of={r.further} />],
        [t('ui.fact.site'), r.site && <span className="mono">{defang(r.site)}</span>],
        [t('ui.fact.lane'), t(`ui.lane.${r.lane}`)],
        [t('ui.fact.retest'), r.retest !== 'none' && t(`ui.retest.${r.retest}`)],
        [t('ui.fact.weakness'), r.weakness],
        [t('ui.fact.cve'), r.cve],
        [t('ui.fact.cvss'), r.cvss && <span className="mono">{r.cvss}</span>],
        [t('ui.fact.exploitation'), t(`ui.exploitation.${r.exploitation}`)],
        [t('ui.fact.public'), yes(r.public)],
        [t('ui.fact.vendor_contacted'), yes(r.vendor_contacted) + (r.vendor_contact_note ? `: ${r.vendor_contact_note}` : '')],
        [t('ui.fact.impact'), r.impact && <span className="talk">{r.impact}</span>],
        [t('ui.fact.industrial'), r.industrial && t('ui.yes')],
        [t('ui.fact.discovery'), r.discovery && <span className="talk">{r.discovery}</span>],
        [t('ui.fact.disclosure_at'), r.disclosure_at && `${new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short', timeZone: r.disclosure_zone || 'UTC' }).format(new Date(r.disclosure_at))} ${r.disclosure_zone || 'UTC'}`],
        [t('ui.fact.tracking'), r.tracking && <bdi className="mono">{r.tracking}</bdi>],
        [t('ui.fact.urls'), r.urls.length > 0 && r.urls.map((u) => <Observable key={u} value={u} />)],
        [t('ui.fact.programme'), r.programme && <a key="p" {...link(`programmes/${r.programme}`)}>{t('ui.vdp.title')}</a>],
        [t('ui.col.received'), <Time key="t" at={r.received_at} />],
      ]}
    />
  )
}

// what the reporter agreed to, in three sentences
function Consents({ r }: { r: Report }) {
  const { t } = useTranslation()
  return (
    <ul className="items small">
      <li>{t(r.share_identity ? 'ui.consent.name.yes' : 'ui.consent.name.no')}</li>
      <li>{r.disclosure_wish ? t('ui.consent.publish', { wish: r.disclosure_wish }) : t('ui.consent.publish.none')}</li>
      <li>{!r.credit_wanted ? t('ui.consent.credit.no') : r.credit_name ? t('ui.consent.credit.as', { name: r.credit_name }) : t('ui.consent.credit.yes')}</li>
    </ul>
  )
}

function Identity({ id }: { id: string }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const [why, setWhy] = useState('')
  const show = useMutation({ mutationFn: () => post<Reporter>(`/reports/${id}/reporter`, { reason: why }) })
  if (show.data?.anonymous) return <p className="small">{t('ui.identity.anonymous')}</p>
  if (show.data) return <Facts rows={(['name', 'email', 'organisation', 'telephone', 'openpgp'] as const).map((k) => [t(`ui.identity.${k}`), show.data[k]])} />
  if (!asked)
    return (
      <Button className="noprint" size="compact-sm" variant="default" onClick={() => setAsked(true)}>
        {t('ui.identity.show')}
      </Button>
    )
  return (
    <form
      className="noprint"
      onSubmit={(e) => {
        e.preventDefault()
        show.mutate()
      }}
    >
      <TextInput label={t('ui.identity.why')} description={t('ui.identity.kept')} data-autofocus minLength={5} value={why} onChange={(e) => setWhy(e.currentTarget.value)} required />
      <Button type="submit" variant="default" mt="xs" loading={show.isPending}>
        {t('ui.identity.show')}
      </Button>
      <Wrong error={show.error} />
    </form>
  )
}

// each way it went: the steps with their dates, and what comes next when nobody answers
const open = ['proposed', 'sent', 'delivered', 'acknowledged']
function RouteStrip({ r, route, desk }: { r: Rec; route: Route; desk: boolean }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const entries = useTimeline(r.id).data?.entries ?? []
  const steps = entries.filter((e) => e.part === route.id).map((e) => ({ state: e.verb === 'routed' ? 'sent' : e.now, at: e.at }))
  const act = useMutation({ mutationFn: (verb: string) => post(`/parts/${route.id}/acts/${verb}`, {}), onSuccess: () => queries.invalidateQueries() })
  const waits = open.includes(route.state)
  const organisation = useMe().organisation
  return (
    <li>
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <b>{route.subject_name}</b>
        <span className="chip">{t(`ui.route.${route.state}`, route.state)}</span>
      </div>
      {route.reason && <div className="small quiet">{t('ui.routes.because', { reason: t(`ui.code.${route.reason}`, route.reason) })}</div>}
      <ol className="small" style={{ margin: '0.25rem 0', paddingInlineStart: '1.1rem' }}>
        {steps.map((s) => (
          <li key={s.state + s.at}>
            {t(`ui.route.${s.state}`, s.state)}, <Time at={s.at} short />
          </li>
        ))}
      </ol>
      {waits && route.due_at && (
        <div className="small">
          {t('ui.routes.expected')} <Due at={route.due_at} />. {t('ui.routes.next_if_silent')}
        </div>
      )}
      {route.state === 'silent' && <div className="small late">{t('ui.routes.silent_now')}</div>}
      {desk && (waits || route.state === 'silent') && (
        <Button className="noprint" size="compact-sm" variant="default" mt={4} onClick={() => act.mutate('withdraw')} loading={act.isPending}>
          {t('ui.routes.withdraw')}
        </Button>
      )}
      {!desk && [...open, 'accepted', 'silent'].includes(route.state) && organisation === route.subject && (
        <Button className="noprint" size="compact-sm" mt={4} onClick={() => act.mutate('mended')} loading={act.isPending}>
          {t('ui.routes.mended')}
        </Button>
      )}
      <Wrong error={act.error} />
    </li>
  )
}
export function Routes({ r, desk }: { r: Rec; desk: boolean }) {
  const { t } = useTranslation()
  const q = useRoutes(r.id)
  return (
    <Shown query={q} empty={(d) => (d.routes.length ? undefined : <p className="empty small">{t('ui.routes.empty')}</p>)}>
      {(d) => (
        <ul className="items">
          {d.routes.map((x) => (
            <RouteStrip key={x.id} r={r} route={x} desk={desk} />
          ))}
        </ul>
      )}
    </Shown>
  )
}

export function Links({ id, desk, add }: { id: string; desk: boolean; add: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const q = useQuery({ queryKey: ['links', id], queryFn: () => get<{ links: Link[] }>(`/records/${id}/links`) })
  const again = () => queries.invalidateQueries()
  const drop = useMutation({
    mutationFn: (l: Link) => del(`/records/${id}/links/${l.id}`),
    onSuccess: (_, l) => {
      again()
      if (l.outgoing) say({ text: t('ui.link.dropped'), undo: () => post(`/records/${id}/links`, { type: l.type, target: l.record }).then(again) })
    },
  })
  return (
    <>
      <Shown query={q} empty={(d) => (d.links.length ? undefined : <p className="empty small">{t('ui.link.empty')}</p>)}>
        {(d) => (
          <ul className="items small">
            {d.links.map((l) => (
              <li key={l.id}>
                <span className="quiet">{t(l.outgoing ? `ui.link.${l.type}` : `ui.link.back.${l.type}`, l.type)}</span> <a {...link(pathOf(l.kind, l.ref))}>{l.title}</a> <State state={l.state} />
                {desk && (
                  <Button className="noprint" size="compact-xs" variant="subtle" onClick={() => drop.mutate(l)} aria-label={t('ui.link.drop', { title: l.title })}>
                    {t('ui.link.remove')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Shown>
      {desk && (
        <Button className="noprint" size="compact-sm" variant="default" mt="xs" onClick={add} title="l">
          {t('ui.link')}
        </Button>
      )}
      <Wrong error={drop.error} />
    </>
  )
}

export function WhoSees({ id }: { id: string }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const q = useQuery({ queryKey: ['seen', id], queryFn: () => get<{ grants: SeenBy[] }>(`/records/${id}/audience`), enabled: shown })
  if (!shown)
    return (
      <Button size="compact-sm" variant="default" aria-expanded={false} onClick={() => setShown(true)}>
        {t('ui.seen_by.names')}
      </Button>
    )
  return (
    <Shown query={q}>
      {(d) => (
        <ul className="items small">
          {d.grants.map((g) => (
            <li key={g.principal + g.because}>
              <b>{g.name || t(`ui.principal.${g.principal.split(':')[0]}`, g.principal)}</b>: {t(`ui.because.${g.because.split(':')[0]}`, g.because)}
              <span className="quiet">
                {' '}
                {t('ui.since')} <Time at={g.since} short />
                {g.until && (
                  <>
                    {' '}
                    {t('ui.until')} <Time at={g.until} short />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Shown>
  )
}

export function Labels({ id }: { id: string }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const q = useQuery({ queryKey: ['labels', id], queryFn: () => get<{ labels: string[] }>(`/records/${id}/labels`) })
  const set = useMutation({ mutationFn: (labels: string[]) => put(`/records/${id}/labels`, { labels }), onSuccess: () => queries.invalidateQueries({ queryKey: ['labels', id] }) })
  return <TagsInput aria-label={t('ui.labels')} placeholder={t('ui.labels.hint')} value={q.data?.labels ?? []} onChange={(v) => set.mutate(v)} error={set.error?.message} />
}

// what stands beside every record, whatever its kind: `before` comes first, the rest is the same
export function SideOf({ r, desk, addLink, routed = true, before }: { r: Rec; desk: boolean; addLink: () => void; routed?: boolean; before: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="stack">
      {before}
      {routed && (
        <Box title={t('ui.routes')}>
          <Routes r={r} desk={desk} />
        </Box>
      )}
      <Box title={t('ui.files')}>
        <Files r={r} desk={desk} />
      </Box>
      <Box title={t('ui.links')}>
        <Links id={r.id} desk={desk} add={addLink} />
      </Box>
      {desk && (
        <Box title={t('ui.labels')} className="noprint">
          <Labels id={r.id} />
        </Box>
      )}
      {desk && (
        <Box title={t('ui.retained')}>
          <Retained r={r} />
        </Box>
      )}
      {desk && (
        <Box title={t('ui.seen_by')} className="noprint">
          <WhoSees id={r.id} />
        </Box>
      )}
    </div>
  )
}

export function EditButton({ edit }: { edit: () => void }) {
  const { t } = useTranslation()
  return (
    <Button className="noprint" size="compact-sm" variant="default" onClick={edit}>
      {t('ui.edit')}
    </Button>
  )
}

export function Side({ r, desk, edit, addLink }: { r: Report; desk: boolean; edit: () => void; addLink: () => void }) {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <SideOf
      r={r}
      desk={desk}
      addLink={addLink}
      before={
        <>
          {desk && may('triage') && <Triage r={r} />}
          {desk && may('triage') && <Alike r={r} />}
          <Box title={t('ui.facts')} aside={desk && <EditButton edit={edit} />}>
            <ReportFacts r={r} />
          </Box>
          <Box title={t('ui.reporter')}>
            <div className="stack tight">
              <ReporterSees state={r.state} code={r.outcome} />
              <Consents r={r} />
              {desk && may('see-reporter') && <Identity id={r.id} />}
            </div>
          </Box>
        </>
      }
    />
  )
}
