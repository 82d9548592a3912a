-- :known system: the job adds what was observed to what is known already; nothing is shown
WITH k(key) AS ({set:text})
SELECT f.key, f.id, f.first_seen, f.last_seen, f.seen, f.sources, f.state, f.state_at, f.until, f.returns, f.told, f.told_at, f.queued_at, f.next_at, f.barred,
       f.day, f.event, f.feed, f.counterpart, f.source_port, f.more, f.how, f.confidence, COALESCE(l.lists, ''), COALESCE(l.looked, ''), f.side, f.destination_port, f.lost, f.events
  FROM k CROSS JOIN finding f LEFT JOIN finding_listed l ON l.finding = f.id WHERE f.key = k.key
-- :put system: the job adds what was observed; who may see it is said by its scope
INSERT INTO finding (id, key, scope, team, organisation, class, name, asset, address, first_seen, last_seen, seen, sources, feed, how, confidence, counterpart,
       source_port, side, destination_port, more, day, event, barred, state, state_at, until, returns, told, queued_at, next_at, week, lost, events, revision, created_at)
       {rows:text,text,int,text,text,text,text,text,text,int,int,int,text,text,text,int,text,int,text,int,text,int,int,text,text,int,int,int,int,int,int,int,int,text,int,int}
    ON CONFLICT (key) DO UPDATE SET first_seen = excluded.first_seen, last_seen = excluded.last_seen, seen = excluded.seen, sources = excluded.sources,
       feed = excluded.feed, how = excluded.how, confidence = excluded.confidence, counterpart = excluded.counterpart, source_port = excluded.source_port,
       side = excluded.side, destination_port = excluded.destination_port,
       more = excluded.more, day = excluded.day, event = excluded.event, barred = excluded.barred, state = excluded.state, state_at = excluded.state_at,
       until = excluded.until, returns = excluded.returns, queued_at = excluded.queued_at, next_at = excluded.next_at,
       week = excluded.week, lost = excluded.lost, events = excluded.events, revision = finding.revision + 1
-- :again system: as above; nothing that an index holds, which SQLite would write anew though it is the same
WITH k(key, first_seen, last_seen, seen, sources, feed, how, confidence, counterpart, source_port, side, destination_port, more, day, event, events) AS
     ({rows:text,int,int,int,text,text,text,int,text,int,text,int,text,int,int,text})
UPDATE finding SET first_seen = k.first_seen, last_seen = k.last_seen, seen = k.seen, sources = k.sources, feed = k.feed, how = k.how, confidence = k.confidence,
       counterpart = k.counterpart, source_port = k.source_port, side = k.side, destination_port = k.destination_port, more = k.more, day = k.day, event = k.event, events = k.events, revision = finding.revision + 1
  FROM k WHERE finding.key = k.key
-- :listed                 which warning lists hold a side of the newest observation; what was said of it stays
INSERT INTO finding_listed (finding, lists, looked, looked_by) {rows:text,text,text,text} ON CONFLICT (finding) DO UPDATE SET lists = excluded.lists
