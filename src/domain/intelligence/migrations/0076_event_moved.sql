-- 0076 events that got another owner after they had been read for findings: read once more, and forgotten then
CREATE TABLE event_moved (
  day   BIGINT NOT NULL,
  event BIGINT NOT NULL,
  at    BIGINT NOT NULL,
  PRIMARY KEY (day, event)
);
