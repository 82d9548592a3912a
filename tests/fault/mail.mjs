// Mail that comes in through real doors: LMTP spoken by a real client, an IMAP server, a maildir - killed, full, away and back:
// what was acknowledged is there, and once
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { join } from 'node:path'
import { atEnd, folder, freePort, Hub, Postgres, random, run, skip, sleep, tell } from './lib.mjs'

let n = 0
const message = (from, to, text, more = '') =>
  `From: ${from}\r\nTo: ${to}\r\nSubject: door test ${++n}\r\nMessage-ID: <door-${process.pid}-${n}@sender.example>\r\n${more}\r\n${text}\r\n`

// python's own LMTP client: the answers for each recipient, as JSON
const lmtpScript = `
import json, smtplib, sys
job = json.load(sys.stdin)
out = []
try:
    c = smtplib.LMTP('127.0.0.1', job['port'])
    for m in job['messages']:
        try:
            refused = c.sendmail(m['from'], m['to'], m['text'].encode('utf-8'), m.get('options', []))
            out.append({'taken': [t for t in m['to'] if t not in refused], 'refused': {k: v[0] for k, v in refused.items()}})
        except smtplib.SMTPRecipientsRefused as e:
            out.append({'taken': [], 'refused': {k: v[0] for k, v in e.recipients.items()}})
        except smtplib.SMTPResponseException as e:
            out.append({'taken': [], 'code': e.smtp_code})
    c.quit()
except (OSError, smtplib.SMTPException) as e:
    out.append({'taken': [], 'lost': str(e)})
print(json.dumps(out))
`
function lmtp(port, messages) {
  return new Promise((done) => {
    const c = spawn('/usr/bin/python3', ['-c', lmtpScript], { stdio: ['pipe', 'pipe', 'inherit'] })
    let text = ''
    c.stdout.on('data', (d) => {
      text += d
    })
    c.on('exit', () => {
      try {
        done(JSON.parse(text))
      } catch {
        done([])
      }
    })
    c.stdin.end(JSON.stringify({ port, messages }))
  })
}

