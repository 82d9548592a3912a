-- 0010 the directory: organisations and what hangs on them; who serves whom
CREATE TABLE sector (                        -- words that are data
  code      TEXT   NOT NULL PRIMARY KEY,
  name      TEXT   NOT NULL,
  position  BIGINT NOT NULL
);
INSERT INTO sector (code, name, position) VALUES
  ('government', 'Government and public administration', 1), ('defence', 'Defence', 2), ('banking', 'Banking and finance', 3),
  ('telecom', 'Telecommunications', 4), ('energy', 'Energy and power', 5), ('transport', 'Transport', 6), ('health', 'Health', 7),
  ('water', 'Water and sanitation', 8), ('food', 'Food and agriculture', 9), ('digital', 'Digital infrastructure and services', 10),
  ('education', 'Education and research', 11), ('justice', 'Justice and law enforcement', 12), ('media', 'Media', 13),
  ('manufacturing', 'Manufacturing', 14), ('space', 'Space', 15), ('civil-society', 'Civil society', 16), ('other', 'Other', 17);

CREATE TABLE organisation (
  record         TEXT   NOT NULL PRIMARY KEY,
  org_kind       TEXT   NOT NULL,
  also_known_as  TEXT   NOT NULL,            -- JSON list
  sector         TEXT   NOT NULL,
  country        TEXT   NOT NULL,            -- ISO 3166-1 alpha-2
  website        TEXT   NOT NULL,
  address        TEXT   NOT NULL,
  established    TEXT   NOT NULL,            -- 2023-10-12
  description    TEXT   NOT NULL,
  cii            TEXT   NOT NULL,            -- none nominated designated
  cii_grade      TEXT   NOT NULL,
  cii_review     TEXT   NOT NULL,
  notification   TEXT   NOT NULL,            -- number of the order by which the government notified a CERT
  notified_on    TEXT   NOT NULL,
  community      BIGINT NOT NULL,
  notes          TEXT   NOT NULL
);
CREATE INDEX organisation_kind ON organisation (org_kind);

CREATE TABLE contact (
  id            TEXT   NOT NULL PRIMARY KEY,
  record        TEXT   NOT NULL,
  audience      TEXT,
  name          TEXT   NOT NULL,
  role          TEXT   NOT NULL,
  email         TEXT   NOT NULL,
  telephone     TEXT   NOT NULL,
  language      TEXT   NOT NULL,
  zone          TEXT   NOT NULL,
  hours         TEXT   NOT NULL,             -- "24x7" or "Mon-Fri 09:00-17:00; Sat 10:00-13:00"
  rank          BIGINT NOT NULL,
  confirmed_at  BIGINT,
  bounces       BIGINT NOT NULL,
  openpgp       TEXT   NOT NULL,
  revision      BIGINT NOT NULL
);
CREATE INDEX contact_record ON contact (record, rank);
CREATE INDEX contact_email ON contact (email);

CREATE TABLE asset (                         -- networks, ASNs, domains: resource.h says what exact, low and high are
  id            TEXT   NOT NULL PRIMARY KEY,
  record        TEXT   NOT NULL,
  audience      TEXT,
  type          TEXT   NOT NULL,
  value         TEXT   NOT NULL,
  since         BIGINT,
  until         BIGINT,
  proof         TEXT   NOT NULL,
  proof_note    TEXT   NOT NULL,
  revision      BIGINT NOT NULL,
  exact         TEXT   NOT NULL,
  low           TEXT   NOT NULL,
  high          TEXT   NOT NULL,
  length        BIGINT NOT NULL
);
CREATE INDEX asset_record ON asset (record);
CREATE INDEX asset_exact ON asset (exact);
CREATE INDEX asset_low ON asset (low);

CREATE TABLE edge (                          -- the constituency graph: typed, dated, several parents
  id        TEXT   NOT NULL PRIMARY KEY,
  type      TEXT   NOT NULL,                 -- serves reports-to part-of member-of coordinates-with
  source    TEXT   NOT NULL,                 -- org_...
  target    TEXT   NOT NULL,
  since     BIGINT,
  until     BIGINT,
  origin    TEXT   NOT NULL,                 -- where it is written: an order, an agreement
  revision  BIGINT NOT NULL,
  spread    BIGINT NOT NULL                  -- 0 not yet, 1 its beginning, 2 its end was carried to grants
);
CREATE INDEX edge_source ON edge (source, type);
CREATE INDEX edge_target ON edge (target, type);
CREATE INDEX edge_spread ON edge (spread, since, until);

CREATE TABLE technology (
  id        TEXT   NOT NULL PRIMARY KEY,
  record    TEXT   NOT NULL,
  audience  TEXT,
  vendor    TEXT   NOT NULL,
  product   TEXT   NOT NULL,
  version   TEXT   NOT NULL,
  since     BIGINT,
  until     BIGINT,
  origin    TEXT   NOT NULL,
  revision  BIGINT NOT NULL,
  folded    TEXT   NOT NULL                  -- vendor and product as words (base/fold.h), for looking up
);
CREATE INDEX technology_record ON technology (record);
CREATE INDEX technology_folded ON technology (folded);

CREATE TABLE lineage (                       -- renamed, merged, dissolved: the old name leads to what it became
  id         TEXT   NOT NULL PRIMARY KEY,
  what       TEXT   NOT NULL,
  source     TEXT   NOT NULL,                -- org_...
  target     TEXT,                           -- its successor
  name       TEXT   NOT NULL,                -- the name it had
  state_was  TEXT   NOT NULL,
  at         BIGINT NOT NULL,
  actor      TEXT   NOT NULL,
  undone_at  BIGINT
);
CREATE INDEX lineage_source ON lineage (source);
CREATE INDEX lineage_target ON lineage (target);

CREATE TABLE held_change (                   -- what an organisation wishes changed and the desk has to agree to
  id          TEXT   NOT NULL PRIMARY KEY,
  record      TEXT   NOT NULL,
  audience    TEXT,
  what        TEXT   NOT NULL,               -- contact key
  item        TEXT   NOT NULL,               -- id of the row, kept for a new one too
  fresh       BIGINT NOT NULL,
  body        TEXT   NOT NULL,               -- JSON; emptied when decided
  state       TEXT   NOT NULL,               -- waiting accepted refused
  asked_by    TEXT   NOT NULL,
  asked_at    BIGINT NOT NULL,
  decided_by  TEXT   NOT NULL,
  decided_at  BIGINT
);
CREATE INDEX held_change_record ON held_change (record, state);
