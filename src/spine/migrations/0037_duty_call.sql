-- 0037 who was called for what is critical, until somebody of the desk answers
CREATE TABLE duty_call (
  record   TEXT   NOT NULL PRIMARY KEY,
  team     TEXT   NOT NULL,
  state    TEXT   NOT NULL,               -- of the record then: another one is an answer
  since    BIGINT NOT NULL,
  step     BIGINT NOT NULL,               -- how many steps were called: lines 1 to 3, then those who lead
  ended_at BIGINT                         -- answered, closed, or all were called
);
CREATE INDEX duty_call_open ON duty_call (since) WHERE ended_at IS NULL;
