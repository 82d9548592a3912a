-- :list
SELECT id, at, fresh, changed, refused, undone_at FROM import_run WHERE team = $1 ORDER BY at DESC, id LIMIT 100
-- :find
SELECT at, undone_at FROM import_run WHERE id = $1 AND team = $2
-- :undone
UPDATE import_run SET undone_at = $2 WHERE id = $1
-- :rows                   last done, first undone
SELECT record, what, item, was, now FROM import_row WHERE import = $1 ORDER BY n DESC
