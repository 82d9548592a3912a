-- :offered
SELECT h.part, h.team, h.reason, h.at FROM case_hand h WHERE h.record = $1 AND {see:entry h}
-- :offer system: the caller has found the case through {see:}; one at a time
INSERT INTO case_hand (record, audience, part, team, reason, actor, at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (record) DO NOTHING RETURNING record
-- :answered system: as above
DELETE FROM case_hand WHERE record = $1 AND team = $2 RETURNING record
-- :sees                   whether that desk does
SELECT 1 FROM record_grant g WHERE g.record = $1 AND g.principal = $2 LIMIT 1
-- :moved_lately           what can be taken back still
SELECT 1 FROM case_move m WHERE (m.giver = $1 OR m.taker = $1) AND m.undone_at IS NULL AND m.at > $2 LIMIT 1
-- :party_circle system: the case changes hands; what the party and the desk share is the new desk's from now on
UPDATE case_party SET circle = $2, audience = CASE WHEN audience IS NULL THEN NULL ELSE $2 END WHERE part = $1
-- :party_part system: as above
UPDATE part SET audience = $2 WHERE audience IS NOT NULL AND (id = $1 OR id IN (SELECT s.part FROM case_status s WHERE s.party = $1))
-- :party_statuses system: as above
UPDATE case_status SET audience = $2 WHERE party = $1 AND audience IS NOT NULL
-- :party_offer system: as above
UPDATE case_offer SET audience = $2, team = $3 WHERE part = $1
-- :party_consents system: as above
UPDATE case_consent SET audience = $2 WHERE part = $1 AND audience IS NOT NULL
-- :party_files system: as above
UPDATE attachment SET audience = $2 WHERE record = $3 AND given = $1 AND audience IS NOT NULL
-- :desk_files system: as above
UPDATE attachment SET audience = $2 WHERE record = $1 AND given = '' AND audience = $3
-- :forget_hand system: the record is being erased (erase.h)
DELETE FROM case_hand WHERE record = $1
