-- 0133 in which language an advisory was read by mail, and to whom its correction is owed in that language, until its translation is out
ALTER TABLE advisory_letter ADD COLUMN said TEXT NOT NULL DEFAULT '';       -- the language of the translation that its reader goes by; '': the original
ALTER TABLE subscription_letter ADD COLUMN said TEXT NOT NULL DEFAULT '';   -- the same
CREATE TABLE letter_again (
  record    TEXT   NOT NULL,                   -- the original
  n         BIGINT NOT NULL,                   -- its revision
  reader    TEXT   NOT NULL,                   -- the address of advisory_letter, or the subscription
  language  TEXT   NOT NULL,
  state     TEXT   NOT NULL,                   -- waiting (the translation is not out) due written over
  message   TEXT   NOT NULL,                   -- out_...; '': none
  PRIMARY KEY (record, n, reader)
);
CREATE INDEX letter_again_reader ON letter_again (reader);
CREATE INDEX letter_again_due ON letter_again (record, n) WHERE state = 'due';
