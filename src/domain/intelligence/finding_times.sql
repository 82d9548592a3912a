-- :told_by system: of findings that the caller has found, or of a letter's; $2 a batch: only what that one told
WITH k(i, id, batch) AS ({rows:int,text,text})
SELECT k.i, f.scope, f.events, CASE WHEN t.batch IS NULL THEN 0 ELSE f.seen - t.seen_to END, CASE WHEN t.batch IS NULL THEN f.seen ELSE t.seen_to - t.seen_from END
  FROM k CROSS JOIN finding f LEFT JOIN finding_told t ON t.batch = k.batch AND t.finding = f.id WHERE f.id = k.id AND f.events <> ''
-- :ports                  of a day
WITH k(id, i) AS ({rows:int,int}) SELECT k.i, e.scope, e.hour, e.first, COALESCE(e.source_port, 0), e.ports, e.more, e.last FROM k CROSS JOIN event e WHERE e.id = k.id
