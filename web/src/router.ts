// router - the address below /app/ and moving between addresses; Back returns to where one was
import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
const tell = () => {
  for (const l of listeners) l()
}
window.addEventListener('popstate', tell)

export function go(path: string, replace = false) {
  const to = `/app/${path.replace(/^\//, '')}`
  if (replace) history.replaceState(null, '', to)
  else history.pushState(null, '', to)
  tell()
  document.getElementById('main')?.focus({ preventScroll: true })
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
export function link(path: string) {
  return {
    href: `/app/${path}`,
    onClick: (e: React.MouseEvent) => {
      if (e.metaKey || e.ctrlKey || e.shiftKey || e.button !== 0) return
      e.preventDefault()
      go(path)
    },
  }
}
