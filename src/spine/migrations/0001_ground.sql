-- 0001 the ground: who acts, records with their grants and timeline, and what every kind inherits.
-- Times are microseconds UTC; ids are TEXT (prefix and UUIDv7); words are checked by field and workflow tables.

CREATE TABLE setting (                    -- facts of this installation that are data, not configuration
  key    TEXT NOT NULL PRIMARY KEY,
  value  TEXT NOT NULL
);
CREATE TABLE epoch (                      -- grows with every change of rights; caches compare it in each request
  one  BIGINT NOT NULL PRIMARY KEY,
  n    BIGINT NOT NULL
);
INSERT INTO epoch (one, n) VALUES (1, 1);

-- ---- who acts
CREATE TABLE team (                       -- a desk: the centre, a sectoral or provincial CERT
  id           TEXT   NOT NULL PRIMARY KEY,
  name         TEXT   NOT NULL,
  organisation TEXT   NOT NULL,           -- org_... whose team this is
  prefix       TEXT   NOT NULL,           -- of its reference series: "XC" in XC-VU-2026-0001
  zone         TEXT   NOT NULL,           -- tz database name
  calendar     TEXT,
  language     TEXT   NOT NULL,
  mailbox      TEXT   NOT NULL,
  telephone    TEXT   NOT NULL,
  signature    TEXT   NOT NULL,
  hours        TEXT   NOT NULL,
  active       BIGINT NOT NULL,
  revision     BIGINT NOT NULL,
  created_at   BIGINT NOT NULL,
  updated_at   BIGINT NOT NULL
);
CREATE UNIQUE INDEX team_prefix ON team (prefix);

CREATE TABLE person (
  id           TEXT   NOT NULL PRIMARY KEY,
  email        TEXT   NOT NULL,           -- lower case
  name         TEXT   NOT NULL,
  organisation TEXT,
  language     TEXT   NOT NULL,
  zone         TEXT   NOT NULL,
  state        TEXT   NOT NULL,           -- invited active locked left
  password     TEXT,                      -- argon2id
  totp         TEXT,                      -- sealed with the master key
  totp_step    BIGINT NOT NULL,           -- last step used
  failures     BIGINT NOT NULL,
  locked_until BIGINT NOT NULL,
  revision     BIGINT NOT NULL,
  created_at   BIGINT NOT NULL,
  updated_at   BIGINT NOT NULL
);
CREATE UNIQUE INDEX person_email ON person (email);

CREATE TABLE seat (                       -- a role of a person at a team, an organisation or a sharing group
  person  TEXT   NOT NULL,
  place   TEXT   NOT NULL,                -- tea_... org_... grp_...
  role    TEXT   NOT NULL,
  since   BIGINT NOT NULL,
  until   BIGINT NOT NULL,                -- 0 = open
  PRIMARY KEY (person, place, role)
);
CREATE INDEX seat_place ON seat (place, person);

