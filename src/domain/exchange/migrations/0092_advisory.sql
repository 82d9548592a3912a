-- 0092 advisories: what is being written, each revision as it was published, and what of it is there to be read now
CREATE TABLE advisory (
  record          TEXT   NOT NULL PRIMARY KEY,
  category        TEXT   NOT NULL,             -- advisory vulnerability-note directive bulletin threat-report hardening-guide press-notice
  summary         TEXT   NOT NULL,             -- for those who decide
  text            TEXT   NOT NULL,             -- Markdown
  detect          TEXT   NOT NULL,             -- Markdown: how to find out whether one is hit
  change_note     TEXT   NOT NULL,             -- what this revision changes
  unconfirmed     TEXT   NOT NULL,             -- JSON: "title: CVE-2026-1 (cna)": taken over and not looked at yet
  to_clients      BIGINT NOT NULL,             -- to all whom the team serves
  sharing_groups  TEXT   NOT NULL,             -- JSON
  named           TEXT   NOT NULL,             -- JSON: organisations
  authors         TEXT   NOT NULL,             -- JSON: who changed it since it was last published; their yes does not count
  approved_by     TEXT   NOT NULL,
  approved_at     BIGINT,
  publish_at      BIGINT,
  published_at    BIGINT,                      -- the last revision
  version         BIGINT NOT NULL,             -- revisions published so far
  successor       TEXT,                        -- adv_... that stands in its place
  withdrawn_why   TEXT   NOT NULL
);
CREATE INDEX advisory_publish_at ON advisory (publish_at) WHERE publish_at IS NOT NULL;
CREATE TABLE advisory_content (                -- products, vulnerabilities, remedies, references, credits
  record    TEXT   NOT NULL PRIMARY KEY,
  body      TEXT   NOT NULL,                   -- JSON
  next      BIGINT NOT NULL,                   -- number of the next product: never used again
  revision  BIGINT NOT NULL
);
CREATE TABLE advisory_revision (               -- never changed but for who may read it, when the marking is tightened
  record        TEXT   NOT NULL,
  n             BIGINT NOT NULL,
  audience      TEXT,
  state         TEXT   NOT NULL,               -- published superseded withdrawn
  body          TEXT   NOT NULL,               -- JSON: all that was published
  document      TEXT   NOT NULL,               -- CSAF 2.0
  document_21   TEXT   NOT NULL,               -- CSAF 2.1
  what          TEXT   NOT NULL,               -- what it changed
  approved_by   TEXT   NOT NULL,
  published_by  TEXT   NOT NULL,
  published_at  BIGINT NOT NULL,
  PRIMARY KEY (record, n)
);
CREATE TABLE publication (                     -- what stands there now; written when an advisory is published, replaced or withdrawn
  record      TEXT   NOT NULL PRIMARY KEY,
  audience    TEXT,
  ref         TEXT   NOT NULL,
  file        TEXT   NOT NULL,                 -- xc-ad-2026-0001.json
  year        BIGINT NOT NULL,                 -- of the first revision: its folder
  tlp         TEXT   NOT NULL,
  state       TEXT   NOT NULL,                 -- published superseded withdrawn
  category    TEXT   NOT NULL,
  title       TEXT   NOT NULL,
  summary     TEXT   NOT NULL,
  language    TEXT   NOT NULL,
  severity    BIGINT NOT NULL,                 -- highest base score in tenths; -1: not scored
  exploited   BIGINT NOT NULL,
  words       TEXT   NOT NULL,                 -- folded, to be searched
  n           BIGINT NOT NULL,                 -- the revision
  first_at    BIGINT NOT NULL,
  changed_at  BIGINT NOT NULL,
  sha256      TEXT   NOT NULL,                 -- of the CSAF 2.0 document
  sha512      TEXT   NOT NULL,
  signature   TEXT   NOT NULL,                 -- armoured, detached; "": the team had no key
  signer      TEXT   NOT NULL
);
CREATE UNIQUE INDEX publication_ref ON publication (ref);
CREATE UNIQUE INDEX publication_file ON publication (file);
CREATE INDEX publication_changed ON publication (tlp, changed_at, record);
CREATE INDEX publication_audience ON publication (audience, changed_at, record);
CREATE TABLE shelf (                           -- a marking's feed: how often it changed, so that what did not is not made again
  tlp  TEXT   NOT NULL PRIMARY KEY,
  n    BIGINT NOT NULL,
  at   BIGINT NOT NULL
);
CREATE TABLE advisory_policy (                 -- a team's; none: a second person approves
  team    TEXT   NOT NULL PRIMARY KEY,
  review  TEXT   NOT NULL                      -- second-person direct
);
INSERT INTO retention_class (name, applies, how, days, most, source, revision, changed_by, changed_at) VALUES
  ('advisory', 'records', 'asked', 3653, 36525, 'Default of this program: 10 years after it was replaced or withdrawn, since others refer to it', 1, '', 0);
