-- :sources                records that it was written from or stands beside, as far as who asks sees them
SELECT r.ref, r.tlp, r.originator FROM link l JOIN record r ON r.id = CASE WHEN l.source = $1 THEN l.target ELSE l.source END
 WHERE (l.source = $1 OR l.target = $1) AND r.kind NOT IN ('advisory', 'organisation') AND {see:record r} ORDER BY r.ref LIMIT 100
-- :embargoes              of the cases among them that hold longer than $2
SELECT r.ref, k.embargo_until FROM link l JOIN cvd_case k ON k.record = CASE WHEN l.source = $1 THEN l.target ELSE l.source END JOIN record r ON r.id = k.record
 WHERE (l.source = $1 OR l.target = $1) AND k.embargo IN ('active', 'revise') AND k.embargo_until > $2 AND {see:of_record k} ORDER BY k.embargo_until DESC LIMIT 1
-- :restricted             of which documents of a provider's account it was drafted
SELECT d.tracking, d.tlp FROM restricted_draft d WHERE d.record = $1 AND {see:of_record d} ORDER BY d.tracking LIMIT 20
