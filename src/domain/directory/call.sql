-- :desk
SELECT name, mailbox, telephone, language, zone, hours FROM team WHERE organisation = $1 AND active = 1 ORDER BY created_at, id LIMIT 3
