-- :anybody system: whether there is any subscriber at all
SELECT 1 FROM subscription WHERE state = 'active' LIMIT 1
-- :whose system: a job looks whose advisory it is and what of it is out
SELECT r.team, p.n FROM record r JOIN publication p ON p.record = r.id WHERE r.id = $1
-- :some system: subscribers in turn, each with the newest revision that was written to him
SELECT s.id, s.wish, COALESCE((SELECT MAX(l.n) FROM subscription_letter l WHERE l.subscription = s.id AND l.record = $1 AND l.n < $2 AND l.message <> ''), 0)
  FROM subscription s WHERE s.state = 'active' AND s.id > $3 ORDER BY s.id LIMIT 500
-- :wishes system: subscribers in turn, to be counted
SELECT s.id, s.wish FROM subscription s WHERE s.state = 'active' AND s.id > $1 ORDER BY s.id LIMIT 500
-- :add system: a revision fits a subscriber, or he got an earlier one; once each
INSERT INTO subscription_letter (subscription, record, n, message, at) VALUES ($1, $2, $3, NULL, $4) ON CONFLICT (subscription, record, n) DO NOTHING
-- :overtaken system: what was not written yet is not written any more
UPDATE subscription_letter SET message = '' WHERE record = $1 AND n < $2 AND message IS NULL
-- :open system: a piece of those that are to be written at once
SELECT l.subscription, s.language FROM subscription_letter l JOIN subscription s ON s.id = l.subscription
 WHERE l.record = $1 AND l.n = $2 AND l.message IS NULL AND s.pace = 'at-once' ORDER BY l.subscription LIMIT 100
-- :earlier system: what this one was sent, newest first, and what became of it
SELECT l.n, l.message, COALESCE(o.state, ''), l.said FROM subscription_letter l LEFT JOIN outbox o ON o.id = l.message
 WHERE l.subscription = $1 AND l.record = $2 AND l.n < $3 AND l.message <> '' ORDER BY l.n DESC
-- :written system: the letter lies in the outbox, or none is needed
UPDATE subscription_letter SET message = $4, said = $5 WHERE subscription = $1 AND record = $2 AND n = $3
-- :lying system: what nobody let go of an advisory that is not public any more
SELECT l.subscription, l.n, l.message FROM subscription_letter l JOIN outbox o ON o.id = l.message WHERE l.record = $1 AND o.state = 'held' ORDER BY l.message LIMIT 500
-- :numbers system: figures of an advisory that the caller has found through {see:}
SELECT COUNT(DISTINCT CASE WHEN message <> '' THEN subscription END), COALESCE(SUM(CASE WHEN message IS NULL THEN 1 ELSE 0 END), 0) FROM subscription_letter WHERE record = $1
-- :due system: whose collected mail is due
SELECT s.id, s.language, s.pace FROM subscription s WHERE s.state = 'active' AND s.pace <> 'at-once' AND s.digest_at <= $1 ORDER BY s.digest_at, s.id LIMIT 50
-- :digest_lines system: what waits for it, as it stands on the public site now
SELECT l.record, l.n, p.ref, p.title, p.state, p.tlp, p.n, p.severity, p.exploited,
       COALESCE((SELECT MAX(x.n) FROM subscription_letter x WHERE x.subscription = l.subscription AND x.record = l.record AND x.n < l.n AND x.message <> ''), 0),
       p.language,
       COALESCE((SELECT x.said FROM subscription_letter x WHERE x.subscription = l.subscription AND x.record = l.record AND x.n < l.n AND x.message <> ''
                  ORDER BY x.n DESC LIMIT 1), '')
  FROM subscription_letter l JOIN publication p ON p.record = l.record WHERE l.subscription = $1 AND l.message IS NULL ORDER BY p.changed_at DESC, l.record LIMIT 100
-- :digest_done system: its next one
UPDATE subscription SET digest_at = $2 WHERE id = $1
