-- :move system: the caller has found the record through {see:}; the guard is in the WHERE
UPDATE record SET state = $2, closed_at = $4, revision = revision + 1, desk_revision = desk_revision + 1, updated_at = $5, touched_at = $5
 WHERE id = $1 AND state = $3
RETURNING revision, desk_revision
