-- 0075 what a desk does with events: how its tables are read, what is not its constituency, and work that takes a while

CREATE TABLE event_mapping (                 -- what the columns of such a file mean (formats/events_map.h), by name
  id       TEXT   NOT NULL PRIMARY KEY,
  team     TEXT   NOT NULL,
  name     TEXT   NOT NULL,
  format   TEXT   NOT NULL,                  -- csv json
  headings TEXT   NOT NULL,                  -- SHA-256 of the headings, folded: the next file of this kind is recognised
  document TEXT   NOT NULL,
  actor    TEXT   NOT NULL,
  at       BIGINT NOT NULL
);
CREATE UNIQUE INDEX event_mapping_name ON event_mapping (team, name);

CREATE TABLE event_outside (                 -- a network, domain or ASN that belongs to nobody this desk serves
  id           TEXT   NOT NULL PRIMARY KEY,
  team         TEXT   NOT NULL,
  type         TEXT   NOT NULL,              -- asn network domain
  value        TEXT   NOT NULL,
  organisation TEXT   NOT NULL,              -- the foreign team, when the directory has it; else empty
  contact      TEXT   NOT NULL,
  note         TEXT   NOT NULL,
  actor        TEXT   NOT NULL,
  at           BIGINT NOT NULL
);
CREATE UNIQUE INDEX event_outside_value ON event_outside (team, value);

CREATE TABLE event_work (                    -- taking back, attributing anew: step by step, each step known to the next
  id       TEXT   NOT NULL PRIMARY KEY,
  team     TEXT   NOT NULL,
  kind     TEXT   NOT NULL,                  -- take-back redo
  what     TEXT   NOT NULL,                  -- JSON
  state    TEXT   NOT NULL,                  -- waiting running done
  position TEXT   NOT NULL,
  looked   BIGINT NOT NULL,                  -- looked at
  changed  BIGINT NOT NULL,
  gone     BIGINT NOT NULL,
  actor    TEXT   NOT NULL,
  at       BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX event_work_team ON event_work (team, at);
