-- :epoch
SELECT n FROM holding_epoch WHERE one = 1
-- :all system: attribution is the hub's own act; what it finds is shown by the scope of the event alone
SELECT a.exact, a.record, a.since, a.until, a.proof FROM asset a JOIN record r ON r.id = a.record ORDER BY a.exact, a.record
