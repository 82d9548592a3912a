// SearchBox - one box for everything: paste, and the answer is there without a click
import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Hit } from '../api'
import { State } from '../bits'
import { go, link, pathOf, usePath } from '../router'
import { looksLikeObservable, looksLikeVulnerability, refang } from '../text'
import { Answer } from './Answer'
import { vulnerability } from './VulnBits'

function Found({ words, close }: { words: string; close: () => void }) {
  const { t } = useTranslation()
  const hits = useQuery({ queryKey: ['search', words], queryFn: () => get<{ hits: Hit[] }>(`/search?limit=6&q=${encodeURIComponent(words)}`) })
  const all = hits.data?.hits ?? []
  if (!hits.data) return null
  return (
    <>
      {looksLikeVulnerability(words) && (
        <p style={{ margin: 0 }}>
          <a {...link(vulnerability(words), close)}>{t('ui.vuln.page', { id: words })}</a>
        </p>
      )}
      <p className="small quiet" style={{ margin: '0.5rem 0 0.25rem' }}>
        {all.length ? t('ui.search.have') : t('ui.search.none')}
      </p>
      <ul className="items">
        {all.map((h) => (
          <li key={h.record + h.field}>
            <a {...link(pathOf(h.kind, h.ref), close)}>{h.title}</a> <span className="small quiet">{h.ref}</span> <State state={h.state} />
          </li>
        ))}
      </ul>
    </>
  )
}

export function SearchBox({ input }: { input: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation()
  const path = usePath()
  const [words, setWords] = useState('')
  const [open, setOpen] = useState(false)
  const [asked] = useDebouncedValue(words.trim(), 200)
  const box = useRef<HTMLFormElement>(null)
  const close = () => setOpen(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the answer
  useEffect(close, [path])
  return (
    <form
      ref={box}
      role="search"
      style={{ flex: 1, maxInlineSize: '40rem', position: 'relative' }}
      onSubmit={(e) => {
        e.preventDefault()
        if (!words.trim()) return
        close()
        go(`search?q=${encodeURIComponent(words.trim())}`)
      }}
      onBlur={(e) => !box.current?.contains(e.relatedTarget) && close()}
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return
        close()
        input.current?.blur()
      }}
    >
      <TextInput
        ref={input}
        aria-label={t('ui.search.label')}
        placeholder={t('ui.search.hint')}
        value={words}
        onFocus={() => setOpen(true)}
        onChange={(e) => {
          setWords(e.currentTarget.value)
          setOpen(true)
        }}
      />
      {open && asked.length > 2 && (
        <section className="answer" aria-label={t('ui.search.answer')} tabIndex={-1}>
          {looksLikeObservable(asked) && <Answer q={refang(asked)} close={close} />}
          <Found words={refang(asked)} close={close} />
        </section>
      )}
    </form>
  )
}
