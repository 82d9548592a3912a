// What centres have: vCards, a keyring made by gpg, MISP's organisations, tables in other shapes - one trial, one taking back
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { call } from '../lib/contract.ts'
import { analyst, north, type Person, roads } from '../lib/people.ts'

const stamp = Date.now()
const send = (p: Person, body: string | Buffer, query = '') => call('POST', `/api/v1/organisations/import${query}`, { ...p.headers, 'content-type': 'application/octet-stream' }, body)
const found = async (p: Person, q: string) => (await p.get(`/organisations?q=${encodeURIComponent(q)}&limit=50`)).json.items
const of = async (p: Person, o: any, what: string) => (await p.get(`/organisations/${o.id}/${what}`)).json[what]

const card = (lines: string[], version = '4.0') => `BEGIN:VCARD\r\nVERSION:${version}\r\n${lines.join('\r\n')}\r\nEND:VCARD\r\n`

test('vCards of both versions: an organisation, its people, the preferred address first', async () => {
  const p = await analyst()
  const cards =
    card([`FN:Duty Officer`, `ORG:Ports of Tests ${stamp};Operations`, 'TITLE:CISO', 'EMAIL:second@ports.example', 'EMAIL;PREF=1:first@ports.example', 'TEL;VALUE=uri:tel:+1-555-0110', 'TZ:Asia/Karachi', 'PHOTO;ENCODING=b:AAAA']) +
    card([`FN:Press`, `ORG:Ports of Tests ${stamp}`, 'ROLE:Press officer', 'EMAIL;TYPE=INTERNET,pref:press@ports.example'], '3.0') +
    card([`FN:Nobody's`, 'EMAIL:x@y.example']) +
    card([`FN:Old`, `ORG:Old ${stamp}`], '2.1')
  const trial = (await send(p, cards, '?dry_run=true')).json
  expect(trial).toMatchObject({ format: 'vcard', new: 1, changed: 2, refused_rows: 2, id: null })
  expect(trial.refused.map((r: any) => [r.line, r.reason])).toEqual([
    [19, 'the card names no organisation (ORG)'],
    [24, 'a card of version 2.1: export it as 3.0 or 4.0'],
  ])
  expect(await found(p, `Ports of Tests ${stamp}`)).toEqual([])
  const done = (await send(p, cards)).json
  expect(done).toMatchObject({ new: 1, changed: 2, refused_rows: 2 })
  const [o] = await found(p, `Ports of Tests ${stamp}`)
  const contacts = await of(p, o, 'contacts')
  expect(contacts.map((k: any) => [k.name, k.role, k.email, k.telephone])).toEqual([
    ['Duty Officer', 'ciso', 'first@ports.example', '+1-555-0110'],
    ['Duty Officer', 'ciso', 'second@ports.example', ''],
    ['Press', 'press', 'press@ports.example', ''],
  ])
  expect(contacts[0].zone).toBe('Asia/Karachi')
  expect((await send(p, cards)).json).toMatchObject({ new: 0, changed: 0, unchanged: 3 })
  const back = (await p.post(`/imports/${done.id}/take-back`)).json
  expect(back.undone).toBe(4)
  expect((await p.get(`/organisations/${o.id}`)).json.state).toBe('discarded')
  const cut = await send(p, cards.replace(/END:VCARD\r\n$/, ''))
  expect(cut.status).toBe(422)
  expect(cut.text).toContain('the card of line')
})

test('a keyring of gpg: each key goes to the organisation whose contact has one of its addresses; renewed by fingerprint, taken back', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'rk'))
  const gpg = (...args: string[]) => execFileSync('gpg', ['--homedir', dir, '--batch', '--yes', '--pinentry-mode', 'loopback', '--passphrase', '', ...args])
  try {
    const mine = `soc${stamp}@keys.example`
    gpg('--quick-gen-key', `Security desk <${mine}>`, 'ed25519', 'sign', '1y')
    gpg('--quick-gen-key', `Stranger <stranger${stamp}@nowhere.example>`, 'ed25519', 'sign', '1y')
    const p = await analyst()
    expect((await send(p, `name,email\nKeys of Tests ${stamp},${mine.toUpperCase().replace('EXAMPLE', 'example')}\n`)).json.new).toBe(1)
    const [o] = await found(p, `Keys of Tests ${stamp}`)
    for (const ring of [gpg('--export'), gpg('--export', '--armor')]) {
      const trial = (await send(p, ring, '?dry_run=true')).json
      expect(trial).toMatchObject({ format: 'openpgp', new: 1, refused_rows: 1 })
      expect(trial.refused[0].reason).toBe(`no contact has one of its addresses: stranger${stamp}@nowhere.example`)
    }
    expect(await of(p, o, 'keys')).toEqual([])
    const done = (await send(p, gpg('--export'))).json
    const [key] = await of(p, o, 'keys')
    expect(key).toMatchObject({ uid: `Security desk <${mine}>`, state: 'good' })
    expect((await send(p, gpg('--export'))).json).toMatchObject({ new: 0, changed: 0, unchanged: 1 })
    // the same key, good for longer: changed, not a second one
    gpg('--quick-set-expire', key.fingerprint, '3y')
    const renewed = (await send(p, gpg('--export', mine))).json
    expect(renewed).toMatchObject({ new: 0, changed: 1, refused_rows: 0 })
    const [longer] = await of(p, o, 'keys')
    expect(Date.parse(longer.expires_at)).toBeGreaterThan(Date.parse(key.expires_at))
    expect((await p.post(`/imports/${renewed.id}/take-back`)).json.undone).toBe(1)
    expect((await of(p, o, 'keys'))[0].expires_at).toBe(key.expires_at)
    // a secret key is refused as a whole and kept nowhere
    const secret = await send(p, gpg('--export-secret-keys', mine))
    expect(secret.status).toBe(422)
    // another desk does not learn that there is such a contact
    const theirs = (await send(await north(), gpg('--export', mine), '?dry_run=true')).json
    expect(theirs).toMatchObject({ new: 0, refused_rows: 1 })
    expect(theirs.refused[0].reason).toContain('no contact has one of its addresses')
    expect((await send(await roads(), gpg('--export', mine))).status).toBe(403)
    expect(done.new).toBe(1)
  } finally {
    try {
      execFileSync('gpgconf', ['--homedir', dir, '--kill', 'all'])
    } catch {}
    rmSync(dir, { recursive: true, force: true })
  }
})

