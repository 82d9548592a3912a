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
-- :translation system: a test makes one
INSERT INTO publication (record, audience, ref, file, year, tlp, state, category, title, summary, language, severity, exploited, words, n, first_at, changed_at,
                         sha256, sha512, signature, signer, original)
VALUES ($1, $2, $3, $3, 2026, $4, $5, 'advisory', $6, '', 'ur', 75, 0, '', $7, 1, 1, '', '', '', '', $8)
-- :revision system: a test makes one
INSERT INTO advisory_revision (record, n, audience, state, body, document, document_21, what, approved_by, published_by, published_at)
VALUES ($1, $2, $3, $4, $5, '{}', '{}', '', '', '', 1)
-- :said system: a test says what its reader goes by
UPDATE subscription_letter SET said = $3 WHERE subscription = $1 AND record = $2
-- :language system: a test turns one
UPDATE subscription SET language = 'ur' WHERE id = $1
-- :reads system: a test looks
SELECT l.said FROM subscription_letter l JOIN publication p ON p.record = l.record WHERE l.subscription = $1 AND p.ref = $2 AND l.n = $3
