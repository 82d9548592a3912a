// Findings - by problem, then asset: what was seen, what it means, what to do, and what is said of it; for the desk what its
// letters became and the fix rates; for an owner how he wishes to be told
import { Button, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type FindingGroup, get } from '../api'
import { Shown } from '../bits'
import { useMay, useMe } from '../me'
import { FindingGroupBox, FindingRows } from '../parts/FindingGroup'
import { FindingLetters, FixRates } from '../parts/FindingLetters'
import { FindingWishForm } from '../parts/FindingWish'
import { Chip } from '../parts/ListTools'
import { go, link, usePath } from '../router'
import { defang } from '../text'

const states = ['open', 'came-back', 'help-needed', 'claimed-fixed', 'verified-fixed', 'not-ours', 'accepted', 'muted', 'gone', 'withdrawn']

export default function Findings() {
  const { t } = useTranslation()
  const may = useMay()
  const me = useMe()
  const [path, search] = usePath().split('?')
  const part = path.split('/')[1] ?? ''
  const some = someOf(search ?? '')
  const parts = ['', ...(may('desk') ? ['letters', 'rates'] : ['letters']), ...(may('own-org') ? ['wish'] : [])]
  return (
    <div className="stack">
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <Title order={1} size="h3">
          {t('ui.nav.findings')}
        </Title>
        {!part && (
          <div className="line noprint">
            {['export', 'export.json', 'export.xarf'].map((f) => (
              <Button key={f} component="a" variant="default" href={`/api/v1/findings/${f}?${some ?? search ?? ''}`} title={f === 'export.xarf' ? t('ui.finding.export.xarf.hint') : undefined}>
                {t(f === 'export' ? 'ui.export' : `ui.finding.${f}`)}
              </Button>
            ))}
          </div>
        )}
      </div>
      <nav className="line noprint" aria-label={t('ui.nav.findings')}>
        {parts.map((p) => (
          <a key={p} {...link(p ? `findings/${p}` : 'findings')} aria-current={p === part ? 'page' : undefined}>
            {t(`ui.finding.part.${p || 'all'}`)}
          </a>
        ))}
      </nav>
      {part === 'letters' && <FindingLetters />}
      {part === 'rates' && may('desk') && <FixRates />}
      {part === 'wish' && may('own-org') && me.organisation && <FindingWishForm organisation={me.organisation} />}
      {!part && (some ? <Some asked={some} /> : <Problems search={search ?? ''} />)}
    </div>
  )
}

// those of a letter or of an asset, one by one, whatever became of them
const someOf = (search: string) => {
  const given = new URLSearchParams(search)
  const asked = new URLSearchParams()
  for (const k of ['batch', 'q']) if (given.get(k)) asked.set(k, given.get(k) as string)
  return asked.size ? asked : null
}
function Some({ asked }: { asked: URLSearchParams }) {
  const { t } = useTranslation()
  return (
    <section className="box stack tight" aria-label={t('ui.finding.some')}>
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <span>{asked.get('batch') ? t('ui.finding.some.batch') : t('ui.finding.some.asset', { q: defang(asked.get('q') ?? '') })}</span>
        <a {...link(asked.get('batch') ? 'findings/letters' : 'findings')}>{t(asked.get('batch') ? 'ui.finding.part.letters' : 'ui.finding.some.all')}</a>
      </div>
      <FindingRows query={asked.toString()} about />
    </section>
  )
}

function Problems({ search }: { search: string }) {
  const { t } = useTranslation()
  const may = useMay()
  const params = new URLSearchParams(search)
  const state = params.get('state') ?? ''
  const organisation = params.get('organisation') ?? ''
  const asked = new URLSearchParams()
  if (state) asked.set('state', state)
  if (organisation) asked.set('organisation', organisation)
  const waiting = params.get('waiting') === 'yes'
  if (waiting) asked.set('waiting', 'yes')
  const groups = useQuery({ queryKey: ['finding-groups', asked.toString()], queryFn: () => get<{ items: FindingGroup[] }>(`/findings/groups?${asked}`) })
  const set = (v: string, name = 'state') => {
    const n = new URLSearchParams(params)
    if (v) n.set(name, v)
    else n.delete(name)
    go(`findings?${n}`, true)
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form */}
      <div className="chips noprint" role="group" aria-label={t('ui.filters')}>
        {may('desk') && (
          <Chip on={waiting} set={(on) => set(on ? 'yes' : '', 'waiting')}>
            {t('ui.finding.waiting')}
          </Chip>
        )}
        {states.map((s) => (
          <Chip key={s} on={state === s} set={(on) => set(on ? s : '')}>
            {t(`ui.finding.is.${s}`)}
          </Chip>
        ))}
      </div>
      <Shown
        query={groups}
        empty={(d) =>
          d.items.length ? undefined : (
            <div className="box">
              <p className="empty">{t(state || waiting ? 'ui.finding.none' : 'ui.finding.empty')}</p>
            </div>
          )
        }
      >
        {(d) => (
          <>
            {d.items.map((g) => (
              <FindingGroupBox key={`${g.classification} ${g.identifier} ${g.organisation}`} g={g} state={state} waiting={waiting} />
            ))}
          </>
        )}
      </Shown>
    </>
  )
}
