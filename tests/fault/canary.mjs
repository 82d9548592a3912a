// Canary strings: every text member of every operation in the description is filled with a marker, in good requests and in bad
// ones. It may stand in the records, but in no log line, address, figure, problem document, webhook, stream of changes or
// subject of a mail.
import http from 'node:http'
import { Hub, Postgres, run, skip, tell } from './lib.mjs'

const mark = 'Kanarienvogel7391'

// a value for a schema: texts hold the marker, words and formats what they must
function fill(doc, schema, name, ids, depth = 0) {
  while (schema?.$ref) schema = schema.$ref.slice(2).split('/').reduce((o, k) => o[k], doc)
  const type = [schema?.type].flat().find((t) => t !== 'null')
  if (schema?.enum) return schema.enum.find((e) => e !== null)
  if (schema?.const !== undefined) return schema.const
  if (schema?.anyOf || schema?.oneOf) return fill(doc, (schema.anyOf ?? schema.oneOf)[0], name, ids, depth)
  if (type === 'object' && depth < 5) return Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([, p]) => !p.readOnly).map(([k, p]) => [k, fill(doc, p, k, ids, depth + 1)]))
  if (type === 'array') return [fill(doc, schema.items, name, ids, depth + 1)]
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1
  if (type === 'boolean') return true
  if (schema?.format === 'date-time') return '2030-01-01T00:00:00Z'
  if (schema?.format === 'date') return '2030-01-01'
  if (schema?.format === 'email') return `${mark.toLowerCase()}@canary.example`
  if (schema?.format === 'uri') return `https://canary.example/${mark}`
  if (name === 'weakness') return 'CWE-79'
  if (name === 'cve') return 'CVE-2026-1234'
  if (/^(team|target|assignee)$/.test(name)) return ids[name]
  return mark.slice(0, schema?.maxLength ?? 99)
}

