-- :public system: what is told to the readers of a publication, who are found by {see:}, of a case that they do not see: what
-- the desk that handles it approved for publication, when its own advisory is linked to it and out, and no embargo is held or offered
SELECT s.part, v.cve, r.ref, v.n, y.name, s.product, s.versions, s.out_state, s.out_justification, s.out_statement, s.addendum, s.out_said_at,
       y.contacted_at, y.seen_at, y.answered_at
  FROM publication p
  JOIN record a ON a.id = CASE WHEN p.original = '' THEN p.record ELSE p.original END AND a.exercise = 0
  JOIN link l ON l.source = a.id AND l.type = 'related-to'
  JOIN record r ON r.id = l.target AND r.kind = 'case' AND r.team = a.team AND r.exercise = 0 AND r.tlp <> 'red'
  JOIN cvd_case k ON k.record = r.id AND k.embargo IN ('none', 'exited')
  JOIN case_status s ON s.record = r.id
  JOIN case_vulnerability v ON v.id = s.vulnerability AND v.record = r.id
  JOIN case_party y ON y.part = s.party AND y.role = 'vendor'
  LEFT JOIN advisory_policy o ON o.team = a.team
 WHERE p.record = $1 AND p.state = 'published' AND {see:audience p} AND (s.out_state <> '' OR o.contact = 'public')
 ORDER BY y.name, s.party, v.n, s.product, s.versions, s.part LIMIT 1000
-- :beside                 what is approved in the cases beside an advisory, whether it is out or not, as far as the viewer sees them
SELECT s.part, v.cve, r.ref, v.n, COALESCE(y.name, ''), s.product, s.versions, s.out_state, s.out_justification, s.out_statement, s.addendum, s.out_said_at,
       y.contacted_at, y.seen_at, y.answered_at
  FROM record a
  JOIN link l ON l.source = a.id AND l.type = 'related-to'
  JOIN record r ON r.id = l.target AND r.kind = 'case' AND r.team = a.team AND r.tlp <> 'red'
  JOIN case_status s ON s.record = r.id
  JOIN case_vulnerability v ON v.id = s.vulnerability AND v.record = r.id
  LEFT JOIN case_party y ON y.part = s.party AND {see:entry y}
 WHERE a.id = $1 AND s.out_state <> '' AND {see:record r} AND {see:entry s} AND {see:entry v}
 ORDER BY y.name, s.party, v.n, s.product, s.versions, s.part LIMIT 1000
-- :said system: what goes into the revision that the caller publishes, whose readers get it: by the same conditions as :public
SELECT s.part, v.cve, r.ref, v.n, y.name, s.product, s.versions, s.out_state, s.out_justification, s.out_statement, s.addendum, s.out_said_at,
       y.contacted_at, y.seen_at, y.answered_at
  FROM record a
  JOIN link l ON l.source = a.id AND l.type = 'related-to'
  JOIN record r ON r.id = l.target AND r.kind = 'case' AND r.team = a.team AND r.exercise = 0 AND r.tlp <> 'red'
  JOIN cvd_case k ON k.record = r.id AND k.embargo IN ('none', 'exited')
  JOIN case_status s ON s.record = r.id
  JOIN case_vulnerability v ON v.id = s.vulnerability AND v.record = r.id
  JOIN case_party y ON y.part = s.party AND y.role = 'vendor'
 WHERE a.id = $1 AND a.exercise = 0 AND s.out_state <> ''
 ORDER BY y.name, s.party, v.n, s.product, s.versions, s.part LIMIT 1000
-- :said_seen              the same, for a look before it is published, as far as the viewer sees the case
SELECT s.part, v.cve, r.ref, v.n, y.name, s.product, s.versions, s.out_state, s.out_justification, s.out_statement, s.addendum, s.out_said_at,
       y.contacted_at, y.seen_at, y.answered_at
  FROM record a
  JOIN link l ON l.source = a.id AND l.type = 'related-to'
  JOIN record r ON r.id = l.target AND r.kind = 'case' AND r.team = a.team AND r.exercise = 0 AND r.tlp <> 'red'
  JOIN cvd_case k ON k.record = r.id AND k.embargo IN ('none', 'exited')
  JOIN case_status s ON s.record = r.id
  JOIN case_vulnerability v ON v.id = s.vulnerability AND v.record = r.id
  JOIN case_party y ON y.part = s.party AND y.role = 'vendor'
 WHERE a.id = $1 AND a.exercise = 0 AND s.out_state <> '' AND {see:record r} AND {see:entry s} AND {see:entry v} AND {see:entry y}
   AND {see:of_record k}
 ORDER BY y.name, s.party, v.n, s.product, s.versions, s.part LIMIT 1000
