-- :mailboxes
SELECT id, mailbox FROM team WHERE active = 1 AND mailbox <> '' ORDER BY created_at, id
-- :mailbox
SELECT mailbox FROM team WHERE id = $1
-- :insert                    a second one with the same bytes, or of the same sender under the same id, is not taken
INSERT INTO inmail (id, team, door, sha256, size, message_id, sender, sender_name, envelope_from, envelope_to, subject, text, received_at, what, state, reason, faults, openpgp, signer, record, outbox, tries, refs)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'new', 'new', '', $14, $15, $16, NULL, NULL, 0, $17) ON CONFLICT DO NOTHING RETURNING id
-- :placed
UPDATE inmail SET what = $2, state = $3, reason = $4, record = $5, outbox = $6, text = CASE WHEN $3 = 'done' THEN '' ELSE text END WHERE id = $1
-- :find
SELECT id, team, door, sha256, size, envelope_from, envelope_to, received_at, openpgp, signer, reason FROM inmail WHERE id = $1
-- :give_back
UPDATE inmail SET state = 'new', what = 'new', reason = $2, tries = 0 WHERE id = $1 AND state = 'done' AND what = 'expected' RETURNING id
-- :claim
UPDATE inmail SET tries = tries + 1 WHERE id = $1 AND state = 'new' RETURNING id
-- :waiting                   those that failed wait longer each time
SELECT id FROM inmail WHERE state = 'new' AND tries < $1 ORDER BY tries, id LIMIT $2
-- :old
SELECT id FROM inmail WHERE (state IN ('noise', 'dropped', 'refused') OR (state = 'done' AND what = 'expected')) AND received_at < $1 ORDER BY received_at LIMIT 500
-- :forget
DELETE FROM inmail WHERE id = $1
