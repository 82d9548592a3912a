// A CSAF provider of a test: a server with TLS that answers as hub.example, and our own client sent to it.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Hub = { port: number; ca: string; close: () => void; asked: string[] }

export async function tls(answer: (q: IncomingMessage, r: ServerResponse) => void, more: ServerOptions = {}): Promise<Hub> {
  const dir = mkdtempSync(join(tmpdir(), 'rabta-tls-'))
  const [key, ca] = [join(dir, 'key.pem'), join(dir, 'cert.pem')]
  const names = 'subjectAltName=DNS:hub.example,DNS:other.example,IP:127.0.0.1'
  const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', ca, '-days', '2', '-subj', '/CN=hub.example', '-addext', names])
  if (made.status !== 0) throw new Error(`no certificate: ${made.stderr}`)
  const asked: string[] = []
  const server = createServer({ key: readFileSync(key), cert: readFileSync(ca), ...more }, (q, r) => {
    asked.push(q.url ?? '')
    answer(q, r)
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { port: (server.address() as AddressInfo).port, ca, close, asked }
}

// rabta fetch of hub.example, which answers at that server
export function fetched(hub: Hub, to: string, at = 'hub.example', more: string[] = []): Promise<{ status: number | null; out: string; err: string }> {
  const rabta = new URL('../../build/rabta', import.meta.url).pathname
  const p = spawn(rabta, ['fetch', '--to', to, '--ca', hub.ca, '--connect', `hub.example:443=127.0.0.1:${hub.port}`, ...more, at])
  let [out, err] = ['', '']
  p.stdout.on('data', (d) => (out += d))
  p.stderr.on('data', (d) => (err += d))
  return new Promise((done) => p.on('close', (status) => done({ status, out, err })))
}
