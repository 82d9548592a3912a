-- :usual                  events of the feed that name a word for what is said of the problem, of each side's network
SELECT COUNT(*), SUM(CASE WHEN e.about > 0 THEN 1 ELSE 0 END), SUM(CASE WHEN e.source_net > 0 THEN 1 ELSE 0 END),
       SUM(CASE WHEN e.destination_net > 0 THEN 1 ELSE 0 END) FROM event e JOIN word w ON w.id = e.feed WHERE w.text = 'Words'
-- :objects                words that are objects
SELECT COUNT(*) FROM word WHERE text LIKE '{%'
-- :as_it_was              as events were written before what is usual stood apart
UPDATE event SET about = 0, source_net = 0, destination_net = 0, more = '{"comment":"of old","source.asn":64500}'
-- :bad                    all, those with a hash, how many different ones
SELECT COUNT(*), COUNT(x.hash), COUNT(DISTINCT x.hash) FROM bad x
