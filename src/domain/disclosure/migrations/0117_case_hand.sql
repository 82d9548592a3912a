-- 0117 a case that is offered to another desk of this hub; a row while nobody has answered
CREATE TABLE case_hand (
  record    TEXT   NOT NULL PRIMARY KEY,
  audience  TEXT,                              -- the desk and the one that is asked
  part      TEXT   NOT NULL,                   -- its party
  team      TEXT   NOT NULL,
  reason    TEXT   NOT NULL,
  actor     TEXT   NOT NULL,
  at        BIGINT NOT NULL
);
