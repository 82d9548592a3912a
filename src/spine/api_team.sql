-- :team                   a desk and its calendar
SELECT t.id, t.name, t.organisation, t.prefix, t.zone, t.language, t.mailbox, t.telephone, t.signature, t.hours, t.revision, k.days, k.always, t.calendar, t.give, t.take_most
  FROM team t LEFT JOIN calendar k ON k.id = t.calendar WHERE t.id = $1 AND t.active = 1
-- :change
UPDATE team SET name = $2, zone = $3, language = $4, mailbox = $5, telephone = $6, signature = $7, hours = $8, revision = revision + 1, updated_at = $9,
       give_since = CASE WHEN give = $11 THEN give_since ELSE $9 END, give = $11, take_most = $12
 WHERE id = $1 AND revision = $10 RETURNING revision
-- :calendar_change
UPDATE calendar SET zone = $2, always = $3, days = $4, revision = revision + 1 WHERE id = $1
-- :holidays
SELECT h.day, h.name, h.entered_at FROM holiday h JOIN team t ON t.calendar = h.calendar WHERE t.id = $1 ORDER BY h.day LIMIT 1000
-- :holiday_drop
DELETE FROM holiday WHERE calendar = $1 AND day = $2 RETURNING day
-- :moves                   of the deadlines that still run, what the timeline says of the calendar
SELECT r.id, r.ref, r.kind, r.title, e.field, e.was, e.now, e.at, COALESCE(b.body, '')
  FROM team t JOIN deadline d ON d.calendar = t.calendar AND d.met_at IS NULL AND d.ended_at IS NULL
  JOIN record r ON r.id = d.record JOIN entry e ON e.record = r.id AND e.verb = 'due-moved' AND e.field = d.regime LEFT JOIN entry_body b ON b.entry = e.id
 WHERE t.id = $1 AND e.at > $2 AND {see:record r} AND {see:entry e} ORDER BY e.at DESC, e.id LIMIT 200
-- :calendar_of
SELECT calendar FROM team WHERE id = $1
-- :targets
SELECT kind, regime, amount, unit, source, since, basis FROM target WHERE team = $1 AND (until = 0 OR until > $2) ORDER BY kind, regime LIMIT 200
-- :targets_end
UPDATE target SET until = $2 WHERE team = $1 AND until = 0
-- :target
INSERT INTO target (id, team, kind, regime, amount, unit, calendar, source, since, until, basis) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10)
-- :leave_seat
UPDATE seat SET until = $4 WHERE person = $1 AND place = $2 AND role = $3 AND (until = 0 OR until > $4) RETURNING person
-- :seat_person
SELECT id, organisation FROM person WHERE id = $1 AND state <> 'left'
-- :prefix_taken
SELECT id FROM team WHERE prefix = $1
-- :person_left
UPDATE person SET state = 'left', password = NULL, totp = NULL, updated_at = $2, revision = revision + 1 WHERE id = $1 AND state <> 'left' RETURNING id
-- :seats_end
UPDATE seat SET until = $2 WHERE person = $1 AND (until = 0 OR until > $2)
-- :sessions_end
DELETE FROM session WHERE person = $1
-- :keys_end
UPDATE api_key SET revoked_at = $2 WHERE person = $1 AND revoked_at = 0
-- :links_end
UPDATE sign_in_link SET used_at = $2 WHERE person = $1 AND used_at = 0
-- :work_of system: who left holds no work; the desks find it among what is nobody's. No content is read
SELECT r.id, r.team FROM record r WHERE r.assignee = $1
-- :unassign system: see above
UPDATE record SET assignee = NULL, desk_revision = desk_revision + 1, touched_at = $2 WHERE id = $1
-- :figures                what a desk has before it
SELECT COUNT(*), COALESCE(SUM(CASE WHEN r.due_at < $2 THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN r.due_at >= $2 AND r.due_at < $3 THEN 1 ELSE 0 END), 0),
       COALESCE(SUM(CASE WHEN r.assignee IS NULL THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN r.waiting_for <> 'nobody' THEN 1 ELSE 0 END), 0)
  FROM record r WHERE r.team = $1 AND r.closed_at IS NULL AND r.kind IN ({list:$4}) AND {see:record r}
-- :load                   who holds how much of it
SELECT r.assignee, p.name, COUNT(*), COALESCE(SUM(CASE WHEN r.due_at < $2 THEN 1 ELSE 0 END), 0)
  FROM record r JOIN person p ON p.id = r.assignee
 WHERE r.team = $1 AND r.closed_at IS NULL AND r.kind IN ({list:$3}) AND {see:record r} GROUP BY r.assignee, p.name ORDER BY p.name, r.assignee LIMIT 200
-- :breached
SELECT COUNT(*) FROM deadline d JOIN record r ON r.id = d.record
 WHERE r.team = $1 AND r.closed_at IS NULL AND d.breached_at IS NOT NULL AND d.met_at IS NULL AND d.ended_at IS NULL AND {see:record r}
