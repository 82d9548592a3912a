// A picture that somebody sent is looked at as a small copy; a damaged one says that there is none
import { deflateSync, crc32 } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { axe, close, fits, open } from '../lib/browser.ts'
import { call } from '../lib/contract.ts'
import { analyst, newReport } from '../lib/people.ts'

function png(w: number, h: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const ends = Buffer.alloc(8)
    ends.writeUInt32BE(data.length, 0)
    ends.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(w, 0)
  head.writeUInt32BE(h, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const line = (y: number) => Buffer.concat([Buffer.from([0]), Buffer.from(Array.from({ length: w * 3 }, (_, i) => ((i / 3) ^ y) & 255))])
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: h }, (_, y) => line(y))))), chunk('IEND', Buffer.alloc(0))])
}

test('a picture is looked at by the keyboard; one that is none says so', async ({ browser }) => {
  const a = await analyst()
  const r = await newReport(a, { title: 'With a picture of the screen' })
  const good = png(1600, 900)
  for (const [name, bytes] of [
    ['screen.png', good],
    ['damaged.png', good.subarray(0, 200)],
  ] as const) {
    const body = Buffer.concat([Buffer.from(`--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`), bytes, Buffer.from('\r\n--x--\r\n')])
    expect((await call('POST', `/api/v1/records/${r.id}/attachments`, { ...a.headers, 'content-type': 'multipart/form-data; boundary=x' }, body)).status).toBe(201)
  }
  const p = await open(browser, 'analyst@cert.example', `/app/reports/${r.ref}`)
  const files = p.getByRole('region', { name: 'Files' })
  const line = (name: string) => files.getByRole('listitem').filter({ hasText: name })
  await line('screen.png').getByText('Look at the picture').focus()
  await p.keyboard.press('Enter')
  const picture = files.getByRole('img', { name: 'Small copy of screen.png' })
  await expect(picture).toBeVisible()
  await expect.poll(() => picture.evaluate((x: HTMLImageElement) => [x.naturalWidth, x.naturalHeight])).toEqual([1024, 576])
  await expect(line('screen.png').getByRole('status')).toHaveText('A small copy made here. Nothing else of the file is in it.')
  await line('damaged.png').getByText('Look at the picture').click()
  await expect(line('damaged.png').getByRole('status')).toContainText('There is no preview')
  await axe(p)
  await p.setViewportSize({ width: 360, height: 800 })
  await fits(p)
  // the browser logs the refused picture; nothing else went wrong
  await close(p).catch((e) => expect(String(e)).toContain('/image'))
})