// what came in: messages of the inbox and what is held, by their subject
async function there(hub) {
  const found = new Map()
  const add = (s) => found.set(s, (found.get(s) ?? 0) + 1)
  for (let cursor = ''; ; ) {
    const a = await hub.ask('GET', `/api/v1/messages?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)
    for (const m of a.json?.items ?? []) add(m.title)
    cursor = a.json?.next
    if (!cursor) break
  }
  for (const state of ['new', 'noise', 'refused'])
    for (const m of (await hub.ask('GET', `/api/v1/inmail?state=${state}&limit=200`)).json?.mails ?? []) add(m.subject)
  return found
}
const until = async (f, ms = 15000) => {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(150)) {
    const v = await f().catch(() => undefined)
    if (v) return v
  }
  return undefined
}
const subject = (text) => /^Subject: (.*)\r$/m.exec(text)[1]

async function listening(port) {
  return until(() => new Promise((done) => net.connect(port, '127.0.0.1').once('connect', function () { this.destroy(); done(true) }).once('error', () => done(false))))
}

// ---- LMTP
async function byLmtp(hub, port) {
  const to = 'cert@cert.example'
  const first = message('Sender <one@sender.example>', to, 'one')
  const [a, b] = await lmtp(port, [
    { from: 'one@sender.example', to: [to], text: first },
    { from: '', to: [to, 'stranger@cert.example'], text: message('two@sender.example', to, 'two\r\n.dot\r\n..dots') },
  ])
  tell(a?.taken?.length === 1 && b?.taken?.length === 2, 'LMTP: taken for each recipient', JSON.stringify([a, b]))
  await lmtp(port, [{ from: 'one@sender.example', to: [to], text: first }])
  const found = await there(hub)
  tell(found.get(subject(first)) === 1, 'LMTP: the same message again has no second effect', String(found.get(subject(first))))

  // until the server closes, or until it has answered so; never longer than 20 s
  const answers = (text, until) =>
    new Promise((done) => {
      const s = net.connect(port, '127.0.0.1')
      let got = ''
      s.on('data', (d) => {
        got += d
        if (until && got.includes(until)) setTimeout(() => s.destroy(), 300)
      })
      s.on('close', () => done(got))
      s.on('error', () => done(got))
      s.write(text)
      setTimeout(() => s.destroy(), 20_000).unref()
    })
  const codes = (t) => t.split('\r\n').filter((l) => /^\d\d\d /.test(l)).map((l) => l.slice(0, 3)).join(' ')
  const wrong = await answers('EHLO x\r\nMAIL FROM:<a@b.example>\r\nLHLO x\r\nRCPT TO:<a@b.example>\r\nDATA\r\nMAIL FROM:<a@b.example> SIZE=99999999\r\nMAIL FROM:a@b\r\nFOO\r\nQUIT\r\n')
  tell(codes(wrong) === '220 500 503 250 503 503 552 501 500 221', 'LMTP: what is out of order is refused', codes(wrong))
  const before = (await there(hub)).size
  // only CR LF . CR LF ends a message: nothing within one is taken for commands
  const smuggled = `From: a@sender.example\r\nSubject: smuggle\r\n\r\nx\n.\nMAIL FROM:<evil@x.example>\nRCPT TO:<${to}>\nDATA\nFrom: evil@x.example\nSubject: smuggled\n\ny\n.\r\n.\r\n`
  const said = await answers(`LHLO x\r\nMAIL FROM:<a@sender.example>\r\nRCPT TO:<${to}>\r\nDATA\r\n${smuggled}QUIT\r\n`)
  const after = await there(hub)
  tell(codes(said) === '220 250 250 250 354 250 221' && after.has('smuggle') && !after.has('smuggled'), 'LMTP: no command hides in a message', codes(said))
  await answers(`LHLO x\r\nMAIL FROM:<a@sender.example>\r\nRCPT TO:<${to}>\r\nDATA\r\nFrom: a@sender.example\r\nSubject: half\r\n\r\nhalf of a mess`, '\r\n354 ')
  tell(!(await there(hub)).has('half') && after.size === before + 1, 'LMTP: half a message is none')
  const long = await answers(`LHLO ${'x'.repeat(5000)}\r\nLHLO x\r\nQUIT\r\n`)
  tell(codes(long) === '220 500 250 221', 'LMTP: a line that is too long is refused', codes(long))
}

// what came to one desk is not there for another, nor for an administrator; and what is held can be let in or put away
async function held(hub, port) {
  const wall = message('cert@cert.example', 'cert@cert.example', 'out of office', 'Auto-Submitted: auto-replied\r\n')
  await lmtp(port, [{ from: '', to: ['cert@cert.example'], text: wall }])
  const mails = (await hub.ask('GET', '/api/v1/inmail')).json.mails
  const m = mails.find((x) => x.subject === subject(wall))
  tell(m?.reason === 'auto-reply-to-nothing' && m.state === 'noise', 'held: an automatic answer to nothing, with its reason', JSON.stringify(m))
  const absent = m.id.replace(/....$/, '0000')
  for (const email of ['analyst@fincert.example', 'admin@cert.example', 'finder@research.example']) {
    const key = hub.command('key', 'create', '--user', email).trim()
    const list = await hub.ask('GET', '/api/v1/inmail', { key })
    const same = []
    for (const [method, path] of [['GET', 'raw'], ['POST', 'let-in'], ['POST', 'drop']]) {
      const said = async (id) => {
        const a = await hub.ask(method, `/api/v1/inmail/${id}/${path}`, { key })
        return `${a.status} ${a.text.replace(/"request_id":"[^"]*"/, '')}`
      }
      const [real, none] = [await said(m.id), await said(absent)]
      same.push(real === none && /^40[34]/.test(real))
    }
    tell(same.every(Boolean) && !list.text.includes('door test'), `held: it does not exist for ${email}`, `${list.status} ${same}`)
  }
  const raw = await hub.ask('GET', `/api/v1/inmail/${m.id}/raw`)
  tell(raw.status === 200 && raw.text === wall && /^attachment/.test(raw.headers['content-disposition']), 'held: the message as it came, as a download')
  tell((await hub.ask('POST', `/api/v1/inmail/${m.id}/drop`)).status === 204, 'held: put away')
  tell((await hub.ask('POST', `/api/v1/inmail/${m.id}/let-in`)).status === 204, 'held: and let in after all')
  await until(async () => !(await hub.ask('GET', '/api/v1/inmail?state=noise')).json.mails.some((x) => x.id === m.id))
  tell((await there(hub)).get(subject(wall)) === 1, 'held: it is there once')
}

