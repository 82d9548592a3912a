// A day of the demonstration, played at once beside a server that runs: each step finds its work, what it did is there, the timeline holds.
import { execFileSync, spawnSync } from 'node:child_process'
import { Hub, Postgres, folder, rabta, run, skip, tell } from './lib.mjs'

async function day(engine, name) {
  const hub = await Hub.make(engine)
  await hub.start()
  const before = (await hub.ask('GET', '/api/v1/inbox?limit=200')).json.items.length
  const said = hub.command('demo', '--play', '--minutes', '0').trim().split('\n')
  tell(said.length >= 18 && !said.some((l) => l.includes('nothing to do')), `${name}: each step finds its work`, said.filter((l) => l.includes('nothing')).join('; '))
  const incident = said.find((l) => l.startsWith('and the incident is closed'))?.split(': ')[1]
  const closed = (await hub.ask('GET', `/api/v1/incidents/${incident}`)).json
  tell(closed?.state === 'closed' && closed.outcome === 'true-positive-with-impact', `${name}: its incident is closed with its outcome`, JSON.stringify(closed)?.slice(0, 200))
  tell((await hub.ask('GET', '/api/v1/inbox?limit=200')).json.items.length > before, `${name}: the running server shows what came in`)
  await hub.stop()
  const a = hub.audit()
  tell(a.sound, `${name}: the timeline is sound`, a.said)
}

await run(async () => {
  await day('sqlite', 'a day, sqlite')
  const pg = await Postgres.make()
  if (pg) await day(pg, 'a day, postgres')
  else skip('a day, postgres', 'no PostgreSQL server')
  const dir = `${folder()}/hub`
  execFileSync(rabta, ['init', '--data', dir, '--name', 'In use', '--admin', 'a@hub.example'])
  const refused = spawnSync(rabta, ['demo', '--data', dir, '--play', '--minutes', '0'])
  tell(refused.status !== 0 && /no demonstration/.test(refused.stderr.toString()), 'nothing is played on a hub in use', refused.stderr.toString())
  tell(spawnSync(rabta, ['demo', '--data', dir, '--play', '--minutes', 'soon']).status === 2, 'minutes that are none are refused')
})
