// Every call of a test is held against /api/v1/openapi.json: what was sent (when it was taken), the status, what came back.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { type Answer, send } from './http.ts'

type Operation = { operationId: string; parameters?: { name: string; in: string }[]; requestBody?: any; responses: Record<string, any> }
export type Document = { paths: Record<string, Record<string, Operation>>; components: any }

let doc: Document | undefined
let ajv: any
const calls = process.env.RABTA_CALLS

export async function document(): Promise<Document> {
  if (doc) return doc
  const a = await send('GET', '/api/v1/openapi.json')
  if (a.status !== 200) throw new Error(`no description: ${a.status}`)
  doc = a.json as Document
  ajv = new (Ajv2020 as any).default({ strict: false, allErrors: true, validateFormats: true })
  ;(addFormats as any).default(ajv)
  ajv.addSchema(doc, 'rabta')
  return doc
}

const pointer = (...parts: string[]) => `rabta#/${parts.map((p) => encodeURIComponent(p.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`

function hold(what: string, ref: string, value: unknown) {
  const check = ajv.getSchema(ref)
  if (!check) throw new Error(`${what}: no schema at ${ref}`)
  if (!check(value)) throw new Error(`${what} is not as described: ${ajv.errorsText(check.errors)}\n${JSON.stringify(value)?.slice(0, 1500)}`)
}

// the described path that an address belongs to; words win over {parameters}
function find(d: Document, method: string, path: string) {
  const asked = path.split('?')[0].split('/')
  let best: { path: string; op: Operation; words: number } | undefined
  for (const [p, ops] of Object.entries(d.paths)) {
    const parts = p.split('/')
    const op = ops[method.toLowerCase()]
    if (!op || parts.length !== asked.length) continue
    if (!parts.every((x, i) => x.startsWith('{') || x === asked[i])) continue
    const words = parts.filter((x) => !x.startsWith('{')).length
    if (!best || words > best.words) best = { path: p, op, words }
  }
  return best
}

function resolved(d: Document, o: any): any {
  return o?.$ref ? o.$ref.slice(2).split('/').reduce((x: any, k: string) => x[k.replaceAll('~1', '/')], d) : o
}

export async function call(method: string, path: string, headers: Record<string, string>, body?: string | Buffer): Promise<Answer> {
  const d = await document()
  const found = find(d, method, path)
  const a = await send(method, path, headers, body)
  if (!found) throw new Error(`${method} ${path} is not described`)
  const what = `${method} ${found.path} ${a.status}`
  if (calls && a.status < 400) appendFileSync(calls, `${found.op.operationId}\n`)
  const said = found.op.responses[String(a.status)]
  if (!said) throw new Error(`${what}: this status is not described; ${a.text.slice(0, 300)}`)
  const type = (a.headers['content-type'] ?? '').split(';')[0]
  const content = resolved(d, said).content
  if (!content) {
    if (a.body.length) throw new Error(`${what}: a body (${type}) where none is described`)
  } else {
    if (!content[type]) throw new Error(`${what}: ${type} is not described`)
    if (a.json !== undefined && content[type].schema) {
      const at = said.$ref ? said.$ref.slice(2).split('/') : ['paths', found.path, method.toLowerCase(), 'responses', String(a.status)]
      hold(`${what} answer`, pointer(...at, 'content', type, 'schema'), a.json)
    }
  }
  if (a.status < 300 && body !== undefined && /^application\/json/.test(headers['content-type'] ?? '') && found.op.requestBody) {
    const op = ['paths', found.path, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema']
    const partly = method === 'PATCH' ? found.op.requestBody : undefined
    if (!partly) hold(`${what} request`, pointer(...op), JSON.parse(body.toString()))
  }
  if (a.status >= 400 && a.json?.status !== a.status) throw new Error(`${what}: the problem says status ${a.json?.status}`)
  return a
}

export function called(): Set<string> {
  return new Set(calls && existsSync(calls) ? readFileSync(calls, 'utf8').split('\n').filter(Boolean) : [])
}
