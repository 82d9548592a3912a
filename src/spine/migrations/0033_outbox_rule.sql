-- 0033 the outbox finds what is due by itself; a rule may earn that its messages leave without a person
ALTER TABLE outbox ADD COLUMN due_at BIGINT NOT NULL DEFAULT 0;      -- of a queued one: not before
ALTER TABLE outbox ADD COLUMN changed BIGINT NOT NULL DEFAULT 0;     -- a person changed the text before it left
CREATE INDEX outbox_due ON outbox (due_at, id) WHERE state = 'queued';
CREATE TABLE outbox_rule (
  team       TEXT   NOT NULL,
  rule       TEXT   NOT NULL,
  releases   BIGINT NOT NULL,              -- in a row, as they were made: nothing changed, nothing cancelled
  direct     BIGINT NOT NULL,              -- its messages leave by themselves
  direct_by  TEXT   NOT NULL,
  direct_at  BIGINT,
  PRIMARY KEY (team, rule)
);
