-- :vulnerability_add
INSERT INTO case_vulnerability (id, record, audience, n, title, cve, weakness, vector, score, severity, description, revision, created_at, updated_at)
VALUES ($1, $2, NULL, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $11)
-- :vulnerability_last system: the number after the last one of a case that the caller has found through {see:}
SELECT COALESCE(MAX(n), 0) + 1 FROM case_vulnerability WHERE record = $1
-- :vulnerabilities
SELECT v.id, v.n, v.title, v.cve, v.weakness, v.vector, v.score, v.severity, v.description, v.revision, v.created_at, v.updated_at
  FROM case_vulnerability v WHERE v.record = $1 AND ($2 = '' OR v.id = $2) AND {see:entry v} ORDER BY v.n LIMIT 500
-- :vulnerability_change system: the caller has found it through {see:}; the guard is in the WHERE
UPDATE case_vulnerability SET title = $3, cve = $4, weakness = $5, vector = $6, score = $7, severity = $8, description = $9, revision = revision + 1, updated_at = $10
 WHERE id = $1 AND revision = $2 RETURNING id
-- :missing                a row for each vulnerability that this vendor has none for yet
SELECT v.id FROM case_vulnerability v WHERE v.record = $1 AND {see:entry v}
   AND NOT EXISTS (SELECT 1 FROM case_status s WHERE s.party = $2 AND s.vulnerability = v.id AND {see:entry s}) ORDER BY v.n
-- :part
INSERT INTO part (id, record, kind, state, subject, reason, detail, assignee, due_at, audience, revision, created_by, created_at, updated_at)
VALUES ($1, $2, 'vendor-status', 'unknown', $3, '', '', NULL, NULL, $4, 1, $5, $6, $6)
-- :status
INSERT INTO case_status (part, record, audience, party, vulnerability, product, versions, justification, statement, addendum, approval, amended)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'none', '', '', 'draft', 0)
-- :there system: the caller has found vendor and vulnerability through {see:}
SELECT 1 FROM case_status WHERE party = $1 AND vulnerability = $2 AND product = $3 AND versions = $4
-- :vendors
SELECT k.part FROM case_party k JOIN part p ON p.id = k.part WHERE k.record = $1 AND k.role = 'vendor' AND k.left_at IS NULL AND {see:entry k} AND {see:entry p} ORDER BY k.part
-- :list
SELECT p.id, s.party, s.vulnerability, COALESCE(k.name, ''), s.product, s.versions, p.state, s.justification, s.statement, s.addendum, s.approval, s.amended, s.said_at,
       s.fix_at, p.updated_at, CASE WHEN s.audience IS NULL THEN 1 ELSE 0 END, v.n
  FROM part p JOIN case_status s ON s.part = p.id JOIN case_vulnerability v ON v.id = s.vulnerability LEFT JOIN case_party k ON k.part = s.party AND {see:entry k}
 WHERE p.record = $1 AND p.kind = 'vendor-status' AND ($2 = '' OR p.id = $2) AND {see:entry p} AND {see:entry s} AND {see:entry v} ORDER BY k.name, s.party, v.n, s.product, s.versions, p.id LIMIT 2000
-- :move system: the caller has found the status through {see:}; the guard is in the WHERE
UPDATE part SET state = $2, revision = revision + 1, updated_at = $4 WHERE id = $1 AND state = $3 RETURNING revision
-- :said system: the caller has found the status through {see:} and speaks for its vendor
UPDATE case_status SET justification = $2, statement = $3, approval = $4, said_at = $5, fix_at = $6, amended = amended + $7 WHERE part = $1
-- :approval system: the caller has found the status through {see:}
UPDATE case_status SET approval = $2 WHERE part = $1
-- :put_out system: the caller has found the status through {see:} and approved it
UPDATE case_status SET out_state = $2, out_justification = justification, out_statement = statement, out_said_at = said_at WHERE part = $1
-- :take_back system: the caller has found the status through {see:}; what was approved is so no more, or its vendor has no words for it
UPDATE case_status SET out_state = '', out_justification = '', out_statement = '', out_said_at = NULL WHERE part = $1
-- :addendum system: the caller has found the status through {see:}
UPDATE case_status SET addendum = $2 WHERE part = $1
-- :share_part system: the caller has found the status through {see:}
UPDATE part SET audience = $2, revision = revision + 1 WHERE id = $1
-- :share_status system: as above
UPDATE case_status SET audience = $2 WHERE part = $1
-- :unfixed system: whether this vendor has anything left to mend; the caller speaks for it
SELECT COUNT(*), SUM(CASE WHEN p.state IN ('fixed', 'not-affected') THEN 0 ELSE 1 END), SUM(CASE WHEN p.state = 'fixed' THEN 1 ELSE 0 END)
  FROM case_status s JOIN part p ON p.id = s.part WHERE s.party = $1
