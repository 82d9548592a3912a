-- 0011 keys of organisations, one-time codes by which contacts confirm themselves, imports that can be taken back
CREATE TABLE openpgp_key (
  id           TEXT   NOT NULL PRIMARY KEY,
  record       TEXT   NOT NULL,
  audience     TEXT,
  fingerprint  TEXT   NOT NULL,
  uid          TEXT   NOT NULL,
  version      BIGINT NOT NULL,
  made_at      BIGINT,
  expires_at   BIGINT,
  revoked      BIGINT NOT NULL,
  origin       TEXT   NOT NULL,
  armored      TEXT   NOT NULL,
  revision     BIGINT NOT NULL
);
CREATE INDEX openpgp_key_record ON openpgp_key (record);
CREATE INDEX openpgp_key_fingerprint ON openpgp_key (fingerprint);
CREATE INDEX openpgp_key_expiry ON openpgp_key (expires_at);
CREATE TABLE key_alarm (                     -- told once for each key and moment of expiry
  fingerprint  TEXT   NOT NULL,
  record       TEXT   NOT NULL,
  expires_at   BIGINT NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (fingerprint, record, expires_at)
);

CREATE TABLE contact_code (                  -- SHA-256 of the code; opening the page changes nothing
  hash        TEXT   NOT NULL PRIMARY KEY,
  contact     TEXT   NOT NULL,
  record      TEXT   NOT NULL,
  email       TEXT   NOT NULL,               -- the address it was made for: a changed one makes it worthless
  created_by  TEXT   NOT NULL,
  created_at  BIGINT NOT NULL,
  expires_at  BIGINT NOT NULL,
  used_at     BIGINT
);
CREATE INDEX contact_code_contact ON contact_code (contact);

CREATE TABLE import_run (
  id         TEXT   NOT NULL PRIMARY KEY,
  team       TEXT   NOT NULL,
  actor      TEXT   NOT NULL,
  at         BIGINT NOT NULL,
  fresh      BIGINT NOT NULL,
  changed    BIGINT NOT NULL,
  refused    BIGINT NOT NULL,
  undone_at  BIGINT
);
CREATE INDEX import_run_team ON import_run (team, at);
CREATE TABLE import_row (                    -- what an import did, so that it can be undone
  import  TEXT   NOT NULL,
  n       BIGINT NOT NULL,
  record  TEXT   NOT NULL,
  what    TEXT   NOT NULL,                   -- organisation contact asset field
  item    TEXT   NOT NULL,
  was     TEXT   NOT NULL,
  now     TEXT   NOT NULL,
  PRIMARY KEY (import, n)
);
