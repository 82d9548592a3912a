-- 0114 CVE numbers of this centre as a numbering authority (CNA), and what is wished of CVE Services, until it is done
CREATE TABLE cve_number (
  id            TEXT   NOT NULL PRIMARY KEY,   -- CVE-2026-1234
  record        TEXT,                          -- the advisory that it is for; NULL: nobody's yet
  vulnerability TEXT   NOT NULL,               -- its id there before it had a number
  state         TEXT   NOT NULL,               -- reserved published rejected, as far as we asked for it
  disputed      BIGINT NOT NULL,
  origin        TEXT   NOT NULL,               -- ours outside: reserved by another program of this CNA
  owner         TEXT   NOT NULL,               -- the CNA that CVE Services names
  seen          TEXT   NOT NULL,               -- the state there when it was last asked, small letters; absent; '': never asked
  to_org        TEXT   NOT NULL,               -- a transfer to this CNA was asked for
  why           TEXT   NOT NULL,               -- of the transfer
  n             BIGINT NOT NULL,               -- the revision of the advisory that was sent last
  reserved_at   BIGINT NOT NULL,
  looked_at     BIGINT NOT NULL
);
CREATE INDEX cve_number_record ON cve_number (record) WHERE record IS NOT NULL;
CREATE TABLE cve_wish (
  id            TEXT   NOT NULL PRIMARY KEY,   -- cvw_...
  record        TEXT,
  team          TEXT,
  number        TEXT   NOT NULL,               -- '' : to be reserved
  vulnerability TEXT   NOT NULL,
  what          TEXT   NOT NULL,               -- reserve publish update reject dispute undispute transfer
  state         TEXT   NOT NULL,               -- waiting sent done refused withdrawn; sent: no answer came yet, it is asked before it is sent again
  amount        BIGINT NOT NULL,
  year          BIGINT NOT NULL,
  sequential    BIGINT NOT NULL,
  body          TEXT   NOT NULL,               -- the container, as it is sent
  n             BIGINT NOT NULL,               -- the revision of the advisory
  tries         BIGINT NOT NULL,
  code          TEXT   NOT NULL,               -- what CVE Services called the error
  words         TEXT   NOT NULL,
  asked_by      TEXT   NOT NULL,
  asked_at      BIGINT NOT NULL,
  due_at        BIGINT NOT NULL,
  lease_until   BIGINT NOT NULL,               -- somebody is at it until then
  sent_at       BIGINT,                        -- first given to the line, since it last was known not to have arrived
  done_at       BIGINT
);
CREATE INDEX cve_wish_open ON cve_wish (due_at) WHERE state IN ('waiting', 'sent');
CREATE INDEX cve_wish_record ON cve_wish (record, asked_at) WHERE record IS NOT NULL;
