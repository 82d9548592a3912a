-- :of_person
SELECT created_at, used_at FROM calendar_feed WHERE person = $1
-- :set
INSERT INTO calendar_feed (person, hash, created_at, used_at) VALUES ($1, $2, $3, 0)
    ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, created_at = excluded.created_at, used_at = 0
-- :drop
DELETE FROM calendar_feed WHERE person = $1 RETURNING person
-- :by_hash
SELECT f.person FROM calendar_feed f JOIN person p ON p.id = f.person WHERE f.hash = $1 AND p.state = 'active'
-- :used                   once an hour is enough
UPDATE calendar_feed SET used_at = $2 WHERE person = $1 AND used_at < $2 - 3600000000
-- :due                    of the desks at which the person works, and what he works on
SELECT d.id, r.ref, d.regime, d.due_at, d.revision, d.started_at FROM deadline d JOIN record r ON r.id = d.record
 WHERE d.met_at IS NULL AND d.ended_at IS NULL AND d.paused_at IS NULL AND (r.team IN ({list:$1}) OR r.assignee = $2)
   AND {see:of_record d} AND {see:record r} ORDER BY d.due_at, d.id LIMIT 500
