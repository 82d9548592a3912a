-- :part
INSERT INTO part (id, record, kind, state, subject, reason, detail, assignee, due_at, audience, revision, created_by, created_at, updated_at)
VALUES ($1, $2, 'participant', $3, $4, $5, '', NULL, NULL, $6, 1, $7, $8, $8)
-- :party
INSERT INTO case_party (part, record, audience, circle, role, name, address, language, zone, consent, path, contacted_at, seen_at, answered_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $11, $11)
-- :there
SELECT p.id FROM part p JOIN case_party k ON k.part = p.id
 WHERE p.record = $1 AND p.kind = 'participant' AND k.left_at IS NULL AND ((p.subject <> '' AND p.subject = $2) OR (p.subject = '' AND k.address = $3)) AND {see:entry p} AND {see:entry k}
-- :list
SELECT p.id, p.state, p.subject, k.name, k.address, k.language, k.zone, k.role, k.consent, k.path, k.message, k.contacted_at, k.bounced_at, k.seen_at, k.answered_at,
       k.chased_at, k.left_at, k.circle, CASE WHEN k.audience IS NULL THEN 1 ELSE 0 END
  FROM part p JOIN case_party k ON k.part = p.id
 WHERE p.record = $1 AND p.kind = 'participant' AND ($2 = '' OR p.id = $2) AND {see:entry p} AND {see:entry k} ORDER BY p.created_at, p.id LIMIT 500
-- :move system: the caller has found the party through {see:}; the guard is in the WHERE
UPDATE part SET state = $2, revision = revision + 1, updated_at = $4 WHERE id = $1 AND state = $3 RETURNING revision
-- :consent system: the caller has found the party through {see:}, or holds its offer
UPDATE case_party SET consent = $2 WHERE part = $1
-- :answered system: the caller has found the party through {see:} and speaks for it
UPDATE case_party SET answered_at = COALESCE(answered_at, $2), seen_at = COALESCE(seen_at, $2) WHERE part = $1
-- :path system: the caller has found the party through {see:}
UPDATE case_party SET path = $2 WHERE part = $1
-- :share_part system: the caller has found the party through {see:}; NULL shows it to all who see the case
UPDATE part SET audience = $2, revision = revision + 1 WHERE id = $1
-- :share_party system: as above
UPDATE case_party SET audience = $2 WHERE part = $1
-- :left system: the caller has found the party through {see:}
UPDATE case_party SET left_at = $2 WHERE part = $1
-- :first_contact system: the first attempt to reach a vendor; the caller has found the case through {see:}
UPDATE cvd_case SET first_contact_at = $2 WHERE record = $1 AND first_contact_at IS NULL RETURNING record
-- :chased system: the caller has found the parties through {see:}
UPDATE case_party SET chased_at = $2 WHERE part = $1
-- :silent
SELECT p.id FROM part p JOIN case_party k ON k.part = p.id
 WHERE p.record = $1 AND p.kind = 'participant' AND k.left_at IS NULL AND k.address <> '' AND k.answered_at IS NULL AND (k.chased_at IS NULL OR k.chased_at < $2)
   AND {see:entry p} AND {see:entry k} ORDER BY p.created_at, p.id LIMIT 200
-- :desk
SELECT mailbox, zone FROM team WHERE id = $1
