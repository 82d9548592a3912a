// keys - one listener for the whole workspace: single keys, and `g` or `N` followed by a second one
//
// The page that was mounted last answers first. Nothing fires while somebody writes, or while a dialog is open unless the
// dialog itself asked for the key.
import { useEffect, useRef } from 'react'

type Bindings = Record<string, ((e: KeyboardEvent) => void) | false | undefined>
interface Layer {
  bindings: Bindings
  dialog: boolean
}
const layers: { current: Layer }[] = []
const PREFIXES = ['g', 'N']
let prefix = ''
let prefixAt = 0

function writing(e: KeyboardEvent) {
  const at = e.target as HTMLElement
  return at.isContentEditable || !!at.closest?.('textarea, select, input:not([type=checkbox]):not([type=radio])')
}

document.addEventListener('keydown', (e) => {
  if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return
  if (writing(e) && e.key !== 'Escape') return
  // a focused link or button keeps its own Enter and blank
  if ((e.key === 'Enter' || e.key === ' ') && (e.target as HTMLElement).closest?.('a, button, summary, [role=option]')) return
  const open = !!document.querySelector('[role=dialog]')
  const key = prefix && Date.now() - prefixAt < 1500 ? `${prefix} ${e.key}` : e.key
  prefix = ''
  for (const l of [...layers].reverse()) {
    const f = l.current.bindings[key]
    if (!f || (open && !l.current.dialog)) continue
    e.preventDefault()
    f(e)
    return
  }
  if (PREFIXES.includes(e.key) && !open) {
    prefix = e.key
    prefixAt = Date.now()
  }
})

export function useKeys(bindings: Bindings, dialog = false) {
  const layer = useRef<Layer>({ bindings, dialog })
  layer.current = { bindings, dialog }
  useEffect(() => {
    layers.push(layer)
    return () => {
      layers.splice(layers.indexOf(layer), 1)
    }
  }, [])
}
