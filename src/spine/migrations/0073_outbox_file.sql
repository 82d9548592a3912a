-- 0073 files that go with a message of the outbox; the bytes lie under their SHA-256
CREATE TABLE outbox_file (
  message TEXT   NOT NULL,                  -- out_...
  n       BIGINT NOT NULL,
  name    TEXT   NOT NULL,
  type    TEXT   NOT NULL,
  sha256  TEXT   NOT NULL,
  size    BIGINT NOT NULL,
  PRIMARY KEY (message, n)
);
CREATE INDEX outbox_file_bytes ON outbox_file (sha256);
