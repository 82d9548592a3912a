-- :replace system: a newer wish for the same row takes the older one's place; the caller found the organisation
UPDATE held_change SET state = 'replaced', body = '' WHERE record = $1 AND item = $2 AND state = 'waiting'
-- :insert
INSERT INTO held_change (id, record, audience, what, item, fresh, body, state, asked_by, asked_at, decided_by, decided_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9, '', NULL)
-- :list
SELECT h.id, h.what, h.item, h.fresh, h.state, h.asked_by, h.asked_at, h.decided_at, h.body FROM held_change h
 WHERE h.record = $1 AND {see:entry h} ORDER BY CASE WHEN h.state = 'waiting' THEN 0 ELSE 1 END, h.asked_at DESC, h.id LIMIT 200
-- :find
SELECT h.id, h.what, h.item, h.fresh, h.state, h.asked_by, h.asked_at, h.decided_at, h.body FROM held_change h
 WHERE h.record = $1 AND h.id = $2 AND {see:entry h}
-- :decide system: the caller has found the row through {see:}
UPDATE held_change SET state = $2, body = '', decided_by = $3, decided_at = $4 WHERE id = $1
