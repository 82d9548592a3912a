-- :policy
SELECT review FROM advisory_policy WHERE team = $1
-- :policy_set
INSERT INTO advisory_policy (team, review) VALUES ($1, $2) ON CONFLICT (team) DO UPDATE SET review = $2
