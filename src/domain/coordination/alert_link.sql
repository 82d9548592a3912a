-- :until system: how long a link is good, as the letter leaves
SELECT answer_by FROM alert WHERE record = $1
-- :keep
INSERT INTO alert_link (hash, message, record, expires_at) VALUES ($1, $2, $3, $4)
-- :line_left system: the outbox lets a letter go
UPDATE alert_line SET sent_at = COALESCE(sent_at, $2) WHERE part IN (SELECT t.part FROM alert_letter t WHERE t.message = $1)
-- :part_left system: the outbox lets a letter go
UPDATE part SET state = 'sent', revision = revision + 1, updated_at = $2 WHERE state IN ('queued', 'bounced') AND id IN (SELECT t.part FROM alert_letter t WHERE t.message = $1)
-- :lines_of system: the lines of a letter that moved
SELECT t.part, CASE WHEN l.message = t.message THEN 1 ELSE 0 END, l.answer FROM alert_letter t JOIN alert_line l ON l.part = t.part WHERE t.message = $1
-- :clock system: when the next one is to be asked; counts the contacts that are left
SELECT l.answer, a.answer, a.urgency, COALESCE(k.hours, ''), COALESCE(k.zone, ''), r.state,
       (SELECT COUNT(DISTINCT x.email) FROM contact x WHERE x.record = l.organisation AND x.email <> '') - (SELECT COUNT(DISTINCT t.address) FROM alert_letter t WHERE t.part = l.part) + 1
  FROM alert_line l JOIN alert a ON a.record = l.record JOIN record r ON r.id = l.record LEFT JOIN contact k ON k.id = l.contact WHERE l.part = $1
-- :part_bounced system: the outbox tells that a letter came back; whoever answered is left alone. The clock asks the next one
UPDATE part SET state = 'bounced', due_at = $2, revision = revision + 1, updated_at = $2 WHERE id = $1 AND state IN ('queued', 'sent', 'delivered', 'bounced') RETURNING id
-- :line_bounced system: the outbox tells that a letter came back
UPDATE alert_line SET bounced_at = $2 WHERE part = $1
-- :line_taken system: the outbox tells that a mail server took it
UPDATE alert_line SET delivered_at = $2, sent_at = COALESCE(sent_at, $2) WHERE part = $1
-- :part_taken system: the outbox tells that a mail server took it
UPDATE part SET state = 'delivered', revision = revision + 1, updated_at = $2 WHERE id = $1 AND state IN ('queued', 'sent')
-- :by_hash system: whoever holds the link sees the alert that the letter was about, and answers for its lines
SELECT k.message, k.record, r.ref, r.title, r.tlp, r.state, a.text, a.sharing, a.withdrawn_why, t.name, t.telephone, t.mailbox, a.answer, a.sent_at, a.answer_by
  FROM alert_link k JOIN record r ON r.id = k.record JOIN alert a ON a.record = r.id JOIN team t ON t.id = r.team WHERE k.hash = $1 AND k.expires_at > $2
-- :page_lines system: whoever holds the link answers for the lines of its letter
SELECT t.part, r.title, l.answer, COALESCE(x.name, ''), l.answered_at
  FROM alert_letter t JOIN alert_line l ON l.part = t.part JOIN record r ON r.id = l.organisation LEFT JOIN person x ON x.id = l.answered_by
 WHERE t.message = $1 ORDER BY r.title, t.part
-- :open system: the page behind the link was opened for the first time
UPDATE alert_line SET opened_at = $2 WHERE opened_at IS NULL AND part IN (SELECT t.part FROM alert_letter t WHERE t.message = $1) RETURNING part
-- :part_opened system: the page behind the link was opened for the first time
UPDATE part SET state = 'opened', revision = revision + 1, updated_at = $2 WHERE id = $1 AND state IN ('queued', 'sent', 'delivered')
