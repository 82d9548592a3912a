-- 0020 what each checkpoint signed, so that a chain that was cut or rewritten as a whole is found, and which one.
CREATE TABLE checkpoint_head (             -- heads of the timelines (and account logs) that moved since the checkpoint before
  checkpoint BIGINT NOT NULL,
  record     TEXT   NOT NULL,              -- a record, or per_... for the log of an account
  n          BIGINT NOT NULL,
  head       TEXT   NOT NULL,
  PRIMARY KEY (checkpoint, record)
);
CREATE INDEX checkpoint_head_record ON checkpoint_head (record, n);
ALTER TABLE checkpoint ADD COLUMN scheme BIGINT NOT NULL DEFAULT 1; -- 1: a hash over all heads, which cannot be rebuilt; 2: over checkpoint_head
ALTER TABLE chain ADD COLUMN signed BIGINT NOT NULL DEFAULT 0;      -- n at the last checkpoint
CREATE INDEX chain_unsigned ON chain (record) WHERE n > signed;
