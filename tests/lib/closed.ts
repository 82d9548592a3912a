// A CSAF provider of a test that asks who it is: white/ is open, amber/ is not; what it was told is kept
import { createHash } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

// of one vulnerability and one product of the vendor `word`; label empty: it names no marking
export const advisory = (word: string, id: string, label: string, cve: string, title = 'The lock opens') =>
  JSON.stringify({
    document: {
      category: 'csaf_security_advisory',
      csaf_version: '2.0',
      ...(label ? { distribution: { tlp: { label } } } : {}),
      notes: [{ category: 'summary', text: 'The lock opens.' }],
      publisher: { category: 'vendor', name: 'Lockworks', namespace: 'https://hub.example' },
      references: [{ category: 'self', summary: 'Itself', url: `https://hub.example/${id}.json` }],
      title,
      tracking: { current_release_date: '2026-01-01T00:00:00Z', id, initial_release_date: '2026-01-01T00:00:00Z', revision_history: [{ date: '2026-01-01T00:00:00Z', number: '1', summary: 'First' }], status: 'final', version: '1' },
    },
    product_tree: { branches: [{ category: 'vendor', name: word, branches: [{ category: 'product_name', name: 'Lock', branches: [{ category: 'product_version', name: '1.0', product: { name: `${word} Lock 1.0`, product_id: 'P1' } }] }] }] },
    vulnerabilities: [{ cve, notes: [{ category: 'description', text: `It opens, ${word}.` }], product_status: { known_affected: ['P1'] }, remediations: [{ category: 'none_available', details: 'None yet.', product_ids: ['P1'] }], title }],
  })

export class Closed {
  tree: Record<string, string> = {}
  said: { url: string; headers: IncomingHttpHeaders }[] = []
  base = ''
  #lists: Record<string, string[]> = { white: [], amber: [] }
  held: (url: string) => Promise<void> | undefined = () => undefined // an answer waits for it
  #server = createServer(async (q, r) => {
    const url = q.url ?? ''
    this.said.push({ url, headers: q.headers })
    if (url.startsWith('/moved/')) return r.writeHead(302, { location: `${this.elsewhere}${url}` }).end()
    if (url.startsWith('/amber/') && !this.opens(q.headers)) return r.writeHead(401).end()
    const what = this.tree[url]
    await this.held(url)
    if (what === undefined) return r.writeHead(404).end()
    return r.writeHead(200, { 'content-type': 'application/json' }).end(what) as ServerResponse
  })
  constructor(
    public opens: (h: IncomingHttpHeaders) => boolean,
    public elsewhere = '',
  ) {}
  async open() {
    await new Promise((ready) => this.#server.listen(0, '127.0.0.1', () => ready(null)))
    this.base = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    for (const folder of ['white', 'amber']) this.tree[`/${folder}/changes.csv`] = ''
    this.describe()
    return this
  }
  close() {
    this.#server.close()
    this.#server.closeAllConnections()
  }
  put(folder: 'white' | 'amber', id: string, text: string, at = '2026-01-01T00:00:00Z') {
    this.#lists[folder] = [...this.#lists[folder].filter((l) => !l.includes(`/${id}.json`)), `"2026/${id}.json","${at}"\n`]
    this.tree[`/${folder}/changes.csv`] = this.#lists[folder].join('')
    this.tree[`/${folder}/2026/${id}.json`] = text
    this.tree[`/${folder}/2026/${id}.json.sha512`] = `${createHash('sha512').update(text).digest('hex')}  ${id}.json\n`
  }
  describe(more: string[] = []) {
    this.tree['/.well-known/csaf/provider-metadata.json'] = JSON.stringify({
      canonical_url: `${this.base}/.well-known/csaf/provider-metadata.json`,
      distributions: [`${this.base}/white/`, `${this.base}/amber/`, ...more].map((directory_url) => ({ directory_url })),
      last_updated: '2026-01-01T00:00:00Z',
      list_on_CSAF_aggregators: true,
      metadata_version: '2.0',
      mirror_on_CSAF_aggregators: true,
      publisher: { category: 'vendor', name: 'Lockworks', namespace: this.base },
      role: 'csaf_provider',
    })
  }
}
