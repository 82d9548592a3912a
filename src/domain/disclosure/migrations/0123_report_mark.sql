-- 0123 reports that may be the same: the marks by which one is found from another, and what somebody said is not the same
CREATE TABLE report_mark (
  mark    TEXT   NOT NULL,               -- c:CVE p:product h:host w:word, folded
  record  TEXT   NOT NULL,
  PRIMARY KEY (mark, record)
);
CREATE TABLE report_marked (             -- a row for each report whose marks stand there, with them: so they are taken away again
  record  TEXT   NOT NULL PRIMARY KEY,
  marks   TEXT   NOT NULL                -- one a line
);
CREATE TABLE report_apart (              -- no content: two reports, the lower identifier first
  one     TEXT   NOT NULL,
  two     TEXT   NOT NULL,
  actor   TEXT   NOT NULL,
  at      BIGINT NOT NULL,
  PRIMARY KEY (one, two)
);
CREATE INDEX case_vulnerability_cve ON case_vulnerability (cve);
