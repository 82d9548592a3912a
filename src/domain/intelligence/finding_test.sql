-- :find system: a test looks
SELECT f.id, f.state, f.seen, f.returns, f.barred, f.told, f.next_at, f.first_seen, f.last_seen, f.organisation, f.team FROM finding f WHERE f.asset = $1 ORDER BY f.id
-- :count system: a test looks
SELECT COUNT(*), COALESCE(SUM(f.seen), 0) FROM finding f
-- :sides system: a test looks
SELECT f.asset, f.organisation, f.side, f.counterpart, f.more, f.confidence FROM finding f WHERE f.name = $1 ORDER BY f.asset
