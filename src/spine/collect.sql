-- :forget
DELETE FROM blob WHERE sha256 = $1
-- :tables_sqlite system: names of tables, to know who may name bytes; no content
SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) t WHERE m.type = 'table' AND t.name = 'sha256' AND m.name <> 'blob' ORDER BY m.name
-- :tables_postgres system: names of tables, to know who may name bytes; no content
SELECT t.table_name FROM information_schema.columns t WHERE t.column_name = 'sha256' AND t.table_schema = current_schema() AND t.table_name <> 'blob' ORDER BY t.table_name
