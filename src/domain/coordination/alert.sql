-- :edited system: the caller has found the alert through {see:} and changed it
UPDATE alert SET edited_by = $2 WHERE record = $1
-- :send_at system: the caller has found the alert through {see:} and moved its state
UPDATE alert SET send_at = $2 WHERE record = $1
-- :withdrawn system: the caller has found the alert through {see:} and moved its state
UPDATE alert SET withdrawn_why = $2 WHERE record = $1
-- :target                 a review is owed within a day, unless the team has set another target
INSERT INTO target (id, team, kind, regime, amount, unit, calendar, source, since, until)
SELECT $1, t.id, 'alert', 'review', 24, 'hours', COALESCE(t.calendar, ''), 'alerts: urgent with one person', 0, 0 FROM team t
 WHERE t.id = $2 AND NOT EXISTS (SELECT 1 FROM target x WHERE x.team = t.id AND x.kind = 'alert' AND x.regime = 'review')
-- :forget_lines system: the record is being erased (erase.h)
UPDATE alert_line SET who = '', address = '', said = '', contact = NULL WHERE record = $1
-- :forget_letters
UPDATE alert_letter SET address = '' WHERE record = $1
-- :forget_links
DELETE FROM alert_link WHERE record = $1
