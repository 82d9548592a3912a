-- :scopes system: whose turn it is; left aside what a warning list holds and nobody looked at, and what lies on an address that its owner called not his; the job tells each owner his own
SELECT f.scope, f.team, f.organisation FROM finding f WHERE f.next_at <= $1 AND f.scope > $2
   AND NOT EXISTS (SELECT 1 FROM finding_listed l WHERE l.finding = f.id AND l.lists <> '' AND l.looked <> 'tell')
   AND NOT EXISTS (SELECT 1 FROM finding d WHERE d.scope = f.scope AND d.address = f.address AND d.address <> '' AND d.state = 'not-ours') GROUP BY f.scope, f.team, f.organisation ORDER BY f.scope LIMIT $3
-- :due system: what of one owner waits to be told
SELECT f.id, f.class, f.state, f.told, f.seen, f.confidence, f.queued_at, f.day, f.event FROM finding f WHERE f.next_at <= $1 AND f.scope = $2
   AND NOT EXISTS (SELECT 1 FROM finding_listed l WHERE l.finding = f.id AND l.lists <> '' AND l.looked <> 'tell')
   AND NOT EXISTS (SELECT 1 FROM finding d WHERE d.scope = f.scope AND d.address = f.address AND d.address <> '' AND d.state = 'not-ours') ORDER BY f.class, f.id LIMIT $3
-- :later system: looked at, and not now; $2 NULL: not as things are
UPDATE finding SET next_at = $2, queued_at = CASE WHEN CAST($2 AS BIGINT) IS NULL THEN NULL ELSE queued_at END WHERE id IN ({list:$1})
-- :told system: these observations are told by the batch that is made in the same transaction
UPDATE finding SET told = seen, told_at = $2, queued_at = NULL, next_at = NULL, revision = revision + 1 WHERE id IN ({list:$1})
-- :batch
INSERT INTO finding_batch (id, scope, team, organisation, class_group, pace, format, language, findings, observations, state, rung, contact, who, hours, zone, message,
       chase, due_at, escalated_to, made_at, sent_at, answered_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'held', 0, NULL, '', '', '', NULL, $11, NULL, NULL, $12, NULL, NULL)
-- :tell
INSERT INTO finding_told (batch, finding, why, seen_from, seen_to) {rows:text,text,text,int,int}
-- :asked
UPDATE finding_batch SET contact = $2, who = $3, hours = $4, zone = $5, message = $6, rung = rung + 1, due_at = NULL, language = $7, state = 'held' WHERE id = $1
-- :letter
INSERT INTO finding_letter (message, batch, address) VALUES ($1, $2, $3)
-- :escalated
UPDATE finding_batch SET state = 'escalated', escalated_to = $2, message = $3, rung = rung + 1, due_at = NULL WHERE id = $1
-- :nobody
UPDATE finding_batch SET state = 'nobody', due_at = NULL WHERE id = $1
-- :tried
SELECT DISTINCT address FROM finding_letter WHERE batch = $1
-- :late
SELECT b.id, b.state FROM finding_batch b WHERE b.due_at <= $1 ORDER BY b.due_at LIMIT 200
-- :of_batch
SELECT b.id, b.scope, b.team, b.organisation, b.class_group, b.pace, b.format, b.language, b.findings, b.observations, b.state, b.rung, b.chase, b.due_at, b.escalated_to
  FROM finding_batch b WHERE b.id = $1
-- :own_organisation
SELECT organisation FROM team WHERE id = $1
-- :of_message
SELECT b.id, b.chase, b.hours, b.zone, b.state, COALESCE(b.message, ''), b.pace FROM finding_letter l JOIN finding_batch b ON b.id = l.batch WHERE l.message = $1
-- :left                   the letter was taken by a mail server
UPDATE finding_batch SET state = 'sent', sent_at = COALESCE(sent_at, $2), due_at = $3 WHERE id = $1 AND state IN ('held', 'bounced')
-- :came_back
UPDATE finding_batch SET state = 'bounced', due_at = $2 WHERE id = $1 AND state IN ('held', 'sent', 'bounced')
-- :answered
UPDATE finding_batch SET state = 'answered', answered_at = COALESCE(answered_at, $2), due_at = NULL WHERE id = $1
-- :told_first system: the letter left; from then on its owner has been told
UPDATE finding SET told_first = $2 WHERE told_first IS NULL AND id IN (SELECT t.finding FROM finding_told t WHERE t.batch = $1)
-- :others system: by the directory as it is now it is another's; the next observation, or finding its owner anew, decides
UPDATE finding SET barred = 'another-owner', queued_at = NULL, next_at = NULL, revision = revision + 1 WHERE id = $1
