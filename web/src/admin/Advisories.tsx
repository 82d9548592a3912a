// Advisories - how a desk approves them, and whether readers learn how far vendors that say nothing were reached
import { Radio, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AdvisoryPolicy, type Desk, get, put } from '../api'
import { Box, Shown } from '../bits'
import { Form, useChange, useDesk, useDeskKept } from './bits'

const reviews = ['second-person', 'direct'] as const

function Fields({ d, p }: { d: Desk; p: AdvisoryPolicy }) {
  const { t } = useTranslation()
  const [v, setV] = useState(p)
  const save = useChange(() => put(`/teams/${d.id}/advisory-policy`, v))
  const off = !d.keeper
  return (
    <Form save={save.mutate} busy={save.isPending} label={t('ui.save')} error={save.error} disabled={off}>
      <Box title={t('ui.adm.advisories.who', { name: d.name })}>
        <Radio.Group aria-label={t('ui.adm.advisories.who', { name: d.name })} value={v.review} onChange={(review) => setV({ ...v, review: review as AdvisoryPolicy['review'] })}>
          <div className="stack tight">
            {reviews.map((r) => (
              <Radio key={r} value={r} disabled={off} label={t(`ui.adm.advisories.review.${r}`)} description={t(`ui.adm.advisories.review.${r}.text`)} />
            ))}
          </div>
        </Radio.Group>
      </Box>
      <Box title={t('ui.adv.vendors')}>
        <Switch label={t('ui.adm.advisories.contact')} description={t('ui.adm.advisories.contact.text')} disabled={off} checked={v.vendor_contact === 'public'} onChange={(e) => setV({ ...v, vendor_contact: e.currentTarget.checked ? 'public' : 'hidden' })} />
      </Box>
      {off && <p className="small quiet">{t('ui.adm.not_keeper')}</p>}
    </Form>
  )
}

export default function Advisories() {
  const { team, picker } = useDesk('advisories', true)
  const desk = useDeskKept(team)
  const q = useQuery({ queryKey: ['advisory-policy', team], queryFn: () => get<AdvisoryPolicy>(`/teams/${team}/advisory-policy`), enabled: !!team })
  return (
    <>
      {picker}
      <Shown query={desk}>{(d) => <Shown query={q}>{(p) => <Fields key={d.id + JSON.stringify(p)} d={d} p={p} />}</Shown>}</Shown>
    </>
  )
}
