// Webhooks - addresses that are told of changes in what I may see; each message is signed
import { Alert, Button, TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { del, get, post, type Webhook } from '../api'
import { Box, copy, Shown, Time } from '../bits'
import { Form, texts, useChange } from './bits'

export default function Webhooks() {
  const { t } = useTranslation()
  const [v, setV] = useState({ url: '', events: [] as string[] })
  const q = useQuery({ queryKey: ['webhooks'], queryFn: () => get<{ webhooks: Webhook[] }>('/webhooks') })
  const make = useChange(
    () => post<Webhook>('/webhooks', v),
    () => setV({ url: '', events: [] }),
  )
  const drop = useChange((id: string) => del(`/webhooks/${id}`))
  const secret = make.data?.secret ?? ''
  return (
    <Box title={t('ui.adm.webhooks')} count={q.data?.webhooks.length}>
      <Shown query={q} empty={(d) => (d.webhooks.length ? undefined : <p className="empty">{t('ui.adm.webhooks.empty')}</p>)}>
        {(d) => (
          <ul className="items">
            {d.webhooks.map((w) => (
              <li key={w.id}>
                <div className="line" style={{ justifyContent: 'space-between' }}>
                  <span className="mono" style={{ overflowWrap: 'anywhere' }}>
                    {w.url}
                  </span>
                  <span className="acts">
                    <span className={`chip ${w.active ? 'valid' : 'needs-information'}`}>{w.active ? t('ui.adm.webhook.active') : t('ui.adm.webhook.stopped')}</span>
                    <Button size="compact-sm" variant="default" onClick={() => confirm(t('ui.adm.webhook.sure', { url: w.url })) && drop.mutate(w.id)} aria-label={t('ui.adm.webhook.drop', { url: w.url })}>
                      {t('ui.drop')}
                    </Button>
                  </span>
                </div>
                <div className="small quiet">
                  {w.events.length ? w.events.join(', ') : t('ui.adm.webhook.all')}. {t('ui.adm.since')} <Time at={w.created_at} short />. {w.failures > 0 && t('ui.adm.webhook.failures', { n: w.failures })}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Shown>
      {secret && (
        <Alert variant="outline" title={t('ui.adm.webhook.secret')} my="sm">
          <code style={{ overflowWrap: 'anywhere' }}>{secret}</code>{' '}
          <Button size="compact-sm" variant="default" onClick={() => copy(secret, t('ui.copied'))}>
            {t('ui.copy')}
          </Button>
        </Alert>
      )}
      <Form save={make.mutate} busy={make.isPending} label={t('ui.adm.webhook.make')} error={make.error ?? drop.error}>
        {texts(v, setV)('url', t('ui.adm.webhook.url'), { required: true, type: 'url', description: t('ui.adm.webhook.url.hint'), mt: 'sm' })}
        <TagsInput label={t('ui.adm.webhook.events')} description={t('ui.adm.webhook.events.hint')} value={v.events} onChange={(events) => setV({ ...v, events })} data={['created', 'changed', 'message', 'note', 'state', 'assigned', 'routed', 'attachment', 'publication.published', 'publication.corrected', 'publication.superseded', 'publication.withdrawn']} />
      </Form>
    </Box>
  )
}
