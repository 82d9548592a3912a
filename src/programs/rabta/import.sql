-- :team
SELECT id FROM team WHERE id = $1
-- :first_team             the centre: the desk that was made first
SELECT id FROM team WHERE $1 = '' ORDER BY id LIMIT 1
-- :mapping                kept by that desk, by its name or id
SELECT document, format FROM event_mapping WHERE team = $1 AND (name = $2 OR id = $2)
