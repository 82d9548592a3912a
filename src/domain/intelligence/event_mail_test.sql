-- :mailbox
UPDATE team SET mailbox = 'desk@cert.example' WHERE id = $1
-- :address
INSERT INTO event_address (id, team, name, sender, by, at, mails, accepted, duplicates, quarantined, last_at, problem, problem_at) VALUES ($1, $2, 'Reports', $3, '', 0, 0, 0, 0, 0, NULL, '', NULL)
-- :drop
DELETE FROM event_address WHERE id = $1
-- :counts
SELECT mails, accepted, duplicates, quarantined, problem FROM event_address WHERE id = $1
-- :mails
SELECT id, what, state, reason FROM inmail ORDER BY received_at DESC, id DESC
-- :jobs
SELECT payload FROM job WHERE kind = 'event.mail' AND state = 'waiting' ORDER BY id
-- :done
UPDATE job SET state = 'done' WHERE kind = 'event.mail'
-- :mapping
INSERT INTO event_mapping (id, team, name, format, headings, document, actor, at) VALUES ('emp_1', $1, 'Firewall', 'csv', $2, $3, '', 0)
-- :findings system: a test counts
SELECT COUNT(*) FROM finding f WHERE f.organisation = $1
-- :died
UPDATE job SET state = 'dead' WHERE kind = 'event.mail' AND state = 'waiting'
