-- :desk_of
SELECT name, signature FROM team WHERE id = $1
