// OutboxPreview - a message as it will leave: who it is from and to, what everybody on the way can read, marking, encryption
// with its reason, the text, and the headers folded
import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, type Outgoing, type OutgoingPreview } from '../api'
import { Shown, Tlp, Wrong } from '../bits'
import { useKeys } from '../keys'
import { useTeamName } from '../me'
import { headersOf, size } from '../text'
import { Facts } from './Side'

const LINK = '{personal-link}'

function Files({ id, files }: { id: string; files: OutgoingPreview['files'] }) {
  return (
    <>
      {files.map((f, n) => (
        <div key={f.name}>
          <a href={`/api/v1/outbox/${id}/files/${n}`}>{f.name}</a> <span className="quiet">{size(f.size)}</span>
        </div>
      ))}
    </>
  )
}

function Looked({ m, p }: { m: Outgoing; p: OutgoingPreview }) {
  const { t } = useTranslation()
  const team = useTeamName(m.team)
  const head = headersOf(p.source)
  const value = (name: string) => head.find(([n]) => n.toLowerCase() === name)?.[1]
  return (
    <div className="stack tight">
      <div className="line">
        <Tlp tlp={m.tlp} />
        <span className={`chip encryption-${p.encryption}`}>{t(`ui.outbox.encryption.${p.encryption}`, p.encryption)}</span>
        <span className={p.encryption === 'none' && m.tlp !== 'clear' ? 'late' : 'quiet'}>{p.encryption_reason}</span>
      </div>
      <Facts
        rows={[
          [t('ui.outbox.from'), p.from],
          [t('ui.outbox.to'), p.to],
          [t('ui.outbox.instead_of'), p.to !== m.recipient && m.recipient],
          [t('ui.outbox.reply_to'), <span key="r" className="mono">{p.reply_to}</span>],
          [t('ui.outbox.subject'), <b key="s" dir="auto">{p.encryption === 'encrypted' ? m.subject : p.subject}</b>],
          [t('ui.outbox.subject_outside'), p.encryption === 'encrypted' && p.subject],
          [t('ui.outbox.in_answer_to'), value('in-reply-to') && <span key="a" className="mono">{value('in-reply-to')}</span>],
          [t('ui.outbox.why'), m.reason],
          [t('ui.outbox.rule'), t(`ui.outbox.rule.${m.rule}`, m.rule)],
          [t('ui.people.team'), team],
          [t('ui.outbox.files'), p.files.length > 0 && <Files key="f" id={m.id} files={p.files} />],
        ]}
      />
      {m.body.includes(LINK) && <p className="small quiet">{t('ui.outbox.link_later')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard */}
      <div className="talk seen" dir="auto" tabIndex={0} role="region" aria-label={t('ui.outbox.text')} style={{ maxBlockSize: '45vh', overflow: 'auto' }}>
        {m.body}
      </div>
      <details className="small">
        <summary>{t('ui.outbox.headers')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as above */}
        <pre className="mono" tabIndex={0} role="region" aria-label={t('ui.outbox.headers')} style={{ overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0 }}>
          {head.map(([n, v]) => `${n}: ${v}`).join('\n')}
        </pre>
      </details>
    </div>
  )
}

export function OutboxPreview({ m, close, release, error }: { m: Outgoing; close: () => void; release?: () => void; error?: unknown }) {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['outbox-preview', m.id], queryFn: () => get<OutgoingPreview>(`/outbox/${m.id}/preview`) })
  useKeys({ p: close }, true)
  return (
    <Modal opened onClose={close} size="xl" title={t('ui.outbox.preview.title')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Shown query={q}>{(p) => <Looked m={m} p={p} />}</Shown>
      <div className="acts" style={{ marginBlockStart: '0.75rem' }}>
        {release && (
          <Button
            onClick={() => {
              release()
              close()
            }}
          >
            {t('ui.outbox.release')}
          </Button>
        )}
        <Button variant="default" onClick={close}>
          {t('ui.close')}
        </Button>
      </div>
      <Wrong error={error} />
    </Modal>
  )
}
