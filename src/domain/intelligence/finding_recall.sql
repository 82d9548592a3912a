-- :held system: letters of a desk that nobody has let go, with what they tell of a day; the job of a take-back looks
SELECT b.id, b.message, f.id, f.event FROM finding_batch b JOIN finding_told t ON t.batch = b.id JOIN finding f ON f.id = t.finding
 WHERE b.team = $1 AND b.state = 'held' AND b.message IS NOT NULL AND f.day = $2 AND (b.id > $3 OR (b.id = $3 AND f.id > $4))
 ORDER BY b.id, f.id LIMIT $5
-- :there                  of a day: which of these events it still has
WITH k(id) AS ({rows:int}) SELECT e.id FROM k JOIN event e ON e.id = k.id WHERE e.count > 0
-- :untold system: they are as they were before this batch, and wait for the next one
UPDATE finding SET told = (SELECT t.seen_from FROM finding_told t WHERE t.batch = $1 AND t.finding = finding.id),
       told_at = (SELECT MAX(b.made_at) FROM finding_told t JOIN finding_batch b ON b.id = t.batch WHERE t.finding = finding.id AND t.batch <> $1),
       told_first = CASE WHEN EXISTS (SELECT 1 FROM finding_told t WHERE t.finding = finding.id AND t.batch <> $1) THEN told_first ELSE NULL END,
       queued_at = $2, next_at = $2, revision = revision + 1
 WHERE id IN (SELECT t.finding FROM finding_told t WHERE t.batch = $1)
-- :untell
DELETE FROM finding_told WHERE batch = $1
-- :recalled
UPDATE finding_batch SET state = 'withdrawn', due_at = NULL, findings = 0, observations = 0 WHERE id = $1
