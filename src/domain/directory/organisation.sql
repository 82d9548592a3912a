-- :sector
SELECT code FROM sector WHERE code = $1
-- :proven system: a guard of a transition on an organisation that was found through {see:}
SELECT COUNT(*) FROM asset WHERE record = $1 AND proof IN ('dns', 'whois', 'letter', 'checked') AND (until IS NULL OR until > $2) AND CAST($3 AS BIGINT) >= 0
-- :contacts system: a guard of a transition on an organisation that was found through {see:}
SELECT COUNT(*) FROM contact WHERE record = $1 AND CAST($2 AS BIGINT) >= 0 AND CAST($3 AS BIGINT) >= 0
-- :confirmed system: a guard of a transition on an organisation that was found through {see:}
SELECT COUNT(*) FROM contact WHERE record = $1 AND CAST($2 AS BIGINT) >= 0 AND confirmed_at > $3
-- :forget_contacts system: the record is being erased (erase.h)
DELETE FROM contact WHERE record = $1
-- :forget_keys system: the record is being erased (erase.h)
DELETE FROM openpgp_key WHERE record = $1
-- :forget_codes
DELETE FROM contact_code WHERE record = $1
-- :forget_held system: the record is being erased (erase.h)
UPDATE held_change SET body = '' WHERE record = $1
-- :forget_imported
UPDATE import_row SET was = '', now = '' WHERE record = $1
