-- :near system: the clock of embargoes tells of those that end soon; it reads no content
SELECT v.record, r.team, r.assignee, r.tlp, v.embargo_until, p.days,
       COALESCE((SELECT MIN(k.days) FROM case_reminded k WHERE k.record = v.record AND k.until_at = v.embargo_until AND k.days > 0), 1000)
  FROM cvd_case v JOIN record r ON r.id = v.record LEFT JOIN embargo_policy p ON p.team = r.team
 WHERE v.embargo IN ('active', 'revise') AND v.embargo_until > $1 AND v.embargo_until <= $2 AND r.state <> 'merged' ORDER BY v.embargo_until, v.record LIMIT 500
-- :reminded
INSERT INTO case_reminded (record, until_at, days, at) VALUES ($1, $2, $3, $4) ON CONFLICT (record, until_at, days) DO NOTHING RETURNING record
-- :told_vendors            the caller has found the case through {see:}
SELECT at FROM case_reminded WHERE record = $1 AND until_at = $2 AND days = 0
-- :policy
SELECT days FROM embargo_policy WHERE team = $1
-- :policy_put
INSERT INTO embargo_policy (team, days, updated_at) VALUES ($1, $2, $3) ON CONFLICT (team) DO UPDATE SET days = $2, updated_at = $3
-- :team
SELECT id FROM team WHERE id = $1 AND active = 1
