// Programme - a hosted disclosure policy at work: its text in both languages; beside it what is missing, each a step to its
// place, its security.txt and its versions. What stands here is looked at by the hub half a second after the last key.
import { Button, NumberInput, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Act, type Asset, call, get, post, Problem, type Programme, type ProgrammeFile, type ProgrammePreview, type ProgrammeScope, type ProgrammeText, type ProgrammeVersions } from '../api'
import { Box, copy, say, Shown, State, Time, Wrong } from '../bits'
import { useMe, useTeamName } from '../me'
import { ActDialog, Acts } from '../parts/Acts'
import { type Check, Checks } from '../parts/AdvisoryBeside'
import { Timeline } from '../parts/Timeline'
import { link } from '../router'

const texts = ['intro', 'allowed', 'forbidden', 'excluded', 'privacy', 'sending', 'harbour', 'expect'] as const
type Text = (typeof texts)[number]
const listed: Text[] = ['allowed', 'forbidden', 'excluded']
const first = ['publish', 'propose', 'revise', 'suggest']
const members = ['slug', 'mail', 'scope', 'products', 'sites', 'languages', 'response_days', ...texts, ...texts.map((x) => `${x}_ur` as const)] as const
type Form = Pick<Programme, (typeof members)[number]>

const formOf = (p: Programme) => Object.fromEntries(members.map((m) => [m, p[m]])) as Form
const same = (x: unknown, y: unknown) => JSON.stringify(x) === JSON.stringify(y)

function Head({ p }: { p: Programme }) {
  const { t } = useTranslation()
  const team = useTeamName(p.team)
  return (
    <div className="head">
      <div className="line">
        <b className="mono">{p.ref}</b>
        <State state={p.state} />
        {p.version > 0 && <span className="chip">{t('ui.vdp.version', { n: p.version })}</span>}
      </div>
      <h1 dir={p.direction}>{p.title}</h1>
      <div className="line who small">
        <span>
          <span className="quiet">{t('ui.vdp.hosted_by')}</span> <b>{team}</b>
        </span>
        <a {...link(`organisations/${p.organisation}`)}>{t('ui.vdp.organisation')}</a>
        {p.version > 0 && (
          <a href={`/vulnerability-disclosure-policy/${p.slug}`} target="_blank" rel="noreferrer">
            {t('ui.vdp.public')}
          </a>
        )}
        {p.withdrawn_why && (
          <span>
            <span className="quiet">{t('ui.vdp.withdrawn_why')}</span> {p.withdrawn_why}
          </span>
        )}
      </div>
    </div>
  )
}

function File({ p, draft }: { p: Programme; draft?: string }) {
  const { t } = useTranslation()
  const out = p.state === 'published'
  const q = useQuery({ queryKey: ['programme-file', p.id, p.version], queryFn: () => get<ProgrammeFile>(`/programmes/${p.id}/security-txt`), enabled: out })
  const text = out ? q.data?.text : draft
  if (!text) return null
  return (
    <Box title="security.txt">
      <p className="small quiet" style={{ marginBlockStart: 0 }}>
        {t(out ? 'ui.vdp.file.out' : 'ui.vdp.file.draft')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      <pre className="raw" dir="ltr" tabIndex={0}>{text}</pre>
      {out && q.data && (
        <>
          <p className="small">
            {t('ui.vdp.file.expires')} <Time at={q.data.expires_at} short />. {t(q.data.with_signature ? 'ui.vdp.file.signed' : 'ui.vdp.file.unsigned')}
          </p>
          <div className="line noprint">
            <Button variant="default" size="compact-sm" onClick={() => copy(q.data.text, t('ui.copied'))}>
              {t('ui.vdp.file.copy')}
            </Button>
            <a href={`/vulnerability-disclosure-policy/${p.slug}/security.txt?download=1`}>{t('ui.vdp.file.download')}</a>
          </div>
        </>
      )}
    </Box>
  )
}

function Versions({ p }: { p: Programme }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['programme-versions', p.id, p.version], queryFn: () => get<ProgrammeVersions>(`/programmes/${p.id}/versions`), enabled: p.version > 0 })
  if (!p.version) return null
  return (
    <Box title={t('ui.vdp.versions')} count={q.data?.versions.length}>
      <ul className="items">
        {q.data?.versions.map((v) => (
          <li key={v.n}>
            <b>{v.n}</b> <bdi>{v.what}</bdi>{' '}
            <span className="small quiet">
              <Time at={v.published_at} short />
            </span>
          </li>
        ))}
      </ul>
    </Box>
  )
}

