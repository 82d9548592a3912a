-- :address system: a test looks
SELECT COUNT(*) FROM subscription WHERE address = $1 AND state = $2
-- :message system: a test looks
SELECT o.id, o.recipient, o.state, o.subject, o.body, o.rule FROM outbox o WHERE o.part = $1 ORDER BY o.id DESC
-- :newest system: a test looks
SELECT id FROM subscription WHERE address = $1 ORDER BY id DESC LIMIT 1
-- :publication system: a test makes one
INSERT INTO publication (record, audience, ref, file, year, tlp, state, category, title, summary, language, severity, exploited, words, n, first_at, changed_at,
                         sha256, sha512, signature, signer)
VALUES ($1, NULL, $2, $2, 2026, $3, $4, 'advisory', $5, '', 'en', 75, 0, '', $6, 1, 1, '', '', '', '')
-- :letter system: a test makes one
INSERT INTO subscription_letter (subscription, record, n, message, at) VALUES ($1, $2, $3, $4, 1)
-- :ends
SELECT n FROM subscription_end WHERE why = $1
-- :due system: a test moves the clock of one
UPDATE subscription SET digest_at = 1 WHERE id = $1
