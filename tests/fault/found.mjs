// kill -9 while events become findings and owners are told: each observation is counted once, and told by one batch at most.
import { execFileSync } from 'node:child_process'
import { Hub, Postgres, all, random, run, seed, skip, sleep, tell } from './lib.mjs'

const times = all ? 50 : 8 // on each engine
const day = new Date().toISOString()

// so many observations of as many ports of two owners' addresses, each of its own hour and problem
const row = (i) => JSON.stringify({
  'time.source': new Date(Date.parse(day) - (i % 40) * 3600e3).toISOString(), 'classification.type': i % 2 ? 'c2-server' : 'phishing', 'classification.identifier': `kill-${seed}`,
  'source.ip': i % 3 ? '203.0.113.9' : '198.51.100.9', 'source.port': 1 + Math.floor(i / 40), 'protocol.transport': 'tcp', 'feed.name': 'A feed', 'feed.provider': 'A provider',
})

function ask(hub, sql) {
  if (hub.pg) return Number(hub.pg.sql(hub.database, sql))
  return Number(execFileSync('sqlite3', [`${hub.data}/rabta.db`, sql]).toString())
}

async function kills(engine, name) {
  const hub = await Hub.make(engine)
  await hub.start()
  let sent = 0
  for (let i = 0; i < times; i++) {
    const n = 400 + random(1200)
    const body = Buffer.from(Array.from({ length: n }, (_, k) => row(sent + k)).join('\n'))
    for (;;) {
      const a = await hub.ask('POST', '/api/v1/events?format=intelmq', { body, headers: { 'content-type': 'application/x-ndjson' }, ms: 60000 }).catch((e) => e)
      if (a.status === 200) break
      await sleep(50)
    }
    sent += n
    await sleep(random(6000)) // the jobs begin within seconds
    await hub.kill()
    await hub.start()
  }
  const mine = `FROM finding f WHERE f.name = 'kill-${seed}'`
  for (let i = 0; i < 240 && ask(hub, `SELECT COALESCE(SUM(f.seen), 0) ${mine}`) < sent; i++) await sleep(1000)
  const seen = ask(hub, `SELECT COALESCE(SUM(f.seen), 0) ${mine}`)
  tell(seen === sent, `${name}: each of ${sent} observations is counted once after ${times} kills`, `${seen} counted`)
  for (let i = 0; i < 240 && ask(hub, `SELECT COUNT(*) ${mine} AND f.next_at IS NOT NULL`) > 0; i++) await sleep(1000)
  const told = ask(hub, `SELECT COALESCE(SUM(f.told), 0) ${mine}`)
  const by = ask(hub, `SELECT COALESCE(SUM(t.seen_to - t.seen_from), 0) FROM finding_told t JOIN finding f ON f.id = t.finding WHERE f.name = 'kill-${seed}'`)
  tell(told > 0 && told === by, `${name}: ${told} observations are told, each by one batch`, `${by} by batches`)
  const without = ask(hub, "SELECT COUNT(*) FROM finding_batch b WHERE b.state = 'held' AND NOT EXISTS (SELECT 1 FROM finding_letter l JOIN outbox o ON o.id = l.message WHERE l.batch = b.id)")
  tell(without === 0, `${name}: no batch without its letter`, `${without}`)
  await hub.stop()
  tell(hub.faults().length === 0, `${name}: no fault in the log`, hub.faults().slice(0, 3).join(' | '))
}

await run(async () => {
  await kills('sqlite', 'found, sqlite')
  const pg = await Postgres.make()
  if (pg) await kills(pg, 'found, postgres')
  else skip('found, postgres', 'no PostgreSQL server')
})
