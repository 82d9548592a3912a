-- 0050 imports of more kinds of files: identifiers by which other systems name an organisation, and how a desk reads a table
CREATE TABLE outside_id (                    -- update by key: the same organisation when it comes again
  scheme  TEXT   NOT NULL,                   -- misp
  value   TEXT   NOT NULL,
  record  TEXT   NOT NULL,
  at      BIGINT NOT NULL,
  PRIMARY KEY (scheme, value, record)
);
CREATE INDEX outside_id_record ON outside_id (record);
CREATE TABLE import_mapping (                -- what a desk said the columns of such a table are
  team     TEXT   NOT NULL,
  headers  TEXT   NOT NULL,                  -- SHA-256 of the headers, folded
  columns  TEXT   NOT NULL,                  -- with commas between; an empty one is ignored
  at       BIGINT NOT NULL,
  PRIMARY KEY (team, headers)
);
