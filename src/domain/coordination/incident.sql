-- :outcome system: the caller has found the incident through {see:} and moved its state
UPDATE incident SET outcome = $2 WHERE record = $1
