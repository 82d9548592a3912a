-- :up                     edge, type, upper, lower, the upper one's name and kind, dates; both ends are seen
SELECT g.id, g.type, CASE WHEN g.type = 'serves' THEN g.source ELSE g.target END, CASE WHEN g.type = 'serves' THEN g.target ELSE g.source END,
       u.title, o.org_kind, g.since, g.until, g.origin
  FROM edge g JOIN record u ON u.id = CASE WHEN g.type = 'serves' THEN g.source ELSE g.target END JOIN organisation o ON o.record = u.id
       JOIN record l ON l.id = CASE WHEN g.type = 'serves' THEN g.target ELSE g.source END
 WHERE ((g.type = 'serves' AND g.target IN ({list:$1})) OR (g.type IN ('reports-to', 'part-of') AND g.source IN ({list:$1})))
   AND (g.since IS NULL OR g.since <= $2) AND (g.until IS NULL OR g.until > $2) AND {see:record u} AND {see:record l}
 ORDER BY CASE g.type WHEN 'serves' THEN 0 WHEN 'part-of' THEN 1 ELSE 2 END, COALESCE(g.since, 0), g.id LIMIT 400
-- :serving                 the same along "serves" alone
SELECT g.id, g.type, g.source, g.target, u.title, o.org_kind, g.since, g.until, g.origin
  FROM edge g JOIN record u ON u.id = g.source JOIN organisation o ON o.record = u.id JOIN record l ON l.id = g.target
 WHERE g.type = 'serves' AND g.target IN ({list:$1}) AND (g.since IS NULL OR g.since <= $2) AND (g.until IS NULL OR g.until > $2)
   AND {see:record u} AND {see:record l}
 ORDER BY COALESCE(g.since, 0), g.id LIMIT 400
-- :organisation_of
SELECT organisation FROM team WHERE id = $1
-- :desk_of
SELECT id FROM team WHERE organisation = $1 AND active = 1 ORDER BY created_at, id LIMIT 1
