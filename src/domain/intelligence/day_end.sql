-- :past
SELECT day FROM event_day WHERE day < $1 ORDER BY day LIMIT 100
-- :forget
DELETE FROM event_day WHERE day = $1
