// How mail comes in: the administrator's settings, and that nobody else may. The doors themselves: tests/fault/mail.mjs
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { admin, analyst, bank } from '../lib/people.ts'

const box = process.env.RABTA_MAIL_FOLDER ?? ''

test('the administrator sets the mailbox; its password is kept and not told', async () => {
  const a = await admin()
  const set = { url: 'imaps://mail.example:993', user: 'cert', password: 'a long secret', folder: 'Inbox.CERT', plus_tags: false, hourly: 30 }
  const put = await a.send('PUT', '/admin/mail-in', set)
  expect(put.status).toBe(200)
  const { password, ...shown } = set
  expect(put.json).toMatchObject({ ...shown, password_set: true })
  expect((await a.get('/admin/mail-in')).text).not.toContain(password)
  const { password: _, ...without } = set
  expect((await a.send('PUT', '/admin/mail-in', without)).json.password_set).toBe(true)
  for (const url of ['http://mail.example', 'imap://name:word@mail.example', 'imap://mail.example/;UID=1'])
    expect((await a.send('PUT', '/admin/mail-in', { ...set, url })).json.errors[0].pointer).toBe('/url')
  expect((await a.send('PUT', '/admin/mail-in', { ...set, folder: 'a"b' })).json.errors[0].pointer).toBe('/folder')
  expect((await a.send('PUT', '/admin/mail-in', { url: '', folder: '', user: '', plus_tags: true, hourly: 60 })).status).toBe(200)
  if (!box) expect((await a.post('/admin/mail-in/look')).status).toBe(409)
  const checks = (await a.get('/admin/health')).json.checks
  expect(checks.find((c: any) => c.name === 'mail-in').state).toBe(box ? 'ok' : 'warn')
})

const pause = (ms: number) => new Promise((r) => setTimeout(r, ms))
async function delivered(name: string, text: string) {
  writeFileSync(join(box, 'new', name), text)
  expect((await (await admin()).post('/admin/mail-in/look')).status).toBe(204)
  for (const end = Date.now() + 25_000; readdirSync(join(box, 'new')).length; await pause(200)) if (Date.now() > end) throw new Error('it was not taken')
}

test('what is held is seen by the desk it came to, let in or put away', async () => {
  test.skip(!box, 'the server has no mail folder')
  const subject = `Held ${Date.now()}`
  await delivered(`${Date.now()}.a`, `From: cert@cert.example\nTo: cert@cert.example\nSubject: ${subject}\nAuto-Submitted: auto-replied\n\nI am away.\n`)
  const p = await analyst()
  const m = (await p.get('/inmail')).json.mails.find((x: any) => x.subject === subject)
  expect(m).toMatchObject({ state: 'noise', what: 'auto', reason: 'auto-reply-to-nothing', door: 'folder', sender: 'cert@cert.example', text: 'I am away.\n' })
  expect((await (await bank()).get('/inmail')).text).not.toContain(subject)
  expect((await p.get(`/inmail/${m.id}/raw`)).text).toContain(subject)
  for (const verb of ['drop', 'let-in', 'raw']) {
    const how = verb === 'raw' ? 'GET' : 'POST'
    const [real, absent] = [m.id, m.id.replace(/....$/, '0000')]
    const other = await bank()
    const say = async (id: string) => {
      const a = await other.send(how, `/inmail/${id}/${verb}`)
      return `${a.status} ${a.text.replace(/"request_id":"[^"]*"/, '')}`
    }
    expect(await say(real), verb).toBe(await say(absent))
  }
  expect((await p.post(`/inmail/${m.id}/drop`)).status).toBe(204)
  expect((await p.post(`/inmail/${m.id}/drop`)).status).toBe(409)
  expect((await p.post(`/inmail/${m.id}/let-in`)).status).toBe(204)
})

test('mail is the desk\'s, its settings are the administrator\'s', async () => {
  expect((await (await analyst()).get('/admin/mail-in')).status).toBe(403)
  expect((await (await admin()).get('/inmail')).status).toBe(403)
  const p = await analyst()
  expect((await p.get('/inmail?state=refused')).json.mails).toEqual([])
  expect((await p.get('/inmail?colour=red')).status).toBe(422)
  const id = 'inm_01a2124c-9ea3-7008-b6cc-408c126bc25c'
  for (const [method, path] of [['GET', 'raw'], ['POST', 'let-in'], ['POST', 'drop']])
    expect((await p.send(method, `/inmail/${id}/${path}`)).status).toBe(404)
})
