-- :last
SELECT id, team, what, state, reason, sha256, record FROM inmail ORDER BY id DESC LIMIT 1
-- :count
SELECT COUNT(*) FROM inmail
-- :outbox system: a test looks at what became of its message
SELECT o.state FROM outbox o WHERE o.id = $1
-- :left system: as the sending job leaves it
UPDATE outbox SET state = 'sent', sent_at = $2 WHERE id = $1
-- :thread system: a test looks at what its message names
SELECT o.in_reply_to, o.refs FROM outbox o ORDER BY o.id DESC LIMIT 1
