-- 0119 a flaw of one running site: whoever found it is asked to try again, and the owner answers by a personal link
ALTER TABLE report ADD COLUMN retest TEXT NOT NULL DEFAULT 'none';   -- none asked gone still-there
CREATE TABLE route_link (                     -- personal links of owners: SHA-256 of 128 random bits, made as the letter leaves
  hash        TEXT   NOT NULL PRIMARY KEY,
  message     TEXT   NOT NULL,
  part        TEXT   NOT NULL,
  record      TEXT   NOT NULL,
  expires_at  BIGINT NOT NULL
);
CREATE INDEX route_link_part ON route_link (part);
