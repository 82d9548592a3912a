// A day of Shadowserver reports for 600 owners (scenario C): a report type nobody knows yet, one row of nineteen broken, many
// customers behind one address, three addresses that refuse. Each row is accounted for; each owner gets one letter with what is
// his; where a letter comes back the CERT above is told.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { all, atEnd, folder, freePort, Hub, Postgres, run, skip, sleep, tell } from './lib.mjs'

const owners = 600
const rows = all ? 2_000_000 : 200_000 // on each engine
const refusing = [7, 200, 431]
const shared = 5 // of this owner many customers stand behind one address
const until = async (f, seconds) => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(500)) {
    const v = await f()
    if (v) return v
  }
  return undefined
}

// a real SMTP server that knows three addresses not, and writes down who got how much
const server = `
import json
class Box:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in ${JSON.stringify(refusing.map((i) => `desk@office${i}.example`))}:
            return '550 5.1.1 no such mailbox'
        envelope.rcpt_tos.append(address)
        return '250 OK'
    async def handle_DATA(self, server, session, envelope):
        with open(BOX, 'a') as f:
            f.write(json.dumps({'to': envelope.rcpt_tos, 'text': envelope.content.decode('utf-8', 'replace')}) + '\\n')
        return '250 taken'
`
async function smtp() {
  const dir = folder()
  const port = await freePort()
  const box = join(dir, 'letters')
  writeFileSync(join(dir, 'shadow_box.py'), server.replace('BOX', JSON.stringify(box)))
  const child = spawn('/usr/bin/python3', ['-m', 'aiosmtpd', '-n', '-l', `127.0.0.1:${port}`, '-c', 'shadow_box.Box'], { cwd: dir, stdio: 'ignore', env: { ...process.env, PYTHONPATH: dir } })
  atEnd(() => child.kill())
  // a line that is being written has no end yet
  const letters = () => (existsSync(box) ? readFileSync(box, 'utf8').split('\n').slice(0, -1).map((l) => JSON.parse(l)) : [])
  return { port, letters }
}

const net = (i) => `5.${10 + (i >> 8)}.${i & 255}`
const moment = (day, k) => new Date(day - (k % 50_000) * 1000).toISOString().slice(0, 19).replace('T', ' ')
// one row of nineteen has no time that can be read
const broken = ['in the night', '2026-13-45 10:00:00', '24th of November', '99/99']
function file(day, from, n) {
  const out = ['"timestamp","ip","port","hostname","tag","category","url"']
  let good = 0
  const assets = new Set()
  for (let k = from; k < from + n; k++) {
    const i = k % owners
    const round = Math.floor(k / owners)
    const bad = k % 19 === 18
    const host = i === shared ? `${net(i)}.1","${1024 + round}` : `${net(i)}.${1 + (round % 20)}","80`
    if (!bad) {
      good++
      assets.add(host)
    }
    out.push(`"${bad ? broken[Math.floor(k / 19) % broken.length] : moment(day, k)}","${host}","","shell","webshell","/${k}"`)
  }
  return { text: out.join('\n'), good, bad: n - good, assets: assets.size, customers: [...assets].filter((a) => a.startsWith(`${net(shared)}.`)).length }
}

