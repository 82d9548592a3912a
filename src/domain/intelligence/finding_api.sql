-- :page                   $13 1: that wait for a look; $1 organisation, $2 and $3 class, $4 and $5 identifier, $6 states, $7 and $8 asset, $9 batch; what changed last comes first
SELECT f.id, f.team, f.organisation, f.class, f.name, f.asset, f.address, f.first_seen, f.last_seen, f.seen - f.lost, f.sources, f.how, f.confidence, f.counterpart,
       f.source_port, f.barred, f.state, f.state_at, f.until, f.returns, f.told_at, f.next_at, f.revision, COALESCE(r.title, ''), f.more, f.side, f.destination_port, COALESCE(l.lists, ''), COALESCE(l.looked, ''), l.looked_at
  FROM finding f JOIN event_scope s ON s.id = f.scope LEFT JOIN finding_listed l ON l.finding = f.id LEFT JOIN record r ON r.id = f.organisation AND {see:record r}
 WHERE {see:audience s} AND ($1 = '' OR f.organisation = $1) AND ($2 = 0 OR f.class = $3) AND ($4 = 0 OR f.name = $5) AND f.state IN ({list:$6})
   AND ($7 = '' OR f.address = $7 OR f.asset LIKE $8) AND ($9 = '' OR f.id IN (SELECT t.finding FROM finding_told t WHERE t.batch = $9))
   AND ($13 = 0 OR (l.lists <> '' AND l.looked = '' AND f.state IN ('open', 'came-back')))
   AND (f.state_at < $10 OR (f.state_at = $10 AND f.id < $11)) ORDER BY f.state_at DESC, f.id DESC LIMIT $12
-- :one
SELECT f.id, f.team, f.organisation, f.class, f.name, f.asset, f.address, f.first_seen, f.last_seen, f.seen - f.lost, f.sources, f.how, f.confidence, f.counterpart,
       f.source_port, f.barred, f.state, f.state_at, f.until, f.returns, f.told_at, f.next_at, f.revision, COALESCE(r.title, ''), f.more, f.side, f.destination_port, COALESCE(l.lists, ''), COALESCE(l.looked, ''), l.looked_at,
       f.day, f.event
  FROM finding f JOIN event_scope s ON s.id = f.scope LEFT JOIN finding_listed l ON l.finding = f.id LEFT JOIN record r ON r.id = f.organisation AND {see:record r}
 WHERE f.id = $1 AND {see:audience s}
-- :steps                  of one that the viewer sees
SELECT s.act, s.was, s.now, s.until, s.actor, COALESCE(p.name, ''), s.note, s.at, COALESCE(s.batch, '') FROM finding_step s LEFT JOIN person p ON p.id = s.actor
 WHERE s.finding = $1 ORDER BY s.at DESC, s.id DESC LIMIT 100
-- :groups                 by problem, those with most that is open first
SELECT f.class, f.name, f.organisation, COALESCE(r.title, ''), COUNT(*),
       SUM(CASE WHEN f.state IN ('open', 'came-back', 'help-needed') THEN 1 ELSE 0 END), SUM(CASE WHEN f.state = 'help-needed' THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.state = 'came-back' THEN 1 ELSE 0 END), SUM(CASE WHEN f.state = 'claimed-fixed' THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.state = 'verified-fixed' THEN 1 ELSE 0 END), SUM(CASE WHEN f.state = 'not-ours' THEN 1 ELSE 0 END), MAX(f.last_seen),
       SUM(CASE WHEN l.lists <> '' AND l.looked = '' AND f.state IN ('open', 'came-back') THEN 1 ELSE 0 END)
  FROM finding f JOIN event_scope s ON s.id = f.scope LEFT JOIN finding_listed l ON l.finding = f.id LEFT JOIN record r ON r.id = f.organisation AND {see:record r}
 WHERE {see:audience s} AND ($1 = '' OR f.organisation = $1) AND ($2 = '' OR f.state = $2) AND (f.state <> 'withdrawn' OR $2 = 'withdrawn')
   AND ($4 = 0 OR (l.lists <> '' AND l.looked = '' AND f.state IN ('open', 'came-back')))
 GROUP BY f.class, f.name, f.organisation, COALESCE(r.title, '') ORDER BY 6 DESC, 12 DESC, 1, 2, 3 LIMIT $3
-- :to_act                 of one group; $1 class, $2 identifier, $3 organisation
SELECT f.id FROM finding f JOIN event_scope s ON s.id = f.scope
 WHERE f.class = $1 AND f.name = $2 AND f.organisation = $3 AND f.state IN ({list:$4}) AND {see:audience s} ORDER BY f.id LIMIT $5
-- :seen                   those of some that the viewer sees
SELECT f.id FROM finding f JOIN event_scope s ON s.id = f.scope WHERE f.id IN ({list:$1}) AND {see:audience s} ORDER BY f.id
-- :rates                  by sector: what owners were told in this time (a letter has left), and what became of it
SELECT COALESCE(o.sector, ''), COALESCE(x.name, ''), COUNT(*), SUM(CASE WHEN f.told_first IS NOT NULL THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.told_first IS NOT NULL AND f.answered_at IS NOT NULL THEN 1 ELSE 0 END), SUM(CASE WHEN f.told_first IS NOT NULL AND f.fixed_at IS NOT NULL THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.told_first IS NOT NULL AND f.verified_at IS NOT NULL THEN 1 ELSE 0 END), COUNT(DISTINCT f.organisation)
  FROM finding f JOIN event_scope s ON s.id = f.scope LEFT JOIN record r ON r.id = f.organisation AND {see:record r}
       LEFT JOIN organisation o ON o.record = r.id LEFT JOIN sector x ON x.code = o.sector
 WHERE {see:audience s} AND f.created_at >= $1 AND f.created_at < $2 AND f.state <> 'withdrawn' GROUP BY COALESCE(o.sector, ''), COALESCE(x.name, '') ORDER BY 4 DESC, 1 LIMIT 200
-- :took                   the middle: from the first letter to the first answer, or to fixed
SELECT d.us FROM (SELECT (CASE WHEN $3 = 'fixed' THEN f.fixed_at ELSE f.answered_at END) - f.told_first AS us
  FROM finding f JOIN event_scope s ON s.id = f.scope LEFT JOIN record r ON r.id = f.organisation AND {see:record r} LEFT JOIN organisation o ON o.record = r.id
 WHERE {see:audience s} AND f.created_at >= $1 AND f.created_at < $2 AND f.told_first IS NOT NULL AND f.state <> 'withdrawn' AND COALESCE(o.sector, '') = $4
   AND (CASE WHEN $3 = 'fixed' THEN f.fixed_at ELSE f.answered_at END) IS NOT NULL) AS d ORDER BY d.us LIMIT 1 OFFSET $5
-- :batches
SELECT b.id, b.team, b.organisation, COALESCE(r.title, ''), b.class_group, b.pace, b.format, b.findings, b.observations, b.state, b.rung, b.who,
       COALESCE(b.message, ''), b.made_at, b.sent_at, b.answered_at, b.due_at,
       (SELECT COUNT(*) FROM finding_told t JOIN finding f ON f.id = t.finding WHERE t.batch = b.id AND f.answered_at >= b.made_at)
  FROM finding_batch b JOIN event_scope s ON s.id = b.scope LEFT JOIN record r ON r.id = b.organisation AND {see:record r}
 WHERE {see:audience s} AND ($1 = '' OR b.organisation = $1) AND ($2 = '' OR b.id < $2) ORDER BY b.id DESC LIMIT $3
