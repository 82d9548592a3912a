-- form - what a team promises to those who report
-- :promises                $1 team, $2 now -> regime, amount, unit
SELECT regime, amount, unit FROM target
 WHERE team = $1 AND kind = 'report' AND since <= $2 AND (until = 0 OR until > $2)
 ORDER BY CASE regime WHEN 'acknowledge' THEN 0 WHEN 'validate' THEN 1 ELSE 2 END
