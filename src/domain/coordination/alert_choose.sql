-- :users                  words of vendor and product
SELECT DISTINCT t.record FROM technology t
 WHERE replace(' ' || t.folded || ' ', ' ', '  ') LIKE $1 AND (t.since IS NULL OR t.since <= $2) AND (t.until IS NULL OR t.until > $2) AND {see:entry t}
-- :members                of groups that the team keeps or is in; a person stands for the own organisation
SELECT DISTINCT CASE WHEN p.organisation IS NULL THEN m.member ELSE p.organisation END
  FROM group_member m JOIN sharing_group g ON g.id = m.grp LEFT JOIN person p ON p.id = m.member
 WHERE m.grp IN ({list:$1}) AND m.since <= $3 AND (m.until = 0 OR m.until > $3) AND (g.team = $2 OR 'group:' || g.id IN ({me}))
-- :by_lists               a grade counts among the team's own organisations only, as in lists
SELECT r.id, r.title, o.sector, o.org_kind, o.cii FROM record r JOIN organisation o ON o.record = r.id
 WHERE r.kind = 'organisation' AND r.closed_at IS NULL AND r.state NOT IN ('new', 'recommended', 'suspended')
   AND ($1 = 0 OR o.sector IN ({list:$2})) AND ($3 = 0 OR o.org_kind IN ({list:$4}))
   AND ($5 = 0 OR (o.cii = 'designated' AND o.cii_grade IN ({list:$6}) AND r.team = $7))
   AND {see:record r} LIMIT $8
-- :named
SELECT r.id, r.title, o.sector, r.state, o.cii, CASE WHEN r.closed_at IS NULL THEN 0 ELSE 1 END FROM record r JOIN organisation o ON o.record = r.id
 WHERE r.id IN ({list:$1}) AND {see:record r}
-- :named_one
SELECT r.id, r.title, o.sector, o.cii FROM record r JOIN organisation o ON o.record = r.id WHERE r.id = $1 AND r.closed_at IS NULL AND {see:record r}
-- :all_keys
SELECT DISTINCT y.record FROM openpgp_key y WHERE y.revoked = 0 AND (y.expires_at IS NULL OR y.expires_at > $1) AND {see:entry y}
-- :keys
SELECT DISTINCT y.record FROM openpgp_key y WHERE y.record IN ({list:$1}) AND y.revoked = 0 AND (y.expires_at IS NULL OR y.expires_at > $2) AND {see:entry y}
