-- :open system: an administrator sees what waits and why, by number; not which advisory it is of
SELECT id, number, what, state, amount, tries, code, words, asked_at, due_at FROM cve_wish
 WHERE state IN ('waiting', 'sent', 'refused') ORDER BY asked_at DESC, id DESC LIMIT 200
-- :differ system: an administrator sees numbers and states; not which advisory they are of
SELECT id, state, seen, owner, origin, to_org FROM cve_number
 WHERE (seen <> '' AND seen <> state) OR (origin = 'outside' AND record IS NULL AND state = 'reserved') OR (to_org <> '')
    OR (state = 'reserved' AND owner <> '' AND $1 <> '' AND lower(owner) <> lower($1)) ORDER BY id LIMIT 500
-- :stock system: how many numbers are in stock, of this CNA
SELECT COUNT(*) FROM cve_number WHERE record IS NULL AND origin = 'ours' AND state = 'reserved' AND (owner = '' OR lower(owner) = lower($1))
-- :again system: by an administrator
UPDATE cve_wish SET due_at = $2, done_at = NULL, state = CASE WHEN state = 'refused' THEN 'waiting' ELSE state END
 WHERE id = $1 AND state IN ('waiting', 'sent', 'refused') RETURNING id
-- :withdraw system: by an administrator; what may have arrived is asked about first
UPDATE cve_wish SET state = 'withdrawn', done_at = $2 WHERE id = $1 AND state IN ('waiting', 'refused') RETURNING id
-- :number system: an administrator sees numbers and states
SELECT state, seen FROM cve_number WHERE id = $1
-- :take_over system: by an administrator, who saw this state; what is wished of it and not done goes first
UPDATE cve_number SET state = seen, disputed = CASE WHEN seen = 'published' THEN disputed ELSE 0 END, to_org = CASE WHEN owner = to_org THEN '' ELSE to_org END
 WHERE id = $1 AND seen = $2 AND seen <> state AND seen IN ('reserved', 'published', 'rejected')
   AND NOT EXISTS (SELECT 1 FROM cve_wish w WHERE w.number = cve_number.id AND w.state IN ('waiting', 'sent')) RETURNING record
-- :desk_of system: for a line at the advisory by its desk; nothing of it is shown to the administrator
SELECT team FROM record WHERE id = $1
-- :stock_wish
INSERT INTO cve_wish (id, record, team, number, vulnerability, what, state, amount, year, sequential, body, n, tries, code, words, asked_by, asked_at, due_at, lease_until, sent_at, done_at)
VALUES ($1, NULL, NULL, '', '', 'reserve', 'waiting', $2, $3, $4, '', 0, 0, '', '', $5, $6, $6, 0, NULL, NULL)
