-- site_look - by jobs: which domains there are, and what was seen
-- :domain system: by the job: a domain of an organisation that it holds now
SELECT k.value, k.record, r.team FROM asset k JOIN record r ON r.id = k.record
 WHERE k.id = $1 AND k.type = 'domain' AND (k.until IS NULL OR k.until > $2)
-- :keep system: by the job
INSERT INTO site_look (asset, record, at, file, file_url, expires_at, findings, policy, policy_url, why, told_for) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)
    ON CONFLICT (asset) DO UPDATE SET at = excluded.at, file = excluded.file, file_url = excluded.file_url, expires_at = excluded.expires_at, findings = excluded.findings,
       policy = excluded.policy, policy_url = excluded.policy_url, why = excluded.why
-- :told system: by the job: once for each end
UPDATE site_look SET told_for = $2 WHERE asset = $1 AND told_for <> $2 RETURNING asset
-- :people                  the desk, and those who speak for the organisation
SELECT DISTINCT person FROM seat WHERE place IN ({list:$1}) AND role IN ('analyst', 'lead', 'constituent', 'vendor') AND since <= $2 AND (until = 0 OR until > $2)
-- :due system: by the job: domains of organisations that are there, those not looked at first
SELECT k.id, COALESCE(l.at, 0) FROM asset k JOIN record r ON r.id = k.record LEFT JOIN site_look l ON l.asset = k.id
 WHERE k.type = 'domain' AND (k.until IS NULL OR k.until > $1) AND r.kind = 'organisation' AND r.closed_at IS NULL AND (l.at IS NULL OR l.at <= $2)
 ORDER BY COALESCE(l.at, 0), k.id LIMIT $3
