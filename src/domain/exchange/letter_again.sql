-- :wait system: a reader got the original's words, and gets the translation's when they are out
INSERT INTO letter_again (record, n, reader, language, state, message) VALUES ($1, $2, $3, $4, 'waiting', '') ON CONFLICT (record, n, reader) DO NOTHING
-- :overtaken system: what was owed of an earlier revision is not owed any more
UPDATE letter_again SET state = 'over' WHERE record = $1 AND n < $2 AND state IN ('waiting', 'due')
-- :out system: the translation of this revision is published
UPDATE letter_again SET state = 'due' WHERE record = $1 AND n = $2 AND language = $3 AND state = 'waiting' RETURNING reader
-- :whose system: a job looks whose advisory it is and what of it is out
SELECT r.team, p.n FROM record r JOIN publication p ON p.record = r.id WHERE r.id = $1
-- :due system: a piece of the organisations to which it is owed, each with the letter that it has
SELECT g.reader, g.language, l.organisation, l.reason, l.message, COALESCE(o.state, ''), l.said
  FROM letter_again g JOIN advisory_letter l ON l.record = g.record AND l.n = g.n AND l.address = g.reader LEFT JOIN outbox o ON o.id = l.message
 WHERE g.record = $1 AND g.n = $2 AND g.state = 'due' ORDER BY g.reader LIMIT 100
-- :due_subscribers system: the same, of subscribers
SELECT g.reader, g.language, '', '', l.message, COALESCE(o.state, ''), l.said
  FROM letter_again g JOIN subscription_letter l ON l.record = g.record AND l.n = g.n AND l.subscription = g.reader
  JOIN subscription s ON s.id = g.reader AND s.state = 'active' LEFT JOIN outbox o ON o.id = l.message
 WHERE g.record = $1 AND g.n = $2 AND g.state = 'due' ORDER BY g.reader LIMIT 100
-- :ended system: it is written, or is not owed any more
UPDATE letter_again SET state = $4, message = $5 WHERE record = $1 AND n = $2 AND reader = $3
-- :reads system: its reader goes by the translation from now on; a message stands in the place of the letter that nobody let go
UPDATE advisory_letter SET said = $4, message = CASE WHEN $5 = '' THEN message ELSE $5 END WHERE record = $1 AND n = $2 AND address = $3
-- :reads_subscriber system: the same
UPDATE subscription_letter SET said = $4, message = CASE WHEN $5 = '' THEN message ELSE $5 END WHERE record = $1 AND n = $2 AND subscription = $3
-- :lying system: what nobody let go of earlier revisions
SELECT g.n, g.reader, g.message FROM letter_again g JOIN outbox o ON o.id = g.message WHERE g.record = $1 AND ($2 = '' OR g.reader = $2) AND g.n < $3 AND o.state = 'held' LIMIT 500
-- :forget system: a subscription ended
DELETE FROM letter_again WHERE reader = $1
