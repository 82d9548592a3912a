-- :own
SELECT code, regime, applies_to, starts_with, duration, calendar, effective_from, source, status, kind, step, amount, unit FROM regime ORDER BY position, code LIMIT 2000
-- :count
SELECT COUNT(*) FROM regime WHERE code NOT IN ({list:$1})
-- :put
INSERT INTO regime (code, regime, applies_to, starts_with, duration, calendar, effective_from, source, status, kind, step, amount, unit, position, taken_at, taken_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
    ON CONFLICT (code) DO UPDATE SET regime = $2, applies_to = $3, starts_with = $4, duration = $5, calendar = $6, effective_from = $7, source = $8, status = $9,
       kind = $10, step = $11, amount = $12, unit = $13, position = $14, taken_at = $15, taken_by = $16
-- :drop
DELETE FROM regime WHERE code = $1 RETURNING code
-- :team
SELECT id, COALESCE(calendar, '') FROM team WHERE id = $1 AND active = 1
-- :target_end
UPDATE target SET until = $4 WHERE team = $1 AND kind = $2 AND regime = $3 AND until = 0
-- :target
INSERT INTO target (id, team, kind, regime, amount, unit, calendar, source, since, until, basis) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10)
