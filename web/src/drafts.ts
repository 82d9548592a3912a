// drafts - what somebody began to write survives a closed tab; it goes when it was sent, and at sign-out
import { useState } from 'react'

const PREFIX = 'draft:'
export function useDraft(name: string): [string, (v: string) => void] {
  const place = PREFIX + name
  const [of, setOf] = useState(place)
  const [text, setText] = useState(() => localStorage.getItem(place) ?? '')
  if (of !== place) {
    setOf(place)
    setText(localStorage.getItem(place) ?? '')
  }
  return [
    text,
    (v: string) => {
      setText(v)
      keepDraft(name, v)
    },
  ]
}
export function keepDraft(name: string, v: string) {
  if (v) localStorage.setItem(PREFIX + name, v)
  else localStorage.removeItem(PREFIX + name)
}
export function dropDrafts() {
  for (const k of Object.keys(localStorage)) if (k.startsWith(PREFIX)) localStorage.removeItem(k)
}
