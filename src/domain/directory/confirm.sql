-- :forget
DELETE FROM contact_code WHERE contact = $1 AND used_at IS NULL
-- :keep
INSERT INTO contact_code (hash, contact, record, email, created_by, created_at, expires_at, used_at) VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)
-- :by_code system: whoever holds the one-time code sees the contact that it was made for, and nothing else
SELECT k.id, k.record, r.title, k.name, k.role, k.email, k.telephone, k.hours, r.state
  FROM contact_code d JOIN contact k ON k.id = d.contact AND k.email = d.email JOIN record r ON r.id = d.record
 WHERE d.hash = $1 AND d.expires_at > $2 AND d.used_at IS NULL
-- :use
UPDATE contact_code SET used_at = $2 WHERE hash = $1 AND used_at IS NULL RETURNING contact
-- :confirmed system: by whoever held the one-time code
UPDATE contact SET confirmed_at = $2, bounces = 0, revision = revision + 1 WHERE id = $1
-- :silent system: active organisations all of whose contacts are silent; what a person does not see is not told
SELECT r.id FROM record r WHERE r.kind = 'organisation' AND r.state = 'active' AND r.created_at < $1
   AND EXISTS (SELECT 1 FROM contact k WHERE k.record = r.id)
   AND NOT EXISTS (SELECT 1 FROM contact k WHERE k.record = r.id AND k.confirmed_at > $1) LIMIT 500
