-- :level
SELECT COALESCE(MAX(number), 0) FROM migration
-- :done
INSERT INTO migration (number, name, at) VALUES ($1, $2, $3)
-- :has
SELECT number FROM migration WHERE number = $1
