-- :returns system: what waited outside until now comes back to the desk; no content is read
SELECT r.id, r.team, r.waiting_for FROM record r WHERE r.waiting_for <> 'nobody' AND r.waiting_until IS NOT NULL AND r.waiting_until <= $1 ORDER BY r.waiting_until LIMIT 200
