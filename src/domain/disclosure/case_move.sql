-- :move_new
INSERT INTO case_move (id, kind, giver, taker, actor, at, undone_at, em_was, until_was, zone_was, em_giver, until_giver, em_taker, until_taker, world_was, world)
VALUES ($1, $2, $3, $4, $5, $6, NULL, $7, $8, $9, '', NULL, '', NULL, $10, $10)
-- :item
INSERT INTO case_move_item (move, n, what, item, was, now) VALUES ($1, $2, $3, $4, $5, $6)
-- :move_left system: how the move left both; the caller has found them through {see:}
UPDATE case_move SET em_giver = (SELECT v.embargo FROM cvd_case v WHERE v.record = $2), until_giver = (SELECT v.embargo_until FROM cvd_case v WHERE v.record = $2),
       em_taker = (SELECT v.embargo FROM cvd_case v WHERE v.record = $3), until_taker = (SELECT v.embargo_until FROM cvd_case v WHERE v.record = $3), world = $4 WHERE id = $1
-- :part_to system: the caller has found both cases through {see:}
UPDATE part SET record = $2, revision = revision + 1, updated_at = $3 WHERE id = $1
-- :party_to system: as above
UPDATE case_party SET record = $2 WHERE part = $1
-- :twin system: as above
UPDATE case_party SET twin = $2 WHERE part = $1
-- :consent_now system: a merger or a split is taken back
SELECT consent, record, circle FROM case_party WHERE part = $1
-- :consent_back system: as above
UPDATE case_party SET consent = $2 WHERE part = $1
-- :circle system: the audience of a party whose statement goes back to it
SELECT circle FROM case_party WHERE part = $1
-- :vulnerability_to system: the caller has found both cases through {see:}; its number, when that is free
UPDATE case_vulnerability SET record = $2, revision = revision + 1, updated_at = $4,
       n = CASE WHEN $3 > 0 AND NOT EXISTS (SELECT 1 FROM case_vulnerability x WHERE x.record = $2 AND x.n = $3) THEN $3
                ELSE (SELECT COALESCE(MAX(x.n), 0) + 1 FROM case_vulnerability x WHERE x.record = $2) END WHERE id = $1
-- :status_part_to system: as above
UPDATE part SET record = $2, audience = CASE WHEN audience IS NULL THEN NULL ELSE $3 END, revision = revision + 1, updated_at = $4 WHERE id = $1
-- :status_to system: as above
UPDATE case_status SET record = $2, party = $3, audience = CASE WHEN audience IS NULL THEN NULL ELSE $4 END WHERE part = $1
-- :link_to
UPDATE link SET source = $2 WHERE id = $1
-- :strays system: rows of what, or of who, is no longer in this case
SELECT s.part, s.said_at FROM case_status s LEFT JOIN case_vulnerability v ON v.id = s.vulnerability LEFT JOIN case_party k ON k.part = s.party
 WHERE s.record = $1 AND (v.record IS NULL OR v.record <> s.record OR k.record IS NULL OR k.record <> s.record)
-- :status_drop system: as above; nothing was said in it
DELETE FROM case_status WHERE part = $1
-- :part_drop system: as above
DELETE FROM part WHERE id = $1
-- :contact system: the caller has found the case through {see:}
UPDATE cvd_case SET first_contact_at = $2 WHERE record = $1
-- :world_back system: what the merger brought; the caller has found the case through {see:}
UPDATE cvd_case SET public_at = CASE WHEN $2 > 0 THEN NULL ELSE public_at END, exploit_at = CASE WHEN $3 > 0 THEN NULL ELSE exploit_at END,
       attacks_at = CASE WHEN $4 > 0 THEN NULL ELSE attacks_at END WHERE record = $1
-- :newest                 a merger of which this case gave, a split of which it took
SELECT m.id, m.kind, m.giver, m.taker, m.at, m.undone_at, m.em_was, m.until_was, m.zone_was, m.em_giver, m.until_giver, m.em_taker, m.until_taker, m.world_was, m.world
  FROM case_move m WHERE m.kind = $2 AND m.undone_at IS NULL AND ((m.kind = 'merge' AND m.giver = $1) OR (m.kind = 'split' AND m.taker = $1)) ORDER BY m.at DESC, m.id DESC LIMIT 1
-- :later
SELECT 1 FROM case_move m WHERE m.id <> $1 AND m.undone_at IS NULL AND (m.giver IN ($2, $3) OR m.taker IN ($2, $3)) AND (m.at > $4 OR (m.at = $4 AND m.id > $1)) LIMIT 1
-- :items
SELECT n, what, item, was, now FROM case_move_item WHERE move = $1 ORDER BY n DESC
-- :undone
UPDATE case_move SET undone_at = $2, actor = $3 WHERE id = $1
-- :moves                  both ends must be seen; the near one was found by the caller
SELECT m.id, m.kind, CASE WHEN m.taker = $1 THEN 1 ELSE 0 END, r.id, r.ref, r.title, COALESCE(x.name, ''), m.at, m.undone_at
  FROM case_move m JOIN record r ON r.id = CASE WHEN m.taker = $1 THEN m.giver ELSE m.taker END LEFT JOIN person x ON x.id = m.actor
 WHERE (m.taker = $1 OR m.giver = $1) AND {see:record r} ORDER BY m.at DESC, m.id DESC LIMIT 100
-- :credits
SELECT r.id, r.ref, p.credit_name, p.credit_wanted, r.received_at FROM link l JOIN record r ON r.id = l.target JOIN report p ON p.record = r.id
 WHERE l.source = $1 AND l.type = 'opened-from' AND {see:record r} AND {see:of_record p} ORDER BY r.received_at, r.id LIMIT 200
