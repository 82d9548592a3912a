-- :list                   $1 teams of mine; members see it too
SELECT g.id, g.name, g.purpose, g.team, g.ceiling,
       (SELECT COUNT(*) FROM group_member n WHERE n.grp = g.id AND n.since <= $2 AND (n.until = 0 OR n.until > $2)), g.revision, g.created_at, g.updated_at
  FROM sharing_group g WHERE g.team IN ({list:$1}) OR 'group:' || g.id IN ({me}) ORDER BY g.name, g.id LIMIT 500
-- :find
SELECT g.id, g.name, g.purpose, g.team, g.ceiling,
       (SELECT COUNT(*) FROM group_member n WHERE n.grp = g.id AND n.since <= $3 AND (n.until = 0 OR n.until > $3)), g.revision, g.created_at, g.updated_at
  FROM sharing_group g WHERE g.id = $1 AND (g.team IN ({list:$2}) OR 'group:' || g.id IN ({me}))
-- :insert
INSERT INTO sharing_group (id, name, purpose, team, ceiling, revision, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, 1, $6, $6)
-- :update
UPDATE sharing_group SET name = $2, purpose = $3, ceiling = $4, revision = revision + 1, updated_at = $5 WHERE id = $1
-- :touch
UPDATE sharing_group SET revision = revision + 1, updated_at = $2 WHERE id = $1
-- :members
SELECT member, since FROM group_member WHERE grp = $1 AND since <= $2 AND (until = 0 OR until > $2) ORDER BY since, member LIMIT 2000
-- :add
INSERT INTO group_member (grp, member, since, until) VALUES ($1, $2, $3, 0) ON CONFLICT (grp, member) DO UPDATE SET since = $3, until = 0
-- :end
UPDATE group_member SET until = $3 WHERE grp = $1 AND member = $2 AND (until = 0 OR until > $3) RETURNING member
-- :colleague
SELECT person FROM seat WHERE person = $1 AND place = $2 AND since <= $3 AND (until = 0 OR until > $3) LIMIT 1
