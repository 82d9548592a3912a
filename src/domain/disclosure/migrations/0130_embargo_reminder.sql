-- 0130 before an embargo ends: how many days before it is told, by desk; and what was told of which day
CREATE TABLE embargo_policy (
  team        TEXT   NOT NULL PRIMARY KEY,
  days        TEXT   NOT NULL,             -- 14 7 1, with blanks between, the most first; no row: the usual ones
  updated_at  BIGINT NOT NULL
);
CREATE TABLE case_reminded (               -- no content: a day that was told of; another day is told of anew
  record    TEXT   NOT NULL,
  until_at  BIGINT NOT NULL,
  days      BIGINT NOT NULL,               -- so many before; 0: the vendors were written to
  at        BIGINT NOT NULL,
  PRIMARY KEY (record, until_at, days)
);
