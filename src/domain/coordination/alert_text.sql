-- :team
SELECT name, telephone, signature FROM team WHERE id = $1
-- :reference system: the reference of the alert that this one corrects; its writer saw it
SELECT ref FROM record WHERE id = $1
