-- :days
SELECT days FROM retention_class WHERE name = $1
-- :known
SELECT name FROM retention_class WHERE name = $1 AND applies = 'records'
-- :classes
SELECT name, applies, how, days, most, source, revision, changed_by, changed_at FROM retention_class ORDER BY applies DESC, how, name
-- :set
UPDATE retention_class SET days = $2, source = $3, revision = revision + 1, changed_by = $4, changed_at = $5 WHERE name = $1 AND revision = $6 RETURNING name
-- :add                    a class of this centre's own: asked, for records
INSERT INTO retention_class (name, applies, how, days, most, source, revision, changed_by, changed_at)
VALUES ($1, 'records', 'asked', $2, 36525, $3, 1, $4, $5) ON CONFLICT (name) DO NOTHING RETURNING name
-- :due_count              at the viewer's desks, and within what he sees
SELECT COUNT(*) FROM (SELECT 1 FROM record r WHERE r.retention = $1 AND r.closed_at IS NOT NULL AND r.erased_at IS NULL AND r.closed_at < $2
   AND (r.retain_until IS NULL OR r.retain_until < $3) AND r.legal_hold = 0 AND r.team IN ({list:$4}) AND {see:record r} LIMIT 1000) AS due
-- :due_itself system: what a class removes by itself; no content is read
SELECT r.id, r.retention FROM retention_class k JOIN record r ON r.retention = k.name AND r.closed_at IS NOT NULL AND r.erased_at IS NULL
 WHERE k.how = 'itself' AND k.applies = 'records' AND r.closed_at < CAST($1 AS BIGINT) - k.days * 86400000000
   AND (r.retain_until IS NULL OR r.retain_until < $1) AND r.legal_hold = 0 ORDER BY r.closed_at LIMIT 500
-- :intake_traces          the envelope of mail that became part of a record; held mail still needs its own
UPDATE inmail SET envelope_from = '', envelope_to = '' WHERE state = 'done' AND received_at < $1 AND (envelope_from <> '' OR envelope_to <> '')
-- :intake_links           one-time links that were used or are past
DELETE FROM sign_in_link WHERE expires_at < $1
