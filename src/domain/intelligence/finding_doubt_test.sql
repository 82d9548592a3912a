-- :finding system: a test looks
SELECT f.state, f.seen - f.lost, f.told, f.last_seen, f.sources, f.barred, f.next_at, f.id, f.confidence FROM finding f JOIN event_scope s ON s.id = f.scope
 WHERE f.asset = $1 AND s.organisation = $2 AND f.name = $3
-- :letters system: a test looks
SELECT o.id, o.recipient, o.rule, o.state, o.body FROM outbox o WHERE o.recipient = $1 ORDER BY o.created_at, o.id
-- :release system: a test lets all go
UPDATE outbox SET state = 'queued', due_at = $1 WHERE state = 'held' RETURNING id
-- :doubts
SELECT COUNT(*) FROM finding_doubt
-- :batches system: a test counts
SELECT COUNT(*) FROM finding_batch b WHERE b.organisation = $1 AND b.state <> 'withdrawn'
-- :first_told system: a test looks
SELECT COUNT(*) FROM finding f WHERE f.told_first IS NOT NULL
-- :mailbox
UPDATE team SET mailbox = 'desk@cert.example' WHERE id = $1
-- :answered system: a test counts
SELECT COUNT(*) FROM finding f WHERE f.id IN ({list:$1}) AND (f.answered_at IS NOT NULL OR f.fixed_at IS NOT NULL)
