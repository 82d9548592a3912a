-- :names
SELECT id, name FROM person WHERE id IN ({list:$1})
-- :waiting system: what of a day waits to be told, for who works at the desk that took it in
SELECT f.id, f.event FROM finding f WHERE f.team = $1 AND f.day = $2 AND f.next_at IS NOT NULL AND f.queued_at IS NOT NULL AND f.id > $3 ORDER BY f.id LIMIT $4
-- :letters system: letters made since, with the newest observation of what they told, for who works at the desk that took it in
SELECT b.id, f.id, f.event, CASE WHEN b.sent_at IS NOT NULL THEN 1 ELSE 0 END
  FROM finding_batch b JOIN finding_told t ON t.batch = b.id JOIN finding f ON f.id = t.finding
 WHERE b.team = $1 AND f.day = $2 AND b.made_at >= $3 AND (b.sent_at IS NOT NULL OR b.state = 'held') AND (b.id > $4 OR (b.id = $4 AND f.id > $5))
 ORDER BY b.id, f.id LIMIT $6
