-- :epoch                  moves with what organisations hold
SELECT n FROM holding_epoch WHERE one = 1
-- :held system: letters that nobody has let go, with what they tell; the job of a take-back and of owners found anew looks
SELECT b.id, b.message, f.id, f.event, f.day, f.organisation FROM finding_batch b JOIN finding_told t ON t.batch = b.id JOIN finding f ON f.id = t.finding
 WHERE b.state = 'held' AND b.message IS NOT NULL AND (b.id > $1 OR (b.id = $1 AND f.id > $2))
 ORDER BY b.id, f.id LIMIT $3
-- :untold system: they are as they were before this batch, and wait for the next one
UPDATE finding SET told = (SELECT t.seen_from FROM finding_told t WHERE t.batch = $1 AND t.finding = finding.id),
       told_at = (SELECT MAX(b.made_at) FROM finding_told t JOIN finding_batch b ON b.id = t.batch WHERE t.finding = finding.id AND t.batch <> $1),
       queued_at = $2, next_at = $2, revision = revision + 1
 WHERE id IN (SELECT t.finding FROM finding_told t WHERE t.batch = $1)
-- :untell
DELETE FROM finding_told WHERE batch = $1
-- :recalled
UPDATE finding_batch SET state = 'withdrawn', due_at = NULL, findings = 0, observations = 0 WHERE id = $1
