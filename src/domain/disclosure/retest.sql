-- retest - tried again by whoever found it
-- :retest system: the caller has found the report through {see:}, and may ask or answer
UPDATE report SET retest = $2 WHERE record = $1 AND retest = $3 RETURNING record
