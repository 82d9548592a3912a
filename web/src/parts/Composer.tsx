// Composer - a note to the team and a reply to the reporter differ in colour, border and words; who reads it stands above
// the button; a template comes with `;`; a draft survives a closed tab; what was sent can be called back for 20 s
import { Button, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, post, type Rec, type Template } from '../api'
import { say, Wrong } from '../bits'
import { keepDraft, useDraft } from '../drafts'
import { useMay, useTeamName } from '../me'
import { hold } from '../outgoing'

export type Tab = 'note' | 'reply'

function Templates({ record, language, team, text, pick, close }: { record: string; language: string; team: string | null; text: string; pick: (text: string) => void; close: () => void }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const all = useQuery({ queryKey: ['templates'], queryFn: () => get<{ templates: Template[] }>('/templates'), retry: false, staleTime: 300_000 })
  // those in the reporter's language stand first
  const other = (x: Template) => Number(x.language !== (language || 'en').slice(0, 2))
  const fits = (all.data?.templates ?? []).filter((x) => x.name.toLowerCase().includes(words.toLowerCase())).sort((a, b) => other(a) - other(b))
  const queries = useQueryClient()
  const keep = useMutation({
    mutationFn: () => post('/templates', { team, name: words.trim(), body: text }),
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: ['templates'] })
      say({ text: t('ui.templates.kept') })
      close()
    },
  })
  // Enter before the list is there takes the first that fits as soon as it is
  const [soon, setSoon] = useState(false)
  const take = async (x: Template) => {
    const filled = await get<{ text: string }>(`/templates/${x.id}/text?record=${record}`)
    pick(filled.text)
  }
  const first = fits[at]
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the list came
  useEffect(() => {
    if (!soon || !all.data) return
    setSoon(false)
    if (first) take(first)
  }, [soon, all.data])
  return (
    <div className="box" style={{ marginBlock: '0.5rem' }}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it was asked for by a key
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls="templates"
        aria-activedescendant={fits[at] ? `template-${fits[at].id}` : undefined}
        aria-label={t('ui.templates.find')}
        placeholder={t('ui.templates.find')}
        value={words}
        style={{ font: 'inherit', inlineSize: '100%', padding: '0.35rem 0.5rem', background: 'transparent', color: 'inherit', border: '1px solid var(--edge)', borderRadius: 4 }}
        onChange={(e) => {
          setWords(e.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={(e) => {
          if (e.key === 'Escape') close()
          else if (e.key === 'ArrowDown') setAt(Math.min(at + 1, fits.length - 1))
          else if (e.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
          else if (e.key === 'Enter' && fits[at]) take(fits[at])
          else if (e.key === 'Enter' && all.isPending) setSoon(true)
          else return
          e.preventDefault()
        }}
      />
      <div id="templates" role="listbox" aria-label={t('ui.templates')} style={{ maxBlockSize: '12rem', overflow: 'auto', marginBlockStart: '0.4rem' }}>
        {fits.map((x, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the keys
          <div key={x.id} id={`template-${x.id}`} role="option" tabIndex={-1} aria-selected={i === at} className="nav-item" style={i === at ? { background: 'var(--soft)' } : undefined} onClick={() => take(x)}>
            <span lang={x.language} dir="auto">
              <b>{x.name}</b> <span className="small quiet">{x.body.slice(0, 60)}</span>
            </span>
          </div>
        ))}
      </div>
      {all.data && !fits.length && <p className="empty small">{t('ui.templates.empty')}</p>}
      {text.trim() && words.trim() && !fits.length && (
        <Button size="compact-sm" variant="default" mt="xs" loading={keep.isPending} onClick={() => keep.mutate()}>
          {t('ui.templates.keep', { name: words.trim() })}
        </Button>
      )}
      <Wrong error={keep.error} />
    </div>
  )
}

function Audience({ r, tab }: { r: Rec; tab: Tab }) {
  const { t } = useTranslation()
  const team = useTeamName(r.team)
  return (
    <p className="small" style={{ margin: '0.5rem 0' }} id="audience">
      {tab === 'note' ? t('ui.composer.note.who', { team }) : t('ui.composer.reply.who', { team, tlp: r.tlp.toUpperCase() })}
    </p>
  )
}

export function Composer({ r, tab, setTab, writing }: { r: Rec; tab: Tab; setTab: (t: Tab) => void; writing: (on: boolean) => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const queries = useQueryClient()
  const [text, write] = useDraft(`${r.id}:${tab}`)
  const [picking, setPicking] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => writing(!!text), [text, writing])
  const send = () => {
    const body = text.trim()
    if (!body) return
    const name = `${r.id}:${tab}`
    const path = `/records/${r.id}/${tab === 'note' ? 'notes' : 'replies'}`
    write('')
    hold({
      path,
      body: { body },
      seconds: tab === 'note' ? 0 : 20,
      text: tab === 'note' ? t('ui.composer.note.sent') : t('ui.composer.reply.held'),
      now: t('ui.composer.send_now'),
      done: () => {
        queries.invalidateQueries()
        if (tab === 'reply') say({ text: t('ui.composer.reply.sent') })
      },
      back: () => {
        keepDraft(name, body)
        write(body)
        box.current?.focus()
      },
      failed: t('ui.composer.failed'),
    })
  }
  const tabs: Tab[] = ['note', 'reply']
  return (
    <section className={`composer noprint ${tab}`} aria-label={t('ui.composer')}>
      <div role="tablist" aria-label={t('ui.composer')} className="tabs">
        {tabs.map((x) => (
          <button
            key={x}
            type="button"
            role="tab"
            id={`tab-${x}`}
            aria-selected={tab === x}
            aria-controls="composer-panel"
            tabIndex={tab === x ? 0 : -1}
            className="tab"
            onClick={() => setTab(x)}
            onKeyDown={(e) => {
              if (e.key !== 'ArrowLeft' && e.key !== 'ArrowRight') return
              const other = x === 'note' ? 'reply' : 'note'
              setTab(other)
              document.getElementById(`tab-${other}`)?.focus()
            }}
          >
            {t(`ui.composer.${x}`)}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="composer-panel" aria-labelledby={`tab-${tab}`}>
        <Textarea
          id="composer"
          ref={box}
          autosize
          minRows={3}
          maxRows={20}
          aria-label={t(`ui.composer.${tab}`)}
          aria-describedby="audience"
          placeholder={may('desk') ? t('ui.composer.hint') : undefined}
          value={text}
          onChange={(e) => write(e.currentTarget.value)}
          onKeyDown={(e) => {
            if ((e.ctrlKey || e.metaKey) && e.key === 'Enter') send()
            else if (e.key === ';' && /(^|\s)$/.test(text.slice(0, e.currentTarget.selectionStart)) && may('desk')) {
              e.preventDefault()
              setPicking(true)
            }
          }}
        />
        {picking && (
          <Templates
            record={r.id}
            language={r.language}
            team={r.team}
            text={text}
            close={() => {
              setPicking(false)
              box.current?.focus()
            }}
            pick={(x) => {
              write(text ? `${text}${x}` : x)
              setPicking(false)
              setTimeout(() => box.current?.focus(), 0)
            }}
          />
        )}
        <Audience r={r} tab={tab} />
        <div className="acts">
          <Button disabled={!text.trim()} onClick={send}>
            {t(`ui.composer.${tab}.send`)}
          </Button>
          {may('desk') && (
            <Button variant="default" onClick={() => setPicking(!picking)} aria-expanded={picking} title=";">
              {t('ui.templates')}
            </Button>
          )}
        </div>
      </div>
    </section>
  )
}
