import { describe, expect, it } from 'vitest'
import { defang, left, timeIn, utc } from './text'

describe('text', () => {
  it('counts what is left in the unit that fits', () => {
    const now = Date.parse('2026-01-01T00:00:00Z')
    expect(left('2026-01-01T00:30:00Z', now)).toEqual({ late: false, amount: 30, unit: 'minute' })
    expect(left('2025-12-31T20:00:00Z', now)).toEqual({ late: true, amount: 4, unit: 'hour' })
    expect(left('2026-01-05T00:00:00Z', now)).toEqual({ late: false, amount: 4, unit: 'day' })
  })
  it('shows times in the zone and in UTC', () => {
    expect(timeIn('Asia/Karachi', '2026-01-01T20:00:00Z')).toContain('2 Jan 2026')
    expect(utc('2026-01-01T20:00:00Z')).toBe('2026-01-01 20:00 UTC')
    expect(timeIn('Nowhere/Land', '2026-01-01T20:00:00Z')).toBe('2026-01-01T20:00:00Z')
  })
  it('defangs', () => {
    expect(defang('https://a.example')).toBe('hxxps://a[.]example')
  })
})
