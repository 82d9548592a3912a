-- :parts system: lines for the organisations that the team chose, which it sees
INSERT INTO part (id, record, kind, state, subject, reason, detail, assignee, due_at, audience, revision, created_by, created_at, updated_at)
SELECT $1 || substr(CAST(1000000000000 + CAST($2 AS BIGINT) + row_number() OVER (ORDER BY r.id) AS TEXT), 2), $3, 'recipient', 'queued', r.id, $4, '', NULL, NULL, $5, 1, $6, CAST($7 AS BIGINT), CAST($7 AS BIGINT)
  FROM record r WHERE r.id IN ({list:$8})
-- :lines system: beside the parts that were made just now
INSERT INTO alert_line (part, record, audience, organisation, rung, who, address, channel, answer, said, answered_by)
SELECT p.id, p.record, p.audience, p.subject, 0, '', '', 'mail', '', '', '' FROM part p WHERE p.record = $1 AND p.kind = 'recipient'
-- :sent system: the caller has found the alert through {see:} and moved its state
UPDATE alert SET sent_at = $2, sent_by = $3, send_at = NULL WHERE record = $1
-- :any_letter
SELECT part FROM alert_letter WHERE record = $1 LIMIT 1
-- :drop_lines system: taken back before anything left
DELETE FROM alert_line WHERE record = $1
-- :drop_parts system: taken back before anything left
DELETE FROM part WHERE record = $1 AND kind = 'recipient'
-- :stop system: the caller has found the alert through {see:} and moved its state
UPDATE part SET due_at = NULL, state = CASE WHEN state = 'queued' THEN $3 ELSE state END, updated_at = $2 WHERE record = $1 AND kind = 'recipient'
-- :due system: the caller is the part of the system that moved the line
UPDATE part SET due_at = $2 WHERE id = $1
-- :letter
INSERT INTO alert_letter (message, part, record, address) VALUES ($1, $2, $3, $4) ON CONFLICT (message, part) DO NOTHING
-- :whose system: as which team a job acts
SELECT r.team, CASE WHEN a.sent_by = '' THEN a.edited_by ELSE a.sent_by END, r.state FROM record r JOIN alert a ON a.record = r.id WHERE r.id = $1
-- :open_to_orgs system: the recipients of an alert may see it
INSERT INTO record_grant (record, principal, because, since, until, by)
SELECT p.record, 'org:' || p.subject, 'recipient:' || p.id, CAST($2 AS BIGINT), 0, $3 FROM part p WHERE p.record = $1 AND p.kind = 'recipient'
    ON CONFLICT (principal, record, because) DO NOTHING
-- :open_to_people system: TLP:RED names people: those who speak for the recipient
INSERT INTO record_grant (record, principal, because, since, until, by)
SELECT DISTINCT p.record, 'user:' || s.person, 'recipient:' || p.id, CAST($2 AS BIGINT), 0, $3 FROM part p JOIN seat s ON s.place = p.subject
 WHERE p.record = $1 AND p.kind = 'recipient' AND s.role IN ('constituent', 'vendor') AND s.since <= $2 AND (s.until = 0 OR s.until > $2)
    ON CONFLICT (principal, record, because) DO NOTHING
-- :above system: who serves whom decides who sees a line; nothing of the edges is shown
SELECT source, target FROM edge WHERE type = 'serves' AND target IN ({list:$1}) AND (since IS NULL OR since <= $2) AND (until IS NULL OR until > $2) ORDER BY id
-- :to_choose system: the job goes through the lines of its own alert
SELECT part, organisation FROM alert_line WHERE record = $1 AND rung = 0 ORDER BY part LIMIT $2
-- :chosen system: the job goes through the lines of its own alert
UPDATE alert_line SET audience = $2, cert = $3, contact = $4, who = $5, address = $6, rung = 1 WHERE part = $1
-- :part_audience system: the job goes through the lines of its own alert
UPDATE part SET audience = $2 WHERE id = $1
-- :addresses system: the next addresses that a job of this alert writes to; $2 first letters, reminders or withdrawals
SELECT MIN(x.address), MAX(x.address), COUNT(*) FROM (SELECT l.address FROM alert_line l WHERE l.record = $1 AND l.address <> ''
   AND (($2 = 'first' AND l.message IS NULL AND l.rung = 1) OR ($2 = 'remind' AND l.remind = 1) OR ($2 = 'told' AND l.told_at IS NULL AND l.sent_at IS NOT NULL))
 GROUP BY l.address ORDER BY l.address LIMIT $3) AS x
