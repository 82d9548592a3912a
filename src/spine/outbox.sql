-- :insert
INSERT INTO outbox (id, record, entry, part, team, channel, recipient, organisation, reason, rule, tlp, encryption, subject, body, state, error, tries, created_by, created_at, released_by, released_at, sent_at, crypto_reason, due_at, in_reply_to, refs)
VALUES ($1, $2, $3, $15, $4, 'mail', $5, $6, $7, $8, $9, $16, $10, $11, $12, '', 0, $13, $14, $19, NULL, NULL, $17, $18, $20, $21)
-- :list                   of teams of mine; the text is seen by who sees the record, and by the desk when it is no record's
SELECT o.id, o.record, COALESCE(r.ref, ''), o.team, o.recipient, o.organisation, o.reason, o.rule, o.tlp, o.encryption, o.subject, o.body, o.state, o.error, o.created_at, o.released_at, o.sent_at,
       o.crypto_reason, o.released_by, o.answered_at, o.auto_replied_at, o.bounced_at
  FROM outbox o LEFT JOIN record r ON r.id = o.record
 WHERE o.team IN ({list:$1}) AND ($2 = '' OR o.state = $2) AND ($3 = '' OR o.organisation = $3) AND ($4 = '' OR o.id < $4) AND ($6 = '' OR o.id = $6) AND ({see:of_record o} OR o.record = '')
 ORDER BY o.id DESC LIMIT $5
-- :find
SELECT o.id, o.team, o.state, o.organisation FROM outbox o WHERE o.id = $1 AND ({see:of_record o} OR o.record = '')
-- :preview
SELECT o.team, o.recipient, o.organisation, o.tlp, o.subject, o.body, t.mailbox, t.name, o.rule, o.in_reply_to, o.refs
  FROM outbox o JOIN team t ON t.id = o.team WHERE o.id = $1 AND ({see:of_record o} OR o.record = '')
-- :held_of
SELECT o.id, o.team FROM outbox o WHERE o.team = $1 AND o.state = 'held' AND ($2 = '' OR o.organisation = $2) AND ({see:of_record o} OR o.record = '') ORDER BY o.id LIMIT 500
-- :release system: the caller has found the message through {see:}; the guard is in the WHERE
UPDATE outbox SET state = 'queued', error = '', released_by = $2, released_at = $3, due_at = $4, tries = 0 WHERE id = $1 AND state IN ('held', 'failed') RETURNING id
-- :hold system: the caller has found the message through {see:}; the guard is in the WHERE
UPDATE outbox SET state = 'held', released_by = '', released_at = NULL WHERE id = $1 AND state = 'queued' RETURNING id
-- :cancel system: the caller has found the message through {see:}; the guard is in the WHERE
UPDATE outbox SET state = 'cancelled' WHERE id = $1 AND state IN ('held', 'failed', 'unknown') RETURNING id
-- :change system: the caller has found the message through {see:}; the guard is in the WHERE
UPDATE outbox SET subject = $2, body = $3, changed = 1 WHERE id = $1 AND state = 'held' RETURNING id
-- :sent_one system: a room follows its own message; the caller is the part of the system that moved it
SELECT o.id, o.record, o.entry, o.part, o.team, o.recipient, o.organisation, o.rule, o.subject, o.tlp, o.sent_at, o.state FROM outbox o WHERE o.id = $1
-- :stop system: the caller has found the record through {see:}, or is the room's own job
UPDATE outbox SET state = 'cancelled' WHERE record = $1 AND ($2 = '' OR part = $2) AND state IN ('held', 'queued', 'failed') RETURNING id
-- :stop_part system: the room that made them takes them back
UPDATE outbox SET state = 'cancelled' WHERE part = $1 AND state IN ('held', 'queued', 'failed')
-- :withdraw system: the room that made it takes it back; the guard is in the WHERE
UPDATE outbox SET state = 'cancelled' WHERE id = $1 AND state = 'held' RETURNING id
-- :captured system: the demonstration's mail, for everybody on its machine: it is about nobody real
SELECT o.recipient, o.subject, o.body, o.sent_at, t.mailbox FROM outbox o JOIN team t ON t.id = o.team
 WHERE o.state = 'sent' ORDER BY o.sent_at DESC, o.id LIMIT 100
-- :file
INSERT INTO outbox_file (message, n, name, type, sha256, size) VALUES ($1, $2, $3, $4, $5, $6)
-- :files                  of a message that the caller has found, or sends
SELECT n, name, type, sha256, size FROM outbox_file WHERE message = $1 ORDER BY n
