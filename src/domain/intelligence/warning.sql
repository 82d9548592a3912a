-- :epoch
SELECT n FROM warning_epoch WHERE one = 1
-- :epoch_move
UPDATE warning_epoch SET n = n + 1 WHERE one = 1
-- :loaded                 those that count, as they are now
SELECT l.id, l.name, v.type, v.kinds, v.entries FROM warning_list l JOIN warning_text v ON v.list = l.id AND v.number = l.current
 WHERE l.enabled = 1 AND l.dropped_at IS NULL ORDER BY l.name
