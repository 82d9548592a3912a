-- programme - what goes when a hosted policy is erased: its address goes on saying that it is withdrawn
-- :forget_versions system: the record is being erased (erase.h)
UPDATE programme_version SET body = '{}', what = '' WHERE record = $1
-- :forget_page system: the record is being erased (erase.h)
UPDATE programme_page SET body = '{}', security_txt = '' WHERE record = $1 AND state = 'withdrawn'
