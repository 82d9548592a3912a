-- :load                   of an advisory that the viewer sees
SELECT t.original, t.revision, t.body, t.pending FROM advisory_translation t WHERE t.record = $1 AND {see:of_record t}
-- :save system: the caller has found the advisory through {see:}
INSERT INTO advisory_translation (record, original, revision, body, pending) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (record) DO UPDATE SET revision = $3, body = $4, pending = $5
-- :pending system: the caller has found the advisory through {see:}
UPDATE advisory_translation SET pending = $2 WHERE record = $1
-- :forms                  translations of an advisory, as far as the viewer sees them
SELECT r.id, r.ref, r.title, r.language, r.state, a.version, t.revision
  FROM advisory_translation t JOIN advisory a ON a.record = t.record JOIN record r ON r.id = t.record
 WHERE t.original = $1 AND {see:record r} ORDER BY r.language, r.ref LIMIT 50
-- :source system: what a translation names of its original; the caller has found the translation through {see:}
SELECT r.ref, r.language, COALESCE(p.first_at, 0) FROM record r LEFT JOIN publication p ON p.record = r.id WHERE r.id = $1
-- :audience system: whether both are for the same readers; the caller has found both through {see:}
SELECT audience FROM publication WHERE record = $1
-- :room system: ids of the original's products are known in its translation
UPDATE advisory_content SET next = $2 WHERE record = $1 AND next < $2
-- :words system: the caller has found the advisory through {see:}
UPDATE advisory SET category = $2, summary = $3, text = $4, detect = $5, to_clients = $6, sharing_groups = $7, named = $8, sectors = $9 WHERE record = $1
-- :marking system: the caller has found the advisory through {see:}
UPDATE record SET tlp = $2 WHERE id = $1
-- :revisions              what was published of it in this language, newest first
SELECT v.body FROM advisory_revision v JOIN publication p ON p.record = v.record
 WHERE p.original = $1 AND p.language = $2 AND {see:audience v} AND {see:audience p} ORDER BY v.published_at DESC, v.n DESC LIMIT 50
-- :in_language            what is published of an advisory in this language
SELECT p.ref FROM publication p WHERE p.original = $1 AND p.language = $2 AND p.state = 'published' AND {see:audience p} ORDER BY p.ref LIMIT 1
