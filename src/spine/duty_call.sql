-- :planned
SELECT 1 FROM duty_rota WHERE team = $1 UNION SELECT 1 FROM duty_shift WHERE team = $1 AND ends_at > $2 LIMIT 1
-- :open
INSERT INTO duty_call (record, team, state, since, step, ended_at) VALUES ($1, $2, $3, $4, 0, NULL) ON CONFLICT (record) DO NOTHING RETURNING record
-- :due system: who is called next, and whether somebody took it, acted or handed it to another team; no content is read
SELECT d.record, d.team, d.since, d.step, COALESCE(p.first, 15), COALESCE(p.second, 30), COALESCE(p.third, 60), r.tlp,
       CASE WHEN r.assignee IS NOT NULL OR r.closed_at IS NOT NULL OR r.state <> d.state OR r.team <> d.team THEN 1 ELSE 0 END
  FROM duty_call d JOIN record r ON r.id = d.record LEFT JOIN duty_plan p ON p.team = d.team WHERE d.ended_at IS NULL AND ($1 = '' OR d.record = $1) ORDER BY d.since, d.record LIMIT 500
-- :step
UPDATE duty_call SET step = $2 WHERE record = $1
-- :end
UPDATE duty_call SET ended_at = $2 WHERE record = $1
