-- :blob                   a row that is there is written too: so the collector, which takes it away, and this one notice one another
INSERT INTO blob (sha256, size, created_at) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO UPDATE SET size = excluded.size
-- :insert
INSERT INTO attachment (id, record, entry, audience, name, type, size, sha256, created_by, created_at, given)
VALUES ($1, $2, NULL, $3, $4, $5, $6, $7, $8, $9, $10)
-- :list
SELECT a.id, a.name, a.type, a.sha256, a.size, a.created_at, CASE WHEN a.audience IS NULL THEN 'all' ELSE 'some' END, a.given
  FROM attachment a WHERE a.record = $1 AND {see:entry a} ORDER BY a.created_at
-- :find
SELECT a.name, a.type, a.sha256, a.size FROM attachment a WHERE a.id = $1 AND {see:entry a}
-- :one
SELECT a.id, a.record, a.name, a.sha256, COALESCE(a.audience, ''), a.given FROM attachment a WHERE a.id = $1 AND {see:entry a}
-- :give system: who may is asked before
UPDATE attachment SET audience = $2, given = $3 WHERE id = $1
