-- :outbox_counts system: figures for who keeps the machine; no content is read
SELECT COALESCE(SUM(CASE WHEN state = 'failed' THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN state = 'unknown' THEN 1 ELSE 0 END), 0) FROM outbox
-- :refused                sign-ins refused since
SELECT COUNT(*) FROM person_log WHERE verb = 'sign-in-refused' AND at > $1
-- :checkpoint
SELECT COALESCE(MAX(at), 0) FROM checkpoint
-- :without_factor
SELECT COUNT(*) FROM person WHERE state = 'active' AND totp IS NULL
-- :people
SELECT COUNT(*) FROM person WHERE state <> 'left'
-- :teams
SELECT COUNT(*) FROM team WHERE active = 1
-- :mailboxes
SELECT COUNT(*) FROM team WHERE active = 1 AND mailbox = ''
-- :dead_jobs
SELECT j.id, j.kind, j.tries, j.error, j.ended_at FROM job j WHERE j.state = 'dead' ORDER BY j.ended_at DESC LIMIT 50
-- :job_again
UPDATE job SET state = 'waiting', tries = 0, due_at = $2, ended_at = NULL WHERE id = $1 AND state = 'dead' RETURNING id
