-- 0063 warning lists: values that rarely mean what they seem to, as MISP publishes them; the same for all desks
CREATE TABLE warning_list (
  id         TEXT   NOT NULL PRIMARY KEY,
  name       TEXT   NOT NULL,             -- its identity: the same name again is another state of it
  current    BIGINT NOT NULL,             -- warning_text.number
  enabled    BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  dropped_at BIGINT                       -- gone a week later
);
CREATE UNIQUE INDEX warning_list_name ON warning_list (name);
CREATE TABLE warning_text (               -- what it holds, and what it held before the last update
  list        TEXT   NOT NULL,
  number      BIGINT NOT NULL,
  version     BIGINT NOT NULL,
  description TEXT   NOT NULL,
  type        TEXT   NOT NULL,            -- cidr hostname string substring regex
  kinds       BIGINT NOT NULL,            -- bits of the kinds of values it speaks for
  attributes  TEXT   NOT NULL,            -- MISP's matching_attributes, a line each
  entries     TEXT   NOT NULL,            -- a line each
  n           BIGINT NOT NULL,
  bad         BIGINT NOT NULL,            -- entries that were left out
  bytes       BIGINT NOT NULL,
  actor       TEXT   NOT NULL,
  at          BIGINT NOT NULL,
  PRIMARY KEY (list, number)
);
CREATE TABLE warning_epoch (              -- grows when the lists that count are others; copies in memory compare it
  one BIGINT NOT NULL PRIMARY KEY,
  n   BIGINT NOT NULL
);
INSERT INTO warning_epoch (one, n) VALUES (1, 1);
CREATE TABLE finding_listed (             -- findings whose newest observation is of a listed value: they wait for a person
  finding   TEXT   NOT NULL PRIMARY KEY,
  lists     TEXT   NOT NULL,              -- names of the lists, a line each; empty: not any more
  looked    TEXT   NOT NULL,              -- tell or keep: what somebody said of it
  looked_by TEXT   NOT NULL,
  looked_at BIGINT
);
CREATE INDEX finding_listed_waits ON finding_listed (finding) WHERE lists <> '' AND looked = '';
