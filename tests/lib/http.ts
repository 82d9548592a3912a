// One request as bytes: paths go out as written, no header is added that a test did not ask for.
import http from 'node:http'

export type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer; text: string; json: any }
export const base = new URL(process.env.RABTA_URL ?? 'http://127.0.0.1:8080')

export function send(method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const r = http.request({ host: base.hostname, port: base.port, method, path, headers: { ...length, ...headers }, agent: false }, (m) => {
      const parts: Buffer[] = []
      m.on('data', (d) => parts.push(d))
      m.on('end', () => {
        const all = Buffer.concat(parts)
        const text = all.toString('utf8')
        let json: any
        try {
          json = /[/+]json/.test(m.headers['content-type'] ?? '') && !m.headers['content-encoding'] && text ? JSON.parse(text) : undefined
        } catch {
          reject(new Error(`${method} ${path}: says JSON and is not: ${text.slice(0, 200)}`))
        }
        resolve({ status: m.statusCode ?? 0, headers: m.headers, body: all, text, json })
      })
      m.on('error', reject)
    })
    r.on('error', reject)
    r.end(body)
  })
}

// the first event of a stream (or its head, when `events` is 0), then the line is let go
export function listen(path: string, headers: Record<string, string>, ms: number): Promise<{ status: number; type: string; text: string }> {
  return new Promise((resolve, reject) => {
    const r = http.request({ host: base.hostname, port: base.port, path, headers, agent: false }, (m) => {
      let text = ''
      const end = () => {
        r.destroy()
        resolve({ status: m.statusCode ?? 0, type: m.headers['content-type'] ?? '', text })
      }
      const timer = setTimeout(end, ms)
      m.on('data', (d) => {
        text += d
        if (/event: change/.test(text) && text.endsWith('\n\n')) {
          clearTimeout(timer)
          end()
        }
      })
      m.on('error', () => {})
    })
    r.on('error', reject)
    r.end()
  })
}
