-- 0082 coordination of a vulnerability between many: the case, its vulnerabilities, parties, embargo, what vendors answer
CREATE TABLE cvd_case (
  record            TEXT   NOT NULL PRIMARY KEY,
  summary           TEXT   NOT NULL,
  embargo           TEXT   NOT NULL,          -- Vultron EM: none proposed active revise exited
  embargo_until     BIGINT,
  embargo_zone      TEXT   NOT NULL,          -- in which the hour was agreed
  embargo_ended_at  BIGINT,
  embargo_end       TEXT   NOT NULL,          -- why: public exploit attacks expired agreed
  public_at         BIGINT,                   -- Vultron CS: P, X, A
  exploit_at        BIGINT,
  attacks_at        BIGINT,
  first_contact_at  BIGINT,                   -- the first attempt to reach a vendor: the clock of disclosure starts
  disclose_at       BIGINT,                   -- when the centre means to publish
  on_hold           BIGINT NOT NULL,          -- nobody is chased by the clock
  outcome           TEXT   NOT NULL
);
CREATE INDEX cvd_case_until ON cvd_case (embargo_until) WHERE embargo IN ('active', 'revise');
CREATE TABLE case_vulnerability (
  id           TEXT   NOT NULL PRIMARY KEY,
  record       TEXT   NOT NULL,
  audience     TEXT,                          -- NULL: whoever sees the case
  n            BIGINT NOT NULL,
  title        TEXT   NOT NULL,
  cve          TEXT   NOT NULL,
  weakness     TEXT   NOT NULL,               -- CWE-79
  vector       TEXT   NOT NULL,               -- CVSS in canonical form
  score        BIGINT,                        -- in tenths
  severity     TEXT   NOT NULL,
  description  TEXT   NOT NULL,
  revision     BIGINT NOT NULL,
  created_at   BIGINT NOT NULL,
  updated_at   BIGINT NOT NULL
);
CREATE UNIQUE INDEX case_vulnerability_record ON case_vulnerability (record, n);
CREATE TABLE case_party (                     -- beside a part of kind participant, whose state is Vultron's RM
  part          TEXT   NOT NULL PRIMARY KEY,
  record        TEXT   NOT NULL,
  audience      TEXT,                         -- the desk and the party; NULL: shown to all who see the case
  circle        TEXT   NOT NULL,              -- the audience of its private thread: the desk and the party, always
  role          TEXT   NOT NULL,              -- finder reporter vendor coordinator deployer other
  name          TEXT   NOT NULL,
  address       TEXT   NOT NULL,              -- of its mail; empty: it signs in, or holds a report's code
  language      TEXT   NOT NULL,
  zone          TEXT   NOT NULL,
  consent       TEXT   NOT NULL,              -- no-embargo invited signatory lapsed declined
  path          BIGINT NOT NULL,              -- Vultron CS of a vendor: 1 aware, 2 fix ready, 4 deployed
  message       TEXT,                         -- out_... sent last
  contacted_at  BIGINT,
  bounced_at    BIGINT,
  seen_at       BIGINT,
  answered_at   BIGINT,
  chased_at     BIGINT,
  left_at       BIGINT
);
CREATE INDEX case_party_record ON case_party (record);
CREATE INDEX case_party_message ON case_party (message);
CREATE TABLE case_offer (                     -- to a party that does not see the case yet: a reference and an embargo, no more
  part      TEXT   NOT NULL PRIMARY KEY,
  record    TEXT   NOT NULL,
  audience  TEXT,
  ref       TEXT   NOT NULL,
  team      TEXT   NOT NULL,
  role      TEXT   NOT NULL,
  until_at  BIGINT NOT NULL,
  zone      TEXT   NOT NULL,
  made_at   BIGINT NOT NULL
);
CREATE TABLE case_embargo (                   -- proposals of a date
  id           TEXT   NOT NULL PRIMARY KEY,
  record       TEXT   NOT NULL,
  audience     TEXT,
  until_at     BIGINT NOT NULL,
  zone         TEXT   NOT NULL,
  reason       TEXT   NOT NULL,
  part         TEXT   NOT NULL,               -- the party that proposed; empty: the desk
  actor        TEXT   NOT NULL,
  at           BIGINT NOT NULL,
  state        TEXT   NOT NULL,               -- open accepted rejected replaced fallen
  decided_at   BIGINT
);
CREATE INDEX case_embargo_record ON case_embargo (record, at);
CREATE TABLE case_consent (                   -- what a party says to a proposal
  proposal  TEXT   NOT NULL,
  part      TEXT   NOT NULL,
  record    TEXT   NOT NULL,
  audience  TEXT,
  agrees    BIGINT NOT NULL,
  at        BIGINT NOT NULL,
  actor     TEXT   NOT NULL,
  PRIMARY KEY (proposal, part)
);
CREATE TABLE case_status (                    -- beside a part of kind vendor-status, whose state is the status
  part           TEXT   NOT NULL PRIMARY KEY,
  record         TEXT   NOT NULL,
  audience       TEXT,                        -- the desk and the vendor; NULL: shown to all who see the case
  party          TEXT   NOT NULL,
  vulnerability  TEXT   NOT NULL,
  product        TEXT   NOT NULL,
  versions       TEXT   NOT NULL,             -- a range, in words or as vers:
  justification  TEXT   NOT NULL,             -- why it is not affected, CSAF flags
  statement      TEXT   NOT NULL,             -- the vendor's words
  addendum       TEXT   NOT NULL,             -- the centre's, kept apart
  approval       TEXT   NOT NULL,             -- draft submitted approved returned
  said_at        BIGINT,
  fix_at         BIGINT,
  amended        BIGINT NOT NULL              -- how often the statement was changed after approval
);
CREATE INDEX case_status_record ON case_status (record);
CREATE UNIQUE INDEX case_status_once ON case_status (party, vulnerability, product, versions);
CREATE TABLE case_second (                    -- what needs a second person, and who asked first
  record  TEXT   NOT NULL,
  act     TEXT   NOT NULL,
  actor   TEXT   NOT NULL,
  reason  TEXT   NOT NULL,
  at      BIGINT NOT NULL,
  PRIMARY KEY (record, act)
);
CREATE TABLE case_link (                      -- personal links: SHA-256 of 128 random bits, made as the letter leaves
  hash        TEXT   NOT NULL PRIMARY KEY,
  message     TEXT   NOT NULL,
  part        TEXT   NOT NULL,
  record      TEXT   NOT NULL,
  expires_at  BIGINT NOT NULL
);
CREATE INDEX case_link_part ON case_link (part);
