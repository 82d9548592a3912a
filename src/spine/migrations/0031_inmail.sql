-- 0031 mail that came: one row a message and team; the raw message lies with the files, under its hash
CREATE TABLE inmail (
  id            TEXT   NOT NULL PRIMARY KEY,
  team          TEXT   NOT NULL,
  door          TEXT   NOT NULL,             -- imap lmtp folder
  sha256        TEXT   NOT NULL,
  size          BIGINT NOT NULL,
  message_id    TEXT   NOT NULL,
  sender        TEXT   NOT NULL,             -- address, in lower case
  sender_name   TEXT   NOT NULL,
  envelope_from TEXT   NOT NULL,
  envelope_to   TEXT   NOT NULL,
  subject       TEXT   NOT NULL,
  text          TEXT   NOT NULL,             -- its beginning, while it is no part of a record
  received_at   BIGINT NOT NULL,
  what          TEXT   NOT NULL,             -- answer bounce auto new noise refused
  state         TEXT   NOT NULL,             -- new done noise refused dropped
  reason        TEXT   NOT NULL,             -- a word: why it is noise, refused, or waits
  faults        TEXT   NOT NULL,             -- what was wrong with it, one a line
  openpgp       TEXT   NOT NULL,
  signer        TEXT   NOT NULL,
  record        TEXT,
  outbox        TEXT,                        -- what it answers
  tries         BIGINT NOT NULL
);
CREATE UNIQUE INDEX inmail_raw ON inmail (team, sha256);
CREATE UNIQUE INDEX inmail_once ON inmail (team, message_id, sender) WHERE message_id <> '';
CREATE INDEX inmail_sender ON inmail (sender, received_at);
CREATE INDEX inmail_state ON inmail (team, state, id);
CREATE TABLE imap_state (                    -- how far a mailbox was read
  mailbox      TEXT   NOT NULL PRIMARY KEY,  -- hash of server, name and folder
  uidvalidity  BIGINT NOT NULL,
  last_uid     BIGINT NOT NULL,              -- 0: the first look is not done
  busy_until   BIGINT NOT NULL,
  polled_at    BIGINT NOT NULL,
  taken_at     BIGINT NOT NULL,
  error        TEXT   NOT NULL
);
