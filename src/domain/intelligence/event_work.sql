-- :put
INSERT INTO event_work (id, team, kind, what, state, position, looked, changed, gone, actor, at) VALUES ($1, $2, $3, $4, 'waiting', '', 0, 0, 0, $5, $6)
-- :get
SELECT id, team, kind, what, state, position, looked, changed, gone, at, ended_at FROM event_work WHERE id = $1
-- :list
SELECT id, team, kind, what, state, position, looked, changed, gone, at, ended_at FROM event_work WHERE team IN ({list:$1}) ORDER BY at DESC, id DESC LIMIT 50
-- :save
UPDATE event_work SET state = $2, position = $3, looked = $4, changed = $5, gone = $6, ended_at = $7 WHERE id = $1