async function killed(hub, port, name) {
  const acknowledged = []
  let going = true
  const sender = (async () => {
    for (let k = 0; going; k++) {
      const texts = Array.from({ length: 5 }, () => message(`s${n % 7}@many${n % 13}.example`, 'cert@cert.example', `kill ${k}`))
      const got = await lmtp(port, texts.map((text) => ({ from: 'x@sender.example', to: ['cert@cert.example'], text })))
      got.forEach((g, i) => g.taken?.length && acknowledged.push(subject(texts[i])))
      for (const [i, g] of got.entries()) if (!g.taken?.length && random(2)) await lmtp(port, [{ from: 'x@sender.example', to: ['cert@cert.example'], text: texts[i] }]).then(([again]) => again?.taken?.length && acknowledged.push(subject(texts[i])))
    }
  })()
  for (let k = 0; k < 3; k++) {
    await sleep(600 + random(600))
    const work = hub.children()[1]
    if (work) process.kill(work, 'SIGKILL')
  }
  await sleep(1200)
  going = false
  await sender
  await listening(port)
  const found = await there(hub)
  const lost = acknowledged.filter((s) => !found.has(s))
  const twice = [...found].filter(([s, k]) => s.startsWith('door test') && k > 1)
  tell(acknowledged.length > 5 && lost.length === 0, `${name}: all ${acknowledged.length} acknowledged messages are there after three kills`, lost.slice(0, 3).join(', '))
  tell(twice.length === 0, `${name}: none is there twice`, twice.slice(0, 3).join(' '))
}

// ---- a maildir
async function byFolder(hub, dir) {
  const texts = [message('f@sender.example', 'cert@cert.example', 'by folder'), message('f@sender.example', 'cert@cert.example', 'another')]
  texts.forEach((t, i) => writeFileSync(join(dir, 'new', `1.${i}.host`), t))
  writeFileSync(join(dir, 'new', '2.empty'), '\r\n')
  const gone = await until(async () => readdirSync(join(dir, 'new')).length === 0, 25000)
  const found = await there(hub)
  tell(!!gone && texts.every((t) => found.get(subject(t)) === 1), 'folder: what lies in new/ is taken', readdirSync(join(dir, 'new')).join(' '))
  tell(readdirSync(join(dir, 'cur')).sort().join(' ') === '1.0.host:2,S 1.1.host:2,S 2.empty:2,S', 'folder: and lies in cur/ then', readdirSync(join(dir, 'cur')).join(' '))
}

// ---- IMAP
async function dovecot() {
  if (!existsSync('/usr/sbin/dovecot')) return undefined
  const d = folder()
  const port = await freePort()
  const box = join(d, 'mail')
  for (const p of ['new', 'cur', 'tmp']) mkdirSync(join(box, p), { recursive: true })
  mkdirSync(join(d, 'run'))
  writeFileSync(join(d, 'users'), 'cert@cert.example:{PLAIN}secret of the mailbox\n')
  const [uid, gid] = process.getuid() === 0 ? ['-u', '-g'].map((f) => Number(execFileSync('id', [f, 'nobody']))) : [process.getuid(), process.getgid()]
  const user = execFileSync('id', ['-un', String(uid)]).toString().trim()
  const group = execFileSync('id', ['-gn', String(uid)]).toString().trim()
  writeFileSync(
    join(d, 'conf'),
    `base_dir = ${d}/run
state_dir = ${d}/run
log_path = ${d}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_login_user = ${user}
default_internal_user = ${user}
default_internal_group = ${group}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${box}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service old-stats {
  chroot =
}
passdb {
  driver = passwd-file
  args = ${d}/users
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${d}
}
`,
  )
  for (const p of [d, join(d, 'run'), box, ...['new', 'cur', 'tmp'].map((x) => join(box, x))]) {
    chmodSync(p, 0o755)
    if (process.getuid() === 0) chownSync(p, uid, gid)
  }
  const server = { port, box, uid, gid, dir: d }
  server.start = async () => {
    server.child = spawn('/usr/sbin/dovecot', ['-F', '-c', join(d, 'conf')], { stdio: 'ignore' })
    server.child.gone = new Promise((r) => server.child.on('exit', r))
    return listening(port)
  }
  server.stop = async () => {
    server.child.kill('SIGTERM')
    await server.child.gone
  }
  server.put = (name, text, where = 'new') => {
    const p = join(box, where, name)
    writeFileSync(p, text)
    if (process.getuid() === 0) chownSync(p, uid, gid)
  }
  server.seen = () => readdirSync(join(box, 'cur')).filter((f) => /:2,.*S/.test(f)).map((f) => f.split(':')[0]).sort().join(' ')
  if (!(await server.start())) return undefined
  atEnd(() => server.stop())
  return server
}

