// A real data directory is altered behind the program's back; `rabta audit verify` names what was done.
import { execFileSync } from 'node:child_process'
import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { Hub, Postgres, run, skip, sleep, tell } from './lib.mjs'

const alterations = [
  ['an altered entry', "UPDATE entry SET verb = 'note' WHERE record = '%' AND n = 1", (r) => `${r}: entry 1 (`],
  ['an altered text', "UPDATE entry_body SET body = 'other' WHERE entry = (SELECT id FROM entry WHERE record = '%' AND n = 2)", (r) => `${r}: entry 2 (`],
  ['a missing text', "DELETE FROM entry_body WHERE entry = (SELECT id FROM entry WHERE record = '%' AND n = 2)", (r) => `${r}: the text of entry 2`],
  ['a missing entry', "DELETE FROM entry WHERE record = '%' AND n = 2", (r) => `${r}: entry 2 is missing`],
  ['a cut tail', "DELETE FROM entry WHERE record = '%' AND n >= 3", (r) => `${r}: entry 3 is missing`],
  [
    'a cut tail whose head was made to fit',
    "DELETE FROM entry WHERE record = '%' AND n >= 3; UPDATE chain SET n = 2, head = (SELECT hash FROM entry WHERE record = '%' AND n = 2) WHERE record = '%'",
    (r) => `${r}: the timeline was cut; checkpoint`,
  ],
  ['a missing record', "DELETE FROM record WHERE id = '%'", (r) => `${r}: the record is missing`],
  ['a missing chain', "DELETE FROM chain WHERE record = '%'", (r) => `${r}: its chain is missing`],
  [
    'a record that was removed with all that hung on it',
    "DELETE FROM entry WHERE record = '%'; DELETE FROM chain WHERE record = '%'; DELETE FROM record WHERE id = '%'",
    (r) => `${r}: the record is missing; checkpoint`,
  ],
  ['an altered checkpoint', "UPDATE checkpoint SET records = records + 1 WHERE n = 1 AND '%' <> ''", () => 'checkpoint 1 was altered'],
  ['a missing checkpoint', "DELETE FROM checkpoint WHERE n = 1 AND '%' <> ''; DELETE FROM checkpoint_head WHERE checkpoint = 1", () => 'checkpoint 1 is missing'],
]

async function tampered(engine, name) {
  const hub = await Hub.make(engine)
  await hub.start()
  const a = await hub.ask('POST', '/api/v1/reports', { body: { title: 'To be altered', description: 'd' } })
  const id = a.json.id
  for (let i = 0; i < 4; i++) await hub.ask('POST', `/api/v1/records/${id}/notes`, { body: { body: `note ${i}` } })
  const exec = (sql) =>
    hub.pg ? hub.pg.sql(hub.database, sql) : execFileSync('sqlite3', ['-cmd', '.timeout 10000', `${hub.data}/rabta.db`, sql], { stdio: ['ignore', 'pipe', 'pipe'] }).toString().trim()
  // the checkpoint of the hour was made at the first start, before this record: another is brought forward
  exec("UPDATE job SET once = 'earlier' WHERE kind = 'audit.checkpoint' AND state = 'done'")
  let signed = '0'
  for (let i = 0; i < 100 && signed === '0'; i++, await sleep(100)) signed = exec(`SELECT COUNT(*) FROM checkpoint_head WHERE record = '${id}' AND n >= 5`)
  tell(signed !== '0', `${name}: a checkpoint signed the record`)
  await hub.stop()
  tell(hub.audit().sound, `${name}: sound before`, hub.audit().said)

  for (const [what, sql, expected] of alterations) {
    if (hub.pg) hub.pg.create('kept', hub.database)
    else {
      exec('PRAGMA wal_checkpoint(TRUNCATE)')
      copyFileSync(`${hub.data}/rabta.db`, `${hub.data}/kept`)
    }
    exec(sql.replaceAll('%', id))
    const v = hub.audit()
    tell(!v.sound && v.said.startsWith(expected(id)), `${name}: ${what} is named`, v.said)
    if (hub.pg) {
      hub.pg.sql('postgres', `DROP DATABASE ${hub.database}`)
      hub.pg.sql('postgres', `ALTER DATABASE kept RENAME TO ${hub.database}`)
    } else {
      exec('PRAGMA wal_checkpoint(TRUNCATE)')
      copyFileSync(`${hub.data}/kept`, `${hub.data}/rabta.db`)
    }
  }
  const marks = readFileSync(`${hub.data}/checkpoints`, 'utf8')
  const last = exec('SELECT MAX(n) FROM checkpoint')
  exec(`DELETE FROM checkpoint_head WHERE checkpoint = ${last}; DELETE FROM checkpoint WHERE n = ${last}`)
  const cut = hub.audit()
  tell(!cut.sound && cut.said.startsWith(`checkpoint ${last} is missing`), `${name}: the copy outside tells of a checkpoint that was cut off`, cut.said)
  // a line that a crash cut short, and one that was never written, spoil no other
  writeFileSync(`${hub.data}/checkpoints`, '1 abcd\n')
  appendFileSync(`${hub.data}/checkpoints`, marks.trim().split('\n').at(-1) + '\n')
  const still = hub.audit()
  tell(!still.sound && still.said.startsWith(`checkpoint ${last} is missing`), `${name}: nor does it when lines before were lost`, still.said)
}

await run(async () => {
  await tampered('sqlite', 'tamper, sqlite')
  const pg = await Postgres.make()
  if (pg) await tampered(pg, 'tamper, postgres')
  else skip('tamper, postgres', 'no PostgreSQL server')
})