// each change of the scope as a bar; what it asks for when nothing came for long
function Growth({ p }: { p: Programme }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['programme-scope', p.id, p.version, p.state], queryFn: () => get<ProgrammeScope>(`/programmes/${p.id}/scope`), enabled: p.version > 0 })
  if (!p.version || !q.data) return null
  const most = Math.max(1, ...q.data.growth.map((g) => g.entries))
  return (
    <Box title={t('ui.vdp.growth')}>
      {q.data.late && <p className="late" style={{ marginBlockStart: 0 }}>{t('ui.vdp.growth.late')}</p>}
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('ui.vdp.growth.day')}</th>
            <th scope="col">{t('ui.vdp.growth.entries')}</th>
          </tr>
        </thead>
        <tbody>
          {q.data.growth.slice(-12).map((g) => (
            <tr key={g.day}>
              <td className="narrow mono">{g.day}</td>
              <td>
                <span className="line" style={{ flexWrap: 'nowrap' }}>
                  <span style={{ minInlineSize: '2rem' }}>{g.entries}</span>
                  <span aria-hidden="true" style={{ display: 'inline-block', blockSize: '0.6rem', inlineSize: `${(g.entries / most) * 8}rem`, background: 'var(--edge)' }} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  )
}

function Editor({ p, etag }: { p: Programme; etag: string }) {
  const { t } = useTranslation()
  const me = useMe()
  const queries = useQueryClient()
  const [f, setF] = useState(() => formOf(p))
  const [marked, setMarked] = useState({ etag, base: formOf(p) })
  const [asked, setAsked] = useState<Act | null>(null)
  const [what, setWhat] = useState('')
  const desk = me.seats.some((s) => s.place === p.team)
  const own = me.seats.some((s) => s.place === p.organisation)
  const closed = !((p.state === 'draft' && (desk || own)) || (p.state === 'proposed' && desk))
  const dirty = !closed && !same(f, marked.base)
  const [looked] = useDebouncedValue(f, 500)
  const preview = useQuery({
    queryKey: ['programme-preview', p.id, p.desk_revision, looked],
    queryFn: () => post<ProgrammePreview>(`/programmes/${p.id}/preview`, looked),
    placeholderData: (last) => last,
    retry: false,
    enabled: !closed,
  })
  const acts = useQuery({ queryKey: ['acts', p.id, p.desk_revision], queryFn: () => get<{ acts: Act[] }>(`/records/${p.id}/acts`) })
  const assets = useQuery({ queryKey: ['assets', p.organisation], queryFn: () => get<{ assets: Asset[] }>(`/organisations/${p.organisation}/assets`), retry: false, enabled: !closed })
  const domains = (assets.data?.assets ?? []).filter((a) => a.type === 'domain' && !a.until).map((a) => a.value)
  const wrong: Check[] = preview.error instanceof Problem ? preview.error.errors.map((e) => ({ code: 'wrong', place: e.pointer, text: e.detail, stops: true })) : []
  const checks = wrong.length ? wrong : (preview.data?.checks ?? [])

  async function keep() {
    const changed = Object.fromEntries(Object.entries(f).filter(([m, v]) => !same(v, marked.base[m as keyof Form])))
    if (!Object.keys(changed).length) return
    const r = await call<Programme>('PATCH', `/programmes/${p.id}`, changed, { 'If-Match': marked.etag })
    setF(formOf(r.data))
    setMarked({ etag: r.etag ?? '', base: formOf(r.data) })
  }
  const after = () => queries.invalidateQueries()
  const save = useMutation({ mutationFn: keep, onSuccess: () => (after(), say({ text: t('ui.saved') })) })
  const act = useMutation({
    mutationFn: async (verb: string) => {
      if (dirty) await keep()
      return post(`/records/${p.id}/acts/${verb}`, verb === 'publish' && what.trim() ? { text: what.trim() } : {})
    },
    onSuccess: (_, verb) => {
      after()
      say({ text: t('ui.done', { what: t(`ui.vdp.act.${verb}`) }) })
    },
  })
  const house = useMutation({
    mutationFn: (m: Text) => get<ProgrammeText>(`/programmes/${p.id}/template`).then((x) => ({ m, x })),
    onSuccess: ({ m, x }) => setF({ ...f, [m]: x[m], [`${m}_ur`]: x[`${m}_ur`] }),
  })
  // what is not saved yet may be all that was missing: the hub has the last word when it is pressed
  const possible = (x: Act) => x.possible || (x.verb === 'publish' && !closed && !checks.some((c) => c.stops))
  const tags = (m: 'scope' | 'products' | 'sites', data: string[] = []) => (
    <TagsInput id={`at/${m}`} label={t(`ui.vdp.${m}`)} description={t(`ui.vdp.${m}.hint`)} data={data} value={f[m]} readOnly={closed} onChange={(v) => setF({ ...f, [m]: v })} splitChars={m === 'products' ? [','] : [',', ' ']} acceptValueOnBlur />
  )
  return (
    <div className="stack">
      <Head p={p} />
      <div className="acts noprint">
        <Acts acts={acts.data?.acts ?? []} run={(x) => (x.needs_text ? setAsked(x) : act.mutate(x.verb))} first={first} label={(verb) => t(`ui.vdp.act.${verb}`)} can={possible} busy={act.isPending ? act.variables : undefined}>
          {!closed && (
            <Button variant="default" disabled={!dirty} loading={save.isPending} onClick={() => save.mutate()}>
              {t('ui.save')}
            </Button>
          )}
        </Acts>
      </div>
      <Wrong error={save.error ?? act.error ?? house.error} />
      <div className="editor">
        <div className="stack">
          <Box title={t('ui.vdp.what')}>
            <div className="stack">
              {tags('scope', domains.flatMap((d) => [d, `*.${d}`]))}
              {tags('products')}
              <TextInput id="at/slug" label={t('ui.vdp.slug')} description={`${location.origin}/vulnerability-disclosure-policy/${f.slug}`} required maxLength={60} value={f.slug} readOnly={closed} onChange={(e) => setF({ ...f, slug: e.currentTarget.value })} />
              <div className="two">
                <TextInput id="at/mail" type="email" label={t('ui.vdp.mail')} description={t('ui.vdp.mail.hint')} maxLength={254} value={f.mail} readOnly={closed} onChange={(e) => setF({ ...f, mail: e.currentTarget.value })} />
                <TextInput id="at/languages" label={t('ui.vdp.languages')} description="en, ur" maxLength={100} value={f.languages} readOnly={closed} onChange={(e) => setF({ ...f, languages: e.currentTarget.value })} />
                <NumberInput id="at/response_days" label={t('ui.vdp.response_days')} description={t('ui.vdp.response_days.hint')} min={0} max={3650} allowDecimal={false} value={f.response_days} readOnly={closed} onChange={(v) => setF({ ...f, response_days: Number(v) || 0 })} />
              </div>
              {tags('sites', domains)}
              {p.version > 0 && !closed && <TextInput label={t('ui.vdp.changes')} maxLength={500} value={what} onChange={(e) => setWhat(e.currentTarget.value)} />}
            </div>
          </Box>
          <Box title={t('ui.vdp.words')}>
            <div className="stack">
              {texts.map((m) => (
                <div key={m} className="stack tight">
                  <div className="two">
                    <Textarea id={`at/${m}`} label={t(`ui.vdp.text.${m}`)} description={listed.includes(m) ? t('ui.vdp.a_line') : undefined} lang="en" dir="ltr" autosize minRows={2} maxRows={16} value={f[m]} readOnly={closed} onChange={(e) => setF({ ...f, [m]: e.currentTarget.value })} />
                    <Textarea id={`at/${m}_ur`} label={t('ui.vdp.in_urdu', { what: t(`ui.vdp.text.${m}`) })} description={listed.includes(m) ? t('ui.vdp.a_line') : undefined} lang="ur" dir="rtl" autosize minRows={2} maxRows={16} value={f[`${m}_ur`]} readOnly={closed} onChange={(e) => setF({ ...f, [`${m}_ur`]: e.currentTarget.value })} />
                  </div>
                  {!closed && (!f[m].trim() || !f[`${m}_ur`].trim()) && (
                    <div>
                      <Button variant="default" size="compact-sm" loading={house.isPending && house.variables === m} onClick={() => house.mutate(m)}>
                        {t('ui.vdp.house', { what: t(`ui.vdp.text.${m}`) })}
                      </Button>
                    </div>
                  )}
                </div>
              ))}
            </div>
          </Box>
        </div>
        <div className="stack">
          {!closed && <Checks checks={checks} />}
          {preview.error && !wrong.length && <Wrong error={preview.error} />}
          <File p={p} draft={preview.data?.security_txt} />
          <Versions p={p} />
          <Growth p={p} />
          <Box title={t('ui.vdp.always')}>
            <p className="small" style={{ margin: 0 }}>
              {t('ui.vdp.always.text')}
            </p>
          </Box>
          <Timeline id={p.id} team={p.team} />
        </div>
      </div>
      {asked && <ActDialog path={`/records/${p.id}/acts/${asked.verb}`} act={asked} close={() => setAsked(null)} />}
    </div>
  )
}

export default function ProgrammePage({ id }: { id: string }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['programme', id], queryFn: () => call<Programme>('GET', `/programmes/${encodeURIComponent(id)}`) })
  const p = q.data?.data
  useEffect(() => {
    document.title = p ? `${p.ref} ${p.title}` : t('ui.nav.programmes')
    return () => {
      document.title = 'Rabta'
    }
  }, [p, t])
  return (
    <>
      {q.error && !q.data && <h1 className="hide">{id}</h1>}
      <Shown query={q}>{({ data, etag }) => <Editor key={`${data.id}${data.state}`} p={data} etag={etag ?? ''} />}</Shown>
    </>
  )
}
