-- The one decision: share a principal, or it does not exist (design section 3). `A.` is the alias.
-- :record system: this is the rule itself
EXISTS (SELECT 1 FROM record_grant see_g WHERE see_g.record = A.id AND see_g.principal IN ({me}) AND (see_g.until = 0 OR see_g.until > {now}))
-- :of_record system: a row that hangs on a record (kind's own table, deadline, chain)
EXISTS (SELECT 1 FROM record_grant see_g WHERE see_g.record = A.record AND see_g.principal IN ({me}) AND (see_g.until = 0 OR see_g.until > {now}))
-- :entry system: entry, part, attachment, text to search: the record's grants AND the own audience
(EXISTS (SELECT 1 FROM record_grant see_g WHERE see_g.record = A.record AND see_g.principal IN ({me}) AND (see_g.until = 0 OR see_g.until > {now})) AND (A.audience IS NULL OR EXISTS (SELECT 1 FROM audience_principal see_a WHERE see_a.audience = A.audience AND see_a.principal IN ({me}))))
-- :audience system: a row that has an audience and hangs on no record
EXISTS (SELECT 1 FROM audience_principal see_a WHERE see_a.audience = A.audience AND see_a.principal IN ({me}))
-- :few system: the records of a viewer with few grants, to be joined from his side; stands in FROM
(SELECT DISTINCT see_g.record AS id FROM record_grant see_g WHERE see_g.principal IN ({me}) AND (see_g.until = 0 OR see_g.until > {now}))
-- :count system: how many grants the viewer holds, up to a bound
SELECT COUNT(*) FROM (SELECT 1 FROM record_grant WHERE principal IN ({me}) LIMIT $1) AS held
