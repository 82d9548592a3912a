-- :team
SELECT name, zone FROM team WHERE id = $1 AND active = 1
-- :plan
SELECT first, second, third, revision FROM duty_plan WHERE team = $1
-- :policy
UPDATE duty_plan SET first = $2, second = $3, third = $4 WHERE team = $1
-- :at_desk
SELECT name FROM person p WHERE id = $1 AND state <> 'left'
   AND EXISTS (SELECT 1 FROM seat s WHERE s.person = p.id AND s.place = $2 AND s.role IN ('analyst', 'lead') AND s.since <= $3 AND (s.until = 0 OR s.until > $3))
-- :shift
INSERT INTO duty_shift (id, team, line, person, starts_at, ends_at, note, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
-- :shift_drop
DELETE FROM duty_shift WHERE id = $1 AND team = $2 RETURNING id
-- :shifts_count
SELECT COUNT(*) FROM duty_shift WHERE team = $1 AND ends_at > $2
-- :handover
INSERT INTO duty_handover (id, team, line, was, now, note, created_by, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
-- :handovers
SELECT h.id, h.line, h.was, h.now, COALESCE(w.name, ''), COALESCE(n.name, ''), h.note, h.at
  FROM duty_handover h LEFT JOIN person w ON w.id = h.was LEFT JOIN person n ON n.id = h.now WHERE h.team = $1 ORDER BY h.at DESC, h.id DESC LIMIT 30
