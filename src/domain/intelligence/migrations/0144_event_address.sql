-- 0144 addresses to which files of events are mailed: box+e.ID.SIG@domain (spine/mailtag.c)
CREATE TABLE event_address (
  id          TEXT   NOT NULL PRIMARY KEY,   -- eva_...
  team        TEXT   NOT NULL,               -- whose mailbox it is of
  name        TEXT   NOT NULL,
  sender      TEXT   NOT NULL,               -- an address, or @domain; empty: whoever knows the address
  by          TEXT   NOT NULL,
  at          BIGINT NOT NULL,
  mails       BIGINT NOT NULL,
  accepted    BIGINT NOT NULL,               -- as imports count
  duplicates  BIGINT NOT NULL,
  quarantined BIGINT NOT NULL,
  last_at     BIGINT,
  problem     TEXT   NOT NULL,               -- of the newest mail that was not wholly taken in; "": none since
  problem_at  BIGINT
);
CREATE INDEX event_address_team ON event_address (team);
