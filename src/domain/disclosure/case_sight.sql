-- :offer system: an offer of the embargo to who does not see the case; its audience is that party and the desk
INSERT INTO case_offer (part, record, audience, ref, team, role, until_at, zone, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (part) DO UPDATE SET until_at = $7, zone = $8, made_at = $9
-- :offer_end system: answered, or no longer made
DELETE FROM case_offer WHERE part = $1
-- :kept                   where this party sees a case by its part: this one, and what was merged into it
SELECT g.record FROM record_grant g WHERE g.principal = $1 AND g.because = $2
-- :twin_part system: the caller has found the party through {see:}; the same takes part in another case as well
INSERT INTO part (id, record, kind, state, subject, reason, detail, assignee, due_at, audience, revision, created_by, created_at, updated_at)
SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), p.kind, p.state, p.subject, p.reason, p.detail, NULL, NULL, CASE WHEN p.audience IS NULL THEN NULL ELSE CAST($4 AS TEXT) END, 1, p.created_by, p.created_at,
       CAST($5 AS BIGINT) FROM part p WHERE p.id = $3
-- :twin_party system: as above
INSERT INTO case_party (part, record, audience, circle, role, name, address, language, zone, consent, path, contacted_at, seen_at, answered_at, left_at)
SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), CASE WHEN k.audience IS NULL THEN NULL ELSE CAST($4 AS TEXT) END, CAST($4 AS TEXT), k.role, k.name, k.address, k.language, k.zone, k.consent, k.path, k.contacted_at,
       k.seen_at, k.answered_at, k.left_at FROM case_party k WHERE k.part = $3