async function scenario(engine, name) {
  const hub = await Hub.make(engine)
  await hub.start()
  const admin = hub.command('key', 'create', '--user', 'admin@cert.example').trim()
  const mail = await smtp()
  await hub.ask('PUT', '/api/v1/admin/mail', { key: admin, body: { url: `smtp://127.0.0.1:${mail.port}` } })
  const table = ['name;kind;network;contact;email', ...Array.from({ length: owners }, (_, i) => `Office ${i};constituent;${net(i)}.0/24;Desk of ${i};desk@office${i}.example`)].join('\n')
  const made = await hub.ask('POST', '/api/v1/organisations/import', { body: Buffer.from(table), headers: { 'content-type': 'text/csv' }, ms: 120_000 })
  tell(made.json?.new === owners, `${name}: ${owners} owners with network and contact`, `${made.status} ${made.text.slice(0, 300)}`)
  const find = async (q, kind) => (await hub.ask('GET', `/api/v1/organisations?limit=200&q=${encodeURIComponent(q)}`)).json.items.find((o) => o.title === q && (!kind || o.org_kind === kind))
  const cert = await find('Financial Sector CERT')
  for (const i of refusing) {
    const o = await find(`Office ${i}`)
    const a = await hub.ask('POST', `/api/v1/organisations/${o.id}/edges`, { body: { type: 'serves', from: cert.id } })
    if (a.status !== 201) tell(false, `${name}: an office is served by its sectoral CERT`, a.text)
  }

  // the day's two files: one of a type that is known, one of a type that is new
  const day = Date.now() - 600_000
  const fresh = rows / 20
  const known = file(day, 0, rows - fresh)
  const other = file(day, rows - fresh, fresh)
  const send = (text, called) => hub.ask('POST', `/api/v1/events?format=shadowserver&name=${called}`, { body: gzipSync(text, { level: 1 }), headers: { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' }, ms: 1_200_000 })
  const date = new Date(day).toISOString().slice(0, 10)
  const began = Date.now()
  const a = await send(known.text, `${date}-compromised_website-centre.csv`)
  const b = await send(other.text, `${date}-brand_new_report-centre.csv`)
  console.log(`# ${name}: ${Math.round(rows / ((Date.now() - began) / 1000))} rows a second`)
  tell(a.json?.accepted === known.good && a.json?.quarantined === known.bad, `${name}: ${rows - fresh} rows, ${known.bad} of them broken and set aside`, a.text.slice(0, 400))
  tell(b.json?.unknown_type === true && b.json?.accepted === other.good && b.json?.quarantined === other.bad, `${name}: a type that nobody knows is taken in and named`, b.text.slice(0, 400))
  const again = await send(known.text, `${date}-compromised_website-centre.csv`)
  tell(again.json?.accepted === 0 && again.json?.duplicates === known.good, `${name}: the same file again is known to the row`, again.text.slice(0, 300))
  const groups = (await hub.ask('GET', '/api/v1/events/not-understood')).json
  tell(JSON.stringify(groups).includes('compromised_website'), `${name}: rows not understood stand by report and reason`, JSON.stringify(groups).slice(0, 300))

  // one batch an owner, held until a person lets them go
  const count = (sql) => Number(hub.pg ? hub.pg.sql(hub.database, sql) : execFileSync('sqlite3', ['-cmd', '.timeout 10000', `${hub.data}/rabta.db`, sql]).toString())
  const ours = "r.title LIKE 'Office %'"
  const batches = `FROM finding_batch b JOIN record r ON r.id = b.organisation WHERE ${ours} AND b.class_group = 'intrusions'`
  const findings = `FROM finding f JOIN record r ON r.id = f.organisation WHERE ${ours} AND f.class = 'system-compromise'`
  const told = `SELECT COUNT(*) FROM finding_told t JOIN finding f ON f.id = t.finding JOIN record r ON r.id = f.organisation WHERE ${ours} AND f.class = 'system-compromise'`
  await until(() => count(`SELECT COUNT(*) ${findings} AND f.told > 0`) === known.assets, all ? 1800 : 300)
  tell(count(`SELECT COUNT(*) ${findings}`) === known.assets, `${name}: a finding for each of ${known.assets} hosts and ports`, String(count(`SELECT COUNT(*) ${findings}`)))
  tell(count(`SELECT COUNT(DISTINCT f.asset) ${findings} AND r.title = 'Office ${shared}'`) === known.customers, `${name}: ${known.customers} customers behind one address are told apart by their ports`)
  tell(count(told) === known.assets, `${name}: each is told by one letter`, String(count(told)))
  tell(count(`SELECT COUNT(DISTINCT b.organisation) ${batches} AND b.state = 'held'`) === owners, `${name}: all ${owners} owners have what is theirs in the outbox, held`)
  const letters = count(`SELECT COUNT(*) ${batches}`)

  // a person lets them go; three addresses refuse, and the sectoral CERT above them is told instead
  const team = (await hub.ask('GET', '/api/v1/me')).json.seats.find((x) => x.place.startsWith('tea_')).place
  const release = async () => {
    while ((await hub.ask('POST', '/api/v1/outbox/release', { body: { team }, ms: 120_000 })).json.released); // 500 at a time
  }
  await release()
  const lost = count(`SELECT COUNT(*) ${batches} AND r.title IN (${refusing.map((i) => `'Office ${i}'`)})`)
  const mine = () => mail.letters().filter((l) => /^desk@office\d+\.example$/.test(l.to[0]))
  await until(() => mine().length === letters - lost, all ? 1800 : 240)
  tell(mine().length === letters - lost, `${name}: ${letters - lost} letters arrived`, String(mine().length))
  tell(new Set(mine().map((l) => l.to[0])).size === owners - refusing.length, `${name}: at each of ${owners - refusing.length} owners`)
  const wrong = mine().filter((l) => {
    const i = Number(/\d+/.exec(l.to[0])[0])
    const plain = l.text.replace(/(?:[A-Za-z0-9+/=]{60,}\r?\n)+[A-Za-z0-9+/=]*/g, (b) => Buffer.from(b, 'base64').toString()).replace(/=\r?\n/g, '')
    return !plain.includes(`${net(i)}.`) || [...plain.matchAll(/\b5\.\d+\.\d+\./g)].some((m) => m[0] !== `${net(i)}.`)
  })
  tell(wrong.length === 0, `${name}: each holds what is its owner's, and nothing of another's`, wrong.slice(0, 2).map((l) => l.to[0]).join(' '))
  await until(() => count(`SELECT COUNT(*) ${batches} AND b.state = 'escalated'`) === lost, 120)
  await release()
  const above = () => mail.letters().filter((l) => refusing.some((i) => l.text.includes(`Office ${i}`)) && !/office\d+\.example/.test(l.to[0]))
  await until(() => above().length >= lost, 120)
  tell(count(`SELECT COUNT(*) ${batches} AND b.state = 'escalated'`) === lost && above().length === lost, `${name}: what ${refusing.length} addresses refused went to the CERT above`, `${above().length} of ${lost} letters, to ${[...new Set(above().map((l) => l.to[0]))]}`)
  await hub.stop()
  tell(hub.faults().length === 0, `${name}: no fault in the log`, hub.faults().slice(0, 3).join(' | '))
}

await run(async () => {
  await scenario('sqlite', 'shadow, sqlite')
  const pg = await Postgres.make()
  if (pg) await scenario(pg, 'shadow, postgres')
  else skip('shadow, postgres', 'no PostgreSQL server')
})
