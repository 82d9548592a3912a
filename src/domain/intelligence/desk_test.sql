-- :findings system: a test looks
SELECT COUNT(*), COALESCE(SUM(f.seen), 0) FROM finding f WHERE f.organisation = $1
-- :moved_left
SELECT COUNT(*) FROM event_moved
