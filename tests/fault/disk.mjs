// A full disk: 507 as a problem document, reading goes on, all works again when there is room. The data directory lies on a small tmpfs.
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync } from 'node:fs'
import { Hub, Postgres, atEnd, folder, run, skip, sleep, tell } from './lib.mjs'

function smallDisk() {
  const at = `${folder()}/disk`
  mkdirSync(at)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m,mode=0755', 'tmpfs', at], { stdio: 'pipe' })
  } catch {
    return undefined
  }
  atEnd(() => execFileSync('umount', ['-l', at]))
  return at
}
const free = (at) => {
  const s = statfsSync(at)
  return s.bavail * s.bsize
}
// all but `left` bytes are taken, until the room is given back; the program writes beside us, so it may take more than one try
function fill(at, left) {
  for (let i = 0; ; i++) {
    try {
      const n = free(at) - left - i * 4096
      if (n > 0) execFileSync('fallocate', ['-l', String(n), `${at}/filler`], { stdio: 'pipe' })
      return
    } catch (e) {
      rmSync(`${at}/filler`, { force: true })
      if (i === 20) throw e
    }
  }
}

const upload = (bytes) =>
  Buffer.concat([Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="x.bin"\r\n\r\n'), bytes, Buffer.from('\r\n--b--\r\n')])
const form = { 'content-type': 'multipart/form-data; boundary=b' }
const noise = (n) => Buffer.from(Array.from({ length: n }, (_, i) => (i * 7919 + n) & 255))

function refusal(name, a) {
  const good = a.status === 507 && a.headers['content-type'] === 'application/problem+json' && a.json?.type === '/problems/disk-full' && a.json?.status === 507
  tell(good, `${name}: 507 as a problem document`, good ? '' : `${a.status} ${a.text?.slice(0, 300)}`)
}

async function full(engine, name) {
  const where = smallDisk()
  if (!where) return skip(name, 'a small disk cannot be mounted here')
  const hub = await Hub.make(engine, { where })
  await hub.start()
  const report = (n, more = {}) => hub.ask('POST', '/api/v1/reports', { body: { title: `On a full disk ${n}`, description: 'd', ...more } })
  const first = await report(0)
  tell(first.status === 201, `${name}: a report while there is room`)
  const id = first.json.id
  const send = (n) => hub.ask('POST', `/api/v1/records/${id}/attachments`, { body: upload(noise(n)), headers: form }).catch((e) => ({ status: 0, text: String(e) }))
  tell((await send(70_000)).status === 201, `${name}: a file while there is room`)

  const made = []
  fill(where, hub.engine === 'sqlite' ? 600_000 : 0)
  if (hub.engine === 'sqlite') {
    let last
    for (let i = 1; i < 3000; i++) {
      last = await report(i, { description: 'x'.repeat(19_000) })
      if (last.status !== 201) break
      made.push(last.json.id)
    }
    refusal(`${name}, a record`, last)
    const again = await report('again', { description: 'x'.repeat(19_000) })
    refusal(`${name}, again`, again)
  }
  refusal(`${name}, a file`, await send(90_000))
  refusal(`${name}, a body that goes to the spool`, await send(3 << 20))
  const one = await hub.ask('GET', `/api/v1/reports/${id}`)
  const list = await hub.ask('GET', '/api/v1/reports?limit=50')
  tell(one.status === 200 && list.status === 200, `${name}: reading goes on`, `${one.status} ${list.status}`)
  tell((await hub.ask('GET', '/healthz')).status === 200, `${name}: the server lives`)

  rmSync(`${where}/filler`)
  let ok
  for (let i = 0; i < 50 && ok?.status !== 201; i++, await sleep(100)) ok = await report('after')
  tell(ok.status === 201, `${name}: works again without a restart`, `${ok.status}`)
  tell((await send(90_000)).status === 201, `${name}: files, too`)
  let missing = 0
  for (const m of made) if ((await hub.ask('GET', `/api/v1/reports/${m}`)).status !== 200) missing++
  tell(missing === 0, `${name}: all ${made.length} that were acknowledged meanwhile are there`)
  await hub.stop()
  const a = hub.audit()
  tell(a.sound, `${name}: the timeline is sound`, a.said)
  tell(hub.faults().length === 0, `${name}: no fault in the log`, hub.faults().slice(0, 3).join(' | '))
}

await run(async () => {
  await full('sqlite', 'full disk, sqlite')
  const pg = await Postgres.make()
  if (pg) await full(pg, 'full disk, postgres')
  else skip('full disk, postgres', 'no PostgreSQL server')
})
