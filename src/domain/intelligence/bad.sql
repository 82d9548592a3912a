-- :groups                 rows not understood, by where they came from and why; those of before they were known again have no hash
SELECT b.team, b.format, b.name, x.code, x.pointer, COUNT(*), MIN(x.why), MAX(b.at), MAX(COALESCE(r.mapping, '')), MAX(COALESCE(r.report, '')), MAX(COALESCE(r.heading, '')),
       COUNT(DISTINCT x.hash), SUM(CASE WHEN x.hash IS NULL THEN 1 ELSE 0 END)
  FROM bad x JOIN batch b ON b.id = x.batch LEFT JOIN reading r ON r.batch = b.id
 WHERE b.team IN ({list:$1}) GROUP BY b.team, b.format, b.name, x.code, x.pointer ORDER BY COUNT(*) DESC, b.name, x.code, x.pointer LIMIT 200
-- :alike                  each once
SELECT b.team, b.format, b.name, x.code, x.pointer, x.hash FROM bad x JOIN batch b ON b.id = x.batch
 WHERE b.team IN ({list:$1}) AND x.hash IS NOT NULL GROUP BY b.team, b.format, b.name, x.code, x.pointer, x.hash ORDER BY MAX(x.id) DESC LIMIT $2
-- :rows                   of one group
SELECT x.id, x.batch, x.n, x.raw, COALESCE(r.heading, ''), x.why, x.hash FROM bad x JOIN batch b ON b.id = x.batch LEFT JOIN reading r ON r.batch = b.id
 WHERE b.team = $1 AND b.format = $2 AND b.name = $3 AND x.code = $4 AND x.pointer = $5 ORDER BY x.id LIMIT $6
-- :copies                 of the same lines, whatever they came in; the hash has the sender and the format in it
WITH k(hash) AS ({set:blob}) SELECT x.id, x.batch FROM k JOIN bad x ON x.hash = k.hash
-- :drop                   run again: they count in the import that ran them
WITH k(id) AS ({rows:int}) DELETE FROM bad WHERE id IN (SELECT id FROM k)
-- :fewer
WITH k(id, n) AS ({rows:int,int}) UPDATE batch SET lines = lines - k.n, quarantined = quarantined - k.n FROM k WHERE batch.id = k.id
