// Backup while clients write, restore into a new directory: all that was acknowledged before the backup began is there,
// files open, the timeline is sound, and the restored hub goes on.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { Hub, Load, Postgres, all, folder, freePort, rabta, run, skip, sleep, tell } from './lib.mjs'

// nothing of it can be read, and what was altered, cut or opened with other words is refused and leaves nothing behind
function sealedCopy(name, copy, key, args) {
  const bytes = readFileSync(copy)
  tell(!bytes.includes('SQLite format') && !bytes.includes('On a') && !bytes.includes('PGDMP'), `${name}: a sealed copy shows nothing of what is in it`)
  const wrong = `${folder()}/wrong`
  writeFileSync(wrong, 'other words, as many as before\n', { mode: 0o600 })
  const open = `${folder()}/open`
  writeFileSync(open, 'a passphrase of several words\n', { mode: 0o644 })
  const altered = Buffer.from(bytes)
  altered[bytes.length >> 1] ^= 1
  const right = `${folder()}/right`
  writeFileSync(right, 'a passphrase of several words\n', { mode: 0o600 })
  for (const [what, content, words] of [
    ['opened with other words', bytes, wrong],
    ['altered', altered, right],
    ['cut', bytes.subarray(0, bytes.length - 5000), right],
    ['longer than it was', Buffer.concat([bytes, Buffer.from('more')]), right],
    ['with a passphrase that others can read', bytes, open],
  ]) {
    const at = `${folder()}/copy`
    writeFileSync(at, content)
    const to = `${folder()}/refused`
    const r = spawnSync(rabta, ['restore', '--data', to, '--key', key, '--seal', words, ...args, at], { encoding: 'utf8' })
    tell(r.status === 1 && !existsSync(`${to}/rabta.db`) && !existsSync(`${to}.unsealed`), `${name}: a sealed copy ${what} is refused`, `${r.status} ${r.stderr.trim()}`)
  }
}

async function restored(engine, name) {
  const hub = await Hub.make(engine)
  await hub.start()
  const load = new Load(hub)
  const files = new Map()
  let writing = true
  const uploads = (async () => {
    const report = (await hub.ask('POST', '/api/v1/reports', { body: { title: 'With files', description: 'd' } })).json.id
    for (let i = 0; writing; i++, await sleep(100)) {
      const bytes = Buffer.from(`the bytes of file ${i} `.repeat(1 + (i % 400)))
      const body = Buffer.concat([Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="f.bin"\r\n\r\n'), bytes, Buffer.from('\r\n--b--\r\n')])
      const a = await hub.ask('POST', `/api/v1/records/${report}/attachments`, { body, headers: { 'content-type': 'multipart/form-data; boundary=b' } })
      if (a.status === 201) files.set(createHash('sha256').update(bytes).digest('hex'), report)
    }
  })()
  const pass = `${folder()}/passphrase`
  writeFileSync(pass, 'a passphrase of several words\n', { mode: 0o600 })
  for (let round = 0; round < (all ? 8 : 2); round++) {
    await sleep(700)
    for (let i = 0; i < 200 && files.size < 4 * (round + 1); i++) await sleep(50)
    const before = new Map(load.made)
    const kept = new Map(files)
    const copy = `${folder()}/copy`
    // every other copy is one file under a passphrase
    const sealed = round % 2 ? [`--seal`, pass] : []
    hub.command('backup', ...sealed, copy)
    await sleep(200)
    const to = `${folder()}/again`
    const args = []
    const other = Object.assign(Object.create(Hub.prototype), { engine: hub.engine, pg: hub.pg, data: to, port: await freePort(), log: '', key: hub.key })
    if (hub.pg) {
      other.database = `again_${process.pid}_${round}_${Date.now()}`
      hub.pg.create(other.database)
      args.push('--database', hub.pg.url(other.database))
    }
    other.args = other.direct = args
    let said
    try {
      said = execFileSync(rabta, ['restore', '--data', to, '--key', `${hub.data}/master.key`, ...sealed, ...args, copy], { stdio: ['ignore', 'pipe', 'pipe'] }).toString().trim()
      tell(/sound$/.test(said), `${name}: a copy made under load proves itself`, said)
    } catch (e) {
      tell(false, `${name}: a copy made under load proves itself`, `${e.stdout}${e.stderr}`)
      continue
    }
    if (sealed.length) sealedCopy(name, copy, `${hub.data}/master.key`, args)
    await other.start()
    await load.check(`${name}, restored`, other, before)
    let lost = 0
    const lists = new Map()
    for (const [sha, report] of kept) {
      if (!lists.has(report)) lists.set(report, (await other.ask('GET', `/api/v1/records/${report}/attachments`)).json.attachments)
      const a = lists.get(report).find((x) => x.sha256 === sha)
      const got = a && (await other.ask('GET', `/api/v1/attachments/${a.id}/content`))
      if (!got || createHash('sha256').update(got.text).digest('hex') !== sha) lost++
    }
    tell(kept.size > 3 && lost === 0, `${name}, restored: all ${kept.size} files open`, `${lost} lost`)
    const more = await other.ask('POST', '/api/v1/reports', { body: { title: 'After the restore', description: 'd' } })
    tell(more.status === 201, `${name}, restored: and goes on`)
    await other.stop()
    tell(other.audit().sound, `${name}, restored: still sound`, other.audit().said)
  }
  writing = false
  await uploads
  await load.stop()
  tell(load.made.size > 20 && load.odd.length === 0, `${name}: ${load.made.size} creations went on meanwhile`, load.odd.slice(0, 2).join(' | '))
  await hub.stop()
  tell(hub.audit().sound, `${name}: the original is sound`, hub.audit().said)
}

await run(async () => {
  await restored('sqlite', 'restore, sqlite')
  const pg = await Postgres.make()
  if (pg) await restored(pg, 'restore, postgres')
  else skip('restore, postgres', 'no PostgreSQL server')
})
