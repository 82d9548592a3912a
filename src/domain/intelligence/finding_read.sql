-- :settle_postgres        of a day, on PostgreSQL: numbers are given before they are committed; whoever writes now is waited for
LOCK TABLE event IN SHARE MODE
-- :newest
SELECT COALESCE(MAX(id), 0) FROM event
-- :after                  what is usual by subqueries: see day_look.sql
SELECT e.id, e.scope, e.first, e.last, wc.text, wn.text, wf.text, wh.text, e.source, e.destination, e.source_port, e.destination_port, e.confidence, e.more,
       (SELECT u.text FROM word u WHERE u.id = e.about), (SELECT u.text FROM word u WHERE u.id = e.source_net),
       (SELECT u.text FROM word u WHERE u.id = e.destination_net), e.ports
  FROM event e JOIN word wc ON wc.id = e.class JOIN word wn ON wn.id = e.name JOIN word wf ON wf.id = e.feed JOIN word wh ON wh.id = e.how
 WHERE e.id > $1 AND e.id <= $2 ORDER BY e.id LIMIT $3
-- :of
WITH k(id) AS ({rows:int})
SELECT e.id, e.scope, e.first, e.last, wc.text, wn.text, wf.text, wh.text, e.source, e.destination, e.source_port, e.destination_port, e.confidence, e.more,
       (SELECT u.text FROM word u WHERE u.id = e.about), (SELECT u.text FROM word u WHERE u.id = e.source_net),
       (SELECT u.text FROM word u WHERE u.id = e.destination_net), e.ports
  FROM k CROSS JOIN event e JOIN word wc ON wc.id = e.class JOIN word wn ON wn.id = e.name JOIN word wf ON wf.id = e.feed JOIN word wh ON wh.id = e.how
 WHERE e.id = k.id
