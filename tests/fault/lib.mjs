// What the fault scripts share: the program, a PostgreSQL of their own, clients that write and remember what was acknowledged.
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import { join, resolve } from 'node:path'

export const rabta = resolve('build/rabta')
export const all = process.argv.includes('--all')
export const seed = Number(process.env.RABTA_SEED ?? Date.now() % 1_000_000)
let state = seed
export const random = (n) => {
  state = (state * 1103515245 + 12345) % 2147483648
  return Math.floor((state / 2147483648) * n)
}
export const sleep = (ms) => new Promise((r) => setTimeout(r, ms))

let failed = 0
export function tell(good, name, more = '') {
  if (!good) failed++
  console.log(`${good ? 'ok' : 'not ok'} - ${name}${more ? `: ${more}` : ''}`)
}
export const skip = (name, why) => console.log(`skip - ${name}: ${why}`)

const ends = []
export const atEnd = (f) => ends.push(f)
export async function run(main) {
  console.log(`# seed ${seed}`)
  try {
    await main()
  } catch (e) {
    tell(false, 'the script itself', e.stack)
  }
  for (const f of ends.reverse()) {
    try {
      await f()
    } catch {}
  }
  process.exit(failed ? 1 : 0)
}

export function folder() {
  const d = mkdtempSync(join(process.env.RABTA_WORK ?? '/tmp', 'fault-'))
  atEnd(() => rmSync(d, { recursive: true, force: true }))
  return d
}
export async function freePort() {
  const s = net.createServer()
  await new Promise((r) => s.listen(0, '127.0.0.1', r))
  const { port } = s.address()
  await new Promise((r) => s.close(r))
  return port
}

