-- :move system: the caller has found the case through {see:}; the guard is in the WHERE
UPDATE cvd_case SET embargo = $3, embargo_until = $4, embargo_zone = $5, embargo_ended_at = $6, embargo_end = $7 WHERE record = $1 AND embargo = $2 RETURNING record
-- :proposal_new
INSERT INTO case_embargo (id, record, audience, until_at, zone, reason, part, actor, at, state) VALUES ($1, $2, NULL, $3, $4, $5, $6, $7, $8, 'open')
-- :proposals              newest first; what each party says is for the desk and itself
SELECT e.id, e.until_at, e.zone, e.reason, e.part, e.actor, COALESCE(x.name, ''), e.at, e.state, e.decided_at,
       (SELECT COUNT(*) FROM case_consent k WHERE k.proposal = e.id AND k.agrees = 1 AND {see:entry k}),
       (SELECT COUNT(*) FROM case_consent k WHERE k.proposal = e.id AND k.agrees = 0 AND {see:entry k}),
       COALESCE((SELECT CASE WHEN k.agrees = 1 THEN 'yes' ELSE 'no' END FROM case_consent k WHERE k.proposal = e.id AND k.part = $2 AND {see:entry k}), '')
  FROM case_embargo e LEFT JOIN person x ON x.id = e.actor WHERE e.record = $1 AND {see:entry e} ORDER BY e.at DESC, e.id DESC LIMIT 100
-- :open system: what is proposed now, for whoever is asked to agree to it
SELECT id, until_at, zone FROM case_embargo WHERE record = $1 AND state = 'open' ORDER BY at DESC, id DESC LIMIT 1
-- :settle system: the caller has found the case through {see:}; all that is open, but for one
UPDATE case_embargo SET state = $2, decided_at = $3 WHERE record = $1 AND state = 'open' AND id <> $4
-- :decide system: the caller has found the case through {see:}
UPDATE case_embargo SET state = $2, decided_at = $3 WHERE id = $1 AND state = 'open' RETURNING id
-- :say system: the caller speaks for the party
INSERT INTO case_consent (proposal, part, record, audience, agrees, at, actor) VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (proposal, part) DO UPDATE SET agrees = $5, at = $6, actor = $7
-- :said system: a decision of the desk asks what each said, whoever may read that
SELECT k.part, k.agrees FROM case_consent k WHERE k.proposal = $1
-- :second
SELECT s.actor, COALESCE(p.name, ''), s.reason FROM case_second s LEFT JOIN person p ON p.id = s.actor WHERE s.record = $1 AND s.act = 'end-embargo'
-- :second_put
INSERT INTO case_second (record, act, actor, reason, at) VALUES ($1, 'end-embargo', $2, $3, $4) ON CONFLICT (record, act) DO UPDATE SET actor = $2, reason = $3, at = $4
-- :second_drop
DELETE FROM case_second WHERE record = $1 AND act = 'end-embargo' RETURNING record
-- :over system: the clock of embargoes; it reads no content
SELECT v.record, r.team FROM cvd_case v JOIN record r ON r.id = v.record WHERE v.embargo IN ('active', 'revise') AND v.embargo_until <= $1 AND r.state <> 'merged' ORDER BY v.embargo_until LIMIT 100
