-- :doubt
INSERT INTO finding_doubt (work, key) {rows:text,text} ON CONFLICT (work, key) DO NOTHING
-- :aimed system: the job asks whose these are now, and shows nothing
SELECT f.id, f.key, f.organisation, f.asset, f.address, f.last_seen FROM finding f
 WHERE f.team = $1 AND f.side = 'destination' AND f.class IN ({list:$2}) AND f.state <> 'withdrawn' AND f.id > $3 ORDER BY f.id LIMIT $4
-- :doubtful system: the job looks through what is left of them, and shows nothing
SELECT d.key, f.id, f.scope, f.team, f.organisation, f.class, f.name, f.asset, f.address, f.first_seen, f.seen, f.state, f.told, f.next_at, f.barred, f.revision, f.side, f.created_at
  FROM finding_doubt d LEFT JOIN finding f ON f.key = d.key WHERE d.work = $1 AND d.key > $2 ORDER BY d.key LIMIT $3
-- :looked_through
DELETE FROM finding_doubt WHERE work = $1 AND key = $2
-- :first_day
SELECT COALESCE(MIN(day), 0) FROM event_day
-- :withdrawn system: nothing is left that it was seen by
UPDATE finding SET state = $2, state_at = $3, lost = CASE WHEN $2 = 'withdrawn' THEN seen ELSE lost END, queued_at = NULL, next_at = NULL, revision = revision + 1 WHERE id = $1 AND revision = $4 RETURNING id
-- :left system: what is left, of which the newest speaks for it; $14 how many, $15 since when it waits to be told; NULL: as it did
UPDATE finding SET first_seen = $2, last_seen = $3, week = $4, sources = $5, feed = $6, how = $7, confidence = $8, counterpart = $9, source_port = $10, more = $11,
       day = $12, event = $13, lost = seen - $14, side = $17, destination_port = $18, queued_at = COALESCE($15, queued_at), next_at = COALESCE($15, next_at), revision = revision + 1
 WHERE id = $1 AND revision = $16 RETURNING id
