-- :batches
SELECT id, actor, team, format, name, at, lines, accepted, duplicates, quarantined, skipped, state FROM batch
 WHERE team IN ({list:$1}) AND id < $2 ORDER BY id DESC LIMIT $3
-- :batch
SELECT id, actor, team, format, name, at, lines, accepted, duplicates, quarantined, skipped, state FROM batch WHERE id = $1
-- :bad_of
SELECT n, code, why, pointer, raw FROM bad WHERE batch = $1 AND n > $2 ORDER BY n LIMIT $3
-- :told_first            by which import each of these events was told first
WITH k(id) AS ({rows:int}) SELECT e.id, e.batch FROM k JOIN event e ON e.id = k.id
