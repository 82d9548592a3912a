-- :add
INSERT INTO job (id, kind, payload, once, ordering, actor, due_at, tries, state, lease_owner, lease_epoch, lease_until, error, created_at, ended_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 'waiting', '', 0, 0, '', $8, NULL) ON CONFLICT (kind, once) DO NOTHING
-- :spared
UPDATE job SET state = 'done', ended_at = $3 WHERE kind = $1 AND once IN ({list:$2}) AND state = 'waiting'
-- :claim
UPDATE job SET state = 'running', lease_owner = $2, lease_epoch = lease_epoch + 1, lease_until = $3, tries = tries + 1
 WHERE id = (SELECT j.id FROM job j
              WHERE (j.state = 'waiting' OR (j.state = 'running' AND j.lease_until < $1)) AND j.due_at <= $1
                AND (j.ordering = '' OR NOT EXISTS (SELECT 1 FROM job o WHERE o.ordering = j.ordering AND o.created_at < j.created_at AND o.state IN ('waiting', 'running')))
              ORDER BY j.due_at, j.id LIMIT 1 {lock})
RETURNING id, kind, payload, tries, lease_epoch, actor
-- :lease
UPDATE job SET lease_until = $4 WHERE id = $1 AND lease_owner = $2 AND lease_epoch = $3
-- :done
UPDATE job SET state = 'done', ended_at = $4, error = '' WHERE id = $1 AND lease_owner = $2 AND lease_epoch = $3 AND state = 'running'
-- :retry
UPDATE job SET state = $4, due_at = $5, error = $6, ended_at = $7 WHERE id = $1 AND lease_owner = $2 AND lease_epoch = $3 AND state = 'running'
-- :counts
SELECT COALESCE(SUM(CASE WHEN state IN ('waiting', 'running') THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN state = 'dead' THEN 1 ELSE 0 END), 0) FROM job
-- :sweep
DELETE FROM job WHERE state = 'done' AND ended_at < $1
-- :sweep_writes
DELETE FROM write_seen WHERE at < $1
-- :sweep_keys
DELETE FROM idempotency WHERE at < $1
