-- 0084 teams that are there already get the usual time for an answer of whom a record was routed to, a target like any other;
-- and what the nightly look found to be nobody's
INSERT INTO target (id, team, kind, regime, amount, unit, calendar, source, since, until)
SELECT 'tgt_' || substr(t.id, 5) || 'r', t.id, 'report', 'route', 3, 'days', COALESCE(t.calendar, ''), 'three days for whoever it was routed to, then the one above is asked', 0, 0 FROM team t;
INSERT INTO target (id, team, kind, regime, amount, unit, calendar, source, since, until)
SELECT 'tgt_' || substr(t.id, 5) || 'i', t.id, 'incident', 'route', 1, 'days', COALESCE(t.calendar, ''), 'a day for whoever it was routed to, then the one above is asked', 0, 0 FROM team t;
CREATE TABLE orphan (                         -- an open record without an owner who works, or without a next step; gone when that is mended
  record    TEXT   NOT NULL PRIMARY KEY,
  why       TEXT   NOT NULL,                  -- no-team nobody-works no-next-step
  shown_to  TEXT   NOT NULL,                  -- tea_... whose desk was told: its own, or the one above
  since     BIGINT NOT NULL,
  seen_at   BIGINT NOT NULL                   -- the newest look that found it
);
