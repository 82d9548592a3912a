-- :policy
SELECT review FROM alert_policy WHERE team IN ($1, '') ORDER BY team DESC LIMIT 1
-- :own
SELECT team FROM alert_policy WHERE team = $1
-- :pace
SELECT minutes, parent, always FROM alert_pace WHERE team IN ($1, '') AND urgency = $2 ORDER BY team DESC LIMIT 1
-- :set
INSERT INTO alert_policy (team, review, revision) VALUES ($1, $2, 1) ON CONFLICT (team) DO UPDATE SET review = $2, revision = alert_policy.revision + 1
-- :set_pace
INSERT INTO alert_pace (team, urgency, minutes, parent, always) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (team, urgency) DO UPDATE SET minutes = $3, parent = $4, always = $5
