-- :list
SELECT code, name FROM sector ORDER BY position, code
-- :add
INSERT INTO sector (code, name, position) VALUES ($1, $2, (SELECT COALESCE(MAX(s.position), 0) + 1 FROM sector s)) ON CONFLICT (code) DO NOTHING RETURNING code
-- :rename
UPDATE sector SET name = $2 WHERE code = $1 RETURNING code
-- :used system: whether any organisation has it, and no more
SELECT 1 FROM organisation WHERE sector = $1 LIMIT 1
-- :drop
DELETE FROM sector WHERE code = $1 RETURNING code
