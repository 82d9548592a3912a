// histogram - bars are bounded and drawn of times that can be read, whatever the clocks of sensors say
import { expect, test } from 'vitest'
import { BARS, bars, bucketsOf, drawn } from './parts/histogram'

const DAY = 86_400_000
const b = (at: string | null, events = 1) => ({ at, events, lines: events, feeds: 1 })

test('a bucket without a time, and one whose year no browser reads, are left out', () => {
  expect(bucketsOf([b(null), b('10000-01-01T00:00:00Z'), b('2026-11-02T00:00:00Z'), b('1970-01-01T00:00:00Z'), b('0001-01-01T00:00:00Z')]).map((x) => new Date(x.at).toISOString().slice(0, 10))).toEqual(['0001-01-01', '1970-01-01', '2026-11-02'])
  expect(bars(drawn(bucketsOf([b(null)]), DAY), DAY)).toEqual([])
})

test('what is drawn is the span that holds most, never more bars than there is room for', () => {
  const all = bucketsOf([b('1970-01-01T00:00:00Z', 2), b('2026-11-02T00:00:00Z', 5), b('2026-11-04T00:00:00Z', 1), b('9999-12-31T00:00:00Z', 3)])
  const shown = drawn(all, DAY)
  expect(shown.map((x) => x.events)).toEqual([5, 1])
  expect(bars(shown, DAY).map((x) => x.events)).toEqual([5, 0, 1])
  const long = Array.from({ length: 1000 }, (_, i) => b(new Date(Date.UTC(2020, 0, 1) + i * DAY).toISOString()))
  const last = drawn(bucketsOf(long), DAY)
  expect(last).toHaveLength(BARS)
  expect(last[BARS - 1].at).toBe(Date.UTC(2020, 0, 1) + 999 * DAY)
  expect(bars(last, DAY)).toHaveLength(BARS)
})
