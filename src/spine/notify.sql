-- :watch
INSERT INTO watch (record, person, since, seen_at) VALUES ($1, $2, $3, $3) ON CONFLICT (record, person) DO NOTHING
-- :unwatch
DELETE FROM watch WHERE record = $1 AND person = $2
-- :watchers
SELECT person FROM watch WHERE record = $1 AND person <> $2
-- :add
INSERT INTO notification (id, person, record, entry, what, at, seen_at) VALUES ($1, $2, $3, $4, $5, $6, NULL)
-- :list
SELECT n.id, r.id, r.kind, r.ref, r.title, n.what, n.at, n.seen_at
  FROM notification n JOIN record r ON r.id = n.record LEFT JOIN entry e ON e.id = n.entry
 WHERE n.person = $1 AND ($2 = 0 OR n.seen_at IS NULL) AND {see:record r} AND (e.id IS NULL OR {see:entry e})
UNION ALL
SELECT n.id, t.id, 'team', '', t.name, n.what, n.at, n.seen_at
  FROM notification n JOIN team t ON t.id = n.record
 WHERE n.person = $1 AND ($2 = 0 OR n.seen_at IS NULL)
   AND EXISTS (SELECT 1 FROM seat s WHERE s.person = n.person AND s.place = t.id AND s.since <= $4 AND (s.until = 0 OR s.until > $4))
 ORDER BY 7 DESC LIMIT $3
-- :seen
UPDATE notification SET seen_at = $3 WHERE person = $1 AND ($2 = '' OR id = $2) AND seen_at IS NULL
