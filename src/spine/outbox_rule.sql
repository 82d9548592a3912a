-- :direct
SELECT 1 FROM outbox_rule WHERE team = $1 AND rule = $2 AND direct = 1
-- :released system: the caller has found the message through {see:} and released it
INSERT INTO outbox_rule (team, rule, releases, direct, direct_by, direct_at)
SELECT o.team, o.rule, 1 - o.changed, 0, '', NULL FROM outbox o WHERE o.id = $1
    ON CONFLICT (team, rule) DO UPDATE SET releases = CASE WHEN excluded.releases = 0 THEN 0 ELSE outbox_rule.releases + 1 END
    RETURNING team, rule, releases
-- :broken system: the caller has found the message through {see:} and cancelled it
UPDATE outbox_rule SET releases = 0, direct = 0 WHERE team = (SELECT o.team FROM outbox o WHERE o.id = $1) AND rule = (SELECT o.rule FROM outbox o WHERE o.id = $1) RETURNING team, rule
-- :list
SELECT team, rule, releases, direct, direct_by, direct_at FROM outbox_rule WHERE team IN ({list:$1}) ORDER BY team, rule
-- :set
UPDATE outbox_rule SET direct = $3, direct_by = $4, direct_at = $5 WHERE team = $1 AND rule = $2 AND ($3 = 0 OR releases >= $6) RETURNING rule
-- :step
INSERT INTO outbox_rule_step (id, team, rule, what, by, at) VALUES ($1, $2, $3, $4, $5, $6)
-- :steps                     of one rule, newest first
SELECT s.what, s.by, COALESCE(p.name, ''), s.at FROM outbox_rule_step s LEFT JOIN person p ON p.id = s.by WHERE s.team = $1 AND s.rule = $2 ORDER BY s.id DESC LIMIT $3
