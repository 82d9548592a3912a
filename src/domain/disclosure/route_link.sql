-- route_link - the door of an owner to whom a report was routed
-- :keep
INSERT INTO route_link (hash, message, part, record, expires_at) VALUES ($1, $2, $3, $4, $5)
-- :by_hash system: whoever holds the link speaks for the organisation that the report was routed to
SELECT p.id, p.state, p.subject, t.name, t.telephone, t.mailbox FROM route_link k JOIN part p ON p.id = k.part JOIN record r ON r.id = p.record JOIN team t ON t.id = r.team
 WHERE k.hash = $1 AND k.expires_at > $2
-- :sweep system: links that have run out open nothing
DELETE FROM route_link WHERE expires_at <= $1
-- :sweep_cases            those of parties of cases
DELETE FROM case_link WHERE expires_at <= $1
