-- :batches system: a test looks
SELECT b.id, b.organisation, b.class_group, b.state, b.findings, b.observations, b.rung, COALESCE(b.message, ''), b.due_at FROM finding_batch b ORDER BY b.id
-- :told_once system: a test looks: what is told, by the marks of the batches and of the findings
SELECT COUNT(*), COALESCE(SUM(f.told), 0), COALESCE(SUM((SELECT SUM(t.seen_to - t.seen_from) FROM finding_told t WHERE t.finding = f.id)), 0),
       COALESCE(SUM(CASE WHEN f.told > f.seen THEN 1 ELSE 0 END), 0) FROM finding f
-- :gaps system: a test looks: ranges of one finding that are not one behind the other
SELECT COUNT(*) FROM finding_told t WHERE t.seen_from <> 0 AND NOT EXISTS (SELECT 1 FROM finding_told p WHERE p.finding = t.finding AND p.seen_to = t.seen_from)
-- :letters system: a test looks
SELECT o.id, o.recipient, o.subject, o.body, o.rule, o.state FROM outbox o WHERE o.rule LIKE 'findings%' ORDER BY o.created_at, o.id
-- :release system: a test lets all go
UPDATE outbox SET state = 'queued', due_at = $1 WHERE state = 'held' AND rule LIKE 'findings%' RETURNING id
-- :finding system: a test looks
SELECT f.id, f.state, f.told, f.seen, f.next_at, f.answered_at FROM finding f WHERE f.asset = $1
-- :jobs
SELECT payload FROM job WHERE kind = 'inbox.note'
-- :letters_of system: a test looks
SELECT o.id, l.address FROM finding_letter l JOIN outbox o ON o.id = l.message WHERE l.batch = $1 ORDER BY o.created_at, o.id
-- :mailbox
UPDATE team SET mailbox = 'desk@cert.example' WHERE id = $1
-- :evidence system: a test looks
SELECT f.day, f.event FROM finding f WHERE f.asset = $1
-- :take_back             of a day: an import is taken back
UPDATE event SET scope = -1, count = 0, hour = -1000000000 - id, names = '', more = '{}' WHERE id = $1
-- :listed system: a test looks
SELECT f.id, l.lists, f.told, f.next_at FROM finding f JOIN finding_listed l ON l.finding = f.id WHERE f.asset = $1
-- :looked system: a test says that it is told
UPDATE finding SET queued_at = $2, next_at = $2 WHERE id = $1
-- :looked_at
UPDATE finding_listed SET looked = 'tell' WHERE finding = $1
-- :left system: a test counts
SELECT (SELECT COUNT(*) FROM finding), (SELECT COUNT(*) FROM finding_told), (SELECT COUNT(*) FROM finding_batch), (SELECT COUNT(*) FROM finding_letter),
       (SELECT COUNT(*) FROM finding_listed)
-- :one_waits system: a test lets one wait
UPDATE finding SET next_at = CASE WHEN id = (SELECT MAX(x.id) FROM finding x) THEN CAST($1 AS BIGINT) ELSE NULL END
-- :none_waits system: a test
UPDATE finding SET next_at = NULL
-- :event_of system: a test looks
SELECT f.event FROM finding f WHERE f.asset = $1 ORDER BY f.last_seen DESC LIMIT 1
-- :states system: a test looks
SELECT (SELECT b.state FROM finding_batch b WHERE b.id = $1), (SELECT o.state FROM outbox o WHERE o.id = $2)
-- :rows_text system: a test looks; columns as in :page of finding_api.sql
SELECT f.id, f.team, f.organisation, f.class, f.name, f.asset, f.address, f.first_seen, f.last_seen, f.seen, f.sources, f.how, f.confidence, f.counterpart,
       f.source_port, f.barred, f.state, f.state_at, f.until, f.returns, f.told_at, f.next_at, f.revision, '', f.more, f.side, f.destination_port FROM finding f WHERE f.asset = $1
-- :wish
INSERT INTO finding_wish (organisation, pace, format, quiet_until, revision) VALUES ($1, '', 'xarf', NULL, 1)
-- :files system: a test looks
SELECT f.name, f.type, f.size, o.body FROM outbox_file f JOIN outbox o ON o.id = f.message WHERE f.message = $1 ORDER BY f.n
-- :much_evidence system: a test gives much of it to those seen now
UPDATE finding SET more = $2 WHERE last_seen = $1
