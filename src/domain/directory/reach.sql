-- :serving system: the graph decides access here; nothing of the rows is shown
SELECT id, source, target, COALESCE(until, 0) FROM edge
 WHERE type = 'serves' AND target IN ({list:$1}) AND (since IS NULL OR since <= $2) AND (until IS NULL OR until > $2) AND id <> $3 ORDER BY id
-- :routed_to system: which organisations a record is on its way to decides who else sees it
SELECT DISTINCT subject FROM part WHERE record = $1 AND subject LIKE 'org%'
   AND ((kind = 'route' AND state IN ('proposed', 'sent', 'delivered', 'acknowledged', 'accepted', 'mended', 'bounced', 'silent')) OR (kind = 'recipient' AND state <> 'withdrawn'))
-- :record system: marking and team of a record whose grants are rewritten
SELECT tlp, team FROM record WHERE id = $1
-- :have
SELECT principal, because, until FROM record_grant WHERE record = $1 AND because LIKE 'edge:%'
-- :drop
DELETE FROM record_grant WHERE record = $1 AND principal = $2 AND because = $3
-- :contact_audience system: rewriting who sees the rows of an organisation
UPDATE contact SET audience = $2 WHERE record = $1 AND (audience IS NULL OR audience <> $2)
-- :asset_audience system: rewriting who sees the rows of an organisation
UPDATE asset SET audience = $2 WHERE record = $1 AND (audience IS NULL OR audience <> $2)
-- :technology_audience system: rewriting who sees the rows of an organisation
UPDATE technology SET audience = $2 WHERE record = $1 AND (audience IS NULL OR audience <> $2)
-- :key_audience system: rewriting who sees the rows of an organisation
UPDATE openpgp_key SET audience = $2 WHERE record = $1 AND (audience IS NULL OR audience <> $2)
-- :held_audience system: rewriting who sees the rows of an organisation
UPDATE held_change SET audience = $2 WHERE record = $1 AND (audience IS NULL OR audience <> $2)
-- :edge_target system: a job on an edge that began or ended
SELECT target FROM edge WHERE id = $1 AND type = 'serves'
-- :served system: a job on an edge that began or ended; ended edges count, so that their grants go
SELECT DISTINCT target FROM edge WHERE type = 'serves' AND source IN ({list:$1})
-- :routed_records system: the records whose grants are rewritten
SELECT DISTINCT record FROM part WHERE subject IN ({list:$1})
   AND ((kind = 'route' AND state IN ('proposed', 'sent', 'delivered', 'acknowledged', 'accepted', 'mended', 'bounced', 'silent')) OR (kind = 'recipient' AND state <> 'withdrawn'))
-- :edge_times system: a job on an edge that began or ended
SELECT COALESCE(since, 0), COALESCE(until, 0) FROM edge WHERE id = $1
-- :mark system: a job on an edge that began or ended
UPDATE edge SET spread = $2 WHERE id = $1
-- :due system: edges whose first or last moment came by the clock
SELECT id, spread FROM edge WHERE type = 'serves' AND ((spread = 0 AND (since IS NULL OR since <= $1)) OR (spread < 2 AND until IS NOT NULL AND until <= $1)) LIMIT 500
-- :members system: people of active organisations are members; vendors, labs and foreign partners by decision
SELECT r.id FROM record r JOIN organisation o ON o.record = r.id
 WHERE r.id IN ({list:$1}) AND r.state = 'active' AND (o.org_kind NOT IN ('vendor', 'lab', 'foreign-cert') OR o.community = 1) LIMIT 1
-- :team_organisation
SELECT organisation FROM team WHERE id = $1
