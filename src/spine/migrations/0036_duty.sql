-- 0036 who is on duty: a weekly pattern for each line, single shifts that stand over it, and what was said at hand-over
CREATE TABLE duty_plan (                  -- one a team, from its first change on
  team      TEXT   NOT NULL PRIMARY KEY,
  first     BIGINT NOT NULL,              -- minutes without acknowledgement until the second line is called
  second    BIGINT NOT NULL,              -- ... the third line
  third     BIGINT NOT NULL,              -- ... those who lead the team
  revision  BIGINT NOT NULL
);
CREATE TABLE duty_rota (                  -- people in turn, without end
  team      TEXT   NOT NULL,
  line      BIGINT NOT NULL,              -- 1 is called first
  first_day TEXT   NOT NULL,              -- 2026-11-23, local: the first hand-over
  at        TEXT   NOT NULL,              -- 08:00, local
  days      BIGINT NOT NULL,              -- a turn
  people    TEXT   NOT NULL,              -- JSON list of per_..., in turn
  PRIMARY KEY (team, line)
);
CREATE TABLE duty_shift (                 -- stands over the pattern; the one made last counts
  id         TEXT   NOT NULL PRIMARY KEY,
  team       TEXT   NOT NULL,
  line       BIGINT NOT NULL,
  person     TEXT   NOT NULL,
  starts_at  BIGINT NOT NULL,
  ends_at    BIGINT NOT NULL,
  note       TEXT   NOT NULL,
  created_by TEXT   NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX duty_shift_team ON duty_shift (team, ends_at);
CREATE TABLE duty_handover (              -- the log: who gave to whom, with which words
  id         TEXT   NOT NULL PRIMARY KEY,
  team       TEXT   NOT NULL,
  line       BIGINT NOT NULL,
  was        TEXT   NOT NULL,             -- per_...
  now        TEXT   NOT NULL,             -- per_...
  note       TEXT   NOT NULL,
  created_by TEXT   NOT NULL,
  at         BIGINT NOT NULL
);
CREATE INDEX duty_handover_team ON duty_handover (team, at);
CREATE TABLE duty_gap (                   -- gaps that the leads were told of, so that they are told once
  team       TEXT   NOT NULL,
  line       BIGINT NOT NULL,
  starts_at  BIGINT NOT NULL,
  told_at    BIGINT NOT NULL,
  PRIMARY KEY (team, line, starts_at)
);
CREATE INDEX record_red ON record (team) WHERE tlp = 'red';
-- names stood in for the team under its own word; they rest on the duty from now on
UPDATE record_grant SET because = 'duty' WHERE because = 'owner' AND principal LIKE 'user:%';
