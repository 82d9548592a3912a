// kill -9 at random moments while clients write: what was acknowledged is there, nothing is doubled, the timeline is sound.
import { Hub, Load, Postgres, all, random, run, skip, sleep, tell } from './lib.mjs'

const times = all ? 200 : 50

async function kills(engine, name) {
  const hub = await Hub.make(engine)
  await hub.start()
  const load = new Load(hub)
  const struck = { http: 0, work: 0, group: 0 }
  for (let i = 0; i < times; i++) {
    await sleep(40 + random(260))
    const kids = hub.children()
    const whom = ['http', 'http', 'group', 'work'][random(4)]
    if (whom === 'group' || kids.length < 2) {
      await hub.kill()
      struck.group++
      await hub.start()
      continue
    }
    // whichever of the two it is: the numbers of processes grow, restarts mix them
    const pid = whom === 'work' ? Math.max(...kids) : Math.min(...kids)
    try {
      process.kill(pid, 'SIGKILL')
      struck[whom]++
    } catch {}
  }
  await hub.ready()
  await load.stop()
  tell(load.made.size > times, `${name}: ${load.made.size} creations were acknowledged during ${times} kills (${JSON.stringify(struck)})`)
  tell(load.odd.length === 0, `${name}: every refusal was 503 with Retry-After`, load.odd.slice(0, 3).join(' | '))
  const { ids } = await load.check(name)
  tell(new Set(ids).size === ids.length, `${name}: no list shows one twice`)
  // a creation that was repeated with its key exists once: there may be one more per client that was never answered
  tell(ids.length >= load.made.size && ids.length <= load.made.size + 4, `${name}: ${load.repeated} repeated requests made nothing twice`, `${ids.length} there, ${load.made.size} acknowledged`)
  let replayed = 0
  const sample = [...load.made.entries()].filter((_, i) => i % Math.ceil(load.made.size / 40) === 0)
  for (const [key, location] of sample) {
    const a = await hub.ask('POST', '/api/v1/reports', { body: load.body(key), headers: { 'idempotency-key': key }, key: load.by(key) })
    if (a.headers.location === location && a.headers['idempotent-replayed'] === 'true') replayed++
  }
  tell(replayed === sample.length, `${name}: ${sample.length} creations sent again are known`, `${replayed} replayed`)
  tell((await load.there()).length === ids.length, `${name}: and make nothing new`)
  await hub.stop()
  const a = hub.audit()
  tell(a.sound, `${name}: the timeline is sound`, a.said)
  tell(hub.faults().length === 0, `${name}: no fault in the log`, hub.faults().slice(0, 3).join(' | '))
}

await run(async () => {
  await kills('sqlite', 'kill, sqlite')
  const pg = await Postgres.make()
  if (pg) await kills(pg, 'kill, postgres')
  else skip('kill, postgres', 'no PostgreSQL server')
})
