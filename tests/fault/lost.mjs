// A lost PostgreSQL: connections cut, the server crashed and started during load, and a connection that ends in the middle
// of COMMIT. Requests succeed or answer 503 with Retry-After; nothing is lost or doubled; no restart is needed.
import net from 'node:net'
import { Hub, Load, Postgres, all, freePort, random, run, skip, sleep, tell } from './lib.mjs'

// between the program and the server; looks for the simple query COMMIT and does what it is told to
class Wire {
  static async make(pg) {
    const w = new Wire()
    w.port = await freePort()
    w.mode = 'through'
    w.cut = 0
    w.server = net.createServer((c) => {
      const s = net.connect(pg.port, '127.0.0.1')
      let muted = false
      c.on('data', (d) => {
        const commit = w.mode !== 'through' && d[0] === 0x51 && d.includes('COMMIT\0')
        if (!commit) return s.write(d)
        const mode = w.mode
        w.mode = 'through'
        w.cut++
        if (mode === 'before') {
          s.destroy()
          c.destroy()
        } else if (mode === 'after') {
          muted = true
          s.write(d)
          s.once('data', () => {
            c.destroy()
            s.destroy()
          })
        } else {
          // the server hears COMMIT late, when the program has given up on this connection
          muted = true
          c.destroy()
          setTimeout(() => s.write(d, () => setTimeout(() => s.destroy(), 200)), 400)
        }
      })
      s.on('data', (d) => muted || c.write(d))
      c.on('error', () => {})
      s.on('error', () => c.destroy())
      c.on('close', () => muted || s.destroy())
      s.on('close', () => c.destroy())
    })
    await new Promise((r) => w.server.listen(w.port, '127.0.0.1', r))
    return w
  }
}

async function cutInCommit(pg) {
  const wire = await Wire.make(pg)
  const hub = await Hub.make(pg, { proxy: wire.port })
  await hub.start()
  for (const mode of ['before', 'after', 'late']) {
    const rounds = all ? 30 : 8
    let good = 0
    const odd = []
    for (let i = 0; i < rounds; i++) {
      const product = `Cut ${mode} ${i} ${Date.now()}`
      const http = hub.children()
      wire.mode = mode
      const before = wire.cut
      const a = await hub.ask('POST', '/api/v1/reports', { body: { title: 'Cut in commit', description: 'd', product } })
      wire.mode = 'through'
      await sleep(mode === 'late' ? 900 : 20)
      const n = (await hub.ask('GET', `/api/v1/reports?product=${encodeURIComponent(product)}`)).json.items.length
      // acknowledged means once; refused means at most once, since the caller was told to look
      const fine = a.status === 201 ? n === 1 : a.status === 503 && a.headers['retry-after'] && n <= 1
      if (fine && String(http) === String(hub.children())) good++
      else odd.push(`${a.status}, ${n} there, ${wire.cut - before} cut`)
    }
    tell(good === rounds, `lost postgres: ${rounds} connections that end ${mode} COMMIT lose and double nothing`, odd.slice(0, 4).join('; '))
  }
  tell(wire.cut >= 3, `lost postgres: ${wire.cut} commits were cut indeed`)
  await hub.stop()
  const a = hub.audit()
  tell(a.sound, 'lost postgres: the timeline is sound after cut commits', a.said)
  wire.server.close()
}

async function cutUnderLoad(pg) {
  const hub = await Hub.make(pg)
  await hub.start()
  const parent = hub.child.pid
  const load = new Load(hub)
  for (let i = 0; i < (all ? 60 : 15); i++) {
    await sleep(80 + random(200))
    pg.sql('postgres', `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${hub.database}'`)
  }
  const cut = load.made.size
  tell(cut > 10, `lost postgres: ${cut} creations while connections were cut`)
  for (let i = 0; i < (all ? 6 : 2); i++) {
    pg.stop('immediate')
    const down = await hub.ask('GET', '/api/v1/reports?limit=1')
    tell(down.status === 503 && down.headers['retry-after'] && /problem\+json/.test(down.headers['content-type']), 'lost postgres: while it is down, 503 with Retry-After', `${down.status}`)
    const alive = await hub.ask('GET', '/healthz')
    tell(alive.status === 200, 'lost postgres: while it is down, the process lives', `${alive.status}`)
    const unready = await hub.ask('GET', '/readyz')
    tell(unready.status === 503, 'lost postgres: while it is down, it says that it is not ready', `${unready.status}`)
    await sleep(400)
    await pg.start()
    const back = Date.now()
    await hub.ready()
    tell(Date.now() - back < 5000, `lost postgres: ready again without a restart`, `${Date.now() - back} ms`)
    const before = load.made.size
    await sleep(700)
    tell(load.made.size > before, 'lost postgres: and the clients go on')
  }
  await load.stop()
  tell(load.odd.length === 0, 'lost postgres: every refusal was 503 with Retry-After', load.odd.slice(0, 3).join(' | '))
  const { ids } = await load.check('lost postgres')
  tell(ids.length >= load.made.size && ids.length <= load.made.size + 4 && new Set(ids).size === ids.length, 'lost postgres: none is there twice', `${ids.length} for ${load.made.size}`)
  tell(hub.child.pid === parent && hub.child.exitCode === null, 'lost postgres: the program was not started again')
  await hub.stop()
  const a = hub.audit()
  tell(a.sound, 'lost postgres: the timeline is sound', a.said)
  tell(hub.faults().length === 0, 'lost postgres: no fault in the log', hub.faults().slice(0, 3).join(' | '))
}

// the program may be started before its database, and waits for it
async function startedEarly(pg) {
  const hub = await Hub.make(pg)
  await hub.start()
  pg.stop('immediate')
  for (const pid of hub.children()) process.kill(pid, 'SIGKILL')
  await sleep(300)
  await pg.start()
  await hub.ready()
  const codes = new Set()
  for (let i = 0; i < 60; i++) codes.add((await hub.ask('GET', '/api/v1/reports?limit=1')).status)
  tell(codes.size === 1 && codes.has(200), 'lost postgres: children that began without a database find it later, all of them', [...codes].join(' '))
  await hub.stop()
}

await run(async () => {
  const pg = await Postgres.make()
  if (!pg) return skip('lost postgres', 'no PostgreSQL server')
  await cutInCommit(pg)
  await cutUnderLoad(pg)
  await startedEarly(pg)
})
