-- :principals               who sees the record: the system's mail clerk acts for all of them
SELECT principal FROM record_grant WHERE record = $1 AND (until = 0 OR until > $2)
-- :bounced system: a delivery report is about this one message of ours
UPDATE outbox SET state = 'bounced', error = $2, bounced_at = $3 WHERE id = $1 AND state IN ('sent', 'unknown') RETURNING id
-- :auto_replied system: the same for an automatic answer; the state stays
UPDATE outbox SET auto_replied_at = COALESCE(auto_replied_at, $2) WHERE id = $1
-- :answered system: the same for an answer
UPDATE outbox SET answered_at = COALESCE(answered_at, $2) WHERE id = $1
-- :record system: the answer goes to the record whose message was answered; no content is read
SELECT r.team, r.waiting_for, e.audience FROM record r LEFT JOIN entry e ON e.id = $2 AND e.record = r.id WHERE r.id = $1
-- :from
SELECT COUNT(*) FROM inmail WHERE sender = $1 AND received_at > $2 AND $1 <> ''
