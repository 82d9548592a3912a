-- 0061 how long what is kept and why; what people proposed to erase, and what became of it
CREATE TABLE retention_class (
  name        TEXT   NOT NULL PRIMARY KEY,   -- a record names its own in `retention`
  applies     TEXT   NOT NULL,               -- records: closed ones; machine: what is no record
  how         TEXT   NOT NULL,               -- itself: removed when it is time; asked: two people say so
  days        BIGINT NOT NULL,               -- after it was closed, or came
  most        BIGINT NOT NULL,               -- days may be set up to this
  source      TEXT   NOT NULL,               -- where the number comes from
  revision    BIGINT NOT NULL,
  changed_by  TEXT   NOT NULL,
  changed_at  BIGINT NOT NULL
);
INSERT INTO retention_class (name, applies, how, days, most, source, revision, changed_by, changed_at) VALUES
  ('case',      'records', 'asked',  1827, 36525, 'Default of this program: the life of a case and 5 years; no law of the country sets a figure', 1, '', 0),
  ('inbox',     'records', 'asked',  1827, 36525, 'Default of this program: what a case was opened from is kept as long as the case', 1, '', 0),
  ('noise',     'records', 'itself',   90,  1827, 'Default of this program: 90 days, so that a mistake is noticed', 1, '', 0),
  ('alert',     'records', 'asked',  1827, 36525, 'Default of this program: 5 years, as cases', 1, '', 0),
  ('directory', 'records', 'asked',  1827, 36525, 'Default of this program: 5 years after an organisation ended, so that old cases still say whose they were', 1, '', 0),
  ('events',    'machine', 'itself',  180,  3653, 'Default of this program: 180 days of observations on line; no law of the country sets a figure', 1, '', 0),
  ('mail',      'machine', 'itself',   30,   365, 'Default of this program: mail that was held back, refused or put away', 1, '', 0),
  ('intake',    'machine', 'itself',    7,     7, 'Data minimisation: traces of how something came in are kept 7 days at most', 1, '', 0);

CREATE TABLE erasure (
  id           TEXT   NOT NULL PRIMARY KEY,
  record       TEXT   NOT NULL,
  entry        TEXT   NOT NULL,              -- one text of the timeline; "": all that the record holds
  rule         TEXT   NOT NULL,              -- the class, or redaction
  reason       TEXT   NOT NULL,
  state        TEXT   NOT NULL,              -- proposed done declined
  led          BIGINT NOT NULL,              -- 1: who proposed it leads the desk
  proposed_by  TEXT   NOT NULL,
  proposed_at  BIGINT NOT NULL,
  decided_by   TEXT   NOT NULL,
  decided_at   BIGINT,
  texts        BIGINT NOT NULL,              -- what went
  files        BIGINT NOT NULL,
  mails        BIGINT NOT NULL
);
CREATE UNIQUE INDEX erasure_open ON erasure (record, entry) WHERE state = 'proposed';
CREATE INDEX erasure_record ON erasure (record, proposed_at);
CREATE INDEX erasure_waiting ON erasure (proposed_at) WHERE state = 'proposed';

ALTER TABLE record ADD COLUMN erased_at BIGINT;                   -- its texts went; NULL again when new ones came
CREATE INDEX record_retention ON record (retention, closed_at) WHERE closed_at IS NOT NULL AND erased_at IS NULL;
CREATE INDEX inmail_sha256 ON inmail (sha256);                       -- who names these bytes (collect.c)
UPDATE record SET retention = 'alert' WHERE kind = 'alert' AND retention = 'case';
UPDATE record SET retention = 'directory' WHERE kind = 'organisation' AND retention = 'case';
UPDATE record SET retention = 'inbox' WHERE kind = 'message' AND retention = 'case';
