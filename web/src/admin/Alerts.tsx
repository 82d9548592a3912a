// Alerts - how a desk sends them: who may do it alone, and how long silence lasts before the next one is asked
import { NumberInput, Radio, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AlertPolicy, type Desk, get, put } from '../api'
import { Box, Shown } from '../bits'
import { Form, useChange, useDesk, useDeskKept } from './bits'

const urgencies = ['critical', 'urgent', 'routine']
const reviews = ['urgent-alone', 'second-person', 'direct'] as const

function Fields({ d, p }: { d: Desk; p: AlertPolicy }) {
  const { t } = useTranslation()
  const [review, setReview] = useState(p.review)
  const [paces, setPaces] = useState(urgencies.flatMap((u) => p.paces.filter((x) => x.urgency === u)))
  const save = useChange(() => put(`/teams/${d.id}/alert-policy`, { review, paces }))
  const off = !d.keeper
  const set = (i: number, more: Partial<AlertPolicy['paces'][number]>) => setPaces(paces.map((x, k) => (k === i ? { ...x, ...more } : x)))
  return (
    <Form save={save.mutate} busy={save.isPending} label={t('ui.save')} error={save.error} disabled={off}>
      <Box title={t('ui.adm.alerts.who', { name: d.name })}>
        <Radio.Group aria-label={t('ui.adm.alerts.who', { name: d.name })} value={review} onChange={(v) => setReview(v as AlertPolicy['review'])}>
          <div className="stack tight">
            {reviews.map((r) => (
              <Radio key={r} value={r} disabled={off} label={t(`ui.adm.alerts.review.${r}`)} description={t(`ui.adm.alerts.review.${r}.text`)} />
            ))}
          </div>
        </Radio.Group>
        {!p.own && <p className="small quiet">{t('ui.adm.alerts.usual')}</p>}
      </Box>
      <Box title={t('ui.adm.alerts.silence')}>
        <p className="small quiet" style={{ marginBlockStart: 0 }}>
          {t('ui.adm.alerts.silence.text')}
        </p>
        <ul className="items">
          {paces.map((x, i) => (
            <li key={x.urgency}>
              <fieldset style={{ border: 0, padding: 0, margin: 0, minInlineSize: 0 }}>
                <legend className="label-like">{t(`ui.alert.urgency.${x.urgency}`)}</legend>
                <div className="line" style={{ alignItems: 'end' }}>
                  <NumberInput label={t('ui.adm.alerts.minutes')} disabled={off} required min={5} max={86400} allowDecimal={false} value={x.minutes} onChange={(n) => set(i, { minutes: Number(n) || 5 })} w="13rem" />
                  <NumberInput label={t('ui.adm.alerts.parent')} disabled={off} required min={5} max={86400} allowDecimal={false} value={x.parent} onChange={(n) => set(i, { parent: Number(n) || 5 })} w="13rem" />
                  <Switch label={t('ui.adm.alerts.always')} disabled={off} checked={x.always} onChange={(e) => set(i, { always: e.currentTarget.checked })} />
                </div>
              </fieldset>
            </li>
          ))}
        </ul>
      </Box>
      {off && <p className="small quiet">{t('ui.adm.not_keeper')}</p>}
    </Form>
  )
}

export default function Alerts() {
  const { team, picker } = useDesk('alerts', true)
  const desk = useDeskKept(team)
  const q = useQuery({ queryKey: ['alert-policy', team], queryFn: () => get<AlertPolicy>(`/teams/${team}/alert-policy`), enabled: !!team })
  return (
    <>
      {picker}
      <Shown query={desk}>{(d) => <Shown query={q}>{(p) => <Fields key={d.id + JSON.stringify(p)} d={d} p={p} />}</Shown>}</Shown>
    </>
  )
}
