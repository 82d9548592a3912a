-- :serves                 the organisation whose team it is: clients:ORG are those it serves
SELECT COALESCE(organisation, ''), mailbox, name FROM team WHERE id = $1
-- :history system: the advisory was found through {see:}; dates and what was said to have changed
SELECT n, published_at, what FROM advisory_revision WHERE record = $1 ORDER BY n
-- :newest system: the advisory was found through {see:}
SELECT body, state FROM advisory_revision WHERE record = $1 ORDER BY n DESC LIMIT 1
-- :revision
INSERT INTO advisory_revision (record, n, audience, state, body, document, document_21, what, approved_by, published_by, published_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
-- :narrow system: a tighter marking holds for what was published before, too
UPDATE advisory_revision SET audience = $2 WHERE record = $1
-- :was system: what stood there before
SELECT tlp FROM publication WHERE record = $1
-- :publication system: the caller has found the advisory through {see:} and published it
INSERT INTO publication (record, audience, ref, file, year, tlp, state, category, title, summary, language, severity, exploited, words, n, first_at, changed_at,
                         sha256, sha512, signature, signer, original)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
    ON CONFLICT (record) DO UPDATE SET audience = $2, tlp = $6, state = $7, category = $8, title = $9, summary = $10, language = $11, severity = $12,
        exploited = $13, words = $14, n = $15, changed_at = $17, sha256 = $18, sha512 = $19, signature = $20, signer = $21
-- :shelf
INSERT INTO shelf (tlp, n, at) VALUES ($1, 1, $2) ON CONFLICT (tlp) DO UPDATE SET n = shelf.n + 1, at = $2
-- :published system: the caller has found the advisory through {see:} and published it
UPDATE advisory SET version = $2, published_at = $3, publish_at = NULL, authors = '[]', change_note = '' WHERE record = $1
-- :restore system: the caller has found the advisory through {see:} and moved its state
UPDATE advisory SET category = $2, summary = $3, text = $4, detect = $5, sectors = $6, change_note = '', unconfirmed = '[]', authors = '[]' WHERE record = $1
-- :restore_record system: the caller has found the advisory through {see:} and moved its state
UPDATE record SET title = $2, tlp = $3, language = $4 WHERE id = $1
-- :revisions              of an advisory that the viewer sees, newest first
SELECT v.n, v.state, v.what, v.approved_by, COALESCE(a.name, ''), v.published_by, COALESCE(p.name, ''), v.published_at
  FROM advisory_revision v LEFT JOIN person a ON a.id = v.approved_by LEFT JOIN person p ON p.id = v.published_by
 WHERE v.record = $1 AND {see:of_record v} ORDER BY v.n DESC LIMIT 500
-- :revision_body
SELECT v.body FROM advisory_revision v WHERE v.record = $1 AND v.n = $2 AND {see:of_record v}
-- :must_fix system: the caller has published the directive; a number keeps the day it was added
INSERT INTO must_fix (record, cve, added_at) VALUES ($1, $2, $3) ON CONFLICT (record, cve) DO NOTHING
