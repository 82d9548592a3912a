-- :state_before system: the step that the caller is taking was written last
SELECT e.was FROM entry e WHERE e.record = $1 AND e.verb = 'state' ORDER BY e.n DESC LIMIT 1
-- :merged_was system: the caller has found the case through {see:} and moved its state
UPDATE cvd_case SET merged_was = $2 WHERE record = $1
-- :reports
SELECT l.id FROM link l WHERE l.source = $1 AND l.type = 'opened-from' ORDER BY l.id
-- :world system: the caller has found both cases through {see:}
UPDATE cvd_case SET public_at = COALESCE(public_at, (SELECT x.public_at FROM cvd_case x WHERE x.record = $2)), exploit_at = COALESCE(exploit_at, (SELECT x.exploit_at FROM cvd_case x WHERE x.record = $2)),
       attacks_at = COALESCE(attacks_at, (SELECT x.attacks_at FROM cvd_case x WHERE x.record = $2)) WHERE record = $1