test("MISP's organisations: by identifier again, country and sector understood, addresses found in the text", async () => {
  const p = await analyst()
  const uuid = `5ca1ab1e-0000-4000-8000-${String(stamp).slice(-12).padStart(12, '0')}`
  const org = (more: object) => JSON.stringify([{ Organisation: { id: '7', uuid, name: `Bank of MISP ${stamp}`, nationality: 'Luxembourg', sector: 'Banking', description: 'A bank', contacts: `SOC: soc@misp${stamp}.example, night: night@misp${stamp}.example`, restricted_to_domain: [`misp${stamp}.example`], ...more } }, { Organisation: { id: '8', uuid: '', name: '' } }])
  const done = (await send(p, org({}))).json
  expect(done).toMatchObject({ format: 'misp', new: 1, changed: 1, refused_rows: 1 })
  expect(done.refused[0]).toMatchObject({ line: 2, reason: 'the organisation has no name' })
  const [o] = await found(p, `Bank of MISP ${stamp}`)
  expect(o).toMatchObject({ country: 'LU', sector: 'banking', description: 'A bank' })
  expect((await of(p, o, 'contacts')).map((k: any) => k.email)).toEqual([`soc@misp${stamp}.example`, `night@misp${stamp}.example`])
  expect((await of(p, o, 'assets')).map((a: any) => a.value)).toEqual([`misp${stamp}.example`])
  // renamed there: the same organisation here
  const renamed = (await send(p, org({ name: `Bank of MISP renamed ${stamp}`, restricted_to_domain: [] }))).json
  expect(renamed).toMatchObject({ new: 0 })
  expect((await p.get(`/organisations/${o.id}`)).json.title).toBe(`Bank of MISP renamed ${stamp}`)
  // another desk sees it (it is for the community) and may not change it
  expect((await send(await north(), org({ name: 'Changed by others' }))).json).toMatchObject({ new: 0, changed: 0, refused_rows: 3 })
  expect((await p.get(`/organisations/${o.id}`)).json.title).toBe(`Bank of MISP renamed ${stamp}`)
  for (const bad of ['[{"name":', '[3]', '{"a":']) expect((await send(p, bad)).status, bad).toBe(422)
})

test('tables: bars between, columns said and remembered for the next one', async () => {
  const p = await analyst()
  const table = (name: string) => `Firma|Stadt der Firma|Postfach ${stamp}\n${name}|Town|desk@${name.toLowerCase().replaceAll(' ', '')}.example\n`
  expect((await send(p, table(`Bars ${stamp}`), '?dry_run=true')).status).toBe(422)
  const said = (await send(p, table(`Bars ${stamp}`), '?columns=name,,email')).json
  expect(said).toMatchObject({ delimiter: '|', new: 1, columns: ['name', '', 'email'], ignored: ['Stadt der Firma'], headers: ['Firma', 'Stadt der Firma', `Postfach ${stamp}`] })
  expect((await send(p, table(`More bars ${stamp}`), '?dry_run=true')).json).toMatchObject({ new: 1, columns: ['name', '', 'email'] })
  // another desk did not say so
  expect((await send(await north(), table(`Their bars ${stamp}`), '?dry_run=true')).status).toBe(422)
  expect((await send(p, table('x'), '?columns=name,shoes,email')).status).toBe(422)
  expect((await send(p, table('x'), '?columns=name,name,email')).status).toBe(422)
  // one organisation in several rows is new once
  const rows = `name,email\n${Array.from({ length: 30 }, (_, i) => `Rows ${stamp},r${i}@rows${stamp}.example`).join('\n')}\n`
  expect((await send(p, rows, '?dry_run=true')).json).toMatchObject({ new: 1, changed: 29 })
  expect((await send(p, rows)).json).toMatchObject({ new: 1, changed: 29 })
})
