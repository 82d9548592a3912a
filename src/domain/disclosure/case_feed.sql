-- :ends                   embargoes of the cases that the viewer sees
SELECT v.record, r.ref, v.embargo_until, r.created_at, r.revision FROM cvd_case v JOIN record r ON r.id = v.record
 WHERE v.embargo IN ('active', 'revise') AND v.embargo_until IS NOT NULL AND r.state <> 'merged' AND {see:record r} AND {see:of_record v} ORDER BY v.embargo_until, v.record LIMIT 200
