-- :zone
SELECT zone FROM team WHERE id = $1 AND active = 1
-- :rotas
SELECT line, first_day, at, days, people FROM duty_rota WHERE team = $1 ORDER BY line
-- :rotas_end
DELETE FROM duty_rota WHERE team = $1
-- :rota
INSERT INTO duty_rota (team, line, first_day, at, days, people) VALUES ($1, $2, $3, $4, $5, $6)
-- :plan_moves              one row a team, from its first change on
INSERT INTO duty_plan (team, first, second, third, revision) VALUES ($1, 15, 30, 60, 1)
    ON CONFLICT (team) DO UPDATE SET revision = duty_plan.revision + 1
-- :planned
SELECT 1 FROM duty_rota WHERE team = $1 UNION SELECT 1 FROM duty_shift WHERE team = $1 LIMIT 1
-- :shifts                  those made last first
SELECT id, line, person, starts_at, ends_at, note FROM duty_shift WHERE team = $1 AND ends_at > $2 AND starts_at < $3 ORDER BY created_at DESC, id DESC LIMIT 2000
-- :lines_of_shifts         lines that have no pattern and yet are planned
SELECT DISTINCT line FROM duty_shift WHERE team = $1 AND ends_at > $2
-- :desk
SELECT DISTINCT p.id, p.name FROM seat s JOIN person p ON p.id = s.person
 WHERE s.place = $1 AND s.role IN ('analyst', 'lead') AND s.since <= $2 AND (s.until = 0 OR s.until > $2) AND p.state <> 'left' ORDER BY p.id
-- :leads
SELECT DISTINCT p.id FROM seat s JOIN person p ON p.id = s.person
 WHERE s.place = $1 AND s.role = 'lead' AND s.since <= $2 AND (s.until = 0 OR s.until > $2) AND p.state <> 'left' ORDER BY p.id
