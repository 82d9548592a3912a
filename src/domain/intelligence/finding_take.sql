-- :days                   of receipt, and how far each is read
SELECT d.day, COALESCE(p.event, 0) FROM event_day d LEFT JOIN finding_position p ON p.day = d.day
 WHERE d.day >= $1 OR d.day >= (SELECT MAX(m.day) FROM finding_position m) ORDER BY d.day
-- :position
SELECT event FROM finding_position WHERE day = $1
-- :move
INSERT INTO finding_position (day, event) VALUES ($1, $2) ON CONFLICT (day) DO UPDATE SET event = excluded.event
-- :moved_days             events that got another owner after they had been read, and how far their day is read
SELECT m.day, COALESCE(p.event, -1) FROM (SELECT DISTINCT day FROM event_moved) m LEFT JOIN finding_position p ON p.day = m.day ORDER BY m.day
-- :moved
SELECT event, aimed FROM event_moved WHERE day = $1 AND event > $2 ORDER BY event LIMIT $3
-- :moved_read             who takes the row away has read it; all of one day
WITH k(day, event) AS ({rows:int,int}) DELETE FROM event_moved WHERE day IN (SELECT day FROM k) AND event IN (SELECT event FROM k) RETURNING event
-- :moved_over             whatever wrote it was never done
DELETE FROM event_moved WHERE at < $1
-- :owned_scopes system: which scopes belong to somebody; the job makes findings of what is theirs
SELECT s.id, s.team, s.organisation FROM event_scope s WHERE s.organisation <> '' ORDER BY s.id
-- :feed
INSERT INTO finding_feed (team, feed, last_seen) VALUES ($1, $2, $3) ON CONFLICT (team, feed) DO UPDATE SET
       last_seen = CASE WHEN excluded.last_seen > finding_feed.last_seen THEN excluded.last_seen ELSE finding_feed.last_seen END
