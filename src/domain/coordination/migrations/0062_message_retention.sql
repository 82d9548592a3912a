-- 0062 what was put away as noise goes sooner than what became something
UPDATE record SET retention = 'noise' WHERE retention = 'inbox' AND id IN (SELECT record FROM message WHERE outcome = 'noise');
