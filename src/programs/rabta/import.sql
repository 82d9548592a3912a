-- :team
SELECT id FROM team WHERE id = $1
-- :first_team             the centre: the desk that was made first
SELECT id FROM team WHERE $1 = '' ORDER BY id LIMIT 1
