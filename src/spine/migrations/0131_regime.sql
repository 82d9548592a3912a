-- 0131 times that laws, directives and guides name: rows of the hub's own beside those that come with it, and from which one a target was taken
CREATE TABLE regime (
  code            TEXT   NOT NULL PRIMARY KEY,
  regime          TEXT   NOT NULL,
  applies_to      TEXT   NOT NULL,
  starts_with     TEXT   NOT NULL,          -- what begins the time
  duration        TEXT   NOT NULL,
  calendar        TEXT   NOT NULL,
  effective_from  TEXT   NOT NULL,          -- 2026-09-11, or empty
  source          TEXT   NOT NULL,
  status          TEXT   NOT NULL,          -- reference historical claimed draft in force default
  kind            TEXT   NOT NULL,          -- of the clock that the house has for it; empty: none
  step            TEXT   NOT NULL,
  amount          BIGINT NOT NULL,
  unit            TEXT   NOT NULL,
  position        BIGINT NOT NULL,
  taken_at        BIGINT NOT NULL,
  taken_by        TEXT   NOT NULL
);
ALTER TABLE target ADD COLUMN basis TEXT NOT NULL DEFAULT '';   -- code of the regime it was taken from
