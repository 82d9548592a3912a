-- :unsigned system: by the job alone: what is published and not signed with the key that its desk has now; nothing of it is shown
SELECT p.record, p.n, p.tlp, r.team FROM publication p JOIN record r ON r.id = p.record JOIN team_key k ON k.team = r.team
 WHERE p.signer <> k.fingerprint AND (k.expires_at IS NULL OR k.expires_at > $1)
   AND k.id = (SELECT n.id FROM team_key n WHERE n.team = r.team ORDER BY n.created_at DESC, n.id DESC LIMIT 1)
 ORDER BY p.changed_at DESC, p.record LIMIT $2
-- :document system: by the job alone, for the signature of what is published already
SELECT document FROM advisory_revision WHERE record = $1 AND n = $2
-- :sign system: the signature of the same bytes; a revision that was published meanwhile has its own
UPDATE publication SET signature = $3, signer = $4 WHERE record = $1 AND n = $2 RETURNING record
-- :shelf
UPDATE shelf SET n = n + 1 WHERE tlp = $1
