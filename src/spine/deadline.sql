-- :target
SELECT amount, unit, calendar FROM target
 WHERE team = $1 AND kind = $2 AND regime = $3 AND since <= $4 AND (until = 0 OR until > $4) ORDER BY since DESC LIMIT 1
-- :insert
INSERT INTO deadline (id, record, part, regime, started_at, amount, unit, calendar, due_at, paused_at, paused_total, pause_reason,
                      met_at, breached_at, ended_at, explanation, revision)
VALUES ($1, $2, NULL, $3, $4, $5, $6, $7, $8, NULL, 0, '', NULL, NULL, NULL, $9, 1)
-- :meet system: the caller has found the record through {see:}
UPDATE deadline SET met_at = $3, revision = revision + 1 WHERE record = $1 AND regime = $2 AND met_at IS NULL AND ended_at IS NULL RETURNING id
-- :end_all system: the caller has found the record through {see:}
UPDATE deadline SET ended_at = $2, revision = revision + 1 WHERE record = $1 AND met_at IS NULL AND ended_at IS NULL
-- :pause system: the caller has found the record through {see:}
UPDATE deadline SET paused_at = $2, pause_reason = $3, revision = revision + 1
 WHERE record = $1 AND met_at IS NULL AND ended_at IS NULL AND paused_at IS NULL RETURNING id
-- :paused system: the caller has found the record through {see:}
SELECT id, paused_at, due_at, explanation FROM deadline WHERE record = $1 AND paused_at IS NOT NULL AND met_at IS NULL AND ended_at IS NULL
-- :resume system: the caller has found the record through {see:}
UPDATE deadline SET paused_at = NULL, paused_total = paused_total + $2, due_at = $3, explanation = $4, pause_reason = '', reminded_at = NULL, revision = revision + 1 WHERE id = $1
-- :next system: the record's own next due, kept for lists
UPDATE record SET due_at = (SELECT MIN(d.due_at) FROM deadline d WHERE d.record = $1 AND d.met_at IS NULL AND d.ended_at IS NULL AND d.paused_at IS NULL),
       due_what = COALESCE((SELECT MIN(d.regime) FROM deadline d WHERE d.record = $1 AND d.met_at IS NULL AND d.ended_at IS NULL AND d.paused_at IS NULL
                     AND d.due_at = (SELECT MIN(x.due_at) FROM deadline x WHERE x.record = $1 AND x.met_at IS NULL AND x.ended_at IS NULL AND x.paused_at IS NULL)), '')
 WHERE id = $1
-- :late system: the sweep marks breaches of every record; it reads no content
SELECT d.id, d.record, d.regime, d.due_at, r.team, r.assignee, r.tlp FROM deadline d JOIN record r ON r.id = d.record
 WHERE d.due_at <= $1 AND d.met_at IS NULL AND d.ended_at IS NULL AND d.paused_at IS NULL AND d.breached_at IS NULL ORDER BY d.due_at LIMIT 200
-- :near system: the sweep tells of a date that comes near: a quarter of the time is left, three days at most; it reads no content
SELECT d.id, d.record, d.regime, d.due_at, r.team, r.assignee, r.tlp FROM deadline d JOIN record r ON r.id = d.record
 WHERE d.due_at > $1 AND d.due_at <= $2 AND 4 * (d.due_at - $1) <= d.due_at - d.started_at
   AND d.met_at IS NULL AND d.ended_at IS NULL AND d.paused_at IS NULL AND d.reminded_at IS NULL ORDER BY d.due_at, d.id LIMIT 200
-- :reminded system: the sweep
UPDATE deadline SET reminded_at = $2, revision = revision + 1 WHERE id = $1 AND reminded_at IS NULL RETURNING id
-- :breach system: the sweep
UPDATE deadline SET breached_at = $2, revision = revision + 1 WHERE id = $1 AND breached_at IS NULL RETURNING id
-- :open_of_calendar system: recomputation after a holiday; it reads no content
SELECT d.id, d.record, d.started_at, d.amount, d.unit, d.due_at, d.paused_total, d.regime FROM deadline d
 WHERE d.calendar = $1 AND d.met_at IS NULL AND d.ended_at IS NULL
-- :moved system: recomputation after a holiday
UPDATE deadline SET due_at = $2, explanation = $3, reminded_at = NULL, revision = revision + 1 WHERE id = $1
-- :team_of system: whose desk is told
SELECT team FROM record WHERE id = $1
-- :list
SELECT d.id, d.regime, d.started_at, d.due_at, d.paused_at, d.met_at, d.breached_at, d.ended_at, d.pause_reason, d.explanation
  FROM deadline d WHERE d.record = $1 AND {see:of_record d} ORDER BY d.started_at
-- :calendar
SELECT zone, always, days FROM calendar WHERE id = $1
-- :holidays
SELECT day FROM holiday WHERE calendar = $1 ORDER BY day
-- :newest system: the entry that was written last, for whom it is told
SELECT e.id FROM entry e WHERE e.record = $1 ORDER BY e.n DESC LIMIT 1
