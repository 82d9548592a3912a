-- :entry_n
SELECT e.n FROM entry e WHERE e.id = $1 AND e.record = $2 AND {see:entry e}
-- :at_desk
SELECT person FROM seat WHERE person = $1 AND place = $2 AND role IN ('analyst', 'lead') AND since <= $3 AND (until = 0 OR until > $3)
-- :assign system: the caller has found the record through {see:}
UPDATE record SET assignee = $2, desk_revision = desk_revision + 1, touched_at = $3 WHERE id = $1
-- :waiting system: the caller has found the record through {see:}
UPDATE record SET waiting_for = $2, waiting_until = $3, desk_revision = desk_revision + 1, touched_at = $4 WHERE id = $1
-- :link
INSERT INTO link (id, source, target, type, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (source, target, type) DO NOTHING
-- :unlink
DELETE FROM link WHERE id = $1 AND source = $2 RETURNING id
-- :links                  both ends must be seen; the near one was found by the caller
SELECT l.id, l.type, CASE WHEN l.source = $1 THEN 1 ELSE 0 END, r.id, r.kind, r.ref, r.title, r.state
  FROM link l JOIN record r ON r.id = CASE WHEN l.source = $1 THEN l.target ELSE l.source END
 WHERE (l.source = $1 OR l.target = $1) AND {see:record r} ORDER BY l.created_at, l.id
-- :labels
SELECT word FROM label WHERE record = $1 AND team = $2 ORDER BY word
-- :labels_clear
DELETE FROM label WHERE record = $1 AND team = $2
-- :label
INSERT INTO label (record, word, team) VALUES ($1, $2, $3) ON CONFLICT (record, team, word) DO NOTHING
