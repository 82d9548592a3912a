-- :list                   what the viewer's desks may read, newest release first
SELECT d.id, d.source, d.url, d.file, d.tracking, d.title, d.publisher, d.tlp, d.version, d.released_at, d.vulnerabilities, d.sha256, d.signed, d.finding, d.error, d.taken_at
  FROM restricted_document d
 WHERE {see:audience d} AND ($1 = '' OR d.id = $1)
   AND ($2 = '' OR lower(d.tracking || ' ' || d.title || ' ' || d.publisher || ' ' || d.vulnerabilities) LIKE '%' || lower($2) || '%' ESCAPE '!')
 ORDER BY d.released_at DESC, d.id DESC LIMIT 200
-- :body
SELECT d.body FROM restricted_document d WHERE d.id = $1 AND d.body <> '' AND {see:audience d}
-- :desks                  for which a document that the viewer reads is
SELECT s.teams FROM vulnerability_source s JOIN restricted_document d ON d.source = s.id WHERE d.id = $1 AND {see:audience d}
-- :drafted system: the caller made the advisory a moment ago
INSERT INTO restricted_draft (record, tracking, tlp) VALUES ($1, $2, $3) ON CONFLICT (record, tracking) DO NOTHING
