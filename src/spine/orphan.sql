-- :found system: the nightly look for what is nobody's; it reads no content
SELECT r.id, r.team, r.tlp, r.kind,
       CASE WHEN t.id IS NULL OR t.active = 0 THEN 'no-team'
            WHEN NOT EXISTS (SELECT 1 FROM seat s JOIN person p ON p.id = s.person WHERE s.place = r.team AND s.role IN ('analyst', 'lead')
                                AND s.since <= $1 AND (s.until = 0 OR s.until > $1) AND p.state = 'active') THEN 'nobody-works'
            ELSE 'no-next-step' END
  FROM record r LEFT JOIN team t ON t.id = r.team
 WHERE r.closed_at IS NULL AND r.kind IN ({list:$2}) AND r.id > $3
   AND (t.id IS NULL OR t.active = 0
        OR NOT EXISTS (SELECT 1 FROM seat s JOIN person p ON p.id = s.person WHERE s.place = r.team AND s.role IN ('analyst', 'lead')
                          AND s.since <= $1 AND (s.until = 0 OR s.until > $1) AND p.state = 'active')
        OR (r.due_at IS NULL AND r.waiting_until IS NULL
            AND NOT EXISTS (SELECT 1 FROM part w WHERE w.record = r.id AND w.kind = 'route' AND w.state IN ('sent', 'delivered', 'acknowledged') AND w.due_at IS NOT NULL)))
 ORDER BY r.id LIMIT $4
-- :works                  somebody works at this desk
SELECT t.id FROM team t JOIN seat s ON s.place = t.id JOIN person p ON p.id = s.person
 WHERE t.id = $1 AND t.active = 1 AND s.role IN ('analyst', 'lead') AND s.since <= $2 AND (s.until = 0 OR s.until > $2) AND p.state = 'active' LIMIT 1
-- :known system: the nightly look keeps what it found; a new one answers the moment of the look
INSERT INTO orphan (record, why, shown_to, since, seen_at) VALUES ($1, $2, $3, $4, $4)
    ON CONFLICT (record) DO UPDATE SET why = excluded.why, shown_to = excluded.shown_to, seen_at = excluded.seen_at RETURNING since
-- :mended system: what this look did not find any more
DELETE FROM orphan WHERE seen_at < $1 RETURNING record
-- :taken system: the caller has found the record through {see:} and took it
DELETE FROM orphan WHERE record = $1
-- :list                   as far as the viewer sees the records
SELECT r.id, r.kind, r.ref, r.title, o.why, o.since, COALESCE(t.name, ''), o.shown_to
  FROM orphan o JOIN record r ON r.id = o.record LEFT JOIN team t ON t.id = r.team WHERE {see:record r} AND {see:of_record o} ORDER BY o.since, r.id LIMIT 200
-- :one
SELECT o.shown_to, o.why FROM orphan o JOIN record r ON r.id = o.record WHERE o.record = $1 AND {see:record r} AND {see:of_record o}
