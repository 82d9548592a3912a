-- :person
SELECT id FROM person WHERE email = $1
