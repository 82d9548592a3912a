// EventAddresses - addresses that a desk gave to senders of reports: what came by each, made and removed
import { Button, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChange } from '../admin/bits'
import { del, type EventAddress, get, post } from '../api'
import { Box, copy, say, Shown, Time, Wrong } from '../bits'
import { deskOf, useMe, useTeams } from '../me'

function Make({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const desks = deskOf(useMe())
  const teams = useTeams()
  const [name, setName] = useState('')
  const [sender, setSender] = useState('')
  const [team, setTeam] = useState<string | null>(desks[0] ?? null)
  const make = useChange(
    () => post<EventAddress>('/event-addresses', { name: name.trim(), sender: sender.trim(), ...(team ? { team } : {}) }),
    () => {
      say({ text: t('ui.event_mail.made') })
      close()
    },
  )
  return (
    <Modal opened onClose={close} title={t('ui.event_mail.new')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          make.mutate()
        }}
      >
        <Stack gap="sm">
          <TextInput label={t('ui.event_mail.name')} description={t('ui.event_mail.name.hint')} value={name} onChange={(e) => setName(e.currentTarget.value)} maxLength={80} required data-autofocus />
          <TextInput label={t('ui.event_mail.sender')} description={t('ui.event_mail.sender.hint')} value={sender} onChange={(e) => setSender(e.currentTarget.value)} maxLength={254} />
          {desks.length > 1 && <Select label={t('ui.intake.team')} value={team} onChange={setTeam} allowDeselect={false} data={desks.map((x) => ({ value: x, label: teams.find((y) => y.id === x)?.name ?? x }))} />}
          <p className="small" style={{ margin: 0 }}>
            {t('ui.event_mail.secret')}
          </p>
          <Wrong error={make.error} />
          <div className="acts">
            <Button type="submit" loading={make.isPending} disabled={!name.trim()}>
              {t('ui.event_mail.new')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('ui.cancel')}
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  )
}

function Drop({ a, close }: { a: EventAddress; close: () => void }) {
  const { t } = useTranslation()
  const drop = useChange(
    () => del(`/event-addresses/${a.id}`),
    () => {
      say({ text: t('ui.event_mail.dropped', { name: a.name }) })
      close()
    },
  )
  return (
    <Modal opened onClose={close} title={t('ui.event_mail.drop.of', { name: a.name })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack gap="sm">
        <p style={{ margin: 0 }}>{t('ui.event_mail.drop.text', { name: a.name })}</p>
        <Wrong error={drop.error} />
        <div className="acts">
          <Button color="red" variant="outline" loading={drop.isPending} onClick={() => drop.mutate()} data-autofocus>
            {t('ui.event_mail.drop.go')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('ui.cancel')}
          </Button>
        </div>
      </Stack>
    </Modal>
  )
}

function One({ a, drop }: { a: EventAddress; drop: () => void }) {
  const { t } = useTranslation()
  return (
    <li>
      <b>{a.name}</b> {a.sender && <span className="quiet small">{t('ui.event_mail.of', { sender: a.sender })}</span>}
      <div className="line">
        {a.address ? (
          <>
            <span className="mono small" dir="ltr" style={{ overflowWrap: 'anywhere' }}>
              {a.address}
            </span>
            <Button size="compact-xs" variant="default" onClick={() => copy(a.address, t('ui.event_mail.copied'))} aria-label={t('ui.event_mail.copy.of', { name: a.name })}>
              {t('ui.event_mail.copy')}
            </Button>
          </>
        ) : (
          <span className="late small">{t('ui.event_mail.no_box')}</span>
        )}
        <Button size="compact-xs" variant="default" onClick={drop} aria-label={t('ui.event_mail.drop.of', { name: a.name })}>
          {t('ui.event_mail.drop')}
        </Button>
      </div>
      <div className="small">
        {a.last_at ? (
          <>
            {t('ui.event_mail.mails', { n: a.mails })} <Time at={a.last_at} short />: {t('ui.event_mail.rows', { new: a.accepted, known: a.duplicates, bad: a.quarantined })}
          </>
        ) : (
          <span className="quiet">{t('ui.event_mail.none')}</span>
        )}
      </div>
      {a.problem && (
        <div className="small late" style={{ overflowWrap: 'anywhere' }}>
          {t('ui.event_mail.problem', { what: a.problem })}
        </div>
      )}
    </li>
  )
}

export function EventAddresses() {
  const { t } = useTranslation()
  const [making, setMaking] = useState(false)
  const [drop, setDrop] = useState<EventAddress | null>(null)
  const q = useQuery({ queryKey: ['event-addresses'], queryFn: () => get<{ items: EventAddress[] }>('/event-addresses') })
  return (
    <Box title={t('ui.event_mail')} count={q.data?.items.length}>
      <div className="stack tight">
      <Shown query={q} empty={(d) => (d.items.length ? undefined : <p className="empty">{t('ui.event_mail.empty')}</p>)}>
        {(d) => (
          <ul className="items">
            {d.items.map((a) => (
              <One key={a.id} a={a} drop={() => setDrop(a)} />
            ))}
          </ul>
        )}
      </Shown>
      <div className="acts">
        <Button size="compact-sm" variant="default" onClick={() => setMaking(true)}>
          {t('ui.event_mail.new')}
        </Button>
      </div>
      </div>
      {making && <Make close={() => setMaking(false)} />}
      {drop && <Drop a={drop} close={() => setDrop(null)} />}
    </Box>
  )
}
