-- 0035 how a rule came to where it is: who switched it on or off, what made it count anew
CREATE TABLE outbox_rule_step (
  id     TEXT   NOT NULL PRIMARY KEY,
  team   TEXT   NOT NULL,
  rule   TEXT   NOT NULL,
  what   TEXT   NOT NULL,                  -- on off changed cancelled
  by     TEXT   NOT NULL,                  -- the person
  at     BIGINT NOT NULL
);
CREATE INDEX outbox_rule_steps ON outbox_rule_step (team, id);
