-- :list
SELECT a.id, a.team, t.name, a.name, a.sender, t.mailbox, COALESCE(p.name, ''), a.at, a.mails, a.accepted, a.duplicates, a.quarantined, a.last_at, a.problem, a.problem_at
  FROM event_address a JOIN team t ON t.id = a.team LEFT JOIN person p ON p.id = a.by WHERE a.team IN ({list:$1}) ORDER BY a.at, a.id LIMIT 200
-- :count
SELECT COUNT(*) FROM event_address WHERE team = $1
-- :mailbox
SELECT name, mailbox FROM team WHERE id = $1 AND active = 1
-- :put
INSERT INTO event_address (id, team, name, sender, by, at, mails, accepted, duplicates, quarantined, last_at, problem, problem_at) VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0, 0, NULL, '', NULL)
-- :drop
DELETE FROM event_address WHERE id = $1 AND team IN ({list:$2}) RETURNING id
-- :of
SELECT team, sender FROM event_address WHERE id = $1
-- :took                   what came of a mail; $6 empty: all of it was taken in
UPDATE event_address SET mails = mails + 1, accepted = accepted + $2, duplicates = duplicates + $3, quarantined = quarantined + $4, last_at = $5,
       problem = $6, problem_at = CASE WHEN $6 = '' THEN NULL ELSE CAST($5 AS BIGINT) END WHERE id = $1
-- :dead                   jobs that ended their tries; they are told of once
UPDATE job SET state = 'done' WHERE kind = 'event.mail' AND state = 'dead' RETURNING payload
