-- :lately system: how often this address was asked for, so that nobody is flooded; nothing of it is told
SELECT COUNT(*) FROM subscription WHERE address_key = $1 AND state = 'waiting' AND asked_at > $2
-- :add
INSERT INTO subscription (id, address, address_key, language, pace, wish, state, bounces, bounced_at, asked_at, confirmed_at, digest_at)
VALUES ($1, $2, $3, $4, $5, $6, 'waiting', 0, NULL, $7, NULL, 0)
-- :one system: by whoever holds its link
SELECT s.id, s.address, s.language, s.pace, s.wish, s.state FROM subscription s WHERE s.id = $1
-- :twin system: the same address said yes to another one before
SELECT s.id, s.wish FROM subscription s WHERE s.address_key = (SELECT t.address_key FROM subscription t WHERE t.id = $1) AND s.state = 'active'
-- :confirm system: by whoever holds its link
UPDATE subscription SET state = 'active', confirmed_at = $2, digest_at = $3 WHERE id = $1 AND state = 'waiting'
-- :change system: by whoever holds its link
UPDATE subscription SET language = $2, pace = $3, wish = $4, digest_at = $5 WHERE id = $1 AND state = 'active'
-- :end system: by whoever holds its link, or because its mail comes back
DELETE FROM subscription WHERE id = $1 RETURNING id
-- :end_letters system: what was sent to one who is not known any more
DELETE FROM subscription_letter WHERE subscription = $1
-- :ended
INSERT INTO subscription_end (why, n) VALUES ($1, 1) ON CONFLICT (why) DO UPDATE SET n = subscription_end.n + 1
-- :unconfirmed system: the sweep; nobody said yes
SELECT id FROM subscription WHERE state = 'waiting' AND asked_at < $1 ORDER BY id LIMIT 500
-- :bounced system: the outbox tells that a mail came back; after a month it counts anew
UPDATE subscription SET bounces = CASE WHEN bounced_at IS NULL OR bounced_at < $2 - 2592000000000 THEN 1 ELSE bounces + 1 END, bounced_at = $2 WHERE id = $1 RETURNING bounces
-- :counts system: figures alone, for who keeps the installation
SELECT COALESCE(SUM(CASE WHEN state = 'active' THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END), 0),
       COALESCE(SUM(CASE WHEN state = 'active' AND pace <> 'at-once' THEN 1 ELSE 0 END), 0),
       COALESCE(SUM(CASE WHEN state = 'active' AND bounces > 0 THEN 1 ELSE 0 END), 0) FROM subscription
-- :ends
SELECT why, n FROM subscription_end ORDER BY why
-- :sectors
SELECT code, name FROM sector ORDER BY position, code
