-- :begin
INSERT INTO import_run (id, team, actor, at, fresh, changed, refused, undone_at) VALUES ($1, $2, $3, $4, 0, 0, 0, NULL)
-- :end
UPDATE import_run SET fresh = $2, changed = $3, refused = $4 WHERE id = $1
-- :mapping                 what the desk said of a table with these headers
SELECT columns FROM import_mapping WHERE team = $1 AND headers = $2
-- :mapping_keep
INSERT INTO import_mapping (team, headers, columns, at) VALUES ($1, $2, $3, $4) ON CONFLICT (team, headers) DO UPDATE SET columns = $3, at = $4
