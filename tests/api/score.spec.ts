// The command line's calculators: CVSS vectors, beside the published scores
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'

const rabta = new URL('../../build/rabta', import.meta.url).pathname
const data = process.env.RABTA_DATA ?? new URL('../../../shared/data', import.meta.url).pathname
const run = (args: string[], input = '') => {
  const r = spawnSync(rabta, args, { input, encoding: 'utf8', maxBuffer: 64 << 20 })
  return { code: r.status, out: r.stdout, err: r.stderr }
}
const log4j = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H'

test('rabta score: a line a vector, the overall score, the vector as it was given', () => {
  const reordered = 'CVSS:3.0/S:U/AV:N/AC:L/PR:H/UI:N/C:L/I:L/A:N/E:F/RL:X'
  expect(run(['score', log4j, reordered, '(AV:N/AC:L/Au:N/C:C/I:C/A:C)'])).toEqual({
    code: 0,
    out: `10.0 Critical ${log4j}\n3.7 Low ${reordered}\n10.0 High (AV:N/AC:L/Au:N/C:C/I:C/A:C)\n`,
    err: '',
  })
  expect(run(['score', '--canonical', reordered]).out).toBe('3.7 Low CVSS:3.0/AV:N/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:N/E:F\n')
  expect(JSON.parse(run(['score', '--json', 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U']).out)).toMatchObject({
    version: '4.0', score: 8.1, base: 9.3, threat: 8.1, severity: 'High', macro_vector: '000220',
  })
})

test('rabta score: what is wrong is told with the metric and the place, and the others are scored', () => {
  const r = run(['score', 'CVSS:3.1/AV:N/AC:L/PR', log4j])
  expect(r.code).toBe(1)
  expect(r.out).toBe(`10.0 Critical ${log4j}\n`)
  expect(r.err).toBe('rabta score: CVSS:3.1/AV:N/AC:L/PR: character 20: PR has no value\n')
  expect(run(['score', '--nonsense', log4j]).code).toBe(2)
  expect(run(['score', 'x'.repeat(5000)]).err).toContain('more than 300 characters')
  expect(run(['score', '--help']).out).toContain('SCORE SEVERITY VECTOR')
})

test('rabta score: from standard input, a line too long costs itself alone', () => {
  const r = run(['score'], `${log4j}\r\n\n${'y'.repeat(100000)}\n  ${log4j}  `)
  expect(r.out).toBe(`10.0 Critical ${log4j}\n10.0 Critical ${log4j}\n`)
  expect(r.err.trim().split('\n')).toHaveLength(1)
  expect(r.code).toBe(1)
})

test('rabta score: every published vector on whose score the sources agree', () => {
  test.skip(!existsSync(join(data, 'cvss')), 'the shared test data is not there')
  let n = 0
  const wrong: string[] = []
  for (const name of readdirSync(join(data, 'cvss')).filter(f => /^v\d.*\.tsv$/.test(f) && !f.includes('lookup'))) {
    const [head, ...rows] = readFileSync(join(data, 'cvss', name), 'utf8').trim().split('\n').map(l => l.split('\t'))
    const at = (row: string[], column: string) => row[head.indexOf(column)]
    const binding = rows.filter(r => r.at(-1) === 'agree')
    const lines = execFileSync(rabta, ['score', '-'], { input: binding.map(r => r[0]).join('\n'), encoding: 'utf8', maxBuffer: 64 << 20 }).trim().split('\n')
    if (!binding.length) continue
    expect(lines).toHaveLength(binding.length)
    binding.forEach((row, i) => {
      const [score, , vector] = lines[i].split(' ')
      const given = (group: RegExp) => group.test(row[0])
      // tables that repeat the base score where a group is not given are read at the column of the last group that is
      const environmental = given(/\/(CDP|TD|[CIA]R):(?!ND|X)|\/M[A-Z]+:(?!X)/)
      const temporal = given(/\/(E|RL|RC):(?!ND|X)/)
      const column = ['score', 'overall'].find(c => head.includes(c)) ?? (environmental && head.includes('environmental') ? 'environmental' : temporal && head.includes('temporal') ? 'temporal' : 'base')
      const [got, wanted] = [`${vector} ${score}`, `${row[0]} ${Math.abs(Number(at(row, column))).toFixed(1)}`]
      if (got !== wanted) wrong.push(`${name}: ${got}, not ${wanted}`)
      n++
    })
  }
  expect(wrong).toEqual([])
  expect(n).toBeGreaterThan(30000)
})

test('rabta ssvc: tables, points, an outcome; what is wrong is told with the values there are', () => {
  expect(run(['ssvc']).out.split('\n')).toEqual(expect.arrayContaining(['cisa_bod_26_04', 'cisa_coordinator', 'coordinator_triage', 'utility']))
  expect(run(['ssvc', 'cisa_bod_26_04']).out).toBe('in_kev: no, yes\npublicly_exposed: no, yes\nautomatable: no, yes\ntechnical_impact: partial, total\n')
  const answers = ['in_kev=yes', 'Publicly-Exposed=Y', 'automatable=YES']
  expect(run(['ssvc', 'cisa_bod_26_04', ...answers, 'technical_impact=total'])).toEqual({ code: 0, out: '3 days & forensic investigation\n', err: '' })
  const wrong = (args: string[], code: number, err: string) => expect(run(['ssvc', ...args])).toMatchObject({ code, out: '', err: expect.stringContaining(err) })
  wrong(['cisa_bod_26_04', ...answers], 1, 'technical_impact is not answered; it has partial, total')
  wrong(['cisa_bod_26_04', ...answers, 'technical_impact=some'], 1, 'technical_impact has no value some; it has partial, total')
  wrong(['cisa_bod_26_04', ...answers, 'in_kev=no'], 1, 'in_kev is answered twice')
  wrong(['cisa_bod_26_04', 'colour=red'], 1, 'has no point colour; it has in_kev, publicly_exposed')
  wrong(['nothing'], 1, 'there is no table nothing')
  wrong(['/nowhere/at/all.json'], 1, 'cannot be read')
  wrong(['utility', '--wrong'], 2, 'no such option')
})

// a program each row, which opens no store: once is enough
const once = process.env.RABTA_ENGINE !== 'postgres'
if (once) test('rabta ssvc: every row of the published tables', () => {
  test.skip(!existsSync(join(data, 'ssvc')), 'the shared test data is not there')
  test.setTimeout(120000)
  const wrong: string[] = []
  let n = 0
  for (const line of readFileSync(join(data, 'ssvc/expected-tables.tsv'), 'utf8').trim().split('\n').slice(1)) {
    const file = line.split('\t')[0]
    // a heading may hold a comma between quotation marks
    const [head, ...rows] = readFileSync(join(data, 'ssvc', file), 'utf8').trim().split(/\r?\n/).map(l => [...l.matchAll(/"([^"]*)"|([^,]+)/g)].map(m => m[1] ?? m[2]))
    const points = head.slice(1, -1).map(h => h.replace(/ v\d.*$/, '').toLowerCase().replace(/[^a-z0-9]+/g, '_'))
    const table = file.replace(/^.*\//, '').replace(/_\d+_\d+_\d+\.csv$/, '')
    for (const row of rows) {
      const r = run(['ssvc', table, ...points.map((p, i) => `${p}=${row[i + 1]}`)])
      if (r.out !== `${row.at(-1)}\n`) wrong.push(`${table} ${row}: ${r.out}${r.err}`)
      n++
    }
  }
  expect(wrong).toEqual([])
  expect(n).toBeGreaterThan(700)
})
