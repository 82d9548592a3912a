-- :keep
INSERT INTO case_link (hash, message, part, record, expires_at) VALUES ($1, $2, $3, $4, $5)
-- :by_hash system: whoever holds the link is this party, in the case where it takes part now
SELECT COALESCE(t.part, p.part), COALESCE(t.record, p.record) FROM case_link k JOIN case_party p ON p.part = k.part LEFT JOIN case_party t ON t.part = p.twin
 WHERE k.hash = $1 AND k.expires_at > $2
-- :party system: whoever holds the link is this party
SELECT r.team, r.ref, t.name, t.telephone, t.mailbox, k.role, k.name, k.zone, r.tlp, k.left_at FROM case_party k JOIN record r ON r.id = k.record JOIN team t ON t.id = r.team WHERE k.part = $1
-- :sent system: the outbox tells that a letter left, or a mail server took it
UPDATE case_party SET contacted_at = COALESCE(contacted_at, $2), bounced_at = NULL WHERE part = $1 RETURNING part
-- :bounced system: the outbox tells that a letter came back
UPDATE case_party SET bounced_at = $2 WHERE part = $1
-- :seen system: the page behind the link was opened for the first time
UPDATE case_party SET seen_at = $2 WHERE part = $1 AND seen_at IS NULL RETURNING part
-- :circle system: what moves a letter writes into the party's own thread
SELECT circle FROM case_party WHERE part = $1
-- :offer_of
SELECT o.record, o.team, o.until_at FROM case_offer o WHERE o.part = $1 AND {see:audience o}
-- :offers
SELECT o.part, o.ref, t.name, o.role, o.until_at, o.zone, o.made_at, o.team FROM case_offer o JOIN team t ON t.id = o.team WHERE {see:audience o} ORDER BY o.made_at DESC LIMIT 200
-- :mine_by_report system: the finder's place in a case; the caller has found the report by its code
SELECT p.id, p.record FROM part p JOIN case_party k ON k.part = p.id WHERE p.kind = 'participant' AND p.subject = $1 AND k.left_at IS NULL AND k.twin IS NULL ORDER BY p.created_at DESC LIMIT 1
-- :now_at system: where the party that was asked takes part now
SELECT COALESCE(t.part, p.part), COALESCE(t.record, p.record) FROM case_party p LEFT JOIN case_party t ON t.part = p.twin WHERE p.part = $1
