// Desk - how a team presents itself: name, mailbox, telephone, signature, language
import { NumberInput, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, type Desk as Kept } from '../api'
import { Box, Shown } from '../bits'
import { Form, texts, useChange, useDesk, useDeskKept } from './bits'

function Fields({ d }: { d: Kept }) {
  const { t } = useTranslation()
  const [v, setV] = useState({ name: d.name, mailbox: d.mailbox, telephone: d.telephone, language: d.language, hours: d.hours, signature: d.signature, give: d.give ?? 'nobody', take_most: d.take_most ?? 0 })
  const save = useChange(() => call('PATCH', `/teams/${d.id}`, { ...v, revision: d.revision }))
  const text = texts(v, setV, !d.keeper)
  return (
    <Box title={t('ui.adm.desk.how', { prefix: d.prefix })}>
      <Form save={save.mutate} busy={save.isPending} label={t('ui.save')} error={save.error} disabled={!d.keeper}>
        {text('name', t('ui.people.name'), { required: true })}
        {text('mailbox', t('ui.adm.mailbox'), { description: t('ui.adm.mailbox.hint'), type: 'email' })}
        {text('telephone', t('ui.contact.telephone'))}
        {text('hours', t('ui.adm.hours_words'), { description: t('ui.adm.hours_words.hint') })}
        {text('language', t('ui.adm.language'), { description: t('ui.adm.language.hint'), maw: '12rem' })}
        <Textarea label={t('ui.adm.signature')} description={t('ui.adm.signature.hint')} autosize minRows={4} disabled={!d.keeper} value={v.signature} onChange={(e) => setV({ ...v, signature: e.currentTarget.value })} />
        <Select label={t('ui.adm.give')} description={t('ui.adm.give.hint')} allowDeselect={false} disabled={!d.keeper} value={v.give} onChange={(x) => setV({ ...v, give: (x ?? 'nobody') as typeof v.give })} data={(['nobody', 'duty', 'fewest'] as const).map((w) => ({ value: w, label: t(`ui.adm.give.${w}`) }))} />
        <NumberInput label={t('ui.adm.take_most')} description={t('ui.adm.take_most.hint')} min={0} max={500} maw="12rem" disabled={!d.keeper} value={v.take_most} onChange={(x) => setV({ ...v, take_most: Number(x) || 0 })} />
      </Form>
      {!d.keeper && <p className="small quiet">{t('ui.adm.not_keeper')}</p>}
    </Box>
  )
}

export default function Desk() {
  const { team, picker } = useDesk('desk')
  const q = useDeskKept(team)
  return (
    <>
      {picker}
      <Shown query={q}>{(d) => <Fields key={`${d.id}${d.revision}`} d={d} />}</Shown>
    </>
  )
}
