-- :now system: the caller has found them through {see:}, or holds the link of a batch that told of them
SELECT f.id, f.state, f.until, f.team, f.organisation, f.class, f.name, f.asset FROM finding f WHERE f.id IN ({list:$1}) ORDER BY f.id
-- :answer system: as above; the state is in the WHERE
UPDATE finding SET state = $3, state_at = $4, until = $5, answered_at = CASE WHEN $6 = 1 THEN COALESCE(answered_at, $4) ELSE answered_at END,
       fixed_at = CASE WHEN $3 = 'claimed-fixed' THEN CAST($4 AS BIGINT) ELSE fixed_at END, queued_at = $7, next_at = $7, revision = revision + 1
 WHERE id IN ({list:$1}) AND state IN ({list:$2})
-- :step
INSERT INTO finding_step (id, finding, act, was, now, was_until, until, actor, batch, note, at) {rows:text,text,text,text,text,int,int,text,text,text,int}
-- :answered               who answered is not asked further
UPDATE finding_batch SET state = 'answered', answered_at = COALESCE(answered_at, $2), due_at = NULL
 WHERE state <> 'answered' AND id IN (SELECT t.batch FROM finding_told t WHERE t.finding IN ({list:$1}))
-- :last_step
SELECT s.id, s.act, s.was, s.was_until, s.actor, s.at FROM finding_step s WHERE s.finding = $1 ORDER BY s.at DESC, s.id DESC LIMIT 1
-- :undo system: as above; the state is in the WHERE
UPDATE finding SET state = $2, state_at = $3, until = $4, revision = revision + 1, fixed_at = CASE WHEN $5 = 'claimed-fixed' THEN NULL ELSE fixed_at END,
       answered_at = CASE WHEN (SELECT COUNT(*) FROM finding_step s WHERE s.finding = finding.id AND s.act IN ('fixed', 'not-ours', 'accept', 'mute', 'help'))
                            <= (SELECT COUNT(*) FROM finding_step s WHERE s.finding = finding.id AND s.act = 'undo') + 1 THEN NULL ELSE answered_at END
 WHERE id = $1 AND state = $5 RETURNING id
