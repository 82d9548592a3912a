-- :members system: of these organisations those whose people are members, which decides who reads TLP:GREEN; nothing of the rows is shown
SELECT r.id FROM record r JOIN organisation o ON o.record = r.id
 WHERE r.id IN ({list:$1}) AND r.state = 'active' AND (o.org_kind NOT IN ('vendor', 'lab', 'foreign-cert') OR o.community = 1)
-- :in_groups system: of these organisations those that are in one of these groups, which decides who reads; nothing of the rows is shown
SELECT DISTINCT m.member FROM group_member m WHERE m.grp IN ({list:$1}) AND m.member IN ({list:$2}) AND m.since <= $3 AND (m.until = 0 OR m.until > $3)
-- :add system: the caller has found the advisory through {see:}
INSERT INTO advisory_letter (record, address, n, organisation, name, language, reason, message, at) VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, $8)
    ON CONFLICT (record, address, n) DO NOTHING
-- :again system: whoever was written to about an earlier revision hears of this one
INSERT INTO advisory_letter (record, address, n, organisation, name, language, reason, message, at)
SELECT l.record, l.address, $2, l.organisation, l.name, l.language, $3, NULL, $4 FROM advisory_letter l
 WHERE l.record = $1 AND l.n = (SELECT MAX(x.n) FROM advisory_letter x WHERE x.record = $1 AND x.address = l.address AND x.n < $2)
    ON CONFLICT (record, address, n) DO NOTHING
-- :overtaken system: what was not written yet is not written any more
UPDATE advisory_letter SET message = '' WHERE record = $1 AND n < $2 AND message IS NULL
-- :open system: a piece of those that are to be written
SELECT l.address, l.organisation, l.name, l.language, l.reason FROM advisory_letter l WHERE l.record = $1 AND l.n = $2 AND l.message IS NULL ORDER BY l.address LIMIT 200
-- :earlier system: what this address was sent, newest first, and what became of it
SELECT l.n, l.message, COALESCE(o.state, ''), l.said FROM advisory_letter l LEFT JOIN outbox o ON o.id = l.message
 WHERE l.record = $1 AND l.address = $2 AND l.n < $3 AND l.message <> '' ORDER BY l.n DESC
-- :written system: the letter lies in the outbox, or none is needed
UPDATE advisory_letter SET message = $4, said = $5 WHERE record = $1 AND address = $2 AND n = $3
-- :list                   of an advisory that the viewer sees, newest revision first
SELECT l.n, l.organisation, COALESCE(r.title, ''), l.name, l.address, l.reason,
       CASE WHEN l.message IS NULL THEN 'waiting' WHEN l.message = '' THEN 'none' ELSE COALESCE(o.state, '') END, l.at
  FROM advisory_letter l LEFT JOIN record r ON r.id = l.organisation AND {see:record r} LEFT JOIN outbox o ON o.id = l.message AND o.team = $2
 WHERE l.record = $1 AND {see:of_record l} ORDER BY l.n DESC, l.address LIMIT 2000
-- :reached system: how many addresses were written to; the caller has found the advisory through {see:}
SELECT COUNT(DISTINCT address) FROM advisory_letter WHERE record = $1 AND message <> ''
-- :whose system: a job looks whose advisory it is and what of it is out
SELECT r.team, p.n FROM record r JOIN publication p ON p.record = r.id WHERE r.id = $1
-- :team
SELECT name, telephone FROM team WHERE id = $1
