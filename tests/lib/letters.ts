// the letter of a routed report, as its owner gets it
import { expect } from '@playwright/test'
import { send } from './http.ts'
import { lead } from './people.ts'

// the letter to this organisation, released, and its personal link
const seen = new Set<string>()
export async function linkOf(record: string): Promise<{ url: string; text: string }> {
  const l = await lead()
  const m = (await l.get('/outbox?limit=200')).json.messages.find((x: any) => x.record === record && x.rule === 'route' && x.state === 'held')
  expect((await l.post(`/outbox/${m.id}/release`)).status).toBe(204)
  const ref = /\[([^\]]+)\]/.exec(m.subject)?.[1] ?? ''
  for (let i = 0; i < 120; i++, await new Promise((r) => setTimeout(r, 500))) {
    const page = (await send('GET', '/demo/mail')).text
    const letters = page.split(/<article|<section|<li/).filter((x) => x.includes(m.recipient) && x.includes(ref))
    for (const text of letters) {
      const url = /\/r\/[A-Za-z0-9_-]+/.exec(text)?.[0]
      if (!url || seen.has(url)) continue
      seen.add(url)
      return { url, text }
    }
  }
  throw new Error('no letter came')
}
