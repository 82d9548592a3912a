-- :state_was              the state before the last one
SELECT e.was FROM entry e WHERE e.record = $1 AND e.verb = 'state' AND {see:entry e} ORDER BY e.n DESC LIMIT 1
-- :insert
INSERT INTO lineage (id, what, source, target, name, state_was, at, actor, undone_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL)
-- :undo system: the caller has found the organisation through {see:} and moved its state
UPDATE lineage SET undone_at = $2 WHERE source = $1 AND what = 'merged' AND undone_at IS NULL
-- :next
SELECT b.id FROM lineage l JOIN record b ON b.id = l.target WHERE l.source = $1 AND l.at <= $2 AND l.undone_at IS NULL AND {see:record b} ORDER BY l.at DESC LIMIT 1
-- :list
SELECT l.id, l.what, l.name, a.id, a.title, b.id, COALESCE(b.title, ''), l.at, l.undone_at
  FROM lineage l JOIN record a ON a.id = l.source LEFT JOIN record b ON b.id = l.target
 WHERE (l.source = $1 OR l.target = $1) AND {see:record a} AND (b.id IS NULL OR {see:record b}) ORDER BY l.at, l.id LIMIT 500
