-- :person
SELECT id, email, name, COALESCE(organisation, ''), language, zone, state FROM person WHERE id = $1
-- :seats
SELECT s.place, s.role, COALESCE(t.organisation, '')
  FROM seat s LEFT JOIN team t ON t.id = s.place AND t.active = 1
 WHERE s.person = $1 AND s.since <= $2 AND (s.until = 0 OR s.until > $2)
-- :groups                 both of the person and of the organisation
SELECT grp FROM group_member WHERE member IN ({list:$1}) AND since <= $2 AND (until = 0 OR until > $2)
-- :organisation_of_team
SELECT organisation FROM team WHERE id = $1
