-- :desk
SELECT id, name FROM team WHERE organisation = $1 AND active = 1 ORDER BY created_at, id LIMIT 1
-- :other_desks             of this hub, by name
SELECT id, name FROM team WHERE active = 1 AND id <> $1 ORDER BY name, id LIMIT 50
-- :asked                   how far it got where it was sent already, as far as the viewer sees it
SELECT p.subject, p.state FROM part p WHERE p.record = $1 AND p.kind = 'route' AND {see:entry p} ORDER BY p.created_at, p.id
