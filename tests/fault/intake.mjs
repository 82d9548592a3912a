// kill -9 at random moments while events come in: what was acknowledged is there, and what is sent again is not doubled.
import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { Hub, Postgres, all, random, run, seed, skip, sleep, tell } from './lib.mjs'

const times = all ? 200 : 25 // on each engine
const sizes = [1, 200, 2000, 12000] // the last takes more than one go

// an alert of a stream, told apart by its flow; four in a row tell the same within the hour
function line(stream, i) {
  return `{"timestamp":"${day}T05:${String(Math.floor(i / 1000) % 60).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}.000000+0000","flow_id":${stream * 1e9 + i},"event_type":"alert","src_ip":"203.0.113.9","src_port":4000,"dest_ip":"100.${64 + stream}.${(i >> 10) & 255}.${(i >> 2) & 255}","dest_port":443,"proto":"TCP","alert":{"gid":1,"signature_id":${seed},"rev":1,"signature":"A test","category":"A Network Trojan was detected","severity":1}}\n`
}
const day = new Date().toISOString().slice(0, 10)
const lines = (stream, from, n) => Array.from({ length: n }, (_, i) => line(stream, from + i)).join('')

// sends one batch after another, each until it is answered
class Sender {
  constructor(hub, stream) {
    Object.assign(this, { hub, stream, sent: 0, again: 0, odd: [], batches: [], going: true })
    this.done = this.work()
  }
  async work() {
    while (this.going) {
      const n = sizes[random(sizes.length)]
      await this.give(this.sent, n)
      this.sent += n
    }
  }
  async give(from, n) {
    const body = Buffer.from(lines(this.stream, from, n))
    for (;;) {
      const a = await this.hub.ask('POST', '/api/v1/events?format=eve', { body, headers: { 'content-type': 'application/x-ndjson' }, ms: 60000 }).catch((e) => e)
      if (a.status === 200) {
        if (a.json.accepted + a.json.duplicates !== n) this.odd.push(`${n} lines: ${a.text.slice(0, 200)}`)
        this.batches.push([from, n])
        return
      }
      if (a.status && !((a.status === 503 || a.status === 429) && a.headers['retry-after'])) this.odd.push(`${a.status} ${a.text.slice(0, 200)}`)
      this.again++
      await sleep(30)
    }
  }
}

// asked of the store itself, of all its days
function stored(hub, what) {
  if (hub.pg) {
    const schemas = hub.pg.sql(hub.database, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'events_%'").split('\n').filter(Boolean)
    return schemas.reduce((sum, s) => sum + Number(hub.pg.sql(hub.database, `SET search_path TO ${s}; ${what}`)), 0)
  }
  return readdirSync(`${hub.data}/events`)
    .filter((f) => f.endsWith('.db'))
    .reduce((sum, f) => sum + Number(execFileSync('sqlite3', [`${hub.data}/events/${f}`, what]).toString()), 0)
}

async function kills(engine, name) {
  const hub = await Hub.make(engine)
  await hub.start()
  const before = hub.pg || readdirSync(hub.data).includes('events') ? stored(hub, 'SELECT COUNT(*) FROM line') : 0
  // the third says what the first says, at the same time
  const senders = [new Sender(hub, 1), new Sender(hub, 2), new Sender(hub, 1)]
  for (let i = 0; i < times; i++) {
    await sleep(60 + random(400))
    await hub.kill()
    await hub.start()
  }
  for (const s of senders) s.going = false
  await Promise.all(senders.map((s) => s.done))
  const odd = senders.flatMap((s) => s.odd)
  const distinct = Math.max(senders[0].sent, senders[2].sent) + senders[1].sent
  tell(odd.length === 0, `${name}: every answer counted each line, every refusal was 503 or 429 with Retry-After`, odd.slice(0, 3).join(' | '))
  tell(senders.every((s) => s.batches.length > 0), `${name}: ${senders.map((s) => s.batches.length).join(', ')} batches were acknowledged during ${times} kills, ${senders.map((s) => s.again).join(', ')} sent again`)
  const there = stored(hub, 'SELECT COUNT(*) FROM line') - before
  tell(there === distinct, `${name}: each of ${distinct} lines is there once`, `${there} there`)
  const counted = stored(hub, `SELECT COALESCE(SUM(e.count), 0) FROM event e JOIN word w ON w.id = e.name WHERE w.text = 'suricata-1-${seed}'`)
  tell(counted === distinct, `${name}: the counts of events add up to it`, `${counted} counted`)
  const orphans = stored(hub, 'SELECT COUNT(*) FROM line l LEFT JOIN event e ON e.id = l.event WHERE e.id IS NULL')
  tell(orphans === 0, `${name}: no line without its event`, `${orphans}`)
  let known = 0
  const sample = senders.flatMap((s) => s.batches.filter((_, i) => i % Math.ceil(s.batches.length / 8) === 0).map(([from, n]) => [s.stream, from, n]))
  for (const [stream, from, n] of sample) {
    const a = await hub.ask('POST', '/api/v1/events?format=eve', { body: Buffer.from(lines(stream, from, n)), headers: { 'content-type': 'application/x-ndjson' }, ms: 60000 })
    if (a.json?.duplicates === n) known++
  }
  tell(known === sample.length, `${name}: ${sample.length} batches sent once more are known, line by line`, `${known} known`)
  const found = await hub.ask('GET', '/api/v1/events?q=203.0.113.9&limit=1')
  const one = found.json?.items?.[0]
  const whole = one && (await hub.ask('GET', `/api/v1/events/${one.id}`))
  tell(whole?.text.includes('flow_id'), `${name}: an event shows the line it came from`, whole?.text.slice(0, 200) ?? found.text.slice(0, 200))
  await hub.stop()
  tell(hub.faults().length === 0, `${name}: no fault in the log`, hub.faults().slice(0, 3).join(' | '))
}

await run(async () => {
  await kills('sqlite', 'intake, sqlite')
  const pg = await Postgres.make()
  if (pg) await kills(pg, 'intake, postgres')
  else skip('intake, postgres', 'no PostgreSQL server')
})
