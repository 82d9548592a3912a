// Imports - files and streams of events: dropped here or chosen, what became of their rows, and the way back
import { Button, Modal, Stack, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type EventImport, type EventWork, get, post } from '../api'
import { Shown, Time, Wrong } from '../bits'
import { EventPages, useWork, Work } from '../parts/EventBits'
import { EventTake } from '../parts/EventTake'
import { useRows } from '../parts/ListTools'
import { link } from '../router'

function TakeBack({ i, close }: { i: EventImport; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const send = useMutation({
    mutationFn: () => post<EventWork>(`/event-imports/${encodeURIComponent(i.id)}/take-back`),
    onSuccess: () => {
      for (const k of ['event-work', 'event-imports']) queries.invalidateQueries({ queryKey: [k] })
      close()
    },
  })
  return (
    <Modal opened onClose={close} title={t('ui.events.back')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack gap="sm">
        <p style={{ margin: 0 }}>{t('ui.events.back.text', { name: i.name || t('ui.events.unnamed'), new: i.accepted })}</p>
        <p style={{ margin: 0 }} className="small">
          {t('ui.events.back.shared')}
        </p>
        <Wrong error={send.error} />
        <div className="acts">
          <Button color="red" variant="outline" loading={send.isPending} onClick={() => send.mutate()} data-autofocus>
            {t('ui.events.back.go')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('ui.cancel')}
          </Button>
        </div>
      </Stack>
    </Modal>
  )
}

export default function EventImports() {
  const { t } = useTranslation()
  const work = useWork()
  const [back, setBack] = useState<EventImport | null>(null)
  const q = useQuery({
    queryKey: ['event-imports'],
    queryFn: () => get<{ items: EventImport[] }>('/event-imports'),
    refetchInterval: (x) => (x.state.data?.items.some((i) => i.state === 'running' || i.state === 'being taken back') ? 1500 : false),
  })
  const items = q.data?.items ?? []
  const rows = useRows(items, null, (i) => may(i) && setBack(i))
  const may = (i: EventImport) => i.state === 'done' || i.state === 'broken off'
  return (
    <div className="stack">
      <Title order={1} size="h3">
        {t('ui.events.imports')}
      </Title>
      <EventPages here="imports" />
      <EventTake />
      <Work items={work} kind="take-back" />
      <Shown query={q} empty={(d) => (d.items.length ? undefined : <p className="box empty">{t('ui.events.imports.empty')}</p>)}>
        {(d) => (
          <div className="sideways">
            <table className="rows">
              <thead>
                <tr>
                  {['file', 'format', 'received', 'new', 'known', 'bad', 'skipped', 'state', 'acts'].map((c) => (
                    <th key={c} scope="col">
                      {t(`ui.col.${c}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {d.items.map((i) => (
                  <tr key={i.id} data-row={i.id} data-at={rows.at === i.id}>
                    <td className="about">{i.name || <span className="quiet">{t('ui.events.unnamed')}</span>}</td>
                    <td className="narrow">{t(`ui.intake.format.${i.format}`)}</td>
                    <td className="narrow">
                      <Time at={i.at} short />
                    </td>
                    <td className="narrow" title={t('ui.col.new')}>
                      {i.accepted}
                    </td>
                    <td className="narrow" title={t('ui.col.known')}>
                      {i.duplicates}
                    </td>
                    <td className="narrow" title={t('ui.col.bad')}>
                      {i.quarantined > 0 ? <a {...link('events/not-understood')}>{i.quarantined}</a> : 0}
                    </td>
                    <td className="narrow" title={t('ui.col.skipped')}>
                      {i.skipped}
                    </td>
                    <td className="narrow">{t(`ui.events.state.${i.state.replaceAll(' ', '_')}`)}</td>
                    <td className="narrow">
                      {may(i) && (
                        <Button size="compact-sm" variant="default" onClick={() => setBack(i)} aria-label={t('ui.events.back.of', { name: i.name || t('ui.events.unnamed') })}>
                          {t('ui.events.back.button')}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Shown>
      {back && <TakeBack i={back} close={() => setBack(null)} />}
    </div>
  )
}
