-- :silent system: the sweep of unanswered routes; it reads no content
SELECT p.id, p.record, p.state, p.subject FROM part p
 WHERE p.kind = 'route' AND p.state IN ('sent', 'delivered', 'acknowledged') AND p.due_at IS NOT NULL AND p.due_at <= $1 ORDER BY p.due_at, p.id LIMIT 200
-- :move system: by the clock, or because a letter arrived or came back; the guard is in the WHERE
UPDATE part SET state = $2, revision = revision + 1, updated_at = $4 WHERE id = $1 AND state = $3 RETURNING audience
-- :state system: a letter of this route moved
SELECT p.record, p.state, p.subject FROM part p WHERE p.id = $1 AND p.kind = 'route'
-- :ways system: all ways of a record, to ask nobody twice
SELECT p.subject, p.state FROM part p WHERE p.record = $1 AND p.kind = 'route'
-- :open system: somebody is still asked
SELECT p.id FROM part p WHERE p.record = $1 AND p.kind = 'route' AND p.state IN ('proposed', 'sent', 'delivered', 'acknowledged') LIMIT 1
-- :record system: the record of a way that ended without an answer
SELECT r.id, r.kind, r.ref, r.team, r.tlp, r.waiting_for, r.closed_at, r.exercise FROM record r WHERE r.id = $1
