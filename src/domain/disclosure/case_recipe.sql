-- :attached
SELECT k.recipe, k.attached_at FROM case_recipe k WHERE k.record = $1 AND {see:of_record k}
-- :ticks
SELECT k.recipe, k.step, k.done_at, k.done_by FROM case_tick k WHERE k.record = $1 AND {see:of_record k}
-- :attach system: the caller has found the case through {see:}
INSERT INTO case_recipe (record, recipe, attached_at) VALUES ($1, $2, $3) ON CONFLICT (record, recipe) DO NOTHING RETURNING recipe
-- :detach system: as above; what was ticked stays, for when it is taken up again
DELETE FROM case_recipe WHERE record = $1 AND recipe = $2 RETURNING recipe
-- :tick system: as above
INSERT INTO case_tick (record, recipe, step, done_at, done_by) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (record, recipe, step) DO NOTHING RETURNING step
-- :untick system: as above
DELETE FROM case_tick WHERE record = $1 AND recipe = $2 AND step = $3 RETURNING step
-- :reports                that came into it
SELECT COUNT(*) FROM link l JOIN record r ON r.id = l.target WHERE l.source = $1 AND l.type = 'opened-from' AND {see:record r}
