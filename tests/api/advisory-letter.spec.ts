// An advisory by mail: to whom it may go, and its correction to whoever got the wrong revision and to nobody else
import { expect, test } from '@playwright/test'
import { admin, analyst, finder, harbour, lead, newOrganisation, organisation, type Person } from '../lib/people.ts'

const ok = async (a: Promise<any>) => {
  const b = await a
  expect(b.status, b.text).toBe(200)
  return b.json
}
const patch = async (p: Person, id: string, value: object) => ok((async () => p.send('PATCH', `/advisories/${id}`, value, { 'if-match': (await p.get(`/advisories/${id}`)).headers.etag }))())
async function out(id: string) {
  const p = await analyst()
  await ok(p.act(id, 'submit'))
  await ok((await lead()).act(id, 'approve'))
  await ok(p.act(id, 'publish'))
}
async function published(more: object = {}) {
  const p = await analyst()
  const a = (await p.post('/advisories', { title: `Lock gate ${Date.now()}`, category: 'hardening-guide', tlp: 'clear', summary: 'Gates are open.', text: 'Lock them all.', ...more })).json
  await out(a.id)
  return (await p.get(`/advisories/${a.id}`)).json
}
const messages = async (id: string) => (await (await lead()).get('/outbox?limit=200')).json.messages.filter((m: any) => m.record === id)
const written = async (id: string, n: number, states: string[]) => {
  const p = await analyst()
  const of = async () => (await p.get(`/advisories/${id}/letters`)).json.letters.filter((l: any) => l.n === n).map((l: any) => l.state).sort()
  await expect.poll(of, { timeout: 20_000 }).toEqual(states)
}

test.beforeAll(async () => {
  const boss = await admin()
  if (!(await boss.get('/admin/site')).json.base_url) expect((await boss.send('PATCH', '/admin/site', { base_url: 'http://localhost:8080' })).status).toBe(200)
})

test('to two; one has it when it is corrected: that one gets the correction, difference first, the other the right one alone; withdrawn, only who got it hears of it', async () => {
  const p = await analyst()
  const l = await lead()
  const roads = await organisation(p, 'Ministry of Roads')
  const a = await published()
  const others = (await p.post('/alerts/preview', { team: a.team, sectors: ['transport', 'banking', 'energy'] })).json.recipients
  const other = others.find((o: any) => o.addresses && o.organisation !== roads.id)
  const choice = { named: [roads.id, other.organisation] }
  const seen = await ok(p.post(`/advisories/${a.id}/letters/preview`, choice))
  expect(seen).toMatchObject({ organisations: 2, not_readers: 0, without_contact: 0, reached: 0, subject: `[TLP:CLEAR] ${a.ref}` })
  expect(seen.mail).toContain('Lock them all.')
  expect(seen.mail).toContain(`/advisories/${a.ref}`)
  expect(await messages(a.id)).toEqual([])
  await ok(p.post(`/advisories/${a.id}/letters`, choice))
  await written(a.id, 1, ['held', 'held'])
  await ok(p.post(`/advisories/${a.id}/letters`, choice)) // again: nobody gets it twice
  await written(a.id, 1, ['held', 'held'])
  const first = await messages(a.id)
  expect(first.map((m: any) => m.rule)).toEqual(['advisory', 'advisory'])
  const got = first.find((m: any) => m.organisation === roads.id)
  expect((await l.post(`/outbox/${got.id}/release`)).status).toBe(204)

  await ok(p.act(a.id, 'revise'))
  expect((await p.post(`/advisories/${a.id}/letters`, choice)).status).toBe(409) // while its next revision is written
  await patch(p, a.id, { summary: 'Two gates are open.', change_note: 'It is two gates' })
  expect(await messages(a.id)).toHaveLength(2) // a draft sends nothing
  await out(a.id)
  await written(a.id, 2, ['held', 'held'])
  const second = (await messages(a.id)).filter((m: any) => !first.some((f: any) => f.id === m.id))
  const correction = second.find((m: any) => m.organisation === roads.id)
  expect(correction).toMatchObject({ rule: 'advisory-correction', subject: `[TLP:CLEAR] Correction of ${a.ref}` })
  expect(correction.body.indexOf('- Gates are open.')).toBeGreaterThan(0)
  expect(correction.body.indexOf('+ Two gates are open.')).toBeLessThan(correction.body.indexOf('Lock them all.'))
  expect(correction.body).toContain('It is two gates')
  expect(second.find((m: any) => m.organisation === other.organisation)).toMatchObject({ rule: 'advisory', subject: `[TLP:CLEAR] ${a.ref}` })
  expect((await messages(a.id)).find((m: any) => m.id !== got.id && first.some((f: any) => f.id === m.id)).state).toBe('cancelled')

  await ok(l.act(a.id, 'withdraw', { text: 'There is no gate.' }))
  await written(a.id, 3, ['held', 'none'])
  const third = (await messages(a.id)).filter((m: any) => ![...first, ...second].some((f: any) => f.id === m.id))
  expect(third).toMatchObject([{ organisation: roads.id, subject: `[TLP:CLEAR] ${a.ref} is withdrawn` }])
  expect(third[0].body).toContain('There is no gate.')
})

