// FindingGroup - one problem at one organisation: what it means and what to do, answers for all of it, and its assets in a table
import { Button } from '@mantine/core'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../admin/bits'
import { type Finding, type FindingGroup, type FindingLook, post } from '../api'
import { Box, say, Shown, Time, Wrong } from '../bits'
import { useMay, useMe } from '../me'
import { utc, utcSecond } from '../text'
import { FindingActs } from './FindingActs'
import { FindingDetail } from './FindingDetail'
import { textOf } from './findingText'
import { More, useList } from './ListTools'

// one whose observation a warning list holds: the desk says whether its owner is told
function Listed({ f }: { f: Finding }) {
  const { t } = useTranslation()
  const may = useMay()
  const back = useChange(() => post<FindingLook>('/findings/look', { look: 'undo', findings: [f.id] }))
  const said = useChange(
    (look: string) => post<FindingLook>('/findings/look', { look, findings: [f.id] }),
    (_, look) => say({ text: t(`ui.finding.looked.${look}`, { asset: f.asset }), undo: () => back.mutate() }),
  )
  const waits = !f.looked && (f.state === 'open' || f.state === 'came-back')
  return (
    <div className="small">
      {t(waits ? 'ui.finding.waits' : 'ui.finding.listed', { lists: f.listed.join(', ') })}
      {waits && may('desk') && (
        <span className="acts">
          {(['tell', 'keep'] as const).map((k) => (
            <Button key={k} size="compact-xs" variant="default" onClick={() => said.mutate(k)} aria-label={t(`ui.finding.look.${k}.of`, { asset: f.asset })}>
              {t(`ui.finding.look.${k}`)}
            </Button>
          ))}
        </span>
      )}
      <Wrong error={said.error ?? back.error} />
    </div>
  )
}

// query: which; about: of several problems, so that each says which one it is of
export function FindingRows({ query, about = false }: { query: string; about?: boolean }) {
  const { t } = useTranslation()
  const me = useMe()
  const [open, setOpen] = useState<string | null>(null)
  const { list, items } = useList<Finding>('findings', query)
  return (
    <Shown query={list} empty={() => (items.length ? undefined : <p className="empty">{t('ui.finding.none')}</p>)}>
      {() => (
        <>
          <div className="sideways">
            <table className="rows">
              <thead>
                <tr>
                  <th scope="col">{t('ui.finding.asset')}</th>
                  <th scope="col">{t('ui.finding.last', { zone: me.zone })}</th>
                  <th scope="col">{t('public.finding.utc')}</th>
                  <th scope="col">{t('public.finding.port')}</th>
                  <th scope="col">{t('ui.finding.state')}</th>
                  <th scope="col">{t('ui.finding.answers')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((f) => (
                  <Fragment key={f.id}>
                  <tr>
                    <td className="about">
                      <button type="button" className="plain-link mono" aria-expanded={open === f.id} onClick={() => setOpen(open === f.id ? null : f.id)}>
                        {f.asset}
                      </button>
                      {about && (
                        <div className="small">
                          {[t(`public.finding.class.${textOf(f.classification)}.name`), f.identifier].filter(Boolean).join(': ')} <span className="quiet">{f.organisation_name}</span>
                        </div>
                      )}
                    </td>
                    <td className="narrow">
                      <Time at={f.last_seen} short />
                    </td>
                    <td className="narrow mono small">{utcSecond(f.last_seen)}</td>
                    <td className="narrow">{f.source_port >= 0 ? f.source_port : ''}</td>
                    <td className="narrow">
                      <span className={`chip ${f.state}`}>{t(`ui.finding.is.${f.state}`)}</span>
                      {f.until && <span className="small quiet"> {utc(f.until).slice(0, 10)}</span>}
                      {f.barred && <span className="small quiet"> {t(`ui.finding.barred.${f.barred}`)}</span>}
                      {f.listed.length > 0 && <Listed f={f} />}
                    </td>
                    <td>
                      <FindingActs acts={f.acts} undo={['help-needed', 'claimed-fixed', 'not-ours', 'accepted', 'muted'].includes(f.state)} what={{ findings: [f.id] }} name={f.asset} small />
                    </td>
                  </tr>
                  {open === f.id && (
                    <tr>
                      <td colSpan={6} className="about">
                        <FindingDetail id={f.id} />
                      </td>
                    </tr>
                  )}
                  </Fragment>
                ))}
              </tbody>
            </table>
          </div>
          <More list={list} />
        </>
      )}
    </Shown>
  )
}

export function FindingGroupBox({ g, state, waiting = false }: { g: FindingGroup; state: string; waiting?: boolean }) {
  const { t } = useTranslation()
  const may = useMay()
  const [shown, setShown] = useState(false)
  const text = textOf(g.classification)
  const one = new URLSearchParams({ classification: g.classification, identifier: g.identifier, organisation: g.organisation, ...(state ? { state } : {}), ...(waiting ? { waiting: 'yes' } : {}) })
  const title = [t(`public.finding.class.${text}.name`), g.identifier].filter(Boolean).join(': ')
  const count = (n: number, key: string) => n > 0 && <span className="small">{t(`ui.finding.n.${key}`, { n })}</span>
  return (
    <Box title={title} count={g.total} aside={may('desk') ? <span className="small">{g.organisation_name}</span> : undefined}>
      <div className="stack tight">
        <div className="line">
          {count(g.open, 'open')}
          {count(g.back, 'back')}
          {count(g.help, 'help')}
          {count(g.claimed, 'claimed')}
          {count(g.verified, 'verified')}
          {count(g.not_ours, 'not_ours')}
          {may('desk') && count(g.waiting, 'waiting')}
          <span className="small quiet">
            {t('ui.finding.last_of_all')} <Time at={g.last_seen} short />
          </span>
        </div>
        <details className="small">
          <summary>{t('ui.finding.meaning')}</summary>
          <p>{t(`public.finding.class.${text}.seen`)}</p>
          <p style={{ whiteSpace: 'pre-wrap' }}>{t(`public.finding.class.${text}.todo`)}</p>
        </details>
        <div className="line">
          <Button size="compact-sm" variant="default" aria-expanded={shown} aria-label={`${t(shown ? 'ui.finding.hide' : 'ui.finding.show')}: ${title}`} onClick={() => setShown(!shown)}>
            {t(shown ? 'ui.finding.hide' : 'ui.finding.show')}
          </Button>
          {g.open > 0 && (
            <FindingActs
              acts={may('own-org') ? ['fixed', 'not-ours', 'accept', 'mute', 'help'] : ['fixed', 'not-ours']}
              what={{ classification: g.classification, identifier: g.identifier, organisation: g.organisation }}
              name={title}
              all
            />
          )}
        </div>
        {shown && <FindingRows query={one.toString()} />}
      </div>
    </Box>
  )
}
