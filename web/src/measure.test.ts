import { expect, test } from 'vitest'
import { chosenOf, complete, possible, vectorOf, versionOf } from './parts/measure'

const value = (word: string) => ({ word, name: word, definition: '' })
const point = (name: string, ...words: string[]) => ({ name, title: name, definition: '', values: words.map(value) })
const table = { points: [point('a', 'no', 'yes'), point('b', 'low', 'mid', 'high')], rows: ['defer', 'defer', 'act', 'defer', 'act', 'act'] }

test('what is still possible follows from the answers, in any order', () => {
  expect(possible(table, {})).toEqual(['defer', 'act'])
  expect(possible(table, { b: 'high' })).toEqual(['act'])
  expect(possible(table, { a: 'no', b: 'mid' })).toEqual(['defer'])
  expect(possible(table, { a: 'yes', b: 'mid' })).toEqual(['act'])
  expect(possible(table, { a: 'maybe' })).toEqual(['defer', 'act'])
})

test('a vector is put together in the order of the standard, and taken apart again', () => {
  const metrics = [
    { name: 'AV', group: 'base', values: ['N', 'L'] },
    { name: 'PR', group: 'base', values: ['N', 'H'] },
    { name: 'E', group: 'temporal', values: ['X', 'H'] },
  ]
  expect(vectorOf('3.1', metrics, { PR: 'H', AV: 'N', E: 'X' })).toBe('CVSS:3.1/AV:N/PR:H')
  expect(vectorOf('3.1', metrics, { E: 'H', AV: 'N' })).toBe('CVSS:3.1/AV:N/E:H')
  expect(chosenOf('CVSS:3.1/AV:N/PR:H')).toEqual({ AV: 'N', PR: 'H' })
  expect(complete(metrics, { AV: 'N' })).toBe(false)
  expect(complete(metrics, { AV: 'N', PR: 'H' })).toBe(true)
  expect([versionOf('CVSS:4.0/AV:N'), versionOf('AV:N/AC:L')]).toEqual(['4.0', '2.0'])
})
