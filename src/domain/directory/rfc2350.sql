-- :first_team system: what the first team says of itself to everybody; of its organisation only what is printed there
SELECT t.name, t.mailbox, t.telephone, t.hours, t.zone, t.language, COALESCE(r.title, ''), COALESCE(o.sector, ''), COALESCE(o.country, ''), COALESCE(o.website, ''),
       COALESCE(o.address, ''), COALESCE(o.established, ''), COALESCE(o.description, ''), COALESCE(r.id, ''), t.updated_at
  FROM team t LEFT JOIN record r ON r.id = t.organisation AND r.tlp = 'clear' LEFT JOIN organisation o ON o.record = r.id
 WHERE t.active = 1 ORDER BY t.created_at, t.id LIMIT 1
-- :team_of system: the same of a team whose organisation is for everybody (TLP:CLEAR); $1 prefix of its references
SELECT t.name, t.mailbox, t.telephone, t.hours, t.zone, t.language, r.title, o.sector, o.country, o.website, o.address, o.established, o.description, r.id, t.updated_at
  FROM team t JOIN record r ON r.id = t.organisation JOIN organisation o ON o.record = r.id WHERE t.active = 1 AND t.prefix = $1 AND r.tlp = 'clear'
-- :keys system: public keys of an organisation that is for everybody
SELECT fingerprint, uid, expires_at FROM openpgp_key WHERE record = $1 AND revoked = 0 AND (expires_at IS NULL OR expires_at > $2) ORDER BY id LIMIT 20
-- :above system: whom it reports to, as far as that one is for everybody too
SELECT r.title FROM edge g JOIN record r ON r.id = g.target WHERE g.source = $1 AND g.type IN ('reports-to', 'member-of') AND r.tlp = 'clear'
   AND (g.since IS NULL OR g.since <= $2) AND (g.until IS NULL OR g.until > $2) ORDER BY g.type, r.title LIMIT 20
