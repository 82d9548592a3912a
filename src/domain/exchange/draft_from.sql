-- :summary                of a case that the caller sees
SELECT k.summary FROM cvd_case k WHERE k.record = $1 AND {see:of_record k}
-- :vulnerabilities
SELECT v.id, v.n, v.title, v.cve, v.weakness, v.vector, v.description FROM case_vulnerability v WHERE v.record = $1 AND {see:entry v} ORDER BY v.n LIMIT 100
-- :statuses               what vendors said, as it was approved last: not what one of them has in hand
SELECT s.vulnerability, COALESCE(k.name, ''), s.product, s.versions, s.out_state, s.out_statement
  FROM part p JOIN case_status s ON s.part = p.id LEFT JOIN case_party k ON k.part = s.party AND {see:entry k}
 WHERE p.record = $1 AND p.kind = 'vendor-status' AND s.out_state <> '' AND {see:entry p} AND {see:entry s} ORDER BY k.name, s.product, s.versions, p.id LIMIT 500
