// router - the address below /app/ and moving between addresses; Back returns to the same row
import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
const tell = () => {
  for (const l of listeners) l()
}
window.addEventListener('popstate', tell)
history.scrollRestoration = 'manual'

// what a list wants to find again when somebody comes back to it: the row, and how far it was scrolled
interface Place {
  row?: string
  y?: number
}
export const place = (): Place => history.state ?? {}
export function keepRow(row: string) {
  history.replaceState({ ...place(), row, y: window.scrollY }, '')
}

export function go(path: string, replace = false) {
  const to = `/app/${path.replace(/^\//, '')}`
  if (replace) history.replaceState(history.state, '', to)
  else {
    history.replaceState({ ...place(), y: window.scrollY }, '')
    history.pushState(null, '', to)
    window.scrollTo(0, 0)
  }
  tell()
  if (!replace) document.getElementById('main')?.focus({ preventScroll: true })
}
export function usePath(): string {
  return useSyncExternalStore(
    (l) => {
      listeners.add(l)
      return () => listeners.delete(l)
    },
    () => location.pathname.slice(5) + location.search,
  )
}
// for <a>: real addresses, so that middle click and copying work
export function link(path: string, before?: () => void) {
  return {
    href: `/app/${path}`,
    onClick: (e: React.MouseEvent) => {
      before?.()
      if (e.metaKey || e.ctrlKey || e.shiftKey || e.button !== 0) return
      e.preventDefault()
      go(path)
    },
  }
}
const kinds: Record<string, string> = { rep: 'report', msg: 'message', inc: 'incident', alr: 'alert', cas: 'case', adv: 'advisory', prg: 'programme', org: 'organisation' }
// where a record is that one knows by its id and reference only
export const pathOfId = (id: string, ref: string) => pathOf(kinds[id.slice(0, 3)] ?? 'report', ref)
export const pathOf = (kind: string, ref: string) => `${kind === 'advisory' ? 'advisorie' : kind}s/${encodeURIComponent(ref)}`
