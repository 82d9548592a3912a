-- :key                     the open key that the desk has now
SELECT fingerprint FROM team_key WHERE team = $1 AND (expires_at IS NULL OR expires_at > $2) ORDER BY created_at DESC, id DESC LIMIT 1
-- :files                   of all policies that are out
SELECT record, team, slug, body, security_txt, expires_at FROM programme_page WHERE state = 'published' ORDER BY expires_at, record LIMIT $1
-- :renewed
UPDATE programme_page SET security_txt = $2, expires_at = $3 WHERE record = $1 AND state = 'published'
