// A source that wants a certificate of ours: read over TLS by the job of a hub behind its walls, from a server that takes no other;
// what is wrong with a certificate is said where the source stands
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import https from 'node:https'
import { Hub, folder, run, skip, sleep, tell } from './lib.mjs'

// the system's certificates are these for whoever is started through it: a mount that nobody else sees
const trusting = (ca) => ['unshare', ...(process.getuid() === 0 ? ['-m'] : ['-Urm']), 'sh', '-c', 'mount --bind "$0" /etc/ssl/certs/ca-certificates.crt && exec "$@"', ca]

function certificates() {
  const dir = folder()
  const at = (name) => `${dir}/${name}`
  const openssl = (...args) => execFileSync('openssl', args, { stdio: 'pipe' })
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  const authority = (name, ...more) => openssl('req', '-x509', ...ec, '-days', '2', '-subj', `/CN=${name}`, '-keyout', at(`${name}.key`), '-out', at(`${name}.pem`), ...more)
  const signed = (name, by) => {
    openssl('req', '-new', ...ec, '-subj', `/CN=${name}`, '-keyout', at(`${name}.key`), '-out', at(`${name}.csr`))
    openssl('x509', '-req', '-in', at(`${name}.csr`), '-CA', at(`${by}.pem`), '-CAkey', at(`${by}.key`), '-CAcreateserial', '-days', '2', '-out', at(`${name}.pem`))
  }
  authority('provider', '-addext', 'subjectAltName=IP:127.0.0.1')
  authority('desks')
  authority('strangers')
  signed('desk', 'desks')
  signed('stranger', 'strangers')
  const text = (name) => readFileSync(at(name), 'utf8')
  return { path: at, text, both: (cert, key = cert) => text(`${cert}.pem`) + text(`${key}.key`) }
}

const advisory = (id, label, cve) =>
  JSON.stringify({
    document: {
      category: 'csaf_security_advisory',
      csaf_version: '2.0',
      distribution: { tlp: { label } },
      notes: [{ category: 'summary', text: 'The lock opens.' }],
      publisher: { category: 'vendor', name: 'Lockworks', namespace: 'https://hub.example' },
      references: [{ category: 'self', summary: 'Itself', url: `https://hub.example/${id}.json` }],
      title: `The lock opens: ${id}`,
      tracking: { current_release_date: '2026-01-01T00:00:00Z', id, initial_release_date: '2026-01-01T00:00:00Z', revision_history: [{ date: '2026-01-01T00:00:00Z', number: '1', summary: 'First' }], status: 'final', version: '1' },
    },
    product_tree: { branches: [{ category: 'vendor', name: 'Lockworks', branches: [{ category: 'product_name', name: 'Lock', branches: [{ category: 'product_version', name: '1.0', product: { name: 'Lock 1.0', product_id: 'P1' } }] }] }] },
    vulnerabilities: [{ cve, notes: [{ category: 'description', text: 'It opens.' }], product_status: { known_affected: ['P1'] }, remediations: [{ category: 'none_available', details: 'None yet.', product_ids: ['P1'] }], title: 'The lock opens' }],
  })

