-- 0032 OpenPGP keys of a desk: the newest signs and is told, all open what comes
CREATE TABLE team_key (
  id           TEXT   NOT NULL PRIMARY KEY,
  team         TEXT   NOT NULL,
  fingerprint  TEXT   NOT NULL,
  uid          TEXT   NOT NULL,
  open_key     TEXT   NOT NULL,             -- armoured
  secret       TEXT   NOT NULL,             -- armoured, sealed with the master key
  made_at      BIGINT NOT NULL,
  expires_at   BIGINT,
  created_by   TEXT   NOT NULL,
  created_at   BIGINT NOT NULL
);
CREATE UNIQUE INDEX team_key_once ON team_key (team, fingerprint);
