-- 0107 translations: an advisory that says in another language what its original says
ALTER TABLE advisory ADD COLUMN translation_of TEXT;       -- adv_...
CREATE TABLE advisory_translation (
  record    TEXT   NOT NULL PRIMARY KEY,
  original  TEXT   NOT NULL,                   -- adv_...
  revision  BIGINT NOT NULL,                   -- of the original, as it was taken over last; 0: it was not published then
  body      TEXT   NOT NULL,                   -- JSON: the original as it was then
  pending   TEXT   NOT NULL                    -- JSON: places whose words are not translated yet
);
CREATE INDEX advisory_translation_original ON advisory_translation (original);
ALTER TABLE publication ADD COLUMN original TEXT NOT NULL DEFAULT '';   -- the record that it is a translation of
CREATE INDEX publication_original ON publication (original);
