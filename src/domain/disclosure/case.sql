-- :world system: the caller has found the case through {see:}; each is noted once
UPDATE cvd_case SET public_at = COALESCE(public_at, $2), exploit_at = COALESCE(exploit_at, $3), attacks_at = COALESCE(attacks_at, $4) WHERE record = $1
-- :disclose_at system: the caller has found the case through {see:} and moved its state
UPDATE cvd_case SET disclose_at = $2 WHERE record = $1
-- :on_hold system: the caller has found the case through {see:}
UPDATE cvd_case SET on_hold = $2 WHERE record = $1
-- :outcome system: the caller has found the case through {see:} and moved its state
UPDATE cvd_case SET outcome = $2 WHERE record = $1
-- :in_case
SELECT l.source FROM link l JOIN record r ON r.id = l.source WHERE l.target = $1 AND l.type = 'opened-from' AND r.kind = 'case' AND {see:record r} LIMIT 1
-- :no_reporter system: the desk's own people and organisation, and who takes part already; it reads no content
SELECT 1 FROM seat WHERE person = $1 AND place = $2 UNION ALL SELECT 1 FROM team WHERE organisation = $1 AND id = $2
 UNION ALL SELECT 1 FROM part p JOIN case_party k ON k.part = p.id WHERE p.record = $3 AND p.subject = $1 AND k.left_at IS NULL
-- :strictest system: a marking is never loosened below what the case was made of, whoever may read that now; nor below what went from it and may come back
WITH RECURSIVE gone (id) AS (SELECT CAST($1 AS TEXT) UNION SELECT m.taker FROM case_move m JOIN gone g ON m.giver = g.id WHERE m.undone_at IS NULL)
SELECT r.tlp, r.originator FROM gone g JOIN link l ON l.source = g.id AND l.type = 'opened-from' JOIN record r ON r.id = l.target
-- :forget_parties system: the record is being erased (erase.h)
UPDATE case_party SET name = '', address = '', message = NULL WHERE record = $1
-- :forget_statements system: the record is being erased (erase.h)
UPDATE case_status SET statement = '', addendum = '', out_state = '', out_statement = '' WHERE record = $1
-- :forget_vulnerabilities system: the record is being erased (erase.h)
UPDATE case_vulnerability SET title = '', description = '' WHERE record = $1
-- :forget_reasons system: the record is being erased (erase.h)
UPDATE case_embargo SET reason = '' WHERE record = $1
-- :forget_seconds
DELETE FROM case_second WHERE record = $1
-- :forget_links
DELETE FROM case_link WHERE record = $1
-- :forget_offers system: the record is being erased (erase.h)
DELETE FROM case_offer WHERE record = $1
