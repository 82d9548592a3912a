// Imports - files and streams of events: dropped here or chosen, what became of their rows, and the way back
import '../parts/eventTexts'
import { Button, Modal, Stack, Title } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TFunction } from 'i18next'
import { type EventImport, type EventImportPage, type EventImportTold, type EventWork, get, type LineError, post } from '../api'
import { Shown, Time, Wrong } from '../bits'
import { EventAddresses } from '../parts/EventAddresses'
import { EventPages, useWork, Work, workIs } from '../parts/EventBits'
import { EventTake } from '../parts/EventTake'
import { More, useRows } from '../parts/ListTools'
import { Facts } from '../parts/Side'
import { link } from '../router'

const told = (i: EventImport) => `/event-imports/${encodeURIComponent(i.id)}/told`
const events = (i: EventImport) => `events?import=${encodeURIComponent(i.id)}`
// what came by mail was taken in by nobody
const byWhom = (i: EventImport, t: TFunction) => (i.by === 'system:event-mail' ? t('ui.event_mail') : i.by)
const named = (i: EventImport, t: TFunction) => i.name || t('ui.events.unnamed')

// what its owners were told or wait to be told; asked when somebody looks, since it goes through the findings of the day
function Told({ i }: { i: EventImport }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['event-import-told', i.id], queryFn: () => get<EventImportTold>(told(i)), retry: false })
  return (
    <Shown query={q}>
      {(d) => (
        <ul className="items small">
          <li>
            <a {...link('findings?state=open')}>{t('ui.import.waiting', { n: d.waiting })}</a>
          </li>
          <li>
            <a {...link('findings/letters')}>{t('ui.import.held', { n: d.held })}</a>
          </li>
          <li>{t('ui.import.sent', { n: d.sent })}</li>
          {!d.complete && <li className="quiet">{t('ui.import.part')}</li>}
        </ul>
      )}
    </Shown>
  )
}

// one of them: who took it in, its events, its rows not understood, what became of it
function OneImport({ i, close, back }: { i: EventImport; close: () => void; back?: () => void }) {
  const { t } = useTranslation()
  const bad = useQuery({ queryKey: ['event-import-bad', i.id], queryFn: () => get<{ items: LineError[] }>(`/event-imports/${encodeURIComponent(i.id)}/not-understood`), enabled: i.quarantined > 0, retry: false })
  return (
    <Modal opened onClose={close} title={named(i, t)} size="lg" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <div className="stack tight">
        <Facts
          rows={[
            [t('ui.col.received'), <Time key="a" at={i.at} />],
            [t('ui.col.by'), byWhom(i, t)],
            [t('ui.col.format'), t(`ui.intake.format.${i.format}`)],
            [t('ui.col.state'), t(`ui.events.state.${i.state.replaceAll(' ', '_')}`)],
            [t('ui.import.rows'), t('ui.import.rows.of', { lines: i.lines, accepted: i.accepted, known: i.duplicates, bad: i.quarantined, skipped: i.skipped })],
          ]}
        />
        <a {...link(events(i))}>{t('ui.import.events')}</a>
        <section aria-label={t('ui.import.told')}>
          <b>{t('ui.import.told')}</b>
          <Told i={i} />
        </section>
        {i.quarantined > 0 && (
          <section aria-label={t('ui.events.bad')}>
            <b>{t('ui.events.bad')}</b> <a {...link('events/not-understood')}>{t('ui.import.mend')}</a>
            <Shown query={bad}>
              {(d) => (
                <ul className="items small">
                  {d.items.slice(0, 100).map((x) => (
                    <li key={`${x.line} ${x.pointer}`} style={{ overflowWrap: 'anywhere' }}>
                      {t('ui.import.bad_line', { n: x.line })} {x.reason} <span className="mono quiet">{x.pointer}</span>
                    </li>
                  ))}
                  {i.quarantined > Math.min(100, d.items.length) && <li className="quiet">{t('ui.vuln.and_more', { n: i.quarantined - Math.min(100, d.items.length) })}</li>}
                </ul>
              )}
            </Shown>
          </section>
        )}
        {back && (
          <div className="acts">
            <Button variant="default" onClick={back}>
              {t('ui.events.back.button')}
            </Button>
          </div>
        )}
      </div>
    </Modal>
  )
}

