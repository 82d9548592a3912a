-- :to_send system: the sending job reads the one message that a person, or a rule that earned it, released
SELECT o.id, o.record, o.recipient, o.subject, o.body, t.mailbox, t.name, t.id, o.tries, o.rule, o.due_at, o.encryption, o.organisation, o.tlp, o.in_reply_to, o.refs,
       (SELECT COUNT(*) FROM outbox_file f WHERE f.message = o.id)
  FROM outbox o JOIN team t ON t.id = o.team WHERE o.id = $1 AND o.state = 'queued' AND o.due_at <= $2
-- :next system: the sending job goes on with what is due on the same line; no content is read
SELECT o.id FROM outbox o WHERE o.state = 'queued' AND o.due_at <= $1 ORDER BY o.due_at, o.id LIMIT 1 {lock}
-- :sending system: the sending job takes it; who comes second finds nothing
UPDATE outbox SET state = 'unknown', tries = tries + 1 WHERE id = $1 AND state = 'queued' RETURNING id
-- :captured_body system: the demonstration's mailbox shows what left
UPDATE outbox SET body = $2 WHERE id = $1
-- :sent system: the sending job says how it went
UPDATE outbox SET state = $2, error = $3, sent_at = $4, encryption = $5, crypto_reason = $6, due_at = $7 WHERE id = $1 AND state = 'unknown'
