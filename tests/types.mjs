// node types.mjs [FILE]: the workspace's types from what the program says of itself; without FILE into web/src/api.gen.ts
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const here = (p) => fileURLToPath(new URL(p, import.meta.url))
export async function types() {
  const doc = JSON.parse(execFileSync(here('../build/rabta'), ['openapi'], { encoding: 'utf8', maxBuffer: 64 << 20 }))
  return `// made by tests/types.mjs from \`rabta openapi\`; do not edit\n${astToString(await openapiTS(doc))}`
}
if (process.argv[1] === here('types.mjs')) writeFileSync(process.argv[2] ?? here('../web/src/api.gen.ts'), await types())
