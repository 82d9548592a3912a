-- :any
SELECT COUNT(*) FROM webhook WHERE active = 1
-- :active
SELECT id, person, url, secret, events, position, only_of FROM webhook WHERE active = 1 AND id = $1
-- :active_ids
SELECT id FROM webhook WHERE active = 1 ORDER BY id
-- :mine
SELECT id, url, events, active, failures, created_at, only_of FROM webhook WHERE person = $1 ORDER BY created_at
-- :insert
INSERT INTO webhook (id, person, url, secret, events, active, failures, position, revision, created_at, only_of) VALUES ($1, $2, $3, $4, $5, 1, 0, $6, 1, $7, $8)
-- :delete
DELETE FROM webhook WHERE id = $1 AND person = $2 RETURNING id
-- :delete_told
DELETE FROM webhook_told WHERE webhook = $1
-- :was_told
SELECT 1 FROM webhook_told WHERE webhook = $1 AND what = $2
-- :told                   nothing is kept of one that was taken away meanwhile
INSERT INTO webhook_told (webhook, what) SELECT id, $2 FROM webhook WHERE id = $1 ON CONFLICT (webhook, what) DO NOTHING
-- :newest
SELECT COALESCE(MAX(number), 0) FROM change
-- :changes
SELECT h.number, h.id, r.id, r.kind, h.what, h.at FROM change h JOIN record r ON r.id = h.record LEFT JOIN entry e ON e.id = h.entry
 WHERE h.number > $1 AND h.number <= $2 AND {see:record r} AND h.what NOT LIKE '%.%' AND (e.id IS NULL OR {see:entry e}) ORDER BY h.number LIMIT 200
-- :moved
UPDATE webhook SET position = $2, failures = 0 WHERE id = $1 AND position < $2
-- :failed
UPDATE webhook SET failures = failures + 1, active = CASE WHEN failures >= 30 THEN 0 ELSE 1 END WHERE id = $1
