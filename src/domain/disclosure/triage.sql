-- :score_add
INSERT INTO report_score (id, record, audience, entry, at, actor, version, vector, score, severity) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
-- :scores                 newest first
SELECT s.id, s.at, s.actor, COALESCE(p.name, ''), s.version, s.vector, s.score, s.severity FROM report_score s LEFT JOIN person p ON p.id = s.actor
 WHERE s.record = $1 AND {see:entry s} ORDER BY s.at DESC, s.id DESC LIMIT 200
-- :score_before           the vector of the same version that this one replaces
SELECT s.vector FROM report_score s WHERE s.record = $1 AND s.version = $2 AND {see:entry s} ORDER BY s.at DESC, s.id DESC LIMIT 1
-- :decision_add
INSERT INTO report_decision (id, record, audience, entry, at, actor, decided, version, answers, computed, outcome, due_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
-- :decisions              newest first, with the reason that the entry holds
SELECT d.id, d.at, d.actor, COALESCE(p.name, ''), d.decided, d.version, d.answers, d.computed, d.outcome, d.due_at, COALESCE(b.body, '')
  FROM report_decision d LEFT JOIN entry_body b ON b.entry = d.entry LEFT JOIN person p ON p.id = d.actor
 WHERE d.record = $1 AND {see:entry d} ORDER BY d.at DESC, d.id DESC LIMIT 200
-- :decided system: the caller has found the report through {see:} and may judge it
UPDATE report SET decision = $2 WHERE record = $1
-- :scored system: the caller has found the report through {see:} and may judge it
UPDATE report SET severity = $2 WHERE record = $1
