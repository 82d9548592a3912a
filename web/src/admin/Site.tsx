// Site - the name of this hub and which public pages it has; each is looked at before it is switched on
import { NumberInput, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, get, type Site as Kept, type SubscriptionFigures } from '../api'
import { Box, Shown } from '../bits'
import { Facts } from '../parts/Side'
import { Form, texts, useChange } from './bits'

const pages = [
  ['report', '/report'],
  ['security_txt', '/.well-known/security.txt'],
  ['rfc2350', '/rfc2350'],
  ['advisories', '/advisories'],
] as const

function Name({ s }: { s: Kept }) {
  const { t } = useTranslation()
  const [v, setV] = useState({ name: s.name, base_url: s.base_url || location.origin })
  const save = useChange(() => call('PATCH', '/admin/site', v))
  const text = texts(v, setV)
  return (
    <Box title={t('ui.adm.site.name')}>
      <Form save={save.mutate} busy={save.isPending} label={t('ui.save')} error={save.error}>
        {text('name', t('ui.people.name'), { required: true })}
        {text('base_url', t('ui.mail.base_url'), { description: t('ui.mail.base_url.hint'), type: 'url' })}
      </Form>
    </Box>
  )
}

function Pages({ s }: { s: Kept }) {
  const { t } = useTranslation()
  const set = useChange((more: Partial<Kept>) => call('PATCH', '/admin/site', more))
  return (
    <Box title={t('ui.adm.site.pages')}>
      <ul className="items">
        {pages.map(([k, at]) => (
          <li key={k} className="line" style={{ justifyContent: 'space-between' }}>
            <Switch label={t(`ui.adm.site.${k}`)} description={t(`ui.adm.site.${k}.hint`)} checked={(set.isPending ? set.variables?.[k] : undefined) ?? s[k]} onChange={(e) => set.mutate({ [k]: e.currentTarget.checked })} />
            <a href={at} target="_blank" rel="noreferrer" aria-label={t('ui.adm.site.look', { name: t(`ui.adm.site.${k}`) })}>
              {at}
            </a>
          </li>
        ))}
      </ul>
      <Switch mt="sm" label={t('ui.adm.site.looks')} description={t('ui.adm.site.looks.hint')} checked={(set.isPending ? set.variables?.looks : undefined) ?? s.looks} onChange={(e) => set.mutate({ looks: e.currentTarget.checked })} />
      <p className="small quiet" style={{ marginBlockEnd: 0 }}>
        {t('ui.adm.site.preview')}
      </p>
    </Box>
  )
}

function SecurityTxt({ s }: { s: Kept }) {
  const { t } = useTranslation()
  const [v, setV] = useState({ contact: s.contact, policy: s.policy, acknowledgments: s.acknowledgments, languages: s.languages, expires_days: s.expires_days })
  const save = useChange(() => call('PATCH', '/admin/site', v))
  const text = texts(v, setV)
  return (
    <Box title={t('ui.adm.site.security_txt')}>
      <Form save={save.mutate} busy={save.isPending} label={t('ui.save')} error={save.error}>
        {text('contact', t('ui.adm.site.contact'), { description: t('ui.adm.site.contact.hint') })}
        {text('policy', t('ui.adm.site.policy'), { type: 'url' })}
        {text('acknowledgments', t('ui.adm.site.acknowledgments'), { type: 'url' })}
        {text('languages', t('ui.adm.site.languages'), { description: t('ui.adm.site.languages.hint'), maw: '14rem' })}
        <NumberInput label={t('ui.adm.site.expires')} min={1} max={365} allowDecimal={false} value={v.expires_days} onChange={(x) => setV({ ...v, expires_days: Number(x) || 180 })} maw="14rem" />
      </Form>
    </Box>
  )
}

const figures = ['active', 'collected', 'bouncing', 'waiting', 'ended', 'bounced', 'unconfirmed'] as const

function Subscribers() {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['subscriptions'], queryFn: () => get<SubscriptionFigures>('/admin/subscriptions') })
  return (
    <Box title={t('ui.adm.subscriptions')}>
      <p className="small quiet" style={{ marginBlockStart: 0 }}>
        {t('ui.adm.subscriptions.lead')}
      </p>
      <Shown query={q}>{(s) => <Facts rows={figures.map((k) => [t(`ui.adm.subscriptions.${k}`), String(s[k])])} />}</Shown>
    </Box>
  )
}

export default function Site() {
  const q = useQuery({ queryKey: ['site'], queryFn: () => get<Kept>('/admin/site') })
  return (
    <Shown query={q}>
      {(s) => (
        <div className="cols">
          <Name key={`n${s.name}${s.base_url}`} s={s} />
          <Pages s={s} />
          <SecurityTxt s={s} />
          <Subscribers />
        </div>
      )}
    </Shown>
  )
}
