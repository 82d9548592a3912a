-- :list
SELECT k.id, k.fingerprint, k.uid, k.version, k.made_at, k.expires_at, k.revoked, k.origin, k.armored, k.revision FROM openpgp_key k
 WHERE k.record = $1 AND {see:entry k} ORDER BY k.id LIMIT 50
-- :find
SELECT k.id, k.fingerprint, k.uid, k.version, k.made_at, k.expires_at, k.revoked, k.origin, k.armored, k.revision FROM openpgp_key k
 WHERE k.record = $1 AND k.id = $2 AND {see:entry k}
-- :insert
INSERT INTO openpgp_key (record, audience, id, fingerprint, uid, version, made_at, expires_at, revoked, origin, armored, revision)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
-- :update system: the caller has found the row through {see:}
UPDATE openpgp_key SET audience = $2, fingerprint = $4, uid = $5, version = $6, made_at = $7, expires_at = $8, revoked = $9, origin = $10,
       armored = $11, revision = $12 WHERE record = $1 AND id = $3
-- :drop system: the caller has found the row through {see:}
DELETE FROM openpgp_key WHERE record = $1 AND id = $2
-- :twice
SELECT k.id FROM openpgp_key k WHERE k.record = $1 AND k.fingerprint = $2 AND k.id <> $3 AND {see:entry k}
-- :ending system: the alarm before a key expires; the fingerprint is told to those who see the organisation's rows
SELECT k.record, r.team, k.fingerprint, k.expires_at FROM openpgp_key k JOIN record r ON r.id = k.record
 WHERE k.expires_at > $1 AND k.expires_at <= $2 AND k.revoked = 0
   AND NOT EXISTS (SELECT 1 FROM key_alarm a WHERE a.fingerprint = k.fingerprint AND a.record = k.record AND a.expires_at = k.expires_at)
 ORDER BY k.expires_at LIMIT 500
-- :alarm
INSERT INTO key_alarm (fingerprint, record, expires_at, at) VALUES ($1, $2, $3, $4) ON CONFLICT (fingerprint, record, expires_at) DO NOTHING RETURNING record
-- :people                  the desk, and those who speak for the organisation
SELECT DISTINCT person FROM seat WHERE place IN ({list:$1}) AND role IN ('analyst', 'lead', 'constituent', 'vendor') AND since <= $2 AND (until = 0 OR until > $2)
-- :notify
INSERT INTO notification (id, person, record, entry, what, at, seen_at) VALUES ($1, $2, $3, $4, 'key', $5, NULL)
