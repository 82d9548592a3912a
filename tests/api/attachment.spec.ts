// A file that somebody sent: as an archive that python's zipfile opens, a text as text, and for nobody who does not see it
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
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

// a PNG of one colour, with a word of its maker in it
function png(w: number, h: number, claimed = [w, h]): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const n = Buffer.alloc(4)
    const crc = Buffer.alloc(4)
    n.writeUInt32BE(data.length)
    crc.writeUInt32BE(crc32(body))
    return Buffer.concat([n, body, crc])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(claimed[0], 0)
  head.writeUInt32BE(claimed[1], 4)
  head.set([8, 2, 0, 0, 0], 8)
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(w * 3, 200)])
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from('Author\0Jane Roe')),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: h }, () => line)))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
const tiny = {
  'dot.gif': 'R0lGODlhAQABAPAAAP8AAAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==',
  'dot.webp': 'UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA',
}

test('a picture as a small one of our own, with nothing else of the file in it; a bomb and a lie have none', async () => {
  const p = await analyst()
  const r = await newReport(p)
  const f = await attach(p, r.id, 'screen.png', png(2400, 1200))
  expect(f.type).toBe('image/png')
  const a = await p.get(`/attachments/${f.id}/image`)
  expect(a.status).toBe(200)
  expect(a.headers['content-type']).toBe('image/png')
  expect(a.headers['x-content-type-options']).toBe('nosniff')
  expect(a.body.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]))
  expect([a.body.readUInt32BE(16), a.body.readUInt32BE(20)]).toEqual([1024, 512])
  expect(a.body.includes('Jane Roe')).toBe(false)
  for (const [name, bytes] of Object.entries(tiny)) {
    const one = await attach(p, r.id, name, Buffer.from(bytes, 'base64'))
    expect(one.type).toBe(`image/${name.split('.')[1]}`)
    const small = await p.get(`/attachments/${one.id}/image`)
    expect(small.status, `${name} ${small.text.slice(0, 200)}`).toBe(200)
    expect([small.body.readUInt32BE(16), small.body.readUInt32BE(20)]).toEqual([1, 1])
  }
  for (const bytes of [png(4, 4, [60000, 60000]), png(4, 4).subarray(0, 60), Buffer.from('\x89PNG no picture at all', 'latin1'), Buffer.from('just words')]) {
    const bad = await attach(p, r.id, 'bad.png', bytes)
    const none = await p.get(`/attachments/${bad.id}/image`)
    expect(none.status).toBe(404)
    expect(none.json.type).toBe('/problems/no-preview')
  }
  // many at once are answered or told to come again, and the hub serves on
  const many = await Promise.all(Array.from({ length: 12 }, () => p.get(`/attachments/${f.id}/image`)))
  for (const m of many) expect([200, 503]).toContain(m.status)
  expect(many.some((m) => m.status === 200)).toBe(true)
  for (const who of [await bank(), await finder()]) {
    const real = await who.get(`/attachments/${f.id}/image`)
    const absent = await who.get(`/attachments/${f.id.replace(/....$/, '0000')}/image`)
    expect([real.status, real.json.detail]).toEqual([404, absent.json.detail])
  }
  expect((await nobody.get(`/attachments/${f.id}/image`)).status).toBe(401)
})
