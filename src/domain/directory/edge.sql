-- :list                   $1 the organisation asked about; both ends are seen
SELECT g.id, g.type, g.source, g.target, g.since, g.until, g.origin, g.revision, a.title, b.title
  FROM edge g JOIN record a ON a.id = g.source JOIN record b ON b.id = g.target
 WHERE (g.source = $1 OR g.target = $1) AND {see:record a} AND {see:record b}
 ORDER BY CASE WHEN g.until IS NULL THEN 0 ELSE 1 END, g.type, g.since, g.id LIMIT 2000
-- :find                   $1 edge, $2 one of its ends
SELECT g.id, g.type, g.source, g.target, g.since, g.until, g.origin, g.revision, a.title, b.title
  FROM edge g JOIN record a ON a.id = g.source JOIN record b ON b.id = g.target
 WHERE g.id = $1 AND (g.source = $2 OR g.target = $2) AND {see:record a} AND {see:record b}
-- :onward system: a circle is one whoever sees it; nothing of the rows is shown
SELECT DISTINCT g.target FROM edge g WHERE g.type = $1 AND g.source IN ({list:$2}) AND g.id <> $3 AND g.until IS NULL
-- :twice system: the same edge twice; both ends were found through {see:}
SELECT g.id FROM edge g WHERE g.type = $1 AND g.source = $2 AND g.target = $3 AND (g.until IS NULL OR g.until > $4)
-- :insert
INSERT INTO edge (id, type, source, target, since, until, origin, revision, spread) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, 0)
-- :update system: the caller has found the edge through {see:} on both ends
UPDATE edge SET since = $2, until = $3, origin = $4, revision = $5, spread = 0 WHERE id = $1