async function byImap(hub, admin) {
  const s = await dovecot()
  if (!s) return skip('IMAP', 'dovecot is not installed or does not start')
  const old = message('o@sender.example', 'cert@cert.example', 'read long ago')
  const first = message('i@sender.example', 'cert@cert.example', `by imap ${'x'.repeat(200000)}`)
  s.put('1.old', old, 'cur')
  execFileSync('mv', [join(s.box, 'cur', '1.old'), join(s.box, 'cur', '1.old:2,S')])
  s.put('2.first', first)
  const set = { url: `imap://127.0.0.1:${s.port}`, user: 'cert@cert.example', password: 'secret of the mailbox', plus_tags: true, hourly: 1000 }
  const put = await admin('PUT', '/api/v1/admin/mail-in', set)
  tell(put.status === 200 && put.json.password_set && !put.text.includes('secret of'), 'IMAP: set by the administrator, the password is not told', put.text.slice(0, 200))
  const look = () => admin('POST', '/api/v1/admin/mail-in/look')
  tell((await look()).status === 204, 'IMAP: look now')
  const came = await until(async () => (await there(hub)).get(subject(first)) === 1)
  tell(!!came && !(await there(hub)).has(subject(old)), 'IMAP: the first look takes what is unseen', (await admin('GET', '/api/v1/admin/mail-in')).json.error)
  tell(!!(await until(async () => s.seen() === '1.old 2.first')), 'IMAP: it is marked as seen after it was taken', s.seen())

  // from then on all that is new, also when it was read elsewhere
  const second = message('i@sender.example', 'cert@cert.example', 'read elsewhere')
  const third = message('i@sender.example', 'cert@cert.example', 'unread')
  s.put('3.second:2,S', second, 'cur')
  s.put('4.third', third)
  await sleep(1100) // a look a second has one name
  await look()
  const both = await until(async () => {
    const f = await there(hub)
    return f.get(subject(second)) === 1 && f.get(subject(third)) === 1
  })
  tell(!!both, 'IMAP: then all that is new is taken, read elsewhere or not')

  // the server counts anew: nothing comes twice
  await s.stop()
  execFileSync('sh', ['-c', `rm -f ${join(s.box, 'dovecot')}*`])
  await s.start()
  const fourth = message('i@sender.example', 'cert@cert.example', 'after counting anew')
  s.put('5.fourth', fourth)
  await sleep(1100)
  await look()
  await until(async () => (await there(hub)).get(subject(fourth)) === 1)
  const found = await there(hub)
  tell([first, second, third, fourth].every((t) => found.get(subject(t)) === 1), 'IMAP: with a new UIDVALIDITY nothing comes twice', [first, second, third, fourth].map((t) => found.get(subject(t))).join(' '))

  // killed in the midst of a look
  const many = Array.from({ length: 30 }, (_, i) => message(`m${i}@many.example`, 'cert@cert.example', `many ${i}`))
  many.forEach((t, i) => s.put(`6.${String(i).padStart(3, '0')}`, t))
  await sleep(1100)
  await look()
  await sleep(250 + random(300))
  process.kill(hub.children()[1], 'SIGKILL')
  // the look that was cut holds the mailbox until its lease ends: another is told to wait, none is lost
  hub.sql(`UPDATE imap_state SET busy_until = 0`)
  hub.sql(`UPDATE job SET lease_until = 0 WHERE kind = 'inmail.imap' AND state = 'running'`)
  await sleep(1100)
  await look()
  const all = await until(async () => {
    const f = await there(hub)
    return many.every((t) => f.get(subject(t)) === 1)
  })
  tell(!!all, 'IMAP: killed in the midst, all thirty are there once')
  await until(async () => s.seen().split(' ').length >= 34, 5000)
  tell(s.seen().split(' ').length >= 33, 'IMAP: and seen', String(s.seen().split(' ').length))

  // away, and wrong
  await s.stop()
  await sleep(1100)
  await look()
  const error = await until(async () => (await admin('GET', '/api/v1/admin/mail-in')).json.error)
  tell(/no connection/.test(error ?? ''), 'IMAP: a server that is away is told', error)
  const checks = (await admin('GET', '/api/v1/admin/health')).json.checks
  tell(checks.find((k) => k.name === 'mail-in')?.state === 'warn', 'IMAP: and in the health of the installation')
  await s.start()
  await admin('PUT', '/api/v1/admin/mail-in', { ...set, password: 'wrong' })
  await sleep(1100)
  await look()
  tell(!!(await until(async () => /does not take/.test((await admin('GET', '/api/v1/admin/mail-in')).json.error))), 'IMAP: a wrong password is told')
  tell(!hub.log.includes('secret of the mailbox'), 'IMAP: no password in the log')
}

