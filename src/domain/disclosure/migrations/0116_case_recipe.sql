-- 0116 checklists of a case: which the desk works by, and what is done of each
CREATE TABLE case_recipe (
  record      TEXT   NOT NULL,
  recipe      TEXT   NOT NULL,                 -- case_recipes.h
  attached_at BIGINT NOT NULL,
  PRIMARY KEY (record, recipe)
);
CREATE TABLE case_tick (
  record  TEXT   NOT NULL,
  recipe  TEXT   NOT NULL,
  step    BIGINT NOT NULL,                     -- from 1
  done_at BIGINT NOT NULL,
  done_by TEXT   NOT NULL,
  PRIMARY KEY (record, recipe, step)
);
