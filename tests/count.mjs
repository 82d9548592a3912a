// node count.mjs FILE: prints "passed failed skipped" of a Playwright report, and what failed on standard error
import { readFileSync } from 'node:fs'

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const n = { expected: 0, unexpected: 0, skipped: 0, flaky: 0 }
const walk = (s, at) => {
  for (const spec of s.specs ?? [])
    for (const t of spec.tests) {
      n[t.status]++
      if (t.status !== 'unexpected') continue
      const said = (t.results.at(-1)?.error?.message ?? '').replace(/\u001b\[[0-9;]*m/g, '')
      console.error(`FAILED ${t.projectName} ${spec.file}:${spec.line} ${spec.title}\n${said.split('\n').slice(0, 14).map((l) => `    ${l.slice(0, 400)}`).join('\n')}`)
    }
  for (const c of s.suites ?? []) walk(c)
}
for (const s of report.suites) walk(s)
for (const e of report.errors ?? []) {
  n.unexpected++
  console.error(e.message)
}
console.log(n.expected, n.unexpected + n.flaky, n.skipped)
