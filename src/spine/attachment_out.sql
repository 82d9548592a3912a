-- :find
SELECT a.name, a.type, a.sha256, a.size FROM attachment a WHERE a.id = $1 AND {see:entry a}