CREATE TABLE recovery_code (
  person   TEXT   NOT NULL,
  hash     TEXT   NOT NULL,
  used_at  BIGINT NOT NULL,
  PRIMARY KEY (person, hash)
);
CREATE TABLE session (
  hash        TEXT   NOT NULL PRIMARY KEY, -- SHA-256 of the cookie
  person      TEXT   NOT NULL,
  created_at  BIGINT NOT NULL,
  seen_at     BIGINT NOT NULL,
  expires_at  BIGINT NOT NULL,
  factor      TEXT   NOT NULL              -- password totp recovery link demo
);
CREATE INDEX session_person ON session (person);
CREATE TABLE api_key (
  id          TEXT   NOT NULL PRIMARY KEY,
  person      TEXT   NOT NULL,
  name        TEXT   NOT NULL,
  hash        TEXT   NOT NULL,
  scopes      TEXT   NOT NULL,             -- JSON list of rights; empty list = all of the person's
  created_at  BIGINT NOT NULL,
  expires_at  BIGINT NOT NULL,
  used_at     BIGINT NOT NULL,
  revoked_at  BIGINT NOT NULL
);
CREATE UNIQUE INDEX api_key_hash ON api_key (hash);
CREATE INDEX api_key_person ON api_key (person);
CREATE TABLE sign_in_link (                -- one-time: invitation, reset of the second factor
  hash        TEXT   NOT NULL PRIMARY KEY,
  person      TEXT   NOT NULL,
  purpose     TEXT   NOT NULL,
  created_by  TEXT   NOT NULL,
  not_before  BIGINT NOT NULL,             -- cooling-off of a reset
  expires_at  BIGINT NOT NULL,
  used_at     BIGINT NOT NULL
);
CREATE TABLE person_log (                  -- what happened to an account: sign-ins, resets, seats; chained like entries
  person  TEXT   NOT NULL,
  n       BIGINT NOT NULL,
  at      BIGINT NOT NULL,
  actor   TEXT   NOT NULL,
  verb    TEXT   NOT NULL,
  detail  TEXT   NOT NULL,
  hash    TEXT   NOT NULL,
  PRIMARY KEY (person, n)
);
CREATE TABLE sharing_group (
  id          TEXT   NOT NULL PRIMARY KEY,
  name        TEXT   NOT NULL,
  purpose     TEXT   NOT NULL,
  team        TEXT   NOT NULL,             -- who runs it
  ceiling     TEXT   NOT NULL,             -- TLP
  revision    BIGINT NOT NULL,
  created_at  BIGINT NOT NULL,
  updated_at  BIGINT NOT NULL
);
CREATE TABLE group_member (
  grp     TEXT   NOT NULL,
  member  TEXT   NOT NULL,                 -- org_... or per_...
  since   BIGINT NOT NULL,
  until   BIGINT NOT NULL,
  PRIMARY KEY (grp, member)
);

-- ---- records
CREATE TABLE series (                      -- reference numbers, never reused; gaps allowed
  team  TEXT   NOT NULL,
  kind  TEXT   NOT NULL,
  year  BIGINT NOT NULL,
  last  BIGINT NOT NULL,
  PRIMARY KEY (team, kind, year)
);
CREATE TABLE record (
  id             TEXT   NOT NULL PRIMARY KEY,
  kind           TEXT   NOT NULL,
  ref            TEXT   NOT NULL,
  title          TEXT   NOT NULL,
  state          TEXT   NOT NULL,
  tlp            TEXT   NOT NULL,
  marking        TEXT   NOT NULL,          -- national classification beside TLP
  marking_until  BIGINT,
  originator     TEXT   NOT NULL,          -- org_... tea_... receipt:... whose marking it is
  team           TEXT   NOT NULL,          -- handled by
  assignee       TEXT,
  waiting_for    TEXT   NOT NULL,          -- "" reporter vendor asset-owner partner lab
  waiting_until  BIGINT,
  due_at         BIGINT,                   -- the earliest open deadline, kept by deadline.c
  due_what       TEXT   NOT NULL,
  exercise       BIGINT NOT NULL,
  legal_hold     BIGINT NOT NULL,
  retention      TEXT   NOT NULL,
  retain_until   BIGINT,
  language       TEXT   NOT NULL,
  direction      TEXT   NOT NULL,          -- ltr rtl
  policy         TEXT   NOT NULL,          -- version of the policy it was opened under
  happened_at    BIGINT,
  known_at       BIGINT,
  received_at    BIGINT,
  closed_at      BIGINT,
  created_by     TEXT   NOT NULL,
  created_at     BIGINT NOT NULL,
  revision       BIGINT NOT NULL,          -- moves with what every reader may see
  updated_at     BIGINT NOT NULL,
  desk_revision  BIGINT NOT NULL,          -- moves with every change
  touched_at     BIGINT NOT NULL
);
CREATE UNIQUE INDEX record_ref ON record (ref);
CREATE INDEX record_updated ON record (kind, updated_at, id);
CREATE INDEX record_touched ON record (kind, touched_at, id);
CREATE INDEX record_team_state ON record (team, kind, state, touched_at);
CREATE INDEX record_assignee ON record (assignee, touched_at);
CREATE INDEX record_due ON record (due_at);

CREATE TABLE record_grant (
  record     TEXT   NOT NULL,
  principal  TEXT   NOT NULL,
  because    TEXT   NOT NULL,              -- owner originator route:prt_... edge:... agreement:... break-glass:...
  since      BIGINT NOT NULL,
  until      BIGINT NOT NULL,              -- 0 = open
  by         TEXT   NOT NULL,
  PRIMARY KEY (principal, record, because)
);
CREATE INDEX record_grant_record ON record_grant (record, principal, until);

