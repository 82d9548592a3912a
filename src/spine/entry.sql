-- :head system: the chain's head is no content; extended under the lock of the row
INSERT INTO chain (record, n, head) VALUES ($1, 0, '') ON CONFLICT (record) DO UPDATE SET n = chain.n RETURNING n, head
-- :advance
UPDATE chain SET n = $2, head = $3 WHERE record = $1
-- :insert
INSERT INTO entry (id, record, n, at, actor, verb, part, field, was, now, audience, digest, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
-- :body
INSERT INTO entry_body (entry, salt, body) VALUES ($1, $2, $3)
-- :change
INSERT INTO change (id, record, entry, what, at, number) VALUES ($1, $2, $3, $4, $5, NULL)
-- :list
SELECT e.id, e.n, e.at, e.actor, e.verb, e.part, e.field, e.was, e.now, b.body, e.digest,
       COALESCE(p.name, ''), COALESCE((SELECT COUNT(*) FROM audience_principal ap WHERE ap.audience = e.audience), 0),
       COALESCE(e.audience, '')
  FROM entry e LEFT JOIN entry_body b ON b.entry = e.id LEFT JOIN person p ON p.id = e.actor
 WHERE e.record = $1 AND ($2 = 0 OR e.n < $2) AND {see:entry e}
 ORDER BY e.n DESC LIMIT $3
-- :audience_names
SELECT principal FROM audience_principal WHERE audience = $1 ORDER BY principal
-- :find
SELECT e.id, e.record, e.verb FROM entry e WHERE e.id = $1 AND {see:entry e}
-- :erase system: the caller has found the entry through {see:} and holds the approvals
DELETE FROM entry_body WHERE entry = $1
-- :unsearch system: the text goes with the body
DELETE FROM search_doc WHERE entry = $1
-- :verify_entries system: the auditor's proof reads hashes, not content
SELECT e.id, e.n, e.at, e.actor, e.verb, COALESCE(e.part, ''), e.field, e.was, e.now, COALESCE(e.audience, ''), e.digest, e.hash,
       COALESCE(b.salt, ''), b.body
  FROM entry e LEFT JOIN entry_body b ON b.entry = e.id WHERE e.record = $1 AND e.n > $2 ORDER BY e.n LIMIT 1000
-- :chains
SELECT record, n, head FROM chain WHERE record > $1 ORDER BY record LIMIT 1000
-- :orphan system: the auditor's proof: a record without a chain
SELECT r.id FROM record r WHERE NOT EXISTS (SELECT 1 FROM chain k WHERE k.record = r.id) ORDER BY r.id LIMIT 1
-- :chain_gone system: the auditor's proof: a chain whose record was removed
SELECT k.record FROM chain k WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.id = k.record) ORDER BY k.record LIMIT 1
-- :last_checkpoint
SELECT n, at, records, heads, previous, signature FROM checkpoint ORDER BY n DESC LIMIT 1
-- :checkpoints
SELECT n, at, records, heads, previous, signature FROM checkpoint ORDER BY n
-- :checkpoint
INSERT INTO checkpoint (n, at, records, heads, previous, signature) VALUES ($1, $2, $3, $4, $5, $6)
