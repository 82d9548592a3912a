-- :events
SELECT COUNT(*) FROM event e JOIN word w ON w.id = e.feed WHERE w.text = 'Sums'
-- :lines
SELECT CAST(SUM(e.count) AS BIGINT) FROM event e JOIN word w ON w.id = e.feed WHERE w.text = 'Sums'
-- :fresh
SELECT COUNT(*) FROM fresh
-- :segments
SELECT COUNT(*) FROM sieve
