-- :list
SELECT k.id, k.vendor, k.product, k.version, k.since, k.until, k.origin, k.revision FROM technology k
 WHERE k.record = $1 AND {see:entry k} ORDER BY CASE WHEN k.until IS NULL THEN 0 ELSE 1 END, k.folded, k.id LIMIT 2000
-- :find
SELECT k.id, k.vendor, k.product, k.version, k.since, k.until, k.origin, k.revision FROM technology k WHERE k.record = $1 AND k.id = $2 AND {see:entry k}
-- :insert
INSERT INTO technology (record, audience, id, vendor, product, version, since, until, origin, revision, folded)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
-- :update system: the caller has found the row through {see:}
UPDATE technology SET audience = $2, vendor = $4, product = $5, version = $6, since = $7, until = $8, origin = $9, revision = $10, folded = $11
 WHERE record = $1 AND id = $3
