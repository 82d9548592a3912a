-- :by_cookie
SELECT person, factor FROM session WHERE hash = $1 AND expires_at > $2
-- :by_key
SELECT id, person, scopes, name FROM api_key WHERE hash = $1 AND revoked_at = 0 AND (expires_at = 0 OR expires_at > $2)
-- :by_email
SELECT id, password, totp, totp_step, failures, locked_until, state FROM person WHERE email = $1
-- :open
INSERT INTO session (hash, person, created_at, seen_at, expires_at, factor) VALUES ($1, $2, $3, $3, $4, $5)
-- :close
DELETE FROM session WHERE hash = $1
-- :failed
UPDATE person SET failures = failures + 1, locked_until = $2 WHERE id = $1
-- :fine                   $3: 1 when a code of the second factor was used, which counts once, also for two at the same time
UPDATE person SET failures = 0, locked_until = 0, totp_step = $2 WHERE id = $1 AND (totp_step < $2 OR CAST($3 AS BIGINT) = 0) RETURNING id
-- :recovery_clear
DELETE FROM recovery_code WHERE person = $1
-- :recovery_use
UPDATE recovery_code SET used_at = $3 WHERE person = $1 AND hash = $2 AND used_at = 0 RETURNING hash
-- :link_use
UPDATE sign_in_link SET used_at = $2 WHERE hash = $1 AND used_at = 0 AND not_before <= $2 AND expires_at > $2 RETURNING person, purpose
-- :demo_people
SELECT p.id, p.email, p.name, MIN(s.role) FROM person p JOIN seat s ON s.person = p.id WHERE p.state = 'active' GROUP BY p.id, p.email, p.name, p.created_at ORDER BY p.created_at, p.id LIMIT 30
-- :totp_none
UPDATE person SET totp = NULL WHERE id = $1
-- :link_whose             the address of whose link this is
SELECT p.email FROM sign_in_link l JOIN person p ON p.id = l.person WHERE l.hash = $1 AND l.used_at = 0 AND l.not_before <= $2 AND l.expires_at > $2
-- :still
SELECT person FROM session WHERE hash = $1 AND expires_at > $2
 UNION ALL SELECT person FROM api_key WHERE hash = $1 AND revoked_at = 0 AND (expires_at = 0 OR expires_at > $2)
