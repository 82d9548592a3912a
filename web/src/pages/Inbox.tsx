// Inbox - every door in one list: what it seems to be, whose it is, and one key that says what it is. The text stands at the
// right without opening anything.
import { Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type InboxItem, type Message, type Report } from '../api'
import { Due, Shown, Time, Tlp, Wrong } from '../bits'
import { useKeys } from '../keys'
import { BelongsTo, ClassifyButtons, useClassify } from '../parts/Classify'
import { Chip, More, useList, useRows } from '../parts/ListTools'
import { FilesOf, MessageFacts, Observed, Warnings } from '../parts/MessageText'
import { go, link, pathOf, usePath } from '../router'
import { defang } from '../text'

const doors = ['mail', 'form', 'call', 'portal', 'api', 'partner', 'sensor']

function Row({ i, at, choose }: { i: InboxItem; at: boolean; choose: () => void }) {
  const { t } = useTranslation()
  return (
    <li data-row={i.id} data-at={at} className="mail">
      <a {...link(pathOf(i.kind, i.ref))} aria-current={at || undefined} onClickCapture={(e) => {
        // on a wide screen the text is shown beside the list; a second click, or Enter, opens the page
        if (at || !window.matchMedia('(min-width: 62rem)').matches || e.ctrlKey || e.metaKey || e.shiftKey) return
        e.preventDefault()
        e.stopPropagation()
        choose()
      }}>
        <b dir={i.direction}>{i.title}</b>
      </a>
      <div className="line small">
        <span className="chip">{t(`ui.door.${i.door}`)}</span>
        <span>{i.sender || (i.address && defang(i.address)) || (i.kind === 'report' ? t('ui.inbox.form') : t('ui.inbox.unnamed'))}</span>
        {i.organisation_name && <span className="quiet">{i.organisation_name}</span>}
        {i.guess !== 'unknown' && <span className="quiet">{t('ui.inbox.seems', { what: t(`ui.inbox.guess.${i.guess}`) })}</span>}
        {i.files > 0 && <span className="quiet">{t('ui.inbox.files', { n: i.files })}</span>}
        {i.odd && <span className="late">{t('ui.inbox.odd')}</span>}
      </div>
      <div className="line small quiet">
        <span className="mono">{i.ref}</span>
        <Time at={i.received_at} short />
        <Due at={i.due_at} what={i.due_what} />
      </div>
    </li>
  )
}

function Preview({ i }: { i: InboxItem }) {
  const { t } = useTranslation()
  const message = useQuery({ queryKey: ['message', i.id], queryFn: () => get<Message>(`/messages/${i.id}`), enabled: i.kind === 'message' })
  const report = useQuery({ queryKey: ['report-text', i.id], queryFn: () => get<Report>(`/reports/${i.id}`), enabled: i.kind === 'report' })
  const text = message.data?.body ?? report.data?.description ?? ''
  return (
    <section className="box stack tight preview" aria-label={t('ui.inbox.preview')}>
      <div className="line">
        <b className="mono">{i.ref}</b> <Tlp tlp={i.tlp} />
      </div>
      <h2 style={{ margin: 0, fontSize: '1.1rem' }} dir={i.direction}>
        {i.title}
      </h2>
      {message.data && <Warnings m={message.data} />}
      {message.data && <MessageFacts m={message.data} />}
      <Wrong error={message.error ?? report.error} />
      <div className="talk" dir={i.direction}>
        {text}
      </div>
      <Observed text={text} />
      <FilesOf id={i.id} />
      <p className="small" style={{ margin: 0 }}>
        <a {...link(pathOf(i.kind, i.ref))}>{t('ui.inbox.open')}</a>
      </p>
    </section>
  )
}

export default function Inbox() {
  const { t } = useTranslation()
  const params = new URLSearchParams(usePath().split('?')[1] ?? '')
  const door = params.get('door') ?? ''
  const { list, items } = useList<InboxItem>('inbox', door ? `door=${door}` : '')
  const rows = useRows(items, (i) => pathOf(i.kind, i.ref))
  const [belongs, setBelongs] = useState<InboxItem | null>(null)
  const i = items.find((x) => x.id === rows.at) ?? items[0]
  const first = i?.id
  // something is always chosen, so that a key has something to act on
  useEffect(() => {
    if (first && rows.at !== first) rows.choose(first)
  }, [first, rows])
  const classify = useClassify(rows.choose)
  const message = i?.kind === 'message' && !classify.isPending ? i : null
  const act = (verb: string) => message && (() => classify.mutate({ id: message.id, verb }))
  const open = i?.kind === 'report' && (() => go(pathOf(i.kind, i.ref)))
  useKeys({ '1': act('report') || open, '2': act('incident') || undefined, '3': message ? () => setBelongs(message) : undefined, '4': act('data') || undefined, '5': act('noise') || undefined })
  return (
    <div className="stack">
      <div className="line" style={{ justifyContent: 'space-between' }}>
        <Title order={1} size="h3">
          {t('ui.nav.inbox')}
        </Title>
        <span className="small quiet">
          {t('ui.inbox.hint')}
          {'. '}
          <a {...link('inbox/held')}>{t('ui.kept')}</a>
        </span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of filters, not a form */}
      <div className="chips noprint" role="group" aria-label={t('ui.filters')}>
        {doors.map((d) => (
          <Chip key={d} on={door === d} set={(on) => go(on ? `inbox?door=${d}` : 'inbox', true)}>
            {t(`ui.door.${d}`)}
          </Chip>
        ))}
      </div>
      <Wrong error={classify.error} />
      <Shown query={list} empty={() => (items.length ? undefined : <div className="box"><p className="empty">{t(door ? 'ui.inbox.none' : 'ui.inbox.empty')}</p></div>)}>
        {() => (
          <div className="inbox">
            <div className="stack tight">
              <ul className="items box mails">
                {items.map((x) => (
                  <Row key={x.id} i={x} at={x.id === i?.id} choose={() => rows.choose(x.id)} />
                ))}
              </ul>
              <More list={list} />
            </div>
            {i && (
              <div className="stack tight beside">
                {i.kind === 'message' ? (
                  <ClassifyButtons id={i.id} address={i.address} guess={i.guess} busy={classify.isPending} run={(v) => classify.mutate(v)} belongs={() => setBelongs(i)} />
                ) : (
                  <p className="small quiet" style={{ margin: 0 }}>
                    {t('ui.inbox.is_report')}
                  </p>
                )}
                <Preview i={i} />
              </div>
            )}
          </div>
        )}
      </Shown>
      {belongs && <BelongsTo m={belongs} close={() => setBelongs(null)} back={rows.choose} />}
    </div>
  )
}
