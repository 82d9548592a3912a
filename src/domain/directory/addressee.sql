-- :became                 what one that is closed became, as far as the viewer sees it
SELECT b.id FROM record o JOIN lineage l ON l.source = o.id JOIN record b ON b.id = l.target
 WHERE o.id = $1 AND o.closed_at IS NOT NULL AND l.undone_at IS NULL AND l.what <> 'renamed' AND {see:record o} AND {see:record b} ORDER BY l.at DESC LIMIT 1
-- :contacts
SELECT k.record, k.id, k.name, k.role, k.email, k.language, k.zone, k.hours, k.rank, k.confirmed_at, k.bounces FROM contact k
 WHERE k.record IN ({list:$1}) AND {see:entry k}
-- :all_contacts
SELECT k.record, k.id, k.name, k.role, k.email, k.language, k.zone, k.hours, k.rank, k.confirmed_at, k.bounces FROM contact k WHERE {see:entry k}
-- :desk
SELECT mailbox, language FROM team WHERE organisation = $1 AND active = 1 ORDER BY created_at, id LIMIT 1
