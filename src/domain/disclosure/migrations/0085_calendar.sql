-- 0085 a person's calendar feed: a link of its own, of which the hash is kept; and when somebody was told that a date comes near
CREATE TABLE calendar_feed (
  person      TEXT   NOT NULL PRIMARY KEY,
  hash        TEXT   NOT NULL,                -- SHA-256 of 192 random bits
  created_at  BIGINT NOT NULL,
  used_at     BIGINT NOT NULL                 -- 0: never
);
CREATE UNIQUE INDEX calendar_feed_hash ON calendar_feed (hash);
ALTER TABLE deadline ADD COLUMN reminded_at BIGINT;
