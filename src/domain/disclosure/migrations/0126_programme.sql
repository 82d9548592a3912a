-- 0126 disclosure policies that this hub hosts for organisations: what is being written, each version as it was published, and
-- what stands on the public page now
CREATE TABLE programme (
  record         TEXT   NOT NULL PRIMARY KEY,
  organisation   TEXT   NOT NULL,              -- org_... whose policy it is
  slug           TEXT   NOT NULL,              -- the last part of its address
  mail           TEXT   NOT NULL,
  scope          TEXT   NOT NULL,              -- JSON: www.roads.example, *.roads.example
  products       TEXT   NOT NULL,              -- JSON
  sites          TEXT   NOT NULL,              -- JSON: names at which the organisation has its security.txt
  languages      TEXT   NOT NULL,              -- en, ur
  response_days  BIGINT NOT NULL,              -- how long a finder is asked to wait before he publishes
  intro          TEXT   NOT NULL,
  excluded       TEXT   NOT NULL,
  allowed        TEXT   NOT NULL,              -- an item a line
  forbidden      TEXT   NOT NULL,              -- an item a line
  privacy        TEXT   NOT NULL,
  sending        TEXT   NOT NULL,
  harbour        TEXT   NOT NULL,
  expect         TEXT   NOT NULL,
  intro_ur       TEXT   NOT NULL,
  excluded_ur    TEXT   NOT NULL,
  allowed_ur     TEXT   NOT NULL,
  forbidden_ur   TEXT   NOT NULL,
  privacy_ur     TEXT   NOT NULL,
  sending_ur     TEXT   NOT NULL,
  harbour_ur     TEXT   NOT NULL,
  expect_ur      TEXT   NOT NULL,
  version        BIGINT NOT NULL,              -- versions published so far
  issued_at      BIGINT,                       -- the last one
  withdrawn_why  TEXT   NOT NULL
);
CREATE INDEX programme_organisation ON programme (organisation);
CREATE TABLE programme_version (               -- never changed
  record        TEXT   NOT NULL,
  n             BIGINT NOT NULL,
  body          TEXT   NOT NULL,               -- JSON: all that was published
  what          TEXT   NOT NULL,               -- what it changed
  published_by  TEXT   NOT NULL,
  published_at  BIGINT NOT NULL,
  PRIMARY KEY (record, n)
);
CREATE TABLE programme_page (                  -- public: what stands at its address; a withdrawn one keeps its address
  record        TEXT   NOT NULL PRIMARY KEY,
  organisation  TEXT   NOT NULL,
  team          TEXT   NOT NULL,               -- whose desk takes what is reported under it
  slug          TEXT   NOT NULL,
  name          TEXT   NOT NULL,               -- of the organisation, as it was published
  state         TEXT   NOT NULL,               -- published withdrawn
  n             BIGINT NOT NULL,
  body          TEXT   NOT NULL,
  first_at      BIGINT NOT NULL,
  changed_at    BIGINT NOT NULL,
  security_txt  TEXT   NOT NULL,               -- RFC 9116, signed when the desk has a key
  expires_at    BIGINT NOT NULL                -- as that file says
);
CREATE UNIQUE INDEX programme_page_slug ON programme_page (slug);
CREATE INDEX programme_page_organisation ON programme_page (organisation);
CREATE TABLE programme_scope (                 -- public: what was in scope from when until when
  record  TEXT   NOT NULL,
  value   TEXT   NOT NULL,                     -- a name, *.name, or a product
  what    TEXT   NOT NULL,                     -- host product
  since   BIGINT NOT NULL,
  until   BIGINT,
  PRIMARY KEY (record, value, since)
);
CREATE INDEX programme_scope_value ON programme_scope (value);
ALTER TABLE report ADD COLUMN programme TEXT NOT NULL DEFAULT '';  -- under whose policy it was reported: prg_...
