-- :seen                   those of some that the viewer sees and whose desk he works at
SELECT f.id, l.looked, f.state FROM finding f JOIN finding_listed l ON l.finding = f.id JOIN event_scope s ON s.id = f.scope
 WHERE f.id IN ({list:$1}) AND f.team IN ({list:$2}) AND l.lists <> '' AND {see:audience s} ORDER BY f.id
-- :look
UPDATE finding_listed SET looked = $2, looked_by = $3, looked_at = $4 WHERE finding IN ({list:$1})
-- :next system: the caller has found them through {see:}
UPDATE finding SET queued_at = CASE WHEN barred = '' THEN CAST($2 AS BIGINT) ELSE NULL END, next_at = CASE WHEN barred = '' THEN CAST($2 AS BIGINT) ELSE NULL END,
       revision = revision + 1 WHERE id IN ({list:$1})
