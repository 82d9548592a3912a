// What a page does to a mapping: columns, constants and the time zone, and nothing beside
import { expect, test } from 'vitest'
import { cellsOf, headOf, LEAVE_OUT, type Mapping, offsetOf, packed, setConstant, setOffset, setTo, tellsTime, tellsWhose, timeColumn, toOf, withTime } from './parts/eventWords'

const m: Mapping = { delimiter: ';', columns: [{ from: 'When', to: 'time.source', time: 'epoch' }, { from: 4, to: 'source.port', split: ',' }] }

test('a column is given a field, left out, or kept as it is', () => {
  expect(toOf(m, 'When')).toBe('time.source')
  expect(toOf(m, '4')).toBe('source.port')
  expect(toOf(m, 'Other')).toBe('')
  expect(setTo(m, 'Other', 'source.ip').columns).toHaveLength(3)
  // what was said of it stays while the field stays, and goes with it
  expect(setTo(m, '4', 'source.port').columns?.[1]).toEqual(m.columns?.[1])
  expect(setTo(m, '4', 'destination.port').columns?.[1]).toEqual({ from: 4, to: 'destination.port' })
  const out = setTo(m, 'When', LEAVE_OUT)
  expect(out.columns?.[0]).toEqual({ from: 'When', to: '' })
  expect(toOf(out, 'When')).toBe(LEAVE_OUT)
  expect(setTo(m, 'When', '').columns).toEqual([m.columns?.[1]])
  expect(setTo(m, 'Other', 'source.ip').delimiter).toBe(';')
  expect(m.columns).toHaveLength(2)
})

test('what is the same in all rows, and the time zone of times that tell none', () => {
  expect(setConstant(m, 'feed.name', 'A').constants).toEqual({ 'feed.name': 'A' })
  expect(setConstant(setConstant(m, 'feed.name', 'A'), 'feed.name', '').constants).toEqual({})
  expect(offsetOf(m)).toBe('')
  const z = setOffset(m, '+05:00')
  expect(offsetOf(z)).toBe('+05:00')
  expect(z.columns?.[1]).toEqual(m.columns?.[1])
  expect(setOffset(z, '').columns?.[0]).toEqual(m.columns?.[0])
})

test('the beginning of a file ends with a whole line; a large one goes packed', async () => {
  const line = `${'x'.repeat(99)}\n`
  const big = Object.assign(new Blob([line.repeat(3000)]), { name: 'a.csv' })
  const head = (await headOf(big)).text
  expect(head.length).toBeLessThanOrEqual(200_000)
  expect(head.endsWith('\n')).toBe(true)
  const gz = Object.assign(await new Response(big.stream().pipeThrough(new CompressionStream('gzip'))).blob(), { name: 'a.csv.gz' })
  expect((await headOf(gz)).text.slice(0, 100)).toBe(line)
  expect((await packed(gz)).how).toEqual({ 'Content-Encoding': 'gzip' })
  expect((await packed(big)).how).toEqual({})
  const wide = Object.assign(new Blob([new Uint8Array([0xff, 0xfe, 0x61, 0, 0x0a, 0])]), { name: 'a.txt' })
  expect(await headOf(wide)).toEqual({ text: 'a\n', foreign: 0 })
  // lines that are not UTF-8 are told as the hub will tell them: they are not in what is tried
  const latin = Object.assign(new Blob([new Uint8Array([0x61, 0x0a, 0xfc, 0x0a, 0xc3, 0xbc, 0x0a])]), { name: 'a.csv' })
  expect(await headOf(latin)).toEqual({ text: 'a\nü\n', foreign: 1 })
})

test('the time is the column most of whose values are times, in the form that they have', () => {
  const table: Mapping = { delimiter: ';', columns: [{ from: 'ip', to: 'source.ip' }] }
  const names = ['Zeit', 'ip', 'Text']
  const sample = (...times: string[]) => ['Zeit;ip;Text', ...times.map((x, i) => `${x};192.0.2.${i};"a;b"`)].join('\n')
  const of = (...times: string[]) => timeColumn(sample(...times), names, table)?.pattern
  expect(of('27.11.2026 21:10:00', '28.11.2026 01:10:00', 'unbekannt')).toBe('%d.%m.%Y %H:%M:%S')
  expect(of('27.11.2026 21:10', '28.11.2026 1:10')).toBe('%d.%m.%Y %H:%M')
  expect(of('27.11.2026, 21:10:00')).toBe('%d.%m.%Y, %H:%M:%S')
  expect(of('27/11/2026 21:10')).toBe('%d/%m/%Y %H:%M')
  expect(of('11/27/2026 21:10', '11/02/2026 21:10')).toBe('%m/%d/%Y %H:%M')
  expect(of('2026-11-27 21:10:00', '2026-11-27T21:10:00Z', 'x')).toBe('iso')
  expect(of('27-Nov-2026')).toBe('%d-%b-%Y')
  expect(of('27.11.2026', 'x', 'y')).toBeUndefined()
  expect(of('203.0.113.7', '203.0.113.8')).toBeUndefined()
  const time = timeColumn(sample('27.11.2026 21:10', 'x', '27.11.2026 21:11'), names, table)
  expect(time && withTime(table, time).columns?.[1]).toEqual({ from: 'Zeit', to: 'time.source', time: '%d.%m.%Y %H:%M' })
  expect(timeColumn('27.11.2026;192.0.2.1', ['27.11.2026', '192.0.2.1'], { header: false, delimiter: ';' })?.from).toBe(1)
  expect([tellsTime(table), tellsWhose(table), tellsTime(withTime(table, { from: 'Zeit', pattern: 'iso' })), tellsWhose({ columns: [{ from: 'a', to: 'source.port' }] })]).toEqual([false, true, true, false])
  expect(cellsOf('a;"b;""c""";', ';')).toEqual(['a', 'b;"c"', ''])
})
