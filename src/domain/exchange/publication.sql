-- :list                   what the viewer may read, newest first
SELECT p.record, p.ref, p.file, p.year, p.tlp, p.state, p.category, p.title, p.summary, p.language, p.severity, p.exploited, p.n, p.first_at, p.changed_at,
       p.sha256, p.sha512, p.signature, p.signer, p.original
  FROM publication p
 WHERE {see:audience p} AND ($1 = '' OR p.tlp = $1) AND ($2 = '' OR p.category = $2) AND ($3 = 0 OR p.year = $3)
   AND ($4 = 0 OR p.changed_at < $4 OR (p.changed_at = $4 AND p.record < $5))
   AND ($6 = '' OR p.words LIKE '%' || $6 || '%') AND ($7 = '' OR p.words LIKE '%' || $7 || '%') AND ($8 = '' OR p.words LIKE '%' || $8 || '%')
   AND ($9 = '' OR p.words LIKE '%' || $9 || '%') AND ($11 = '' OR p.language = $11)
 ORDER BY p.changed_at DESC, p.record DESC LIMIT $10
-- :one                    by reference, or by the name of its file
SELECT p.record, p.ref, p.file, p.year, p.tlp, p.state, p.category, p.title, p.summary, p.language, p.severity, p.exploited, p.n, p.first_at, p.changed_at,
       p.sha256, p.sha512, p.signature, p.signer, p.original
  FROM publication p WHERE (p.ref = $1 OR p.file = $1) AND {see:audience p}
-- :body                   of the revision that stands there
SELECT v.body FROM advisory_revision v WHERE v.record = $1 AND v.n = $2 AND {see:audience v}
-- :documents
SELECT v.document, v.document_21 FROM advisory_revision v WHERE v.record = $1 AND v.n = $2 AND {see:audience v}
-- :events                 what was published of what the viewer may read; dates and references
SELECT h.number, h.id, h.what, p.ref, h.at FROM change h JOIN publication p ON p.record = h.record
 WHERE h.number > $1 AND h.number <= $2 AND h.what LIKE 'publication.%' AND {see:audience p} ORDER BY h.number LIMIT $3
-- :shelf
SELECT n, at, signed FROM shelf WHERE tlp = $1
-- :languages              an original and its translations, by the record of the original
SELECT p.record, p.ref, p.file, p.year, p.tlp, p.state, p.category, p.title, p.summary, p.language, p.severity, p.exploited, p.n, p.first_at, p.changed_at,
       p.sha256, p.sha512, p.signature, p.signer, p.original
  FROM publication p WHERE (p.record = $1 OR p.original = $1) AND p.state = 'published' AND {see:audience p} ORDER BY p.language, p.ref LIMIT 20
