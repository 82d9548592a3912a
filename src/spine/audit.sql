-- :entries system: the auditor's proof reads hashes, not content
SELECT e.id, e.n, e.at, e.actor, e.verb, COALESCE(e.part, ''), e.field, e.was, e.now, COALESCE(e.audience, ''), e.digest, e.hash,
       COALESCE(b.salt, ''), b.body,
       CASE WHEN b.entry IS NULL AND NOT EXISTS (SELECT 1 FROM entry x WHERE x.record = e.record AND x.verb = 'erased' AND (x.was = e.id OR (x.was = 'all' AND x.n > e.n))) THEN 1 ELSE 0 END
  FROM entry e LEFT JOIN entry_body b ON b.entry = e.id WHERE e.record = $1 AND e.n > $2 ORDER BY e.n LIMIT 1000
-- :chains
SELECT record, n, head FROM chain WHERE record > $1 ORDER BY record LIMIT 1000
-- :account_logs
SELECT person, n, at, actor, verb, detail, hash FROM person_log WHERE person > $1 OR (person = $1 AND n > $2) ORDER BY person, n LIMIT 1000
-- :orphan system: the auditor's proof: a record without a chain
SELECT r.id FROM record r WHERE NOT EXISTS (SELECT 1 FROM chain k WHERE k.record = r.id) ORDER BY r.id LIMIT 1
-- :chain_gone system: the auditor's proof: a chain whose record was removed
SELECT k.record FROM chain k WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.id = k.record) ORDER BY k.record LIMIT 1
-- :last_checkpoint
SELECT n, at, records, heads, previous, signature, scheme FROM checkpoint ORDER BY n DESC LIMIT 1
-- :checkpoints
SELECT n, at, records, heads, previous, signature, scheme FROM checkpoint ORDER BY n
-- :checkpoint
INSERT INTO checkpoint (n, at, records, heads, previous, signature, scheme) VALUES ($1, $2, $3, $4, $5, $6, 2)
-- :new_records            timelines that no checkpoint has seen
SELECT COUNT(*) FROM chain WHERE n > signed AND signed = 0
-- :sign_chains
INSERT INTO checkpoint_head (checkpoint, record, n, head) SELECT CAST($1 AS BIGINT), record, n, head FROM chain WHERE n > signed
-- :signed
UPDATE chain SET signed = n WHERE n > signed
-- :sign_accounts
INSERT INTO checkpoint_head (checkpoint, record, n, head)
SELECT CAST($1 AS BIGINT), l.person, l.n, l.hash FROM person_log l
 WHERE l.n = (SELECT MAX(m.n) FROM person_log m WHERE m.person = l.person)
   AND NOT EXISTS (SELECT 1 FROM checkpoint_head h WHERE h.record = l.person AND h.n >= l.n)
-- :heads
SELECT record, n, head FROM checkpoint_head WHERE checkpoint = $1 AND record > $2 ORDER BY record LIMIT 1000
-- :head_gone system: the auditor's proof: what a checkpoint signed and is there no more, or other than it was
SELECT h.checkpoint, h.record, h.n, CASE WHEN COALESCE(e.hash, p.hash) IS NULL THEN 1 ELSE 0 END,
       CASE WHEN p.hash IS NULL AND NOT EXISTS (SELECT 1 FROM record r WHERE r.id = h.record) THEN 1 ELSE 0 END
  FROM checkpoint_head h LEFT JOIN entry e ON e.record = h.record AND e.n = h.n LEFT JOIN person_log p ON p.person = h.record AND p.n = h.n
 WHERE COALESCE(e.hash, p.hash, '') <> h.head ORDER BY h.checkpoint, h.record LIMIT 1