// whoever comes without a certificate of the desks gets no word; of others it is kept what they asked for, and as whom
async function provider(c, version) {
  const said = []
  const tree = {}
  const server = https.createServer(
    { key: c.text('provider.key'), cert: c.text('provider.pem'), ca: [c.text('desks.pem')], requestCert: true, rejectUnauthorized: true, maxVersion: version },
    (q, r) => {
      said.push(`${q.socket.getPeerCertificate().subject.CN} ${q.url}`)
      const what = tree[q.url]
      r.writeHead(what === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(what)
    },
  )
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  const base = `https://127.0.0.1:${server.address().port}`
  const put = (id, label, cve) => {
    const [at, text] = [`/csaf/2026/${id}.json`, advisory(id, label, cve)]
    tree[at] = text
    tree[`${at}.sha512`] = `${createHash('sha512').update(text).digest('hex')}  ${id}.json\n`
    tree['/csaf/changes.csv'] = `${tree['/csaf/changes.csv'] ?? ''}"2026/${id}.json","2026-01-01T00:00:00Z"\n`
  }
  tree['/.well-known/csaf/provider-metadata.json'] = JSON.stringify({
    canonical_url: `${base}/.well-known/csaf/provider-metadata.json`,
    distributions: [{ directory_url: `${base}/csaf/` }],
    last_updated: '2026-01-01T00:00:00Z',
    list_on_CSAF_aggregators: true,
    metadata_version: '2.0',
    mirror_on_CSAF_aggregators: true,
    publisher: { category: 'vendor', name: 'Lockworks', namespace: base },
    role: 'csaf_provider',
  })
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { base, said, put, close }
}

async function by(hub, c, version) {
  const p = await provider(c, version)
  const admin = hub.command('key', 'create', '--user', 'admin@cert.example').trim()
  const boss = (method, path, body) => hub.ask(method, `/api/v1/vulnerability-sources${path}`, { key: admin, body })
  const team = (await hub.ask('GET', '/api/v1/me', { key: hub.keys[1] })).json.seats.find((s) => s.place.startsWith('tea_')).place
  const number = `CVE-2033-1${version.replace(/\D/g, '')}0`
  const [open, closed] = ['open', 'closed'].map((word) => `${word}-${number.slice(-4).toLowerCase()}`)
  p.put(open, 'WHITE', `${number}0`)
  p.put(closed, 'AMBER', `${number}1`)
  const good = { url: p.base, format: 'csaf-provider', hours: 24, access: 'certificate', secret: c.both('desk'), teams: [team] }
  const mixed = await boss('POST', '', { ...good, secret: c.both('desk', 'stranger') })
  tell(mixed.status === 422 && mixed.json.errors[0].pointer === '/secret', `${version}: a key that is another certificate's is refused as it is set`, mixed.text.slice(0, 300))
  const made = await boss('POST', '', good)
  tell(made.status === 201 && !made.text.includes('PRIVATE KEY'), `${version}: the source is set, and the key is shown to nobody`, made.text.slice(0, 200))
  const mine = async () => (await boss('GET', '')).json.items.find((s) => s.id === made.json.id)
  const look = async () => {
    const before = (await mine()).checked_at
    await sleep(1100) // a look a second
    await boss('POST', `/${made.json.id}/look`, {})
    for (let i = 0; i < 400 && (await mine()).checked_at === before; i++) await sleep(50)
    return mine()
  }
  const access = (secret) => boss('PUT', `/${made.json.id}/access`, { access: 'certificate', account: '', secret, teams: [team] })
  const first = await look()
  tell(first.error === '' && first.failures === 0 && first.told.length === 1, `${version}: its job reads it with the certificate`, JSON.stringify([first.error, first.told]))
  tell(p.said.length > 3 && p.said.every((s) => s.startsWith('desk ')), `${version}: the server is shown the certificate at each request`, p.said.slice(0, 3).join(', '))
  const kept = async (file = closed) => (await hub.ask('GET', `/api/v1/restricted-documents?q=${file}`, { key: hub.keys[1] })).json.documents
  tell((await hub.ask('GET', `/api/v1/vulnerabilities/${number}0`, { key: hub.keys[1] })).status === 200, `${version}: what is for everybody is taken in`)
  tell((await kept()).length === 1 && (await kept())[0].tlp === 'amber', `${version}: what is not lies with its desk`)

  tell((await access(c.both('stranger'))).status === 200, `${version}: another certificate is set`)
  const later = `later-${open.slice(5)}`
  p.put(later, 'AMBER', `${number}2`) // a run that began before may still ask for it, and keeps nothing
  const refused = await look()
  tell(/did not accept our certificate/.test(refused.error) && refused.failures === 1, `${version}: the wrong certificate is refused, and the source says so`, refused.error)
  tell((await kept(later)).length === 0 && !/PRIVATE|BEGIN/.test(JSON.stringify(refused)), `${version}: nothing was read with it`, p.said.join(', '))
  tell((await kept()).length === 1, `${version}: what was taken before stays`)
  await access(c.both('desk'))
  const again = await look()
  tell(again.error === '' && again.failures === 0 && (await kept(later)).length === 1, `${version}: with the right one it goes on`, again.error)
  await boss('DELETE', `/${made.json.id}`)
  p.close()
}

await run(async () => {
  const c = certificates()
  writeFileSync(c.path('trusted.pem'), c.text('provider.pem'))
  const through = trusting(c.path('trusted.pem'))
  if (spawnSync(through[0], [...through.slice(1), 'true']).status !== 0) return skip('a source with a certificate', 'no mount of its own can be made here')
  const hub = await Hub.make('sqlite')
  hub.through = through
  await hub.start()
  for (const version of ['TLSv1.3', 'TLSv1.2']) await by(hub, c, version)
  tell(hub.faults().length === 0 && !hub.log.includes('PRIVATE KEY'), 'no fault, and no key in the log', hub.faults()[0])
  await hub.stop()
})
