-- 0045 what comes in by any door before it is judged, and what was found to be an incident
CREATE TABLE message (
  record        TEXT   NOT NULL PRIMARY KEY,
  door          TEXT   NOT NULL,      -- mail call portal api partner sensor
  sender        TEXT   NOT NULL,      -- a name as given
  address       TEXT   NOT NULL,      -- mail address
  telephone     TEXT   NOT NULL,      -- to call back
  organisation  TEXT,                 -- recognised or given
  why           TEXT   NOT NULL,      -- how it was recognised
  guess         TEXT   NOT NULL,      -- report incident data answer noise unknown
  guess_why     TEXT   NOT NULL,
  severity      TEXT   NOT NULL,
  body          TEXT   NOT NULL,
  warnings      TEXT   NOT NULL,      -- JSON list of words
  signature     TEXT   NOT NULL,      -- none good bad unknown
  encrypted     BIGINT NOT NULL,
  files         BIGINT NOT NULL,      -- how many came with it
  mail          TEXT   NOT NULL,      -- the kept mail it came as
  became        TEXT   NOT NULL,      -- id of the record it became or belongs to
  outcome       TEXT   NOT NULL       -- report incident attached data noise answered
);
CREATE INDEX message_address ON message (address);
CREATE INDEX record_inbox ON record (team, received_at) WHERE state = 'new';

CREATE TABLE inbox_rule (             -- what is noise without being looked at: said by a person, per desk
  team        TEXT   NOT NULL,
  pattern     TEXT   NOT NULL,        -- name@domain, or @domain
  created_by  TEXT   NOT NULL,
  created_at  BIGINT NOT NULL,
  hits        BIGINT NOT NULL,
  PRIMARY KEY (team, pattern)
);

CREATE TABLE incident (
  record         TEXT   NOT NULL PRIMARY KEY,
  classification TEXT   NOT NULL,     -- RSIT class
  type           TEXT   NOT NULL,     -- RSIT type
  severity       TEXT   NOT NULL,
  description    TEXT   NOT NULL,
  affected       TEXT   NOT NULL,     -- JSON list of org_...
  reported_by    TEXT   NOT NULL,
  callback       TEXT   NOT NULL,
  ransomware     BIGINT NOT NULL,
  personal_data  BIGINT NOT NULL,
  operational_technology BIGINT NOT NULL,
  law_enforcement BIGINT NOT NULL,
  cross_border   BIGINT NOT NULL,
  outcome        TEXT   NOT NULL
);
