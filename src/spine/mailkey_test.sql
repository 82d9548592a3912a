-- :key
INSERT INTO team_key (id, team, fingerprint, uid, open_key, secret, made_at, expires_at, created_by, created_at) VALUES ($1, $2, $3, 'Centre', $4, $5, $6, NULL, 'test', $6)
-- :last
SELECT subject, openpgp, signer, text FROM inmail ORDER BY id DESC LIMIT 1
-- :release system: as a person releases it, the 20 s over
UPDATE outbox SET state = 'queued', due_at = 1 WHERE id = $1
-- :hold system: as a person holds it again
UPDATE outbox SET state = 'held' WHERE id = $1
-- :later system: not due yet
UPDATE outbox SET due_at = $2 WHERE id = $1
-- :outbox system: a test looks at what became of its message
SELECT o.state, o.encryption, o.error FROM outbox o WHERE o.id = $1
-- :deliveries system: a test counts the entries of its record
SELECT e.id FROM entry e WHERE e.record = $1 AND e.verb = 'delivery'
-- :rule
SELECT releases FROM outbox_rule WHERE rule = 'test'
-- :direct
UPDATE outbox_rule SET direct = 1 WHERE rule = 'test'
-- :changed system: as a person changes it
UPDATE outbox SET changed = 1 WHERE id = $1
-- :steps
SELECT what, by FROM outbox_rule_step WHERE rule = 'test' ORDER BY id
