// MessageText - a message as text: who, how it was recognised, what looks odd, its words, and what was observed in it with
// whose it is
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type File, get, type Message } from '../api'
import { Time } from '../bits'
import { link } from '../router'
import { defang, observables } from '../text'
import { useResponsible } from './Answer'
import { FileLine } from './Files'
import { Facts } from './Side'

function Whose({ value }: { value: string }) {
  const { t } = useTranslation()
  const q = useResponsible(value)
  const a = q.data?.answers[0]
  return (
    <li>
      <a {...link(`search?q=${encodeURIComponent(value)}`)}>
        <span className="mono">{defang(value)}</span>
      </a>{' '}
      <span className="quiet">{a ? a.name : q.data ? t('ui.inbox.nobodys') : '…'}</span>
    </li>
  )
}

export function MessageFacts({ m }: { m: Message }) {
  const { t } = useTranslation()
  const org = useQuery({ queryKey: ['name', m.organisation], queryFn: () => get<{ title: string; ref: string }>(`/records/${m.organisation}`), enabled: !!m.organisation, retry: false })
  return (
    <Facts
      rows={[
        [t('ui.message.door'), t(`ui.door.${m.door}`)],
        [t('ui.message.from'), [m.sender, m.address && defang(m.address)].filter(Boolean).join(', ')],
        [t('ui.message.number'), m.telephone],
        [
          t('ui.message.organisation'),
          org.data && (
            <>
              <a {...link(`organisations/${org.data.ref}`)}>{org.data.title}</a>
              {m.why && <div className="small quiet">{m.why}</div>}
            </>
          ),
        ],
        [t('ui.message.guess'), m.guess && m.guess !== 'unknown' && `${t(`ui.inbox.guess.${m.guess}`)}: ${m.guess_why}`],
        [t('ui.severity'), (m.door === 'call' || m.door === 'portal') && t(`ui.severity.${m.severity}`)],
        [t('ui.message.signature'), m.signature !== 'none' && t(`ui.signature.${m.signature}`)],
        [t('ui.message.encrypted'), m.encrypted && t('ui.yes')],
        [t('ui.col.received'), <Time key="t" at={m.received_at} />],
      ]}
    />
  )
}

export function Warnings({ m }: { m: Message }) {
  const { t } = useTranslation()
  if (!m.warnings?.length) return null
  return (
    <div className="wrong" role="note">
      <b>{t('ui.message.odd')}</b>
      <ul style={{ margin: '0.25rem 0 0', paddingInlineStart: '1.2rem' }}>
        {m.warnings.map((w) => (
          <li key={w}>{w}</li>
        ))}
      </ul>
    </div>
  )
}

export function Observed({ text }: { text: string }) {
  const { t } = useTranslation()
  const found = observables(text)
  if (!found.length) return null
  return (
    <section aria-label={t('ui.message.observed')}>
      <h3 className="sub">{t('ui.message.observed')}</h3>
      <ul className="items small">
        {found.map((v) => (
          <Whose key={v} value={v} />
        ))}
      </ul>
    </section>
  )
}

export function FilesOf({ id }: { id: string }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['files', id], queryFn: () => get<{ attachments: File[] }>(`/records/${id}/attachments`) })
  if (!q.data?.attachments.length) return null
  return (
    <section aria-label={t('ui.files')}>
      <h3 className="sub">{t('ui.files')}</h3>
      <ul className="items small">
        {q.data.attachments.map((f) => (
          <FileLine key={f.id} f={f} />
        ))}
      </ul>
    </section>
  )
}
