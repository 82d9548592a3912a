-- :load                   of an advisory that the viewer sees
SELECT k.body, k.revision, k.next FROM advisory_content k WHERE k.record = $1 AND {see:of_record k}
-- :save system: the caller has found the advisory through {see:}
INSERT INTO advisory_content (record, body, next, revision) VALUES ($1, $2, $3, 1)
    ON CONFLICT (record) DO UPDATE SET body = $2, next = $3, revision = advisory_content.revision + 1
-- :confirmed system: the caller has found the advisory through {see:}
UPDATE advisory SET unconfirmed = '[]' WHERE record = $1