// ---- out: a mail server that remembers what it took, closes lines in the midst, and refuses now and then
function sink() {
  const taken = new Map()
  const s = net.createServer((c) => {
    let buffer = ''
    let data = false
    let text = ''
    c.setNoDelay(true)
    c.on('error', () => {})
    c.write('220 sink\r\n')
    c.on('data', (d) => {
      buffer += d.toString('latin1')
      for (let at; (at = buffer.indexOf('\r\n')) >= 0; ) {
        const line = buffer.slice(0, at)
        buffer = buffer.slice(at + 2)
        if (data && line !== '.') text += `${line}\n`
        else if (data) {
          data = false
          const id = /^Message-ID: <(out_[^@]+)@/m.exec(text)?.[1]
          if (random(25) === 0) return c.destroy() // the whole text came, and no answer goes back: taken or not?
          if (random(25) === 0) c.write('451 4.3.0 not now\r\n')
          else {
            taken.set(id, (taken.get(id) ?? 0) + 1)
            c.write('250 2.0.0 taken\r\n')
          }
        } else if (/^DATA/i.test(line)) {
          data = true
          text = ''
          c.write('354 go on\r\n')
        } else if (/^QUIT/i.test(line)) c.end('221 bye\r\n')
        else c.write(/^EHLO/i.test(line) ? '250 sink\r\n' : '250 ok\r\n')
      }
    })
  })
  return new Promise((done) => s.listen(0, '127.0.0.1', () => done({ port: s.address().port, taken, close: () => s.close() })))
}

// hundreds are due; the process that works is killed: none is given to the server twice, what was not given is there
async function sending(hub, admin, name) {
  const many = 300
  const server = await sink()
  await admin('PUT', '/api/v1/admin/mail', { url: `smtp://127.0.0.1:${server.port}` })
  const [record, team] = hub.sql(`SELECT r.id, r.team FROM record r JOIN team t ON t.id = r.team WHERE t.mailbox <> '' AND r.kind = 'report' ORDER BY r.id LIMIT 1`).trim().split('|')
  const rows = Array.from({ length: many }, (_, i) => `out_01a2124c-9ea3-7${String(100 + (i >> 12)).slice(-3)}-b6cc-${String(i).padStart(12, '0')}`)
  const held = rows.slice(0, 5)
  const outbox = rows.map((id, i) => `('${id}','${record}','${team}','mail','a${i}@office.example','','r','flood','clear','none','s','b','${held.includes(id) ? 'held' : 'queued'}','',0,'x',1,'x',1,'',1)`)
  const jobs = rows.map((id) => `('job_${id.slice(4)}','outbox.send','${id}','${id}/1','','x',1,0,'waiting','',0,0,'',1)`)
  hub.sql(`INSERT INTO outbox (id,record,team,channel,recipient,organisation,reason,rule,tlp,encryption,subject,body,state,error,tries,created_by,created_at,released_by,released_at,crypto_reason,due_at) VALUES ${outbox.join(',')}`)
  hub.sql(`INSERT INTO job (id,kind,payload,once,ordering,actor,due_at,tries,state,lease_owner,lease_epoch,lease_until,error,created_at) VALUES ${jobs.join(',')}`)
  let kills = 0
  for (; kills < 3; kills++) {
    await sleep(80 + random(150))
    if (server.taken.size > many - 20) break
    process.kill(hub.children()[1], 'SIGKILL')
    hub.sql(`UPDATE job SET lease_until = 0 WHERE kind = 'outbox.send' AND state = 'running'`)
    await sleep(700)
  }
  const states = () => Object.fromEntries(hub.sql(`SELECT state || '=' || COUNT(*) FROM outbox WHERE rule = 'flood' GROUP BY state`).trim().split('\n').map((l) => l.split('=')))
  // those that were told to come later wait their two minutes: they are in nobody's hands
  await until(async () => {
    hub.sql(`UPDATE job SET lease_until = 0 WHERE kind = 'outbox.send' AND state = 'running' AND lease_until > 0 AND tries < 0`)
    return hub.sql(`SELECT COUNT(*) FROM outbox WHERE rule = 'flood' AND state = 'queued' AND due_at = 1`).trim() === '0'
  }, 20000)
  await sleep(1500)
  const now = states()
  const twice = [...server.taken].filter(([, k]) => k > 1)
  tell(twice.length === 0, `${name}: out, none of ${server.taken.size} was given to the server twice after ${kills} kills`, twice.slice(0, 3).join(' '))
  tell(held.every((id) => !server.taken.has(id)) && Number(now.held) === held.length, `${name}: out, nothing left that is held`)
  const sent = new Set(hub.sql(`SELECT id FROM outbox WHERE rule = 'flood' AND state = 'sent'`).trim().split('\n'))
  const false_ = [...sent].filter((id) => !server.taken.has(id))
  tell(sent.size > 100 && false_.length === 0, `${name}: out, what is told as sent was taken`, JSON.stringify(now))
  const silent = rows.filter((id) => server.taken.has(id) && !sent.has(id))
  const doubt = new Set(hub.sql(`SELECT id FROM outbox WHERE rule = 'flood' AND state = 'unknown'`).trim().split('\n'))
  tell(silent.every((id) => doubt.has(id)), `${name}: out, what was taken and not recorded is in doubt, not queued again`, `${silent.length} of ${doubt.size}`)
  await admin('PUT', '/api/v1/admin/mail', { url: 'capture' })
  server.close()
}

