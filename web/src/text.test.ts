import { describe, expect, it } from 'vitest'
import { atNine, daysToMonday, defang, headersOf, left, looksLikeObservable, networkAround, observables, refang, seenIn, shortTime, size, spanOf, threeWay, timeIn, utc, zoned } from './text'

describe('times', () => {
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
  it('says a span in its two largest units', () => {
    const t = (key: string, more?: Record<string, number>) => `${more?.n}${key.slice(8, 9)}`
    const minute = 60
    expect(spanOf(0, t)).toBe('0m')
    expect(spanOf(59 * minute, t)).toBe('59m')
    expect(spanOf(60 * minute, t)).toBe('1h')
    expect(spanOf(90 * minute, t)).toBe('1h 30m')
    expect(spanOf(76 * 60 * minute, t)).toBe('3d 4h')
    expect(spanOf(48 * 60 * minute, t)).toBe('2d')
    expect(spanOf(121 * 24 * 60 * minute + 3 * 60 * minute, t)).toBe('121d')
  })
  it('leaves the year out when it is this one', () => {
    const now = Date.parse('2026-06-01T00:00:00Z')
    expect(shortTime('UTC', '2026-01-01T20:00:00Z', now)).not.toContain('2026')
    expect(shortTime('UTC', '2025-01-01T20:00:00Z', now)).toContain('2025')
  })
  it('finds nine o’clock in any zone, also across a change of clocks', () => {
    expect(zoned('Asia/Karachi', '2026-03-02', 9)).toBe('2026-03-02T04:00:00.000Z')
    expect(zoned('Europe/Berlin', '2026-07-01', 9)).toBe('2026-07-01T07:00:00.000Z')
    expect(zoned('Europe/Berlin', '2026-12-01', 9)).toBe('2026-12-01T08:00:00.000Z')
    expect(atNine('Asia/Karachi', 1, Date.parse('2026-03-01T20:00:00Z'))).toBe('2026-03-03T04:00:00.000Z')
  })
  it('counts the days to the next Monday', () => {
    expect(daysToMonday('UTC', Date.parse('2026-11-23T10:00:00Z'))).toBe(7)
    expect(daysToMonday('UTC', Date.parse('2026-11-29T10:00:00Z'))).toBe(1)
    expect(daysToMonday('Asia/Karachi', Date.parse('2026-11-22T20:00:00Z'))).toBe(7)
  })
})

describe('observables', () => {
  it('defangs, and takes back what was defanged', () => {
    expect(defang('https://a.example')).toBe('hxxps://a[.]example')
    expect(defang('https://a.example/x.php')).toBe('hxxps://a[.]example/x.php')
    expect(defang('me@a.example')).toBe('me[@]a[.]example')
    for (const x of ['https://a.example/x.php', '203.0.113.7', 'me@a.example']) expect(refang(defang(x))).toBe(x)
    expect(refang(' hxxps://a[dot]example ')).toBe('https://a.example')
  })
  it('knows what may be an address, network, domain, URL, mail address or ASN', () => {
    for (const x of ['203.0.113.7', '203.0.113.0/24', '2001:db8::/32', 'AS64500', 'a.example', 'hxxps://a[.]example/x', 'me@a.example']) expect(looksLikeObservable(x), x).toBe(true)
    for (const x of ['two words', 'XC-VU-2026-0001', 'router', 'e.g. this']) expect(looksLikeObservable(x), x).toBe(false)
  })
  it('writes sizes', () => {
    expect([size(12), size(2048), size(3 * 1024 * 1024)]).toEqual(['12 B', '2 KiB', '3.0 MiB'])
  })
})

describe('three ways', () => {
  it('keeps what only one of both changed and asks for what both changed differently', () => {
    const base = { a: 1, b: 1, c: 1, d: 1, e: 1 }
    const theirs = { a: 1, b: 2, c: 2, d: 1, e: 3 }
    const r = threeWay(base, theirs, { a: 5, c: 9, e: 3 })
    expect(r.merged).toEqual({ a: 5 })
    expect(r.conflicts).toEqual([{ field: 'c', base: 1, theirs: 2, mine: 9 }])
    expect(r.theirsOnly).toEqual(['b'])
  })
})

describe('what is named in a text', () => {
  it('finds addresses, URLs and domains, defanged or not, each once', () => {
    expect(observables('See hxxps://evil[.]example/x?y=1, 203.0.113[.]7 and (203.0.113.7). Write to abuse@roads.example, or AS64500.')).toEqual(['https://evil.example/x?y=1', '203.0.113.7', 'abuse@roads.example', 'AS64500'])
  })
  it('leaves words, versions and sentence ends alone', () => {
    expect(observables('The version 1.2.3 ran. End of it. 12.5 % of e.g. hosts')).toEqual([])
  })
  it('stops', () => {
    expect(observables(Array.from({ length: 50 }, (_, i) => `192.0.2.${i}`).join(' '))).toHaveLength(8)
  })
})

describe('the headers of a message', () => {
  it('are read unfolded, with their encoded words', () => {
    const source = 'From: "Centre" <a@b.example>\r\nSubject: =?UTF-8?B?w5xiZXI=?=\r\n =?UTF-8?B?IHVucw==?=\r\nReferences: <a@x>\r\n <b@x>\r\n\r\nNot: a header\r\n'
    expect(headersOf(source)).toEqual([
      ['From', '"Centre" <a@b.example>'],
      ['Subject', 'Über uns'],
      ['References', '<a@x> <b@x>'],
    ])
  })
})

describe('what lies around something observed', () => {
  it('knows the network of an address, however it is written', () => {
    expect(['203.0.113.7', '2001:db8:1:2::7', '2001:DB8::1', '2001:db8:0001:0002:3:4:5:6', 'www.roads.example', '203.0.113.0/24'].map(networkAround)).toEqual(['203.0.113.0/24', '2001:db8:1::/48', '2001:db8:0::/48', '2001:db8:1::/48', '', ''])
  })
  it('counts what was seen there, the most first', () => {
    const e = (source: string, destination: string, fqdn = '') => ({ source, destination, fields: fqdn ? [{ name: 'source.fqdn', value: fqdn }, { name: 'feed.name', value: 'x.roads.example' }] : [] })
    expect(seenIn([e('203.0.113.7', '198.51.100.1'), e('203.0.113.9', ''), e('198.51.100.2', '203.0.113.9')], { network: '203.0.113.0/24' })).toEqual([{ value: '203.0.113.9', n: 2 }, { value: '203.0.113.7', n: 1 }])
    expect(seenIn([e('', '', 'WWW.roads.example'), e('', '', 'notroads.example'), e('', '', 'roads.example')], { domain: 'roads.example' }).map((x) => x.value)).toEqual(['roads.example', 'www.roads.example'])
  })
})
