-- :added system: of a directive that was found among what the public may read: since when each number has a date
SELECT cve, added_at FROM must_fix WHERE record = $1 LIMIT 200
