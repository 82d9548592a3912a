-- :held                   $1 keys of all that contains it, of whatever time
SELECT a.record, r.ref, r.title, a.type, a.value, a.since, a.until, a.proof, a.proof_note FROM asset a JOIN record r ON r.id = a.record
 WHERE a.exact IN ({list:$1}) AND {see:entry a} AND {see:record r}
 ORDER BY a.length DESC, CASE WHEN a.until IS NULL THEN 0 ELSE 1 END, a.until DESC, a.since DESC, a.id LIMIT 200
