-- :remember
INSERT INTO import_row (import, n, record, what, item, was, now) VALUES ($1, $2, $3, $4, $5, $6, $7)
-- :by_domain
SELECT DISTINCT a.record FROM asset a JOIN record r ON r.id = a.record
 WHERE a.exact = $1 AND a.type = 'domain' AND (a.until IS NULL OR a.until > $2) AND {see:entry a} AND {see:record r}
-- :by_name
SELECT r.id FROM record r WHERE r.kind = 'organisation' AND r.title = $1 AND r.closed_at IS NULL AND {see:record r}
-- :by_uuid
SELECT r.id FROM outside_id x JOIN record r ON r.id = x.record WHERE x.scheme = 'uuid' AND x.value = $1 AND r.closed_at IS NULL AND {see:record r}
-- :named
INSERT INTO outside_id (scheme, value, record, at) VALUES ('uuid', $1, $2, $3) ON CONFLICT (scheme, value, record) DO NOTHING
-- :by_mail
SELECT DISTINCT k.record FROM contact k JOIN record r ON r.id = k.record
 WHERE LOWER(k.email) IN ({list:$1}) AND r.closed_at IS NULL AND {see:entry k} AND {see:record r} ORDER BY k.record LIMIT 20
