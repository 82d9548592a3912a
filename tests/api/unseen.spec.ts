// What a viewer cannot see does not exist: no byte of any answer changes when it does
import { expect, test } from '@playwright/test'
import { document } from '../lib/contract.ts'
import { send } from '../lib/http.ts'
import { admin, analyst, auditor, bank, finder, newReport, nobody, north, type Person } from '../lib/people.ts'

// request ids are random, and a clock may tick between the two answers: both are taken out, nothing else
const plain = (a: Awaited<ReturnType<typeof send>>) => `${a.status}\n${a.headers['content-type'] ?? ''}\n${a.headers.etag ?? ''}\n${a.text.replace(/"request_id":"[^"]*"/, '')}`

const minute = () => Math.floor(Date.now() / 60_000)

async function addresses(hidden: any, own: any): Promise<string[]> {
  const d = await document()
  const out: string[] = []
  for (const [path, ops] of Object.entries(d.paths)) {
    const op = ops.get
    if (!op || path.endsWith('/stream')) continue
    if (!path.includes('{')) {
      out.push(path)
      const has = new Set(op.parameters?.map((p) => p.name))
      if (has.has('q')) out.push(`${path}?q=canary`)
      if (has.has('limit')) out.push(`${path}?limit=1`)
      if (has.has('sort')) out.push(`${path}?sort=updated_at&limit=2`)
      if (has.has('label')) out.push(`${path}?label=canary`)
      if (has.has('product')) out.push(`${path}?product=canary`)
    } else
      for (const id of [hidden?.id, hidden?.ref, own?.id].filter(Boolean)) out.push(path.replace('{id}', id))
  }
  return out
}

async function take(p: Person, paths: string[]): Promise<Map<string, string>> {
  const out = new Map<string, string>()
  for (const path of paths) {
    const headers = { ...p.headers }
    delete headers.origin
    out.set(path, plain(await send('GET', path, headers)))
  }
  return out
}

const viewers: [string, () => Promise<Person>][] = [
  ['nobody', async () => nobody],
  ['a sectoral CERT', bank],
  ["a province's CERT", north],
  ['a finder', finder],
  ['an auditor', auditor],
  ['an administrator', admin],
]
for (const [name, who] of viewers)
  test(`${name}: no answer changes with a record that is not theirs`, async () => {
    const writer = await analyst()
    const viewer = await who()
    // a record, everything its readers may see of it, and the answers before and after
    const round = async () => {
      const probe = await newReport(writer, { tlp: 'red', product: 'canary' })
      const seen = (await send('GET', `/api/v1/reports/${probe.id}`, viewer.headers)).status === 200
      test.fail(seen, 'this viewer may read the centre\'s reports: choose another')
      const own = (await send('GET', '/api/v1/records?limit=1', viewer.headers)).json?.items?.[0]
      const paths = await addresses(probe, own)
      const began = minute()
      const before = await take(viewer, paths)
      const made = await newReport(writer, { tlp: 'red', title: 'canary canary', product: 'canary', description: 'canary' })
      await writer.send('PUT', `/records/${probe.id}/labels`, { labels: ['canary'] })
      await writer.post(`/records/${probe.id}/notes`, { body: 'canary' })
      await writer.act(probe.id, 'acknowledge', { text: 'canary' })
      await writer.act(probe.id, 'validate', { note: 'canary' })
      expect((await writer.post(`/reports/${probe.id}/scores`, { vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' })).status).toBe(201)
      const answers = ['in_kev=yes', 'publicly_exposed=yes', 'automatable=yes', 'technical_impact=total']
      expect((await writer.post(`/reports/${probe.id}/decisions`, { table: 'cisa_bod_26_04', answers, outcome: '14_days', reason: 'canary' })).status).toBe(201)
      await writer.post(`/records/${probe.id}/links`, { type: 'related-to', target: made.id })
      const after = await take(viewer, paths)
      return { probe, paths, before, after, turned: minute() !== began }
    }
    // whom to call is said with the time of day there: when the minute turned between the two, another record is tried once
    let tried = await round()
    if (tried.turned) tried = await round()
    const { probe, paths, before, after } = tried
    for (const path of paths) expect(after.get(path), path).toBe(before.get(path))
    // what exists unseen answers as what does not exist
    const absent = probe.id.replace(/....$/, '0000')
    for (const path of paths.filter((p) => p.includes(probe.id))) {
      const a = plain(await send('GET', path.replace(probe.id, absent), viewer.headers))
      expect(after.get(path), path).toBe(a)
    }
    // every write of the description, as well: the same status, text and headers as for what is not there
    const said = (a: Awaited<ReturnType<typeof send>>) => {
      const { date, 'x-request-id': id, 'content-length': length, ...rest } = a.headers
      return `${plain(a)}\n${JSON.stringify(rest)}`
    }
    const bodies = ['{}', '{"title":"canary was here"}', '{"body":"canary was here"}', '{"text":"canary was here","note":"canary was here"}', '{"assignee":null}', '{"labels":["canary-was-here"]}']
    const d: any = await document()
    // a body is tried where the operation takes its fields; a refusal for their names alone is the same one everywhere
    const taken = (op: any) => {
      const schema = op.requestBody?.content?.['application/json']?.schema ?? {}
      const fields = (schema.$ref ? d.components.schemas[schema.$ref.split('/').pop()] : schema).properties ?? {}
      return bodies.filter((b, i) => i < 2 || Object.keys(JSON.parse(b)).some((k) => k in fields))
    }
    let written = 0
    for (const [path, ops] of Object.entries<any>(d.paths))
      for (const m of ['post', 'put', 'patch', 'delete']) {
        if (!ops[m] || !path.includes('{id}')) continue
        for (const verb of path.includes('{verb}') ? ['validate', 'ask', 'route', 'accept'] : ['none'])
          for (const body of m === 'delete' ? [undefined] : taken(ops[m])) {
            const h = { ...viewer.headers, ...(body ? { 'content-type': 'application/json' } : {}), 'if-match': '"1"' }
            const at = (id: string) => path.replace('{id}', id).replace('{verb}', verb).replace(/\{[^}]+\}/g, 'lnk_01a2124c-9ea3-7008-b6cc-408c126bc25c')
            const real = said(await send(m.toUpperCase(), at(probe.id), h, body))
            expect(real, 'the limit of a minute answers, and not the route').not.toMatch(/^429/)
            expect(real, `${m} ${path} ${body}`).toBe(said(await send(m.toUpperCase(), at(absent), h, body)))
            written++
          }
      }
    expect(written).toBeGreaterThan(60)
    expect((await writer.get(`/records/${probe.id}/timeline?limit=200`)).text).not.toContain('was here')
  })
