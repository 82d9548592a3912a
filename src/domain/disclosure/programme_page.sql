-- programme_page - pages and scopes are public; versions and what is written follow the record
-- :scope                   what is in scope now
SELECT value, what, since FROM programme_scope WHERE record = $1 AND until IS NULL ORDER BY what, value
-- :targets
SELECT regime, amount, unit FROM target WHERE team = $1 AND kind = 'report' AND regime IN ('acknowledge', 'validate', 'resolve') AND since <= $2 AND (until = 0 OR until > $2)
 ORDER BY CASE regime WHEN 'acknowledge' THEN 0 WHEN 'validate' THEN 1 ELSE 2 END
-- :scope_left
UPDATE programme_scope SET until = $3 WHERE record = $1 AND until IS NULL AND value NOT IN ({list:$2})
-- :scope_came
INSERT INTO programme_scope (record, value, what, since, until)
SELECT $1, $2, $3, CAST($4 AS BIGINT), NULL WHERE NOT EXISTS (SELECT 1 FROM programme_scope WHERE record = $1 AND value = $2 AND until IS NULL)
ON CONFLICT (record, value, since) DO UPDATE SET until = NULL
-- :version
INSERT INTO programme_version (record, n, body, what, published_by, published_at) VALUES ($1, $2, $3, $4, $5, $6)
-- :page                    nothing comes back when the address is another's
INSERT INTO programme_page (record, organisation, team, slug, name, state, n, body, first_at, changed_at, security_txt, expires_at)
SELECT $1, $2, $3, $4, $5, 'published', CAST($6 AS BIGINT), $7, CAST($8 AS BIGINT), CAST($8 AS BIGINT), $9, CAST($10 AS BIGINT)
 WHERE NOT EXISTS (SELECT 1 FROM programme_page WHERE slug = $4 AND record <> $1)
ON CONFLICT (record) DO UPDATE SET team = excluded.team, slug = excluded.slug, name = excluded.name, state = 'published', n = excluded.n, body = excluded.body,
       changed_at = excluded.changed_at, security_txt = excluded.security_txt, expires_at = excluded.expires_at
RETURNING record
-- :issued system: the caller has found it through {see:} and moved its state
UPDATE programme SET version = $2, issued_at = $3, withdrawn_why = '' WHERE record = $1
-- :page_ended
UPDATE programme_page SET state = 'withdrawn', body = '{}', security_txt = '', changed_at = $2 WHERE record = $1
-- :withdrawn system: the caller has found it through {see:} and moved its state
UPDATE programme SET withdrawn_why = $2 WHERE record = $1
-- :newest
SELECT v.body FROM programme_version v WHERE v.record = $1 AND {see:of_record v} ORDER BY v.n DESC LIMIT 1
-- :restore system: the caller has found it through {see:} and moved its state
UPDATE programme SET slug = $2, mail = $3, scope = $4, products = $5, sites = $6, languages = $7, response_days = $8, intro = $9, excluded = $10, allowed = $11,
       forbidden = $12, privacy = $13, sending = $14, harbour = $15, expect = $16, intro_ur = $17, excluded_ur = $18, allowed_ur = $19, forbidden_ur = $20,
       privacy_ur = $21, sending_ur = $22, harbour_ur = $23, expect_ur = $24 WHERE record = $1
-- :page_of
SELECT record, organisation, team, slug, name, state, n, first_at, changed_at, expires_at, security_txt, body FROM programme_page WHERE slug = $1
-- :page_own                of the organisation whose desk is the first one
SELECT record, organisation, team, slug, name, state, n, first_at, changed_at, expires_at, security_txt, body FROM programme_page
 WHERE state = 'published' AND organisation = (SELECT organisation FROM team WHERE active = 1 ORDER BY created_at, id LIMIT 1)
 ORDER BY first_at, record LIMIT 1
-- :pages
SELECT record, organisation, slug, name, n, first_at, changed_at FROM programme_page WHERE state = 'published' ORDER BY name, record LIMIT 2000
-- :page_record
SELECT organisation, name FROM programme_page WHERE record = $1
-- :in_scope                the narrowest
SELECT p.organisation, p.name, s.value FROM programme_scope s JOIN programme_page p ON p.record = s.record
 WHERE s.value IN ({list:$1}) AND s.what = 'host' AND s.until IS NULL AND p.state = 'published' ORDER BY LENGTH(s.value) DESC, s.record LIMIT 1
