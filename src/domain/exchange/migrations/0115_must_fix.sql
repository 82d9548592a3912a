-- 0115 since when a vulnerability has to be mended by a directive: the catalogue of those names the day it was added
CREATE TABLE must_fix (
  record    TEXT   NOT NULL,                   -- the directive
  cve       TEXT   NOT NULL,
  added_at  BIGINT NOT NULL,                   -- when a revision that gives it a date was first published
  PRIMARY KEY (record, cve)
);
