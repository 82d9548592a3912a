-- :list                      of teams of mine; what became part of a record is seen there
SELECT id, team, door, what, state, reason, sender, sender_name, subject, text, openpgp, faults, size, received_at FROM inmail
 WHERE team IN ({list:$1}) AND state = $2 AND record IS NULL AND ($3 = '' OR id < $3) ORDER BY id DESC LIMIT $4
-- :find
SELECT id, team, sha256 FROM inmail WHERE id = $1 AND record IS NULL AND state <> 'done'
-- :let_in
UPDATE inmail SET state = 'new', what = 'new', reason = '', tries = 0 WHERE id = $1 AND state IN ('noise', 'dropped') RETURNING id
-- :drop
UPDATE inmail SET state = 'dropped' WHERE id = $1 AND state IN ('new', 'noise', 'refused') RETURNING id
-- :state
SELECT polled_at, taken_at, error FROM imap_state WHERE mailbox = $1
-- :waiting
SELECT COUNT(*) FROM inmail WHERE state = 'new' AND received_at < $1
