-- :reports                what the period could count; what was closed before it began has no part in it
SELECT r.id, COALESCE(NULLIF(r.received_at, 0), r.created_at) FROM record r
 WHERE r.kind = 'report' AND r.exercise = 0 AND COALESCE(NULLIF(r.received_at, 0), r.created_at) < $2
   AND (r.closed_at IS NULL OR r.closed_at >= $1 OR r.received_at >= $1 OR r.created_at >= $1) AND {see:record r} ORDER BY r.id
-- :reports_few            the same, for who holds few grants
SELECT r.id, COALESCE(NULLIF(r.received_at, 0), r.created_at) FROM {see:few g} g CROSS JOIN record r
 WHERE r.id = g.id AND r.kind = 'report' AND r.exercise = 0 AND COALESCE(NULLIF(r.received_at, 0), r.created_at) < $2
   AND (r.closed_at IS NULL OR r.closed_at >= $1 OR r.received_at >= $1 OR r.created_at >= $1) ORDER BY r.id
-- :steps_sqlite           of reports that were found through {see:}; of their entries, as each is for the viewer
SELECT e.record, e.at, e.verb, e.now, e.field FROM entry e
 WHERE e.record IN ({list:$1}) AND e.at < $4 AND e.verb IN ('state', 'message', 'routed', 'route')
   AND (e.verb IN ('state', 'routed') OR (e.verb = 'message' AND e.field = 'out') OR (e.verb = 'route' AND e.now = 'mended'))
   AND (e.audience IS NULL OR {see:audience e}) ORDER BY e.record, e.n
-- :steps_postgres         the same; for a long list alone PostgreSQL reads the whole table, with its bounds it does not
SELECT e.record, e.at, e.verb, e.now, e.field FROM entry e
 WHERE e.record >= $2 AND e.record <= $3 AND e.record IN ({list:$1}) AND e.at < $4 AND e.verb IN ('state', 'message', 'routed', 'route')
   AND (e.verb IN ('state', 'routed') OR (e.verb = 'message' AND e.field = 'out') OR (e.verb = 'route' AND e.now = 'mended'))
   AND (e.audience IS NULL OR {see:audience e}) ORDER BY e.record, e.n
-- :clocks_sqlite system: of reports that were found through {see:}
SELECT d.record, d.regime, d.due_at, d.met_at, d.ended_at, d.paused_at FROM deadline d
 WHERE d.record IN ({list:$1}) AND d.regime IN ('acknowledge', 'validate', 'resolve') ORDER BY d.record
-- :clocks_postgres system: the same
SELECT d.record, d.regime, d.due_at, d.met_at, d.ended_at, d.paused_at FROM deadline d
 WHERE d.record >= $2 AND d.record <= $3 AND d.record IN ({list:$1}) AND d.regime IN ('acknowledge', 'validate', 'resolve') ORDER BY d.record
-- :ways_sqlite            to whom each went who could mend it, the newest last; not who was asked in another's place
SELECT p.record, p.subject, p.state FROM part p
 WHERE p.record IN ({list:$1}) AND p.kind = 'route' AND substr(p.subject, 1, 4) = 'org_' AND p.reason <> 'escalation'
   AND p.state NOT IN ('refused', 'withdrawn') AND (p.audience IS NULL OR {see:audience p}) ORDER BY p.record, p.created_at, p.id
-- :ways_postgres          the same
SELECT p.record, p.subject, p.state FROM part p
 WHERE p.record >= $2 AND p.record <= $3 AND p.record IN ({list:$1}) AND p.kind = 'route' AND substr(p.subject, 1, 4) = 'org_' AND p.reason <> 'escalation'
   AND p.state NOT IN ('refused', 'withdrawn') AND (p.audience IS NULL OR {see:audience p}) ORDER BY p.record, p.created_at, p.id
-- :organisations
SELECT r.id, r.title, o.sector FROM record r JOIN organisation o ON o.record = r.id WHERE r.id IN ({list:$1}) AND {see:record r}
-- :sectors
SELECT code, name FROM sector ORDER BY position, code
