// Report - one report: line 1, timeline at the left, facts at the right, composer at the bottom
import { Button, Card, Grid, Group, Stack, Text, Title } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Act, type Deadline, get, post, type Report, type Team } from '../api'
import { Due, Shown, State, Time, Tlp, Wrong } from '../bits'
import { ActDialog } from '../parts/ActDialog'
import { Composer } from '../parts/Composer'
import { Side } from '../parts/Side'
import { Timeline } from '../parts/Timeline'
import { useMe } from '../me'

const main = ['validate', 'route', 'close', 'acknowledge', 'ask', 'coordinate', 'track', 'decline', 'reopen']

function Buttons({ acts, open }: { acts: Act[]; open: (a: Act) => void }) {
  const { t } = useTranslation()
  const sorted = [...acts].sort((a, b) => main.indexOf(a.verb) - main.indexOf(b.verb))
  const possible = sorted.filter((a) => a.possible)
  const not = sorted.filter((a) => !a.possible)
  return (
    <div>
      <Group gap="xs">
        {possible.map((a, i) => (
          <Button key={a.verb} variant={i === 0 ? 'filled' : 'default'} title={a.doc} onClick={() => open(a)}>
            {t(`ui.act.${a.verb}`, a.verb)}
          </Button>
        ))}
      </Group>
      {not.length > 0 && (
        <details>
          <summary>{t('ui.why_not')}</summary>
          <ul>
            {not.map((a) => (
              <li key={a.verb}>
                {t(`ui.act.${a.verb}`, a.verb)}: {a.why_not}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function Head({ r, team, deadlines }: { r: Report; team?: Team; deadlines: Deadline[] }) {
  const { t } = useTranslation()
  const me = useMe()
  const next = deadlines.find((d) => !d.met_at && !d.ended_at && !d.paused_at && d.due_at === r.due_at)
  const paused = deadlines.find((d) => d.paused_at && !d.met_at && !d.ended_at)
  return (
    <div>
      <Title order={1} size="h2" dir={r.direction}>
        {r.title}
      </Title>
      <Group gap="sm" mt={4}>
        <b>{r.ref}</b>
        <Tlp tlp={r.tlp} />
        <State state={r.state} />
        {r.assignee !== undefined && (
          <span>
            {t('ui.assignee')}: {r.assignee === me.id ? t('ui.assignee.me') : r.assignee ? t('ui.assignee.other') : t('ui.assignee.nobody')}
          </span>
        )}
        <span>
          {t('ui.handled_by')}: {team?.name}
        </span>
        {r.due_at && <Due at={r.due_at} what={r.due_what} explained={next?.explanation} />}
        {paused && (
          <span title={paused.explanation}>
            {t('ui.paused')}: {paused.pause_reason}
          </span>
        )}
        {r.waiting_for && r.waiting_for !== 'nobody' && (
          <span>
            {t('ui.waiting_for')} {t(`ui.waiting.${r.waiting_for}`)} {t('ui.until')} <Time at={r.waiting_until} />
          </span>
        )}
      </Group>
      {next && <Text size="sm">{next.explanation}</Text>}
    </div>
  )
}

export default function ReportPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const me = useMe()
  const queries = useQueryClient()
  const [dialog, setDialog] = useState<Act | null>(null)
  const [tab, setTab] = useState<'note' | 'reply'>('note')
  const report = useQuery({ queryKey: ['report', id], queryFn: () => get<Report>(`/reports/${encodeURIComponent(id)}`) })
  const r = report.data
  const desk = !!r && me.seats.some((s) => s.place === r.team)
  const acts = useQuery({ queryKey: ['acts', id], queryFn: () => get<{ acts: Act[] }>(`/records/${encodeURIComponent(id)}/acts`), enabled: !!r })
  const teams = useQuery({ queryKey: ['teams'], queryFn: () => get<{ teams: Team[] }>('/teams'), staleTime: 600000 })
  const deadlines = useQuery({ queryKey: ['deadlines', id], queryFn: () => get<{ deadlines: Deadline[] }>(`/records/${encodeURIComponent(id)}/deadlines`), enabled: desk })
  const assign = useMutation({ mutationFn: (to: string | null) => post(`/records/${encodeURIComponent(id)}/assign`, { assignee: to }), onSuccess: () => queries.invalidateQueries() })
  const quick = (verb: string) => {
    const a = acts.data?.acts.find((x) => x.verb === verb && x.possible)
    if (a) setDialog(a)
  }
  const focusComposer = (to: 'note' | 'reply') => {
    setTab(to)
    setTimeout(() => document.getElementById('composer')?.focus(), 0)
  }
  useHotkeys([
    ['c', () => desk && assign.mutate(me.id)],
    ['v', () => quick('validate')],
    ['d', () => quick('decline')],
    ['r', () => quick('route')],
    ['a', () => quick('acknowledge')],
    ['n', () => focusComposer('note')],
    ['m', () => focusComposer('reply')],
  ])
  return (
    <Shown query={report}>
      {(r) => (
        <Stack>
          <Head r={r} team={teams.data?.teams.find((x) => x.id === r.team)} deadlines={deadlines.data?.deadlines ?? []} />
          <Group gap="xs" className="noprint">
            {desk && r.assignee !== me.id && (
              <Button variant="default" onClick={() => assign.mutate(me.id)}>
                {t('ui.take')}
              </Button>
            )}
            {desk && r.assignee === me.id && (
              <Button variant="default" onClick={() => assign.mutate(null)}>
                {t('ui.give_back')}
              </Button>
            )}
            {acts.data && <Buttons acts={acts.data.acts} open={setDialog} />}
          </Group>
          <Wrong error={assign.error} />
          <Grid gap="md" overflow="hidden">
            <Grid.Col span={{ base: 12, md: 8 }}>
              <Card withBorder component="section" mb="md">
                <Title order={2} size="h4">
                  {t('ui.found')}
                </Title>
                <div className="talk" dir={r.direction}>
                  {r.description}
                </div>
                {r.reproduction && (
                  <>
                    <Title order={3} size="h5" mt="sm">
                      {t('ui.reproduction')}
                    </Title>
                    <div className="talk" dir={r.direction}>
                      {r.reproduction}
                    </div>
                  </>
                )}
              </Card>
              <Timeline id={r.id} />
              {desk && <Composer id={r.id} tab={tab} setTab={setTab} />}
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 4 }}>
              <Side r={r} desk={desk} />
            </Grid.Col>
          </Grid>
          {dialog && <ActDialog r={r} act={dialog} close={() => setDialog(null)} />}
        </Stack>
      )}
    </Shown>
  )
}
