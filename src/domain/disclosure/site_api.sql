-- :sites
SELECT k.id, k.value, l.at, COALESCE(l.file, ''), COALESCE(l.file_url, ''), l.expires_at, COALESCE(l.findings, ''), COALESCE(l.policy, ''), COALESCE(l.policy_url, ''), COALESCE(l.why, '')
  FROM asset k LEFT JOIN site_look l ON l.asset = k.id
 WHERE k.record = $1 AND k.type = 'domain' AND (k.until IS NULL OR k.until > $2) AND {see:entry k} ORDER BY k.value, k.id LIMIT 500
-- :domains                 of all organisations whose domains the viewer sees; those of one stand together
SELECT r.id, r.ref, r.title, o.sector, k.id, COALESCE(l.file, ''), l.expires_at, COALESCE(l.policy, ''), COALESCE(p.slug, ''),
       (SELECT COUNT(*) FROM programme_scope s WHERE s.record = p.record AND s.until IS NULL), (SELECT MAX(s.since) FROM programme_scope s WHERE s.record = p.record)
  FROM asset k JOIN record r ON r.id = k.record JOIN organisation o ON o.record = r.id LEFT JOIN site_look l ON l.asset = k.id
       LEFT JOIN programme_page p ON p.organisation = r.id AND p.state = 'published'
 WHERE k.type = 'domain' AND (k.until IS NULL OR k.until > $1) AND r.closed_at IS NULL AND ($2 = '' OR o.sector = $2) AND {see:entry k} AND {see:record r}
 ORDER BY r.title, r.id, k.value, k.id LIMIT $3
-- :scope                   the caller has found the policy through {see:}
SELECT value, what, since, until FROM programme_scope WHERE record = $1 ORDER BY since, what, value LIMIT 5000
