-- :add_postgres           who makes a segment waits for those who add, and they for him
LOCK TABLE fresh IN ROW EXCLUSIVE MODE
-- :hold_postgres
LOCK TABLE fresh IN SHARE ROW EXCLUSIVE MODE
-- :fresh_find
WITH k(hour, sum, i) AS ({set:int,blob,int})
SELECT k.i, e.id FROM k CROSS JOIN fresh f LEFT JOIN event e ON e.id = f.event AND e.hour = f.hour AND e.sum = f.sum WHERE f.hour = k.hour AND f.sum = k.sum
-- :fresh_drop             SQLite, a row at a time
WITH k(hour, sum) AS ({rows:int,blob}) DELETE FROM fresh WHERE hour = (SELECT hour FROM k) AND sum = (SELECT sum FROM k)
-- :fresh_drop_all         PostgreSQL
WITH k(hour, sum) AS ({rows:int,blob}) DELETE FROM fresh WHERE (hour, sum) IN (SELECT hour, sum FROM k)
-- :fresh_put
INSERT INTO fresh (hour, sum, event) {rows:int,blob,int}
-- :told_find
WITH k(segment, hour, sum, i) AS ({set:int,int,blob,int})
SELECT k.i, e.id FROM k CROSS JOIN told t JOIN event e ON e.id = t.event AND e.hour = t.hour AND e.sum = t.sum
 WHERE t.segment = k.segment AND t.hour = k.hour AND t.sum = k.sum
-- :sieves
SELECT segment, first_hour, last_hour FROM sieve WHERE segment > $1 ORDER BY segment
-- :bits
SELECT bits FROM sieve WHERE segment = $1
-- :to_seal
SELECT hour, sum FROM fresh
-- :seal
INSERT INTO told (segment, hour, sum, event) SELECT CAST($1 AS BIGINT), hour, sum, event FROM fresh ORDER BY hour, sum
-- :sealed
DELETE FROM fresh
-- :sieve_put
INSERT INTO sieve (segment, first_hour, last_hour, bits) VALUES ($1, $2, $3, $4)
-- :old_sqlite
SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = 'event_sum'
-- :old_postgres
SELECT 1 FROM pg_indexes WHERE schemaname = current_schema() AND indexname = 'event_sum'
-- :old_told
INSERT INTO told (segment, hour, sum, event) SELECT 0, hour, sum, id FROM event ORDER BY hour, sum
-- :old_sieve
INSERT INTO sieve (segment, first_hour, last_hour, bits) SELECT 0, MIN(hour), MAX(hour), $1 FROM event HAVING COUNT(*) > 0
