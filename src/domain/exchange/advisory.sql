-- :authors system: the caller has found the advisory through {see:} and changed it
UPDATE advisory SET authors = $2, approved_by = '', approved_at = NULL WHERE record = $1
-- :approved system: the caller has found the advisory through {see:} and moved its state
UPDATE advisory SET approved_by = $2, approved_at = $3 WHERE record = $1
-- :publish_at system: the caller has found the advisory through {see:} and moved its state
UPDATE advisory SET publish_at = $2 WHERE record = $1
-- :successor system: the caller has found the advisory through {see:} and moved its state
UPDATE advisory SET successor = $2 WHERE record = $1
-- :withdrawn system: the caller has found the advisory through {see:} and moved its state
UPDATE advisory SET withdrawn_why = $2, publish_at = NULL WHERE record = $1
-- :due system: the clock looks what is to be published
SELECT a.record, r.team FROM advisory a JOIN record r ON r.id = a.record WHERE a.publish_at <= $1 AND r.state = 'scheduled' ORDER BY a.publish_at, CASE WHEN a.translation_of IS NULL THEN 0 ELSE 1 END LIMIT 50
-- :forget system: the record is being erased (erase.h); what was published stays published until it is withdrawn
UPDATE advisory_content SET body = '{}' WHERE record = $1
-- :forget_restricted system: the record is being erased (erase.h)
DELETE FROM restricted_draft WHERE record = $1
-- :forget_comments system: the record is being erased (erase.h)
DELETE FROM advisory_comment WHERE record = $1
-- :forget_letters system: the record is being erased (erase.h): who got it goes with it
DELETE FROM advisory_letter WHERE record = $1
-- :forget_again system: the record is being erased (erase.h): the same
DELETE FROM letter_again WHERE record = $1
-- :forget_translation system: the record is being erased (erase.h), with what it was translated from
UPDATE advisory_translation SET body = '{}', pending = '[]' WHERE record = $1 OR original = $1
