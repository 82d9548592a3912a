-- :begin
INSERT INTO imap_state (mailbox, uidvalidity, last_uid, busy_until, polled_at, taken_at, error) VALUES ($1, 0, 0, 0, 0, 0, '') ON CONFLICT (mailbox) DO NOTHING
-- :claim
UPDATE imap_state SET busy_until = $3 WHERE mailbox = $1 AND busy_until < $2 RETURNING uidvalidity, last_uid
-- :remember
UPDATE imap_state SET uidvalidity = $2, last_uid = $3, taken_at = $4, busy_until = $5 WHERE mailbox = $1
-- :release
UPDATE imap_state SET busy_until = 0, polled_at = $2, error = $3 WHERE mailbox = $1
