// What leaves by itself - what makes messages, how many releases it has earned, switched on and off by a person, and how it
// came to that
import { Button, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, type OutboxRule, put } from '../api'
import { Box, say, Shown, Time, Wrong } from '../bits'
import { useMe, useTeams } from '../me'
import { link } from '../router'

function Rule({ r, several }: { r: OutboxRule; several: boolean }) {
  const { t } = useTranslation()
  const me = useMe()
  const teams = useTeams()
  const queries = useQueryClient()
  const may = me.seats.some((s) => s.place === r.team) && me.rights.includes('release')
  const set = useMutation({
    mutationFn: (direct: boolean) => put('/outbox/rules', { team: r.team, rule: r.rule, direct }),
    onSuccess: (_, direct) => {
      queries.invalidateQueries({ queryKey: ['outbox-rules'] })
      say({ text: t(direct ? 'ui.outbox.rules.on.done' : 'ui.outbox.rules.off.done') })
    },
  })
  const name = t(`ui.outbox.rule.${r.rule}`, r.rule)
  const n = Math.min(r.releases, r.needed)
  return (
    <li>
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <b>{name}</b>
        <span className={`chip ${r.direct ? 'active' : ''}`}>{t(r.direct ? 'ui.outbox.rules.direct' : 'ui.outbox.rules.by_hand')}</span>
      </div>
      {several && <div className="small quiet">{teams.find((x) => x.id === r.team)?.name}</div>}
      <p className="small" style={{ margin: '0.25rem 0' }}>
        {r.direct ? t('ui.outbox.rules.since', { name: r.direct_by_name }) : t(r.earned ? 'ui.outbox.rules.earned' : 'ui.outbox.rules.earning', { n: r.releases, needed: r.needed })} {r.direct && <Time at={r.direct_at} />}
      </p>
      {!r.direct && (
        <span className="bar" style={{ maxInlineSize: '16rem' }} aria-hidden>
          <span style={{ inlineSize: `${(100 * n) / r.needed}%` }} />
        </span>
      )}
      {r.history.length > 0 && (
        <details className="small">
          <summary>{t('ui.outbox.rules.history')}</summary>
          <ul style={{ margin: 0, paddingInlineStart: '1.2rem' }}>
            {r.history.map((s) => (
              <li key={`${s.at}${s.what}`}>
                {t(`ui.outbox.step.${s.what}`, s.what)}{' '}
                <span className="quiet">
                  {s.by_name || t('ui.entry.by_itself')}, <Time at={s.at} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {may && (r.direct || r.earned) && (
        <div className="acts noprint" style={{ marginBlockStart: '0.35rem' }}>
          <Button size="compact-sm" variant={r.direct ? 'default' : 'filled'} loading={set.isPending} onClick={() => set.mutate(!r.direct)} aria-label={`${t(r.direct ? 'ui.outbox.rules.off' : 'ui.outbox.rules.on')}: ${name}`}>
            {t(r.direct ? 'ui.outbox.rules.off' : 'ui.outbox.rules.on')}
          </Button>
        </div>
      )}
      <Wrong error={set.error} />
    </li>
  )
}

export default function OutboxRules() {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['outbox-rules'], queryFn: () => get<{ rules: OutboxRule[] }>('/outbox/rules') })
  return (
    <div className="stack">
      <div>
        <Title order={1} size="h3">
          {t('ui.outbox.rules')}
        </Title>
        <p className="quiet" style={{ margin: 0 }}>
          {t('ui.outbox.rules.text')} <a {...link('outbox')}>{t('ui.outbox.rules.back')}</a>
        </p>
      </div>
      <Shown query={q} empty={(d) => (d.rules.length ? undefined : <p className="empty box">{t('ui.outbox.rules.empty')}</p>)}>
        {(d) => (
          <Box title={t('ui.outbox.rules.list')} count={d.rules.length}>
            <ul className="items">
              {d.rules.map((r) => (
                <Rule key={r.team + r.rule} r={r} several={new Set(d.rules.map((x) => x.team)).size > 1} />
              ))}
            </ul>
          </Box>
        )}
      </Shown>
    </div>
  )
}
