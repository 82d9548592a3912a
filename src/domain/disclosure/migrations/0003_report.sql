-- 0003 vulnerability reports and who reported them
CREATE TABLE report (
  record               TEXT   NOT NULL PRIMARY KEY,
  product              TEXT   NOT NULL,
  vendor               TEXT   NOT NULL,
  version              TEXT   NOT NULL,
  site                 TEXT   NOT NULL,      -- address of a live site, when it is one
  description          TEXT   NOT NULL,
  reproduction         TEXT   NOT NULL,
  impact               TEXT   NOT NULL,
  weakness             TEXT   NOT NULL,      -- CWE-79
  urls                 TEXT   NOT NULL,      -- JSON list
  cve                  TEXT   NOT NULL,
  cvss                 TEXT   NOT NULL,
  exploitation         TEXT   NOT NULL,      -- SSVC: none poc active
  public               BIGINT NOT NULL,
  multi_vendor         BIGINT NOT NULL,
  vendor_contacted     BIGINT NOT NULL,
  vendor_contact_note  TEXT   NOT NULL,
  disclosure_wish      TEXT   NOT NULL,
  credit_name          TEXT   NOT NULL,
  credit_wanted        BIGINT NOT NULL,
  share_identity       BIGINT NOT NULL,
  lane                 TEXT   NOT NULL,      -- product live-site low-trust
  outcome              TEXT   NOT NULL
);
CREATE TABLE reporter (                      -- apart from the report: who it was, sealed; absent when anonymous
  record        TEXT   NOT NULL PRIMARY KEY,
  receipt       TEXT   NOT NULL,             -- rct_...
  receipt_hash  TEXT   NOT NULL,             -- of the code; the code itself is nowhere
  identity      TEXT,                        -- sealed JSON
  language      TEXT   NOT NULL,
  created_at    BIGINT NOT NULL
);
CREATE UNIQUE INDEX reporter_receipt ON reporter (receipt_hash);
