-- :any                    whichever kind; $1 id or reference
SELECT r.id, r.kind FROM record r WHERE (r.id = $1 OR r.ref = $1) AND {see:record r}
-- :number system: a series has no content; the number is taken in the transaction of the record
INSERT INTO series (team, kind, year, last) VALUES ($1, $2, $3, 1)
    ON CONFLICT (team, kind, year) DO UPDATE SET last = series.last + 1
RETURNING last
-- :prefix
SELECT prefix, zone, language FROM team WHERE id = $1 AND active = 1
-- :grant system: writing a grant; what it may be is decided by grant_add
INSERT INTO record_grant (record, principal, because, since, until, by) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (principal, record, because) DO UPDATE SET until = $5
-- :grant_end
DELETE FROM record_grant WHERE record = $1 AND because = $2
-- :grants_of
SELECT principal, because, since, until, by FROM record_grant WHERE record = $1 ORDER BY principal, because
-- :grant_drop
DELETE FROM record_grant WHERE record = $1 AND principal = $2
-- :tlp system: the caller has found the record through {see:}
SELECT tlp, team FROM record WHERE id = $1
-- :touch system: the caller has found the record through {see:}; what was erased and takes words again is due again
UPDATE record SET desk_revision = desk_revision + 1, touched_at = $2, erased_at = NULL WHERE id = $1
-- :touch_all system: the caller has found the record through {see:}
UPDATE record SET desk_revision = desk_revision + 1, touched_at = $2, revision = revision + 1, updated_at = $2, erased_at = NULL WHERE id = $1
-- :audience
INSERT INTO audience (id) VALUES ($1) ON CONFLICT (id) DO NOTHING
-- :audience_principal
INSERT INTO audience_principal (audience, principal) VALUES ($1, $2) ON CONFLICT (audience, principal) DO NOTHING
-- :default_team
SELECT id FROM team WHERE active = 1 ORDER BY created_at, id LIMIT 1
