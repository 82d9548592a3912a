-- :drop system: the record's own field is written again by who may change it
DELETE FROM search_doc WHERE record = $1 AND field = $2 AND entry IS NULL
-- :put
INSERT INTO search_doc (record, entry, audience, field, at, text, folded) VALUES ($1, $2, $3, $4, $5, $6, $7)
-- :find_sqlite
SELECT r.id, r.kind, r.ref, r.title, r.state, s.field, s.text, s.at
  FROM search_doc s JOIN record r ON r.id = s.record
 WHERE s.seq IN (SELECT search_fts.rowid FROM search_fts WHERE search_fts MATCH $1) AND {see:entry s}
 ORDER BY CASE s.field WHEN 'ref' THEN 0 WHEN 'title' THEN 1 ELSE 2 END, s.at DESC, r.id LIMIT $2
-- :find_postgres
SELECT r.id, r.kind, r.ref, r.title, r.state, s.field, s.text, s.at
  FROM search_doc s JOIN record r ON r.id = s.record
 WHERE array_to_tsvector(string_to_array(s.folded, ' ')) @@ CAST($1 AS tsquery) AND {see:entry s}
 ORDER BY CASE s.field WHEN 'ref' THEN 0 WHEN 'title' THEN 1 ELSE 2 END, s.at DESC, r.id LIMIT $2
