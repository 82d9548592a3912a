-- :current
SELECT id, fingerprint, uid, secret, open_key, made_at, expires_at, (SELECT COUNT(*) FROM team_key n WHERE n.team = k.team) FROM team_key k
 WHERE k.team = $1 ORDER BY k.created_at DESC, k.id DESC LIMIT 1
-- :secrets
SELECT id, secret FROM team_key ORDER BY created_at DESC, id DESC LIMIT $1
-- :team
SELECT name, mailbox FROM team WHERE id = $1
-- :insert
INSERT INTO team_key (id, team, fingerprint, uid, open_key, secret, made_at, expires_at, created_by, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (team, fingerprint) DO NOTHING RETURNING id
-- :with_key
SELECT COUNT(DISTINCT team) FROM team_key
-- :open_keys
SELECT fingerprint, open_key FROM team_key ORDER BY created_at DESC, id DESC LIMIT $1
