-- :keys system: the open keys of the organisation whose document it is; none of them is shown but the one that signed
SELECT armored FROM openpgp_key WHERE record = $1 AND revoked = 0 ORDER BY id DESC LIMIT 20
-- :there system: who uploads is told only whether a document of this id is his to replace
SELECT id, organisation, namespace, year, tlp, state, version, sha256, n, changed_at FROM csaf_upload WHERE file = $1
-- :put system: the caller was found to be a publisher, and the document to be his
INSERT INTO csaf_upload (id, audience, organisation, namespace, file, year, tlp, state, why, tracking, title, version, n, first_at, changed_at, sha256, sha512,
                         signature, signer, signer_key)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'published', '', $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
    ON CONFLICT (file) DO UPDATE SET audience = $2, tlp = $7, state = 'published', why = '', title = $9, version = $10, n = $11, first_at = $12,
        changed_at = $13, sha256 = $14, sha512 = $15, signature = $16, signer = $17, signer_key = $18
-- :keep system: the caller was found to be a publisher, and the document to be his
INSERT INTO csaf_upload_version (upload, n, audience, version, sha256, document, by_person, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
-- :readers system: what was uploaded before is read by those who read it now
UPDATE csaf_upload_version SET audience = $2 WHERE upload = $1
-- :shelf
INSERT INTO shelf (tlp, n, at) VALUES ($1, 1, $2) ON CONFLICT (tlp) DO UPDATE SET n = shelf.n + 1, at = $2
-- :withdraw system: the caller has found the document through {see:}
UPDATE csaf_upload SET state = 'withdrawn', why = $2, audience = $3 WHERE id = $1
-- :list                    of a folder, newest change first
SELECT u.id, u.tracking, u.file, u.year, u.tlp, u.title, u.n, u.first_at, u.changed_at, u.sha256, u.sha512, u.signature, u.signer
  FROM csaf_upload u
 WHERE u.state = 'published' AND u.tlp = $1 AND ($2 = 0 OR u.year = $2) AND {see:audience u} ORDER BY u.changed_at DESC, u.id DESC
-- :one
SELECT u.id, u.tracking, u.file, u.year, u.tlp, u.title, u.n, u.first_at, u.changed_at, u.sha256, u.sha512, u.signature, u.signer
  FROM csaf_upload u WHERE u.state = 'published' AND u.file = $1 AND {see:audience u}
-- :document
SELECT v.document FROM csaf_upload_version v WHERE v.upload = $1 AND v.n = $2 AND {see:audience v}
-- :signers                 keys that signed what the viewer may read
SELECT DISTINCT u.signer, u.signer_key FROM csaf_upload u WHERE u.signer_key <> '' AND u.state = 'published' AND {see:audience u} ORDER BY u.signer LIMIT 1000
-- :documents               what the viewer may read, newest change first
SELECT u.id, u.organisation, u.namespace, u.file, u.year, u.tlp, u.state, u.why, u.tracking, u.title, u.version, u.first_at, u.changed_at, u.sha256, u.signer
  FROM csaf_upload u WHERE {see:audience u} AND ($1 = '' OR u.file = $1) ORDER BY u.changed_at DESC, u.id DESC LIMIT 500
