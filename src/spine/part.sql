-- :insert
INSERT INTO part (id, record, kind, state, subject, reason, detail, assignee, due_at, audience, revision, created_by, created_at, updated_at)
VALUES ($1, $2, 'route', 'sent', $3, $4, $5, NULL, $6, $7, 1, $8, $9, $9)
-- :open
SELECT p.id FROM part p WHERE p.record = $1 AND p.subject = $2 AND p.kind = 'route' AND p.state IN ('proposed', 'sent', 'delivered', 'acknowledged', 'accepted', 'silent') AND {see:entry p}
-- :find
SELECT p.id, p.record, p.kind, p.state, p.subject, p.reason, p.detail, p.due_at, p.created_at, p.updated_at, p.revision FROM part p WHERE p.id = $1 AND {see:entry p}
-- :list
SELECT p.id, p.record, p.kind, p.state, p.subject, p.reason, p.detail, p.due_at, p.created_at, p.updated_at, p.revision FROM part p
 WHERE p.record = $1 AND p.kind = $2 AND {see:entry p} ORDER BY p.created_at
-- :move system: the caller has found the part through {see:}; the guard is in the WHERE
UPDATE part SET state = $2, due_at = $5, revision = revision + 1, updated_at = $4 WHERE id = $1 AND state = $3 RETURNING revision
-- :hand_over system: the caller has found the record through {see:} and holds the route
UPDATE record SET team = $2, assignee = NULL, revision = revision + 1, desk_revision = desk_revision + 1, updated_at = $3, touched_at = $3 WHERE id = $1
-- :team_name
SELECT name FROM team WHERE id = $1
-- :person_name
SELECT name FROM person WHERE id = $1
-- :group_name
SELECT name FROM sharing_group WHERE id = $1
-- :record_title
SELECT r.title FROM record r WHERE r.id = $1 AND {see:record r}
-- :ways system: a team takes the record over, with the ways it went
SELECT p.id, COALESCE(p.audience, '') FROM part p WHERE p.record = $1 AND p.kind = 'route'
-- :way_readers
SELECT principal FROM audience_principal WHERE audience = $1 ORDER BY principal
-- :way_shown system: a team takes the record over, with the ways it went
UPDATE part SET audience = $2 WHERE id = $1
