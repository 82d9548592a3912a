// unzip - the one file of a zip archive, as reports come by mail (APPNOTE 6.3, 4.3.12 and 4.3.16; stored and deflated)
const MOST = 1_000_000_000 // bytes unpacked; larger ones go packed by gzip or zstd
const END = 0x06054b50
const ENTRY = 0x02014b50

// why an archive is not opened; the page has words for each
export class Unopened extends Error {
  constructor(readonly why: 'damaged' | 'many' | 'locked' | 'large') {
    super(why)
  }
}

interface Entry {
  name: string
  method: number
  sum: number
  packed: number
  size: number
  at: number
}

function entries(tail: DataView, start: number): Entry[] {
  let end = tail.byteLength - 22
  while (end >= 0 && tail.getUint32(end, true) !== END) end--
  if (end < 0) throw new Unopened('damaged')
  const out: Entry[] = []
  let at = tail.getUint32(end + 16, true) - start
  for (let n = tail.getUint16(end + 10, true); n > 0; n--) {
    if (at < 0 || at + 46 > tail.byteLength || tail.getUint32(at, true) !== ENTRY) throw new Unopened('damaged')
    const [name, extra, comment] = [28, 30, 32].map((o) => tail.getUint16(at + o, true))
    if (at + 46 + name > tail.byteLength) throw new Unopened('damaged')
    const e = {
      name: new TextDecoder().decode(new Uint8Array(tail.buffer, tail.byteOffset + at + 46, name)),
      method: tail.getUint16(at + 10, true),
      sum: tail.getUint32(at + 16, true),
      packed: tail.getUint32(at + 20, true),
      size: tail.getUint32(at + 24, true),
      at: tail.getUint32(at + 42, true),
    }
    if (tail.getUint16(at + 8, true) & 1) throw new Unopened('locked')
    if (!e.name.endsWith('/')) out.push(e)
    at += 46 + name + extra + comment
  }
  return out
}

// CRC-32 of IEEE 802.3, as the archive has it
const table = Uint32Array.from({ length: 256 }, (_, i) => {
  let c = i
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})
function sumOf(bytes: Uint8Array, before: number): number {
  let c = before
  for (let i = 0; i < bytes.length; i++) c = table[(c ^ bytes[i]) & 0xff] ^ (c >>> 8)
  return c
}

// what the archive says of it and nothing else: so many bytes, of this sum
async function content(from: Blob, e: Entry): Promise<Blob> {
  const stream = from.stream()
  const reader = (e.method ? stream.pipeThrough(new DecompressionStream('deflate-raw')) : stream).getReader()
  const parts: BlobPart[] = []
  let n = 0
  let sum = 0xffffffff
  for (;;) {
    const r = await reader.read().catch(() => {
      throw new Unopened('damaged')
    })
    if (r.done) break
    parts.push(r.value)
    n += r.value.length
    sum = sumOf(r.value, sum)
    if (n > e.size) {
      reader.cancel().catch(() => {})
      throw new Unopened('damaged')
    }
  }
  if (n !== e.size || (sum ^ 0xffffffff) >>> 0 !== e.sum) throw new Unopened('damaged')
  return new Blob(parts)
}

export async function unzip(file: Blob): Promise<File> {
  const start = Math.max(0, file.size - 1_000_000) // the directory lies at the end
  const all = entries(new DataView(await file.slice(start).arrayBuffer()), start)
  if (all.length !== 1) throw new Unopened(all.length ? 'many' : 'damaged')
  const e = all[0]
  if (e.size > MOST || e.packed > MOST) throw new Unopened('large')
  const head = new DataView(await file.slice(e.at, e.at + 30).arrayBuffer())
  if (head.byteLength < 30 || head.getUint32(0, true) !== 0x04034b50) throw new Unopened('damaged')
  const from = e.at + 30 + head.getUint16(26, true) + head.getUint16(28, true)
  const bytes = file.slice(from, from + e.packed)
  if (bytes.size !== e.packed || (e.method !== 0 && e.method !== 8)) throw new Unopened('damaged')
  const name = e.name.split(/[\\/]/).pop() || 'file'
  return new File([await content(bytes, e)], name)
}
