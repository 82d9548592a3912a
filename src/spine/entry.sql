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
SELECT e.id, e.record, e.verb, COALESCE(e.audience, '') FROM entry e WHERE e.id = $1 AND {see:entry e}
-- :erase system: the caller has found the entry through {see:} and holds the approvals
DELETE FROM entry_body WHERE entry = $1
-- :unsearch system: the text goes with the body
DELETE FROM search_doc WHERE entry = $1
