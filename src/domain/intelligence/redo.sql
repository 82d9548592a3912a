-- :word_put
INSERT INTO word (text) {rows:text} ON CONFLICT (text) DO NOTHING
-- :word_get
WITH k(text) AS ({rows:text}) SELECT w.text, w.id FROM k JOIN word w ON w.text = k.text
-- :move                   an event that would meet another of the same hour keeps its own sum: the two stay two
WITH k(id, scope, how, confidence) AS ({rows:int,int,int,int})
UPDATE event SET scope = k.scope, how = k.how, confidence = k.confidence FROM k WHERE event.id = k.id
-- :summed                 it is found by another sum from now on
WITH k(id, hour, sum) AS ({rows:int,int,blob}) UPDATE event SET sum = k.sum FROM k WHERE event.id = k.id AND event.hour = k.hour
-- :untold system: of these, what is no finding yet; nothing is shown
WITH k(key, day, event) AS ({set:text,int,int}) SELECT k.day, k.event FROM k LEFT JOIN finding f ON f.key = k.key WHERE f.id IS NULL
-- :aimed                  what another of ours was aimed at by an event whose owner stays
INSERT INTO event_moved (day, event, at, aimed) {rows:int,int,int,int} ON CONFLICT (day, event) DO NOTHING
-- :moved                  before they are: whoever reads for findings leaves alone what is nobody's still
INSERT INTO event_moved (day, event, at) {rows:int,int,int} ON CONFLICT (day, event) DO UPDATE SET at = excluded.at, aimed = 0
