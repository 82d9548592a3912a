-- :batch_of
SELECT b.id, b.language FROM finding_letter l JOIN finding_batch b ON b.id = l.batch WHERE l.message = $1
-- :keep
INSERT INTO finding_link (hash, message, batch, expires_at) VALUES ($1, $2, $3, $4)
-- :by_hash system: whoever holds the link sees what the letter was about
SELECT b.id, b.team, b.organisation, r.title, t.name, t.telephone, t.mailbox, CASE WHEN b.zone = '' THEN t.zone ELSE b.zone END
  FROM finding_link k JOIN finding_batch b ON b.id = k.batch JOIN team t ON t.id = b.team JOIN record r ON r.id = b.organisation
 WHERE k.hash = $1 AND k.expires_at > $2
-- :problems system: as above
SELECT f.class, f.name, COUNT(*), SUM(CASE WHEN f.state IN ('open', 'came-back', 'help-needed') THEN 1 ELSE 0 END),
       CASE WHEN f.class IN ({list:$2}) THEN f.side ELSE '' END
  FROM finding_told t JOIN finding f ON f.id = t.finding WHERE t.batch = $1 GROUP BY f.class, f.name, 5 ORDER BY f.class, f.name, 5
-- :rows system: as above; columns as in :page of finding_api.sql
SELECT f.id, f.team, f.organisation, f.class, f.name, f.asset, f.address, f.first_seen, f.last_seen, f.seen - f.lost, f.sources, f.how, f.confidence, f.counterpart,
       f.source_port, f.barred, f.state, f.state_at, f.until, f.returns, f.told_at, f.next_at, f.revision, r.title, f.more, f.side, f.destination_port,
       CASE WHEN f.state IN ('help-needed', 'claimed-fixed', 'not-ours', 'accepted', 'muted') THEN 1 ELSE 0 END
  FROM finding_told t JOIN finding f ON f.id = t.finding JOIN record r ON r.id = f.organisation WHERE t.batch = $1
 ORDER BY f.class, f.name, CASE WHEN f.class IN ({list:$4}) THEN f.side ELSE '' END, f.asset, f.id LIMIT $2 OFFSET $3
-- :to_answer system: as above; $2 one finding, or all of $3 and $4, of the side $5 unless that is empty
SELECT f.id FROM finding_told t JOIN finding f ON f.id = t.finding
 WHERE t.batch = $1 AND ((f.id = $2) OR ($2 = '' AND f.class = $3 AND f.name = $4 AND ($5 = '' OR f.side = $5))) ORDER BY f.id