// a webhook of the desk for all that happens, and its stream of changes
async function listen(hub) {
  const heard = { hooks: [], stream: '' }
  const server = http.createServer((q, r) => {
    let body = JSON.stringify([q.url, q.headers])
    q.on('data', (d) => (body += d))
    q.on('end', () => {
      heard.hooks.push(body)
      r.writeHead(204).end()
    })
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  const made = await hub.ask('POST', '/api/v1/webhooks', { body: { url: `http://127.0.0.1:${server.address().port}/hook` } })
  if (made.status !== 201) throw new Error(made.text)
  const stop = new AbortController()
  const stream = await fetch(`http://127.0.0.1:${hub.port}/api/v1/stream`, { headers: { authorization: `Bearer ${hub.key}` }, signal: stop.signal })
  const reading = (async () => {
    for await (const piece of stream.body) heard.stream += Buffer.from(piece).toString()
  })().catch(() => {})
  heard.end = async () => {
    stop.abort()
    await reading
    server.close()
  }
  return heard
}

async function canaries(engine, name) {
  const hub = await Hub.make(engine)
  await hub.start('--debug')
  const doc = (await hub.ask('GET', '/api/v1/openapi.json')).json
  const me = (await hub.ask('GET', '/api/v1/me')).json
  const teams = (await hub.ask('GET', '/api/v1/teams')).json.teams
  const admin = hub.command('key', 'create', '--user', 'admin@cert.example').trim()
  const report = async () => (await hub.ask('POST', '/api/v1/reports', { body: { title: `About ${mark}`, description: mark, product: mark, vendor: mark } })).json
  const heard = await listen(hub)
  const seen = []
  const look = (where, a, body) => {
    if (JSON.stringify(a.headers).includes(mark)) seen.push(`${where}: a header`)
    if (a.status >= 400 && a.text.toLowerCase().includes(mark.toLowerCase())) seen.push(`${where} ${a.status}: ${a.text.slice(0, 200)}`)
    if (a.status >= 500 && a.status !== 503) seen.push(`${where}: ${a.status} ${a.text.slice(0, 200)} ${JSON.stringify(body).slice(0, 200)}`)
  }
  let calls = 0
  let taken = 0
  for (const [path, ops] of Object.entries(doc.paths))
    for (const [method, op] of Object.entries(ops)) {
      const content = op.requestBody?.content?.['application/json']
      if (!content || /\/session|\/me\/|reset/.test(path)) continue
      const r = await report()
      const at = path.replace('{id}', /records|reports/.test(path) ? r.id : /teams/.test(path) ? me.seats.find((s) => s.place.startsWith('tea_'))?.place : 'none').replace('{verb}', 'ask').replace(/\{[^}]+\}/g, mark)
      const ids = { team: r.team, target: teams.at(-1).id, assignee: me.id }
      const good = fill(doc, content.schema, '', ids)
      const bodies = [good, { ...good, [`un${'known'}`]: mark }, Object.fromEntries(Object.entries(good).map(([k, v]) => [k, typeof v === 'string' ? mark.repeat(1500) : v])), Object.fromEntries(Object.keys(good).map((k) => [k, { a: mark }]))]
      for (const body of bodies)
        for (const key of [hub.key, admin, '']) {
          const headers = method === 'patch' ? { 'if-match': '"1"' } : {}
          const a = await hub.ask(method.toUpperCase(), at, { body, key, headers }).catch(() => ({ status: 413, headers: {}, text: '' })) // cut while it was still sent
          calls++
          if (a.status < 300) taken++
          look(`${method} ${path}`, a, body)
        }
      // not JSON at all, with the marker where it breaks off
      look(`${method} ${path}`, await hub.ask(method.toUpperCase(), at, { body: Buffer.from(`{"title":"${mark}", ${mark}`), headers: { 'content-type': 'application/json' } }))
    }
  for (const path of [`/api/v1/search?q=${mark}`, `/api/v1/reports?product=${mark}`, `/api/v1/reports?${mark}=1`, `/api/v1/reports?cursor=${mark}`, `/api/v1/records/${mark}`, `/${mark}`]) {
    const a = await hub.ask('GET', path)
    if (a.status >= 400 && a.text.includes(mark) && !a.json?.errors?.every((e) => !e.detail?.includes(mark))) seen.push(`${path}: ${a.text.slice(0, 200)}`)
  }
  tell(calls > 60 && taken > 10, `${name}: the marker went into ${calls} requests, ${taken} of which were taken`)
  tell(seen.length === 0, `${name}: no header and no problem document tells of it`, [...new Set(seen)].slice(0, 6).join(' | '))
  const figures = (await hub.ask('GET', '/metrics', { key: '' })).text + (await hub.ask('GET', '/readyz', { key: '' })).text
  tell(figures.length > 50 && !figures.includes(mark), `${name}: no figure tells of it`)
  for (const list of ['/api/v1/outbox', '/demo/mail']) {
    const a = await hub.ask('GET', list, { key: admin })
    const subjects = JSON.stringify((a.json?.items ?? a.json?.messages ?? []).map((m) => m.subject))
    tell(!subjects.includes(mark), `${name}: no subject in ${list} tells of it`, subjects.includes(mark) ? subjects.slice(0, 200) : '')
  }
  await report() // its change comes after all others
  for (let i = 0; i < 100 && heard.hooks.length < 20; i++) await new Promise((r) => setTimeout(r, 100))
  await heard.end()
  const told = (text) => text.toLowerCase().includes(mark.toLowerCase())
  const hooks = heard.hooks.filter(told)
  tell(heard.hooks.length >= 20 && hooks.length === 0, `${name}: none of ${heard.hooks.length} webhooks tells of it`, hooks.slice(0, 2).join(' | '))
  tell(heard.stream.length > 1000 && !told(heard.stream), `${name}: no line of the stream of changes tells of it`, told(heard.stream) ? heard.stream.slice(0, 300) : `${heard.stream.length}`)
  await hub.stop()
  const lines = hub.log.split('\n').filter((l) => l.toLowerCase().includes(mark.toLowerCase()))
  tell(hub.log.split('\n').length > calls && lines.length === 0, `${name}: none of ${hub.log.split('\n').length} log lines tells of it`, lines.slice(0, 3).join(' | '))
  tell(hub.faults().length === 0, `${name}: no fault in the log`, hub.faults().slice(0, 4).join(' | '))
}

await run(async () => {
  await canaries('sqlite', 'canary, sqlite')
  const pg = await Postgres.make()
  if (pg) await canaries(pg, 'canary, postgres')
  else skip('canary, postgres', 'no PostgreSQL server')
})
