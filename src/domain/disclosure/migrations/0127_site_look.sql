-- 0127 what the sites of organisations say about reporting to them: looked at each week, or when somebody asks
CREATE TABLE site_look (
  asset        TEXT   NOT NULL PRIMARY KEY,   -- ast_...: the domain; it is seen by whoever sees that
  record       TEXT   NOT NULL,               -- the organisation
  at           BIGINT NOT NULL,
  file         TEXT   NOT NULL,               -- security.txt: valid expired invalid absent unreachable
  file_url     TEXT   NOT NULL,
  expires_at   BIGINT,                        -- as it says
  findings     TEXT   NOT NULL,               -- JSON: line, clause, text, error
  policy       TEXT   NOT NULL,               -- there named absent unreachable
  policy_url   TEXT   NOT NULL,
  why          TEXT   NOT NULL,               -- it was not read
  told_for     BIGINT NOT NULL                -- the end of which was told that it comes
);
CREATE INDEX site_look_record ON site_look (record);
