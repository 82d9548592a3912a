-- :numbers_of             an advisory's, with what is wished of each
SELECT n.id, n.vulnerability, n.state, n.disputed, n.owner, n.seen, n.to_org, n.why, n.n, n.reserved_at
  FROM cve_number n WHERE n.record = $1 AND {see:of_record n} ORDER BY n.id LIMIT 200
-- :wishes_of              an advisory's, newest first
SELECT w.id, w.number, w.vulnerability, w.what, w.state, w.amount, w.tries, w.code, w.words, w.asked_by, w.asked_at, w.due_at, w.done_at
  FROM cve_wish w WHERE w.record = $1 AND {see:of_record w} ORDER BY w.asked_at DESC, w.id DESC LIMIT 100
-- :number
SELECT n.vulnerability, n.state, n.disputed, n.n FROM cve_number n WHERE n.record = $1 AND n.id = $2 AND {see:of_record n}
-- :busy
SELECT COUNT(*) FROM cve_wish w WHERE w.record = $1 AND w.number = $2 AND w.vulnerability = $3 AND w.state IN ('waiting', 'sent') AND {see:of_record w}
-- :has_number
SELECT n.id FROM cve_number n WHERE n.record = $1 AND n.vulnerability = $2 AND n.state <> 'rejected' AND {see:of_record n} LIMIT 1
-- :from_stock system: one that was reserved by us, is this CNA's still and no advisory's; the caller has found the advisory through {see:}
UPDATE cve_number SET record = $1, vulnerability = $2
 WHERE id = (SELECT id FROM cve_number WHERE record IS NULL AND origin = 'ours' AND state = 'reserved' AND seen = 'reserved' AND to_org = ''
               AND (owner = '' OR lower(owner) = lower($4)) AND substr(id, 5, 4) = $3 ORDER BY id LIMIT 1)
RETURNING id
-- :wish_put
INSERT INTO cve_wish (id, record, team, number, vulnerability, what, state, amount, year, sequential, body, n, tries, code, words, asked_by, asked_at, due_at, lease_until, sent_at, done_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, '', '', $13, $14, $14, 0, NULL, $15)
-- :transfer system: the caller has found the number through {see:}
UPDATE cve_number SET to_org = $2, why = $3 WHERE id = $1
-- :withdraw_mine
UPDATE cve_wish SET state = 'withdrawn', done_at = $3 WHERE id = $2 AND state IN ('waiting', 'refused')
   AND id IN (SELECT w.id FROM cve_wish w WHERE w.record = $1 AND {see:of_record w}) RETURNING id
