-- 0106 what was said about a paragraph while an advisory is read before it goes out; seen by its desk and by nobody else
CREATE TABLE advisory_comment (
  id            TEXT   NOT NULL PRIMARY KEY,   -- cmt_...
  record        TEXT   NOT NULL,
  member        TEXT   NOT NULL,               -- summary text detect
  paragraph     BIGINT NOT NULL,               -- its number when it was commented on, from 1
  hash          TEXT   NOT NULL,               -- of its words then, so that one that moved is found and one that changed is told
  quote         TEXT   NOT NULL,               -- its first words then
  body          TEXT   NOT NULL,
  made_by       TEXT   NOT NULL,
  made_at       BIGINT NOT NULL,
  resolved_by   TEXT   NOT NULL,               -- '': it is open
  resolved_at   BIGINT
);
CREATE INDEX advisory_comment_record ON advisory_comment (record, made_at);
