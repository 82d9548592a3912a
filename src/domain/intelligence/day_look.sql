-- :open_from              the first event that no segment holds yet, and the newest
SELECT (SELECT COALESCE(MAX(last_event), 0) FROM segment), (SELECT COALESCE(MAX(id), 0) FROM event), (SELECT COALESCE(MAX(id), 0) FROM segment)
-- :to_post
SELECT id, source, destination, names FROM event WHERE id > $1 AND id <= $2 ORDER BY id
-- :posting_put
INSERT INTO posting (segment, value, event) {set:int,blob,int}
-- :segment_put
INSERT INTO segment (id, first_event, last_event) VALUES ($1, $2, $3)
-- :days                   those that hold something of these hours
SELECT day FROM event_day WHERE day <= $1 AND day >= $2 AND last_hour >= $3 AND first_hour <= $4 ORDER BY day DESC
-- :newest_day
SELECT MAX(day) FROM event_day
-- :found_in               events of a segment with a key in this range, newest first
SELECT DISTINCT event FROM posting WHERE segment = $1 AND value >= $2 AND value < $3 AND event < $4 ORDER BY event DESC LIMIT $5
-- :segments
SELECT id FROM segment WHERE first_event < $1 ORDER BY id DESC
-- :rows_of                what is usual by subqueries, here and below: with three joins more PostgreSQL plans for longer than it reads
WITH k(id) AS ({rows:int})
SELECT e.id, e.scope, e.first, e.last, e.count, wc.text, wn.text, wf.text, wh.text, e.source, e.destination, e.source_port, e.destination_port, e.confidence,
       e.names, e.more, e.batch, e.n,
       (SELECT u.text FROM word u WHERE u.id = e.about), (SELECT u.text FROM word u WHERE u.id = e.source_net),
       (SELECT u.text FROM word u WHERE u.id = e.destination_net), e.ports
  FROM k JOIN event e ON e.id = k.id JOIN word wc ON wc.id = e.class JOIN word wn ON wn.id = e.name JOIN word wf ON wf.id = e.feed JOIN word wh ON wh.id = e.how
-- :rows_before
SELECT e.id, e.scope, e.first, e.last, e.count, wc.text, wn.text, wf.text, wh.text, e.source, e.destination, e.source_port, e.destination_port, e.confidence,
       e.names, e.more, e.batch, e.n,
       (SELECT u.text FROM word u WHERE u.id = e.about), (SELECT u.text FROM word u WHERE u.id = e.source_net),
       (SELECT u.text FROM word u WHERE u.id = e.destination_net), e.ports
  FROM event e JOIN word wc ON wc.id = e.class JOIN word wn ON wn.id = e.name JOIN word wf ON wf.id = e.feed JOIN word wh ON wh.id = e.how
 WHERE e.id < $1 AND e.id > $2 ORDER BY e.id DESC LIMIT $3
-- :open_address
SELECT id FROM event WHERE id > $1 AND id < $4 AND ((source >= $2 AND source < $3) OR (destination >= $2 AND destination < $3)) ORDER BY id DESC LIMIT $5
-- :open_name
SELECT id FROM event WHERE id > $1 AND id < $3 AND names LIKE $2 ORDER BY id DESC LIMIT $4
-- :raw
SELECT first, hash, bytes FROM chunk WHERE batch = $1 AND first <= $2 AND last >= $2 LIMIT 1
-- :came
SELECT team, format FROM batch WHERE id = $1
