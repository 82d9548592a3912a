-- 0100 cases are merged and split, and that is taken back within a day: what went from one to the other, and how it was before
ALTER TABLE cvd_case ADD COLUMN merged_was TEXT NOT NULL DEFAULT '';   -- the state that taking a merger back restores
ALTER TABLE case_party ADD COLUMN twin TEXT;                           -- the same party in the case that this one was merged into
CREATE TABLE case_move (                       -- no content: kinds, identifiers, states and times
  id           TEXT   NOT NULL PRIMARY KEY,
  kind         TEXT   NOT NULL,                -- merge split
  giver        TEXT   NOT NULL,
  taker        TEXT   NOT NULL,
  actor        TEXT   NOT NULL,
  at           BIGINT NOT NULL,
  undone_at    BIGINT,
  em_was       TEXT   NOT NULL,                -- the embargo of the taker before
  until_was    BIGINT,
  zone_was     TEXT   NOT NULL,
  em_giver     TEXT   NOT NULL,                -- both as the move left them: what changed since is not taken back
  until_giver  BIGINT,
  em_taker     TEXT   NOT NULL,
  until_taker  BIGINT,
  world_was    BIGINT NOT NULL,                -- Vultron CS: P, X, A of the taker before and after
  world        BIGINT NOT NULL
);
CREATE INDEX case_move_giver ON case_move (giver);
CREATE INDEX case_move_taker ON case_move (taker);
CREATE TABLE case_move_item (
  move  TEXT   NOT NULL,
  n     BIGINT NOT NULL,
  what  TEXT   NOT NULL,                       -- party twin consent vulnerability status report
  item  TEXT   NOT NULL,
  was   TEXT   NOT NULL,
  now   TEXT   NOT NULL,
  PRIMARY KEY (move, n)
);
