// outgoing - what was sent waits some seconds here, so that it can be called back; it leaves at once when the tab closes
import { post, Problem } from './api'
import { say } from './bits'

export interface Held {
  path: string
  body: unknown
  seconds: number
  text: string
  now: string
  done: () => void
  back: () => void
  failed: string
}
let held: { h: Held; timer: number; key: string } | null = null

// a repeated sending (the tab closes while it leaves) is one message: the key says so
async function leave() {
  if (!held) return
  const { h, timer, key } = held
  held = null
  clearTimeout(timer)
  say(null)
  try {
    await post(h.path, h.body, { 'Idempotency-Key': key })
    h.done()
  } catch (e) {
    h.back()
    say({ text: `${h.failed} ${e instanceof Problem ? e.message : ''}` })
  }
}

export function hold(h: Held) {
  leave()
  const key = crypto.randomUUID?.() ?? `${Date.now()}-${performance.now()}`
  held = { h, timer: window.setTimeout(leave, h.seconds * 1000), key }
  if (!h.seconds) {
    leave().then(() => say({ text: h.text }))
    return
  }
  say({
    text: h.text,
    seconds: h.seconds,
    more: { label: h.now, act: leave },
    undo: () => {
      if (!held) return
      clearTimeout(held.timer)
      held = null
      h.back()
    },
  })
}

window.addEventListener('pagehide', () => {
  if (!held) return
  const { h, key } = held
  held = null
  fetch(`/api/v1${h.path}`, { method: 'POST', keepalive: true, credentials: 'same-origin', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key }, body: JSON.stringify(h.body) })
})
