-- :slice                  lines behind this one in the order of their keys
SELECT minute, hash, batch, event FROM line WHERE (minute, hash) > ($1, $2) ORDER BY minute, hash LIMIT $3
-- :lower                  an event told by so many lines less; which ports these told is not known, so that none is said
WITH k(id, n) AS ({rows:int,int}) UPDATE event SET count = event.count - k.n, ports = CASE WHEN event.ports = '' THEN '' ELSE '- ' END FROM k WHERE event.id = k.id
-- :none_left              of these, what no line tells any more
WITH k(id) AS ({rows:int}) SELECT e.id, e.source, e.destination, e.names FROM k JOIN event e ON e.id = k.id WHERE e.count <= 0
-- :line_drop              SQLite, a row at a time: the list of a pair would be looked through for a part of the key only
WITH k(minute, hash) AS ({rows:int,blob}) DELETE FROM line WHERE minute = (SELECT minute FROM k) AND hash = (SELECT hash FROM k)
-- :lines_drop             PostgreSQL, all at once
WITH k(minute, hash) AS ({rows:int,blob}) DELETE FROM line WHERE (minute, hash) IN (SELECT minute, hash FROM k)
-- :keep_last              the highest number is never given again: what stands behind segments and readers goes by it
UPDATE event SET scope = -1, hour = -1000000000 - id, source = NULL, destination = NULL, names = '', more = '{}'
 WHERE id = (SELECT MAX(id) FROM event) AND count <= 0
-- :events_drop
WITH k(id) AS ({rows:int}) DELETE FROM event WHERE id IN (SELECT id FROM k) AND count <= 0 AND scope >= 0
-- :segments
SELECT id, first_event, last_event FROM segment ORDER BY id
-- :posting_drop           SQLite, as above
WITH k(segment, value, event) AS ({rows:int,blob,int})
DELETE FROM posting WHERE segment = (SELECT segment FROM k) AND value = (SELECT value FROM k) AND event = (SELECT event FROM k)
-- :postings_drop          PostgreSQL
WITH k(segment, value, event) AS ({rows:int,blob,int}) DELETE FROM posting WHERE (segment, value, event) IN (SELECT segment, value, event FROM k)
-- :told_else              lines of others that tell events which this batch told first
SELECT l.minute, l.hash, l.event, l.batch, l.n, e.batch FROM line l JOIN event e ON e.id = l.event
 WHERE (l.minute, l.hash) > ($1, $2) ORDER BY l.minute, l.hash LIMIT $3
-- :told_by
WITH k(id, batch, n, was) AS ({rows:int,int,int,int}) UPDATE event SET batch = k.batch, n = k.n FROM k WHERE event.id = k.id AND event.batch = k.was
-- :chunks_drop
DELETE FROM chunk WHERE batch = $1
-- :bad_drop
DELETE FROM bad WHERE batch = $1
-- :state
SELECT team, state, at FROM batch WHERE id = $1
-- :state_set
UPDATE batch SET state = $2 WHERE id = $1
