// eventWords - the words of RSIT, the fields that columns are mostly read as, and what is asked of the events of an organisation
export const classes =
  'spam harmful-speech violence infected-system c2-server malware-distribution malware-configuration malware dga-domain scanner sniffing social-engineering ids-alert brute-force exploit privileged-account-compromise unprivileged-account-compromise application-compromise system-compromise burglary dos ddos misconfiguration sabotage outage unauthorised-information-access unauthorised-information-modification data-loss data-leak unauthorised-use-of-resources copyright masquerade phishing weak-crypto ddos-amplifier potentially-unwanted-accessible information-disclosure vulnerable-system blacklist proxy tor other undetermined test'.split(
    ' ',
  )
export const fields =
  'time.source time.observation source.ip source.port source.network source.asn source.as_name source.fqdn source.reverse_dns source.url source.account source.geolocation.cc source.geolocation.city source.geolocation.region destination.ip destination.port destination.fqdn destination.url destination.account destination.asn protocol.transport protocol.application classification.type classification.identifier event_description.text event_description.url malware.name malware.hash.md5 malware.hash.sha1 malware.hash.sha256 feed.name feed.provider feed.accuracy status comment tlp'.split(
    ' ',
  )
// what begins like this file: up to the last whole line of its first bytes; foreign: how many of its lines are not UTF-8, which the
// hub sets aside, so that they are not in the text
export const HEAD = 200_000
export interface Head {
  text: string
  foreign: number
}
export async function headOf(file: Blob & { name: string }): Promise<Head> {
  const packed = /\.gz$/i.test(file.name)
  let bytes: Uint8Array
  if (packed) {
    const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
    const parts: BlobPart[] = []
    for (let n = 0; n < HEAD; ) {
      const r = await reader.read()
      if (r.done) break
      parts.push(r.value)
      n += r.value.length
    }
    reader.cancel().catch(() => {})
    bytes = new Uint8Array(await new Blob(parts).arrayBuffer()).slice(0, HEAD)
  } else bytes = new Uint8Array(await file.slice(0, HEAD).arrayBuffer())
  return decode(bytes, bytes.length >= HEAD)
}
function decode(bytes: Uint8Array, cut: boolean): Head {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : ''
  if (wide) {
    const text = new TextDecoder(wide).decode(bytes).replaceAll('\0', '')
    const whole = text.lastIndexOf('\n')
    return { text: cut && whole > 0 ? text.slice(0, whole + 1) : text, foreign: 0 }
  }
  const whole = bytes.lastIndexOf(10)
  const all = cut && whole > 0 ? bytes.subarray(0, whole + 1) : bytes
  const strict = new TextDecoder('utf-8', { fatal: true })
  const read = (part: Uint8Array) => {
    try {
      return strict.decode(part).replaceAll('\0', '')
    } catch {
      return null
    }
  }
  const text = read(all)
  if (text !== null) return { text, foreign: 0 }
  // one line after the other: as the hub does
  const lines: (string | null)[] = []
  for (let from = 0; from < all.length; ) {
    const end = all.indexOf(10, from)
    const to = end < 0 ? all.length : end + 1
    lines.push(read(all.subarray(from, to)))
    from = to
  }
  return { text: lines.join(''), foreign: lines.filter((l) => l === null).length }
}
// a file that is large goes packed: less to send, and under the limit of a request
const PACK_FROM = 16_000_000
export async function packed(file: Blob & { name: string }): Promise<{ body: Blob; how: Record<string, string> }> {
  if (/\.gz$/i.test(file.name)) return { body: file, how: { 'Content-Encoding': 'gzip' } }
  if (/\.zst$/i.test(file.name)) return { body: file, how: { 'Content-Encoding': 'zstd' } }
  if (file.size < PACK_FROM) return { body: file, how: {} }
  return { body: await new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).blob(), how: { 'Content-Encoding': 'gzip' } }
}

// ---- a mapping, as the page changes it
export interface Mapping {
  columns?: { from: string | number; to: string; [k: string]: unknown }[]
  constants?: Record<string, string>
  [k: string]: unknown
}
export const LEAVE_OUT = '-'
export const toOf = (m: Mapping, from: string) => {
  const c = m.columns?.find((x) => String(x.from) === from)
  return c ? c.to || LEAVE_OUT : ''
}
export function setTo(m: Mapping, from: string, to: string): Mapping {
  const columns = [...(m.columns ?? [])]
  const at = columns.findIndex((x) => String(x.from) === from)
  if (!to) return { ...m, columns: columns.filter((_, i) => i !== at) }
  const next = to === LEAVE_OUT ? '' : to
  // what belongs to another kind of field goes with it
  const kept = at >= 0 && columns[at].to === next ? columns[at] : { from: at >= 0 ? columns[at].from : from, to: next }
  if (at >= 0) columns[at] = kept
  else columns.push(kept)
  return { ...m, columns }
}
export function setConstant(m: Mapping, field: string, value: string): Mapping {
  const constants = { ...(m.constants ?? {}) }
  if (value) constants[field] = value
  else delete constants[field]
  return { ...m, constants }
}
// the offset from UTC that times without one are in
export const offsetOf = (m: Mapping) => String(m.columns?.find((c) => c.to?.startsWith('time.'))?.offset ?? '')
export const setOffset = (m: Mapping, offset: string): Mapping => ({
  ...m,
  columns: (m.columns ?? []).map((c) => {
    if (!c.to?.startsWith('time.')) return c
    const { offset: _, ...rest } = c
    return offset ? { ...rest, offset } : rest
  }),
})

