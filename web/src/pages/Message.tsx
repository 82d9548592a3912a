// Message - one thing that came in: its words, what it seems to be, the buttons that say what it is, and the conversation
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, get, type Message } from '../api'
import { Box, Shown } from '../bits'
import { BelongsTo, useClassify } from '../parts/Classify'
import { MessageFacts, Observed, Warnings } from '../parts/MessageText'
import { RecordPage } from '../parts/RecordPage'
import { SideOf } from '../parts/Side'
import { link, pathOf } from '../router'

function Became({ m }: { m: Message }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['name', m.became], queryFn: () => get<{ kind: string; title: string; ref: string }>(`/records/${m.became}`), enabled: !!m.became, retry: false })
  if (!q.data) return null
  return (
    <p style={{ margin: 0 }}>
      {t('ui.message.became')} <a {...link(pathOf(q.data.kind, q.data.ref))}>{`${q.data.ref} ${q.data.title}`}</a>
    </p>
  )
}

export default function MessagePage({ id }: { id: string }) {
  const { t } = useTranslation()
  const [belongs, setBelongs] = useState(false)
  const q = useQuery({ queryKey: ['message', id], queryFn: () => call<Message>('GET', `/messages/${encodeURIComponent(id)}`) })
  const classify = useClassify()
  const run = (verb: string) => () => q.data && classify.mutate({ id: q.data.data.id, verb })
  const kind = {
    quick: { '1': 'report', '2': 'incident', '3': 'attach', '4': 'data', '5': 'noise' },
    own: { report: run('report'), incident: run('incident'), attach: () => setBelongs(true), data: run('data'), noise: run('noise'), answered: run('answered') },
  }
  return (
    <>
      {q.error && !q.data && <h1 className="hide">{id}</h1>}
      <Shown query={q}>
        {({ data: m, etag }) => (
          <>
            <RecordPage
              r={m}
              etag={etag ?? ''}
              kind={kind}
              found={
                <section className="box stack tight" aria-label={t('ui.message')}>
                  <Became m={m} />
                  <Warnings m={m} />
                  <div className="talk" dir={m.direction}>
                    {m.body}
                  </div>
                  <Observed text={m.body} />
                </section>
              }
              side={(d) => (
                <SideOf
                  r={m}
                  desk={d.desk}
                  addLink={d.addLink}
                  routed={false}
                  before={
                    <Box title={t('ui.facts')}>
                      <MessageFacts m={m} />
                    </Box>
                  }
                />
              )}
            />
            {belongs && <BelongsTo m={m} close={() => setBelongs(false)} />}
          </>
        )}
      </Shown>
    </>
  )
}
