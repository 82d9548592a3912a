-- :past system: the job removes them, whoever sees them; $3 all states, each has its weeks in order
SELECT f.id FROM finding f WHERE f.state IN ({list:$3}) AND f.week <= $4 AND f.last_seen < $1 AND f.state_at < $1 AND f.next_at IS NULL LIMIT $2
-- :steps_gone
DELETE FROM finding_step WHERE finding IN ({list:$1})
-- :listed_gone
DELETE FROM finding_listed WHERE finding IN ({list:$1})
-- :told_gone
DELETE FROM finding_told WHERE finding IN ({list:$1})
-- :gone system: as above
DELETE FROM finding WHERE id IN ({list:$1})
-- :batches_past           of which nothing is left that they told
SELECT b.id FROM finding_batch b WHERE b.made_at < $1 AND NOT EXISTS (SELECT 1 FROM finding_told t WHERE t.batch = b.id) ORDER BY b.made_at, b.id LIMIT $2
-- :letters_gone
DELETE FROM finding_letter WHERE batch IN ({list:$1})
-- :batches_gone
DELETE FROM finding_batch WHERE id IN ({list:$1})
