-- :done system: the caller has found the message through {see:} and moved its state
UPDATE message SET became = $2, outcome = $3 WHERE record = $1
-- :guessed system: the message was made a moment ago in this transaction
UPDATE message SET guess = $2, guess_why = $3, organisation = $4, why = $5 WHERE record = $1
-- :address system: whom an answer of the desk goes to; the caller found the message through {see:}
SELECT address, door FROM message WHERE record = $1
-- :rule
INSERT INTO inbox_rule (team, pattern, created_by, created_at, hits) VALUES ($1, $2, $3, $4, 0) ON CONFLICT (team, pattern) DO NOTHING
-- :rule_hit
UPDATE inbox_rule SET hits = hits + 1 WHERE team = $1 AND pattern IN ($2, $3) RETURNING pattern
-- :kept system: the caller has found the message through {see:} and moved its state
UPDATE record SET retention = $2 WHERE id = $1 AND retention IN ('inbox', 'noise')
