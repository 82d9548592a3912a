// Held back - mail that came and did not reach the inbox: what it is, why it was held, one click lets it in; and whose mail
// never gets there
import { Button, Title } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQueries, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, type KeptMail, type NoiseRule, post } from '../api'
import { Box, say, Shown, Time, Wrong } from '../bits'
import { deskOf, useMe, useTeams } from '../me'
import { Chip, More } from '../parts/ListTools'
import { go, link, usePath } from '../router'
import { defang, size } from '../text'

const states = ['noise', 'new', 'refused', 'dropped'] as const
const PAGE = 50

function Line({ m, several }: { m: KeptMail; several: boolean }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const teams = useTeams()
  const act = useMutation({
    mutationFn: (verb: 'let-in' | 'drop') => post(`/inmail/${m.id}/${verb}`),
    onSuccess: (_, verb) => {
      queries.invalidateQueries()
      say(verb === 'let-in' ? { text: t('ui.kept.let_in.done') } : { text: t('ui.kept.drop.done'), more: { label: t('ui.kept.state.dropped'), act: () => go('inbox/held?state=dropped') } })
    },
  })
  const may = { let_in: m.state === 'noise' || m.state === 'dropped', drop: m.state !== 'dropped' }
  const title = m.subject || t('ui.kept.no_subject')
  return (
    <li>
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <b dir="auto">{title}</b>
        <span className="small quiet">
          <Time at={m.received_at} short />
        </span>
      </div>
      <div className="line small">
        <span>{[m.sender_name, m.sender && defang(m.sender)].filter(Boolean).join(', ') || t('ui.inbox.unnamed')}</span>
        <span className="quiet">{t(`ui.kept.door.${m.door}`, m.door)}</span>
        {m.size > 0 && <span className="quiet">{size(m.size)}</span>}
        {several && <span className="quiet">{teams.find((x) => x.id === m.team)?.name}</span>}
      </div>
      {m.reason && <p style={{ margin: '0.25rem 0' }}>{t(`ui.kept.reason.${m.reason}`, m.reason)}</p>}
      {m.faults.length > 0 && (
        <ul className="small late" style={{ margin: 0, paddingInlineStart: '1.2rem' }}>
          {m.faults.map((f) => (
            <li key={f}>{f}</li>
          ))}
        </ul>
      )}
      {m.text && (
        <details className="small">
          <summary>{t('ui.outbox.read')}</summary>
          <div className="talk seen" dir="auto">
            {m.text}
          </div>
        </details>
      )}
      <div className="acts noprint" style={{ marginBlockStart: '0.35rem' }}>
        {may.let_in && (
          <Button size="compact-sm" loading={act.isPending && act.variables === 'let-in'} onClick={() => act.mutate('let-in')} aria-label={`${t('ui.kept.let_in')}: ${title}`}>
            {t('ui.kept.let_in')}
          </Button>
        )}
        {may.drop && (
          <Button size="compact-sm" variant="default" loading={act.isPending && act.variables === 'drop'} onClick={() => act.mutate('drop')} aria-label={`${t('ui.kept.drop')}: ${title}`}>
            {t('ui.kept.drop')}
          </Button>
        )}
        {m.size > 0 && (
          <span className="line small">
            <a href={`/api/v1/inmail/${m.id}/raw`} download aria-label={`${t('ui.kept.raw')}: ${title}`}>
              {t('ui.kept.raw')}
            </a>
          </span>
        )}
      </div>
      <Wrong error={act.error} />
    </li>
  )
}

// senders of whom a desk said that all their mail is noise
function Rules() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const teams = useTeams()
  const desks = deskOf(useMe())
  const all = useQueries({ queries: desks.map((team) => ({ queryKey: ['noise-rules', team], queryFn: () => get<{ rules: NoiseRule[] }>(`/teams/${team}/noise-rules`) })) })
  const drop = useMutation({
    mutationFn: ({ team, pattern }: { team: string; pattern: string }) => post(`/teams/${team}/noise-rules/drop`, { pattern }),
    onSuccess: () => {
      queries.invalidateQueries()
      say({ text: t('ui.kept.rule.dropped') })
    },
  })
  const rows = desks.flatMap((team, i) => (all[i].data?.rules ?? []).map((r) => ({ ...r, team })))
  return (
    <Box title={t('ui.kept.rules')} count={rows.length}>
      <Wrong error={all.find((q) => q.error)?.error ?? drop.error} />
      {rows.length === 0 && <p className="empty small">{t('ui.kept.rules.empty')}</p>}
      <ul className="items small">
        {rows.map((r) => (
          <li key={r.team + r.pattern} className="line" style={{ justifyContent: 'space-between' }}>
            <span>
              <b>{defang(r.pattern)}</b>{' '}
              <span className="quiet">
                {t('ui.kept.rule.by', { name: r.created_by_name })} <Time at={r.created_at} short />, {t('ui.kept.rule.hits', { n: r.hits })}
                {desks.length > 1 && `, ${teams.find((x) => x.id === r.team)?.name}`}
              </span>
            </span>
            <Button size="compact-sm" variant="default" className="noprint" onClick={() => drop.mutate(r)} aria-label={`${t('ui.kept.rule.drop')}: ${r.pattern}`}>
              {t('ui.kept.rule.drop')}
            </Button>
          </li>
        ))}
      </ul>
    </Box>
  )
}

export default function Held() {
  const { t } = useTranslation()
  const asked = new URLSearchParams(usePath().split('?')[1] ?? '').get('state')
  const state = states.find((s) => s === asked) ?? 'noise'
  const several = deskOf(useMe()).length > 1
  const list = useInfiniteQuery({
    queryKey: ['inmail', state],
    initialPageParam: '',
    queryFn: ({ pageParam }) => get<{ mails: KeptMail[] }>(`/inmail?state=${state}&limit=${PAGE}${pageParam ? `&before=${pageParam}` : ''}`),
    getNextPageParam: (l) => (l.mails.length === PAGE ? l.mails[PAGE - 1].id : null),
  })
  const mails = list.data?.pages.flatMap((p) => p.mails) ?? []
  return (
    <div className="stack">
      <div>
        <Title order={1} size="h3">
          {t('ui.kept')}
        </Title>
        <p className="quiet" style={{ margin: 0 }}>
          {t('ui.kept.text')} <a {...link('inbox')}>{t('ui.kept.back')}</a>
        </p>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form */}
      <div className="chips noprint" role="group" aria-label={t('ui.filters')}>
        {states.map((s) => (
          <Chip key={s} on={s === state} set={() => go(`inbox/held?state=${s}`, true)}>
            {t(`ui.kept.state.${s}`)}
          </Chip>
        ))}
      </div>
      <Shown query={list} empty={() => (mails.length ? undefined : <p className="empty box">{t(`ui.kept.empty.${state}`)}</p>)}>
        {() => (
          <>
            <ul className="items box">
              {mails.map((m) => (
                <Line key={m.id} m={m} several={several} />
              ))}
            </ul>
            <More list={list} />
          </>
        )}
      </Shown>
      <Rules />
    </div>
  )
}
