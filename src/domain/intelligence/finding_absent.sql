-- :absent system: the job looks what was not seen for long enough while its source reports; nothing is shown
SELECT f.id, f.team, f.organisation, f.class, f.state, f.state_at, f.last_seen, p.last_seen FROM finding f JOIN finding_feed p ON p.team = f.team AND p.feed = f.feed
 WHERE f.state IN ('open', 'came-back', 'help-needed', 'claimed-fixed') AND f.week <= $5 AND f.last_seen < $1 AND p.last_seen > f.last_seen + $2 AND f.id > $3 ORDER BY f.id LIMIT $4
-- :gone system: the job says what was not seen for long enough
UPDATE finding SET state = $2, state_at = $3, verified_at = CASE WHEN $2 = 'verified-fixed' THEN CAST($3 AS BIGINT) ELSE verified_at END,
       queued_at = NULL, next_at = NULL, revision = revision + 1 WHERE id = $1 AND state = $4 AND last_seen = $5
RETURNING id
-- :lapsed system: the job opens again what was accepted or muted until now
SELECT f.id, f.state, f.until, f.team, f.organisation, f.class, f.last_seen, f.state_at FROM finding f WHERE f.state IN ('accepted', 'muted') AND f.until <= $1 ORDER BY f.id LIMIT $2
-- :reopen system: as above; told again only when it was seen meanwhile
UPDATE finding SET state = 'open', state_at = $2, until = NULL, queued_at = $3, next_at = $3, revision = revision + 1 WHERE id = $1 AND state = $4 AND until <= $2
RETURNING id
-- :links_over
DELETE FROM finding_link WHERE expires_at < $1
