// A zip archive of some files, as mail brings them (of what browsers and Node both have)
function crc(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const b of bytes) {
    c ^= b
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  }
  return (c ^ 0xffffffff) >>> 0
}
const join = (parts: Uint8Array[]) => {
  const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0))
  let at = 0
  for (const p of parts) {
    all.set(p, at)
    at += p.length
  }
  return all
}
// fields of so many bytes each, little end first
function fields(...v: [number, number][]): Uint8Array {
  return Uint8Array.from(v.flatMap(([value, bytes]) => Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** i) % 256)))
}
export async function zip(files: Record<string, string>, stored = false): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const [called, text] of Object.entries(files)) {
    const name = new TextEncoder().encode(called)
    const plain = new TextEncoder().encode(text)
    const body = stored ? plain : new Uint8Array(await new Response(new Blob([plain]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer())
    const common = fields([20, 2], [0, 2], [stored ? 0 : 8, 2], [0, 4], [crc(plain), 4], [body.length, 4], [plain.length, 4], [name.length, 2], [0, 2])
    directory.push(fields([0x02014b50, 4], [20, 2]), common, fields([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), name)
    const local = join([fields([0x04034b50, 4]), common, name, body])
    parts.push(local)
    at += local.length
  }
  const all = join(directory)
  const n = Object.keys(files).length
  return join([...parts, all, fields([0x06054b50, 4], [0, 4], [n, 2], [n, 2], [all.length, 4], [at, 4], [0, 2])])
}
