-- :list
SELECT id, team, name, format, document, at FROM event_mapping WHERE team IN ({list:$1}) ORDER BY name, id LIMIT 500
-- :get
SELECT document, format FROM event_mapping WHERE id = $1 AND team IN ({list:$2})
-- :known                  one for a file with these headings, the newest
SELECT id, name, document FROM event_mapping WHERE team IN ({list:$1}) AND format = $2 AND headings = $3 ORDER BY at DESC, id DESC LIMIT 1
-- :put
INSERT INTO event_mapping (id, team, name, format, headings, document, actor, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (team, name) DO UPDATE SET format = excluded.format, headings = excluded.headings, document = excluded.document, actor = excluded.actor, at = excluded.at
RETURNING id
-- :drop
DELETE FROM event_mapping WHERE id = $1 AND team IN ({list:$2}) RETURNING id
