-- :thread                 what was said to all and what happened to all, or by the desk to itself: from the newest on, until there are enough
SELECT e.id, e.at, e.actor, COALESCE(x.name, ''), e.verb, COALESCE(e.part, ''), e.field, e.was, e.now, b.body
  FROM entry e LEFT JOIN entry_body b ON b.entry = e.id LEFT JOIN person x ON x.id = e.actor
 WHERE e.record = $1 AND (($2 = 'all' AND ((e.verb = 'said' AND e.field = 'all') OR e.verb IN ('embargo', 'became', 'state')))
       OR ($2 = 'desk' AND ((e.verb = 'said' AND e.field = 'desk') OR e.verb = 'note')))
   AND {see:entry e} ORDER BY e.n DESC LIMIT 500
-- :thread_party           in one party's circle, wherever the party took part
SELECT e.id, e.at, e.actor, COALESCE(x.name, ''), e.verb, COALESCE(e.part, ''), e.field, e.was, e.now, b.body
  FROM entry e LEFT JOIN entry_body b ON b.entry = e.id LEFT JOIN person x ON x.id = e.actor
 WHERE (e.record = $1 OR e.record IN (SELECT CASE WHEN m.giver = $1 THEN m.taker ELSE m.giver END FROM case_move m WHERE m.giver = $1 OR m.taker = $1))
   AND e.part = $2 AND e.field <> 'all' AND e.verb IN ('said', 'participant', 'reminded', 'letter')
   AND {see:entry e} ORDER BY e.n DESC LIMIT 500
