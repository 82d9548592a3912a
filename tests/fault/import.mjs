// rabta import: files of events by the command line, with the server off; what is told of each, and its exit code
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { Hub, Postgres, folder, rabta, run, skip, tell } from './lib.mjs'

const dir = folder()
const file = (name, content) => {
  writeFileSync(`${dir}/${name}`, content)
  return `${dir}/${name}`
}
const day = new Date().toISOString().slice(0, 10)
const alert = (i) => `{"timestamp":"${day}T00:0${i}:00.000000+0000","flow_id":${i},"event_type":"alert","src_ip":"203.0.113.${i}","src_port":4000,"dest_ip":"198.51.100.7","dest_port":443,"proto":"TCP","alert":{"gid":1,"signature_id":7,"rev":1,"signature":"A test","category":"A Network Trojan was detected","severity":1}}\n`
const eve = [1, 2, 3].map(alert).join('')
const meaning = JSON.stringify({ header: true, columns: [{ from: 'when', to: 'time.source', required: true }, { from: 'who', to: 'source.ip', required: true }, { from: 'what', to: 'event_description.text' }], constants: { 'classification.type': 'infected-system', 'feed.name': 'By hand' } })
const table = `when,who,what\n${day}T00:00:01Z,203.0.113.50,one\n${day}T00:00:02Z,203.0.113.51,two\n${day}T00:00:03Z,no address,three\n`

async function imports(engine, name) {
  const hub = await Hub.make(engine)
  const said = (...words) => {
    const r = spawnSync(rabta, ['import', '--data', hub.data, ...hub.direct, ...words], { encoding: 'utf8' })
    return { code: r.status, text: r.stdout + r.stderr }
  }
  const expects = (what, r, code, ...words) => tell(r.code === code && words.every((w) => r.text.includes(w)), `${name}: ${what}`, JSON.stringify(r))
  const lines = file('eve.json', eve)
  expects('EVE is known by its content', said(lines), 0, 'eve: 3 new, 0 known, 0 not understood')
  expects('the same again is known', said(lines), 0, '0 new, 3 known')
  expects('packed or not is one', said(file('eve.json.gz', gzipSync(eve))), 0, '0 new, 3 known')
  expects('a bad line is kept, with line and reason', said('--as', 'eve', file('bad.json', `${alert(4)}{"timestamp"\n${alert(5)}`)), 1, '2 new, 0 known, 1 not understood', 'bad.json:2: ')
  const rows = file('table.csv', table)
  expects('a table without a meaning is refused', said('--as', 'csv', rows), 2, '--mapping')
  expects('a meaning that is not there is refused', said('--as', 'csv', '--mapping', 'nobodys', rows), 2, 'nobodys')
  expects('a meaning that is none is refused', said('--as', 'csv', '--mapping', file('none.json', '{"columns": 7}'), rows), 2, 'columns')
  expects('a table by a file that says what it means', said('--as', 'csv', '--mapping', file('meaning.json', meaning), rows), 1, 'csv: 2 new, 0 known, 1 not understood', 'table.csv:4: ')
  await hub.start()
  const kept = await hub.ask('POST', '/api/v1/event-mappings', { body: { name: 'Kept one', format: 'csv', document: meaning, sample: table } })
  tell(kept.status < 300, `${name}: a desk keeps a meaning`, kept.text)
  expects('the same table by the meaning that is kept, beside a server', said('--as', 'csv', '--mapping', 'Kept one', rows), 1, '0 new, 2 known')
  expects('it is for tables alone', said('--as', 'json', '--mapping', 'Kept one', lines), 2, 'is for csv')
  await hub.kill()
}

run(async () => {
  await imports('sqlite', 'SQLite')
  const pg = await Postgres.make()
  if (pg) await imports(pg, 'PostgreSQL')
  else skip('PostgreSQL', 'there is none')
})
