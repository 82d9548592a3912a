// Two at the same moment, through the program: each act of the report's workflow, one Idempotency-Key, one code of the second factor.
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Hub, Postgres, run, skip, tell } from './lib.mjs'

function totp(secret) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  let bits = ''
  for (const ch of secret) bits += alphabet.indexOf(ch).toString(2).padStart(5, '0')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((b) => Number.parseInt(b, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)))
  const h = createHmac('sha1', key).update(step).digest()
  return String((h.readUInt32BE(h[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

async function races(engine, name) {
  const hub = await Hub.make(engine)
  await hub.start()
  const report = async () => (await hub.ask('POST', '/api/v1/reports', { body: { title: 'Raced for', description: 'd' } })).json.id
  const act = (id, verb, body) => hub.ask('POST', `/api/v1/records/${id}/acts/${verb}`, { body })
  const teams = (await hub.ask('GET', '/api/v1/teams')).json.teams
  const bank = teams.find((t) => /Financial/.test(t.name)).id
  const way = { validate: {}, ask: { text: 'Which?' }, route: { target: bank, code: 'sectoral-cert', text: 'Yours?' }, acknowledge: { text: 'We have it.' } }
  const until = new Date(Date.now() + 9e8).toISOString().slice(0, 19) + 'Z'
  // verb, the acts before, what is given, how many of two may go through, what the timeline holds for each
  const acts = [
    ['validate', [], way.validate, 1, 'state'],
    ['acknowledge', [], way.acknowledge, 2, 'message'],
    ['ask', [], way.ask, 2, 'message'],
    ['route', ['validate'], way.route, 1, 'routed'],
    ['coordinate', ['validate'], {}, 1, 'state'],
    ['track', ['validate'], { until }, 1, 'state'],
    ['close', ['validate'], { code: 'fixed', text: 'Mended.' }, 1, 'state'],
    ['decline', [], { code: 'spam', text: 'No.' }, 1, 'state'],
    ['reopen', ['decline'], { text: 'Again.' }, 1, 'state'],
  ]
  const given = Object.fromEntries(acts.map(([verb, , body]) => [verb, body]))
  for (const [verb, before, body, most, entry] of acts) {
    const odd = []
    for (let round = 0; round < 4; round++) {
      const id = await report()
      for (const b of before) await act(id, b, given[b])
      const count = async () => (await hub.ask('GET', `/api/v1/records/${id}/timeline?limit=200`)).json.entries.filter((e) => e.verb === entry).length
      const was = await count()
      const [a, b] = await Promise.all([act(id, verb, body), act(id, verb, body)])
      const through = [a, b].filter((x) => x.status === 200).length
      const told = [a, b].filter((x) => x.status === 409 || x.status === 412).length
      const now = await count()
      if (through < 1 || through > most || through + told !== 2 || now - was !== through) odd.push(`${a.status} ${b.status}, ${now - was} entries`)
    }
    tell(odd.length === 0, `${name}: two who ${verb} at once`, odd.join('; '))
  }

  const made = new Set()
  const statuses = {}
  for (let round = 0; round < 6; round++) {
    const key = `race-${name}-${round}`
    const product = `Raced ${key}`
    const all = await Promise.all(Array.from({ length: 8 }, () => hub.ask('POST', '/api/v1/reports', { body: { title: 'Once only', description: 'd', product }, headers: { 'idempotency-key': key } })))
    for (const a of all) statuses[a.status] = (statuses[a.status] ?? 0) + 1
    const n = (await hub.ask('GET', `/api/v1/reports?product=${encodeURIComponent(product)}`)).json.items.length
    const places = new Set(all.filter((a) => a.status < 300).map((a) => a.headers.location))
    if (n !== 1 || places.size !== 1) made.add(`${n} made, ${places.size} places`)
  }
  const known = Object.keys(statuses).every((s) => ['200', '201', '409', '503'].includes(s))
  tell(made.size === 0 && known, `${name}: eight with one Idempotency-Key make one`, `${[...made].join('; ')} ${JSON.stringify(statuses)}`)

  const line = readFileSync(`${hub.data}/demo-sign-ins.txt`, 'utf8').split('\n').find((l) => l.includes('auditor@'))
  const [, email, password, secret] = line.split(' ')
  const code = totp(secret)
  const signs = await Promise.all(Array.from({ length: 6 }, () => hub.ask('POST', '/api/v1/session', { key: '', body: { email, password, code } })))
  const inside = signs.filter((s) => s.status === 200).length
  tell(inside === 1, `${name}: one code of the second factor opens one session`, signs.map((s) => s.status).join(' '))
  await hub.stop()
  const a = hub.audit()
  tell(a.sound, `${name}: the timeline is sound`, a.said)
  tell(hub.faults().length === 0, `${name}: no fault in the log`, hub.faults().slice(0, 3).join(' | '))
}

await run(async () => {
  await races('sqlite', 'race, sqlite')
  const pg = await Postgres.make()
  if (pg) await races(pg, 'race, postgres')
  else skip('race, postgres', 'no PostgreSQL server')
})
