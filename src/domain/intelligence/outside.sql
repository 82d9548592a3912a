-- :marks
SELECT o.id, o.team, o.type, o.value, o.organisation, o.contact, o.note, o.at, r.title FROM event_outside o
  LEFT JOIN record r ON r.id = o.organisation AND {see:record r} WHERE o.team IN ({list:$1}) ORDER BY o.at DESC, o.id DESC LIMIT 1000
-- :mark
INSERT INTO event_outside (id, team, type, value, organisation, contact, note, actor, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (team, value) DO UPDATE SET organisation = excluded.organisation, contact = excluded.contact, note = excluded.note, actor = excluded.actor,
       at = excluded.at
RETURNING id
-- :unmark
DELETE FROM event_outside WHERE id = $1 AND team IN ({list:$2}) RETURNING id
-- :organisation
SELECT r.title FROM record r WHERE r.id = $1 AND r.kind = 'organisation' AND {see:record r}
