-- :begin system: the caller has found the record through {see:}, or a rule lets it; all conditions stand here
UPDATE record SET erased_at = $2, title = ref, desk_revision = desk_revision + 1, revision = revision + 1, updated_at = $2, touched_at = $2
 WHERE id = $1 AND closed_at IS NOT NULL AND erased_at IS NULL AND legal_hold = 0 AND (retain_until IS NULL OR retain_until < $2)
   AND EXISTS (SELECT 1 FROM retention_class k WHERE k.name = record.retention AND record.closed_at < CAST($2 AS BIGINT) - k.days * 86400000000)
   AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.record = record.id AND (o.state = 'queued' OR (o.state = 'unknown' AND o.released_at > CAST($2 AS BIGINT) - 86400000000)))
RETURNING kind, ref
-- :count system: how much goes, for the erasure's own record
SELECT (SELECT COUNT(*) FROM entry e JOIN entry_body b ON b.entry = e.id WHERE e.record = $1 AND b.body <> ''),
       (SELECT COUNT(*) FROM attachment a WHERE a.record = $1), (SELECT COUNT(*) FROM outbox o WHERE o.record = $1)
-- :bodies system: see begin. What never held a text keeps its salt
DELETE FROM entry_body WHERE body <> '' AND entry IN (SELECT e.id FROM entry e WHERE e.record = $1)
-- :files system: see begin; the bytes are collected when nothing names them (collect.c)
DELETE FROM attachment WHERE record = $1
-- :mails system: see begin
UPDATE outbox SET state = CASE WHEN state = 'held' THEN 'cancelled' ELSE state END, recipient = '', subject = '', body = '', error = '', reason = '',
       crypto_reason = '', in_reply_to = '', refs = '' WHERE record = $1
-- :mail_files system: see begin
DELETE FROM outbox_file WHERE message IN (SELECT o.id FROM outbox o WHERE o.record = $1)
-- :mails_in               the kept mail itself
DELETE FROM inmail WHERE record = $1
-- :docs system: see begin
DELETE FROM search_doc WHERE record = $1
-- :parts system: see begin; their states and reasons are words
UPDATE part SET detail = '' WHERE record = $1
-- :labels
DELETE FROM label WHERE record = $1
-- :reasons system: see begin; why single texts went may say what they said
UPDATE erasure SET reason = '', state = CASE WHEN state = 'proposed' AND entry <> '' THEN 'done' ELSE state END WHERE record = $1
-- :text                   one text of a timeline that the viewer sees, not erased yet
SELECT e.id, e.record, e.verb, b.body FROM entry e LEFT JOIN entry_body b ON b.entry = e.id WHERE e.id = $1 AND {see:entry e}
-- :leaving system: whether a message with this text has not left yet; no content is read
SELECT id FROM outbox WHERE entry = $1 AND state IN ('held', 'queued', 'unknown') LIMIT 1
-- :mails_of system: the caller has found the entry through {see:} and holds the approvals
UPDATE outbox SET subject = '', body = '' WHERE entry = $1
-- :due_one                whether two people may erase it now
SELECT r.retention FROM record r JOIN retention_class k ON k.name = r.retention
 WHERE r.id = $1 AND k.how = 'asked' AND r.closed_at IS NOT NULL AND r.erased_at IS NULL AND r.legal_hold = 0 AND (r.retain_until IS NULL OR r.retain_until < $2)
   AND r.closed_at < CAST($2 AS BIGINT) - k.days * 86400000000 AND {see:record r}
-- :by_itself
INSERT INTO erasure (id, record, entry, rule, reason, state, led, proposed_by, proposed_at, decided_by, decided_at, texts, files, mails)
VALUES ($1, $2, '', $3, '', 'done', 0, '', $4, '', $4, $5, $6, $7)
-- :propose system: the caller has found the record, and the entry, through {see:}
INSERT INTO erasure (id, record, entry, rule, reason, state, led, proposed_by, proposed_at, decided_by, decided_at, texts, files, mails)
VALUES ($1, $2, $3, $4, $5, 'proposed', $6, $7, $8, '', NULL, 0, 0, 0) ON CONFLICT (record, entry) WHERE state = 'proposed' DO NOTHING RETURNING id
-- :proposal
SELECT x.id, x.record, x.entry, x.rule, x.reason, x.led, x.proposed_by FROM erasure x WHERE x.id = $1 AND x.state = 'proposed' AND {see:of_record x}
-- :decide system: the caller has found the proposal through {see:}; the guard is in the WHERE
UPDATE erasure SET state = $2, decided_by = $3, decided_at = $4, texts = $5, files = $6, mails = $7 WHERE id = $1 AND state = 'proposed' RETURNING id
-- :due                    past their time and asked for, at the viewer's desks
SELECT r.id, r.ref, r.kind, r.title, r.team, r.closed_at, r.retention, k.days, k.source, x.id, x.proposed_by, p.name, x.proposed_at, x.led
  FROM retention_class k JOIN record r ON r.retention = k.name AND r.closed_at IS NOT NULL AND r.erased_at IS NULL
  LEFT JOIN erasure x ON x.record = r.id AND x.entry = '' AND x.state = 'proposed' AND {see:of_record x}
  LEFT JOIN person p ON p.id = x.proposed_by
 WHERE k.how = 'asked' AND k.applies = 'records' AND r.closed_at < CAST($1 AS BIGINT) - k.days * 86400000000
   AND (r.retain_until IS NULL OR r.retain_until < $1) AND r.legal_hold = 0 AND r.team IN ({list:$2}) AND {see:record r}
 ORDER BY r.closed_at, r.id LIMIT $3
-- :texts                  single texts that somebody wishes out, at the viewer's desks
SELECT x.id, x.record, r.ref, r.kind, r.title, x.entry, x.reason, x.proposed_by, p.name, x.proposed_at, x.led, b.body, r.team
  FROM erasure x JOIN record r ON r.id = x.record JOIN entry e ON e.id = x.entry LEFT JOIN entry_body b ON b.entry = e.id LEFT JOIN person p ON p.id = x.proposed_by
 WHERE x.state = 'proposed' AND x.entry <> '' AND r.team IN ({list:$1}) AND {see:record r} AND {see:entry e} ORDER BY x.proposed_at, x.id LIMIT 200
-- :of_record              what was proposed and done
SELECT x.id, x.entry, x.rule, x.reason, x.state, x.proposed_by, p.name, x.proposed_at, x.decided_by, d.name, x.decided_at, x.texts, x.files, x.mails, x.led
  FROM erasure x LEFT JOIN person p ON p.id = x.proposed_by LEFT JOIN person d ON d.id = x.decided_by
 WHERE x.record = $1 AND {see:of_record x} AND (x.entry = '' OR EXISTS (SELECT 1 FROM entry e WHERE e.id = x.entry AND {see:entry e})) ORDER BY x.proposed_at, x.id LIMIT 200
