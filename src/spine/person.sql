-- :epoch
SELECT n FROM epoch WHERE one = 1
-- :epoch_move
UPDATE epoch SET n = n + 1 WHERE one = 1
-- :close_all
DELETE FROM session WHERE person = $1
-- :password
UPDATE person SET password = $2, state = 'active', updated_at = $3, revision = revision + 1 WHERE id = $1
-- :totp
UPDATE person SET totp = $2, totp_step = 0, updated_at = $3, revision = revision + 1 WHERE id = $1
-- :person
INSERT INTO person (id, email, name, organisation, language, zone, state, password, totp, totp_step, failures, locked_until, revision, created_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, 'invited', NULL, NULL, 0, 0, 0, 1, $7, $7) ON CONFLICT (email) DO NOTHING RETURNING id
-- :seat
INSERT INTO seat (person, place, role, since, until) VALUES ($1, $2, $3, $4, 0) ON CONFLICT (person, place, role) DO UPDATE SET until = 0
-- :log_head
SELECT n, hash FROM person_log WHERE person = $1 ORDER BY n DESC LIMIT 1
-- :log
INSERT INTO person_log (person, n, at, actor, verb, detail, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)
-- :link
INSERT INTO sign_in_link (hash, person, purpose, created_by, not_before, expires_at, used_at) VALUES ($1, $2, $3, $4, $5, $6, 0)
-- :key
INSERT INTO api_key (id, person, name, hash, scopes, created_at, expires_at, used_at, revoked_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0)
-- :setting
SELECT value FROM setting WHERE key = $1
-- :setting_set
INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = $2