// ---- what a table does not say yet
const some = (m: Mapping, is: (to: string) => boolean) => (m.columns ?? []).some((c) => !!c.to && is(c.to)) || Object.keys(m.constants ?? {}).some(is)
export const tellsTime = (m: Mapping) => some(m, (to) => to.startsWith('time.'))
// an address, a name or an account: by what it is found whose a row is
export const tellsWhose = (m: Mapping) => some(m, (to) => /^(source|destination)\.(ip|network|asn|fqdn|reverse_dns|url|account)$/.test(to))

// days and times as tables write them, with the pattern by which the hub reads them
const days: [string, string][] = [
  ['\\d{1,2}\\.\\d{1,2}\\.\\d{4}', '%d.%m.%Y'],
  ['\\d{1,2}\\.\\d{1,2}\\.\\d{2}', '%d.%m.%y'],
  ['\\d{4}/\\d{1,2}/\\d{1,2}', '%Y/%m/%d'],
  ['\\d{4}\\.\\d{1,2}\\.\\d{1,2}', '%Y.%m.%d'],
  ['\\d{1,2}-\\d{1,2}-\\d{4}', '%d-%m-%Y'],
  ['\\d{1,2}/\\d{1,2}/\\d{4}', '%d/%m/%Y'],
  ['\\d{1,2}-[A-Za-z]{3}-\\d{4}', '%d-%b-%Y'],
  ['\\d{1,2}/[A-Za-z]{3}/\\d{4}', '%d/%b/%Y'],
  ['\\d{1,2} [A-Za-z]{3} \\d{4}', '%d %b %Y'],
]
const clocks: [string, string][] = [['', ''], ...[' ', ', ', 'T'].flatMap((b): [string, string][] => [[`${b}\\d{1,2}:\\d{2}`, `${b}%H:%M`], [`${b}\\d{1,2}:\\d{2}:\\d{2}`, `${b}%H:%M:%S`]])]
const shapes: [RegExp, string][] = [
  [/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?)?( ?(Z|UTC|GMT|[+-]\d{2}(:?\d{2})?))?$/, 'iso'],
  ...days.flatMap(([day, d]) => clocks.map(([clock, c]): [RegExp, string] => [new RegExp(`^${day}${clock}$`), d + c])),
]
// the cells of a line of a table; a quoted one may hold the delimiter
export function cellsOf(line: string, delimiter: string): string[] {
  const out: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < line.length; i++) {
    const c = line[i]
    if (c === '"' && quoted && line[i + 1] === '"') cell += line[i++]
    else if (c === '"') quoted = !quoted
    else if (c === delimiter && !quoted) {
      out.push(cell.trim())
      cell = ''
    } else cell += c
  }
  return [...out, cell.trim()]
}
// 11/27/2026 is read month first when no value fits the other way round
const month_first = (values: string[]) => values.some((v) => /^\d{1,2}\/(1[3-9]|2\d|3[01])\//.test(v)) && !values.some((v) => /^(1[3-9]|2\d|3[01])\//.test(v))
// the column most of whose values are times of one form, and which means nothing yet
export function timeColumn(sample: string, names: readonly string[], m: Mapping): { from: string | number; pattern: string } | null {
  const numbered = m.header === false
  const lines = sample.split(/\r?\n/).filter(Boolean).slice(numbered ? 0 : 1, 200)
  const rows = lines.map((l) => cellsOf(l, typeof m.delimiter === 'string' ? m.delimiter : ','))
  const found = names.flatMap((name, at) => {
    const from = numbered ? at + 1 : name
    const values = rows.map((r) => r[at] ?? '').filter(Boolean)
    const count = new Map<string, number>()
    for (const v of values) {
      const pattern = shapes.find(([is]) => is.test(v))?.[1]
      if (pattern) count.set(pattern, (count.get(pattern) ?? 0) + 1)
    }
    const [pattern, n] = [...count].sort((a, b) => b[1] - a[1])[0] ?? ['', 0]
    if (toOf(m, String(from)) || n * 2 <= values.length) return []
    return [{ from, pattern: pattern.startsWith('%d/%m/') && month_first(values) ? pattern.replace('%d/%m/', '%m/%d/') : pattern, share: n / values.length }]
  })
  const best = found.sort((a, b) => b.share - a.share)[0]
  return best ? { from: best.from, pattern: best.pattern } : null
}
export const withTime = (m: Mapping, time: { from: string | number; pattern: string }): Mapping => ({
  ...m,
  columns: [...(m.columns ?? []).filter((c) => c.from !== time.from), { from: time.from, to: 'time.source', ...(time.pattern === 'iso' ? {} : { time: time.pattern }) }],
})
