-- 0135 what is seen again changes no index: lists begin with what changed last, and for what is long unseen the week is enough
ALTER TABLE finding ADD COLUMN week BIGINT NOT NULL DEFAULT 0;  -- of last_seen, since 1970-01-01 in weeks of seven days
UPDATE finding SET week = last_seen / 604800000000;
DROP INDEX finding_scope;
DROP INDEX finding_state;
DROP INDEX finding_seen;
CREATE INDEX finding_scope ON finding (scope, state_at);
CREATE INDEX finding_state ON finding (state, week);
CREATE INDEX finding_changed ON finding (state_at, id);
{postgres:ALTER TABLE finding SET (fillfactor = 80);}
