// ApiKeys - keys for programs that act for me: what each may do, until when, withdrawn at once
import { Alert, Button, Checkbox, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiKey, del, get, post } from '../api'
import { Box, copy, Shown, Time } from '../bits'
import { useMe } from '../me'
import { Form, texts, useChange } from './bits'

const lives = ['30', '90', '365', '']

export function ApiKeys() {
  const { t } = useTranslation()
  const me = useMe()
  const [v, setV] = useState({ name: '', days: '90', scopes: [] as string[] })
  const keys = useQuery({ queryKey: ['keys'], queryFn: () => get<{ keys: ApiKey[] }>('/me/keys') })
  const make = useChange(
    () => post<ApiKey>('/me/keys', { name: v.name, scopes: v.scopes, expires_at: v.days ? new Date(Date.now() + Number(v.days) * 86_400_000).toISOString() : null }),
    () => setV({ ...v, name: '' }),
  )
  const drop = useChange((id: string) => del(`/me/keys/${id}`))
  const made = make.data?.key ?? ''
  return (
    <Box title={t('ui.keys_for_programs')}>
      <Shown query={keys} empty={(d) => (d.keys.length ? undefined : <p className="empty">{t('ui.keys_for_programs.empty')}</p>)}>
        {(d) => (
          <ul className="items">
            {d.keys.map((k) => (
              <li key={k.id}>
                <div className="line" style={{ justifyContent: 'space-between' }}>
                  <b>{k.name}</b>
                  {k.revoked_at ? (
                    <span className="chip">{t('ui.withdrawn')}</span>
                  ) : (
                    <Button size="compact-sm" variant="default" onClick={() => confirm(t('ui.key.withdraw.sure', { name: k.name })) && drop.mutate(k.id)}>
                      {t('ui.withdraw')}
                    </Button>
                  )}
                </div>
                <div className="small quiet">
                  {t('ui.key.made')} <Time at={k.created_at} short />. {k.expires_at ? t('ui.key.until') : t('ui.key.forever')} <Time at={k.expires_at} short /> {k.scopes.length ? t('ui.key.may', { rights: k.scopes.join(', ') }) : t('ui.key.may_all')}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Shown>
      {made && (
        <Alert variant="outline" title={t('ui.key.once')} my="sm">
          <code style={{ overflowWrap: 'anywhere' }}>{made}</code>{' '}
          <Button size="compact-sm" variant="default" onClick={() => copy(made, t('ui.copied'))}>
            {t('ui.copy')}
          </Button>
        </Alert>
      )}
      <Form save={make.mutate} busy={make.isPending} label={t('ui.key.make')} error={make.error ?? drop.error}>
        <div className="line" style={{ alignItems: 'end', marginBlockStart: '0.6rem' }}>
          {texts(v, setV)('name', t('ui.key.name'), { required: true, style: { flex: '1 1 14rem' } })}
          <Select label={t('ui.key.life')} allowDeselect={false} value={v.days} onChange={(days) => setV({ ...v, days: days ?? '90' })} data={lives.map((d) => ({ value: d, label: d ? t('ui.key.days', { n: d }) : t('ui.key.forever') }))} w="10rem" />
        </div>
        <fieldset className="reasons">
          <legend className="small">{t('ui.key.rights')}</legend>
          <div className="line">
            {me.rights.map((r) => (
              <Checkbox key={r} size="sm" label={t(`ui.right.${r}`, r)} checked={v.scopes.includes(r)} onChange={(e) => setV({ ...v, scopes: e.currentTarget.checked ? [...v.scopes, r] : v.scopes.filter((x) => x !== r) })} />
            ))}
          </div>
        </fieldset>
      </Form>
    </Box>
  )
}

export function ApiKeysPage() {
  const { t } = useTranslation()
  return (
    <>
      <ApiKeys />
      <p className="small quiet" style={{ margin: 0 }}>
        {t('ui.key.how')} <code>{`curl -H 'Authorization: Bearer rbt_...' ${location.origin}/api/v1/me`}</code>. <a href="/api/v1/openapi.json">{t('ui.key.description')}</a>
      </p>
    </>
  )
}
