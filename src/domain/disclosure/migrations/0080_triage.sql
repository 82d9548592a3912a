-- 0080 how a report was judged: CVSS scores and SSVC decisions, each a row that stays; the reason of an override is the text of its entry
CREATE TABLE report_score (
  id        TEXT   NOT NULL PRIMARY KEY,
  record    TEXT   NOT NULL,
  audience  TEXT,                        -- the handling team
  entry     TEXT   NOT NULL,
  at        BIGINT NOT NULL,
  actor     TEXT   NOT NULL,
  version   TEXT   NOT NULL,             -- 2.0 3.0 3.1 4.0
  vector    TEXT   NOT NULL,             -- in canonical form
  score     BIGINT NOT NULL,             -- the overall score in tenths
  severity  TEXT   NOT NULL              -- none low medium high critical
);
CREATE INDEX report_score_record ON report_score (record, at);
CREATE TABLE report_decision (
  id        TEXT   NOT NULL PRIMARY KEY,
  record    TEXT   NOT NULL,
  audience  TEXT,                        -- the handling team
  entry     TEXT   NOT NULL,
  at        BIGINT NOT NULL,
  actor     TEXT   NOT NULL,
  decided   TEXT   NOT NULL,             -- the table: coordinator_triage
  version   TEXT   NOT NULL,             -- of the table
  answers   TEXT   NOT NULL,             -- point=value, with blanks between
  computed  TEXT   NOT NULL,             -- what the table says
  outcome   TEXT   NOT NULL,             -- what was decided
  due_at    BIGINT                       -- the date that follows from the outcome, where it names days
);
CREATE INDEX report_decision_record ON report_decision (record, at);