test('a letter is no way around the marking: AMBER goes to those who were named, GREEN to members', async () => {
  const p = await analyst()
  const roads = await organisation(p, 'Ministry of Roads')
  const a = await published({ tlp: 'amber', named: [roads.id], title: 'Canary for roads' })
  const seen = await ok(p.post(`/advisories/${a.id}/letters/preview`, { sectors: ['transport', 'banking', 'energy'] }))
  expect(seen.recipients.map((r: any) => r.organisation)).toEqual([roads.id])
  expect(seen.not_readers).toBeGreaterThan(0)
  expect(seen.subject).not.toContain('Canary')
  const green = await published({ tlp: 'green' })
  const vendor = await organisation(p, 'Nimbus Systems').catch(() => null)
  if (vendor) expect((await ok(p.post(`/advisories/${green.id}/letters/preview`, { named: [roads.id, vendor.id] }))).recipients.map((r: any) => r.organisation)).toEqual([roads.id])
  expect((await p.post(`/advisories/${a.id}/letters`, {})).status).toBe(409)
  // nobody else learns who got it, nor that there is something
  for (const other of [await finder(), await harbour()])
    for (const [method, path] of [['GET', 'letters'], ['POST', 'letters'], ['POST', 'letters/preview']] as const) {
      const hidden = await other.send(method, `/advisories/${a.id}/${path}`, method === 'POST' ? {} : undefined)
      const absent = await other.send(method, `/advisories/adv_00000000-0000-7000-8000-000000000000/${path}`, method === 'POST' ? {} : undefined)
      expect([hidden.status, hidden.json.detail]).toEqual([absent.status, absent.json.detail])
      expect(hidden.status).not.toBe(200)
    }
})

test('who got a translation gets corrections in its words: with the original when it is not made yet, and once when it is', async () => {
  test.setTimeout(90_000)
  const p = await analyst()
  const l = await lead()
  const a = await published()
  const t = (await p.post(`/advisories/${a.id}/translations`, { language: 'ur' })).json
  await patch(p, t.id, { text: 'تالے لگائیں۔' })
  await ok(p.post(`/advisories/${t.id}/translation/settle`, {}))
  await out(t.id)
  const reader = async (language: string) => {
    const o = await newOrganisation(p)
    expect((await p.post(`/organisations/${o.id}/contacts`, { name: 'Desk', role: 'security', email: `desk-${o.id}@office.example`, language })).status).toBe(201)
    return o.id
  }
  const ur = await reader('ur')
  const en = await reader('en')
  await ok(p.post(`/advisories/${a.id}/letters`, { named: [ur, en] }))
  const of = async (o: string, states = ['held']) => (await messages(a.id)).filter((m: any) => m.organisation === o && states.includes(m.state))
  const held = async (o: string) => {
    await expect.poll(async () => (await of(o)).length, { timeout: 20_000 }).toBe(1)
    return (await of(o))[0]
  }
  const release = async (m: any) => expect((await l.post(`/outbox/${m.id}/release`)).status).toBe(204)
  const first = await held(ur)
  expect([first.subject, first.body.includes('تالے لگائیں۔')]).toEqual([`[TLP:CLEAR] ${t.ref}`, true])
  await release(first)
  await release(await held(en))

  await ok(p.act(a.id, 'revise'))
  await patch(p, a.id, { text: 'Lock two of them.', change_note: 'Two' })
  await out(a.id)
  const waits = await held(ur)
  expect(waits.subject).toBe(`[TLP:CLEAR] ${a.ref} کی تصحیح`)
  expect(waits.body.startsWith('ترجمہ ابھی نہیں ہوا')).toBe(true)
  expect(waits.body).toContain('+ Lock two of them.')
  await release(waits)
  const english = await held(en)
  expect(english.body).not.toContain('ترجمہ')
  await release(english)
  const translated = async (text: string, note: string) => {
    await ok(p.act(t.id, 'revise'))
    await ok(p.post(`/advisories/${t.id}/translation/take-over`))
    await patch(p, t.id, { text, change_note: note })
    await ok(p.post(`/advisories/${t.id}/translation/settle`, {}))
    await out(t.id)
  }
  await translated('ان میں سے دو کو تالے لگائیں۔', 'دو')
  const again = await held(ur)
  expect([again.subject, again.rule]).toEqual([`[TLP:CLEAR] ${t.ref} کی تصحیح`, 'advisory-correction'])
  expect(again.body.startsWith('یہ آپ کو اصل متن کے الفاظ میں ملا تھا')).toBe(true)
  expect(again.body.indexOf('- تالے لگائیں۔')).toBeGreaterThan(0)
  expect(again.body).toContain('+ ان میں سے دو کو تالے لگائیں۔')
  expect(again.body).not.toContain('Lock two')
  await release(again)
  expect(await of(en)).toEqual([])

  // another revision whose letter nobody let go: its translation takes its place, and a second one of the same sends nothing
  await ok(p.act(a.id, 'revise'))
  await patch(p, a.id, { text: 'Lock three of them.', change_note: 'Three' })
  await out(a.id)
  const lies = await held(ur)
  await translated('تین کو تالے لگائیں۔', 'تین')
  await expect.poll(async () => (await messages(a.id)).find((m: any) => m.id === lies.id).state, { timeout: 20_000 }).toBe('cancelled')
  const instead = await held(ur)
  expect(instead.body.startsWith('یہ آپ کو')).toBe(false)
  expect(instead.body).toContain('+ تین کو تالے لگائیں۔')
  await release(instead)
  await ok(p.act(t.id, 'revise'))
  await patch(p, t.id, { text: 'تین کو تالا لگائیں۔', change_note: 'حرف' })
  await out(t.id)
  // withdrawn in each language: he hears it of the one that he has
  const before = (await messages(a.id)).length
  await ok(l.act(a.id, 'withdraw', { text: 'There is no gate.' }))
  const last = await held(ur)
  expect(last.subject).toBe(`[TLP:CLEAR] ${t.ref} واپس لے لیا گیا ہے`)
  await held(en)
  expect((await messages(a.id)).length).toBe(before + 2)
})
