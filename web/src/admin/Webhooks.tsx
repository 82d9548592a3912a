// Webhooks - addresses that are told of changes in what I may see; each message is signed
import { Alert, Button, MultiSelect, Select, TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { del, get, post, type Sector, type Webhook } from '../api'
import { Box, copy, Shown, Time } from '../bits'
import { Form, texts, useChange } from './bits'

const none = { url: '', events: [] as string[], products: [] as string[], vendors: [] as string[], sectors: [] as string[], kinds: [] as string[], floor: 0 }
const categories = ['advisory', 'vulnerability-note', 'directive', 'bulletin', 'threat-report', 'hardening-guide', 'press-notice']
const floors = { '0': 'any', '40': 'medium', '70': 'high', '90': 'critical' }

export default function Webhooks() {
  const { t } = useTranslation()
  const [v, setV] = useState(none)
  const sectors = useQuery({ queryKey: ['sectors'], queryFn: () => get<{ sectors: Sector[] }>('/sectors'), staleTime: 3_600_000 }).data?.sectors ?? []
  const q = useQuery({ queryKey: ['webhooks'], queryFn: () => get<{ webhooks: Webhook[] }>('/webhooks') })
  const make = useChange(
    () => post<Webhook>('/webhooks', v),
    () => setV(none),
  )
  const drop = useChange((id: string) => del(`/webhooks/${id}`))
  const secret = make.data?.secret ?? ''
  // what it is told of advisories, in a sentence each
  const only = (w: Webhook) =>
    [
      [...w.products, ...w.vendors, ...w.sectors.map((s) => sectors.find((x) => x.code === s)?.name ?? s)].join(', '),
      w.kinds.map((k) => t(`ui.adv.category.${k}`)).join(', '),
      w.floor > 0 && t('ui.adm.webhook.from', { n: (w.floor / 10).toFixed(1) }),
    ].filter(Boolean)
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
                {only(w).length > 0 && (
                  <div className="small quiet">
                    {t('ui.adm.webhook.only')}: <bdi>{only(w).join('; ')}</bdi>
                  </div>
                )}
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
        <fieldset className="stack tight" style={{ border: 0, padding: 0, margin: 0, minInlineSize: 0 }}>
          <legend>
            <b>{t('ui.adm.webhook.only')}</b>
          </legend>
          <p className="small quiet">{t('ui.adm.webhook.only.hint')}</p>
          <TagsInput label={t('ui.adm.webhook.products')} description={t('ui.adm.webhook.products.hint')} maxTags={20} value={v.products} onChange={(products) => setV({ ...v, products })} />
          <TagsInput label={t('ui.adm.webhook.vendors')} maxTags={20} value={v.vendors} onChange={(vendors) => setV({ ...v, vendors })} />
          <MultiSelect label={t('ui.alert.sectors')} searchable clearable value={v.sectors} onChange={(sectors) => setV({ ...v, sectors })} data={sectors.map((s) => ({ value: s.code, label: s.name }))} />
          <MultiSelect label={t('ui.adm.webhook.kinds')} description={t('ui.adm.webhook.events.hint')} clearable value={v.kinds} onChange={(kinds) => setV({ ...v, kinds })} data={categories.map((k) => ({ value: k, label: t(`ui.adv.category.${k}`) }))} />
          <Select label={t('ui.adm.webhook.floor')} allowDeselect={false} value={String(v.floor)} onChange={(n) => setV({ ...v, floor: Number(n ?? 0) })} data={Object.entries(floors).map(([value, word]) => ({ value, label: t(`ui.adm.webhook.floor.${word}`) }))} maw="24rem" />
        </fieldset>
      </Form>
    </Box>
  )
}
