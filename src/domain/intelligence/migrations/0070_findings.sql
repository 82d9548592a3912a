-- 0070 findings: what an owner is told about. Many observations of the same problem on the same asset are one of them.
CREATE TABLE finding (
  id           TEXT   NOT NULL PRIMARY KEY,
  key          TEXT   NOT NULL,             -- hash of scope, class, identifier and asset
  scope        BIGINT NOT NULL,             -- event_scope: which desk, whose, and who may see it
  team         TEXT   NOT NULL,
  organisation TEXT   NOT NULL,
  class        TEXT   NOT NULL,             -- RSIT type
  name         TEXT   NOT NULL,             -- classification.identifier
  asset        TEXT   NOT NULL,             -- 203.0.113.7:53/udp, or the name of a host or an account
  address      TEXT   NOT NULL,             -- of it, when it has one
  first_seen   BIGINT NOT NULL,
  last_seen    BIGINT NOT NULL,
  seen         BIGINT NOT NULL,             -- events: hours in which it was observed
  sources      TEXT   NOT NULL,             -- feeds that observed it, a line each
  feed         TEXT   NOT NULL,             -- the one of the newest observation
  how          TEXT   NOT NULL,             -- by what it was found to be theirs
  confidence   BIGINT NOT NULL,
  counterpart  TEXT   NOT NULL,             -- of the newest observation, as what follows
  source_port  BIGINT,
  more         TEXT   NOT NULL,             -- the other fields, a JSON object
  day          BIGINT NOT NULL,             -- the event itself
  event        BIGINT NOT NULL,
  barred       TEXT   NOT NULL,             -- "" or why nobody is ever told: documentation private test reserved
  state        TEXT   NOT NULL,
  state_at     BIGINT NOT NULL,
  until        BIGINT,                      -- of accepted and muted
  returns      BIGINT NOT NULL,             -- how often it came back
  told         BIGINT NOT NULL,             -- observations of which a batch has told
  told_first   BIGINT,
  told_at      BIGINT,
  answered_at  BIGINT,                      -- first answer of the owner
  fixed_at     BIGINT,
  verified_at  BIGINT,
  queued_at    BIGINT,                      -- since when it is to be told; empty: not now
  next_at      BIGINT,                      -- when that is looked at
  revision     BIGINT NOT NULL,
  created_at   BIGINT NOT NULL
);
CREATE UNIQUE INDEX finding_key ON finding (key);
CREATE INDEX finding_scope ON finding (scope, last_seen);
CREATE INDEX finding_next ON finding (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX finding_state ON finding (state, last_seen);
CREATE INDEX finding_seen ON finding (last_seen, id);

CREATE TABLE finding_step (                 -- what became of it: answers, and what was observed or not any more
  id        TEXT   NOT NULL PRIMARY KEY,
  finding   TEXT   NOT NULL,
  act       TEXT   NOT NULL,
  was       TEXT   NOT NULL,
  now       TEXT   NOT NULL,
  was_until BIGINT,
  until     BIGINT,
  actor     TEXT   NOT NULL,                -- per_..., or system:...
  batch     TEXT,                           -- answered by the link of this batch
  note      TEXT   NOT NULL,
  at        BIGINT NOT NULL
);
CREATE INDEX finding_step_finding ON finding_step (finding, at, id);

-- how far the events of a day are read; moves in the transaction that writes what was found
CREATE TABLE finding_position (
  day   BIGINT NOT NULL PRIMARY KEY,
  event BIGINT NOT NULL
);
-- the newest observation of a feed at a desk: absence means something only while the feed reports
CREATE TABLE finding_feed (
  team      TEXT   NOT NULL,
  feed      TEXT   NOT NULL,
  last_seen BIGINT NOT NULL,
  PRIMARY KEY (team, feed)
);
