-- :recovery_clear
DELETE FROM recovery_code WHERE person = $1
-- :recovery_add
INSERT INTO recovery_code (person, hash, used_at) VALUES ($1, $2, 0)
-- :keys
SELECT id, name, scopes, created_at, expires_at, revoked_at FROM api_key WHERE person = $1 ORDER BY created_at DESC LIMIT 200
-- :key_revoke
UPDATE api_key SET revoked_at = $3 WHERE id = $1 AND person = $2 AND revoked_at = 0 RETURNING id
-- :account
SELECT id, password, totp, totp_step, failures, locked_until, state, email FROM person WHERE id = $1
-- :close_all
DELETE FROM session WHERE person = $1
-- :code_used
UPDATE person SET totp_step = $2 WHERE id = $1 AND totp_step < $2 RETURNING id
-- :profile
UPDATE person SET name = $2, language = $3, zone = $4, updated_at = $5, revision = revision + 1 WHERE id = $1
-- :log
SELECT at, actor, verb, detail FROM person_log WHERE person = $1 ORDER BY n DESC LIMIT 200
-- :own_key
SELECT name FROM api_key WHERE id = $1 AND person = $2
-- :own_webhook
SELECT url FROM webhook WHERE id = $1 AND person = $2
-- :ref
SELECT r.ref FROM record r WHERE r.id = $1 AND CAST($2 AS TEXT) <> '' AND {see:record r}
