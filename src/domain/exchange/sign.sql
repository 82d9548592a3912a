-- :unsigned system: by the job alone: what is published and not signed with the key that its desk has now; nothing of it is shown
SELECT p.record, p.n, p.tlp, r.team, CASE WHEN p.signature = '' THEN 1 ELSE 0 END FROM publication p JOIN record r ON r.id = p.record JOIN team_key k ON k.team = r.team
 WHERE p.signer <> k.fingerprint AND (k.expires_at IS NULL OR k.expires_at > $1)
   AND k.id = (SELECT n.id FROM team_key n WHERE n.team = r.team ORDER BY n.created_at DESC, n.id DESC LIMIT 1)
 ORDER BY p.changed_at DESC, p.record LIMIT $2
-- :document system: by the job alone, for the signature of what is published already
SELECT document FROM advisory_revision WHERE record = $1 AND n = $2
-- :sign system: the signature of the same bytes; a revision that was published meanwhile has its own
UPDATE publication SET signature = $3, signer = $4 WHERE record = $1 AND n = $2 RETURNING record
-- :unsigned_uploads system: by the job alone: what others published without a signature of their own, and this desk has another key now
SELECT u.id, u.n, u.tlp, CASE WHEN u.signature = '' THEN 1 ELSE 0 END FROM csaf_upload u JOIN team_key k ON k.team = $3
 WHERE u.signer_key = '' AND u.state = 'published' AND u.signer <> k.fingerprint AND (k.expires_at IS NULL OR k.expires_at > $1)
   AND k.id = (SELECT n.id FROM team_key n WHERE n.team = $3 ORDER BY n.created_at DESC, n.id DESC LIMIT 1)
 ORDER BY u.changed_at DESC, u.id LIMIT $2
-- :upload_document system: by the job alone, for the signature of what is published already
SELECT document FROM csaf_upload_version WHERE upload = $1 AND n = $2
-- :sign_upload system: the signature of the same bytes; a version that came meanwhile has its own
UPDATE csaf_upload SET signature = $3, signer = $4 WHERE id = $1 AND n = $2 AND signer_key = '' RETURNING id
-- :shelf                   what its lists name is as it was; some of it has a signature now
UPDATE shelf SET signed = signed + 1 WHERE tlp = $1