-- :to_write system: the job goes through the lines of its own alert; all lines of an address together
SELECT l.part, l.address, COALESCE((SELECT k.language FROM contact k WHERE k.id = l.contact), ''), (SELECT r.title FROM record r WHERE r.id = l.organisation),
       l.organisation, (SELECT p.reason FROM part p WHERE p.id = l.part) || '; ' || l.who
  FROM alert_line l WHERE l.record = $1 AND l.address >= $2 AND l.address <= $3 AND l.message IS NULL AND l.rung = 1 ORDER BY l.address, l.part
-- :written system: the job goes through the lines of its own alert; the time is the letter's own
UPDATE alert_line SET message = $2, bounced_at = NULL WHERE part = $1 AND CAST($3 AS BIGINT) > 0
-- :to_escalate system: the job goes through the lines of its own alert
SELECT part FROM alert_line WHERE record = $1 AND rung = 1 AND address = '' ORDER BY part LIMIT $2
-- :to_remind system: the job goes through the lines of its own alert; all lines of an address together
SELECT l.part, l.address, COALESCE((SELECT k.language FROM contact k WHERE k.id = l.contact), ''), (SELECT r.title FROM record r WHERE r.id = l.organisation),
       l.organisation, 'a reminder; ' || l.who
  FROM alert_line l WHERE l.record = $1 AND l.address >= $2 AND l.address <= $3 AND l.remind = 1 ORDER BY l.address, l.part
-- :reminded system: the job goes through the lines of its own alert
UPDATE alert_line SET remind = 0, message = $2, reminded_at = $3 WHERE part = $1
-- :to_tell system: the job goes through the lines of its own alert; all lines of an address together
SELECT l.part, l.address, COALESCE((SELECT k.language FROM contact k WHERE k.id = l.contact), ''), (SELECT r.title FROM record r WHERE r.id = l.organisation),
       l.organisation, 'the alert is withdrawn'
  FROM alert_line l WHERE l.record = $1 AND l.address >= $2 AND l.address <= $3 AND l.told_at IS NULL AND l.sent_at IS NOT NULL ORDER BY l.address, l.part
-- :told system: the job goes through the lines of its own alert
UPDATE alert_line SET told_at = $3 WHERE part = $1 AND $2 <> ''
-- :tried
SELECT DISTINCT address FROM alert_letter WHERE part = $1
-- :asked system: the caller has found the line, or is the clock
UPDATE alert_line SET contact = $2, who = $3, address = $4, message = $5, channel = 'mail', rung = rung + 1, bounced_at = NULL, reminded_at = $6 WHERE part = $1
-- :own_organisation
SELECT organisation FROM team WHERE id = $1
-- :escalated system: the caller has found the line, or is the clock
UPDATE alert_line SET escalated_to = $2, rung = rung + 1, reminded_at = $3 WHERE part = $1
-- :exhausted system: the caller has found the line, or is the clock
UPDATE alert_line SET rung = rung + 1 WHERE part = $1
-- :scheduled system: the clock looks what is to be sent
SELECT a.record FROM alert a JOIN record r ON r.id = a.record WHERE a.send_at <= $1 AND r.state = 'scheduled' ORDER BY a.send_at LIMIT 50
-- :late system: the clock looks whose time has come
SELECT p.id, p.record FROM part p JOIN record r ON r.id = p.record
 WHERE p.due_at <= $1 AND p.kind = 'recipient' AND r.kind = 'alert' AND r.state = 'sent' ORDER BY p.due_at LIMIT 500
