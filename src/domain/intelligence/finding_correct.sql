-- :wrong system: letters that have left and told what is withdrawn now
SELECT DISTINCT t.batch FROM finding f JOIN finding_told t ON t.finding = f.id JOIN finding_batch b ON b.id = t.batch
 WHERE f.state = 'withdrawn' AND t.corrected_at IS NULL AND b.sent_at IS NOT NULL ORDER BY t.batch LIMIT $1
-- :batch
SELECT b.team, b.organisation, b.language, b.sent_at FROM finding_batch b WHERE b.id = $1
-- :withdrawn system: as above
SELECT f.asset, f.name, f.last_seen FROM finding_told t JOIN finding f ON f.id = t.finding WHERE t.batch = $1 AND f.state = 'withdrawn' AND t.corrected_at IS NULL
 ORDER BY f.asset, f.id
-- :readers system: whom a letter of it reached; they are written to again
SELECT DISTINCT l.address, o.organisation, o.subject FROM finding_letter l JOIN outbox o ON o.id = l.message WHERE l.batch = $1 AND o.state = 'sent' ORDER BY l.address
-- :corrected system: as above
UPDATE finding_told SET corrected_at = $2 WHERE batch = $1 AND corrected_at IS NULL AND finding IN (SELECT f.id FROM finding f WHERE f.state = 'withdrawn')
-- :names system: for the head of the letter
SELECT (SELECT r.title FROM record r WHERE r.id = $1), t.name, t.telephone, t.language FROM team t WHERE t.id = $2
