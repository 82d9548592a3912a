-- :list                   of an advisory that the viewer sees, as they were made
SELECT k.id, k.member, k.paragraph, k.hash, k.quote, k.body, k.made_by, COALESCE(m.name, ''), k.made_at, k.resolved_by, COALESCE(d.name, ''), k.resolved_at
  FROM advisory_comment k LEFT JOIN person m ON m.id = k.made_by LEFT JOIN person d ON d.id = k.resolved_by
 WHERE k.record = $1 AND {see:of_record k} ORDER BY k.made_at, k.id LIMIT 500
-- :count
SELECT COUNT(*) FROM advisory_comment k WHERE k.record = $1 AND {see:of_record k}
-- :add system: the caller has found the advisory through {see:}
INSERT INTO advisory_comment (id, record, member, paragraph, hash, quote, body, made_by, made_at, resolved_by, resolved_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', NULL)
-- :one
SELECT k.resolved_by FROM advisory_comment k WHERE k.record = $1 AND k.id = $2 AND {see:of_record k}
-- :resolve system: the caller has found the advisory and the comment through {see:}
UPDATE advisory_comment SET resolved_by = $3, resolved_at = $4 WHERE record = $1 AND id = $2 AND resolved_by = ''
