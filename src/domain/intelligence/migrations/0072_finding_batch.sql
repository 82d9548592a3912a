-- 0072 batches of findings: what an owner was told, by which letters, and the links that answer for them
CREATE TABLE finding_batch (
  id           TEXT   NOT NULL PRIMARY KEY,
  scope        BIGINT NOT NULL,
  team         TEXT   NOT NULL,
  organisation TEXT   NOT NULL,
  class_group  TEXT   NOT NULL,             -- RSIT classification
  pace         TEXT   NOT NULL,
  format       TEXT   NOT NULL,
  language     TEXT   NOT NULL,
  findings     BIGINT NOT NULL,
  observations BIGINT NOT NULL,
  state        TEXT   NOT NULL,             -- held sent delivered bounced answered escalated nobody
  rung         BIGINT NOT NULL,             -- how many were asked
  contact      TEXT,
  who          TEXT   NOT NULL,
  hours        TEXT   NOT NULL,             -- of the contact, and its zone
  zone         TEXT   NOT NULL,
  message      TEXT,                        -- out_... asked last
  chase        BIGINT NOT NULL,
  due_at       BIGINT,                      -- when the next one is asked
  escalated_to TEXT,
  made_at      BIGINT NOT NULL,
  sent_at      BIGINT,
  answered_at  BIGINT
);
CREATE INDEX finding_batch_scope ON finding_batch (scope, made_at);
CREATE INDEX finding_batch_due ON finding_batch (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE finding_told (                 -- observations (seen_from, seen_to] of a finding are told by this batch, and by no other
  batch     TEXT   NOT NULL,
  finding   TEXT   NOT NULL,
  why       TEXT   NOT NULL,                -- new back again
  seen_from BIGINT NOT NULL,
  seen_to   BIGINT NOT NULL,
  PRIMARY KEY (batch, finding)
);
CREATE UNIQUE INDEX finding_told_once ON finding_told (finding, seen_from);

CREATE TABLE finding_letter (
  message TEXT NOT NULL PRIMARY KEY,        -- out_...
  batch   TEXT NOT NULL,
  address TEXT NOT NULL
);
CREATE INDEX finding_letter_batch ON finding_letter (batch);

CREATE TABLE finding_link (                 -- SHA-256 of 128 random bits, made as a letter leaves
  hash       TEXT   NOT NULL PRIMARY KEY,
  message    TEXT   NOT NULL,
  batch      TEXT   NOT NULL,
  expires_at BIGINT NOT NULL
);
