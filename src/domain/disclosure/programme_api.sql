-- :desk
SELECT id FROM team WHERE organisation = $1 AND active = 1 ORDER BY created_at, id LIMIT 1
-- :of_organisation         one that is not discarded, as far as the viewer sees it
SELECT r.id FROM programme k JOIN record r ON r.id = k.record WHERE k.organisation = $1 AND r.state <> 'discarded' AND {see:record r} LIMIT 1
-- :versions
SELECT v.n, v.what, v.published_by, v.published_at FROM programme_version v WHERE v.record = $1 AND {see:of_record v} ORDER BY v.n DESC LIMIT 500
-- :version
SELECT v.n, v.what, v.published_by, v.published_at, v.body FROM programme_version v WHERE v.record = $1 AND v.n = $2 AND {see:of_record v}
-- :file
SELECT slug, security_txt, expires_at FROM programme_page WHERE record = $1 AND state = 'published'
