-- :routed                 what was routed to a place of mine and waits for an answer
SELECT p.id, r.id, r.ref, r.title, p.state, p.due_at, p.subject, r.kind FROM part p JOIN record r ON r.id = p.record
 WHERE p.kind = 'route' AND p.state IN ('sent', 'delivered', 'acknowledged', 'silent') AND p.subject IN ({list:$1}) AND {see:entry p} ORDER BY p.due_at LIMIT 50
-- :teams
SELECT id, name, prefix, zone, language, mailbox, telephone, hours FROM team WHERE active = 1 ORDER BY created_at, id LIMIT 200
-- :team_people
SELECT p.id, p.name, s.role FROM seat s JOIN person p ON p.id = s.person
 WHERE s.place = $1 AND s.since <= $2 AND (s.until = 0 OR s.until > $2) AND p.state = 'active' ORDER BY p.name, s.role LIMIT 500
-- :people
SELECT p.id, p.email, p.name, COALESCE(p.organisation, ''), p.state, p.created_at, CASE WHEN p.totp IS NULL THEN 0 ELSE 1 END
  FROM person p WHERE p.id > $1 ORDER BY p.id LIMIT $2
-- :seats_between           of all people between two ids
SELECT person, place, role FROM seat WHERE person >= $1 AND person <= $2 AND since <= $3 AND (until = 0 OR until > $3) ORDER BY person, place, role
-- :answered                records of my teams in which the reporter wrote after the desk last did
SELECT r.id FROM record r
 WHERE r.team IN ({list:$1}) AND r.closed_at IS NULL AND {see:record r}
   AND EXISTS (SELECT 1 FROM entry e WHERE e.record = r.id AND e.verb = 'message' AND e.field = 'in' AND {see:entry e}
                AND NOT EXISTS (SELECT 1 FROM entry o WHERE o.record = r.id AND o.n > e.n AND o.actor LIKE 'per%'))
 ORDER BY r.touched_at DESC LIMIT 20
-- :reset_known
SELECT id FROM person WHERE id = $1 AND state <> 'left'
-- :changes                 numbered changes after a position that the viewer may see
SELECT h.number, r.id, r.kind, h.what FROM change h JOIN record r ON r.id = h.record LEFT JOIN entry e ON e.id = h.entry
 WHERE h.number > $1 AND {see:record r} AND (e.id IS NULL OR {see:entry e}) ORDER BY h.number LIMIT 100
-- :newest_change
SELECT COALESCE(MAX(number), 0) FROM change
-- :number_next system: numbering after commit reads no content
SELECT id FROM change WHERE number IS NULL ORDER BY at, id LIMIT 500
-- :number
UPDATE change SET number = $2 WHERE id = $1 AND number IS NULL
-- :create_team
INSERT INTO team (id, name, organisation, prefix, zone, calendar, language, mailbox, telephone, signature, hours, active, revision, created_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', $10, 1, 1, $11, $11)
-- :create_calendar
INSERT INTO calendar (id, name, zone, always, days, revision) VALUES ($1, $2, $3, $4, $5, 1)
-- :create_target
INSERT INTO target (id, team, kind, regime, amount, unit, calendar, source, since, until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0)
-- :holiday
INSERT INTO holiday (calendar, day, name, entered_at, entered_by) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (calendar, day) DO NOTHING
-- :calendar_of
SELECT calendar FROM team WHERE id = $1
-- :team_organisation
UPDATE team SET organisation = $2, revision = revision + 1, updated_at = $3 WHERE id = $1
