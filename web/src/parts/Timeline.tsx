// Timeline - what was said and done, oldest first; notes of the team and words to the reporter look different
import { Card, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Entry, get } from '../api'
import { Shown, Time } from '../bits'

function look(e: Entry) {
  return e.verb === 'note' ? 'note' : e.verb === 'message' ? 'reply' : 'step'
}

export function Timeline({ id }: { id: string }) {
  const { t } = useTranslation()
  const list = useQuery({ queryKey: ['timeline', id], queryFn: () => get<{ entries: Entry[] }>(`/records/${id}/timeline`) })
  const what = (e: Entry) => {
    if (e.verb === 'message') return e.field === 'in' ? t('ui.entry.from_reporter') : t('ui.entry.to_reporter')
    if (e.verb === 'state') return `${t('ui.entry.state')}: ${t(`ui.state.${e.was}`, e.was)} → ${t(`ui.state.${e.now}`, e.now)}${e.field ? ` (${t(`ui.code.${e.field}`, e.field)})` : ''}`
    if (e.verb === 'field') return `${t('ui.entry.field')} ${e.field}${e.was || e.now ? `: ${e.was} → ${e.now}` : ''}`
    if (e.verb === 'route') return `${t('ui.entry.route')}: ${t(`ui.route.${e.now}`, e.now)}`
    if (e.verb === 'waiting') return `${t('ui.waiting_for')} ${t(`ui.waiting.${e.now}`, e.now)}`
    return t(`ui.entry.${e.verb}`, e.verb)
  }
  const who = (e: Entry) => e.actor_name || (e.actor.startsWith('rct_') ? t('ui.reporter') : e.actor.replace('system:', ''))
  return (
    <section aria-labelledby="timeline-title">
      <Title order={2} size="h4" id="timeline-title">
        {t('ui.timeline')}
      </Title>
      <Shown query={list}>
        {(d) => (
          <Stack gap="xs" my="sm">
            {d.entries.map((e) => (
              <Card key={e.id} padding="xs" radius={0} className={look(e)}>
                <Text size="sm" component="div">
                  <b>{who(e)}</b>, <Time at={e.at} />: {what(e)}
                </Text>
                {e.erased && <i>{t('ui.erased')}</i>}
                {e.body && e.verb !== 'field' && (
                  <div className="talk" dir="auto">
                    {e.body}
                  </div>
                )}
              </Card>
            ))}
          </Stack>
        )}
      </Shown>
    </section>
  )
}
