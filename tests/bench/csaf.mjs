// how many advisories a second csaf-validator-lib of npm reads and judges: csaf.mjs SECONDS FILE.jsonl [--verdicts]
// The rate is of processor time. As a service it keeps its schemas between documents; so it is here: one process, warm.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { dirname, join } from 'node:path'

const lib = dirname(createRequire(new URL('../package.json', import.meta.url)).resolve('@secvisogram/csaf-validator-lib/package.json'))
const load = name => import(pathToFileURL(join(lib, name)))
const { default: validate } = await load('validate.js')
const tests = [...Object.values(await load('schemaTests.js')).filter(t => t.name === 'csaf_2_0'), ...Object.values(await load('mandatoryTests.js'))]
const [seconds, file, verdicts] = process.argv.slice(2)
const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
const judge = async line => await validate(tests, JSON.parse(line))

if (verdicts) {
  for (const line of lines) {
    const { isValid, tests: results } = await judge(line)
    const failed = results.filter(t => !t.isValid).map(t => t.name.replace('mandatoryTest_', '').replaceAll('_', '.').replace('csaf.2.0', 'schema'))
    console.log([isValid ? 'valid' : 'invalid', ...failed].join(' '))
  }
} else {
  for (const line of lines.slice(0, 200)) await judge(line) // warm
  const from = process.cpuUsage()
  const took = () => (({ user, system }) => (user + system) / 1e6)(process.cpuUsage(from))
  let n = 0
  let bytes = 0
  while (took() < Number(seconds)) {
    const line = lines[n % lines.length]
    await judge(line)
    n++
    bytes += line.length
  }
  console.log(`${Math.round(n / took())} documents/s, ${Math.round(bytes / took() / 1e6)} MB/s`)
}
