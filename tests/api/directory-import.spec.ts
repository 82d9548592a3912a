// Import: columns guessed, a trial first, good rows kept and bad ones told, taken back for a week
import { expect, test } from '@playwright/test'
import { analyst, bank, harbour, north, organisation, origin, type Person } from '../lib/people.ts'
import { call } from '../lib/contract.ts'

const stamp = Date.now()
const csv = (p: Person, body: string | Buffer, query = '', type = 'text/csv') => call('POST', `/api/v1/organisations/import${query}`, { ...p.headers, 'content-type': type }, body)

const table = `Name;Kind;Sector;Domain;Network;Contact;E-mail;Phone;Hours;Shoe size
Office A ${stamp};constituent;health;a${stamp}.import.example;;Desk of A;desk@a.example;+1-555-0101;24x7;44
"Office; B ${stamp}";Sectoral CERT;banking;b${stamp}.import.example;198.18.0.0/15;Desk of B;desk@b.example;;Mon-Fri 09:00-17:00;
Office C ${stamp};constituent;astrology;;;;;;;
Office D ${stamp};constituent;;;300.1.2.3/8;;;;;
;vendor;;;;;;;;
Office E ${stamp};constituent;;;;Desk of E;not an address;;;
Office F ${stamp};constituent;;;;Desk of F;desk@f.example;;sometimes;
Office A ${stamp};vendor;;;;;;;;
`

test('a trial keeps nothing; the import keeps the good rows and tells of the others', async () => {
  const p = await analyst()
  const trial = (await csv(p, table, '?dry_run=true')).json
  expect(trial).toMatchObject({ id: null, dry_run: true, new: 2, changed: 0, refused_rows: 6, conflicting: 1, encoding: 'UTF-8', delimiter: ';', ignored: ['Shoe size'] })
  expect((await p.get(`/organisations?q=${stamp}`)).json.items).toEqual([])
  const done = (await csv(p, table)).json
  expect(done).toMatchObject({ dry_run: false, new: 2, refused_rows: 6 })
  const told = done.refused.map((r: any) => [r.line, r.column, r.name])
  expect(told).toEqual([
    [4, 3, 'sector'],
    [5, 5, 'network'],
    [6, 1, 'name'],
    [7, 7, 'email'],
    [8, 9, 'hours'],
    [9, 2, 'kind'],
  ])
  const made = (await p.get(`/organisations?q=${stamp}&limit=50`)).json.items
  expect(made.map((o: any) => o.title).sort()).toEqual([`Office A ${stamp}`, `Office; B ${stamp}`])
  const b = made.find((o: any) => o.org_kind === 'sectoral-cert')
  expect((await p.get(`/organisations/${b.id}/assets`)).json.assets).toMatchObject([{ value: `b${stamp}.import.example`, proof: 'claimed' }, { value: '198.18.0.0/15' }])
  expect((await p.get(`/organisations/${b.id}/contacts`)).json.contacts).toMatchObject([{ name: 'Desk of B', email: 'desk@b.example' }])

  // the same again says nothing new; a changed cell changes
  expect((await csv(p, table)).json).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
  const again = (await csv(p, `domain,name,description,telephone,email\na${stamp}.import.example,Office A ${stamp},What A does,+1-555-0102,desk@a.example\n`)).json
  expect(again).toMatchObject({ new: 0, changed: 1, refused_rows: 0 })
  const a = made.find((o: any) => o.id !== b.id)
  expect((await p.get(`/organisations/${a.id}`)).json.description).toBe('What A does')
  expect((await p.get(`/organisations/${a.id}/contacts`)).json.contacts[0].telephone).toBe('+1-555-0102')

  // taken back: what was made goes, what went on stays and is told
  expect((await (await bank()).post(`/imports/${done.id}/take-back`)).status).toBe(404)
  expect((await p.get('/imports')).json.imports.map((i: any) => i.id)).toContain(done.id)
  expect((await (await north()).get('/imports')).json.imports).toEqual([])
  const back = (await p.post(`/imports/${again.id}/take-back`)).json
  expect(back.undone).toBe(1)
  expect(back.kept).toHaveLength(1)
  expect((await p.get(`/organisations/${a.id}`)).json.description).toBe('')
  const all = (await p.post(`/imports/${done.id}/take-back`)).json
  expect(all.undone).toBeGreaterThan(4)
  expect((await p.get(`/organisations/${b.id}`)).json.state).toBe('discarded')
  expect((await p.post(`/imports/${done.id}/take-back`)).status).toBe(409)
})

test('other encodings, a form, and what is no table', async () => {
  const p = await analyst()
  const name = `B\u00fcro ${stamp}`
  const text = `name,kind\n${name},constituent\n`
  expect((await csv(p, Buffer.from(text, 'latin1'), '?dry_run=true')).json).toMatchObject({ encoding: 'Windows-1252', new: 1 })
  expect((await csv(p, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]), '?dry_run=true')).json).toMatchObject({ encoding: 'UTF-16LE', new: 1 })
  expect((await csv(p, text.replaceAll(',', '\t'), '?dry_run=true')).json).toMatchObject({ delimiter: 'tab', new: 1 })
  const form = `--b\r\nContent-Disposition: form-data; name="file"; filename="x.csv"\r\nContent-Type: text/csv\r\n\r\n${text}\r\n--b--\r\n`
  expect((await csv(p, form, '?dry_run=true', 'multipart/form-data; boundary=b')).json.new).toBe(1)
  for (const bad of ['', '\n\n', 'colour,size\nred,5\n', 'name\n"never closed\n']) expect((await csv(p, bad)).status, bad).toBe(422)
  expect((await p.get(`/organisations?q=${stamp}`)).json.items.filter((o: any) => o.title === name)).toEqual([])
})

test('an import neither changes nor finds what is another desk\'s', async () => {
  const p = await analyst()
  const theirs = await organisation(p, 'First Harbour Bank')
  const a = (await csv(p, `reference,name,description\n${theirs.ref},First Harbour Bank,changed by import\n`)).json
  expect(a).toMatchObject({ changed: 0, refused_rows: 1 })
  expect((await p.get(`/organisations/${theirs.id}`)).json.description).toBe('')
  const hidden = (await organisation(p, 'Evening Courier')).ref
  const them = await north()
  const [real, absent] = [hidden, 'XC-OR-2026-9999'].map((ref) => csv(them, `reference,description\n${ref},x\n`, '?dry_run=true'))
  expect((await real).json.refused[0].reason).toBe((await absent).json.refused[0].reason)
  expect((await csv(await harbour(), 'name\nX Office\n')).status).toBe(403)
  expect((await call('POST', '/api/v1/organisations/import', { origin, 'content-type': 'text/csv' }, 'name\nX\n')).status).toBe(401)
})
