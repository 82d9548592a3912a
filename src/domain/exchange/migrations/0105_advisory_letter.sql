-- 0105 who got an advisory by mail, and which revision: its correction goes to them
CREATE TABLE advisory_letter (
  record        TEXT   NOT NULL,
  address       TEXT   NOT NULL,
  n             BIGINT NOT NULL,               -- the revision
  organisation  TEXT   NOT NULL,
  name          TEXT   NOT NULL,               -- of the contact
  language      TEXT   NOT NULL,
  reason        TEXT   NOT NULL,               -- why this one, in a sentence
  message       TEXT,                          -- out_...; '': none went out; NULL: it is to be written
  at            BIGINT NOT NULL,
  PRIMARY KEY (record, address, n)
);
CREATE INDEX advisory_letter_open ON advisory_letter (record) WHERE message IS NULL;