// ---- a PostgreSQL that a script may stop, start and cut
const asPostgres = (args) => (process.getuid() === 0 ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', ...args]] : [args[0], args.slice(1)])
export class Postgres {
  static async make() {
    const p = new Postgres()
    const at = '/usr/lib/postgresql'
    if (!existsSync(at)) return undefined
    p.bin = join(at, readdirSync(at).sort((a, b) => a - b).at(-1), 'bin')
    p.dir = folder()
    if (process.getuid() === 0) {
      const [uid, gid] = ['-u', '-g'].map((f) => Number(execFileSync('id', [f, 'postgres'])))
      chownSync(p.dir, uid, gid)
    }
    p.port = await freePort()
    p.run('initdb', '-D', `${p.dir}/data`, '--locale=C', '--encoding=UTF8', '-A', 'trust', '-U', 'postgres')
    await p.start()
    atEnd(() => p.stop('immediate'))
    return p
  }
  run(name, ...args) {
    const [cmd, list] = asPostgres([join(this.bin, name), ...args])
    return execFileSync(cmd, list, { cwd: this.dir, stdio: ['ignore', 'pipe', 'pipe'] }).toString()
  }
  async start() {
    const o = `-k ${this.dir} -h 127.0.0.1 -p ${this.port} -c fsync=off -c max_connections=80`
    const [cmd, list] = asPostgres([join(this.bin, 'pg_ctl'), '-D', `${this.dir}/data`, '-o', o, '-l', `${this.dir}/log`, '-w', 'start'])
    await new Promise((r, no) => spawn(cmd, list, { cwd: this.dir, stdio: 'ignore' }).on('exit', (c) => (c ? no(new Error(`pg_ctl: ${c}`)) : r())))
  }
  stop(mode) {
    this.run('pg_ctl', '-D', `${this.dir}/data`, '-m', mode, '-w', 'stop')
  }
  url(database, port = this.port) {
    return `postgresql://postgres@127.0.0.1:${port}/${database}`
  }
  sql(database, text) {
    return this.run('psql', '-h', '127.0.0.1', '-p', String(this.port), '-U', 'postgres', '-qAt', '-v', 'ON_ERROR_STOP=1', '-d', database, '-c', text).trim()
  }
  create(database, template = 'template0') {
    this.sql('postgres', `CREATE DATABASE ${database} TEMPLATE ${template} ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`)
  }
}

// ---- the program on a demonstration of its own
const patterns = new Map()
export class Hub {
  // engine: 'sqlite' or a Postgres
  static async make(engine, { where, proxy } = {}) {
    const h = new Hub()
    h.engine = engine === 'sqlite' ? 'sqlite' : 'postgres'
    h.pg = engine === 'sqlite' ? undefined : engine
    if (!patterns.has(engine)) {
      const dir = `${folder()}/pattern`
      const args = h.pg ? ['--database', h.pg.url('pattern')] : []
      if (h.pg) h.pg.create('pattern')
      execFileSync(rabta, ['demo', '--data', dir, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
      patterns.set(engine, dir)
    }
    h.data = `${where ?? folder()}/data`
    cpSync(patterns.get(engine), h.data, { recursive: true })
    if (h.pg) {
      h.database = `hub_${process.pid}_${Math.floor(Math.random() * 1e9)}`
      h.pg.create(h.database, 'pattern')
    }
    h.port = await freePort()
    h.args = h.pg ? ['--database', h.pg.url(h.database, proxy)] : []
    h.direct = h.pg ? ['--database', h.pg.url(h.database)] : []
    h.log = ''
    h.keys = ['lead', 'analyst'].map((who) => h.command('key', 'create', '--user', `${who}@cert.example`).trim())
    h.key = h.keys[0]
    atEnd(() => h.kill())
    return h
  }
  command(...words) {
    return execFileSync(rabta, [...words, '--data', this.data, ...this.direct], { stdio: ['ignore', 'pipe', 'pipe'] }).toString()
  }
  // what `rabta audit verify` says, and whether it found all sound
  audit() {
    try {
      return { sound: true, said: this.command('audit', 'verify').trim() }
    } catch (e) {
      return { sound: false, said: `${e.stdout ?? ''}${e.stderr ?? ''}`.trim() }
    }
  }
  async start(...more) {
    const [program, ...before] = [...(this.through ?? []), rabta]
    this.child = spawn(program, [...before, 'serve', '--data', this.data, '--listen', `127.0.0.1:${this.port}`, ...this.args, ...more], {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.child.stderr.on('data', (d) => {
      this.log += d
    })
    this.child.gone = new Promise((r) => this.child.on('exit', r))
    await this.ready()
  }
  async ready(ms = 20000) {
    for (const until = Date.now() + ms; Date.now() < until; await sleep(30)) {
      const a = await this.ask('GET', '/readyz').catch(() => undefined)
      if (a?.status === 200) return true
    }
    throw new Error(`not ready: ${this.log.slice(-800)}`)
  }
  // pids of http and work, in the order they were started
  children() {
    const text = readFileSync(`/proc/${this.child.pid}/task/${this.child.pid}/children`, 'utf8')
    return text.trim().split(' ').filter(Boolean).map(Number)
  }
  // until the children are gone as well: one that is writing takes a moment, and holds the port until then
  async kill() {
    let kids = []
    try {
      kids = this.children()
      process.kill(-this.child.pid, 'SIGKILL')
    } catch {}
    await this.child?.gone
    for (const until = Date.now() + 10000; kids.some((k) => existsSync(`/proc/${k}`)) && Date.now() < until; ) await sleep(5)
  }
  async stop() {
    process.kill(this.child.pid, 'SIGTERM')
    await this.child.gone
  }
  ask(method, path, { body, headers = {}, key = this.key, agent, ms = 20000 } = {}) {
    return new Promise((done, no) => {
      const b = body === undefined ? undefined : Buffer.isBuffer(body) ? body : JSON.stringify(body)
      const h = { ...(key ? { authorization: `Bearer ${key}` } : {}), ...(b && !Buffer.isBuffer(body) ? { 'content-type': 'application/json' } : {}), ...headers }
      if (b) h['content-length'] = Buffer.byteLength(b)
      const r = http.request({ host: '127.0.0.1', port: this.port, method, path, headers: h, agent: agent ?? false, timeout: ms }, (m) => {
        const parts = []
        m.on('data', (d) => parts.push(d))
        m.on('end', () => {
          const text = Buffer.concat(parts).toString()
          let json
          try {
            json = JSON.parse(text)
          } catch {}
          done({ status: m.statusCode, headers: m.headers, text, json })
        })
        m.on('error', no)
      })
      r.on('timeout', () => r.destroy(new Error('timed out')))
      r.on('error', no)
      r.end(b)
    })
  }
  faults() {
    return this.log.split('\n').filter((l) => /event=fault|Sanitizer|runtime error/.test(l))
  }
}

// clients that create reports until told to stop; each repeats one creation with its key until it is answered. They are two
// people, and slow enough for what one may write in a minute, however fast the machine is.
const pace = 110 // ms between two creations of a client
export class Load {
  constructor(hub, { clients = 4, mark = `load ${seed} ${Math.floor(Math.random() * 1e9)}` } = {}) {
    Object.assign(this, { hub, mark, made: new Map(), refused: new Map(), odd: [], repeated: 0, going: true })
    this.done = Promise.all(Array.from({ length: clients }, (_, i) => this.client(i)))
  }
  async client(i) {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
    for (let n = 0; this.going; n++) {
      const next = sleep(pace)
      await this.create(`${this.mark}-${i}-${n}`, agent)
      await next
    }
    agent.destroy()
  }
  // whose a creation is: MARK-CLIENT-N
  by(key) {
    return this.hub.keys[key.split('-').at(-2) % this.hub.keys.length]
  }
  body(key) {
    return { title: `Made under load ${key}`, description: 'd', product: this.mark }
  }
  async create(key, agent) {
    for (let tries = 0; ; tries++) {
      const a = await this.hub.ask('POST', '/api/v1/reports', { body: this.body(key), headers: { 'idempotency-key': key }, agent, key: this.by(key) }).catch((e) => e)
      if (tries && a.status) this.repeated++
      if (a.status === 201 || a.status === 200) {
        this.made.set(key, a.headers.location)
        return
      }
      if (a.status) this.refused.set(a.status, (this.refused.get(a.status) ?? 0) + 1)
      if (a.status && (a.status !== 503 || !a.headers['retry-after'])) this.odd.push(`${a.status} ${a.text.slice(0, 200)}`)
      if (!this.going && (!a.status || tries > 20)) return // not acknowledged: no promise was made
      await sleep(30)
    }
  }
  async stop() {
    this.going = false
    await this.done
  }
  // ids of what is there under this load's mark
  async there(hub = this.hub) {
    const ids = []
    let cursor = ''
    do {
      const a = await hub.ask('GET', `/api/v1/reports?limit=200&product=${encodeURIComponent(this.mark)}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)
      if (a.status !== 200) throw new Error(`list: ${a.status} ${a.text}`)
      for (const r of a.json.items) ids.push(r.id)
      cursor = a.json.next
    } while (cursor)
    return ids
  }
  // nothing acknowledged is lost, nothing is there twice
  async check(name, hub = this.hub, acknowledged = this.made) {
    const ids = await this.there(hub)
    const have = new Set(ids)
    const lost = [...acknowledged.values()].filter((l) => !have.has(l?.split('/').at(-1)))
    tell(lost.length === 0, `${name}: all ${acknowledged.size} acknowledged creations are there`, lost.slice(0, 3).join(' '))
    return { ids, have }
  }
}
