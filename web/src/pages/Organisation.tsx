// Organisation - head with its place, whom to call now, contacts in order of use, what it holds, what is open
import { Button, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { absent, type Act, type Asked, type Asset, type Call, type Contact, type Edge, get, type Held, type Lineage, type OpenPgpKey, type Organisation, post, type Technology, type Page, type Report } from '../api'
import { Box, Due, say, Shown, State, Time, Tlp, Wrong } from '../bits'
import { useMay, useMe, useTeamName } from '../me'
import { Acts, ActDialog } from '../parts/Acts'
import { CallNow } from '../parts/CallNow'
import { HostedPolicy } from '../parts/HostedPolicy'
import { WhoSees } from '../parts/Side'
import { Timeline } from '../parts/Timeline'
import { link } from '../router'
import { useSectors } from './Organisations'

function useRowsOf<T>(id: string, what: string, field = what) {
  return useQuery({ queryKey: [what, id], queryFn: async () => (await get<Record<string, T[]>>(`/organisations/${id}/${what}`))[field], retry: false })
}

// a small form for a new row of a list; the fields are named as the hub names them
type FieldOf = { name: string; label: string; type?: string; words?: string[]; wordKey?: string; required?: boolean; hint?: string }
function AddRow({ id, what, title, fields, close }: { id: string; what: string; title: string; fields: FieldOf[]; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [v, setV] = useState<Record<string, string>>(Object.fromEntries(fields.map((f) => [f.name, f.words?.[0] ?? ''])))
  const send = useMutation({
    mutationFn: () => post(`/organisations/${id}/${what}`, Object.fromEntries(Object.entries(v).filter(([, x]) => x !== ''))),
    onSuccess: () => {
      queries.invalidateQueries()
      close()
      say({ text: t('ui.saved') })
    },
  })
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        onSubmit={(e: FormEvent) => {
          e.preventDefault()
          send.mutate()
        }}
      >
        <Stack gap="sm">
          {fields.map((f, i) =>
            f.words ? (
              <Select key={f.name} label={f.label} allowDeselect={false} value={v[f.name]} onChange={(x) => setV({ ...v, [f.name]: x ?? '' })} data={f.words.map((w) => ({ value: w, label: t(`${f.wordKey}${w}`, w) }))} />
            ) : (
              <TextInput key={f.name} label={f.label} description={f.hint} type={f.type ?? 'text'} required={f.required} value={v[f.name]} onChange={(e) => setV({ ...v, [f.name]: e.currentTarget.value })} {...(i === 0 ? { 'data-autofocus': true } : {})} />
            ),
          )}
          <Wrong error={send.error} />
          <Button type="submit" loading={send.isPending}>
            {t('ui.save')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}

function Listed<T extends { id: string }>({ o, what, field, title, empty, add, fields, show, keep }: { o: Organisation; what: string; field?: string; title: string; empty: string; add?: string; fields?: FieldOf[]; show: (r: T) => ReactNode; keep: boolean }) {
  const q = useRowsOf<T>(o.id, what, field)
  const [adding, setAdding] = useState(false)
  if (q.error && absent(q.error)) return null
  return (
    <Box
      title={title}
      count={q.data?.length || undefined}
      aside={
        keep &&
        add && (
          <Button className="noprint" size="compact-sm" variant="default" onClick={() => setAdding(true)}>
            {add}
          </Button>
        )
      }
    >
      <Shown query={q} empty={(d) => (d.length ? undefined : <p className="empty">{empty}</p>)}>
        {(d) => (
          <ul className="items">
            {d.map((r) => (
              <li key={r.id}>{show(r)}</li>
            ))}
          </ul>
        )}
      </Shown>
      {adding && add && fields && <AddRow id={o.id} what={what} title={add} fields={fields} close={() => setAdding(false)} />}
    </Box>
  )
}

function ContactLine({ c }: { c: Contact }) {
  const { t } = useTranslation()
  return (
    <>
      <div className="line">
        <b>{c.name}</b>
        <span className="quiet">{t(`ui.contact.role.${c.role}`, c.role)}</span>
        <span className={`chip ${c.reachability === 'confirmed' ? 'valid' : c.reachability === 'bouncing' ? 'needs-information' : ''}`}>{t(`ui.reach.${c.reachability}`)}</span>
        {c.waiting && <span className="chip">{t('ui.contact.waiting')}</span>}
      </div>
      <div className="line small">
        {c.telephone && <a href={`tel:${c.telephone.replace(/[^+\d]/g, '')}`}>{c.telephone}</a>}
        {c.email && <a href={`mailto:${c.email}`}>{c.email}</a>}
        {c.hours && (
          <span className="quiet">
            {c.hours} {c.zone}
          </span>
        )}
        {c.language && <span className="quiet">{c.language}</span>}
      </div>
      <div className="small quiet">
        {t('ui.org.confirmed')} {c.confirmed_at ? <Time at={c.confirmed_at} short /> : t('ui.org.never')}
        {c.bounces > 0 && ` ${t('ui.contact.bounces', { n: c.bounces })}`}
        {c.openpgp && (
          <>
            {' '}
            OpenPGP <span className="mono">{c.openpgp}</span>
          </>
        )}
      </div>
    </>
  )
}

function AssetLine({ a }: { a: Asset }) {
  const { t } = useTranslation()
  return (
    <>
      <div className="line">
        <b className="mono">{a.value}</b>
        <span className="quiet small">{t(`ui.asset.${a.type}`)}</span>
        <span className="chip">{t(`ui.proof.${a.proof}`)}</span>
      </div>
      <div className="small quiet">
        {a.since && (
          <>
            {t('ui.since')} <Time at={a.since} short />{' '}
          </>
        )}
        {a.until && (
          <>
            {t('ui.until')} <Time at={a.until} short />{' '}
          </>
        )}
        {a.proof_note}
      </div>
      {a.overlaps.map((x) => (
        <div key={`${x.asset}${x.value}`} className="small late">
          {t(`ui.overlap.${x.relation}`, { name: x.name, value: x.value })}
        </div>
      ))}
    </>
  )
}

function EdgeLine({ e, o }: { e: Edge; o: Organisation }) {
  const { t } = useTranslation()
  return (
    <>
      {t(e.from === o.id ? `ui.edge.${e.type}` : `ui.edge.back.${e.type}`)} <b>{e.other_name}</b>
      <span className="small quiet">
        {e.since && (
          <>
            {' '}
            {t('ui.since')} <Time at={e.since} short />
          </>
        )}
        {e.until && (
          <>
            {' '}
            {t('ui.until')} <Time at={e.until} short />
          </>
        )}{' '}
        {e.source}
      </span>
      {!e.current && <span className="chip">{t('ui.edge.over')}</span>}
    </>
  )
}

// the way up, as it is now: who serves it, whom it reports to
function PathUp({ o }: { o: Organisation }) {
  const { t } = useTranslation()
  const edges = useRowsOf<Edge>(o.id, 'edges').data ?? []
  const up = edges.filter((e) => e.current && ((e.type === 'serves' && e.to === o.id) || (['reports-to', 'part-of'].includes(e.type) && e.from === o.id)))
  if (!up.length) return null
  return (
    <span>
      {up.map((e, i) => (
        <span key={e.id}>
          {i > 0 && '; '}
          <span className="quiet">{t(e.from === o.id ? `ui.edge.${e.type}` : `ui.edge.back.${e.type}`)}</span> <b>{e.other_name}</b>
        </span>
      ))}
    </span>
  )
}

function Reachability({ o }: { o: Organisation }) {
  const { t } = useTranslation()
  const q = useRowsOf<Contact>(o.id, 'contacts')
  if (!q.data) return null
  const good = q.data.filter((c) => c.reachability === 'confirmed')
  const last = good.map((c) => c.confirmed_at ?? '').sort().at(-1)
  return (
    <span className={good.length ? undefined : 'late'}>
      {good.length ? t('ui.org.reachable', { n: good.length, all: q.data.length }) : q.data.length ? t('ui.org.unconfirmed', { all: q.data.length }) : t('ui.org.unreachable')} {last && <Time at={last} short />}
    </span>
  )
}

function Head({ o }: { o: Organisation }) {
  const { t } = useTranslation()
  const team = useTeamName(o.team)
  const sector = useSectors().find((s) => s.code === o.sector)?.name ?? o.sector
  return (
    <>
      <div className="line">
        <b className="mono">{o.ref}</b>
        <Tlp tlp={o.tlp} />
        <State state={o.state} />
        {o.cii && o.cii !== 'none' && (
          <span className="chip">
            {t(`ui.cii.${o.cii}`)} {o.cii_grade}
            {o.cii_review && ` (${t('ui.cii.review')} ${o.cii_review})`}
          </span>
        )}
      </div>
      <h1>{o.title}</h1>
      {o.also_known_as.length > 0 && (
        <p className="small" style={{ margin: '0 0 0.4rem' }}>
          <span className="quiet">{t('ui.org.aka')}</span> {o.also_known_as.join(', ')}
        </p>
      )}
      <div className="line who small">
        <span>
          <b>{t(`ui.kind.${o.org_kind}`)}</b>
          {sector && `, ${sector}`}
          {o.country && `, ${o.country}`}
        </span>
        <span>
          <span className="quiet">{t('ui.handled_by')}</span> <b>{team}</b>
        </span>
        <PathUp o={o} />
      </div>
      <div className="small" style={{ marginBlockStart: '0.3rem' }}>
        <Reachability o={o} />
      </div>
    </>
  )
}

function CallBox({ o }: { o: Organisation }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['call', o.id], queryFn: () => get<Call>(`/organisations/${o.id}/call`), retry: false, refetchInterval: 60_000 })
  if (q.error && absent(q.error)) return null
  return (
    <Box title={t('ui.call.title')}>
      <Shown query={q}>{(d) => <CallNow candidates={d.candidates} />}</Shown>
    </Box>
  )
}

// what its own people asked to change, waiting for the desk's yes
function Waiting({ o }: { o: Organisation }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const q = useRowsOf<Held>(o.id, 'changes')
  const act = useMutation({ mutationFn: (x: { id: string; verb: string }) => post(`/organisations/${o.id}/changes/${x.id}/acts/${x.verb}`, {}), onSuccess: () => queries.invalidateQueries() })
  const open = (q.data ?? []).filter((h) => h.state === 'waiting')
  if (!open.length) return null
  return (
    <Box title={t('ui.org.changes')} count={open.length}>
      <ul className="items">
        {open.map((h) => (
          <li key={h.id}>
            <b>{t(`ui.held.${h.what}`, h.what)}</b> <span className="small quiet"><Time at={h.asked_at} short /></span>
            <pre className="small mono" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: '0.3rem 0' }}>
              {Object.entries(JSON.parse(h.wanted || '{}'))
                .map(([k, v]) => `${k}: ${v}`)
                .join('\n')}
            </pre>
            <div className="acts">
              <Button size="compact-sm" onClick={() => act.mutate({ id: h.id, verb: 'accept' })}>
                {t('ui.accept')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => act.mutate({ id: h.id, verb: 'refuse' })}>
                {t('ui.refuse')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Wrong error={act.error} />
    </Box>
  )
}

function AskToConfirm({ o }: { o: Organisation }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const ask = useMutation({ mutationFn: () => post<{ confirmations: Asked[] }>(`/organisations/${o.id}/confirmations`, {}), onSuccess: () => queries.invalidateQueries() })
  if (ask.data)
    return (
      <div className="seen small">
        {ask.data.confirmations.length === 0 && t('ui.confirm.all')}
        {ask.data.confirmations.map((a) => (
          <div key={a.contact}>
            <b>{a.name}</b>: {a.code ? t('ui.confirm.code', { code: a.code }) : t('ui.confirm.mail', { email: a.email })}
          </div>
        ))}
      </div>
    )
  return (
    <>
      <Button className="noprint" size="compact-sm" variant="default" mb="xs" loading={ask.isPending} onClick={() => ask.mutate()}>
        {t('ui.confirm.ask')}
      </Button>
      <Wrong error={ask.error} />
    </>
  )
}

const roles = ['security', '24x7-soc', 'ciso', 'abuse', 'technical', 'executive', 'legal', 'press']
const assetTypes = ['network', 'domain', 'mail-domain', 'asn']

function Contacts({ o, keep }: { o: Organisation; keep: boolean }) {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <div>
      <Listed<Contact>
        o={o}
        what="contacts"
        title={t('ui.org.contacts')}
        empty={t('ui.org.contacts.empty')}
        add={t('ui.contact.add')}
        keep={keep}
        fields={[
          { name: 'name', label: t('ui.contact.name'), required: true },
          { name: 'role', label: t('ui.people.role'), words: roles, wordKey: 'ui.contact.role.' },
          { name: 'email', label: t('ui.email'), type: 'email' },
          { name: 'telephone', label: t('ui.contact.telephone'), type: 'tel' },
          { name: 'hours', label: t('ui.contact.hours'), hint: t('ui.contact.hours.hint') },
          { name: 'zone', label: t('ui.contact.zone'), hint: t('ui.contact.zone.hint') },
          { name: 'language', label: t('ui.contact.language'), hint: t('ui.contact.language.hint') },
        ]}
        show={(c) => <ContactLine c={c} />}
      />
      {may('directory') && (
        <div style={{ marginBlockStart: '0.5rem' }}>
          <AskToConfirm o={o} />
        </div>
      )}
    </div>
  )
}

function OpenWork({ o }: { o: Organisation }) {
  const { t } = useTranslation()
  const to = `routed_to=${o.id}&open=true`
  const q = useQuery({ queryKey: ['reports', 'routed', o.id], queryFn: () => get<Page<Report>>(`/reports?${to}&limit=20`) })
  const reports = q.data?.items ?? []
  return (
    <Box title={t('ui.org.open')} count={reports.length || undefined} aside={<a {...link(`reports?routed_to=${o.id}`)}>{t('ui.org.routed')}</a>}>
      {q.data && reports.length === 0 && <p className="empty">{t('ui.org.open.empty')}</p>}
      <ul className="items">
        {reports.map((r) => (
          <li key={r.id}>
            <a {...link(`reports/${r.ref}`)} dir={r.direction}>
              {r.title}
            </a>
            <div className="line small">
              <span className="mono quiet">{r.ref}</span>
              <State state={r.state} />
              <Due at={r.due_at} what={r.due_what} />
            </div>
          </li>
        ))}
      </ul>
    </Box>
  )
}

function One({ o }: { o: Organisation }) {
  const { t } = useTranslation()
  const me = useMe()
  const may = useMay()
  const queries = useQueryClient()
  const desk = me.seats.some((s) => s.place === o.team)
  const own = me.seats.some((s) => s.place === o.id)
  const keep = own || (desk && may('directory'))
  const [dialog, setDialog] = useState<Act | null>(null)
  const acts = useQuery({ queryKey: ['acts', o.id], queryFn: () => get<{ acts: Act[] }>(`/records/${o.id}/acts`), enabled: desk })
  const direct = useMutation({ mutationFn: (a: Act) => post(`/organisations/${o.id}/acts/${a.verb}`, {}), onSuccess: () => queries.invalidateQueries() })
  const run = (a: Act) => (a.needs_code || a.needs_text || a.needs_target || a.needs_until ? setDialog(a) : direct.mutate(a))
  useEffect(() => {
    document.title = `${o.ref} ${o.title}`
    return () => {
      document.title = 'Rabta'
    }
  }, [o.ref, o.title])
  return (
    <div className="stack">
      <div className="head">
        <Head o={o} />
        {desk && (
          <div className="acts noprint" style={{ marginBlockStart: '0.6rem' }}>
            <Acts acts={acts.data?.acts ?? []} run={run} />
          </div>
        )}
        <Wrong error={direct.error} />
      </div>
      <div className="record">
        <div className="stack">
          <CallBox o={o} />
          {(desk || own) && <Waiting o={o} />}
          <Contacts o={o} keep={keep} />
          <Listed<Asset>
            o={o}
            what="assets"
            title={t('ui.org.assets')}
            empty={t('ui.org.assets.empty')}
            add={own && !desk ? t('ui.asset.claim') : t('ui.asset.add')}
            keep={keep}
            fields={[
              { name: 'type', label: t('ui.asset.type'), words: assetTypes, wordKey: 'ui.asset.' },
              { name: 'value', label: t('ui.asset.value'), required: true, hint: t('ui.asset.value.hint') },
            ]}
            show={(a) => <AssetLine a={a} />}
          />
          {desk && <Timeline id={o.id} team={o.team} />}
        </div>
        <div className="stack">
          <Box title={t('ui.facts')}>
            <dl className="facts">
              {(
                [
                  [t('ui.fact.website'), o.website && <a key="w" href={o.website} rel="noreferrer">{o.website}</a>],
                  [t('ui.fact.address'), o.address && <span className="talk">{o.address}</span>],
                  [t('ui.fact.established'), o.established],
                  [t('ui.fact.notification'), [o.notification, o.notified_on].filter(Boolean).join(', ')],
                  [t('ui.fact.notes'), o.notes && <span className="talk">{o.notes}</span>],
                ] as [string, ReactNode][]
              )
                .filter((x) => x[1])
                .map(([k, v]) => (
                  <div key={k} style={{ display: 'contents' }}>
                    <dt>{k}</dt>
                    <dd>{v}</dd>
                  </div>
                ))}
            </dl>
            {o.description && <p className="talk small" style={{ marginBlockEnd: 0 }}>{o.description}</p>}
          </Box>
          <Listed<Edge> o={o} what="edges" title={t('ui.org.edges')} empty={t('ui.org.edges.empty')} keep={false} show={(e) => <EdgeLine e={e} o={o} />} />
          <Listed<Technology>
            o={o}
            what="technologies"
            title={t('ui.org.technologies')}
            empty={t('ui.org.technologies.empty')}
            add={t('ui.technology.add')}
            keep={keep}
            fields={[
              { name: 'vendor', label: t('ui.fact.vendor'), required: true },
              { name: 'product', label: t('ui.fact.product'), required: true },
              { name: 'version', label: t('ui.fact.version') },
            ]}
            show={(x) => (
              <>
                <b>
                  {x.vendor} {x.product}
                </b>{' '}
                {x.version} <span className="small quiet">{x.source}</span>
              </>
            )}
          />
          <Listed<OpenPgpKey>
            o={o}
            what="keys"
            title={t('ui.org.keys')}
            empty={t('ui.org.keys.empty')}
            keep={false}
            show={(k) => (
              <div className="small">
                <b>{k.uid}</b>
                <div className="mono">{k.fingerprint}</div>
                <div className={k.expires_at && Date.parse(k.expires_at) < Date.now() + 30 * 86_400_000 ? 'late' : 'quiet'}>
                  {k.expires_at ? (
                    <>
                      {t('ui.org.keys.expires')} <Time at={k.expires_at} short />
                    </>
                  ) : (
                    t('ui.org.keys.forever')
                  )}
                </div>
              </div>
            )}
          />
          {(desk || own) && <HostedPolicy o={o} />}
          {desk && <OpenWork o={o} />}
          <Listed<Lineage>
            o={o}
            what="lineage"
            title={t('ui.org.lineage')}
            empty={t('ui.org.lineage.empty')}
            keep={false}
            show={(l) => (
              <span className="small">
                {t(`ui.lineage.${l.what}`, { name: l.name || l.from_name, to: l.to_name })} <Time at={l.at} short />
                {l.undone_at && <span className="chip">{t('ui.lineage.undone')}</span>}
              </span>
            )}
          />
          {desk && (
            <Box title={t('ui.seen_by')} className="noprint">
              <WhoSees id={o.id} />
            </Box>
          )}
        </div>
      </div>
      {dialog && <ActDialog path={`/organisations/${o.id}/acts/${dialog.verb}`} act={dialog} close={() => setDialog(null)} />}
    </div>
  )
}

export default function OrganisationPage({ id }: { id: string }) {
  const q = useQuery({ queryKey: ['organisation', id], queryFn: () => get<Organisation>(`/organisations/${encodeURIComponent(id)}`) })
  return (
    <>
      {q.error && !q.data && <h1 className="hide">{id}</h1>}
      <Shown query={q}>{(o) => <One o={o} />}</Shown>
    </>
  )
}
