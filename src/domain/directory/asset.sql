-- :list                   $1 organisation; what is held now first
SELECT k.id, k.type, k.value, k.since, k.until, k.proof, k.proof_note, k.revision
  FROM asset k WHERE k.record = $1 AND {see:entry k} ORDER BY CASE WHEN k.until IS NULL THEN 0 ELSE 1 END, k.type, k.low, k.length, k.id LIMIT 2000
-- :find
SELECT k.id, k.type, k.value, k.since, k.until, k.proof, k.proof_note, k.revision
  FROM asset k WHERE k.record = $1 AND k.id = $2 AND {see:entry k}
-- :insert
INSERT INTO asset (record, audience, id, type, value, since, until, proof, proof_note, revision, exact, low, high, length)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
-- :update system: the caller has found the row through {see:}
UPDATE asset SET audience = $2, type = $4, value = $5, since = $6, until = $7, proof = $8, proof_note = $9, revision = $10,
       exact = $11, low = $12, high = $13, length = $14 WHERE record = $1 AND id = $3
-- :twice                   the same of the same organisation, not ended
SELECT k.id FROM asset k WHERE k.record = $1 AND k.exact = $2 AND (k.until IS NULL OR k.until > $3) AND {see:entry k}
-- :containing
SELECT b.id, b.record, r.title, b.value, b.exact, b.low, b.high, b.since, b.until FROM asset b JOIN record r ON r.id = b.record
 WHERE b.exact IN ({list:$2}) AND b.record <> $1 AND {see:entry b} AND {see:record r} ORDER BY b.length DESC, b.id LIMIT 2000
-- :contained
SELECT b.id, b.record, r.title, b.value, b.exact, b.low, b.high, b.since, b.until
  FROM asset a JOIN asset b ON b.low >= a.low AND b.low <= a.high JOIN record r ON r.id = b.record
 WHERE a.record = $1 AND b.record <> a.record AND {see:entry a} AND {see:entry b} AND {see:record r} ORDER BY b.low, b.id LIMIT 2000
