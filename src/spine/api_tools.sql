-- :views                  mine and those of my teams
SELECT id, owner, list, name, query, created_at FROM saved_view WHERE owner IN ({list:$1}) AND ($2 = '' OR list = $2) ORDER BY list, name, id LIMIT 500
-- :view_add
INSERT INTO saved_view (id, owner, list, name, query, created_at) VALUES ($1, $2, $3, $4, $5, $6)
-- :view_drop
DELETE FROM saved_view WHERE id = $1 AND owner IN ({list:$2}) RETURNING id
-- :templates
SELECT t.id, t.team, t.name, t.language, t.act, t.body, t.revision, t.updated_at FROM template t WHERE t.team IN ({list:$1}) ORDER BY t.name, t.language, t.id LIMIT 500
-- :template
SELECT t.id, t.team, t.name, t.language, t.act, t.body, t.revision, t.updated_at FROM template t WHERE t.id = $1 AND t.team IN ({list:$2})
-- :template_add
INSERT INTO template (id, team, name, language, act, body, revision, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7)
    ON CONFLICT (team, name, language) DO NOTHING RETURNING id
-- :template_change
UPDATE template SET name = $2, language = $3, act = $4, body = $5, revision = revision + 1, updated_at = $6 WHERE id = $1 AND revision = $7 RETURNING revision
-- :template_same
SELECT id FROM template WHERE team = $1 AND name = $2 AND language = $3 AND id <> $4
-- :template_drop
DELETE FROM template WHERE id = $1 RETURNING id
-- :here
INSERT INTO presence (record, person, seen_at, writing) VALUES ($1, $2, $3, $4) ON CONFLICT (record, person) DO UPDATE SET seen_at = $3, writing = $4
-- :others
SELECT p.id, p.name, x.writing, x.seen_at FROM presence x JOIN person p ON p.id = x.person WHERE x.record = $1 AND x.person <> $2 AND x.seen_at > $3 ORDER BY p.name, p.id LIMIT 50
-- :label
INSERT INTO label (record, team, word) VALUES ($1, $2, $3) ON CONFLICT (record, team, word) DO NOTHING
-- :sweep_presence
DELETE FROM presence WHERE seen_at < $1
-- :signature
SELECT name, signature FROM team WHERE id = $1
