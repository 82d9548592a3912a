-- :reporter
INSERT INTO reporter (record, receipt, receipt_hash, identity, language, created_at) VALUES ($1, $2, $3, $4, $5, $6)
-- :by_code
SELECT record, receipt, language FROM reporter WHERE receipt_hash = $1
-- :identity               the caller has found the report through {see:} and holds the right
SELECT identity, language FROM reporter WHERE record = $1
-- :outcome system: the caller has found the report through {see:} and moved its state
UPDATE report SET outcome = $2 WHERE record = $1
-- :forget_reporter
DELETE FROM reporter WHERE record = $1
