-- :once
SELECT body_hash, created FROM idempotency WHERE principal = $1 AND route = $2 AND key = $3
-- :once_keep
INSERT INTO idempotency (principal, route, key, body_hash, created, at) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (principal, route, key) DO NOTHING RETURNING key
