-- :plans
SELECT team, organisation, class, pace, at_minute, weekday, format, language, absence_days, repeat_days, confidence, chase FROM finding_policy
-- :wishes
SELECT organisation, pace, format, quiet_until FROM finding_wish
-- :desks
SELECT id, zone, calendar FROM team WHERE active = 1
-- :of_team
SELECT organisation, class, pace, at_minute, weekday, format, language, absence_days, repeat_days, confidence, chase, team FROM finding_policy
 WHERE team IN ('', $1) ORDER BY team DESC, organisation, class
-- :drop
DELETE FROM finding_policy WHERE team = $1
-- :put
INSERT INTO finding_policy (team, organisation, class, pace, at_minute, weekday, format, language, absence_days, repeat_days, confidence, chase)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
-- :again system: what waits to be told is looked at anew under the new rules; nothing is shown
UPDATE finding SET next_at = $2, queued_at = COALESCE(queued_at, $2) WHERE team = $1 AND state IN ('open', 'came-back') AND barred = '' AND NOT EXISTS (SELECT 1 FROM finding_listed l WHERE l.finding = finding.id AND l.lists <> '' AND l.looked <> 'tell') AND (told = 0 OR queued_at IS NOT NULL)
-- :again_organisation system: as above, for one organisation
UPDATE finding SET next_at = $2 WHERE organisation = $1 AND queued_at IS NOT NULL
-- :wish
SELECT pace, format, quiet_until, revision FROM finding_wish WHERE organisation = $1
-- :wish_put
INSERT INTO finding_wish (organisation, pace, format, quiet_until, revision) VALUES ($1, $2, $3, $4, 1)
    ON CONFLICT (organisation) DO UPDATE SET pace = excluded.pace, format = excluded.format, quiet_until = excluded.quiet_until, revision = finding_wish.revision + 1
