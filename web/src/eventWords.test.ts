// What a page does to a mapping: columns, constants and the time zone, and nothing beside
import { expect, test } from 'vitest'
import { headOf, LEAVE_OUT, type Mapping, offsetOf, packed, setConstant, setOffset, setTo, toOf } from './parts/eventWords'

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
  const head = await headOf(big)
  expect(head.length).toBeLessThanOrEqual(200_000)
  expect(head.endsWith('\n')).toBe(true)
  const gz = Object.assign(await new Response(big.stream().pipeThrough(new CompressionStream('gzip'))).blob(), { name: 'a.csv.gz' })
  expect((await headOf(gz)).slice(0, 100)).toBe(line)
  expect((await packed(gz)).how).toEqual({ 'Content-Encoding': 'gzip' })
  expect((await packed(big)).how).toEqual({})
  const wide = Object.assign(new Blob([new Uint8Array([0xff, 0xfe, 0x61, 0, 0x0a, 0])]), { name: 'a.txt' })
  expect(await headOf(wide)).toBe('a\n')
})