CREATE TABLE audience (
  id  TEXT NOT NULL PRIMARY KEY            -- hash of the sorted principals
);
CREATE TABLE audience_principal (
  audience   TEXT NOT NULL,
  principal  TEXT NOT NULL,
  PRIMARY KEY (audience, principal)
);

CREATE TABLE part (                        -- what runs its own machine inside a record
  id          TEXT   NOT NULL PRIMARY KEY,
  record      TEXT   NOT NULL,
  kind        TEXT   NOT NULL,             -- route recipient participant ...
  state       TEXT   NOT NULL,
  subject     TEXT   NOT NULL,             -- org_... per_... tea_...
  reason      TEXT   NOT NULL,
  detail      TEXT   NOT NULL,
  assignee    TEXT,
  due_at      BIGINT,
  audience    TEXT,
  revision    BIGINT NOT NULL,
  created_by  TEXT   NOT NULL,
  created_at  BIGINT NOT NULL,
  updated_at  BIGINT NOT NULL
);
CREATE INDEX part_record ON part (record, kind);
CREATE INDEX part_subject ON part (subject, kind, state);

-- ---- the timeline
CREATE TABLE chain (
  record  TEXT   NOT NULL PRIMARY KEY,
  n       BIGINT NOT NULL,
  head    TEXT   NOT NULL
);
CREATE TABLE entry (
  id        TEXT   NOT NULL PRIMARY KEY,
  record    TEXT   NOT NULL,
  n         BIGINT NOT NULL,
  at        BIGINT NOT NULL,
  actor     TEXT   NOT NULL,               -- per_... system:... receipt:...
  verb      TEXT   NOT NULL,
  part      TEXT,
  field     TEXT   NOT NULL,
  was       TEXT   NOT NULL,
  now       TEXT   NOT NULL,
  audience  TEXT,
  digest    TEXT   NOT NULL,               -- H(salt, body); stays when the body goes
  hash      TEXT   NOT NULL
);
CREATE UNIQUE INDEX entry_record ON entry (record, n);
CREATE TABLE entry_body (                  -- apart, so that retention and erasure leave the chain whole
  entry   TEXT NOT NULL PRIMARY KEY,
  salt    TEXT NOT NULL,
  body    TEXT NOT NULL
);
CREATE TABLE checkpoint (
  n         BIGINT NOT NULL PRIMARY KEY,
  at        BIGINT NOT NULL,
  records   BIGINT NOT NULL,
  heads     TEXT   NOT NULL,               -- hash over all heads in order of id
  previous  TEXT   NOT NULL,
  signature TEXT   NOT NULL
);
CREATE TABLE change (                      -- what changed since: numbered by one leased job after commit
  id      TEXT   NOT NULL PRIMARY KEY,
  record  TEXT   NOT NULL,
  entry   TEXT,
  what    TEXT   NOT NULL,
  at      BIGINT NOT NULL,
  number  BIGINT
);
CREATE UNIQUE INDEX change_number ON change (number);
CREATE INDEX change_new ON change (at) WHERE number IS NULL;

-- ---- what every kind inherits
CREATE TABLE calendar (
  id        TEXT   NOT NULL PRIMARY KEY,
  name      TEXT   NOT NULL,
  zone      TEXT   NOT NULL,
  always    BIGINT NOT NULL,               -- 24x7
  days      TEXT   NOT NULL,               -- JSON: seven texts from Monday, "09:00-17:00" or ""
  revision  BIGINT NOT NULL
);
CREATE TABLE holiday (
  calendar    TEXT   NOT NULL,
  day         TEXT   NOT NULL,             -- 2026-03-20, local
  name        TEXT   NOT NULL,
  entered_at  BIGINT NOT NULL,
  entered_by  TEXT   NOT NULL,
  PRIMARY KEY (calendar, day)
);
CREATE TABLE target (                      -- how long a step may take: data, per team, with its source
  id          TEXT   NOT NULL PRIMARY KEY,
  team        TEXT   NOT NULL,
  kind        TEXT   NOT NULL,
  regime      TEXT   NOT NULL,             -- acknowledge validate resolve ...
  amount      BIGINT NOT NULL,
  unit        TEXT   NOT NULL,             -- hours days working-days months
  calendar    TEXT   NOT NULL,
  source      TEXT   NOT NULL,
  since       BIGINT NOT NULL,
  until       BIGINT NOT NULL
);
CREATE INDEX target_team ON target (team, kind, regime);
CREATE TABLE deadline (
  id            TEXT   NOT NULL PRIMARY KEY,
  record        TEXT   NOT NULL,
  part          TEXT,
  regime        TEXT   NOT NULL,
  started_at    BIGINT NOT NULL,
  amount        BIGINT NOT NULL,
  unit          TEXT   NOT NULL,
  calendar      TEXT   NOT NULL,
  due_at        BIGINT NOT NULL,
  paused_at     BIGINT,
  paused_total  BIGINT NOT NULL,           -- microseconds
  pause_reason  TEXT   NOT NULL,
  met_at        BIGINT,
  breached_at   BIGINT,
  ended_at      BIGINT,                    -- no longer asked for, without being met
  explanation   TEXT   NOT NULL,
  revision      BIGINT NOT NULL
);
CREATE INDEX deadline_record ON deadline (record);
CREATE INDEX deadline_open ON deadline (due_at) WHERE met_at IS NULL AND ended_at IS NULL;

