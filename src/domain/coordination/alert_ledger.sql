-- :tallies
SELECT p.state, COUNT(*), SUM(CASE WHEN l.answer = '' AND p.state NOT IN ('withdrawn') THEN 1 ELSE 0 END), SUM(CASE WHEN l.answer = 'need-help' THEN 1 ELSE 0 END),
       SUM(CASE WHEN w.state = 'held' AND p.state = 'queued' THEN 1 ELSE 0 END)
  FROM part p JOIN alert_line l ON l.part = p.id LEFT JOIN outbox w ON w.id = l.message
 WHERE p.record = $1 AND p.kind = 'recipient' AND {see:entry p} GROUP BY p.state
-- :lines                  $2 what to show; $6 may see critical infrastructure, of $7 its own team
SELECT p.id, p.record, p.state, p.subject, p.reason, p.due_at, p.created_at, l.rung, l.contact, l.who, l.address, l.channel, l.message, l.escalated_to,
       l.answer, l.said, l.answered_by, l.answered_at, l.sent_at, l.delivered_at, l.bounced_at, l.opened_at, l.acknowledged_at, l.stated_at, l.verified_at,
       l.reminded_at, l.cert, COALESCE(r.title, ''), COALESCE(o.sector, ''), COALESCE(w.state, ''), COALESCE(x.name, ''), COALESCE(k.hours, ''), COALESCE(k.zone, ''),
       COALESCE(u.title, ''), COUNT(*) OVER ()
  FROM part p JOIN alert_line l ON l.part = p.id LEFT JOIN record r ON r.id = p.subject AND {see:record r} LEFT JOIN organisation o ON o.record = r.id
       LEFT JOIN outbox w ON w.id = l.message LEFT JOIN person x ON x.id = l.answered_by LEFT JOIN contact k ON k.id = l.contact
       LEFT JOIN record u ON u.id = l.cert AND {see:record u}
 WHERE p.record = $1 AND p.kind = 'recipient'
   AND ($2 = 'all' OR ($2 = 'silent' AND l.answer = '' AND p.state NOT IN ('withdrawn')) OR ($2 = 'help' AND l.answer = 'need-help') OR ($2 = 'bounced' AND l.bounced_at IS NOT NULL)
        OR ($2 = 'answered' AND l.answer <> '') OR ($2 = 'held' AND w.state = 'held' AND p.state = 'queued'))
   AND ($3 = '' OR p.state = $3) AND ($4 = '' OR o.sector = $4) AND ($5 = '' OR COALESCE(l.cert, 'none') = $5) AND {see:entry p}
 ORDER BY CASE WHEN l.answer = 'need-help' THEN 0 WHEN l.answer = '' AND p.state NOT IN ('withdrawn') THEN 1 ELSE 2 END,
       CASE WHEN $6 = 1 AND o.cii = 'designated' AND r.team = $7 AND l.answer = '' THEN 0 ELSE 1 END,
       COALESCE(p.due_at, 9000000000000000), CASE WHEN l.bounced_at IS NULL THEN 1 ELSE 0 END, COALESCE(r.title, ''), p.id LIMIT $8 OFFSET $9
-- :by_sector
SELECT COALESCE(o.sector, ''), COALESCE(s.name, ''), COUNT(*) AS total, SUM(CASE WHEN l.answer = '' AND p.state NOT IN ('withdrawn') THEN 1 ELSE 0 END) AS silent,
       SUM(CASE WHEN l.answer = 'need-help' THEN 1 ELSE 0 END), SUM(CASE WHEN p.state = 'bounced' THEN 1 ELSE 0 END)
  FROM part p JOIN alert_line l ON l.part = p.id LEFT JOIN record r ON r.id = p.subject AND {see:record r} LEFT JOIN organisation o ON o.record = r.id
       LEFT JOIN sector s ON s.code = o.sector
 WHERE p.record = $1 AND p.kind = 'recipient' AND {see:entry p} GROUP BY COALESCE(o.sector, ''), COALESCE(s.name, '') ORDER BY silent DESC, total DESC, 1 LIMIT 1000
-- :by_cert
SELECT COALESCE(l.cert, 'none'), COALESCE(u.title, ''), COUNT(*) AS total, SUM(CASE WHEN l.answer = '' AND p.state NOT IN ('withdrawn') THEN 1 ELSE 0 END) AS silent,
       SUM(CASE WHEN l.answer = 'need-help' THEN 1 ELSE 0 END), SUM(CASE WHEN p.state = 'bounced' THEN 1 ELSE 0 END)
  FROM part p JOIN alert_line l ON l.part = p.id LEFT JOIN record u ON u.id = l.cert AND {see:record u}
 WHERE p.record = $1 AND p.kind = 'recipient' AND {see:entry p} GROUP BY COALESCE(l.cert, 'none'), COALESCE(u.title, '') ORDER BY silent DESC, total DESC, 1 LIMIT 1000
-- :waiting                lines of my organisations that are asked and have not said all that is wanted
SELECT a.record, p.id, p.subject, r.ref, r.title, r.tlp, COALESCE(o.title, ''), l.answer, a.urgency, a.answer, a.sent_at, a.answer_by
  FROM part p JOIN alert_line l ON l.part = p.id JOIN record r ON r.id = p.record JOIN alert a ON a.record = r.id
       LEFT JOIN record o ON o.id = p.subject AND {see:record o}
 WHERE p.kind = 'recipient' AND p.subject IN ({list:$1}) AND r.state = 'sent' AND p.state <> 'withdrawn' AND l.rung > 0
   AND ((a.answer = 'acknowledge' AND l.answer = '') OR (a.answer = 'state-action' AND l.answer IN ('', 'received'))) AND {see:entry p}
 ORDER BY COALESCE(a.answer_by, 9000000000000000), a.sent_at DESC LIMIT 100
