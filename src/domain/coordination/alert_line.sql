-- :find
SELECT p.id, p.record, p.state, p.subject, p.reason, p.due_at, p.created_at, l.rung, l.contact, l.who, l.address, l.channel, l.message, l.escalated_to,
       l.answer, l.said, l.answered_by, l.answered_at, l.sent_at, l.delivered_at, l.bounced_at, l.opened_at, l.acknowledged_at, l.stated_at, l.verified_at,
       l.reminded_at, l.cert, COALESCE(r.title, ''), COALESCE(o.sector, ''), COALESCE(w.state, ''), COALESCE(x.name, ''), COALESCE(k.hours, ''), COALESCE(k.zone, ''),
       COALESCE(u.title, '')
  FROM part p JOIN alert_line l ON l.part = p.id LEFT JOIN record r ON r.id = p.subject AND {see:record r} LEFT JOIN organisation o ON o.record = r.id
       LEFT JOIN outbox w ON w.id = l.message LEFT JOIN person x ON x.id = l.answered_by LEFT JOIN contact k ON k.id = l.contact
       LEFT JOIN record u ON u.id = l.cert AND {see:record u}
 WHERE p.record = $1 AND p.id = $2 AND p.kind = 'recipient' AND {see:entry p}
-- :audience system: the caller has found the line, or is the part of the system that moves it
SELECT audience FROM part WHERE id = $1
-- :answer_now system: the caller has found the line, or holds its link
SELECT answer, said FROM alert_line WHERE part = $1
-- :answered system: the caller has found the line, or holds its link
UPDATE alert_line SET answer = $2, said = $3, answered_by = $4, answered_at = $5, channel = $6, acknowledged_at = COALESCE(acknowledged_at, $5),
       stated_at = COALESCE(stated_at, $7), remind = 0 WHERE part = $1
-- :state system: the caller has found the line, or holds its link; whoever answered is asked no further
UPDATE part SET state = $2, due_at = NULL, revision = revision + 1, updated_at = $3 WHERE id = $1
-- :verified system: the caller has found the line through {see:}
UPDATE alert_line SET verified_at = $2 WHERE part = $1
-- :own_lines
SELECT p.id FROM part p WHERE p.record = $1 AND p.kind = 'recipient' AND p.subject IN ({list:$2}) AND ($3 = '' OR p.subject = $3) AND {see:entry p}
-- :steps
SELECT e.id, e.at, e.actor, COALESCE(x.name, ''), e.verb, e.field, e.was, e.now, b.body
  FROM entry e LEFT JOIN entry_body b ON b.entry = e.id LEFT JOIN person x ON x.id = e.actor
 WHERE e.record = $1 AND e.part = $2 AND {see:entry e} ORDER BY e.n LIMIT 500
-- :silent                 in order of address, so that the letters can be counted
SELECT p.id, l.address, COALESCE(r.title, '') FROM part p JOIN alert_line l ON l.part = p.id LEFT JOIN record r ON r.id = p.subject AND {see:record r}
 WHERE p.record = $1 AND p.kind = 'recipient' AND p.state IN ('sent', 'delivered', 'opened') AND l.answer = '' AND l.address <> ''
   AND (l.reminded_at IS NULL OR l.reminded_at < $2) AND l.remind = 0 AND {see:entry p} ORDER BY l.address, p.id LIMIT 20000
-- :to_remind system: the caller has found the lines through {see:}
UPDATE alert_line SET remind = 1, reminded_at = $3 WHERE record = $1 AND part IN ({list:$2})
-- :who_got
SELECT p.subject FROM part p WHERE p.record = $1 AND p.kind = 'recipient' AND {see:entry p} ORDER BY p.id LIMIT 5000