CREATE TABLE link (
  id          TEXT   NOT NULL PRIMARY KEY,
  source      TEXT   NOT NULL,
  target      TEXT   NOT NULL,
  type        TEXT   NOT NULL,
  created_by  TEXT   NOT NULL,
  created_at  BIGINT NOT NULL
);
CREATE UNIQUE INDEX link_once ON link (source, target, type);
CREATE INDEX link_target ON link (target);
CREATE TABLE label (
  record  TEXT NOT NULL,
  word    TEXT NOT NULL,
  team    TEXT NOT NULL,
  PRIMARY KEY (record, team, word)
);
CREATE INDEX label_word ON label (team, word);
CREATE TABLE watch (
  record  TEXT   NOT NULL,
  person  TEXT   NOT NULL,
  since   BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  PRIMARY KEY (record, person)
);
CREATE TABLE notification (
  id       TEXT   NOT NULL PRIMARY KEY,
  person   TEXT   NOT NULL,
  record   TEXT   NOT NULL,
  entry    TEXT,
  what     TEXT   NOT NULL,
  at       BIGINT NOT NULL,
  seen_at  BIGINT
);
CREATE INDEX notification_person ON notification (person, at);
CREATE TABLE blob (
  sha256      TEXT   NOT NULL PRIMARY KEY,
  size        BIGINT NOT NULL,
  created_at  BIGINT NOT NULL
);
CREATE TABLE attachment (
  id          TEXT   NOT NULL PRIMARY KEY,
  record      TEXT   NOT NULL,
  entry       TEXT,
  audience    TEXT,
  name        TEXT   NOT NULL,
  type        TEXT   NOT NULL,             -- by content
  size        BIGINT NOT NULL,
  sha256      TEXT   NOT NULL,
  created_by  TEXT   NOT NULL,
  created_at  BIGINT NOT NULL
);
CREATE INDEX attachment_record ON attachment (record);
CREATE INDEX attachment_blob ON attachment (sha256);
CREATE TABLE saved_view (
  id       TEXT NOT NULL PRIMARY KEY,
  owner    TEXT NOT NULL,                  -- per_... or tea_...
  list     TEXT NOT NULL,
  name     TEXT NOT NULL,
  query    TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX saved_view_owner ON saved_view (owner, list);
CREATE TABLE template (                    -- texts of a team, with placeholders
  id         TEXT   NOT NULL PRIMARY KEY,
  team       TEXT   NOT NULL,
  name       TEXT   NOT NULL,
  language   TEXT   NOT NULL,
  act        TEXT   NOT NULL,              -- offered with this act of the workflow; "" = everywhere
  body       TEXT   NOT NULL,
  revision   BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX template_name ON template (team, name, language);
CREATE TABLE presence (                    -- who looks at a record now, or writes; short-lived
  record   TEXT   NOT NULL,
  person   TEXT   NOT NULL,
  seen_at  BIGINT NOT NULL,
  writing  BIGINT NOT NULL,
  PRIMARY KEY (record, person)
);
CREATE INDEX presence_seen ON presence (seen_at);

-- ---- work to be done, and what leaves the house
CREATE TABLE job (
  id          TEXT   NOT NULL PRIMARY KEY,
  kind        TEXT   NOT NULL,
  payload     TEXT   NOT NULL,
  once        TEXT   NOT NULL,             -- a second job of this key is not taken while the first is open
  ordering    TEXT   NOT NULL,             -- jobs of one key run one after the other; "" = none
  actor       TEXT   NOT NULL,
  due_at      BIGINT NOT NULL,
  tries       BIGINT NOT NULL,
  state       TEXT   NOT NULL,             -- waiting running done dead unknown
  lease_owner TEXT   NOT NULL,
  lease_epoch BIGINT NOT NULL,
  lease_until BIGINT NOT NULL,
  error       TEXT   NOT NULL,
  created_at  BIGINT NOT NULL,
  ended_at    BIGINT
);
CREATE UNIQUE INDEX job_once ON job (kind, once);
CREATE INDEX job_due ON job (state, due_at);
CREATE TABLE outbox (
  id          TEXT   NOT NULL PRIMARY KEY,
  record      TEXT   NOT NULL,
  entry       TEXT,
  team        TEXT   NOT NULL,
  channel     TEXT   NOT NULL,             -- mail
  recipient   TEXT   NOT NULL,
  organisation TEXT  NOT NULL,             -- whom it is for, when that is an organisation
  reason      TEXT   NOT NULL,             -- why this one
  rule        TEXT   NOT NULL,
  tlp         TEXT   NOT NULL,
  encryption  TEXT   NOT NULL,             -- none signed encrypted
  subject     TEXT   NOT NULL,
  body        TEXT   NOT NULL,
  state       TEXT   NOT NULL,             -- held queued sent failed unknown cancelled exercise
  error       TEXT   NOT NULL,
  tries       BIGINT NOT NULL,
  created_by  TEXT   NOT NULL,
  created_at  BIGINT NOT NULL,
  released_by TEXT   NOT NULL,
  released_at BIGINT,
  sent_at     BIGINT
);
CREATE INDEX outbox_team ON outbox (team, state, created_at);
CREATE INDEX outbox_record ON outbox (record);
CREATE TABLE webhook (
  id          TEXT   NOT NULL PRIMARY KEY,
  person      TEXT   NOT NULL,             -- sees what this person sees
  url         TEXT   NOT NULL,
  secret      TEXT   NOT NULL,             -- sealed with the master key
  events      TEXT   NOT NULL,             -- JSON list of verbs; empty = all
  active      BIGINT NOT NULL,
  failures    BIGINT NOT NULL,
  position    BIGINT NOT NULL,             -- last change number handled
  revision    BIGINT NOT NULL,
  created_at  BIGINT NOT NULL
);
CREATE TABLE idempotency (
  principal   TEXT   NOT NULL,
  route       TEXT   NOT NULL,
  key         TEXT   NOT NULL,
  body_hash   TEXT   NOT NULL,
  created     TEXT   NOT NULL,             -- id of what was created
  at          BIGINT NOT NULL,
  PRIMARY KEY (principal, route, key)
);
CREATE INDEX idempotency_at ON idempotency (at);

-- ---- full-text search: one row a text, cut by the rule of records and entries
CREATE TABLE search_doc (
  seq       {key},
  record    TEXT   NOT NULL,
  entry     TEXT,
  audience  TEXT,
  field     TEXT   NOT NULL,
  at        BIGINT NOT NULL,
  text      TEXT   NOT NULL,
  folded    TEXT   NOT NULL                -- words in lower case without marks, parted by one blank (base/fold.h)
);
CREATE INDEX search_doc_record ON search_doc (record, field);
CREATE INDEX search_doc_entry ON search_doc (entry);
{sqlite:CREATE VIRTUAL TABLE search_fts USING fts5(folded, content='search_doc', content_rowid='seq', tokenize='unicode61 remove_diacritics 0');}
{sqlite:CREATE TRIGGER search_doc_in AFTER INSERT ON search_doc BEGIN INSERT INTO search_fts(rowid, folded) VALUES (new.seq, new.folded); END;}
{sqlite:CREATE TRIGGER search_doc_out AFTER DELETE ON search_doc BEGIN INSERT INTO search_fts(search_fts, rowid, folded) VALUES ('delete', old.seq, old.folded); END;}
{postgres:CREATE INDEX search_doc_text ON search_doc USING gin (array_to_tsvector(string_to_array(folded, ' ')));}
