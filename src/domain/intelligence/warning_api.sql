-- :lists
SELECT l.id, l.name, v.description, v.type, v.version, v.n, v.bad, l.enabled, l.dropped_at, v.at, v.attributes,
       (SELECT COUNT(*) FROM warning_text o WHERE o.list = l.id AND o.number <> l.current)
  FROM warning_list l JOIN warning_text v ON v.list = l.id AND v.number = l.current WHERE $1 = '' OR l.id = $1 ORDER BY l.name
-- :known                  a list of this name, and what it holds
SELECT l.id, l.current, v.version, v.type, v.attributes, v.entries, l.dropped_at, (SELECT MAX(o.number) FROM warning_text o WHERE o.list = l.id), v.description
  FROM warning_list l JOIN warning_text v ON v.list = l.id AND v.number = l.current WHERE l.name = $1
-- :totals                 of all others
SELECT COUNT(*), COALESCE(SUM(v.n), 0), COALESCE(SUM(v.bytes), 0) FROM warning_list l JOIN warning_text v ON v.list = l.id AND v.number = l.current
 WHERE l.dropped_at IS NULL AND l.name <> $1
-- :add
INSERT INTO warning_list (id, name, current, enabled, created_at, dropped_at) VALUES ($1, $2, 1, 1, $3, NULL)
-- :text
INSERT INTO warning_text (list, number, version, description, type, kinds, attributes, entries, n, bad, bytes, actor, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
-- :current
UPDATE warning_list SET current = $2, dropped_at = NULL WHERE id = $1
-- :before                 only the state before is kept
DELETE FROM warning_text WHERE list = $1 AND number <> $2 AND number <> $3
-- :enable
UPDATE warning_list SET enabled = $2 WHERE id = $1 AND dropped_at IS NULL RETURNING id
-- :drop
UPDATE warning_list SET dropped_at = $2 WHERE id = $1 AND dropped_at IS NULL RETURNING id
-- :restore
UPDATE warning_list SET dropped_at = NULL WHERE id = $1 AND dropped_at IS NOT NULL RETURNING id
-- :other                  the state that does not count now
UPDATE warning_list SET current = (SELECT MAX(o.number) FROM warning_text o WHERE o.list = warning_list.id AND o.number <> warning_list.current)
 WHERE id = $1 AND dropped_at IS NULL AND EXISTS (SELECT 1 FROM warning_text o WHERE o.list = warning_list.id AND o.number <> warning_list.current)
RETURNING id
-- :texts_gone
DELETE FROM warning_text WHERE list IN (SELECT l.id FROM warning_list l WHERE l.dropped_at < $1)
-- :gone
DELETE FROM warning_list WHERE dropped_at < $1
