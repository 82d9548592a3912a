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
SELECT event FROM event_moved WHERE day = $1 AND event > $2 ORDER BY event LIMIT $3
-- :moved_read             who takes the row away has read it; all of one day
WITH k(day, event) AS ({rows:int,int}) DELETE FROM event_moved WHERE day IN (SELECT day FROM k) AND event IN (SELECT event FROM k) RETURNING event
-- :moved_over             whatever wrote it was never done
DELETE FROM event_moved WHERE at < $1
-- :owned_scopes system: which scopes belong to somebody; the job makes findings of what is theirs
SELECT s.id, s.team, s.organisation FROM event_scope s WHERE s.organisation <> '' ORDER BY s.id
-- :known system: the job adds what was observed to what is known already; nothing is shown
WITH k(key) AS ({set:text})
SELECT f.key, f.id, f.first_seen, f.last_seen, f.seen, f.sources, f.state, f.state_at, f.until, f.returns, f.told, f.told_at, f.queued_at, f.next_at, f.barred,
       f.day, f.event, f.feed, f.counterpart, f.source_port, f.more, f.how, f.confidence, COALESCE(l.lists, ''), COALESCE(l.looked, '')
  FROM k CROSS JOIN finding f LEFT JOIN finding_listed l ON l.finding = f.id WHERE f.key = k.key
-- :put system: the job adds what was observed; who may see it is said by its scope
INSERT INTO finding (id, key, scope, team, organisation, class, name, asset, address, first_seen, last_seen, seen, sources, feed, how, confidence, counterpart,
       source_port, more, day, event, barred, state, state_at, until, returns, told, queued_at, next_at, revision, created_at)
       {rows:text,text,int,text,text,text,text,text,text,int,int,int,text,text,text,int,text,int,text,int,int,text,text,int,int,int,int,int,int,int,int}
    ON CONFLICT (key) DO UPDATE SET first_seen = excluded.first_seen, last_seen = excluded.last_seen, seen = excluded.seen, sources = excluded.sources,
       feed = excluded.feed, how = excluded.how, confidence = excluded.confidence, counterpart = excluded.counterpart, source_port = excluded.source_port,
       more = excluded.more, day = excluded.day, event = excluded.event, barred = excluded.barred, state = excluded.state, state_at = excluded.state_at,
       until = excluded.until, returns = excluded.returns, queued_at = excluded.queued_at, next_at = excluded.next_at, revision = finding.revision + 1
-- :listed                 which warning lists hold a side of the newest observation; what was said of it stays
INSERT INTO finding_listed (finding, lists, looked, looked_by) {rows:text,text,text,text} ON CONFLICT (finding) DO UPDATE SET lists = excluded.lists
-- :feed
INSERT INTO finding_feed (team, feed, last_seen) VALUES ($1, $2, $3) ON CONFLICT (team, feed) DO UPDATE SET
       last_seen = CASE WHEN excluded.last_seen > finding_feed.last_seen THEN excluded.last_seen ELSE finding_feed.last_seen END
