// histogram - which buckets are drawn: one bar a step, a bounded number of them, whatever the clocks of sensors say
export interface Bucket {
  at: number
  events: number
  lines: number
  feeds: number
}
export const BARS = 400

// buckets in order of time, those without a time that can be read left out
export function bucketsOf(given: readonly { at: string | null; events: number; lines: number; feeds: number }[]): Bucket[] {
  return given
    .map((b) => ({ at: Date.parse(b.at ?? ''), events: b.events, lines: b.lines, feeds: b.feeds }))
    .filter((b) => Number.isFinite(b.at))
    .sort((a, b) => a.at - b.at)
}
// the span that holds most events, of those that fit; of several the latest. One event with a clock that is years off moves it nowhere.
export function drawn(buckets: readonly Bucket[], step: number): Bucket[] {
  let [from, sum, best, begin, end] = [0, 0, -1, 0, 0]
  buckets.forEach((b, to) => {
    sum += b.events
    while (b.at - buckets[from].at > (BARS - 1) * step) sum -= buckets[from++].events
    if (sum >= best) [best, begin, end] = [sum, from, to]
  })
  return buckets.slice(begin, end + 1)
}
// with the empty ones between them
export function bars(shown: readonly Bucket[], step: number): Bucket[] {
  if (!shown.length) return []
  const known = new Map(shown.map((b) => [b.at, b]))
  const n = Math.round((shown[shown.length - 1].at - shown[0].at) / step) + 1
  return Array.from({ length: Math.min(n, BARS) }, (_, i) => shown[0].at + i * step).map((at) => known.get(at) ?? { at, events: 0, lines: 0, feeds: 0 })
}
