-- :policy
SELECT review, contact FROM advisory_policy WHERE team = $1
-- :policy_set
INSERT INTO advisory_policy (team, review, contact) VALUES ($1, $2, $3) ON CONFLICT (team) DO UPDATE SET review = $2, contact = $3
