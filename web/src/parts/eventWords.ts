// eventWords - the words of RSIT, the fields that columns are mostly read as, and what is asked of the events of an organisation
export const classes =
  'spam harmful-speech violence infected-system c2-server malware-distribution malware-configuration malware dga-domain scanner sniffing social-engineering ids-alert brute-force exploit privileged-account-compromise unprivileged-account-compromise application-compromise system-compromise burglary dos ddos misconfiguration sabotage outage unauthorised-information-access unauthorised-information-modification data-loss data-leak unauthorised-use-of-resources copyright masquerade phishing weak-crypto ddos-amplifier potentially-unwanted-accessible information-disclosure vulnerable-system blacklist proxy tor other undetermined test'.split(
    ' ',
  )
export const fields =
  'time.source time.observation source.ip source.port source.network source.asn source.as_name source.fqdn source.reverse_dns source.url source.account source.geolocation.cc source.geolocation.city source.geolocation.region destination.ip destination.port destination.fqdn destination.url destination.account destination.asn protocol.transport protocol.application classification.type classification.identifier event_description.text event_description.url malware.name malware.hash.md5 malware.hash.sha1 malware.hash.sha256 feed.name feed.provider feed.accuracy status comment tlp'.split(
    ' ',
  )
// what begins like this file: up to the last whole line of its first bytes
export const HEAD = 200_000
export async function headOf(file: Blob & { name: string }): Promise<string> {
  const packed = /\.gz$/i.test(file.name)
  let text: string
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
    text = decode(new Uint8Array(await new Blob(parts).arrayBuffer()).slice(0, HEAD))
  } else text = decode(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()))
  const whole = text.lastIndexOf('\n')
  return text.length >= HEAD - 4 && whole > 0 ? text.slice(0, whole + 1) : text
}
function decode(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(wide).decode(bytes).replaceAll('\0', '')
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
