// Teams - the desks of this hub: each with its own queue, mailbox, calendar and reference series; opening another one
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Desk, post } from '../api'
import { Box } from '../bits'
import { useMe, useTeams } from '../me'
import { go, link } from '../router'
import { Form, texts, useChange } from './bits'

function Open({ done }: { done: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const [v, setV] = useState({ name: '', prefix: '', zone: me.zone, mailbox: '', telephone: '' })
  const make = useChange(
    () => post<Desk>('/teams', v),
    (d) => {
      done()
      go(`administration/desk?team=${d.id}`)
    },
  )
  const text = texts(v, setV)
  return (
    <Box title={t('ui.adm.team.open')}>
      <Form save={make.mutate} busy={make.isPending} label={t('ui.adm.team.open')} error={make.error}>
        {text('name', t('ui.people.name'), { required: true })}
        {text('prefix', t('ui.adm.prefix'), { required: true, description: t('ui.adm.prefix.hint'), pattern: '[A-Z]{2,6}', maw: '12rem' })}
        {text('zone', t('ui.contact.zone'), { description: t('ui.contact.zone.hint') })}
        {text('mailbox', t('ui.adm.mailbox'), { type: 'email' })}
        {text('telephone', t('ui.contact.telephone'))}
      </Form>
    </Box>
  )
}

export default function Teams() {
  const { t } = useTranslation()
  const teams = useTeams()
  const [opening, setOpening] = useState(false)
  return (
    <>
      {opening && <Open done={() => setOpening(false)} />}
      <Box
        title={t('ui.teams')}
        count={teams.length}
        aside={
          !opening && (
            <Button size="compact-sm" onClick={() => setOpening(true)}>
              {t('ui.adm.team.open')}
            </Button>
          )
        }
      >
        <ul className="items">
          {teams.map((x) => (
            <li key={x.id}>
              <b>
                <a {...link(`administration/desk?team=${x.id}`)}>{x.name}</a>
              </b>{' '}
              <span className="mono quiet">{x.prefix}</span>
              <div className="line small">
                <span>{x.mailbox || <span className="late">{t('ui.adm.team.no_mailbox')}</span>}</span>
                <span className="quiet">{[x.zone, x.hours].filter(Boolean).join(', ')}</span>
                <a {...link(`administration/seats?team=${x.id}`)}>{t('ui.adm.seats')}</a>
                <a {...link(`administration/hours?team=${x.id}`)}>{t('ui.adm.hours')}</a>
              </div>
            </li>
          ))}
        </ul>
      </Box>
    </>
  )
}
