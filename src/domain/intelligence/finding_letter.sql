-- :rows system: the job writes to the owner about his own; columns as in :page of finding_api.sql
SELECT f.id, f.team, f.organisation, f.class, f.name, f.asset, f.address, f.first_seen, f.last_seen, f.seen - f.lost, f.sources, f.how, f.confidence, f.counterpart,
       f.source_port, f.barred, f.state, f.state_at, f.until, f.returns, f.told_at, f.next_at, f.revision, COALESCE(r.title, ''), f.more, f.side, f.destination_port
  FROM finding_told t JOIN finding f ON f.id = t.finding LEFT JOIN record r ON r.id = f.organisation WHERE t.batch = $1 ORDER BY f.class, f.name, f.asset, f.id
-- :problems system: as above; what was done to the owner ($2: such classes) apart from what he does
SELECT f.class, COUNT(*), SUM(CASE WHEN t.why = 'new' THEN 1 ELSE 0 END), SUM(CASE WHEN t.why = 'back' THEN 1 ELSE 0 END),
       CASE WHEN f.class IN ({list:$2}) THEN f.side ELSE '' END
  FROM finding_told t JOIN finding f ON f.id = t.finding WHERE t.batch = $1 GROUP BY f.class, 5 ORDER BY 2 DESC, 1, 5
-- :some system: as above; $3 empty: of either side
SELECT f.asset, f.name, f.last_seen, COALESCE(f.source_port, -1), f.side, f.counterpart, f.more, f.id FROM finding_told t JOIN finding f ON f.id = t.finding
 WHERE t.batch = $1 AND f.class = $2 AND ($3 = '' OR f.side = $3) ORDER BY f.last_seen DESC, f.id LIMIT $4
-- :names system: for the head of the letter
SELECT (SELECT r.title FROM record r WHERE r.id = $1), t.name, t.telephone, t.language, (SELECT o.org_kind FROM organisation o WHERE o.record = $1) FROM team t WHERE t.id = $2
