-- :list
SELECT k.id, k.name, k.role, k.email, k.telephone, k.language, k.zone, k.hours, k.rank, k.confirmed_at, k.bounces, k.openpgp, k.revision
  FROM contact k WHERE k.record = $1 AND {see:entry k} ORDER BY k.rank, k.id LIMIT 1000
-- :find
SELECT k.id, k.name, k.role, k.email, k.telephone, k.language, k.zone, k.hours, k.rank, k.confirmed_at, k.bounces, k.openpgp, k.revision
  FROM contact k WHERE k.record = $1 AND k.id = $2 AND {see:entry k}
-- :insert
INSERT INTO contact (record, audience, id, name, role, email, telephone, language, zone, hours, rank, confirmed_at, bounces, openpgp, revision)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
-- :update system: the caller has found the row through {see:}
UPDATE contact SET audience = $2, name = $4, role = $5, email = $6, telephone = $7, language = $8, zone = $9, hours = $10, rank = $11,
       confirmed_at = $12, bounces = $13, openpgp = $14, revision = $15 WHERE record = $1 AND id = $3
-- :drop system: the caller has found the row through {see:}
DELETE FROM contact WHERE record = $1 AND id = $2
-- :waiting
SELECT h.item FROM held_change h WHERE h.record = $1 AND h.state = 'waiting' AND h.what = 'contact' AND {see:entry h}
