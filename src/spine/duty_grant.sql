-- :grant system: TLP:RED by name; who it is, is decided by duty_readers
INSERT INTO record_grant (record, principal, because, since, until, by) VALUES ($1, $2, 'duty', $3, 0, $4)
    ON CONFLICT (principal, record, because) DO UPDATE SET until = 0
-- :assigned system: whoever works on it keeps it; no content is read
SELECT r.assignee FROM record r WHERE r.id = $1 AND r.assignee IS NOT NULL
-- :teams
SELECT id FROM team WHERE active = 1 ORDER BY id
-- :gone system: names that no longer stand: neither reader now nor assignee with a seat; no content is read
DELETE FROM record_grant
 WHERE because = 'duty' AND record IN (SELECT r.id FROM record r WHERE r.team = $1 AND r.tlp = 'red' AND (r.closed_at IS NOT NULL) = ($2 = 1))
   AND principal NOT IN ({list:$3})
   AND NOT EXISTS (SELECT 1 FROM record h JOIN seat s ON s.person = h.assignee AND s.place = h.team AND s.role IN ('analyst', 'lead') AND s.since <= $4 AND (s.until = 0 OR s.until > $4)
                    WHERE h.id = record_grant.record AND record_grant.principal = 'user:' || h.assignee)
RETURNING record, principal
-- :missing system: which of them lack a name; no content is read
SELECT r.id FROM record r WHERE r.team = $1 AND r.tlp = 'red' AND (r.closed_at IS NOT NULL) = ($2 = 1)
   AND NOT EXISTS (SELECT 1 FROM record_grant g WHERE g.record = r.id AND g.principal = $3 AND g.because = 'duty')
 ORDER BY r.id LIMIT 10000
-- :told
INSERT INTO duty_gap (team, line, starts_at, told_at) VALUES ($1, $2, $3, $4) ON CONFLICT (team, line, starts_at) DO NOTHING RETURNING line
-- :ended                  somebody is there again
DELETE FROM duty_gap WHERE team = $1 AND line = $2 AND starts_at = 0
-- :forget
DELETE FROM duty_gap WHERE told_at < $1
-- :planned
SELECT team FROM duty_rota UNION SELECT team FROM duty_shift WHERE ends_at > $1 ORDER BY team
