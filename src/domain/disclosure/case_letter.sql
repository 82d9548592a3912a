-- :desk
SELECT name, telephone, mailbox FROM team WHERE id = $1
-- :report_of system: by which report a finder came to this case; only the report is found, and that through {see:}
SELECT reason FROM part WHERE id = $1
-- :waiting system: whether a letter to this party lies in the outbox still; it reads no content
SELECT 1 FROM outbox WHERE record = $1 AND part = $2 AND rule = $3 AND state IN ('held', 'queued') LIMIT 1
-- :message system: the caller has found the party through {see:}
UPDATE case_party SET message = $2 WHERE part = $1
