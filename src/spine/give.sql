-- :desk
SELECT give, take_most FROM team WHERE id = $1
-- :desks
SELECT id, give, take_most, give_since FROM team WHERE give <> 'nobody' AND active = 1 ORDER BY id
-- :has system: how much one has at a desk; a number for the desk's own rule
SELECT COUNT(*) FROM record r WHERE r.team = $1 AND r.assignee = $2 AND r.closed_at IS NULL AND r.waiting_for = 'nobody' AND r.kind IN ({list:$3})
-- :people system: of the desk, and how much each has
SELECT s.person, (SELECT COUNT(*) FROM record r WHERE r.team = $1 AND r.assignee = s.person AND r.closed_at IS NULL AND r.waiting_for = 'nobody' AND r.kind IN ({list:$3}))
  FROM (SELECT DISTINCT s.person FROM seat s JOIN person p ON p.id = s.person
         WHERE s.place = $1 AND s.role IN ('analyst', 'lead') AND s.since <= $2 AND (s.until = 0 OR s.until > $2) AND p.state <> 'left') s ORDER BY s.person
-- :nobodys system: what nobody works on; the job gives it, and reads nothing of it. What is TLP:RED has its readers by the roster (duty_grant.c)
SELECT r.id, r.team FROM record r WHERE r.team = $1 AND r.assignee IS NULL AND r.closed_at IS NULL AND r.waiting_for = 'nobody' AND r.created_at >= $2
   AND r.tlp <> 'red' AND r.kind IN ({list:$3}) ORDER BY r.created_at, r.id LIMIT 100
-- :give system: as above; who was quicker has it
UPDATE record SET assignee = $2, desk_revision = desk_revision + 1, touched_at = $3 WHERE id = $1 AND assignee IS NULL AND closed_at IS NULL RETURNING id
