// how fast the calculator of metaeffekt (npm: ae-cvss-calculator) reads and scores the vectors of a file: cvss.mjs SECONDS FILE
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const { Cvss2, Cvss3P0, Cvss3P1, Cvss4P0 } = createRequire(new URL('../package.json', import.meta.url))('ae-cvss-calculator')
const [seconds, file] = process.argv.slice(2)
const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
const kind = line => (line.startsWith('CVSS:4.0') ? Cvss4P0 : line.startsWith('CVSS:3.1') ? Cvss3P1 : line.startsWith('CVSS:3.0') ? Cvss3P0 : Cvss2)
const from = process.cpuUsage()
const took = () => {
  const t = process.cpuUsage(from)
  return (t.user + t.system) / 1e6
}
let n = 0
let sum = 0
do {
  for (const line of lines) {
    sum += new (kind(line))(line).calculateScores().overall
    if (++n % 500 === 0 && took() > Number(seconds)) break
  }
} while (took() < Number(seconds))
console.log(`${Math.round(n / took())} vectors/s (mean score ${(sum / n).toFixed(2)})`)