async function on(engine, name, parts) {
  const hub = await Hub.make(engine)
  const port = await freePort()
  const dir = join(folder(), 'maildir')
  for (const p of ['new', 'cur', 'tmp']) mkdirSync(join(dir, p), { recursive: true })
  const key = hub.command('key', 'create', '--user', 'admin@cert.example').trim()
  const admin = (method, path, body) => hub.ask(method, path, { body, key })
  hub.sql = (text) => (hub.pg ? hub.pg.sql(hub.database, text) : execFileSync('sqlite3', ['-cmd', '.timeout 10000', join(hub.data, 'rabta.db'), text]).toString())
  await hub.start('--lmtp', `127.0.0.1:${port}`, '--mail-folder', dir)
  await listening(port)
  if (parts.lmtp) await byLmtp(hub, port)
  if (parts.lmtp) await held(hub, port)
  if (parts.folder) await byFolder(hub, dir)
  if (parts.kill) await killed(hub, port, `LMTP, ${name}`)
  if (parts.imap) await byImap(hub, admin)
  if (parts.out) await sending(hub, admin, name)
  const odd = hub.faults()
  tell(odd.length === 0, `${name}: no fault in the log`, odd[0])
  const a = hub.audit()
  tell(a.sound, `${name}: the timelines are whole`, a.said)
  await hub.stop()
}

run(async () => {
  await on('sqlite', 'SQLite', { lmtp: true, folder: true, kill: true, imap: true, out: true })
  const pg = await Postgres.make()
  if (!pg) return skip('PostgreSQL', 'not installed')
  await on(pg, 'PostgreSQL', { lmtp: true, kill: true, out: true })

  // the store is away: the other side is asked to come again, and the message is taken then
  const hub = await Hub.make(pg)
  const port = await freePort()
  await hub.start('--lmtp', `127.0.0.1:${port}`)
  await listening(port)
  const text = message('away@sender.example', 'cert@cert.example', 'while the store is away')
  pg.stop('immediate')
  const [a] = await lmtp(port, [{ from: 'x@sender.example', to: ['cert@cert.example'], text }])
  tell(a && !a.taken?.length && (a.code === 451 || Object.values(a.refused ?? {})[0] === 451), 'LMTP: with the store away it is 451', JSON.stringify(a))
  await pg.start()
  await until(() => hub.ready(1000))
  const b = await until(async () => {
    const [x] = await lmtp(port, [{ from: 'x@sender.example', to: ['cert@cert.example'], text }])
    return x?.taken?.length
  })
  tell(!!b && (await there(hub)).get(subject(text)) === 1, 'LMTP: and taken, once, when it is back')
})
