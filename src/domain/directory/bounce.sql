-- :counted system: the system's mail clerk counts what came back, whoever may see the contact
UPDATE contact SET bounces = bounces + 1, revision = revision + 1 WHERE email IN ($1, $2) AND email <> ''
RETURNING record, (SELECT r.team FROM record r WHERE r.id = contact.record), id, bounces
