-- 0112 advisories by mail for everybody: who asked for which, and what each was sent; sectors that an advisory concerns
CREATE TABLE subscription (                    -- goes whole when it ends: no address is kept of who does not want mail
  id            TEXT   NOT NULL PRIMARY KEY,   -- sub_...
  address       TEXT   NOT NULL,
  address_key   TEXT   NOT NULL,               -- in small letters
  language      TEXT   NOT NULL,               -- en ur
  pace          TEXT   NOT NULL,               -- at-once daily weekly
  wish          TEXT   NOT NULL,               -- JSON: which advisories
  state         TEXT   NOT NULL,               -- waiting (nobody has said yes to the mail) active
  bounces       BIGINT NOT NULL,
  bounced_at    BIGINT,
  asked_at      BIGINT NOT NULL,
  confirmed_at  BIGINT,
  digest_at     BIGINT NOT NULL                -- when its next collected mail is due
);
CREATE UNIQUE INDEX subscription_active ON subscription (address_key) WHERE state = 'active';
CREATE INDEX subscription_state ON subscription (state, id);
CREATE INDEX subscription_asked ON subscription (address_key, asked_at);
CREATE TABLE subscription_letter (
  subscription  TEXT   NOT NULL,
  record        TEXT   NOT NULL,
  n             BIGINT NOT NULL,               -- the revision
  message       TEXT,                          -- out_...; '': none went out; NULL: it is to be written
  at            BIGINT NOT NULL,
  PRIMARY KEY (subscription, record, n)
);
CREATE INDEX subscription_letter_open ON subscription_letter (record, n) WHERE message IS NULL;
CREATE INDEX subscription_letter_record ON subscription_letter (record, n, subscription);
CREATE TABLE subscription_end (                -- how many ended, and how; of whom is not kept
  why  TEXT   NOT NULL PRIMARY KEY,            -- asked bounced unconfirmed
  n    BIGINT NOT NULL
);
CREATE INDEX outbox_part ON outbox (part) WHERE part IS NOT NULL;
ALTER TABLE advisory ADD COLUMN sectors TEXT NOT NULL DEFAULT '[]'; -- JSON: sectors it concerns above others