function TakeBack({ i, close }: { i: EventImport; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const left = useQuery({ queryKey: ['event-import-told', i.id], queryFn: () => get<EventImportTold>(told(i)), retry: false, staleTime: 0 })
  const send = useMutation({
    mutationFn: () => post<EventWork>(`/event-imports/${encodeURIComponent(i.id)}/take-back`),
    onSuccess: (w) => {
      workIs(w.id ?? '', named(i, t))
      for (const k of ['event-work', 'event-imports']) queries.invalidateQueries({ queryKey: [k] })
      close()
    },
  })
  return (
    <Modal opened onClose={close} title={t('ui.events.back')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack gap="sm">
        <p style={{ margin: 0 }}>{t('ui.events.back.text', { name: named(i, t), new: i.accepted })}</p>
        <p style={{ margin: 0 }} className="small">
          {t('ui.events.back.shared')}
        </p>
        {left.data && (
          <p style={{ margin: 0 }} className={left.data.sent > 0 ? 'late' : undefined}>
            {left.data.sent > 0 ? t('ui.events.back.sent', { n: left.data.sent }) : t('ui.events.back.not_sent')} {left.data.held > 0 && t('ui.events.back.held', { n: left.data.held })}{' '}
            {!left.data.complete && t('ui.import.part')}
          </p>
        )}
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
  const [open, setOpen] = useState<EventImport | null>(null)
  const q = useInfiniteQuery({
    queryKey: ['event-imports'],
    initialPageParam: '',
    queryFn: ({ pageParam }) => get<EventImportPage>(`/event-imports${pageParam ? `?cursor=${encodeURIComponent(pageParam)}` : ''}`),
    getNextPageParam: (l) => l.next || null,
    refetchInterval: (x) => (x.state.data?.pages.some((p) => p.items.some((i) => i.state === 'running' || i.state === 'being taken back')) ? 1500 : false),
  })
  const items = q.data?.pages.flatMap((p) => p.items) ?? []
  const rows = useRows(items, null, setOpen)
  const may = (i: EventImport) => i.state === 'done' || i.state === 'broken off'
  return (
    <div className="stack">
      <Title order={1} size="h3">
        {t('ui.events.imports')}
      </Title>
      <EventPages here="imports" />
      <EventTake />
      <Work items={work} kind="take-back" />
      <Shown query={q} empty={() => (items.length ? undefined : <p className="box empty">{t('ui.events.imports.empty')}</p>)}>
        {() => (
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
                {items.map((i) => (
                  <tr key={i.id} data-row={i.id} data-at={rows.at === i.id}>
                    <td className="about">
                      <button
                        type="button"
                        className="plain-link"
                        onClick={() => {
                          rows.opened(i)
                          setOpen(i)
                        }}
                      >
                        {named(i, t)}
                      </button>
                    </td>
                    <td className="narrow">{t(`ui.intake.format.${i.format}`)}</td>
                    <td className="narrow">
                      <Time at={i.at} short />
                      <div className="small quiet" style={{ whiteSpace: 'normal' }}>
                        {byWhom(i, t)}
                      </div>
                    </td>
                    <td className="narrow" title={t('ui.col.new')}>
                      {i.accepted > 0 && i.state !== 'taken back' ? (
                        <a {...link(events(i))} aria-label={t('ui.import.events.of', { n: i.accepted, name: named(i, t) })}>
                          {i.accepted}
                        </a>
                      ) : (
                        i.accepted
                      )}
                    </td>
                    <td className="narrow" title={t('ui.col.known')}>
                      {i.duplicates}
                    </td>
                    <td className="narrow" title={t('ui.col.bad')}>
                      {i.quarantined > 0 ? (
                        <button type="button" className="plain-link" onClick={() => setOpen(i)} aria-label={t('ui.import.bad.of', { n: i.quarantined, name: named(i, t) })}>
                          {i.quarantined}
                        </button>
                      ) : (
                        0
                      )}
                    </td>
                    <td className="narrow" title={t('ui.col.skipped')}>
                      {i.skipped}
                    </td>
                    <td className="narrow">{t(`ui.events.state.${i.state.replaceAll(' ', '_')}`)}</td>
                    <td className="narrow">
                      {may(i) && (
                        <Button size="compact-sm" variant="default" onClick={() => setBack(i)} aria-label={t('ui.events.back.of', { name: named(i, t) })}>
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
      <More list={q} />
      <EventAddresses />
      {open && !back && <OneImport i={open} close={() => setOpen(null)} back={may(open) ? () => setBack(open) : undefined} />}
      {back && <TakeBack i={back} close={() => (setBack(null), setOpen(null))} />}
    </div>
  )
}
