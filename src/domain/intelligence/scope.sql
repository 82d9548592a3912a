-- :find system: the number alone, for what is being taken in
SELECT s.id FROM event_scope s WHERE s.team = $1 AND s.organisation = $2
-- :put system: the number alone, for what is being taken in
INSERT INTO event_scope (team, organisation, audience) VALUES ($1, $2, $3) ON CONFLICT (team, organisation) DO NOTHING
-- :of_organisation system: the graph moved; who may see what is worked out anew, nothing is shown
SELECT s.id, s.team FROM event_scope s WHERE s.organisation = $1
-- :again system: as above
UPDATE event_scope SET audience = $2 WHERE id = $1
-- :seen
SELECT s.id, s.team, s.organisation, r.title FROM event_scope s LEFT JOIN record r ON r.id = s.organisation AND {see:record r} WHERE {see:audience s} ORDER BY s.id
-- :principals
SELECT principal FROM audience_principal WHERE audience = $1
-- :team system: whose record an organisation is, to say who may see what belongs to it
SELECT team FROM record WHERE id = $1 AND kind = 'organisation'
-- :of_team system: work on the events of one desk, asked for by that desk; nothing is shown
SELECT s.id, s.team, s.organisation, '' FROM event_scope s WHERE s.team = $1 ORDER BY s.id
