-- :rules
SELECT pattern, created_by, created_at, hits FROM inbox_rule WHERE team = $1 ORDER BY pattern
-- :rule_drop
DELETE FROM inbox_rule WHERE team = $1 AND pattern = $2 RETURNING pattern
-- :page                   of the viewer's desks, newest first; `before` is the time of the last one of the page before
SELECT r.id, r.kind, r.ref, r.title, r.tlp, r.team, r.assignee, r.language, r.direction, r.received_at, r.due_at, r.due_what,
       m.door, m.sender, m.address, m.organisation, m.why, m.guess, m.guess_why, m.severity,
       (SELECT COUNT(*) FROM attachment a WHERE a.record = r.id AND {see:entry a}), m.warnings, m.signature
  FROM record r LEFT JOIN message m ON m.record = r.id
 WHERE r.team IN ({list:$1}) AND r.state = 'new' AND r.kind IN ('message', 'report') AND {see:record r}
   AND (r.received_at < $2 OR (r.received_at = $2 AND r.id < $3)) AND ($4 = '' OR m.door = $4 OR ($4 = 'form' AND r.kind = 'report'))
 ORDER BY r.received_at DESC, r.id DESC LIMIT $5
