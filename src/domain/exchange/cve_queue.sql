-- :due system: by the job alone; a reservation waits while the answer to another is not known
SELECT w.id, w.record, w.team, w.number, w.vulnerability, w.what, w.state, w.amount, w.year, w.sequential, w.body, w.n, w.tries, w.sent_at,
       COALESCE((SELECT m.state FROM cve_number m WHERE m.id = w.number), '')
  FROM cve_wish w
 WHERE w.state IN ('waiting', 'sent') AND w.due_at <= $1 AND w.lease_until <= $1
   AND (w.what <> 'reserve' OR NOT EXISTS (SELECT 1 FROM cve_wish o WHERE o.what = 'reserve' AND o.state = 'sent' AND o.id <> w.id))
 ORDER BY w.due_at, w.id LIMIT 1
-- :taken system: by the job alone
UPDATE cve_wish SET state = 'sent', tries = tries + 1, lease_until = $2, sent_at = COALESCE(sent_at, $3) WHERE id = $1
-- :ended system: by the job alone
UPDATE cve_wish SET state = $2, code = $3, words = $4, due_at = $5, done_at = $6, lease_until = 0, sent_at = CASE WHEN $2 = 'waiting' THEN NULL ELSE sent_at END
 WHERE id = $1 AND state = 'sent' RETURNING id
-- :known system: by the job alone: which of these numbers are here
SELECT id FROM cve_number WHERE id IN ({list:$1})
-- :reserved system: by the job alone: what was reserved for an advisory, or for stock
INSERT INTO cve_number (id, record, vulnerability, state, disputed, origin, owner, seen, to_org, why, n, reserved_at, looked_at)
VALUES ($1, $2, $3, 'reserved', 0, 'ours', $4, 'reserved', '', '', 0, $5, $6)
    ON CONFLICT (id) DO UPDATE SET record = $2, vulnerability = $3, origin = 'ours' WHERE cve_number.record IS NULL
-- :moved system: by the job alone: what was asked for is done
UPDATE cve_number SET state = $2, seen = $2, disputed = $3, n = $4 WHERE id = $1
-- :looked system: by the job alone: what CVE Services says of a number; one that is nobody's here follows it
INSERT INTO cve_number (id, record, vulnerability, state, disputed, origin, owner, seen, to_org, why, n, reserved_at, looked_at)
VALUES ($1, NULL, '', $2, 0, 'outside', $3, $2, '', '', 0, $4, $5)
    ON CONFLICT (id) DO UPDATE SET seen = $2, owner = $3, looked_at = $5, state = CASE WHEN cve_number.record IS NULL THEN $2 ELSE cve_number.state END
-- :unlisted system: by the job alone: numbers that CVE Services did not list
SELECT id FROM cve_number WHERE looked_at < $1 AND seen <> 'absent' ORDER BY id LIMIT 100
-- :absent system: by the job alone
UPDATE cve_number SET seen = 'absent', looked_at = $2 WHERE id = $1
-- :elsewhere system: by the job alone: another CNA has it
UPDATE cve_number SET seen = $2, owner = $3, looked_at = $4 WHERE id = $1
