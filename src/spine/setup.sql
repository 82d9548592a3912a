-- :calendar                holidays entered for the first desk, and whether its week was looked over
SELECT (SELECT COUNT(*) FROM holiday h WHERE h.calendar = t.calendar), (SELECT k.revision - 1 FROM calendar k WHERE k.id = t.calendar)
  FROM team t WHERE t.active = 1 ORDER BY t.created_at, t.id LIMIT 1
-- :teams_kept              desks that have a mailbox
SELECT COUNT(*) FROM team WHERE active = 1 AND mailbox <> ''
-- :people
SELECT COUNT(*) FROM person WHERE state <> 'left'
-- :codes_left              of who asks: a second factor with codes for the day it is lost
SELECT COUNT(*) FROM recovery_code r JOIN person p ON p.id = r.person WHERE p.id = $1 AND p.totp IS NOT NULL AND r.used_at = 0
-- :retention_set           classes that somebody looked at and kept or changed
SELECT COUNT(*) FROM retention_class WHERE revision > 1
-- :usual
INSERT INTO template (id, team, name, language, act, body, revision, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7)
    ON CONFLICT (team, name, language) DO NOTHING
