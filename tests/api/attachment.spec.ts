// A file that somebody sent: as an archive that python's zipfile opens, a text as text, and for nobody who does not see it
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { call } from '../lib/contract.ts'
import { analyst, bank, finder, newReport, nobody, type Person } from '../lib/people.ts'

async function attach(p: Person, id: string, name: string, bytes: Buffer): Promise<any> {
  const head = Buffer.from(`--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`)
  const a = await call('POST', `/api/v1/records/${id}/attachments`, { ...p.headers, 'content-type': 'multipart/form-data; boundary=x' }, Buffer.concat([head, bytes, Buffer.from('\r\n--x--\r\n')]))
  if (a.status !== 201) throw new Error(a.text)
  return a.json.attachments.at(-1)
}

test('an archive holds the bytes as they came, under a name that nothing runs', async () => {
  const p = await analyst()
  const r = await newReport(p)
  const bytes = Buffer.concat([Buffer.from('MZ'), Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7) & 255))])
  const f = await attach(p, r.id, 'setup.exe', bytes)
  const a = await p.get(`/attachments/${f.id}/archive`)
  expect(a.status).toBe(200)
  expect(a.headers['content-type']).toBe('application/zip')
  expect(a.headers['content-disposition']).toBe("attachment; filename*=UTF-8''setup.exe.zip")
  const dir = mkdtempSync(join(tmpdir(), 'zip'))
  try {
    writeFileSync(join(dir, 'a.zip'), a.body)
    const said = execFileSync('python3', ['-c', 'import sys,zipfile,hashlib\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint([(i.filename,i.compress_type,i.external_attr,hashlib.sha256(z.read(i)).hexdigest()) for i in z.infolist()])', join(dir, 'a.zip')], { encoding: 'utf8' })
    expect(said.trim()).toBe(`[('setup.exe.txt', 0, 0, '${f.sha256}')]`)
  } finally {
    rmSync(dir, { recursive: true })
  }
  expect((await p.get(`/attachments/${f.id}/text`)).json).toEqual({ readable: false, text: '', cut: false })
})

test('the beginning of a text as text: what turns or rings is a mark', async () => {
  const p = await analyst()
  const r = await newReport(p)
  const f = await attach(p, r.id, 'log.txt', Buffer.concat([Buffer.from('first line\nafter \u202ethe turn\u0007 <b>bold</b> '), Buffer.from([0xff, 0xfe, 0x20]), Buffer.from('x'.repeat(70_000))]))
  const a = (await p.get(`/attachments/${f.id}/text`)).json
  expect(a).toMatchObject({ readable: true, cut: true })
  expect(a.text.startsWith('first line\nafter \ufffdthe turn\ufffd <b>bold</b> \ufffd\ufffd xxx')).toBe(true)
  expect(a.text.length).toBeLessThanOrEqual(65_536)
  // who does not see the file learns nothing of it
  for (const who of [await bank(), await finder()])
    for (const what of ['archive', 'text']) {
      const real = await who.get(`/attachments/${f.id}/${what}`)
      const absent = await who.get(`/attachments/${f.id.replace(/....$/, '0000')}/${what}`)
      expect(real.status).toBe(404)
      expect(real.json.detail).toBe(absent.json.detail)
    }
  expect((await nobody.get(`/attachments/${f.id}/archive`)).status).toBe(401)
})
